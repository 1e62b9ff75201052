"""Requests to the app's own routes, without a server: a request in, its whole answer out."""

import asyncio
import json
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from starlette.applications import Starlette

from pages import _routes

APP = Starlette(routes=_routes.ROUTES)


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body, read strictly: JSON knows neither NaN nor Infinity."""
        return json.loads(self.body, parse_constant=_refuse)


def _refuse(word: str) -> None:
    raise ValueError(word)


def ask(address: str, method: str = "GET", **headers: str) -> Answer:
    """Send a request; names of headers are written with underscores."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, _asked(address, method, headers)).result()


async def _asked(address: str, method: str, headers: Mapping[str, str]) -> Answer:
    path, _, query = address.partition("?")
    fields = [(k.replace("_", "-").encode(), v.encode("latin-1")) for k, v in headers.items()]
    scope = {
        "type": "http",
        "method": method,
        "path": unquote(path),
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "headers": fields,
        "server": ("testserver", 80),
        "client": ("127.0.0.1", 1),
        "scheme": "http",
        "http_version": "1.1",
        "root_path": "",
    }
    sent: list[dict[str, Any]] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    await APP(scope, receive, send)
    start, *rest = sent
    found = {name.decode(): value.decode() for name, value in start["headers"]}
    return Answer(start["status"], found, b"".join(one.get("body", b"") for one in rest))
