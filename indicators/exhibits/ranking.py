"""Places of cities side by side, with ties; where values do not compare, the reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators import progress
from indicators.codes import Direction
from indicators.exhibits.choice import Choice
from indicators.exhibits.standing import Row, known, records
from indicators.wording import outlook, verdicts

_TEXTS = ("ref_area", "indicator", "as_at", "vintage", "bound")


@dataclass(frozen=True, eq=False)  # one of very many areas is known by itself
class Ranking:
    """For each area its place in words, or why it has none."""

    lang: str
    place: dict[str, str]
    reason: dict[str, str]
    """Why an area's value does not compare; areas that compare are not in it."""

    def text(self, area: str) -> str:
        """Return the place, or 不可比 with the reason; empty where there is no value."""
        if area in self.reason:
            return outlook.say(self.lang, "incomparable", reason=self.reason[area])
        return self.place.get(area, "")


def direction_of(choice: Choice, code: str) -> Direction | None:
    """Return which way is better; nothing where neither is."""
    said = choice.cat.indicators.loc[code, "direction"]
    return Direction(str(said)) if known(said) else None


def ranking(
    choice: Choice, code: str, values: dict[str, float], direction: Direction | None
) -> Ranking:
    """Rank the areas by `values`, as the method allows; without a direction none has a place.

    Nor has one by an indicator that a model estimates.
    """
    rows = {area: choice.rows[(area, code)] for area in values if (area, code) in choice.rows}
    if not rows:
        return Ranking(choice.lang, {}, {})
    modelled = bool(choice.cat.indicators.loc[code, "modelled"])
    by = None if modelled else direction
    return Ranked.of(_frame(rows), pd.Series(values, dtype=float), by).told(choice.lang)


@dataclass(frozen=True, eq=False)
class Ranked:
    """Rows of the progress frame ranked, one for each area, before it is put into words."""

    frame: pd.DataFrame
    values: dict[str, float]
    why: dict[str, str]
    """The code of why a value does not compare."""
    places: pd.DataFrame | None

    @classmethod
    def of(cls, frame: pd.DataFrame, values: pd.Series, direction: Direction | None) -> "Ranked":
        """Rank rows by `values`; both by area. Without a direction none has a place."""
        frame = frame.assign(ranked_value=values)
        told = {str(area): float(value) for area, value in values.items()}
        why = {
            str(area): str(code)
            for area, code in progress.comparability(frame, within="indicator").items()
            if known(code) and known(told[str(area)])
        }
        places = None if direction is None else progress.places(frame, direction, "ranked_value")
        return cls(frame, told, why, places)

    def told(self, lang: str) -> Ranking:
        """Put it into words."""
        reasons = {area: verdicts.reason(code, None, lang) for area, code in self.why.items()}
        if self.places is None:
            return Ranking(lang, {}, reasons)
        bounded = {str(area) for area, bound in self.frame["bound"].items() if known(bound)}
        years = {str(area): year for area, year in self.frame["data_year"].items()}
        return Ranking(lang, _words(lang, self.places, bounded, self.values, years), reasons)


def placed(found: pd.DataFrame, lang: str) -> Ranking:
    """Put places that were found before into words.

    Parameters
    ----------
    found
        By area; columns place, ranked (how many have one), tied, elsewhere (whether the target
        is another plan's), comparability (why a value does not compare), data_year and bound.
    """
    place, reason = dict[str, str](), dict[str, str]()
    for row in records(found.reset_index(names="area")):
        area, number, count, why = (
            row[one] for one in ("area", "place", "ranked", "comparability")
        )
        if row["elsewhere"]:
            place[area] = outlook.say(lang, "elsewhere")
        elif known(number):
            key = "alone" if count == 1 else "tie" if row["tied"] else "place"
            told = {"place": int(number), "count": int(count), "year": row["data_year"]}
            place[area] = outlook.say(lang, key, **told)
        elif known(why):
            reason[area] = verdicts.reason(str(why), None, lang)
        elif known(row["bound"]):
            place[area] = outlook.say(lang, "bound")
    return Ranking(lang, place, reason)


def _frame(rows: Mapping[str, Row]) -> pd.DataFrame:
    """Return the rows as a frame again; a column without any value keeps its type."""
    table = pd.DataFrame(list(rows.values()), index=pd.Index(list(rows)))
    years = [int(year) if known(year) else None for year in table["data_year"]]
    texts = {
        name: pd.array([str(one) if known(one) else None for one in table[name]], dtype="str")
        for name in _TEXTS
    }
    return table.assign(data_year=pd.array(years, dtype="Int64"), **texts)


def _words(
    lang: str,
    found: pd.DataFrame,
    bounded: set[str],
    values: dict[str, float],
    years: dict[str, Any],
) -> dict[str, str]:
    sizes = found["place"].value_counts().to_dict()
    words = {area: outlook.say(lang, "bound") for area in bounded if known(values[area])}
    for area, place, count in zip(found.index, found["place"], found["ranked"], strict=True):
        if not known(place):
            continue
        key = "alone" if count == 1 else "tie" if sizes[place] > 1 else "place"
        words[str(area)] = outlook.say(
            lang, key, place=int(place), count=int(count), year=years[str(area)]
        )
    return words
