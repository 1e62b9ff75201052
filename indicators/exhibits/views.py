"""指标对比 by value, by progress towards the target, or by change on the year before."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

import pandas as pd

from indicators.exhibits import achievements, changes, tabular
from indicators.exhibits.choice import Choice
from indicators.exhibits.comparison import compare
from indicators.exhibits.ranking import Ranking, direction_of, ranking
from indicators.exhibits.spec import NAN, Column, Exhibit
from indicators.exhibits.standing import known
from indicators.exhibits.variants import resolve
from indicators.wording import outlook, screen


class View(StrEnum):
    """What cities are compared by."""

    VALUE = "value"
    ACHIEVEMENT = "achievement"
    CHANGE = "change"


def compared(
    cat: Any,
    frame: pd.DataFrame,
    indicator: str,
    areas: Sequence[str],
    plan: str,
    lang: str = "zh",
    *,
    view: str = View.VALUE,
    references: Sequence[str] = (),
    as_of: int | None = None,
    ranks: Ranking | None = None,
) -> Exhibit:
    """Set one indicator side by side in the view asked for, with places and ties.

    Where some of many areas are shown, `ranks` are the places among all; see `ranked`.
    """
    if view != View.VALUE:
        shown: dict[str, Callable[..., Exhibit]] = {
            View.ACHIEVEMENT: achievements.achievements,
            View.CHANGE: changes.changes,
        }
        return shown[view](cat, frame, indicator, areas, plan, lang, as_of=as_of, ranks=ranks)
    exhibit = compare(cat, frame, indicator, areas, plan, lang, references=references, as_of=as_of)
    code = resolve(cat, frame, indicator, areas)
    choice = Choice.of(cat, frame, areas, [code], plan, lang, as_of)
    return _placed(exhibit, choice, code, ranks or _by_value(choice, code))


def ranked(
    cat: Any,
    frame: pd.DataFrame,
    indicator: str,
    areas: Sequence[str],
    plan: str,
    lang: str = "zh",
    *,
    view: str = View.VALUE,
    as_of: int | None = None,
) -> Ranking:
    """Return the places of areas in a view, for a comparison that shows some of them."""
    code = resolve(cat, frame, indicator, areas)
    choice = Choice.of(cat, frame, areas, [code], plan, lang, as_of)
    by = {View.ACHIEVEMENT: achievements.ranked, View.CHANGE: changes.ranked}
    return by.get(View(view), _by_value)(choice, code)


def _by_value(choice: Choice, code: str) -> Ranking:
    found = [choice.rows.get((area, code), {}).get("actual") for area in choice.areas]
    values = {
        area: float(str(value)) if known(value) else NAN
        for area, value in zip(choice.areas, found, strict=True)
    }
    return ranking(choice, code, values, direction_of(choice, code))


def _placed(exhibit: Exhibit, choice: Choice, code: str, ranks: Ranking) -> Exhibit:
    """Add each area's place to the table; other scopes stay 不可比."""
    table = exhibit.table
    own = table["indicator_id"] == code
    texts = [
        ranks.text(str(area)) if mine else screen.say(choice.lang, "not_comparable")
        for area, mine in zip(table["ref_area"], own, strict=True)
    ]
    place = Column("position", outlook.say(choice.lang, "position_header"), width=18)
    codes = [one.code for one in exhibit.columns]
    cut = codes.index("actual") + 1 if "actual" in codes else len(codes)
    columns = (*exhibit.columns[:cut], place, *exhibit.columns[cut:])
    table = table.assign(position=texts)
    return replace(exhibit, table=table, columns=tabular.filled(columns, table))
