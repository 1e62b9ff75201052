"""Whether the log is sound, in a line, and the faults where it is not."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.chronicle.records import moment
from indicators.history import Entry, Fault
from indicators.wording import chronicle as words

OUTSIDE = frozenset({"other_file", "unknown_file", "missing_file"})
"""Faults that an edit made by hand leaves until it is recorded; the log itself is whole."""


@dataclass(frozen=True)
class Soundness:
    """What a verification found, in words."""

    line: str
    faults: tuple[str, ...] = ()
    broken: bool = False
    """Whether the log itself is damaged; else edits made outside are not recorded yet."""


def soundness(entries: Sequence[Entry], faults: Sequence[Fault], lang: str = "zh") -> Soundness:
    """Tell what a verification found: since when how many entries, or what is wrong."""
    told = tuple(map(str, faults))
    if any(one.code not in OUTSIDE for one in faults):
        return Soundness(words.say(lang, "unsound", count=len(faults)), told, broken=True)
    if faults:
        return Soundness(words.say(lang, "unrecorded"), told)
    first, last = entries[0], entries[-1]
    key = "sound" if last.number else "sound_first"
    when = {"since": moment(first.at), "last": moment(last.at)}
    return Soundness(words.say(lang, key, count=last.number, **when))


def unreadable(why: str, lang: str = "zh") -> Soundness:
    """Tell that the log cannot be read at all."""
    return Soundness(words.say(lang, "unreadable"), tuple(why.split("\n")), broken=True)


def no_log(lang: str = "zh") -> tuple[str, ...]:
    """Explain that there is no log yet, and when it begins."""
    return tuple(words.say(lang, key) for key in ("no_log", "no_log_when", "no_log_outside"))
