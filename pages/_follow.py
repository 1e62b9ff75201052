"""Open pages hear when the data changes, each over one connection that is idle else."""

import asyncio
from contextlib import suppress

from starlette.concurrency import run_in_threadpool
from starlette.websockets import WebSocket, WebSocketDisconnect

from pages import _folder

LOOK_SECONDS = 0.5
PATIENCE = 5.0
"""Seconds that a connection may take to accept a word before the next look goes on without it."""

_followers: set[WebSocket] = set()
_watch: asyncio.Task | None = None


async def follow(socket: WebSocket) -> None:
    """Tell a page the state of the data now and whenever it changes, until the page leaves."""
    global _watch
    await socket.accept()
    await _tell(socket, await _look())
    _followers.add(socket)
    if _watch is None or _watch.done():
        _watch = asyncio.create_task(_watching())
    try:
        while True:
            await socket.receive_text()
    except WebSocketDisconnect:
        pass
    finally:
        _followers.discard(socket)


async def _watching() -> None:
    known = ""
    while _followers:
        found = await _look()
        if found != known:
            known = found
            await asyncio.gather(*(_tell(one, found) for one in _followers))
        await asyncio.sleep(LOOK_SECONDS)


async def _look() -> str:
    return await run_in_threadpool(_folder.recent_state, _folder.DATA)


async def _tell(socket: WebSocket, state: str) -> None:
    # Who has left is taken from the list where its words are awaited.
    with suppress(WebSocketDisconnect, RuntimeError, OSError, TimeoutError):
        await asyncio.wait_for(socket.send_text(state), PATIENCE)
