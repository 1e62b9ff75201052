"""Whether the log is as it was written, and the files as it says."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

from indicators.history import entries, reading, replay, state
from indicators.history.entries import Entry, digest
from indicators.history.errors import Fault
from indicators.history.log import DamagedError, Log
from indicators.history.places import Places
from indicators.wording import history as words


def faults(places: Places, log: Log, lang: str) -> tuple[Fault, ...]:
    """Return all faults: none where there is no log at all."""
    found = [*_faults(places, log)]
    return tuple(
        Fault(number, code, words.fault(lang, code, number, path)) for number, code, path in found
    )


_Found = tuple[int | None, str, str]


def _faults(places: Places, log: Log) -> Iterator[_Found]:
    if places.journal.exists():
        yield None, "unfinished", ""
    known = state.load(places.state)
    lines = log.lines()
    if not lines:
        if known is not None or places.journal.exists():
            yield None, "lost", ""
        return
    if log.torn():
        yield len(lines) - 1, "torn", ""
    chain = [*_chain(lines)]
    yield from chain
    if places.state.exists() and known is None:
        yield None, "state_broken", ""
    if known is not None:
        yield from _head(known, lines)
    if not chain and not log.torn():
        yield from _replayed(places, log)


def _chain(lines: Sequence[bytes]) -> Iterator[_Found]:
    previous: str | None = None
    for number, line in enumerate(lines):
        try:
            one = entries.read(line)
        except ValueError:
            yield number, "unreadable", ""
            previous = None
            continue
        if not entries.is_sound(line):
            yield number, "altered", ""
        if one.number != number:
            yield number, "misnumbered", str(one.number)
        if one.previous != previous:
            yield number, "unchained", ""
        previous = one.hash


def _head(known: state.State, lines: Sequence[bytes]) -> Iterator[_Found]:
    # A writer that died after its entry leaves a state that is older, and right.
    with suppress(ValueError, IndexError):
        if entries.read(lines[known.number]).hash == known.hash:
            return
    yield known.number, "state", ""


def _replayed(places: Places, log: Log) -> Iterator[_Found]:
    try:
        found = [entries.read(line) for line in log.lines()]
        first = reading.first(places, found[0])
    except DamagedError:
        yield 0, "first", ""
        return
    try:
        replay.texts_after(first, found)
    except DamagedError as error:
        yield error.number, "replay", ""
        return
    yield from _present(places, found)


def _present(places: Places, found: Sequence[Entry]) -> Iterator[_Found]:
    shas = replay.shas_after(found)
    last = {path: one.number for one in found for path in one.files}
    for path in sorted(shas.keys() | places.stamps().keys()):
        data = places.bytes_at(path)
        if path not in shas:
            yield None, "unknown_file", path
        elif data is None:
            yield last[path], "missing_file", path
        elif digest(data) != shas[path]:
            yield last[path], "other_file", path
