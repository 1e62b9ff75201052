"""The folder in which a site grows before it takes the place of the earlier one."""

import ctypes
import os
import shutil
import sys
from pathlib import Path

import pandas as pd

from indicators.site.errors import SiteError, unwritten
from indicators.site.manifest import NAME, Made

_EXCHANGE = 2
_HERE = -100


class Staging:
    """Where a run writes: beside the site, on the same disk, until everything is there."""

    def __init__(self, out: Path) -> None:
        """Find the places; nothing is written yet."""
        self.out = Path(os.path.realpath(out))
        if not self.out.name:
            raise SiteError("taken", path=str(self.out))
        self.building = self.out.with_name(f".{self.out.name}.building")
        self.before = self.out.with_name(f".{self.out.name}.before")
        self.tables: dict[str, pd.DataFrame | None] = {}
        """The tables of the earlier site."""
        self.resumed = False
        """Whether there is something of a run that was broken off."""
        self.lock = self.out.with_name(f".{self.out.name}.lock")

    def check(self) -> None:
        """Look whether there is a place for the site; nothing else is touched.

        Raises
        ------
        SiteError
            `taken` where the folder holds something else.
        """
        try:
            if self.out.exists() and not (self.out / NAME).exists() and _filled(self.out):
                raise SiteError("taken", path=str(self.out))
            if self.out.is_mount():
                # A folder that is a disk of its own cannot be replaced by one beside it.
                raise SiteError("mount", path=str(self.out))
            self.out.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise unwritten(error, self.out) from error

    def prepare(self) -> None:
        """Put back what a run that was killed between two renames had moved away.

        To be called by the one that holds the lock: another may be between the two just now.
        """
        try:
            if not self.out.exists() and self.before.exists():
                self.before.rename(self.out)
            self.resumed = self.building.exists()
            self.building.mkdir(exist_ok=True)
        except OSError as error:
            raise unwritten(error, self.out) from error

    def carry(self, made: Made) -> None:
        """Take files of the earlier site over; they are linked, and never written again."""
        for path in made.files:
            there = self.building / path
            try:
                os.link(self.out / path, there)
            except OSError:
                there.parent.mkdir(parents=True, exist_ok=True)
                _taken_over(self.out / path, there)

    def commit(self) -> None:
        """Set the new site in the place of the earlier one, whole.

        Raises
        ------
        SiteError
            If it cannot be done; the earlier site stands.
        """
        try:
            if hasattr(os, "sync"):
                os.sync()
            self._swap()
        except OSError as error:
            raise unwritten(error, self.out) from error
        shutil.rmtree(self.before, ignore_errors=True)
        shutil.rmtree(self.building, ignore_errors=True)

    def _swap(self) -> None:
        shutil.rmtree(self.before, ignore_errors=True)
        if not self.out.exists():
            self.building.rename(self.out)
        elif not _exchanged(self.building, self.out):
            self.out.rename(self.before)
            try:
                self.building.rename(self.out)
            except OSError:
                self.before.rename(self.out)
                raise

    def discard(self) -> None:
        """Remove what is not finished."""
        shutil.rmtree(self.building, ignore_errors=True)


def _filled(folder: Path) -> bool:
    return not folder.is_dir() or any(folder.iterdir())


def _taken_over(source: Path, target: Path) -> None:
    """Link in the place of whatever a broken run has left; copy where the disk knows no links."""
    if target.exists() and target.samefile(source):
        return
    # What stands there may be of other data, or half a copy.
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system can: no reader finds none of them."""
    if sys.platform != "linux":
        return False
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0
