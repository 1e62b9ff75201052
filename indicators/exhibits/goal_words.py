"""What is said above and below the goals of one year: how many came out how, and who has none."""

from collections import Counter
from collections.abc import Sequence

from indicators.codes import Note
from indicators.exhibits.covered import with_parts
from indicators.exhibits.goals import CONCLUDED, Goals, Outcome, outcome, outcome_word
from indicators.exhibits.standing import known
from indicators.exhibits.wanted import titled
from indicators.wording import screen


def title(goals: Goals) -> str:
    """Count the goals by what came of them, provisional verdicts said so."""
    lang = goals.names.lang
    below = sum(Note.GOAL_BELOW_LAST_YEAR in row["notes"] for row in goals.rows)
    told = screen.joined(lang, _parts(goals), by="list")
    flagged = screen.say(lang, "goals_below", count=below) if below else ""
    title = screen.say(
        lang, "goals_title", year=goals.year, count=len(goals.rows),
        parts=screen.joined(lang, [told, flagged]),
    )  # fmt: skip
    return titled(title, goals.wanted, lang)


def _parts(goals: Goals) -> list[str]:
    lang = goals.names.lang
    tally = Counter(outcome(row, goals) for row in goals.rows)
    concluded = [row for row in goals.rows if row["final"] in CONCLUDED]
    early = Counter(outcome(row, goals) for row in concluded if bool(row["provisional"]))
    parts = []
    for code in (one for one in Outcome if tally[one]):
        part = screen.say(lang, "goals_part", word=outcome_word(code, lang), count=tally[code])
        if early[code]:
            key = "goals_provisional" if early[code] == tally[code] else "goals_some_provisional"
            part = screen.say(lang, key, part=part, count=early[code])
        parts.append(part)
    return parts


def notes(goals: Goals, areas: Sequence[str]) -> tuple[str, ...]:
    """Say what the numbers are in, and which chosen areas have no goals."""
    lang = goals.names.lang
    points = any(row["gap_in_points"] and known(row["gap"]) for row in goals.rows)
    without = [
        goals.names.areas[area]
        for area in dict.fromkeys(areas)
        if goals.having.isdisjoint(with_parts(goals.cat, [area]))
    ]
    told = screen.joined(lang, without, by="list")
    return (
        *((screen.say(lang, "goals_without", areas=told, year=goals.year),) if without else ()),
        *((screen.say(lang, "goal_points_note"),) if points else ()),
    )
