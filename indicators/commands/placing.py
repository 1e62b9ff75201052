"""Where files go: a folder, a zip, or the one file that was named."""

from collections.abc import Sequence
from pathlib import Path

from indicators.commands.wrong import WrongCallError
from indicators.delivery import OUTPUTS, File, zipped
from indicators.export.saving import SaveError, told
from indicators.wording import commands as words

Placed = list[tuple[Path, bytes]]
_SUFFIXES = frozenset((*OUTPUTS, "xml"))


def refuse_existing(path: Path, lang: str, *, force: bool) -> None:
    """Raise SaveError where a file is there that is to be kept; sooner than all is made."""
    if path.exists() and not path.is_dir() and not force:
        raise SaveError(words.say(lang, "exists", path=path))


def placed(files: Sequence[File], path: Path, lang: str, *, several: bool, force: bool) -> Placed:
    """Say where each file goes, and make the folder that they go into.

    `several` files there are by what was asked, even if there is but one.

    Raises
    ------
    SaveError
        If a file is there and may not be replaced, or the folder cannot be made.
    WrongCallError
        If the name of one file was given for several.
    """
    suffix = path.suffix.lower()
    if path.is_dir():
        found = _in_folder(files, path)
    elif not several and len(files) == 1 and suffix and suffix == Path(files[0][0]).suffix:
        found = [(path, files[0][1])]
    elif suffix == ".zip":
        found = [(path, zipped(files))]
    elif suffix.lstrip(".") in _SUFFIXES:
        raise WrongCallError(words.say(lang, "several"))
    else:
        found = _in_folder(files, path)
    for one, _ in found:
        refuse_existing(one, lang, force=force)
    for one, _ in found:
        if one != path:
            _make(one.parent, lang)
    return found


def _in_folder(files: Sequence[File], folder: Path) -> Placed:
    return [(folder / name, data) for name, data in files]


def _make(folder: Path, lang: str) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SaveError(told(error, folder, lang)) from error
