"""The marks of the notes on doubtful figures: ①, ② and so on."""

from collections.abc import Sequence

from indicators.exhibits.spec import Doubt
from indicators.wording import screen

MARKED = 12  # doubts named inside a picture
TITLED = "zh"
"""The language that doubts are recorded in."""
CIRCLED = "".join(
    map(chr, (*range(0x2460, 0x2474), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0)))
)


def mark(number: int) -> str:
    """Return the mark of a note: ① to ㊿, then (51).

    >>> mark(1), mark(21), mark(36), mark(51)
    ('①', '㉑', '㊱', '(51)')
    """
    return CIRCLED[number - 1] if number <= len(CIRCLED) else f"({number})"


def mark_order(shown: str) -> int:
    """Return the number of a note by its mark.

    >>> mark_order("㉑"), mark_order("(51)")
    (21, 51)
    """
    return CIRCLED.index(shown) + 1 if shown in CIRCLED else int(shown.strip("()"))


def doubt_line(found: Sequence[Doubt], lang: str, *, shown: int = MARKED) -> str:
    """Return the notes for the picture: marks and titles, else where the titles are."""
    if found and lang != TITLED:
        return screen.say(lang, "doubts_elsewhere", marks=_runs([one.mark for one in found], lang))
    told = screen.joined(lang, [f"{doubt.mark} {doubt.title}" for doubt in found[:shown]])
    if len(found) > shown:
        return screen.say(lang, "doubts_more", doubts=told, count=len(found))
    return screen.say(lang, "doubts", doubts=told) if found else ""


def _runs(marks: Sequence[str], lang: str) -> str:
    runs: list[list[str]] = []
    for one in marks:
        if runs and mark_order(runs[-1][-1]) == mark_order(one) - 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    texts = [[f"{run[0]}–{run[-1]}"] if len(run) > 2 else run for run in runs]
    return screen.joined(lang, [text for run in texts for text in run], by="list")
