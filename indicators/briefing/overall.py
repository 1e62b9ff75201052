"""总体情况: what is reported on, and how many targets stand where."""

from collections import Counter
from collections.abc import Iterable, Sequence

from indicators import exhibits
from indicators.briefing.clauses import subject_of
from indicators.briefing.facts import Facts
from indicators.exhibits import tallies
from indicators.exhibits.choice import Key
from indicators.exhibits.evidence import cutoff
from indicators.exhibits.periods import dated
from indicators.exhibits.report import Block, Heading, Paragraph, Says, Shown
from indicators.exhibits.standing import JUDGED, ORDER, State, name
from indicators.wording import briefing as words
from indicators.wording import screen

MOST = 40
"""Cities drawn in one picture of counts."""


def overall(facts: Facts) -> Iterable[Block]:
    """Say how many targets are reached, in time, behind or not judged, and why not."""
    yield Heading(words.say(facts.lang, "overall"))
    yield Paragraph(_scope(facts))
    yield Paragraph(_counts(facts))
    if rest := _rest(facts):
        yield Paragraph(rest)
    for text in _by_verdict(facts):
        yield Paragraph(text, Says.ITEM)
    counts = exhibits.counts(
        facts.cat, facts.frame, facts.areas, facts.plan, facts.lang,
        as_of=facts.as_of, indicators=facts.headline.indicators, drawn=facts.areas[:MOST],
    )  # fmt: skip
    if not counts.empty:
        yield Shown(counts)
    yield from _since(facts)


def _scope(facts: Facts) -> str:
    lang, day = facts.lang, cutoff(facts.cat.sources)
    first, last = facts.headline.plan_years[facts.plan]
    told = {
        "areas": areas_told(facts),
        "plan": facts.plan_name,
        "first": first + 1,
        "last": last,
        "as_of": facts.as_of,
        "count": len(facts.headline.indicators),
    }
    text = words.say(lang, "scope", **told)
    if day:
        text += words.say(lang, "scope_cutoff", day=dated(day, lang))
    if facts.chosen:
        names = [facts.headline.names.indicators[code] for code in facts.chosen]
        told_names = screen.joined(lang, names, by="list")
        text += words.say(lang, "scope_chosen", names=told_names)
    return text + words.say(lang, "scope_rule")


def areas_told(facts: Facts) -> str:
    """Name the cities; many are only counted."""
    names = [facts.area_name(area) for area in facts.areas]
    if len(names) > SHOWN:
        return words.say(facts.lang, "areas_counted", count=len(names))
    return screen.joined(facts.lang, names, by="list")


SHOWN = 6
"""Cities named in one breath."""


def _counts(facts: Facts) -> str:
    """Count the headline targets of the plan by verdict; those not judged apart."""
    choice, lang = facts.headline, facts.lang
    unit = _unit(facts)
    if not choice.aimed:
        return words.say(lang, "counts_none", plan=facts.plan_name)
    tally = Counter(choice.standing(key).code for key in choice.aimed)
    left = sum(count for code, count in tally.items() if code not in JUDGED)
    why = tallies.unjudged(tally, lang, unit)
    judged = tallies.judged(tally, lang, unit)
    key = "counts_left" if judged else "counts_unjudged" if left > 1 else "counts_unjudged_one"
    parts = [judged, words.say(lang, key, count=left, unit=unit, parts=why) if left else ""]
    told = {"plan": facts.plan_name, "targets": len(choice.aimed), "unit": unit}
    told["parts"] = screen.joined(lang, parts)
    return words.say(lang, "counts", cells=len(choice.keys), **told)


def _unit(facts: Facts) -> str:
    return screen.say(facts.lang, "unit_fields" if len(facts.areas) > 1 else "unit_indicators")


def _rest(facts: Facts) -> str:
    """Say what the cells without a target of the plan have."""
    choice, lang = facts.headline, facts.lang
    aimed = set(choice.aimed)
    tally = Counter(choice.standing(key).code for key in choice.keys if key not in aimed)
    if not tally:
        return ""
    unit = _unit(facts)
    parts = [
        words.say(lang, f"rest_{code}", count=tally[code], unit=unit)
        for code in (State.OTHER_PLAN, State.MONITORING, State.NO_FIGURE)
        if tally[code]
    ]
    told = screen.joined(lang, parts, by="comma")
    return words.say(lang, "rest", count=tally.total(), unit=unit, plan=facts.plan_name, parts=told)


def _by_verdict(facts: Facts) -> Iterable[str]:
    """Name the indicators of each verdict, and of those that old data give."""
    choice, lang = facts.headline, facts.lang
    found: dict[str, list[Key]] = {}
    for key in choice.keys:
        stands = choice.standing(key)
        if stands.judged or stands.code == State.STALE:
            found.setdefault(stands.code, []).append(key)
    for code in ORDER:
        if keys := found.get(code):
            same = _same(facts, keys)
            told = {"word": name(code, lang), "count": len(keys), "unit": _unit(facts)}
            told |= {"names": _named(facts, keys, each=not same), "same": same}
            yield words.stopped(lang, words.say(lang, "named_same" if same else "named", **told))


def _same(facts: Facts, keys: Sequence[Key]) -> str:
    """Say the verdict that old data give, where they all give the same."""
    found = {_beneath(facts, key) for key in keys}
    return next(iter(found)) if len(found) == 1 else ""


def _beneath(facts: Facts, key: Key) -> str:
    choice, lang = facts.headline, facts.lang
    beneath = choice.standing(key).beneath
    if not beneath:
        return ""
    year = int(choice.rows[key]["data_year"])
    return words.say(lang, "from_year", year=year, word=tallies.inside(name(beneath, lang)))


def _named(facts: Facts, keys: Sequence[Key], *, each: bool) -> str:
    """Name indicators area by area; `each` with the verdict that its old data give."""
    choice, lang = facts.headline, facts.lang
    parts: dict[str, list[str]] = {}
    for key in keys:
        text, inner = subject_of(choice, key, area=False), _beneath(facts, key)
        if each and inner:
            text += screen.say(lang, "in_year", year=inner)
        parts.setdefault(key[0], []).append(text)
    if len(facts.areas) == 1:
        return screen.joined(lang, next(iter(parts.values())), by="list")
    told_areas = [
        words.say(
            lang,
            "area_names",
            area=facts.area_name(area),
            names=screen.joined(lang, found, by="list"),
        )
        for area, found in parts.items()
    ]
    return screen.joined(lang, told_areas)


def _since(facts: Facts) -> Iterable[Block]:
    if facts.before is None:
        return
    since = exhibits.since_last_year(
        facts.cat, facts.frame, facts.before, facts.areas, facts.plan, facts.lang,
        as_of=facts.as_of,
    )  # fmt: skip
    if since.empty:
        yield Paragraph(words.stopped(facts.lang, since.title))
    else:
        yield Paragraph(words.say(facts.lang, "since_lead", before=facts.as_of - 1))
        yield Shown(since, chart=False, table=True)
