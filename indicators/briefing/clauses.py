"""One area's indicator in a sentence: only what its row of the progress frame holds."""

from collections.abc import Iterable

from indicators.briefing.citing import Citing
from indicators.briefing.groups import Group, group_of
from indicators.briefing.judging import verdict, waiting
from indicators.codes import Bound, Direction, ObsStatus, Reason
from indicators.exhibits.choice import Choice, Key
from indicators.exhibits.rows import EARLY, year
from indicators.exhibits.sentences import amount_told, change_told, goal, qualified, when_told
from indicators.exhibits.standing import JUDGED, Row, Standing, known
from indicators.exhibits.tallies import inside
from indicators.wording import briefing as words
from indicators.wording import numbers, places, screen, verdicts

_TURNED = {Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST}
ROLES = ("actual", "judged", "baseline", "target")
"""The figures of a row that a sentence may cite."""


def told(choice: Choice, key: Key, citing: Citing, *, area: bool = False) -> str:
    """Say all that is known of an area's indicator, with the marks of its documents.

    That it has no target, the heading above it says.
    """
    row, lang = choice.rows[key], choice.lang
    own = row["plan"] == choice.plan or not known(row["plan"])
    target = aim(choice, row) if known(row["target"]) else ""
    groups = [
        [_value(choice, row), _baseline(choice, row, own=own)],
        [target, *(_progress(choice, key) if own else ())],
        [verdict(choice, key), waiting(row, lang)],
    ]
    return _said(choice, key, groups, citing, area=area)


def brief(choice: Choice, key: Key, citing: Citing) -> str:
    """Name an area with its latest value, its target and its verdict."""
    row = choice.rows[key]
    # What has no actual figure yet is known by where it starts.
    start = "" if known(row["actual"]) else _baseline(choice, row, own=False)
    groups = [[_value(choice, row), start], [aim(choice, row)], [verdict(choice, key)]]
    return _said(choice, key, groups, citing, area=True, indicator=False)


def planned(choice: Choice, key: Key, citing: Citing) -> str:
    """Say from where to where an indicator is to go that has no figures yet."""
    row = choice.rows[key]
    return _said(choice, key, [[_baseline(choice, row, own=False), aim(choice, row)]], citing)


def _said(
    choice: Choice,
    key: Key,
    groups: Iterable[Iterable[str]],
    citing: Citing,
    *,
    area: bool = False,
    indicator: bool = True,
) -> str:
    lang, row = choice.lang, choice.rows[key]
    clause = words.say(lang, "clause")
    text = screen.joined(lang, [clause.join(filter(None, group)) for group in groups])
    marks = citing.marks(row.get(f"{role}_id") for role in ROLES)
    subject = subject_of(choice, key, area=area, indicator=indicator)
    told = words.say(lang, "subject", subject=subject, text=text)
    return words.stopped(lang, told + marks)


def subject_of(choice: Choice, key: Key, *, area: bool = True, indicator: bool = True) -> str:
    """Name an area, an indicator or both."""
    names = choice.names
    if area and indicator:
        told = {"area": names.areas[key[0]], "indicator": names.indicators[key[1]]}
        return words.say(choice.lang, "area_indicator", **told)
    return names.areas[key[0]] if area else names.indicators[key[1]]


def _value(choice: Choice, row: Row) -> str:
    lang = choice.lang
    if not known(row["actual"]):
        return words.say(lang, "no_actual")
    value = amount_told(choice, row, "actual", "bound")
    if row["vintage"] in EARLY or row["obs_status"] == ObsStatus.PROVISIONAL:
        value += screen.say(lang, "say_early")
    if row["obs_status"] == ObsStatus.ESTIMATED:
        value += words.say(lang, "estimated")
    # A bound is a word of its own: 2024年不低于, not 2024年为不低于.
    how = "value_bound" if known(row["bound"]) else "value"
    return words.say(lang, how, when=when_told(row, lang), value=value)


def _baseline(choice: Choice, row: Row, *, own: bool) -> str:
    if not known(row["baseline"]) or row["baseline_id"] == row["actual_id"]:
        return ""
    value = amount_told(choice, row, "baseline", "baseline_bound")
    when = year(row["baseline_period"])
    text = words.say(choice.lang, "baseline", year=when, value=value)
    return text + (change_told(choice, row) if own and known(row["achieved_change"]) else "")


def aim(choice: Choice, row: Row) -> str:
    """Say the target, whose plan's it is where it is another's, and how binding."""
    lang = choice.lang
    if not known(row["target"]):
        return words.say(lang, "no_target", plan=choice.names.plans[choice.plan])
    wording, value = goal(choice, row)
    inner = verdicts.OBLIGATION[lang][row["obligation"]] if known(row["obligation"]) else ""
    told = {
        "plan": "" if row["plan"] == choice.plan else choice.names.plans[row["plan"]],
        "obligation": screen.say(lang, "in_year", year=inside(inner)) if inner else "",
        "year": year(row["target_period"]),
        "value": wording + value,
    }
    when = "target" if told["year"] else "target_undated"
    return words.say(lang, f"{when}_of_plan" if told["plan"] else when, **told)


def _progress(choice: Choice, key: Key) -> Iterable[str]:
    row, lang = choice.rows[key], choice.lang
    if known(row["achievement"]):
        share = qualified(choice, row) + numbers.share(float(row["achievement"]))
        yield screen.say(lang, "say_achievement", share=share)
        if _running(row, choice.standing(key)):
            share = numbers.share(float(row["time_progress"]))
            yield words.say(lang, "time", share=share, year=int(row["data_year"]))
            yield _lead(row, lang) if _open(choice.standing(key)) else ""
    if known(row["actual"]) and known(row["gap"]):
        yield gap_told(choice, row)


def _running(row: Row, stands: Standing) -> bool:
    """Whether time counts: not where no pace is judged, nor once the target year is over."""
    ended = row["final"] == stands.code
    return known(row["time_progress"]) and row["reason"] != Reason.ANNUAL_GOAL and not ended


def _open(stands: Standing) -> bool:
    """Whether a target is still to be reached, so that its schedule matters."""
    code = stands.beneath or stands.code
    return code in JUDGED and group_of(code) is not Group.REACHED


def _lead(row: Row, lang: str) -> str:
    if not known(row["lead"]) or known(row["bound"]):
        return ""
    lead = float(row["lead"])
    key = "say_lead_ahead" if lead > 0 else "say_lead_behind" if lead < 0 else "say_lead_even"
    return screen.say(lang, key, points=numbers.number(abs(lead), decimals=1))


def gap_told(choice: Choice, row: Row) -> str:
    """Say what is left to the target, or by how much it is passed."""
    lang, gap = choice.lang, float(row["gap"])
    digits = places.visible(gap, choice.decimals(str(row["indicator"])))
    if not numbers.rounded(gap, digits):
        return words.say(lang, "gap_none")
    amount = numbers.number(abs(gap), decimals=digits)
    unit = choice.names.unit(str(row["indicator"]))
    amount += screen.say(lang, "points") if row["gap_in_points"] else screen.spaced(lang, unit)
    lower = choice.cat.indicators.loc[row["indicator"], "direction"] == Direction.LOWER
    if known(row["bound"]):
        bound = Bound(row["bound"])
        # More of what is wanted leaves less to do; past the target it is the other way round.
        turned = bound if lower == (gap > 0) else _TURNED.get(bound, bound)
        amount = words.say(lang, f"gap_{turned}", amount=amount)
    passed = "gap_better" if lower else "gap_beyond"
    return words.say(lang, "gap_left" if gap > 0 else passed, amount=amount)
