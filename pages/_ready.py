"""Whether this process can serve: its data are read, its log can be written, it is not stopping.

The server starts with this module: it imports nothing that takes time.
"""

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from types import FrameType
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from indicators import journal
from indicators.wording import administration as words
from pages import _folder, _trusted

DRAIN = "INDICATORS_DRAIN"
"""Seconds between the signal to stop and the stop: so long a balancer has to notice."""
TYPE = "application/problem+json"
_stopping = False
_started = False


def started() -> None:
    """Tell that what an interruption left is finished, edits by hand recorded, the data read."""
    global _started
    _started = True


async def ready(request: Request) -> Response:
    """Answer whoever decides whether to send visitors here; 503 where not."""
    lang = "en" if request.query_params.get("lang") == "en" else "zh"
    faults = await run_in_threadpool(hindrances)
    headers = {"Cache-Control": "no-store"}
    if not faults:
        return JSONResponse({"status": "ready"}, headers=headers)
    body = {
        "type": "about:blank",
        "title": words.say(lang, "not_ready"),
        "status": 503,
        "detail": "; ".join(words.say(lang, one) for one in faults),
        "faults": faults,
    }
    headers |= {"Retry-After": "5", "Content-Language": {"zh": "zh-CN", "en": "en"}[lang]}
    return JSONResponse(body, 503, headers, TYPE)


def hindrances() -> list[str]:
    """Return what keeps this process from serving, as codes."""
    if _stopping or not _started:
        return ["draining" if _stopping else "starting"]
    from pages import _shared  # it imports all that the pages do

    loaded = _shared.current()
    found = [] if loaded.catalogue is not None else ["data"]
    return found + _unwritable()


def _unwritable() -> list[str]:
    """Return why changes cannot be recorded; nothing where nobody may make any."""
    with suppress(OSError):  # a file that may not be read is there all the same
        if not _trusted.PATH.exists():
            return []
    log = _folder.DATA / ".history"
    places = [_folder.DATA, *([log] if log.exists() else [])]
    with suppress(OSError):
        if os.statvfs(places[-1]).f_bavail == 0:
            return ["disk"]
        if all(os.access(one, os.W_OK | os.X_OK) for one in places):
            return []
    return ["log"]


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncIterator[None]:
    """Tell of start and stop, and stay a while after the signal to stop."""
    restore = _wait_before_stopping()
    journal.event("start", port=_port())
    try:
        yield
    finally:
        restore()
        journal.event("stop")


def _port() -> int:
    import streamlit as st

    return int(st.get_option("server.port"))


def _wait_before_stopping() -> Callable[[], object]:
    """Have the signal to stop wait; return what undoes it."""
    loop, before = asyncio.get_running_loop(), signal.getsignal(signal.SIGTERM)
    if not callable(before):
        return lambda: None

    def stop(number: int, frame: FrameType | None) -> None:
        global _stopping
        again, _stopping = _stopping, True
        patience = 0.0 if again else _seconds()
        if patience:
            loop.call_soon_threadsafe(loop.call_later, patience, before, number, None)
        else:
            before(number, frame)

    try:
        signal.signal(signal.SIGTERM, stop)
    except ValueError:  # not the main thread: somebody else's server, who minds the signals
        return lambda: None
    return lambda: signal.signal(signal.SIGTERM, before)


def _seconds() -> float:
    with suppress(ValueError):
        return max(0.0, float(os.environ.get(DRAIN, "0")))
    return 0.0
