"""Files opened in LibreOffice and saved again, many at once."""

import subprocess
from collections.abc import Iterable
from pathlib import Path

import office

SECONDS = 120
COMMA_TEXT = "Text - txt - csv (StarCalc):44,34,{},1,,0,false,true,false,false,false,-1"
GBK, UTF8 = "67", "76"


def saved(files: Iterable[Path], target: Path, suffix: str, *more: str) -> list[Path]:
    """Save files as `suffix`, or with a filter of LibreOffice behind it; return what it wrote."""
    profile = (target.parent / "profile").as_uri()
    command = [
        office.SOFFICE, f"-env:UserInstallation={profile}", "--headless", "--norestore", *more,
        "--convert-to", suffix, "--outdir", target, *sorted(files),
    ]  # fmt: skip
    subprocess.run(command, capture_output=True, timeout=SECONDS, check=True)
    return sorted(target.iterdir())
