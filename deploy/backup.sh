#!/bin/sh
# Archive the data and their log into a folder, verify the archive, then drop those of long ago.
# Nothing is dropped where the new archive could not be made or is not sound.
set -eu
folder=$1
python=${PYTHON:-/opt/plan-indicators/.venv/bin/python}
file=$folder/plan-indicators-$(date +%Y%m%d-%H%M%S).zip
"$python" -m indicators backup --data "$INDICATORS_DATA" -o "$file"
"$python" -m indicators backup --verify "$file"
find "$folder" -maxdepth 1 -type f -name 'plan-indicators-*.zip' -mtime "+${KEEP_DAYS:-60}" -delete
