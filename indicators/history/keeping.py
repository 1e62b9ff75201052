"""Log and files kept together: begun, brought up to date, added to; all under the lock."""

import datetime as dt
import time
from collections.abc import Mapping, Sequence

from indicators.changes import Change
from indicators.history import outside, patches, reading, replay
from indicators.history.entries import Action, By, Entry, Patch
from indicators.history.log import Log
from indicators.history.places import Places
from indicators.history.state import State
from indicators.history.writing import Writer
from indicators.wording import history as words


class Keeper:
    """Adds entries to a log; whoever calls holds the writer's lock."""

    def __init__(self, places: Places, log: Log, writer: Writer, lang: str) -> None:
        """Take the parts; nothing is read or made."""
        self.places, self.log, self.writer, self.lang = places, log, writer, lang

    def ready(self, by: By | None) -> tuple[State, Entry | None]:
        """Bring log and files together; return where they stand, and the entry that it took."""
        self.writer.recover()
        if not self.log.exists():
            return self._first(by), None
        known = self.writer.state()
        found = outside.edited(self.places, known)
        if not found:
            return known, None
        old = self.log.entries()
        before = replay.texts_after(reading.first(self.places, old[0]), old, found.keys())
        files = {path: patches.difference(before.get(path), new) for path, new in found.items()}
        changes = outside.compared(self.places.data, before, found)
        someone = By("outside", words.say(self.lang, "outside"))
        why = words.say(self.lang, "by_hand")
        entry = self.next(known, Action.EXTERNAL, someone, why, changes, files)
        return known, self.recorded(known, entry, {})

    def _first(self, by: By | None) -> State:
        self.writer.refuse_lost()
        known = State(0, "", at=time.time_ns())
        texts = outside.present(self.places, known)
        files = {path: Patch(None, patches.sha_of(text)) for path, text in texts.items()}
        who = by or By("system", words.say(self.lang, "system"))
        why = words.say(self.lang, "first")
        entry = Entry(0, _now(), Action.INITIAL, who, why, (), files, None, None, None)
        self.writer.done(known, self.writer.start(entry, texts), {})
        return known

    def next(
        self,
        known: State,
        action: Action,
        by: By,
        why: str,
        changes: Sequence[Change],
        files: Mapping[str, Patch],
        draft: int | None = None,
        entered_by: By | None = None,
    ) -> Entry:
        """Return the entry that follows, not yet written."""
        return Entry(
            known.number + 1,
            _now(),
            action,
            by,
            why,
            tuple(changes),
            files,
            draft,
            entered_by,
            known.hash,
        )

    def recorded(self, known: State, entry: Entry, texts: Mapping[str, str]) -> Entry:
        """Write an entry and its files, and note where they stand."""
        sealed = self.writer.record(entry, texts)
        self.writer.done(known, sealed, texts)
        return sealed


def _now() -> str:
    return dt.datetime.now().astimezone().isoformat(timespec="milliseconds")
