#!/bin/sh
# Start in a container: the first time, the volume is given the data that the image brought.
set -eu
if [ ! -e "$INDICATORS_DATA" ]; then
    # Two containers may start at once over one volume: who comes second keeps what is there.
    part=$(mktemp -d "$INDICATORS_DATA.XXXXXX")
    cp -R data/. "$part"
    chmod 0750 "$part"
    mv -T "$part" "$INDICATORS_DATA" 2>/dev/null || rm -rf "$part"
    [ -e "$INDICATORS_DATA" ]
fi
exec .venv/bin/python -m streamlit run app.py
