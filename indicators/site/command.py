"""The command `publish`."""

import argparse
import datetime as dt
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any, TextIO

from tqdm import tqdm

from indicators import catalogue, folder, snapshot
from indicators.catalogue import Catalogue
from indicators.catalogue_public import published
from indicators.delivery.material import usual_plan, usual_year, years
from indicators.problems import DataError
from indicators.runtime import INTERRUPTED, stoppable, today
from indicators.site.errors import SiteError
from indicators.site.publishing import Result, publish
from indicators.site.running import Told, Unfinished
from indicators.site.settings import Settings
from indicators.store.engines import ENGINES, engine
from indicators.store.errors import StoreError
from indicators.wording import site as words

NAME = words.NAME
LONGEST = 100
"""Faults that are shown."""
_BAR = "{n_fmt}/{total_fmt} |{bar:24}| {desc} {elapsed}"


class _WrongCallError(Exception):
    """A call that cannot be followed, in words."""


def add(commands: Any, data: Path) -> None:
    """Add the command to those of the command line."""
    parser = commands.add_parser(NAME, help=words.HELP[NAME])
    options: dict[str, dict[str, Any]] = {
        "--data": {"type": Path, "default": data, "metavar": "DIR"},
        "--plan": {"metavar": "PLAN"},
        "--as-of": {"type": int, "metavar": "YEAR"},
        "--on": {"metavar": "DATE"},
        "--engine": {"choices": ENGINES, "default": "processes"},
        "--workers": {"type": int, "metavar": "N"},
        "--master": {"metavar": "URL"},
        "--lang": {"choices": ("zh", "en"), "default": "zh"},
    }
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="DIR", help=words.HELP["output"]
    )
    for name, said in options.items():
        parser.add_argument(name, help=words.HELP[name[2:].replace("-", "_")], **said)


def run(given: argparse.Namespace) -> int:
    """Follow the command; the exit code is 0, 1 with faults, 2 for a wrong call, 130 broken off."""
    lang = given.lang
    try:
        # What it makes stays until the end: looking for what nobody holds would take a sixth.
        with stoppable(), folder.collector_paused():
            return _follow(given)
    except _WrongCallError as error:
        _tell(str(error), sys.stderr)
        return 2
    except DataError as error:
        for problem in error.problems[:LONGEST]:
            _tell(str(problem), sys.stderr)
        _tell(words.say(lang, "data_faults", count=len(error.problems)), sys.stderr)
    except (SiteError, StoreError) as error:
        _tell(error.told(lang), sys.stderr)
    except Unfinished as error:
        for told in dict.fromkeys(one.told(lang) for one in error.faults[:LONGEST]):
            _tell(told, sys.stderr)
        _tell(words.say(lang, "not_done", count=len(error.faults)), sys.stderr)
    except KeyboardInterrupt:
        _tell(words.say(lang, "interrupted"), sys.stderr)
        return INTERRUPTED
    return 1


def _follow(given: argparse.Namespace) -> int:
    lang, data, out = given.lang, given.data, given.output
    if not data.is_dir():
        raise _WrongCallError(words.say(lang, "no_folder", path=data))
    if out.resolve().is_relative_to(data.resolve()):
        raise _WrongCallError(words.say(lang, "inside", path=out))
    if data.resolve().is_relative_to(out.resolve()):
        raise _WrongCallError(words.say(lang, "around", path=out))
    whole = _loaded(data)
    if not whole.cities:
        raise _WrongCallError(words.say(lang, "no_areas", path=data))
    settings = _settings(given, whole)
    mapped = engine(given.engine, workers=given.workers, master=given.master)
    with _bar() as told:
        made = publish(whole, published(whole), out, settings, map=mapped, told=told)
    _tell(_told(made, out, lang))
    if made.late:
        _tell(words.say(lang, "later"), sys.stderr)
    return 0


def _loaded(data: Path) -> Catalogue:
    """Read the data; what has a fault is not published.

    Raises
    ------
    DataError
        With the faults of the lists, or of the files that would be left out.
    """
    read = _from_snapshot(data) if folder.has_many_files(data) else catalogue.load(data)
    if read.problems:
        raise DataError(read.problems)
    return read


def _from_snapshot(data: Path) -> Catalogue:
    found = snapshot.load_with_state(data)
    if not found.fresh:
        # The site does not wait for it; the process ends when both are done.
        Thread(target=snapshot.save, args=(found.catalogue,)).start()
    return found.catalogue


def _settings(given: argparse.Namespace, cat: Catalogue) -> Settings:
    lang, day = given.lang, today()
    on = _day(given.on, lang) if given.on else day
    plans = [str(one) for one in cat.plans.index[cat.plans["headline"]]]
    if given.plan and given.plan not in plans:
        said = {"given": given.plan, "options": ", ".join(plans)}
        raise _WrongCallError(words.say(lang, "no_plan", **said))
    plan = given.plan or usual_plan(cat)
    every = years(cat, plan, max(on, day))
    if given.as_of and given.as_of not in every:
        said = {"given": given.as_of, "options": ", ".join(map(str, every))}
        raise _WrongCallError(words.say(lang, "bad_year", **said))
    return Settings(plan, given.as_of or usual_year(cat, plan, max(on, day)), on.isoformat())


def _day(given: str, lang: str) -> dt.date:
    try:
        return dt.date.fromisoformat(given)
    except ValueError as error:
        raise _WrongCallError(words.say(lang, "bad_date", given=given)) from error


def _told(made: Result, out: Path, lang: str) -> str:
    size = {"areas": made.areas, "pages": made.files, "fresh": made.fresh}
    return words.say(lang, "published", path=out, **size)


@contextmanager
def _bar() -> Iterator[Told]:
    """Show on stderr how many parts are done; on a terminal only."""
    with tqdm(
        bar_format=_BAR, file=sys.stderr, leave=False, disable=not sys.stderr.isatty()
    ) as bar:
        shown: list[int] = []

        def told(name: str, count: int) -> None:
            if not shown or shown[-1] != count:
                shown.append(count)
                bar.reset(total=count)
            bar.set_description_str(name, refresh=False)
            bar.update()

        yield told


def _tell(line: str, out: TextIO | None = None) -> None:
    (out or sys.stdout).write(f"{line}\n")
