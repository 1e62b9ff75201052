"""The browser and the Chinese fonts of this machine, which pictures need."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge", "microsoft-edge")
PLACES = (
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts")
"""Where fonts are looked for without fontconfig's own command."""
_CHINESE = re.compile(
    r"cjk|sourcehan|source-han|wqy|msyh|simsun|simhei|simfang|dengxian|droidsansfallback|uming|ukai",
    re.IGNORECASE,
)
_SECONDS = 30


def browser() -> str | None:
    """Return the path of a Chromium, Chrome or Edge: the one that CHROMIUM names comes first."""
    named = os.environ.get("CHROMIUM")
    found = [named and shutil.which(named), *map(shutil.which, NAMES), *PLACES]
    return next((path for path in found if path and Path(path).is_file()), None)


def has_chinese() -> bool:
    """Tell whether the machine can draw Chinese characters; Windows and macOS can."""
    return not sys.platform.startswith("linux") or _installed()


def _installed() -> bool:
    command = shutil.which("fc-list")
    if command is None:
        return any(
            _CHINESE.search(path.name)
            for folder in FOLDERS
            for path in Path(folder).expanduser().rglob("*")
        )
    call = [command, ":lang=zh", "family"]
    done = subprocess.run(call, capture_output=True, timeout=_SECONDS, check=False)
    return bool(done.stdout.strip())
