"""The data folder with its log as one archive that proves itself, and back from it.

What is said of an archive is checked before anything in the data folder is touched.
"""

from collections.abc import Sequence


class BackupError(Exception):
    """What cannot be archived or restored: every fault in a line of its own, and the exit code."""

    def __init__(self, faults: Sequence[str], code: int = 1) -> None:
        super().__init__("\n".join(faults))
        self.faults = tuple(faults)
        self.code = code
