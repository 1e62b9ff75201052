"""The machines that a bundle is for: how pip and the markers of packages name them."""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from packaging.specifiers import SpecifierSet

from indicators.bundling import BundleError
from indicators.wording import bundling as words

COMMON = "3.12"
_PYTHON = re.compile(r"3\.\d{1,2}")
_GLIBC = range(28, 16, -1)  # 2.28: RHEL 8, openEuler 20.03, Kylin V10, UOS 20, Debian 10


@dataclass(frozen=True)
class Platform:
    """A system and its processor."""

    tags: tuple[str, ...]
    """Platform tags of wheels that run there."""
    system: str
    sys_platform: str
    os_name: str
    machine: str


def _linux(machine: str) -> Platform:
    glibc = tuple(f"manylinux_2_{minor}_{machine}" for minor in _GLIBC)
    tags = (*glibc, f"manylinux2014_{machine}")  # which pip takes for all older ones too
    return Platform(tags, "Linux", "linux", "posix", machine)


PLATFORMS = {
    "linux-x86_64": _linux("x86_64"),
    "linux-arm64": _linux("aarch64"),
    "windows": Platform(("win_amd64",), "Windows", "win32", "nt", "AMD64"),
}


@dataclass(frozen=True)
class Target:
    """One platform with one version of Python."""

    platform: str
    python: str

    def __str__(self) -> str:
        """Return the name, which is also that of its list of versions.

        >>> str(Target("windows", "3.12"))
        'windows-3.12'
        """
        return f"{self.platform}-{self.python}"

    @property
    def tags(self) -> tuple[str, ...]:
        """Platform tags of wheels that run there."""
        return PLATFORMS[self.platform].tags

    @property
    def environment(self) -> dict[str, str]:
        """Values of all markers; of a Python the oldest release, which asks for most."""
        one = PLATFORMS[self.platform]
        return {
            "implementation_name": "cpython",
            "implementation_version": f"{self.python}.0",
            "os_name": one.os_name,
            "platform_machine": one.machine,
            "platform_python_implementation": "CPython",
            "platform_release": "",
            "platform_system": one.system,
            "platform_version": "",
            "python_full_version": f"{self.python}.0",
            "python_version": self.python,
            "sys_platform": one.sys_platform,
        }


def usual_pythons() -> list[str]:
    """Return the running version of Python and the one most machines have."""
    return sorted({f"3.{sys.version_info.minor}", COMMON}, key=_minor)


def asked(platforms: str, pythons: str, supported: str, lang: str) -> list[Target]:
    """Return the targets asked for as comma-separated names; all faults are told at once."""
    chosen = _listed(platforms) or list(PLATFORMS)
    versions = _listed(pythons) or usual_pythons()
    faults = [
        words.say(lang, "platform", given=one, allowed=words.listed(lang, PLATFORMS))
        for one in chosen
        if one not in PLATFORMS
    ]
    allowed = SpecifierSet(supported)
    for one in versions:
        if not (_PYTHON.fullmatch(one) and allowed.contains(f"{one}.0")):
            faults.append(words.say(lang, "python", given=one, supported=supported))
    if faults:
        raise BundleError(faults, code=2)
    return [Target(one, two) for one in chosen for two in sorted(versions, key=_minor)]


def _listed(text: str) -> list[str]:
    return list(dict.fromkeys(one.strip() for one in text.split(",") if one.strip()))


def _minor(python: str) -> int:
    return int(python.partition(".")[2])


def pythons(targets: Sequence[Target]) -> list[str]:
    """Return the versions of Python of some targets, in order."""
    return sorted({one.python for one in targets}, key=_minor)
