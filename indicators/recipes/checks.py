"""Whether what a recipe names is there: cities, plan, year, indicators, sections, formats."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from indicators.briefing import SECTIONS
from indicators.catalogue import Catalogue
from indicators.delivery import OUTPUTS, asked, usual_plan
from indicators.delivery.asked import Options
from indicators.problems import Problem
from indicators.recipes.record import ALL, as_text
from indicators.wording import recipes as words
from indicators.yaml_text import Document

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
DAY = "2026-11-22"
"""How a day is written."""
LANGUAGES = ("zh", "en")


@dataclass(frozen=True, eq=False)
class Offered:
    """What a recipe may name."""

    cat: Catalogue
    today: dt.date
    with_files: bool = True
    """Whether the files that it names are to be found from where it lies."""

    @cached_property
    def options(self) -> dict[str, Options]:
        """The options by the recipe's key, as far as they hang on no other."""
        return {
            "cities": asked.of_cities(self.cat),
            "plan": asked.of_plans(self.cat),
            "indicators": asked.of_indicators(self.cat),
            "sections": Options.of(SECTIONS),
            "formats": Options.of((*OUTPUTS, ALL)),
            "lang": Options.of(LANGUAGES),
        }

    def years(self, plan: str) -> Options:
        """Offer the years of a plan that have begun."""
        return asked.of_years(self.cat, plan, self.today)


def faults(document: Document, offered: Offered, lang: str) -> Iterator[Problem]:
    """Find what is not there; values of a wrong kind are told by the record."""
    for key, options in offered.options.items():
        for keys, value in _texts(document, key):
            if options.code(value) is None:
                allowed = options.nearest_first(value)
                yield Problem(document.place(keys), "choice", key, value, allowed)
    yield from _year(document, offered)
    yield from _day(document)
    for key, check in _FILES.items() if offered.with_files else ():
        for keys, value in _texts(document, key):
            if why := check(document, value):
                told = (words.say(lang, why),)
                yield Problem(document.place(keys), "invalid", key, value, told)


def _texts(document: Document, key: str) -> Iterator[tuple[list[str | int], str]]:
    """Yield the texts that stand under a key, each with the way to it."""
    given = document.content.get(key)
    if isinstance(given, str) and given:
        yield [key], given
    for place, one in enumerate(given if isinstance(given, list) else ()):
        if isinstance(text := as_text(one), str) and text:
            yield [key, place], text


def _year(document: Document, offered: Offered) -> Iterator[Problem]:
    given, named = (document.content.get(key) for key in ("as_of", "plan"))
    if type(given) is not int:
        return
    plan = offered.options["plan"].code(named) if isinstance(named, str) else None
    if plan is None and named is not None:
        return  # the plan's own fault is told
    options = offered.years(plan or usual_plan(offered.cat))
    if options.code(str(given)) is None:
        allowed = tuple(options.told)
        yield Problem(document.place(["as_of"]), "choice", "as_of", given, allowed)


def _day(document: Document) -> Iterator[Problem]:
    for keys, value in _texts(document, "date"):
        if not _is_day(value):
            yield Problem(document.place(keys), "form", "date", value, (DAY,))


def _is_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return _DAY.fullmatch(text) is not None


def _template(document: Document, value: str) -> str:
    path = document.path.parent / value
    if path.suffix.lower() != ".pptx":
        return "not_pptx"
    try:
        with path.open("rb"):
            return ""
    except (OSError, ValueError):
        return "no_template"


def _output(document: Document, value: str) -> str:
    """Tell where one file is named for formats that are others."""
    suffix = Path(value).suffix.lower().lstrip(".")
    given = document.content.get("formats")
    formats = given if isinstance(given, list) and given else [suffix]
    return "several" if suffix in OUTPUTS and not _is_alone(formats, suffix) else ""


def _is_alone(formats: Iterable[object], suffix: str) -> bool:
    return {str(one).casefold() for one in formats} == {suffix}


_FILES = {"template": _template, "output": _output}
