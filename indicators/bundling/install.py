"""Installs from a bundle, on a machine without internet: run by its install.sh or install.bat.

It runs before anything is installed, so it imports the standard library and words alone.
"""

import argparse
import io
import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

from indicators.bundling import sums
from indicators.wording import bundling as words

ROOT = Path(__file__).resolve().parents[2]
_PLATFORMS = {
    "linux-x86_64": "linux-x86_64",
    "linux-aarch64": "linux-arm64",
    "win-amd64": "windows",
}
_EDITED = ("data/", ".streamlit/")
"""What its owner may change."""


def main() -> int:
    """Check the files, make `.venv` and install into it; the exit code is 1 where that fails."""
    parser = argparse.ArgumentParser(prog="install")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh")
    lang = parser.parse_args().lang
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    wrong = _unfit(lang) or _damaged(lang)
    if wrong:
        print(wrong, file=sys.stderr)
        return 1
    try:
        return _install(lang)
    except KeyboardInterrupt:
        shutil.rmtree(ROOT / ".venv", ignore_errors=True)
        return 130


def platform() -> str:
    """Return this machine's name among those of bundles, else Python's own for it."""
    machine = sysconfig.get_platform()
    return _PLATFORMS.get(machine, machine)


def listing() -> str:
    """Return the name of the list of versions for this machine and this Python."""
    return f"{platform()}-{sys.version_info.major}.{sys.version_info.minor}"


def _unfit(lang: str) -> str:
    """Say that the bundle has nothing for this machine and this Python, if so."""
    there = [path.stem for path in sorted((ROOT / "wheels").glob("*.txt"))]
    if listing() in there:
        return ""
    return words.say(lang, "unfit", this=listing(), there=words.listed(lang, there))


def _damaged(lang: str) -> str:
    """Say which files are not as they were packed, if any; edited data are told and taken."""
    print(words.say(lang, "checking"))
    try:
        changed = sums.differing(ROOT)
    except OSError as error:
        return words.say(lang, "no_sums", why=error)
    edited = [one for one in changed if one.startswith(_EDITED) and (ROOT / one).is_file()]
    if edited:
        print(words.say(lang, "edited", names=words.listed(lang, edited)))
    damaged = [one for one in changed if one not in edited]
    return words.say(lang, "damaged", names=words.listed(lang, damaged)) if damaged else ""


def _install(lang: str) -> int:
    place = ROOT / ".venv"
    print(words.say(lang, "installing"))
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(place)], check=False)
    if made.returncode:
        shutil.rmtree(place, ignore_errors=True)
        print(words.say(lang, "no_venv"), file=sys.stderr)
        return 1
    inside = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    # Neither the settings nor the variables of this machine may send pip elsewhere.
    command = [str(inside), "-m", "pip", "install", "--isolated", "--quiet", "--no-index"]
    command += ["--disable-pip-version-check", "--only-binary=:all:", "--find-links=wheels"]
    command += ["--no-warn-script-location", f"--requirement=wheels/{listing()}.txt"]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PIP_CONFIG_FILE": os.devnull}, check=False
    )
    if done.returncode:
        shutil.rmtree(place, ignore_errors=True)
        print(words.say(lang, "not_installed"), file=sys.stderr)
        return 1
    starter = "start.bat" if os.name == "nt" else "sh start.sh"
    print(words.say(lang, "installed", starter=starter))
    return 0


if __name__ == "__main__":
    sys.exit(main())
