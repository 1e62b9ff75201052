"""Why a change could not be made."""

from indicators.changes import Change, Fields
from indicators.wording.editing import sentence


class EditError(ValueError):
    """A change does not fit the text; nothing is edited. Tests look at `code`, readers at `told`.

    Codes: `stale` (the record is another than `before`), `gone`, `exists`, `twice` (two changes
    of one record), `key` (the key is not the record's own id), `shape` (the section holds no such
    records), `unwritable` (a value that the files cannot hold), `damaged` (the edited text would
    not say what was asked for).
    """

    def __init__(self, code: str, change: Change | None, now: Fields | None = None) -> None:
        self.code = code
        self.change = change
        """The change that does not fit; empty where it is none alone."""
        self.now = now
        """The record as it stands, where it stands."""
        super().__init__(self.told())

    def told(self, lang: str = "zh") -> str:
        """Return the fault in words."""
        section = "" if self.change is None else str(self.change.section)
        key = "" if self.change is None else self.change.key
        return sentence(lang, self.code, section, key)
