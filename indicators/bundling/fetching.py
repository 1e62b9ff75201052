"""Wheels fetched by pip from wherever this machine's pip is told to look."""

import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from packaging.requirements import Requirement

from indicators.bundling import BundleError, wheels
from indicators.bundling.targets import Target
from indicators.wording import bundling as words

Told = Callable[[Target, int], None]
"""Hears of a target that is complete, and of the number of its packages."""
_AT_ONCE = 4
_NOT_FOUND = re.compile(r"No matching distribution found for (.+)")
_LONGEST = 300


class FetchError(Exception):
    """What pip could not get, in short."""


def fetch(
    roots: Sequence[Requirement], targets: Sequence[Target], folder: Path, lang: str, told: Told
) -> dict[Target, list[wheels.Wheel]]:
    """Fetch what each target needs into a folder of its own.

    Raises BundleError with a line for each target that cannot be had.
    """
    if importlib.util.find_spec("pip") is None:
        raise BundleError([words.say(lang, "no_pip", python=sys.executable)])
    found: dict[Target, list[wheels.Wheel]] = {}
    faults: dict[Target, str] = {}
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        under_way = {
            pool.submit(_complete, roots, one, folder / str(one), lang): one for one in targets
        }
        try:
            for done in as_completed(under_way):
                target = under_way[done]
                try:
                    found[target] = done.result()
                    told(target, len(found[target]))
                except FetchError as error:
                    faults[target] = words.say(lang, "not_had", target=target, why=error)
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise
    if faults:
        told_all = [faults[one] for one in targets if one in faults]
        raise BundleError([*told_all, words.say(lang, "nothing")])
    return {one: found[one] for one in targets}


def _complete(
    roots: Sequence[Requirement], target: Target, folder: Path, lang: str
) -> list[wheels.Wheel]:
    folder.mkdir(parents=True)
    needed = [one for one in roots if wheels.applies(one, target.environment)]
    missing = needed
    while True:
        _download(target, missing, folder, lang)
        reached, still = wheels.follow(needed, wheels.read(folder), target.environment)
        if not still:
            return sorted(reached.values(), key=lambda one: one.name)
        if list(map(str, still)) == list(map(str, missing)):
            raise FetchError(words.say(lang, "lacking", names=words.listed(lang, map(str, still))))
        missing = still


def _download(target: Target, needs: Iterable[Requirement], folder: Path, lang: str) -> None:
    pins = folder / "pins.txt"
    lines = (f"{one.name}=={one.version}\n" for one in wheels.read(folder).values())
    pins.write_text("".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-input"]
    command += ["--disable-pip-version-check", "--only-binary=:all:", "--implementation=cp"]
    command += [f"--python-version={target.python}", *(f"--platform={one}" for one in target.tags)]
    command += [f"--dest={folder}", f"--constraint={pins}", *map(wheels.bare, needs)]
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise FetchError(_short(done.stderr, lang))


def _short(said: str, lang: str) -> str:
    r"""Return the package that pip did not find, else its last line on an error.

    >>> _short("ERROR: from versions: none\nERROR: No matching distribution found for a>=2", "en")
    'no wheel for a>=2 (not in the index, or as source only)'
    """
    names = _NOT_FOUND.findall(said)
    if names:
        return words.say(lang, "no_wheel", names=words.listed(lang, dict.fromkeys(names)))
    lines = [one.strip() for one in said.splitlines() if one.strip()]
    errors = [one for one in lines if one.startswith("ERROR:")]
    return (errors or lines or ["?"])[-1].removeprefix("ERROR: ")[:_LONGEST]
