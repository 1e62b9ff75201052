"""存在问题 and 口径说明: what lags, whose it is, and what the figures used are worth."""

from collections import Counter
from collections.abc import Iterable

from indicators.briefing.clauses import subject_of, told
from indicators.briefing.facts import Facts
from indicators.briefing.groups import Group, group_of
from indicators.exhibits import tallies
from indicators.exhibits.choice import Choice, Key
from indicators.exhibits.report import Block, Heading, Paragraph, Says
from indicators.exhibits.standing import State, known
from indicators.wording import briefing as words
from indicators.wording import screen, verdicts


def concerns(facts: Facts) -> Iterable[Block]:
    """List what lags with the department responsible, then breaks, old data and doubts."""
    lang = facts.lang
    yield Heading(words.say(lang, "concerns"))
    yield Heading(words.say(lang, "problems"), level=2)
    yield from _problems(facts)
    yield Heading(words.say(lang, "definitions"), level=2)
    yield Paragraph(words.say(lang, "method"))
    for key, items in (("breaks", _breaks(facts)), ("stale", _stale(facts))):
        if items:
            yield Paragraph(words.say(lang, f"{key}_lead"))
            yield from (Paragraph(text, Says.ITEM) for text in items)
    yield from _doubts(facts)


def _problems(facts: Facts) -> Iterable[Block]:
    lang = facts.lang
    lagging = [
        (choice, key)
        for choice, key in facts.shown()
        if group_of(choice.standing(key).code) is Group.LAGGING
    ]
    if not lagging:
        yield Paragraph(_none(facts))
        return
    yield Paragraph(words.say(lang, "lagging_lead", count=len(lagging)))
    for choice, key in lagging:
        text = told(choice, key, facts.citing, area=len(facts.areas) > 1)
        yield Paragraph(text + _responsible(choice, key, lang), Says.ITEM)
    yield Paragraph(words.say(lang, "unrecorded"))
    if left := _unjudged(facts, "left"):
        yield Paragraph(left.strip())


def _none(facts: Facts) -> str:
    """Say that none of those judged lags; of the others nothing follows."""
    judged = sum(choice.standing(key).judged for choice, key in facts.shown())
    if not judged:
        return _unjudged(facts, "lagging_unknown")
    none = words.say(facts.lang, "lagging_none", as_of=facts.as_of, count=judged)
    return none + _unjudged(facts, "left")


def _unjudged(facts: Facts, key: str) -> str:
    """Say how many targets cannot be judged, and why."""
    lang = facts.lang
    stands = [choice.standing(key) for choice in facts.cities for key in choice.aimed]
    tally = Counter(one.code for one in stands if not one.judged)
    if not stands:
        return words.say(lang, "lagging_aimless", plan=facts.plan_name)
    if not tally:
        return ""
    unit = screen.say(lang, "unit_indicators")
    told = {"count": tally.total(), "targets": len(stands), "unit": unit, "as_of": facts.as_of}
    key = f"{key}_one" if len(stands) == 1 else key
    return words.say(lang, key, parts=tallies.unjudged(tally, lang, unit), **told)


def _responsible(choice: Choice, key: Key, lang: str) -> str:
    department = choice.rows[key]["department"]
    if not known(department):
        return words.say(lang, "no_department")
    return words.say(lang, "department", department=department)


def _breaks(facts: Facts) -> list[str]:
    """Say which definitions changed within the plan's years, of what is spoken of."""
    lang, names = facts.lang, facts.headline.names
    first, last = facts.headline.plan_years[facts.plan]
    spoken = {key for _, key in facts.shown()}
    codes = {code for _, code in spoken}
    found = []
    breaks = facts.cat.breaks
    for code, area, year, reason in zip(
        *(breaks[one] for one in ("indicator", "ref_area", "year", "reason")), strict=True
    ):
        own = (area, code) in spoken if known(area) else code in codes
        if own and first < int(year) <= last:
            told = {"indicator": names.indicators[code], "year": int(year), "reason": reason}
            told["area"] = names.areas[area] if known(area) else words.say(lang, "all_areas")
            found.append(words.stopped(lang, words.say(lang, "break", **told)))
    return found


def _stale(facts: Facts) -> list[str]:
    """Say whose latest figures are old, city by city."""
    lang, found = facts.lang, []
    for choice in facts.cities:
        keys = [key for key in choice.aimed if choice.standing(key).code == State.STALE]
        parts = [
            words.say(
                lang,
                "stale_part",
                indicator=subject_of(choice, key, area=False),
                year=int(choice.rows[key]["data_year"]),
            )
            for key in keys
        ]
        if parts:
            told = screen.joined(lang, parts, by="list")
            area = facts.area_name(choice.areas[0])
            text = words.say(lang, "subject", subject=area, text=told)
            found.append(words.stopped(lang, text))
    return found


def _doubts(facts: Facts) -> Iterable[Block]:
    """Give the conflicts and doubts about the figures used, as they are recorded."""
    lang = facts.lang
    found = facts.doubts
    if not found:
        yield Paragraph(words.say(lang, "doubts_none"))
        return
    issues = dict(zip(facts.cat.issues["issue_id"], facts.cat.issues["ref_area"], strict=True))
    yield Paragraph(words.say(lang, "doubts_lead", count=len(found)))
    for number, one in enumerate(found, start=1):
        told = {
            "number": number,
            "area": facts.headline.names.areas[issues[one.issue_id]],
            "title": one.title,
            "text": one.text,
            "severity": verdicts.SEVERITY[lang][one.severity],
        }
        yield Paragraph(words.stopped(lang, words.say(lang, "doubt", **told)), Says.ITEM)
