"""Changes of records made in the texts of their files, and checked there."""

import contextlib
from collections.abc import Mapping, Sequence

from indicators import editing
from indicators.changes import Change, Section
from indicators.code_lists import read_lists
from indicators.entries import Lists
from indicators.folder import AREA_FOLDERS
from indicators.history import checking, outside, patches, reading
from indicators.history.entries import Patch
from indicators.history.errors import ConflictError, RefusedError, StoreError
from indicators.history.keeping import Keeper
from indicators.history.log import Log
from indicators.history.places import Places
from indicators.history.state import State
from indicators.problems import DataError
from indicators.wording import history as words

CONFLICTS = ("stale", "gone", "exists")
_TRIES = 5


def _is_new_document(change: Change) -> bool:
    return change.section is Section.SOURCES and change.before is None


class Editor:
    """Edits the texts of areas' files; writes nothing but copies to check."""

    def __init__(self, places: Places, lang: str) -> None:
        """Take the places; nothing is read."""
        self.places, self.lang = places, lang
        self._stamps: Sequence[object] = ()
        self._lists: Lists | None = None

    def settled(
        self, changes: Sequence[Change], keeper: Keeper
    ) -> tuple[State, dict[str, str], dict[str, Patch]]:
        """Edit the texts that the log knows; what a hand changes meanwhile is recorded first.

        Returns where the files stand, and what `edited` does. Raises as `edited` does.
        """
        for _ in range(_TRIES):
            known, _taken = keeper.ready(None)
            new, files = self.edited(changes, keeper.log)
            if all(known.files[path][0] == one.before for path, one in files.items()):
                return known, new, files
        raise StoreError(words.say(self.lang, "restless"))

    def edited(
        self, changes: Sequence[Change], log: Log
    ) -> tuple[dict[str, str], dict[str, Patch]]:
        """Return the new texts of the files that changes touch, by path, and the patches.

        Raises ConflictError, RefusedError, StoreError.
        """
        new: dict[str, str] = {}
        files: dict[str, Patch] = {}
        for path, some in self._by_file(changes).items():
            old = self._text(path)
            text = self._one(path, old, some, log)
            if text != old:
                new[path] = text
                files[path] = patches.difference(old, text)
        problems = checking.faults(self.places, self._code_lists(), new, changes)
        if problems:
            raise RefusedError(problems, self.lang)
        return new, files

    def lacking(self, changes: Sequence[Change]) -> list[Change]:
        """Leave out documents to be added that their file has, word for word; never all changes.

        Raises StoreError.
        """
        found = []
        for path, some in self._by_file(changes).items():
            there = {}
            if any(_is_new_document(one) for one in some):
                with contextlib.suppress(DataError, editing.EditError):  # told by `edited`
                    there = editing.records(self._text(path), self.places.data / path)
            for one in some:
                record = there.get((one.section, one.key))
                if not (_is_new_document(one) and record and record.fields == one.after):
                    found.append(one)
        return found or list(changes)

    def path_of(self, area: str) -> str:
        """Return the path of an area's file.

        Raises StoreError where there is none: a city's file is begun by hand.
        """
        known = self._code_lists().areas.get(area)
        if known is not None:
            for folder in AREA_FOLDERS:
                path = f"{folder}/{known.slug}.yaml"
                if self._is_of(path, area):
                    return path
        for path in self.places.stamps():
            if path.split("/")[0] in AREA_FOLDERS and self._is_of(path, area):
                return path
        raise StoreError(words.say(self.lang, "no_file", area=area))

    def _is_of(self, path: str, area: str) -> bool:
        return outside.area_of(self._text(path)) == area

    def _by_file(self, changes: Sequence[Change]) -> Mapping[str, list[Change]]:
        found: dict[str, list[Change]] = {}
        paths: dict[str, str] = {}
        for one in changes:
            if one.area not in paths:
                paths[one.area] = self.path_of(one.area)
            found.setdefault(paths[one.area], []).append(one)
        return found

    def _text(self, path: str) -> str:
        return patches.text_of(self.places.bytes_at(path) or b"")

    def _one(self, path: str, old: str, changes: Sequence[Change], log: Log) -> str:
        place = self.places.data / path
        try:
            return editing.edited(old, changes, place)
        except DataError as error:
            raise RefusedError(error.problems, self.lang) from error
        except editing.EditError as error:
            if error.code not in CONFLICTS or error.change is None:
                raise StoreError(f"{path}: {error.told(self.lang)}") from error
            last = reading.last_touching(log.entries(), error.change)
            raise ConflictError(error.code, error.change, error.now, last, self.lang) from error

    def _code_lists(self) -> Lists:
        """Return the code lists, read again when their files have changed.

        Raises RefusedError with their faults.
        """
        names = ("areas", "units", "indicators", "plans")
        stamps = [self.places.stamp(f"{name}.yaml") for name in names]
        if self._lists is None or stamps != self._stamps:
            try:
                self._lists = read_lists(self.places.data)
            except DataError as error:
                raise RefusedError(error.problems, self.lang) from error
            self._stamps = stamps
        return self._lists
