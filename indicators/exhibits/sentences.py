"""A cell of a matrix or table as one sentence, for pasting into a document."""

from collections.abc import Iterable

from indicators.codes import Bound, Comparator, Direction, Kind, ObsStatus
from indicators.exhibits.choice import Choice, Key
from indicators.exhibits.cited import told
from indicators.exhibits.rows import EARLY, target_text, value_text, year
from indicators.exhibits.standing import Row, Standing, State, known
from indicators.exhibits.tallies import inside
from indicators.progress import formulas
from indicators.wording import numbers, places, screen, verdicts

RANK = "rank"
"""Unit of a place in a ranking."""
_TURNED = {Bound.AT_LEAST: Bound.AT_MOST, Bound.AT_MOST: Bound.AT_LEAST}


def sentence(choice: Choice, key: Key) -> str:
    """Say value, baseline, target, schedule, verdict and sources; nothing where nothing is known.

    Only what the progress frame holds is said: what it does not compute is left out.
    """
    row, stands = choice.rows.get(key), choice.standing(key)
    if row is None or stands.code == State.NO_FIGURE:
        return ""
    lang = choice.lang
    own = row["plan"] == choice.plan or not known(row["plan"])
    parts = [
        _value(choice, row),
        _baseline(choice, row, own=own),
        _target(choice, row),
        *(_schedule(choice, row) if own else []),
        _verdict(stands, lang) if own else "",
        _doubts(choice, row),
        screen.say(lang, "say_source", sources=told(choice.cited, _ids(row), lang)),
    ]
    return screen.say(lang, "say_end", text=screen.joined(lang, parts))


def _ids(row: Row) -> list[object]:
    return [row[name] for name in ("actual_id", "baseline_id", "target_id")]


def _value(choice: Choice, row: Row) -> str:
    lang, names = choice.lang, choice.names
    subject = screen.say(
        lang,
        "say_subject",
        area=names.areas[row["ref_area"]],
        indicator=names.indicators[row["indicator"]],
    )
    if not known(row["actual"]):
        return screen.say(lang, "say_no_value", subject=subject)
    value = amount_told(choice, row, "actual", "bound")
    if row["vintage"] in EARLY or row["obs_status"] == ObsStatus.PROVISIONAL:
        value += screen.say(lang, "say_early")
    return screen.say(lang, "say_value", subject=subject, when=when_told(row, lang), value=value)


def amount_told(choice: Choice, row: Row, column: str, bound: str) -> str:
    """Write a value with its unit; a bound is said in words."""
    lang = choice.lang
    word = verdicts.QUALIFIER[lang][row[bound]] if known(row[bound]) else ""
    text = value_text(float(row[column]), _decimals(choice, row), lang)
    text = _with_unit(choice, row, text)
    return screen.spaced_after(lang, word) + text if word else text


def when_told(row: Row, lang: str) -> str:
    """Say the year, or the month up to which it is known, of the latest value."""
    if not known(row["as_at"]):
        return screen.say(lang, "say_year", year=int(row["data_year"]))
    at, month = str(row["as_at"]).split("-")
    return screen.say(lang, "say_month", year=at, month=int(month))


def _baseline(choice: Choice, row: Row, *, own: bool) -> str:
    if not known(row["baseline"]):
        return ""
    lang = choice.lang
    when = screen.say(lang, "year_alone", year=year(row["baseline_period"]))
    value = amount_told(choice, row, "baseline", "baseline_bound")
    text = screen.say(lang, "say_baseline", year=when, value=value)
    # The frame computes a change only where the two compare: no break, no bound between.
    return text + (change_told(choice, row) if own and known(row["achieved_change"]) else "")


def change_told(choice: Choice, row: Row) -> str:
    """Say the change since the baseline; only where the frame finds that the two compare."""
    lang = choice.lang
    change = float(formulas.change_pp(float(row["baseline"]), float(row["actual"])))
    change = float(numbers.rounded(change, places.visible(change, _most(choice, row))))
    if not change:
        return screen.say(lang, "say_level")
    ways = ("backward", "forward") if row["kind"] == Kind.RANK else ("up", "down")
    amount = numbers.number(abs(change), decimals=places.published(abs(change)))
    if row["gap_in_points"]:
        amount += screen.say(lang, "points")
    else:
        amount += _unit(choice, row)
    return screen.say(lang, f"say_{ways[0] if change > 0 else ways[1]}", amount=amount)


def _most(choice: Choice, row: Row) -> int:
    least = _decimals(choice, row)
    values = (float(row["baseline"]), float(row["actual"]))
    return max(places.published(value, at_least=least) for value in values)


def _target(choice: Choice, row: Row) -> str:
    lang = choice.lang
    if not known(row["target"]):
        return screen.say(lang, "say_no_target")
    wording, value = goal(choice, row)
    when = year(row["target_period"])
    key = "say_target_year" if when else "say_target"
    plan = choice.names.plans[row["plan"]]
    return screen.say(lang, key, plan=plan, year=when, wording=wording, value=value)


def goal(choice: Choice, row: Row) -> tuple[str, str]:
    """Return how a target is worded (力争, 每年, 不低于) and its value with the unit."""
    lang = choice.lang
    ranked = row["kind"] == Kind.RANK
    words = ["say_aspired"] if row["aspired"] else []
    words += ["say_each_year"] if row["kind"] == Kind.ANNUAL_FLOOR else []
    wording = "".join(screen.say(lang, one) for one in words)
    # A range and a place in a ranking need no word of comparison.
    if known(row["comparator"]) and not ranked and not known(row["target_upper"]):
        wording += screen.spaced_after(lang, verdicts.COMPARATOR[lang][row["comparator"]])
    plain = {**row, "comparator": Comparator.AT_LEAST}
    value = _with_unit(choice, row, target_text(plain, _decimals(choice, row), lang))
    if row["kind"] == Kind.MULTIPLE:
        value += screen.say(lang, "say_multiple")
    return wording, value


def _schedule(choice: Choice, row: Row) -> Iterable[str]:
    lang = choice.lang
    if not known(row["achievement"]):
        return
    share = numbers.share(float(row["achievement"]))
    yield screen.say(lang, "say_achievement", share=qualified(choice, row) + share)
    if not known(row["time_progress"]):
        return
    yield screen.say(lang, "say_time", share=numbers.share(float(row["time_progress"])))
    if known(row["lead"]) and not known(row["bound"]):
        lead = float(row["lead"])
        key = "say_lead_ahead" if lead > 0 else "say_lead_behind" if lead < 0 else "say_lead_even"
        yield screen.say(lang, key, points=numbers.number(abs(lead), decimals=1))


def qualified(choice: Choice, row: Row) -> str:
    """Say that an achievement is a bound where it rests on one."""
    if not known(row["bound"]):
        return ""
    bound = Bound(row["bound"])
    if choice.cat.indicators.loc[row["indicator"], "direction"] == Direction.LOWER:
        bound = _TURNED.get(bound, bound)
    return screen.spaced_after(choice.lang, verdicts.QUALIFIER[choice.lang][bound])


def _verdict(stands: Standing, lang: str) -> str:
    if stands.code in {State.NO_ACTUAL, State.MONITORING}:
        return ""  # said already
    key = "say_unjudged" if stands.code == State.NOT_JUDGED else "say_verdict"
    text = screen.say(lang, key, word=inside(stands.word))
    return screen.joined(lang, [text, inside(stands.basis)], by="comma")


def _doubts(choice: Choice, row: Row) -> str:
    titles = [title for one in _ids(row) for title in choice.doubted.get(str(one), ())]
    if not titles:
        return ""
    found = screen.joined(choice.lang, list(dict.fromkeys(titles)), by="list")
    return screen.say(choice.lang, "say_doubted", titles=found)


def _with_unit(choice: Choice, row: Row, text: str) -> str:
    if choice.names.unit_of[row["indicator"]] != RANK:
        return text + _unit(choice, row)
    unit = choice.names.unit(row["indicator"])
    return screen.say(choice.lang, "say_rank", value=text, unit=unit)


def _unit(choice: Choice, row: Row) -> str:
    return screen.spaced(choice.lang, choice.names.unit(row["indicator"]))


def _decimals(choice: Choice, row: Row) -> int:
    return choice.decimals(row["indicator"])
