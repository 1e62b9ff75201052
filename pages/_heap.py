"""How this process asks the system for memory, and gives back what it no longer needs.

The server starts with this module: it imports nothing that takes time.
"""

import ctypes
import os
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

POOL = "ARROW_DEFAULT_MEMORY_POOL"
ARENAS = "MALLOC_ARENA_MAX"
_M_ARENA_MAX = -8
"""Of glibc's `mallopt`."""
_MOST_ARENAS = 2
_EVERY = 2.0
"""Seconds between two looks."""
_GROWN = 2_000
"""Growth in pages of the system, mostly of 4 KB, that is worth giving back."""


def settle() -> None:
    """Have all threads share memory that is free; before the first of them is started.

    Each thread that serves a reader would else hold on to what its largest run needed, and
    Arrow to what reading the data needed. Who sets the variables of glibc or Arrow decides.
    """
    os.environ.setdefault(POOL, "system")
    mallopt = getattr(_library(), "mallopt", None)
    if mallopt is not None and ARENAS not in os.environ:
        mallopt(_M_ARENA_MAX, _MOST_ARENAS)


def give_back() -> None:
    """Return what a large piece of work needed to the system, where it takes it back."""
    # Nothing is imported here: where there is no snapshot there is nothing to let go of.
    if mapped := sys.modules.get("indicators.snapshot.mapped"):
        mapped.release()
    trim = getattr(_library(), "malloc_trim", None)
    if trim is not None:
        trim(0)


def keep_small() -> None:
    """Give back, again and again, what serving readers left behind; a thread does nothing else."""
    held = _resident()
    while held:
        time.sleep(_EVERY)
        if _resident() > held + _GROWN:
            give_back()
            held = _resident()


def _resident() -> int:
    """Return the memory of this process in pages of the system; 0 where it does not tell."""
    with suppress(OSError, IndexError, ValueError):
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return 0


def _library() -> Any:
    """Return the C library of Linux; none elsewhere."""
    if sys.platform != "linux":
        return None
    with suppress(OSError):
        return ctypes.CDLL(None)
    return None
