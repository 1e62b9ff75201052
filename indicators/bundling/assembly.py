"""A bundle put together beside its place, and moved there when it is whole."""

import contextlib
import secrets
import shutil
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from indicators.bundling import BundleError, fetching, papers, project, sums
from indicators.bundling.targets import Target
from indicators.export.saving import told as told_error
from indicators.wording import bundling as words

TOP = "plan-indicators"
"""The folder within a zip file."""
_DAY = (1980, 1, 1, 0, 0, 0)


def make(
    own: project.Project,
    targets: Sequence[Target],
    place: Path,
    lang: str,
    force: bool,
    told: fetching.Told,
) -> int:
    """Make a bundle at a place, a folder or a .zip; return its size in bytes.

    Raises BundleError and leaves what was there as it was.
    """
    _free(place, lang, force)
    try:
        with _beside(place) as work:
            return _made(own, targets, place, lang, work, told)
    except OSError as error:
        raise BundleError([told_error(error, place, lang)]) from error


def _made(
    own: project.Project,
    targets: Sequence[Target],
    place: Path,
    lang: str,
    work: Path,
    told: fetching.Told,
) -> int:
    wanted = fetching.fetch(own.requirements, targets, work / "fetched", lang, told)
    folder = work / TOP
    (folder / "wheels").mkdir(parents=True)
    for name in project.files(own.root):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(own.root / name, folder / name)
    for wheels in wanted.values():
        for wheel in wheels:
            wheel.path.replace(folder / "wheels" / wheel.path.name)
    papers.write(folder, wanted, lang)
    sums.write(folder)
    if is_zip(place):
        whole = work / "whole.zip"
        _pack(folder, whole)
        whole.replace(place)
        return place.stat().st_size
    if place.exists():
        place.replace(work / "old")
    folder.replace(place)
    return sum((place / name).stat().st_size for name in sums.names(place))


def is_zip(place: Path) -> bool:
    """Say whether a zip file is asked for, not a folder."""
    return place.suffix.lower() == ".zip" and not place.is_dir()


def _free(place: Path, lang: str, force: bool) -> None:
    """Refuse a place that holds something; forced, what is neither a file nor a bundle as made."""
    if place.is_dir() and not any(place.iterdir()):
        return
    if not place.exists():
        return
    if not force:
        raise BundleError([words.say(lang, "exists", path=place)])
    if place.is_dir() != (not is_zip(place)) or (place.is_dir() and not _untouched(place)):
        raise BundleError([words.say(lang, "foreign", path=place)])


def _untouched(folder: Path) -> bool:
    """Say whether a folder is a bundle as it was made: nothing of its owner's is lost with it."""
    if not (folder / sums.NAME).is_file():
        return False
    return set(sums.names(folder)) == set(sums.read(folder)) and not sums.differing(folder)


@contextlib.contextmanager
def _beside(place: Path) -> Iterator[Path]:
    work = place.resolve().with_name(f".{place.name}.{secrets.token_hex(8)}.tmp")
    work.mkdir()
    try:
        yield work
    finally:
        if not place.exists() and (work / "old").exists():
            (work / "old").replace(place)
        shutil.rmtree(work, ignore_errors=True)


def _pack(folder: Path, place: Path) -> None:
    """Pack a folder; the same files give the same bytes."""
    with zipfile.ZipFile(place, "w") as out:
        for name in sorted([*sums.names(folder), sums.NAME]):
            info = zipfile.ZipInfo(f"{TOP}/{name}", date_time=_DAY)
            info.create_system = 3  # whose rights below are read
            info.external_attr = (0o755 if name.endswith(".sh") else 0o644) << 16
            stored = name.endswith(".whl")
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            with (folder / name).open("rb") as one, out.open(info, "w", force_zip64=True) as into:
                shutil.copyfileobj(one, into, 1 << 20)
