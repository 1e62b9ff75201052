"""How an entry and its files are written together: all or nothing, whenever the power fails.

The journal holds the entry's line and the new texts. Once it stands, the change is made: whoever
opens the store next finishes it. Then come the files, the line, the state; the journal goes last.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import filelock

from indicators.export import saving
from indicators.history import entries, patches, replay, state
from indicators.history.entries import Entry, canonical, digest
from indicators.history.errors import StoreError
from indicators.history.log import DamagedError, Log
from indicators.history.places import Places
from indicators.history.state import State
from indicators.wording import history as words

Texts = Mapping[str, str]


class Writer:
    """The one that writes into a data folder and its log."""

    def __init__(self, places: Places, log: Log, lang: str, timeout: float) -> None:
        """Take the places; nothing is read or made."""
        self.places, self.log, self.lang, self.timeout = places, log, lang, timeout
        # One for all steps, so that a thread that holds it can take it again.
        self.lock = filelock.FileLock(places.lock, timeout=timeout)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other writers out; a process that dies lets go of it.

        Raises StoreError where another keeps it, the disk refuses or the log is damaged.
        """
        try:
            if not self.places.data.is_dir():
                raise StoreError(words.say(self.lang, "no_folder", path=self.places.data))
            self.places.own.mkdir(exist_ok=True)
            with self.lock:
                yield
        except filelock.Timeout as error:
            said = words.say(self.lang, "locked", path=self.places.lock, seconds=self.timeout)
            raise StoreError(said) from error
        except DamagedError as error:
            raise self.damaged(error.number) from error
        except saving.SaveError as error:
            raise StoreError(str(error)) from error
        except OSError as error:
            path = error.filename or self.places.data
            raise StoreError(saving.told(error, path, self.lang)) from error

    def damaged(self, number: int) -> StoreError:
        """Say where the log is not as it was written."""
        path = self.places.log
        return StoreError(words.say(self.lang, "damaged", number=number, path=path))

    def recover(self) -> None:
        """Finish what a killed writer began and remove what it left half-written."""
        self.places.sweep()
        torn = len(self.log.torn())
        if self.places.journal.exists():
            self._cut(torn)
            self._finish(*self._journal())
        elif torn:
            # A line that stood whole when the state was written down has lost its end since.
            self._not_behind()
            self._cut(torn)

    def _cut(self, torn: int) -> None:
        if torn:
            self.log.cut(self.log.size() - torn)

    def _journal(self) -> tuple[bytes, Texts]:
        try:
            found = json.loads(self.places.journal.read_bytes())
            line, texts = found["line"].encode(), dict(found["texts"])
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            said = words.say(self.lang, "journal", path=self.places.journal)
            raise StoreError(said) from error
        if not entries.is_sound(line):
            raise StoreError(words.say(self.lang, "journal", path=self.places.journal))
        return line, texts

    def _finish(self, line: bytes, texts: Texts) -> None:
        entry, head = entries.read(line), self.log.head()
        if head is not None and head.number >= entry.number:
            if self.log.entries()[entry.number].hash != entry.hash:
                raise DamagedError(entry.number)
        else:
            if entry.previous != (head.hash if head else None):
                raise DamagedError(entry.number)
            for path, text in texts.items():
                data = self.places.bytes_at(path)
                # Any third content is someone's edit since: it is theirs, and found afterwards.
                if (digest(data) if data is not None else None) == entry.files[path].before:
                    self.places.write(path, patches.bytes_of(text), self.lang)
            self.log.append(line + b"\n")
        self.places.journal.unlink()

    def start(self, entry: Entry, texts: Texts) -> Entry:
        """Write entry 0: the texts first, then the line that vouches for them."""
        data = replay.packed(texts)
        saving.save(self.places.first, data, lang=self.lang)
        sealed, line = entries.sealed(replace(entry, first=digest(data)))
        self.log.append(line)
        return sealed

    def record(self, entry: Entry, texts: Texts) -> Entry:
        """Write an entry and the files it changes; where that fails, nothing has changed.

        Raises OSError or SaveError.
        """
        sealed, line = entries.sealed(entry)
        old = {path: self.places.bytes_at(path) for path in texts}
        size = self.log.size()
        held = canonical({"line": line[:-1].decode(), "texts": dict(texts)})
        saving.save(self.places.journal, held, lang=self.lang)
        spare = {path: self.places.spare(path) for path in texts}
        try:
            for path, text in texts.items():
                self.places.write(path, patches.bytes_of(text), self.lang)
            self.log.append(line)
        except (OSError, saving.SaveError):
            # Where even this fails the journal stays, and the change is finished later.
            self._undo(old, spare, size)
            raise
        finally:
            self.places.drop(spare.values())
        return sealed

    def _undo(
        self, old: Mapping[str, bytes | None], spare: Mapping[str, Path | None], size: int
    ) -> None:
        for path, data in old.items():
            if self.places.bytes_at(path) != data:
                self.places.put_back(path, data, spare[path], self.lang)
        if self.log.size() != size:
            self.log.cut(size)
        self.places.journal.unlink()

    def done(self, known: State, entry: Entry, written: Texts) -> None:
        """Note where the files stand after an entry, and that it is finished."""
        known.number, known.hash = entry.number, entry.hash
        for path in written:
            stamp = self.places.stamp(path)
            sha = entry.files[path].after
            data = self.places.bytes_at(path)
            same = data is not None and digest(data) == sha
            known.put(path, sha, stamp if same else None)
        known.save(self.places.state)
        with suppress(FileNotFoundError):
            self.places.journal.unlink()

    def state(self) -> State:
        """Return where the files stood at the head of the log."""
        head = self.log.head()
        # Nothing is added to a log that does not hang together.
        if head is None or len(self.log.entries()) != head.number + 1:
            raise DamagedError(0)
        known = state.load(self.places.state)
        if known is not None and (known.number, known.hash) == (head.number, head.hash):
            return known
        self._not_behind()
        shas = replay.shas_after(self.log.entries())
        files = {path: (sha, -1, -1) for path, sha in shas.items()}
        known = State(head.number, head.hash, files=files)
        known.save(self.places.state)
        return known

    def refuse_lost(self) -> None:
        """Refuse to begin where a log stood before.

        Raises DamagedError.
        """
        if state.load(self.places.state) is not None:
            raise DamagedError(0)

    def _not_behind(self) -> None:
        """Refuse a log that has lost its end; an older log with its older files is fine."""
        known, found = state.load(self.places.state), self.log.entries()
        if known is None or (len(found) > known.number and found[known.number].hash == known.hash):
            return
        shas = replay.shas_after(found)
        for path in shas.keys() | self.places.stamps().keys():
            data = self.places.bytes_at(path)
            if (digest(data) if data is not None else None) != shas.get(path):
                raise DamagedError(len(found))
