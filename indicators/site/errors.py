"""What keeps a site from being written: a code and its details, in words of `wording.site`."""

import errno

from indicators.wording import site as words

_FULL = (errno.ENOSPC, errno.EDQUOT)


class SiteError(Exception):
    """A site that was not written; the earlier one is as it was."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code, details)
        self.code, self.details = code, details

    def told(self, lang: str = "zh") -> str:
        """Return the fault in words."""
        return words.say(lang, self.code, **self.details)

    def __str__(self) -> str:
        return self.told()


def unwritten(error: OSError, path: object) -> SiteError:
    """Say why something could not be written."""
    if error.errno in _FULL:
        return SiteError("disk_full", path=str(path))
    return SiteError("unwritten", path=str(path), why=error.strerror or str(error))
