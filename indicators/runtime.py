"""What a run takes from outside: the day it counts from, and how it ends when interrupted."""

import datetime as dt
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread

INTERRUPTED = 130
"""Exit code of a command that was interrupted."""


def today() -> dt.date:
    """Return the day that decides what is due; a test fixes it through the environment."""
    fixed = os.environ.get("INDICATORS_TODAY")
    return dt.date.fromisoformat(fixed) if fixed else dt.date.today()


@contextmanager
def stoppable() -> Iterator[None]:
    """Let the system's call to end be what Ctrl-C is: said in words, the workers ended too."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
