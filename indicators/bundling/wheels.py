"""Which wheels of a folder a machine needs, and which it would still lack.

pip judges the markers of packages by the machine it runs on, even when it downloads for another:
on Linux it leaves out what only Windows needs. So the lists of needs are followed here once more.
"""

import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import PathDistribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename


@dataclass(frozen=True)
class Wheel:
    """A wheel file and what it needs."""

    path: Path
    name: str
    version: str
    needs: tuple[Requirement, ...]


def read(folder: Path) -> dict[str, Wheel]:
    """Return the wheels of a folder by name."""
    return {one.name: one for one in map(_wheel, sorted(folder.glob("*.whl")))}


def _wheel(path: Path) -> Wheel:
    name, version, _, _ = parse_wheel_filename(path.name)
    with zipfile.ZipFile(path) as file:
        [about] = [one for one in file.namelist() if _is_about(one)]
        found = PathDistribution(zipfile.Path(file, about.removesuffix("METADATA")))
        needs = tuple(map(Requirement, found.requires or ()))
    return Wheel(path, name, str(version), needs)


def _is_about(name: str) -> bool:
    folder, _, file = name.partition("/")
    return folder.endswith(".dist-info") and file == "METADATA"


def applies(one: Requirement, environment: Mapping[str, str], extras: Iterable[str] = ()) -> bool:
    """Say whether a machine has a need, by the markers and the extras asked for."""
    if one.marker is None:
        return True
    values = [{**environment, "extra": extra} for extra in ("", *extras)]
    return any(one.marker.evaluate(each) for each in values)


def bare(one: Requirement) -> str:
    """Return a need without its marker, which pip would judge by the wrong machine.

    >>> bare(Requirement('tzdata>=2024; sys_platform == "win32"'))
    'tzdata>=2024'
    """
    copy = Requirement(str(one))
    copy.marker = None
    return str(copy)


def follow(
    roots: Iterable[Requirement], found: Mapping[str, Wheel], environment: Mapping[str, str]
) -> tuple[dict[str, Wheel], list[Requirement]]:
    """Return the wheels that are needed, and the needs that none of them meets."""
    reached: dict[str, Wheel] = {}
    missing: dict[str, Requirement] = {}
    seen: set[str] = set()
    left = [one for one in roots if applies(one, environment)]
    while left:
        one = left.pop()
        key = bare(one)
        if key in seen:
            continue
        seen.add(key)
        wheel = found.get(canonicalize_name(one.name))
        if wheel is None or not one.specifier.contains(wheel.version, prereleases=True):
            missing[key] = one
            continue
        reached[wheel.name] = wheel
        left += [each for each in wheel.needs if applies(each, environment, one.extras)]
    return reached, [missing[key] for key in sorted(missing)]
