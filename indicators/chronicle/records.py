"""One record of an area's file in words: its value, its year, its document, what differs."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from indicators.changes import Change, Section
from indicators.codes import Comparator, Grade, Kind, Role
from indicators.exhibits.rows import Names, sign_text, value_text
from indicators.exhibits.standing import known
from indicators.wording import chronicle as words
from indicators.wording import numbers, screen, verdicts

BEIJING = dt.timezone(dt.timedelta(hours=8))
LARGEST = 1e15
"""Beyond it no figure is meant: it is told as it stands."""
CODES = {
    "role": verdicts.ROLE,
    "vintage": verdicts.VINTAGE,
    "grade": verdicts.GRADE,
    "obligation": verdicts.OBLIGATION,
    "severity": verdicts.SEVERITY,
    "kind": verdicts.KIND,
}
"""Fields that hold a code, with the words for it."""
AMOUNT = frozenset({"obs_value", "value_upper", "times", "bound", "comparator"})
"""The fields that a value is written from."""
SUBJECT = {Section.SOURCES: "of_source", Section.ISSUES: "of_issue"}

Fields = Mapping[str, Any]
Sources = Mapping[tuple[str, str], Fields]
"""Documents by area and key."""


def moment(at: str) -> str:
    """Return a time of the log as Beijing's clock shows it.

    >>> moment("2026-11-22T10:30:05+00:00")
    '2026-11-22 18:30'
    """
    return dt.datetime.fromisoformat(at).astimezone(BEIJING).strftime("%Y-%m-%d %H:%M")


def documents(cat: Any, changes: Iterable[Change]) -> dict[tuple[str, str], Fields]:
    """Return the documents by slug and key: those of now, else as they were last on record."""
    slugs = cat.areas["slug"].to_dict()
    found: dict[tuple[str, str], Fields] = {
        (slugs.get(one.area, one.area), one.key): one.after or one.before or {}
        for one in changes
        if one.section is Section.SOURCES
    }
    named = ("title", "document_number", "grade")
    columns = (cat.sources[name].tolist() for name in named)
    for place, *values in zip(cat.sources.index, *columns, strict=True):
        slug, _, key = str(place).partition("/")
        found[slug, key] = dict(zip(named, values, strict=True))
    return found


@dataclass(frozen=True)
class Words:
    """Writes records for readers in one language."""

    names: Names
    slugs: Mapping[str, str]
    sources: Sources

    @classmethod
    def of(cls, cat: Any, changes: Iterable[Change], lang: str) -> "Words":
        """Read the names of a catalogue, and the documents that changes name."""
        return cls(Names.of(cat, lang), cat.areas["slug"].to_dict(), documents(cat, changes))

    @property
    def lang(self) -> str:
        """The language: zh or en."""
        return self.names.lang

    def say(self, key: str, **params: object) -> str:
        """Return words of this page."""
        return words.say(self.lang, key, **params)

    def area(self, code: str) -> str:
        """Return an area's name, or its code where the lists have none."""
        return self.names.areas.get(code, code)

    def indicator(self, code: str) -> str:
        """Return an indicator's name, or its code where the lists have none."""
        return self.names.indicators.get(code, code)

    def unit(self, indicator: str) -> str:
        """Return the unit's name of an indicator, or nothing."""
        return self.names.units.get(self.names.unit_of.get(indicator, ""), "")

    def place(self, change: Change) -> str:
        """Return the code of the area that a change is about."""
        return str((change.after or change.before or {}).get("ref_area") or change.area)

    def subject(self, change: Change) -> str:
        """Return what a change is about: an indicator, a document, a doubt."""
        if change.indicator is not None:
            return self.indicator(change.indicator)
        fields = change.after or change.before or {}
        code = fields.get("indicator")
        name = self.indicator(str(code)) if code else str(fields.get("title") or change.key)
        return self.say(SUBJECT.get(change.section, "of_follow_up"), name=name)

    def role(self, fields: Fields) -> str:
        """Return 实绩, 目标 …, or nothing."""
        return self.word("role", fields.get("role")) if fields.get("role") else ""

    def year(self, fields: Fields) -> str:
        """Return the period of a figure: 2025, 2025-09, 2016–2020, or nothing."""
        if fields.get("as_at"):
            return str(fields["as_at"])
        when, start = (str(fields.get(one) or "") for one in ("time_period", "period_start"))
        return f"{start}–{when}" if start and start != when else when

    def value(self, fields: Fields, indicator: str, *, exact: bool = False) -> str:
        """Write a figure's value with sign and unit, all digits where `exact`."""
        unit = screen.spaced(self.lang, self.unit(indicator))
        amount = _number(fields.get("obs_value"))
        if amount is None:
            if fields.get("times") is not None:
                return self.say("times", times=fields["times"])
            raw = fields.get("obs_value")
            return str(fields.get("printed") or numbers.NO_VALUE) if raw is None else str(raw)
        decimals = self.names.decimals_of.get(indicator, 0)
        sign, upper = _sign(fields), _number(fields.get("value_upper"))
        if exact:
            text = numbers.printed(amount, at_least=decimals)
            above = "" if upper is None else f"–{numbers.printed(upper, at_least=decimals)}"
            return f"{sign_text(sign, self.lang)}{text}{above}{unit}"
        return value_text(amount, decimals, self.lang, sign=sign, upper=upper) + unit

    def basis(self, fields: Fields, area: str) -> str:
        """Return a figure's document with its number, marked where nobody published it."""
        key = str(fields.get("source") or "")
        if not key:
            return ""
        found = self.document(key, area)
        title, number = str(found.get("title") or key), found.get("document_number")
        form = "numbered" if known(number) else "quoted"
        told = self.say(form, title=title, number=number)
        return self.say("internal_basis", basis=told) if is_internal(found) else told

    def quoted(self, fields: Fields, area: str) -> str:
        """Return the title of a figure's document in quotation marks, or nothing."""
        key = str(fields.get("source") or "")
        title = self.document(key, area).get("title") or key
        return self.say("quoted", title=title) if key else ""

    def document(self, key: str, area: str) -> Fields:
        """Return the document that a figure names in its area's file, or nothing."""
        slug, bar, rest = key.partition("/")
        return self.sources.get((slug, rest) if bar else (self.slugs.get(area, area), key), {})

    def field(self, name: str, value: object, area: str) -> str:
        """Write a field that is no value, with its name."""
        label = words.FIELD[self.lang].get(name, name)
        if name == "source" and value:
            told = self.basis({"source": value}, area)
        else:
            told = self.word(name, value)
        return self.say("field", field=label, value=told)

    def word(self, name: str, value: object) -> str:
        """Write what a field holds, codes in words."""
        if value is None or value == "":
            return self.say("nothing")
        if isinstance(value, bool):
            return self.say("yes" if value else "no")
        if isinstance(value, list):
            return screen.joined(self.lang, [str(one) for one in value], by="list")
        if name == "plan":
            return str(self.names.plans.get(str(value), value))
        return str(CODES.get(name, {}).get(self.lang, {}).get(str(value), value))


def is_internal(document: Fields) -> bool:
    """Tell whether nobody published a document."""
    return document.get("grade") == Grade.INTERNAL


def _number(value: object) -> float | None:
    """Return a number as it stands in a file; anything else is none."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return float(value) if abs(value) < LARGEST else None


def _sign(fields: Fields) -> object:
    """Return what stands before a value: the bound, of a target the comparator but for 以上."""
    if fields.get("role") != Role.TARGET:
        return fields.get("bound")
    plain = fields.get("comparator") == Comparator.AT_LEAST or fields.get("kind") == Kind.RANK
    return None if plain else fields.get("comparator")
