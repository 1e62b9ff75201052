"""One folder or zip with which the dashboard is installed and run without internet.

Its wheels are resolved for machines that are not at hand, its installers use nothing but Python.
"""

from collections.abc import Sequence


class BundleError(Exception):
    """A bundle that cannot be made: every fault in a line of its own, and the exit code."""

    def __init__(self, faults: Sequence[str], code: int = 1) -> None:
        super().__init__("\n".join(faults))
        self.code = code
