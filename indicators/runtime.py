"""What a run takes from outside: the day it counts from, and how it ends when interrupted."""

import datetime as dt
import os

INTERRUPTED = 130
"""Exit code of a command that was interrupted."""


def today() -> dt.date:
    """Return the day that decides what is due; a test fixes it through the environment."""
    fixed = os.environ.get("INDICATORS_TODAY")
    return dt.date.fromisoformat(fixed) if fixed else dt.date.today()
