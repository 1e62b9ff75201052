"""Which rows a reader wants to see: by theme, obligation, verdict and department."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from indicators.exhibits.standing import Row, known, name
from indicators.wording import screen, verdicts

UNSTATED = "unstated"
"""Stands for what the target's document does not say."""
_SEPARATORS = re.compile(r"[、，,；;]")


@dataclass(frozen=True)
class Wanted:
    """The filters; an empty one leaves nothing out."""

    themes: tuple[str, ...] = ()
    obligations: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything is left out."""
        return any((self.themes, self.obligations, self.verdicts, self.departments))

    def fits(self, theme: str, row: Row | None, code: str) -> bool:
        """Tell whether an area's indicator is wanted: its theme, its row, its verdict."""
        return (
            _among([theme], self.themes)
            and _among([code], self.verdicts)
            and _among([_obligation(row)], self.obligations)
            and _among(departments_of(row) or [UNSTATED], self.departments)
        )

    def told(self, lang: str) -> str:
        """Say what is wanted."""
        unstated = screen.say(lang, "filter_unstated")
        theme, obligation = verdicts.THEME[lang], verdicts.OBLIGATION[lang]
        values = {
            "themes": [theme[one] for one in self.themes],
            "obligations": [obligation.get(one, unstated) for one in self.obligations],
            "verdicts": [name(one, lang) for one in self.verdicts],
            "departments": [unstated if one == UNSTATED else one for one in self.departments],
        }
        parts = [
            screen.say(
                lang,
                "filter_part",
                name=screen.say(lang, f"filter_{code}"),
                values=screen.joined(lang, found, by="list"),
            )
            for code, found in values.items()
        ]
        chosen = [part for part, found in zip(parts, values.values(), strict=True) if found]
        return screen.joined(lang, chosen, by="comma")


NOTHING_LEFT_OUT = Wanted()


def themed(themes: Sequence[str]) -> Wanted:
    """Return the filter by theme alone."""
    return Wanted(themes=tuple(themes))


def titled(title: str, wanted: Wanted, lang: str) -> str:
    """Say in a finding that it speaks of what the filters leave."""
    return screen.say(lang, "filtered_title", title=title) if wanted else title


def scoped(subtitle: str, wanted: Wanted, lang: str) -> str:
    """Say below a finding what the filters leave."""
    if not wanted:
        return subtitle
    return screen.say(lang, "filtered_subtitle", filters=wanted.told(lang), subtitle=subtitle)


def unmatched(wanted: Wanted, lang: str) -> str:
    """Say that nothing fits the filters."""
    return screen.say(lang, "filtered_none", filters=wanted.told(lang))


def departments_of(row: Row | None) -> list[str]:
    """Return the departments that a target's document names.

    >>> departments_of({"department": "甲局、乙局"}), departments_of(None)
    (['甲局', '乙局'], [])
    """
    return split(row["department"]) if row else []


def split(value: object) -> list[str]:
    """Return the single names in a list of departments."""
    parts = _SEPARATORS.split(str(value)) if known(value) else []
    return [part.strip() for part in parts if part.strip()]


def departments(figures: pd.DataFrame) -> list[str]:
    """Return all departments that targets name, in the order of their names."""
    found = {one for value in figures["department"].dropna().unique() for one in split(value)}
    return sorted(found)


def _obligation(row: Row | None) -> str:
    return str(row["obligation"]) if row and known(row["obligation"]) else UNSTATED


def _among(found: Sequence[str], wanted: Sequence[str]) -> bool:
    return not wanted or bool(set(found) & set(wanted))
