"""Who really connects: what a reverse proxy's header says of a person counts from it alone.

The server starts with this module: what takes time is imported when there is an access file.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

if TYPE_CHECKING:
    from indicators.access import Access, Watched

USUAL = Path(__file__).parent.parent / ".streamlit" / "access.yaml"
PATH = Path(os.environ.get("INDICATORS_ACCESS") or USUAL)
PEER = f"x-peer-{secrets.token_hex(16)}"
"""The header in which the pages find the peer's address; nobody outside knows its name."""
_PEER = "indicators.peer"
"""In the scope: the peer's address."""
Pairs = list[tuple[bytes, bytes]]


def remember_peers() -> None:
    """Have uvicorn keep the address of the peer before it believes X-Forwarded-For.

    Streamlit leaves uvicorn's `proxy_headers` on: where the peer is this machine, or in
    FORWARDED_ALLOW_IPS, `scope["client"]` becomes what the request says of itself. Anyone let
    through could so take a trusted address, and a true proxy would lose its own.
    """
    believing = ProxyHeadersMiddleware.__call__
    if getattr(believing, "remembers", False):
        return

    async def remembering(self: Any, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "lifespan":
            scope[_PEER] = (scope.get("client") or ("", 0))[0]
        await believing(self, scope, receive, send)

    remembering.remembers = True  # type: ignore[attr-defined]
    ProxyHeadersMiddleware.__call__ = remembering  # type: ignore[method-assign]


class OnlyFromProxy:
    """Take away the header that names a person from whoever is not the proxy.

    The peer's address goes on to the pages, which look again: the access file may change while
    a page stays open. Where the address is not known, nobody is believed.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; see the class."""
        if scope["type"] in {"http", "websocket"}:
            peer = scope.get(_PEER, "")
            scope = {**scope, "headers": vetted(scope["headers"], peer, access())}
        await self.app(scope, receive, send)


def vetted(headers: Iterable[tuple[bytes, bytes]], peer: str, found: Access | None) -> Pairs:
    """Return the headers with the peer's address, without a name that is not to be believed."""
    kept = [pair for pair in headers if _plain(pair[0]) != PEER]
    name = found.header if found else ""
    if name:
        told = [pair for pair in kept if _plain(pair[0]) == name]
        kept = [pair for pair in kept if _plain(pair[0]) != name]
        exact = [pair for pair in told if pair[0].decode("latin-1").lower() == name]
        # Two of them, or another spelling beside it: someone added one to the proxy's own.
        if found and found.trusts(peer) and len(told) == len(exact) == 1:
            kept += exact
    return [*kept, (PEER.encode(), peer.encode())]


def access() -> Access | None:
    """Return the access file as it stands; none where there is none."""
    try:
        PATH.stat()
    except FileNotFoundError:
        return None
    except OSError:
        pass  # it is there, and told to be faulty
    return watched().now()


@cache
def watched() -> Watched:
    """Return the access file, watched."""
    from indicators.access import Watched

    return Watched(PATH)


def _plain(name: bytes) -> str:
    """Return a header's name as programs that confuse its spellings read it."""
    return name.decode("latin-1").strip().lower().replace("_", "-")
