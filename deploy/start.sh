#!/bin/sh
# Start in a container: the first time, the volume is given the data that the image brought.
set -eu
if [ ! -e "$INDICATORS_DATA" ]; then
    rm -rf "$INDICATORS_DATA.part"
    cp -R data "$INDICATORS_DATA.part"
    mv "$INDICATORS_DATA.part" "$INDICATORS_DATA"
fi
exec .venv/bin/python -m streamlit run app.py
