"""The log of a data folder, and the only way to change what stands in its YAML files."""

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from indicators.changes import Change
from indicators.history import git, reading, replay, verifying
from indicators.history.editor import Editor
from indicators.history.entries import Action, By, Entry
from indicators.history.errors import Fault, StoreError
from indicators.history.keeping import Keeper
from indicators.history.log import DamagedError, Log
from indicators.history.places import Places
from indicators.history.writing import Writer
from indicators.wording import history as words

TIMEOUT = 30.0
"""Seconds that a writer waits for another."""


class Store:
    """The history of one data folder; it lies beside the data, in `.history`.

    Reading needs nothing and writes nothing. Several processes and threads may use stores of one
    folder at once. `notices` are what went wrong without harming a change.
    """

    def __init__(
        self, folder: Path | str, *, lang: str = "zh", timeout: float = TIMEOUT, git: bool = True
    ) -> None:
        """Name the folder; `git` says whether changes are also committed to its repository."""
        self.folder, self.lang = Path(folder), lang
        self.notices: list[str] = []
        self._git = git
        self._places = Places(self.folder)
        self._log = Log(self._places.log)
        self._writer = Writer(self._places, self._log, lang, timeout)
        self._keeper = Keeper(self._places, self._log, self._writer, lang)
        self._editor = Editor(self._places, lang)

    def begin(self, by: By | None = None) -> None:
        """Have a log: its first entry, an interrupted change finished, edits by hand recorded.

        Raises StoreError.
        """
        with self._writer.locked():
            self._keeper.ready(by)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep other writers out for the length of a `with`; commit and note can be used within.

        Raises StoreError where another keeps it.
        """
        with self._writer.locked():
            # Once more, and beyond the block: what the caller raises is not the log's to explain.
            self._writer.lock.acquire()
        try:
            yield
        finally:
            self._writer.lock.release()

    def reconcile(self) -> Entry | None:
        """Record what was edited by hand since the last entry, where anything was.

        Raises StoreError.
        """
        with self._writer.locked():
            return self._keeper.ready(None)[1]

    def commit(
        self,
        changes: Sequence[Change],
        *,
        by: By,
        why: str,
        action: Action = Action.EDIT,
        draft: int | None = None,
        entered_by: By | None = None,
    ) -> Entry:
        """Make some changes, all or none; once it returns they outlast any failure.

        A document to be added that stands there already, word for word, is none: of two drafts
        that rest on one letter the first to be approved has brought it.

        Raises
        ------
        ConflictError
            If a record is not as a change says that it was.
        RefusedError
            If a file would have faults; all of them.
        StoreError
            If the disk refuses, the log is damaged or another writer keeps the folder.
        """
        if not changes:
            raise StoreError(words.say(self.lang, "nothing"))
        with self._writer.locked():
            changes = self._editor.lacking(changes)
            known, new, files = self._editor.settled(changes, self._keeper)
            entry = self._keeper.next(known, action, by, why, changes, files, draft, entered_by)
            done = self._keeper.recorded(known, entry, new)
            self._to_git(done, [*new])
        return done

    def note(
        self,
        action: Action,
        *,
        by: By,
        why: str,
        changes: Sequence[Change] = (),
        draft: int | None = None,
        entered_by: By | None = None,
    ) -> Entry:
        """Write an entry that touches no file, as the steps of a review are.

        Raises StoreError.
        """
        with self._writer.locked():
            known, _ = self._keeper.ready(None)
            entry = self._keeper.next(known, action, by, why, changes, {}, draft, entered_by)
            return self._keeper.recorded(known, entry, {})

    def entries(self) -> tuple[Entry, ...]:
        """Return all entries, the oldest first; none where there is no log.

        Raises StoreError.
        """
        try:
            return self._log.entries()
        except DamagedError as error:
            raise self._writer.damaged(error.number) from error

    @property
    def head(self) -> Entry | None:
        """The last entry."""
        found = self.entries()
        return found[-1] if found else None

    def of_figure(self, figure_id: str) -> tuple[Entry, ...]:
        """Return the entries that speak of a figure."""
        return reading.of_figure(self.entries(), figure_id)

    def of_area(self, code: str) -> tuple[Entry, ...]:
        """Return the entries that speak of an area or touch its file; code as in areas.yaml."""
        path = None
        with suppress(StoreError):
            path = self._editor.path_of(code)
        return reading.of_area(self.entries(), code, path)

    def texts(self, at: int | dt.datetime | None = None) -> dict[str, str]:
        """Return the text of every YAML file by path, after an entry, at a moment, or now recorded.

        A text is the file's bytes decoded with `surrogateescape`. Raises StoreError.
        """
        chosen = reading.until(self.entries(), at, self.lang)
        try:
            return replay.texts_after(reading.first(self._places, chosen[0]), chosen)
        except DamagedError as error:
            raise self._writer.damaged(error.number) from error

    def as_of(self, at: int | dt.datetime, place: Path | str) -> Path:
        """Write such a state as a data folder, into an empty or new one, and return it.

        Raises StoreError.
        """
        return reading.written(self.texts(at), Path(place), self.lang)

    def verify(self) -> tuple[Fault, ...]:
        """Return whatever is wrong: the chain, what the log makes of the files, the files now."""
        with ExitStack() as held:
            # Where nothing may be written there is no writer to wait for.
            with suppress(StoreError):
                if self._log.exists():
                    held.enter_context(self._writer.locked())
            return verifying.faults(self._places, self._log, self.lang)

    def reversal(self, number: int) -> tuple[Change, ...]:
        """Return the changes that take an entry back.

        Raises StoreError where there are none or later entries touched the same records.
        """
        return reading.reversal(self.entries(), number, self.lang)

    def _to_git(self, entry: Entry, paths: Sequence[str]) -> None:
        if not self._git:
            return
        own = [one.relative_to(self.folder).as_posix() for one in self._places.kept()]
        fault = git.record(
            self.folder,
            [*paths, *own],
            entry.by,
            words.subject(self.lang, entry.number, entry.action, entry.why),
        )
        if fault is not None:
            self.notices.append(words.say(self.lang, "git", why=fault))
