"""A folder packed into a sealed zip file; the same files give the same bytes."""

import shutil
import zipfile
from pathlib import Path

from indicators.backup import sealing
from indicators.backup.manifest import NAME, Manifest

TOP = "data/"
"""The folder within the archive."""
DAY = (1980, 1, 1, 0, 0, 0)
RIGHTS = 0o100644 << 16
"""Of every part: a plain file."""


def pack(folder: Path, said: Manifest, place: Path) -> None:
    """Write the archive of a folder.

    Raises
    ------
    OSError
        If it cannot be written.
    """
    with zipfile.ZipFile(place, "x") as out:
        out.comment = sealing.OPEN
        out.writestr(_info(NAME), said.as_bytes())
        for name in sorted(said.files):
            with (folder / name).open("rb") as one, out.open(_info(TOP + name), "w") as into:
                shutil.copyfileobj(one, into, 1 << 20)
    sealing.seal(place)


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, date_time=DAY)
    info.create_system = 3  # whose rights are meant
    info.external_attr = RIGHTS
    info.compress_type = zipfile.ZIP_DEFLATED
    return info
