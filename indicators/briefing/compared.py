"""主要指标完成情况: the headline indicators, the cities side by side."""

from collections.abc import Iterable

from indicators import exhibits
from indicators.briefing.clauses import brief
from indicators.briefing.facts import Facts
from indicators.briefing.reservations import note
from indicators.exhibits.choice import Key
from indicators.exhibits.report import Block, Heading, Paragraph, Says, Shown
from indicators.exhibits.standing import known
from indicators.wording import briefing as words
from indicators.wording import screen

FEWEST = 2
"""Areas with figures from which an indicator is drawn side by side."""
YEARS = 2
"""Yearly values from which an area stands among the lines."""
_DRAWN = ("baseline", "target", "actual")


def compared(facts: Facts) -> Iterable[Block]:
    """Set the cities side by side: the table of all, then one indicator after the other."""
    lang = facts.lang
    overview = exhibits.overview(
        facts.cat, facts.frame, facts.areas, facts.plan, lang,
        as_of=facts.as_of, indicators=facts.headline.indicators,
    )  # fmt: skip
    yield Heading(words.say(lang, "compared"))
    yield Paragraph(words.say(lang, "compared_intro", plan=facts.plan_name))
    if not overview.empty:
        yield Shown(overview)
    for code in facts.headline.indicators:
        yield from _of_indicator(facts, code)


def _of_indicator(facts: Facts, code: str) -> Iterable[Block]:
    choice, lang = facts.headline, facts.lang
    names = choice.names
    title = words.say(lang, "with_unit", name=names.indicators[code], unit=names.unit(code))
    yield Heading(title, level=2)
    keys = [(area, code) for area in facts.areas]
    drawn = [key for key in keys if key in choice.rows and _has_figure(facts, key)]
    for key in drawn:
        yield Paragraph(brief(choice, key, facts.citing), Says.ITEM)
    if text := _caveats(facts, keys, drawn):
        yield Paragraph(text)
    yield from note(facts, choice, drawn, by_area=True)
    if len(drawn) >= FEWEST:
        areas = [area for area, _ in drawn]
        yield Shown(
            exhibits.compare(
                facts.cat, facts.frame, code, areas, facts.plan, lang, as_of=facts.as_of
            )
        )

    yearly = [area for area in facts.areas if facts.years.get((area, code), 0) >= YEARS]
    if len(yearly) >= FEWEST:
        given = (facts.cat, facts.frame, code, yearly, facts.plan, lang)
        yield Shown(exhibits.series(*given, as_of=facts.as_of))


def _has_figure(facts: Facts, key: Key) -> bool:
    row = facts.headline.rows[key]
    return any(known(row[name]) for name in _DRAWN)


def _caveats(facts: Facts, keys: list[Key], drawn: list[Key]) -> str:
    """Say who has no figure, and why values that stand side by side are not ranked."""
    lang, choice, parts = facts.lang, facts.headline, []
    none = [facts.area_name(key[0]) for key in keys if key not in drawn]
    if none:
        parts.append(words.say(lang, "without", areas=screen.joined(lang, none, by="list")))
    years = [
        int(choice.rows[key]["data_year"]) for key in drawn if known(choice.rows[key]["data_year"])
    ]
    if len(set(years)) > 1:
        parts.append(words.say(lang, "years_differ", years=words.years(lang, years)))
    return words.say(lang, "between").join(parts)
