"""The commands `store` and `assess`."""

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import Any, TextIO

from indicators import catalogue
from indicators.catalogue import Catalogue
from indicators.problems import DataError
from indicators.runtime import INTERRUPTED, stoppable
from indicators.store import checking, importing
from indicators.store.assessing import Result, assess_store
from indicators.store.bar import bar
from indicators.store.engines import ENGINES, engine
from indicators.store.errors import StoreError
from indicators.store.writing import write
from indicators.wording import store as words

NAMES = ("store", "assess")
LONGEST = 100
"""Faults of parts that are shown."""


class _WrongCallError(Exception):
    """A call that cannot be followed, in words."""


def add(commands: Any, data: Path) -> None:
    """Add the commands to those of the command line."""
    parser = commands.add_parser("store", help=words.HELP["store"])
    offered = parser.add_subparsers(dest="step", required=True)
    made = offered.add_parser("write", help=words.HELP["write"])
    made.add_argument("--data", type=Path, default=data, metavar="DIR", help=words.HELP["data"])
    made.add_argument("--force", action="store_true", help=words.HELP["force"])
    taken = offered.add_parser("import", help=words.HELP["import"])
    taken.add_argument("files", type=Path, nargs="+", metavar="FILE", help=words.HELP["files"])
    taken.add_argument("--sources", type=Path, metavar="FILE", help=words.HELP["sources"])
    taken.add_argument("--areas", type=Path, metavar="FILE", help=words.HELP["areas"])
    taken.add_argument("--replace", action="store_true", help=words.HELP["replace"])
    checked = offered.add_parser("check", help=words.HELP["check"])
    for one in (made, taken, checked):
        one.add_argument(
            "--store", type=Path, required=True, metavar="DIR", help=words.HELP["store_dir"]
        )
        one.add_argument("--lang", choices=("zh", "en"), default="zh", help=words.HELP["lang"])
    _add_assess(commands, data)


def _add_assess(commands: Any, data: Path) -> None:
    parser = commands.add_parser("assess", help=words.HELP["assess"])
    given = parser.add_mutually_exclusive_group()
    given.add_argument("--store", type=Path, metavar="DIR", help=words.HELP["store_dir"])
    given.add_argument("--data", type=Path, default=data, metavar="DIR", help=words.HELP["data"])
    options: dict[str, dict[str, Any]] = {
        "--as-of": {"type": int, "required": True, "metavar": "YEAR", "help": "as_of"},
        "--on": {"metavar": "DATE", "help": "on"},
        "--engine": {"choices": ENGINES, "default": "map", "help": "engine"},
        "--workers": {"type": int, "metavar": "N", "help": "workers"},
        "--master": {"metavar": "URL", "help": "master"},
        "--lang": {"choices": ("zh", "en"), "default": "zh", "help": "lang"},
    }
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="DIR", help=words.HELP["output"]
    )
    for name, said in options.items():
        parser.add_argument(name, **{**said, "help": words.HELP[said["help"]]})


def run(given: argparse.Namespace) -> int:
    """Follow the command; the exit code is 0, 1 with faults, 2 for a wrong call."""
    try:
        with stoppable():
            if given.command == "assess":
                return _assess(given)
            return {"write": _write, "import": _import, "check": _check}[given.step](given)
    except _WrongCallError as error:
        _tell(str(error), sys.stderr)
        return 2
    except StoreError as error:
        _tell(error.told(given.lang), sys.stderr)
        return 1
    except DataError as error:
        _tell(str(error), sys.stderr)
        return 1
    except KeyboardInterrupt:
        _tell(words.say(given.lang, "interrupted"), sys.stderr)
        return INTERRUPTED


def _write(given: argparse.Namespace) -> int:
    lang, read = given.lang, _loaded(given)
    made = write(read, given.store, force=given.force)
    if read.problems:
        _tell(words.say(lang, "data_faults", count=len(read.problems)), sys.stderr)
    _tell(words.say(lang, "written", path=given.store, rows=made.rows, parts=len(made.pieces)))
    return int(bool(read.problems))


def _loaded(given: argparse.Namespace) -> Catalogue:
    """Read the data folder and tell its faults."""
    if not given.data.is_dir():
        raise _WrongCallError(words.say(given.lang, "no_folder", path=given.data))
    read = catalogue.load(given.data)
    for one in read.problems:
        _tell(str(one), sys.stderr)
    return read


def _import(given: argparse.Namespace) -> int:
    for path in filter(None, (*given.files, given.sources, given.areas)):
        if not path.is_file():
            raise _WrongCallError(words.say(given.lang, "no_file", path=path))
    options = {"sources": given.sources, "areas": given.areas, "replace": given.replace}
    made = importing.import_(given.store, given.files, **options)
    for line in made.faults.told(given.lang):
        _tell(line, sys.stderr)
    if made.faults.count:
        _tell(words.say(given.lang, "refused", count=made.faults.count), sys.stderr)
        return 1
    _tell(words.say(given.lang, "took_in", rows=made.rows, total=made.total))
    return 0


def _check(given: argparse.Namespace) -> int:
    manifest, faults = checking.verify(given.store)
    for one in faults:
        _tell(one.told(given.lang), sys.stderr)
    if faults:
        return 1
    said = {"path": given.store, "rows": manifest.rows, "parts": len(manifest.pieces)}
    _tell(words.say(given.lang, "sound", **said))
    return 0


def _assess(given: argparse.Namespace) -> int:
    day = _day(given.on, given.lang)
    root = given.store
    given_map = engine(given.engine, workers=given.workers, master=given.master)
    if root is None:
        root = given.output / "store"
        if not _compiled(given, root):
            return 1
    with bar() as told:
        result = assess_store(
            root, given.output, as_of=given.as_of, on=day, map=given_map, told=told
        )
    return _summary(result, given)


def _compiled(given: argparse.Namespace, root: Path) -> bool:
    """Write the store of a data folder without faults; with faults the result stays as it is."""
    lang, data, out = given.lang, given.data, given.output
    if out.resolve().is_relative_to(data.resolve()):
        raise _WrongCallError(words.say(lang, "inside", path=out))
    read = _loaded(given)
    if read.problems:
        _tell(words.say(lang, "faults_first", count=len(read.problems)), sys.stderr)
        return False
    made = write(read, root)
    _tell(words.say(lang, "written", path=root, rows=made.rows, parts=len(made.pieces)))
    return True


def _summary(result: Result, given: argparse.Namespace) -> int:
    for one in result.faults[:LONGEST]:
        _tell(one.told(given.lang), sys.stderr)
    said = {"rows": result.rows, "parts": len(result.receipts), "fresh": result.fresh}
    _tell(words.say(given.lang, "assessed", path=given.output, **said))
    if result.faults:
        _tell(words.say(given.lang, "failed", count=len(result.faults)), sys.stderr)
        _tell(words.say(given.lang, "kept_result"), sys.stderr)
    return int(bool(result.faults))


def _day(given: str | None, lang: str) -> dt.date | None:
    try:
        return None if given is None else dt.date.fromisoformat(given)
    except ValueError as error:
        raise _WrongCallError(words.say(lang, "bad_date", given=given)) from error


def _tell(line: str, out: TextIO | None = None) -> None:
    (out or sys.stdout).write(f"{line}\n")
