"""What a request may ask for: each parameter with its values, bounded and checked at once."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from indicators.api.media import FORMATS, accepted
from indicators.api.refusals import RefusedError
from indicators.codes import Role
from indicators.export.data_files import one_line
from indicators.wording import serving

MOST_VALUES = 100
"""So many values a parameter may have."""
LONGEST_QUERY = 4000
SHOWN = 60
"""Characters of a wrong value that the answer repeats."""
FEW = 12
"""So many values that there are are told."""
LANGS = ("zh", "en")
FIRST_YEAR, LAST_YEAR = 1949, 2100


@dataclass(frozen=True, eq=False)
class Context:
    """What is there to ask for: the data of a moment."""

    cat: Any
    state: str
    """Mark of the state of the data folder."""
    on: dt.date
    """The day that decides what is due."""
    as_of: int
    """The reference year where none is asked for."""

    @cached_property
    def areas(self) -> dict[str, str]:
        """Code of each area, by code and by short name."""
        codes = [str(code) for code in self.cat.areas.index]
        return {**dict(zip(self.cat.areas["slug"], codes, strict=True)), **{c: c for c in codes}}

    @cached_property
    def years(self) -> range:
        """The reference years: those that a plan runs, up to now."""
        first = int(self.cat.plans["base_year"].min()) if len(self.cat.plans) else self.as_of
        return range(min(first, self.as_of), max(self.on.year, self.as_of) + 1)


Allowed = Callable[[Context], Mapping[str, object]]
"""Gives the values there are, each with what it stands for."""


@dataclass(frozen=True)
class Parameter:
    """A parameter of the address."""

    name: str
    allowed: Allowed
    column: str = ""
    """The column of the answer in which the value stands; empty where it selects no rows."""
    many: bool = True
    error: str = "bad_value"


def _same(*values: str) -> Allowed:
    return lambda _: {value: value for value in values}


def _codes(frame: str) -> Allowed:
    return lambda context: {str(code): str(code) for code in getattr(context.cat, frame).index}


AREA = Parameter("area", lambda context: context.areas, "ref_area", error="unknown_area")
INDICATOR = Parameter("indicator", _codes("indicators"), "indicator", error="unknown_indicator")
PLAN = Parameter("plan", _codes("plans"), "plan", error="unknown_plan")
ROLE = Parameter("role", _same(*Role), "role")
YEAR = Parameter("year", lambda _: {str(y): y for y in range(FIRST_YEAR, LAST_YEAR + 1)}, "year")
PREFERRED = Parameter(
    "preferred", lambda _: {"true": True, "false": False}, "preferred", many=False
)
AS_OF = Parameter("as_of", lambda c: {str(y): y for y in c.years}, many=False, error="bad_as_of")
LANG = Parameter("lang", _same(*LANGS), many=False)
FORMAT = Parameter("format", _same(*FORMATS), many=False)


@dataclass(frozen=True)
class Query:
    """A request, checked; `only` says which rows by column."""

    endpoint: str
    lang: str = "zh"
    format: str = "json"
    as_of: int = 0
    only: Mapping[str, tuple[object, ...]] = field(default_factory=dict)

    @property
    def key(self) -> tuple[object, ...]:
        """The same for requests with the same answer."""
        only = tuple((name, tuple(sorted(map(str, found)))) for name, found in self.only.items())
        return (self.endpoint, self.lang, self.format, self.as_of, *sorted(only))


def read(
    endpoint: str,
    parameters: Sequence[Parameter],
    pairs: Iterable[tuple[str, str]],
    accept: str,
    context: Context,
) -> Query:
    """Check a request; `pairs` are names and values of the address.

    Raises
    ------
    RefusedError
        With everything that is wrong.
    """
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        given.setdefault(name, []).extend(value.split(","))
    known = {one.name: one for one in parameters}
    lang = next((one for one in given.get(LANG.name, ()) if one in LANGS), LANGS[0])
    errors = [
        _error(lang, "unknown_parameter", name, options=known)
        for name in given
        if name not in known
    ]
    found: dict[str, list[object]] = {}
    for name in (one for one in known if one in given):
        found[name], wrong = _checked(known[name], given[name], context, lang)
        errors += wrong
    if errors:
        raise RefusedError("invalid-parameter", lang, errors=errors[:MOST_VALUES])
    offered = FORMATS if FORMAT.name in known else FORMATS[:1]
    return Query(
        endpoint,
        lang,
        format=_one(found, FORMAT) or accepted(accept, offered, lang),
        as_of=int(_one(found, AS_OF) or context.as_of),
        only={known[name].column: tuple(found[name]) for name in found if known[name].column},
    )


def _one(found: Mapping[str, Sequence[object]], parameter: Parameter) -> str:
    return str(found[parameter.name][0]) if parameter.name in found else ""


def _checked(
    one: Parameter, values: Sequence[str], context: Context, lang: str
) -> tuple[list[object], list[dict[str, str]]]:
    if len(values) > (MOST_VALUES if one.many else 1):
        most = MOST_VALUES if one.many else 1
        return [], [_error(lang, "too_many", one.name, most=most)]
    allowed = one.allowed(context)
    wrong = [value for value in dict.fromkeys(values) if value not in allowed]
    errors = [_error(lang, one.error, one.name, value=value, options=allowed) for value in wrong]
    return [allowed[value] for value in values if value in allowed], errors


def _error(
    lang: str,
    code: str,
    name: str,
    *,
    value: str = "",
    options: Iterable[str] = (),
    most: int = MOST_VALUES,
) -> dict[str, str]:
    every = list(options) or [""]
    told = {
        "name": _clipped(name),
        "value": _clipped(value),
        "most": most,
        "first": every[0],
        "last": every[-1],
        "options": ", ".join(every) if len(every) <= FEW else f"{every[0]}–{every[-1]}",
    }
    detail = serving.ERROR[lang][code].format(**told)
    return {"parameter": _clipped(name), "code": code, "detail": detail}


def _clipped(text: str) -> str:
    clean = one_line(text)
    return clean if len(clean) <= SHOWN else f"{clean[:SHOWN]}…"
