"""附件: each city's full table, and the document and place of every figure cited."""

from collections.abc import Iterable

import pandas as pd

from indicators import exhibits
from indicators.briefing.facts import Facts
from indicators.codes import Role
from indicators.exhibits.evidence import evidence
from indicators.exhibits.periods import dated, periods
from indicators.exhibits.report import Block, Heading, Shown
from indicators.exhibits.rows import figure_signs, value_text
from indicators.exhibits.spec import ChartKind, Column, Exhibit
from indicators.exhibits.standing import known
from indicators.wording import briefing as words
from indicators.wording import screen, verdicts

_COLUMNS = (("area", 10), ("indicator", 24), ("unit", 10), ("role", 8), ("period", 12),
            ("value", 12), ("cite", 6), ("locator", 40), ("grade", 14))  # fmt: skip


def annexes(facts: Facts) -> Iterable[Block]:
    """Give each city's table, then where the figures of the sentences stand."""
    lang, number = facts.lang, 0
    for area in facts.areas:
        shown = _of_area(facts, area)
        if shown:
            number += 1
            title = words.say(lang, "annex_city", area=facts.area_name(area))
            yield Heading(words.say(lang, "annex", number=number, title=title))
            yield from shown
    used = figures_cited(facts)
    if not used.empty:
        title = words.say(lang, "annex_figures")
        yield Heading(words.say(lang, "annex", number=number + 1, title=title))
        yield Shown(used, chart=False, table=True)


def _of_area(facts: Facts, area: str) -> list[Block]:
    tables = (
        exhibits.city(facts.cat, facts.frame, area, facts.plan, facts.lang, as_of=facts.as_of),
        facts.texts(area),
    )
    return [Shown(one, chart=False, table=True) for one in tables if not one.empty]


def figures_cited(facts: Facts) -> Exhibit:
    """List the figures that the sentences cite, each with its document and the place in it."""
    lang, citing = facts.lang, facts.citing
    order = {one: place for place, one in enumerate(citing.used)}
    used = facts.cat.figures_of(citing.used)
    used = used.sort_values("figure_id", key=lambda ids: ids.map(order), kind="stable")
    table = _table(facts, used)
    title = words.say(lang, "figures_title", count=len(table))
    return Exhibit(
        id="figures_cited",
        kind=ChartKind.TABLE,
        title=title,
        subtitle=words.say(lang, "figures_subtitle"),
        alt=screen.say(lang, "table_alt", title=title),
        table=table,
        columns=tuple(Column(code, _header(code, lang), width=width) for code, width in _COLUMNS),
        lang=lang,
        empty="" if len(table) else title,
        **evidence(facts.cat, citing.used, lang),
    )


def _header(code: str, lang: str) -> str:
    if code in {"period", "cite"}:
        return words.say(lang, f"header_{code}")
    return screen.header(lang, code)


def _table(facts: Facts, used: pd.DataFrame) -> pd.DataFrame:
    lang, names = facts.lang, facts.headline.names
    cited = facts.cat.cited(lang)
    return pd.DataFrame(
        {
            "area": used["ref_area"].map(names.areas).to_numpy(),
            "indicator": used["indicator"].map(names.indicators).to_numpy(),
            "unit": [names.unit(code) for code in used["indicator"]],
            "role": [verdicts.ROLE[lang][Role(one)] for one in used["role"]],
            "period": [dated(one, lang) for one in periods(used)],
            "value": _values(facts, used),
            "cite": [facts.citing.mark(str(one)) for one in used["figure_id"]],
            "locator": [cited[one][1] for one in used["figure_id"]],
            "grade": [verdicts.GRADE[lang][str(one)] for one in used["grade"]],
            "figure_id": used["figure_id"].to_numpy(),
        }
    )


def _values(facts: Facts, used: pd.DataFrame) -> list[str]:
    """Write the values with their signs; what has none as it is printed."""
    names, lang = facts.headline.names, facts.lang
    signs = figure_signs(used, facts.cat.indicators, lang)
    columns = (used[name] for name in ("indicator", "obs_value", "value_upper", "printed"))
    return [
        sign + value_text(float(value), int(names.decimals_of[code]), lang, upper=upper)
        if known(value)
        else str(printed)
        for sign, code, value, upper, printed in zip(signs, *columns, strict=True)
    ]
