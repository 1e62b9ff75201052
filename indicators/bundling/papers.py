"""What stands beside the project in a bundle: installers, starters, lists of versions, a guide."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from indicators.bundling.targets import Target, pythons
from indicators.bundling.wheels import Wheel
from indicators.wording import bundling as words

_INSTALL_SH = """\
#!/bin/sh
cd "$(dirname "$0")" || exit 1
fits='import sys; sys.exit(sys.version_info[:2] not in {versions})'
for name in "$PYTHON" {names} python3 python; do
    if [ -n "$name" ] && "$name" -c "$fits" 2>/dev/null; then
        exec "$name" -B -m indicators.bundling.install --lang {lang}
    fi
done
echo '{missing}' >&2
exit 1
"""
_START_SH = """\
#!/bin/sh
cd "$(dirname "$0")" || exit 1
if [ ! -x .venv/bin/python ]; then
    echo '{first}' >&2
    exit 1
fi
exec .venv/bin/python -m streamlit run app.py "$@"
"""
# ASCII alone: a console may read a .bat in any code page. Chinese is in the guide, which opens.
_INSTALL_BAT = """\
@echo off
setlocal
cd /d "%~dp0"
set "PICK="
for %%v in ({spaced}) do call :try py -%%v
call :try python
if defined PICK goto install
echo Python {listed}, 64-bit, was not found. The guide tells what to do.
for %%f in (*.txt) do start "" notepad "%%f"
pause
exit /b 1

:install
%PICK% -B -m indicators.bundling.install --lang {lang}
set "CODE=%ERRORLEVEL%"
pause
exit /b %CODE%

:try
if defined PICK exit /b 0
%* -c "import sys; sys.exit(sys.version_info[:2] not in {versions})" >nul 2>nul
if not errorlevel 1 set "PICK=%*"
exit /b 0
"""
_START_BAT = """\
@echo off
setlocal
cd /d "%~dp0"
if exist ".venv\\Scripts\\python.exe" goto start
echo Run install.bat first.
pause
exit /b 1

:start
".venv\\Scripts\\python.exe" -m streamlit run app.py %*
if errorlevel 1 pause
"""


def write(folder: Path, wanted: Mapping[Target, Sequence[Wheel]], lang: str) -> None:
    """Write them all into a bundle's folder."""
    for target, wheels in wanted.items():
        lines = (f"{one.name}=={one.version}\n" for one in wheels)
        (folder / "wheels" / f"{target}.txt").write_bytes("".join(lines).encode())
    versions = pythons(list(wanted))
    said = {
        "lang": lang,
        "names": " ".join(f"python{one}" for one in versions),
        "spaced": " ".join(versions),
        "listed": " / ".join(versions),
        "versions": str([tuple(map(int, one.split("."))) for one in versions]),
        "missing": words.say(lang, "no_python", versions=words.listed(lang, versions)),
        "first": words.say(lang, "first"),
    }
    for name, text in (("install.sh", _INSTALL_SH), ("start.sh", _START_SH)):
        path = folder / name
        path.write_bytes(text.format(**said).encode("utf-8"))
        path.chmod(0o755)
    for name, text in (("install.bat", _INSTALL_BAT), ("start.bat", _START_BAT)):
        (folder / name).write_bytes(_windows(text.format(**said)).encode("ascii"))
    guide = words.guide(lang, list(map(str, wanted)), versions)
    name = words.say(lang, "guide_name")
    # Notepad takes a file without the mark for GBK.
    (folder / name).write_bytes(_windows(guide).encode("utf-8-sig"))


def _windows(text: str) -> str:
    return text.replace("\n", "\r\n")
