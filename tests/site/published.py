"""Invented data folders, and the sites written of them."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "benchmarks"))

import loading  # noqa: E402  # a script beside the tests

from indicators import catalogue  # noqa: E402
from indicators.catalogue_public import published  # noqa: E402
from indicators.site.publishing import publish  # noqa: E402
from indicators.site.settings import Settings  # noqa: E402

DAY = "2026-11-22"


def folder(place, areas=24, indicators=3, provinces=2):
    loading.generate(place, areas, indicators=indicators, provinces=provinces, headline=True)
    return place


def written(data, out, *, on=DAY, as_of=2024, map=map):
    """Publish in this process."""
    whole = catalogue.load(data)
    assert not whole.problems, [str(one) for one in whole.problems]
    return publish(whole, published(whole), out, Settings("14fyp", as_of, on), map=map)


def content(site):
    """Every file of a site but what it says of itself."""
    files = (path for path in sorted(site.rglob("*")) if path.is_file())
    named = ((path.relative_to(site).as_posix(), path) for path in files)
    return {name: path.read_bytes() for name, path in named if not name.startswith(".publish/")}


def states(site):
    """Which file stands at each place, and since when."""
    found = {path: path.stat() for path in site.rglob("*") if path.is_file()}
    return {
        path.relative_to(site).as_posix(): (one.st_ino, one.st_mtime_ns)
        for path, one in found.items()
        if ".publish" not in path.parts
    }


def assert_same(site, other):
    """Two sites hold the same files, byte for byte."""
    one, two = content(site), content(other)
    assert one.keys() == two.keys()
    assert [name for name in one if one[name] != two[name]] == []
