"""分市进展情况: one city's targets, reached, in time, lagging and not judged."""

from collections.abc import Iterable, Sequence

from indicators import exhibits
from indicators.briefing.clauses import planned, subject_of, told
from indicators.briefing.facts import Facts
from indicators.briefing.groups import Group, grouped
from indicators.briefing.reservations import note
from indicators.exhibits.choice import Choice, Key
from indicators.exhibits.city import city_title
from indicators.exhibits.report import Block, Heading, Paragraph, Says, Shown
from indicators.wording import briefing as words
from indicators.wording import follow_ups, screen

YEARS = 3
"""Yearly values from which an indicator is drawn as a line."""


def by_city(facts: Facts) -> Iterable[Block]:
    """Give each city its section; a single one is the section itself."""
    single = len(facts.cities) == 1
    yield Heading(words.say(facts.lang, "compared" if single else "cities"))
    for choice in facts.cities:
        if not single:
            yield Heading(facts.area_name(choice.areas[0]), level=2)
        yield from _city(facts, choice, level=2 if single else 3)


def _city(facts: Facts, choice: Choice, level: int) -> Iterable[Block]:
    [area] = choice.areas
    yield Paragraph(_aims(facts, choice))
    panels = exhibits.city_panels(
        facts.cat, facts.frame, area, facts.plan, facts.lang, as_of=facts.as_of
    )
    if not panels.empty:
        yield Shown(panels)
    if len(facts.cities) == 1:
        yield from _lines(facts, area)
    texts = facts.texts(area)
    if not texts.empty:
        yield Paragraph(words.say(facts.lang, "texts", title=texts.title))
    headlines = set(facts.headline.indicators)
    aimed = set(choice.aimed)
    spoken = [
        key for key in choice.keys if key in choice.rows and (key in aimed or key[1] in headlines)
    ]
    found = grouped(choice, spoken)
    for group in Group:
        if keys := found.get(group):
            yield from _group(facts, choice, group, keys, level)
        if group is Group.LAGGING:
            yield from _followed(facts, area, level)


def _followed(facts: Facts, area: str, level: int) -> Iterable[Block]:
    """Show what is done about what lags."""
    given = (facts.cat, facts.frame, area, facts.plan, facts.lang)
    found = exhibits.follow_ups(*given, on=facts.on, as_of=facts.as_of)
    if found is not None and not found.empty:
        yield Heading(follow_ups.say(facts.lang, "heading"), level)
        yield Shown(found, chart=False, table=True)


def _lines(facts: Facts, area: str) -> Iterable[Block]:
    """Draw the headline indicators year by year that have enough years to show a way."""
    for code in facts.headline.indicators:
        if facts.years.get((area, code), 0) >= YEARS:
            given = (facts.cat, facts.frame, code, [area], facts.plan, facts.lang)
            yield Shown(exhibits.series(*given, as_of=facts.as_of))


def _aims(facts: Facts, choice: Choice) -> str:
    lang = facts.lang
    if choice.aimed or not choice.rows:
        return words.stopped(lang, city_title(choice))
    area = facts.area_name(choice.areas[0])
    told = {"area": area, "count": len(choice.rows), "plan": facts.plan_name}
    return words.say(lang, "city_aimless", **told)


def _group(
    facts: Facts, choice: Choice, group: Group, keys: Sequence[Key], level: int
) -> Iterable[Block]:
    lang = facts.lang
    yield Heading(words.say(lang, f"group_{group}", count=len(keys), plan=facts.plan_name), level)
    headlines = set(facts.headline.indicators)
    # Targets without a figure are many; those that are no headline are only named.
    named = [key for key in keys if group is Group.NO_ACTUAL and key[1] not in headlines]
    shown = [key for key in keys if key not in named]
    say = planned if group is Group.NO_ACTUAL else told
    for key in shown:
        yield Paragraph(say(choice, key, facts.citing), Says.ITEM)
    if named:
        names = [subject_of(choice, key, area=False) for key in named]
        more = "more_also" if shown else "more_only"
        text = words.say(lang, more, count=len(named), names=screen.joined(lang, names, by="list"))
        yield Paragraph(words.stopped(lang, text), Says.ITEM)
    yield from note(facts, choice, shown)
