"""The command `history`."""

import argparse
import datetime as dt
import sys
from pathlib import Path
from typing import Any, TextIO

from indicators.code_lists import read_lists
from indicators.history.entries import Action, By, Entry
from indicators.history.errors import StoreError
from indicators.history.store import Store
from indicators.problems import DataError
from indicators.wording import history as words

NAME = "history"


class _WrongCallError(Exception):
    """A call that cannot be followed, in words."""


def add(commands: Any, data: Path) -> None:
    """Add the command to those of the command line."""
    parser = commands.add_parser(NAME, help=words.HELP[NAME])
    offered = parser.add_subparsers(dest="step", required=True)
    show = offered.add_parser("show", help=words.HELP["show"])
    only = show.add_mutually_exclusive_group()
    only.add_argument("--figure", metavar="ID", help=words.HELP["figure"])
    only.add_argument("--city", metavar="NAME", help=words.HELP["city"])
    verify = offered.add_parser("verify", help=words.HELP["verify"])
    at = offered.add_parser("at", help=words.HELP["at"])
    at.add_argument("moment", metavar="DATE|NUMBER", help=words.HELP["moment"])
    at.add_argument("-o", "--output", type=Path, required=True, help=words.HELP["output"])
    undo = offered.add_parser("undo", help=words.HELP["undo"])
    undo.add_argument("number", type=int, metavar="NUMBER", help=words.HELP["number"])
    undo.add_argument("--by", required=True, metavar="NAME", help=words.HELP["by"])
    undo.add_argument("--why", required=True, metavar="TEXT", help=words.HELP["why"])
    for one in (show, verify, at, undo):
        one.add_argument("--data", type=Path, default=data, metavar="DIR", help=words.HELP["data"])
        one.add_argument("--lang", choices=("zh", "en"), default="zh", help=words.HELP["lang"])


def run(given: argparse.Namespace) -> int:
    """Follow the command; the exit code is 0, 1 with faults, 2 for a wrong call."""
    store = Store(given.data, lang=given.lang)
    try:
        if not given.data.is_dir():
            raise _WrongCallError(words.say(given.lang, "no_folder", path=given.data))
        return _STEPS[given.step](store, given)
    except _WrongCallError as error:
        _tell(str(error), sys.stderr)
        return 2
    except (StoreError, DataError) as error:
        _tell(str(error), sys.stderr)
        return 1


def _show(store: Store, given: argparse.Namespace) -> int:
    if given.figure is not None:
        found = store.of_figure(given.figure)
    elif given.city is not None:
        found = store.of_area(_area(store, given.city))
    else:
        found = store.entries()
    for one in found:
        _tell(_line(one, store.lang))
    if not found:
        _tell(words.say(store.lang, "empty"))
    return 0


def _line(one: Entry, lang: str) -> str:
    said = {"number": one.number, "at": words.moment(one.at), "name": one.by.name}
    return words.say(lang, "entry", **said, action=words.action(lang, one.action), why=one.why)


def _area(store: Store, given: str) -> str:
    for code, area in read_lists(store.folder).areas.items():
        if given in (code, area.slug, area.name.zh, area.name.en):
            return code
    raise _WrongCallError(words.say(store.lang, "no_area", given=given))


def _verify(store: Store, given: argparse.Namespace) -> int:
    faults = store.verify()
    for one in faults:
        _tell(str(one), sys.stderr)
    if faults:
        _tell(words.say(given.lang, "faults", count=len(faults)), sys.stderr)
        return 1
    if store.head is None:
        _tell(words.say(given.lang, "empty"))
    else:
        _tell(words.say(given.lang, "sound", count=len(store.entries())))
    return 0


def _at(store: Store, given: argparse.Namespace) -> int:
    path = store.as_of(_moment(given.moment, given.lang), given.output)
    _tell(words.say(given.lang, "written", path=path))
    return 0


def _moment(given: str, lang: str) -> int | dt.datetime:
    """Return the number or the moment; a day alone means its end."""
    if given.isdecimal() and len(given) < len("20260301"):
        return int(given)
    try:
        found = dt.datetime.fromisoformat(given)
    except ValueError as error:
        raise _WrongCallError(words.say(lang, "bad_moment", given=given)) from error
    if len(given) <= len("2026-03-01"):
        found = dt.datetime.combine(found, dt.time.max)
    return found


def _undo(store: Store, given: argparse.Namespace) -> int:
    by = By(given.by, given.by)
    changes = store.reversal(given.number)
    done = store.commit(changes, by=by, why=given.why, action=Action.REVERSAL)
    _tell(words.say(given.lang, "undone", number=given.number, new=done.number))
    for one in store.notices:
        _tell(one, sys.stderr)
    return 0


_STEPS = {"show": _show, "verify": _verify, "at": _at, "undo": _undo}


def _tell(line: str, out: TextIO | None = None) -> None:
    (out or sys.stdout).write(f"{line}\n")
