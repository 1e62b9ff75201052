"""What the service tells of itself: one JSON line an event, opted into, without any person.

With the environment variable INDICATORS_LOG=json every record of the process becomes one line of
JSON on standard error. A line holds codes, counts and places in the program: no name, no address,
no text that somebody typed. What other libraries log keeps its template, without what they put in.
"""

import hashlib
import json
import logging
import os
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

VARIABLE, SLOW = "INDICATORS_LOG", "INDICATORS_LOG_SLOW"
LIBRARIES = ("streamlit", "uvicorn", "websockets", "asyncio")
_LOG = logging.getLogger("indicators.journal")
_ROOT = str(Path(__file__).resolve().parents[1])
_EVENT = "plan_event"


class JsonLines(logging.Formatter):
    """Write a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line; see the module."""
        told: dict[str, Any] = {
            "time": f"{time.strftime('%Y-%m-%dT%H:%M:%S', time.gmtime(record.created))}Z",
            "level": record.levelname.lower(),
            "process": record.process,
        }
        event = getattr(record, _EVENT, None)
        if isinstance(event, dict):
            told |= event
        else:
            told |= {"event": "log", "logger": record.name, "template": str(record.msg)[:200]}
        if record.exc_info and record.exc_info[0] is not None:
            told |= {"event": "error"} | _error(record.exc_info[0], record.exc_info[2])
            told.pop("template", None)
        return json.dumps(told, ensure_ascii=False, default=str)


def _error(kind: type[BaseException], trace: TracebackType | None) -> dict[str, Any]:
    """Return what an exception is and where it arose, with a mark to find it again by.

    Its words are left out: they may quote what somebody typed or what stands in a file.
    """
    frames = [
        f"{one.filename.removeprefix(_ROOT).lstrip('/')}:{one.lineno}"
        for one in traceback.extract_tb(trace)
    ]
    mark = hashlib.blake2b(repr((kind.__name__, frames)).encode(), digest_size=4).hexdigest()
    return {"id": mark, "kind": kind.__name__, "at": frames[-8:]}


def wanted() -> bool:
    """Whether the service is asked to write its journal."""
    return os.environ.get(VARIABLE, "").lower() == "json"


def begin() -> bool:
    """Have the whole process write JSON lines, if that is asked for; tell whether it does."""
    if not wanted():
        return False
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(min(root.level or logging.INFO, logging.INFO))
    known = [name for name in root.manager.loggerDict if name.partition(".")[0] in LIBRARIES]
    for name in {*LIBRARIES, *known}:
        logger = logging.getLogger(name)
        logger.handlers[:] = []
        logger.propagate = True
        if logger.level < logging.WARNING:
            logger.setLevel(logging.WARNING)
    return True


def event(code: str, level: int = logging.INFO, **values: object) -> None:
    """Tell an event: a code, and values that name nobody.

    Without the journal it costs a look at a variable, and is told nowhere.
    """
    if wanted():
        _LOG.log(level, code, extra={_EVENT: {"event": code, **values}})


@contextmanager
def run(page: str) -> Iterator[None]:
    """Tell of a page that took longer than INDICATORS_LOG_SLOW seconds, 2 where not set."""
    begun = time.perf_counter()
    try:
        yield
    finally:
        taken = time.perf_counter() - begun
        if taken > _patience():
            event("slow", logging.WARNING, page=page, seconds=round(taken, 3))


def _patience() -> float:
    try:
        return float(os.environ.get(SLOW, ""))
    except ValueError:
        return 2.0
