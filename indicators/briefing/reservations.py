"""附注: what a reader must know of the figures in a group of sentences."""

from collections.abc import Collection, Sequence

from indicators.briefing.clauses import ROLES, subject_of
from indicators.briefing.facts import Facts
from indicators.codes import Grade, Note
from indicators.exhibits.choice import Choice, Key, shown_ids
from indicators.exhibits.report import Paragraph, Says
from indicators.exhibits.standing import Row, known
from indicators.exhibits.tallies import inside
from indicators.wording import briefing as words
from indicators.wording import screen, verdicts

# What the sentences themselves say.
_TOLD = (Note.WEAK_SOURCE, Note.PART_YEAR)
_OF_BASELINE = (Note.BASELINE_FROM_ACTUAL, Note.BASELINE_OTHER_YEAR, Note.VINTAGE_DIFFERS)


def note(
    facts: Facts, choice: Choice, keys: Sequence[Key], *, by_area: bool = False
) -> list[Paragraph]:
    """Return one note on all the indicators of a group, or none.

    Where areas stand side by side, doubts are named by their number in 口径说明, and what only
    the baseline is worth is left to the city's own section.
    """
    lang = facts.lang
    told = []
    for key in keys:
        if found := reservations(facts, choice, key, brief=by_area):
            subject = subject_of(choice, key, area=by_area, indicator=not by_area)
            text = screen.joined(lang, found)
            told.append(
                words.stopped(lang, words.say(lang, "note_part", subject=subject, text=text))
            )
    if not told:
        return []
    text = words.say(lang, "note", text=words.say(lang, "between").join(told))
    return [Paragraph(text, Says.NOTE)]


def reservations(facts: Facts, choice: Choice, key: Key, *, brief: bool = False) -> list[str]:
    """Say what is derived, seen in an excerpt only, weakly sourced, rough or in doubt."""
    lang, row = facts.lang, choice.rows[key]
    bare = (brief and known(row["actual"])) or row["baseline_id"] == row["actual_id"]
    roles = [role for role in ROLES if not (bare and role == "baseline")]
    skipped = (*_TOLD, *(_OF_BASELINE if bare else ()))
    parts = [
        _of_figures(facts, row, "derived", facts.derived, roles),
        _of_figures(facts, row, "excerpt", facts.excerpts, roles),
        _weak(choice, key),
        *(verdicts.NOTE[lang][one] for one in row["notes"] if one not in skipped),
        _numbers(facts, row) if brief and facts.doubt_numbers else _titles(choice, row),
    ]
    return [part for part in parts if part]


def _weak(choice: Choice, key: Key) -> str:
    """Name a weak source of the latest value where no verdict does."""
    row, lang = choice.rows[key], choice.lang
    if row["grade"] not in (Grade.PANEL, Grade.REPOST) or choice.standing(key).basis:
        return ""
    return words.say(lang, "weak", grade=inside(verdicts.GRADE[lang][row["grade"]]))


def _titles(choice: Choice, row: Row) -> str:
    titles = [title for one in shown_ids(row) for title in choice.doubted.get(one, ())]
    if not titles:
        return ""
    found = screen.joined(choice.lang, list(dict.fromkeys(titles)), by="list")
    return words.say(choice.lang, "doubted", titles=found)


def _numbers(facts: Facts, row: Row) -> str:
    found = {n for one in shown_ids(row) for n in facts.doubts_of.get(one, ())}
    if not found:
        return ""
    told = screen.joined(facts.lang, [str(one) for one in sorted(found)], by="list")
    return words.say(facts.lang, "doubted_numbers", numbers=told)


def _of_figures(
    facts: Facts, row: Row, key: str, found: Collection[str], roles: Sequence[str]
) -> str:
    """Name those of a row's figures that are among the figures found."""
    lang = facts.lang
    named = [
        words.say(lang, f"role_{role}") for role in roles if str(row.get(f"{role}_id")) in found
    ]
    return words.say(lang, key, roles=screen.joined(lang, named, by="list")) if named else ""
