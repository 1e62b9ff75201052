"""The verdict on an indicator in words, with what it rests on and what is still to come."""

from indicators.codes import Final
from indicators.exhibits.choice import Choice, Key
from indicators.exhibits.rows import year
from indicators.exhibits.sentences import amount_told
from indicators.exhibits.standing import Row, Standing, State, known, name, standing
from indicators.exhibits.tallies import inside
from indicators.wording import briefing as words
from indicators.wording import screen, verdicts

_WAITING = (Final.PENDING, Final.NOT_OBTAINED)


def verdict(choice: Choice, key: Key) -> str:
    """Say the verdict; of another plan's goal with the value that it was judged by."""
    stands, row, lang = choice.standing(key), choice.rows[key], choice.lang
    if stands.code in {State.NO_ACTUAL, State.MONITORING, State.NO_FIGURE}:
        return ""  # said already
    if stands.code != State.OTHER_PLAN:
        return verdict_word(stands, row, lang)
    value = ""
    if known(row.get("judged_actual")):
        value = _judged_value(choice, row)
        # Year and grade are those of the later value, on which the verdict does not rest.
        row = {**row, "data_year": row["judged_year"], "grade": None}
    own = standing(row, lang, plan=str(row["plan"]))
    word = verdict_word(own, row, lang) if own.judged or own.beneath else ""
    return words.say(lang, "clause").join(part for part in (value, word) if part)


def _judged_value(choice: Choice, row: Row) -> str:
    """Say the value that an earlier goal was judged by, where a later one is shown."""
    shown = {**row, "actual": row["judged_actual"], "bound": row["judged_bound"]}
    how = "value_bound" if known(row["judged_bound"]) else "value"
    when = screen.say(choice.lang, "say_year", year=int(row["judged_year"]))
    value = amount_told(choice, shown, "actual", "bound")
    return words.say(choice.lang, how, when=when, value=value)


def verdict_word(stands: Standing, row: Row, lang: str) -> str:
    """Say the verdict with what it rests on."""
    if stands.code == State.NOT_JUDGED:
        return words.say(lang, "unjudged", reason=inside(stands.word))
    grade = inside(verdicts.GRADE[lang][row["grade"]]) if stands.basis else ""
    told = {"grade": screen.say(lang, "in_year", year=grade) if grade else ""}
    if stands.code == State.STALE:
        told["word"] = inside(name(stands.beneath, lang))
        return words.say(lang, "judged_stale", year=int(row["data_year"]), **told)
    word = name(stands.code, lang)
    if row["final"] == stands.code:
        word = verdicts.final(stands.code, lang, aspired=bool(row["aspired"]))
    told["word"] = inside(word)
    early = row["final"] == stands.code and bool(row["provisional"])
    rests = words.say(lang, "rests_on", grade=grade) if grade else ""
    return words.say(lang, "judged_provisional" if early else "judged", **told) + rests


def waiting(row: Row, lang: str) -> str:
    """Say that the target year's own figure is still to come, where an earlier one is shown."""
    if row["final"] not in _WAITING or not known(row["actual"]) or known(row.get("judged_id")):
        return ""
    when = year(row["target_period"])
    return words.say(lang, f"waiting_{row['final']}", year=when) if when else ""
