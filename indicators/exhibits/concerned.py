"""The figures that a conflict or doubt is about, in words."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from indicators.exhibits.periods import dated, periods
from indicators.exhibits.rows import Names, figure_signs, value_text
from indicators.exhibits.standing import known
from indicators.wording import screen, verdicts

_Subject = tuple[str, str, str]
"""Area, indicator and role."""
_Amounts = dict[str, dict[str, None]]
"""What is told of each period, each value once."""


def concerned(cat: Any, issues: pd.DataFrame, names: Names) -> dict[str, str]:
    """Tell the figures of each issue: a line for each indicator, with its values by period."""
    links = cat.issue_figures[cat.issue_figures["issue_id"].isin(issues["issue_id"])]
    figures = cat.figures_of(links["figure_id"])
    told = figures.assign(period=periods(figures), amount=_amounts(cat, figures, names))
    told = links.merge(told, on="figure_id").sort_values(
        ["indicator", "role", "period"], kind="stable"
    )
    columns = ("issue_id", "ref_area", "indicator", "role", "period", "amount")
    found: dict[str, dict[_Subject, _Amounts]] = {}
    for issue, area, code, role, period, amount in zip(
        *(told[one] for one in columns), strict=True
    ):
        values = found.setdefault(issue, {}).setdefault((area, code, role), {})
        values.setdefault(dated(period, names.lang), {})[amount] = None
    areas = dict(zip(issues["issue_id"], issues["ref_area"], strict=True))
    return {
        issue: "\n".join(_line(one, values, areas[issue], names) for one, values in own.items())
        for issue, own in found.items()
    }


def _amounts(cat: Any, figures: pd.DataFrame, names: Names) -> list[str]:
    """Write the values with their signs; what has none as it is printed."""
    signs = figure_signs(figures, cat.indicators, names.lang)
    columns = (figures[name] for name in ("indicator", "obs_value", "value_upper", "printed"))
    return [
        sign + value_text(float(value), int(names.decimals_of[code]), names.lang, upper=upper)
        if known(value)
        else str(printed)
        for sign, code, value, upper, printed in zip(signs, *columns, strict=True)
    ]


def _line(
    subject: _Subject, amounts: Mapping[str, Mapping[str, None]], own: str, names: Names
) -> str:
    """Tell one indicator of an issue; its area is named where it is not the issue's own."""
    (area, code, role), lang = subject, names.lang
    name = names.indicators[code]
    if area != own:
        name = screen.say(lang, "concerned_area", area=names.areas[area], name=name)
    items = [
        screen.say(
            lang,
            "concerned_item" if period else "concerned_undated",
            period=period,
            values=screen.joined(lang, list(values), by="list"),
        )
        for period, values in amounts.items()
    ]
    told = {"name": name, "role": verdicts.ROLE[lang][role].lower(), "unit": names.unit(code)}
    return screen.say(lang, "concerned", items=screen.joined(lang, items), **told)
