"""Files as an office program shows them: LibreOffice turns them into PDF."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

SOFFICE = os.environ.get("SOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")
REASON = "no LibreOffice found: install it (Debian: apt install libreoffice) or set SOFFICE"
SECONDS = 120


def converted(file: Path, folder: Path, suffix: str = "pdf") -> Path:
    """Convert a file; fail where LibreOffice does not take it as it is."""
    profile = folder / "profile"
    command = [
        SOFFICE, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore",
        "--convert-to", suffix, "--outdir", str(folder), str(file),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
    made = folder / f"{file.stem}.{suffix.partition(':')[0]}"
    if done.returncode or not made.exists():
        pytest.fail(f"{file.name}: {done.stdout}{done.stderr}")
    return made
