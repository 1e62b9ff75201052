"""A site written by the command, and what it was made of."""

import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from reading import Html, parsed
from running import ROOT

from indicators import catalogue
from indicators.catalogue import Catalogue
from indicators.catalogue_public import published

PLAN, AS_OF, ON = "14fyp", 2025, "2026-11-22"


@dataclass(frozen=True)
class Site:
    """A written site and the data it was made of."""

    root: Path
    data: Path

    @cached_property
    def pages(self) -> dict[str, Html]:
        """All pages by their paths."""
        found = sorted(self.root.rglob("*.html"))
        return {one.relative_to(self.root).as_posix(): parsed(one.read_text("utf-8"))
                for one in found}  # fmt: skip

    @cached_property
    def cat(self) -> Catalogue:
        """What may be published of the data."""
        return published(catalogue.load(self.data))


def write(data: Path, out: Path) -> Site:
    """Publish a data folder as the command does."""
    call = [sys.executable, "-m", "indicators", "publish", "-o", str(out), "--data", str(data),
            "--plan", PLAN, "--as-of", str(AS_OF), "--on", ON, "--engine", "map"]  # fmt: skip
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return Site(out, data)
