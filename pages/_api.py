"""The read-only API under `/api/`: from a request to its answer, without a session."""

import hashlib
import logging
from functools import cache
from pathlib import Path
from urllib.parse import quote

import pandas as pd
from starlette.requests import Request
from starlette.responses import Response

from indicators import api
from indicators.api import refusals
from indicators.api.endpoints import COMMON, ENDPOINTS, OPENAPI
from indicators.api.media import MEDIA
from indicators.api.parameters import LONGEST_QUERY, Context, Query
from pages import _folder, _kept, _shared

ROOT = Path(__file__).parent.parent
ALLOWED = ("GET", "HEAD")
ELSEWHERE = ("health", "ready", "state")
"""Addresses that others answer, to GET and HEAD."""
SAFE = "%=&,+-._~:/?@!$'()*;"
"""What stands in a query as it is."""
TAGS = {"zh": "zh-CN", "en": "en"}
KEPT = 30_000_000
"""Bytes of answers that are kept, until the data change."""
_LOG = logging.getLogger(__name__)
_BODIES = _kept.Shelf(KEPT, lambda made: len(made) if isinstance(made, bytes) else 1)


def answer(request: Request) -> Response:
    """Answer a request; in a thread, for it takes a moment."""
    name = request.path_params["name"]
    try:
        return _answer(request, name)
    except api.RefusedError as refusal:
        return _refused(request, refusal)
    except Exception:
        # The cause goes to the log, never to the reader.
        _LOG.exception(name)
        return _refused(request, api.RefusedError("failed"))


def _answer(request: Request, name: str) -> Response:
    if name not in {*ENDPOINTS, *ELSEWHERE, OPENAPI}:
        raise api.RefusedError("not-found")
    if request.method not in ALLOWED:
        raise api.RefusedError("method-not-allowed")
    if len(request.scope["query_string"]) > LONGEST_QUERY:
        raise api.RefusedError("too-long")
    context = _context()
    query = _query(request, name, context)
    mark = _mark(context, query)
    headers = {
        "ETag": mark,
        "Cache-Control": "no-cache",
        "Vary": "Accept",
        "Content-Language": TAGS[query.lang],
    }
    if faults := context.cat.problems:
        headers["Data-Faults"] = str(len(faults))
    if matches(request.headers.get("if-none-match", ""), mark):
        return Response(status_code=304, headers=headers)
    body = _BODIES.get(mark, lambda: _body(query, context))
    if query.format == "csv":
        headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    media = MEDIA[query.format] + ("; charset=utf-8" if query.format == "csv" else "")
    return _sent(request, body, 200, media, headers)


def _context() -> Context:
    loaded = _shared.current()
    if loaded.catalogue is None:
        faults = api.faults(loaded.problems, _shared.DATA)
        raise api.RefusedError("data-broken", faults=faults)
    on, as_of = _shared.reference(loaded.catalogue)
    return Context(loaded.catalogue, loaded.key, on, as_of)


def _query(request: Request, name: str, context: Context) -> Query:
    parameters = COMMON[:1] if name == OPENAPI else ENDPOINTS[name].parameters
    pairs = request.query_params.multi_items()
    return api.read(name, parameters, pairs, request.headers.get("accept", ""), context)


def _body(query: Query, context: Context) -> bytes:
    if query.endpoint == OPENAPI:
        return api.description(context, _frame(query, context), query.lang)
    judged = ENDPOINTS[query.endpoint].judged
    return api.body(query, context, _frame(query, context) if judged else None)


def _frame(query: Query, context: Context) -> pd.DataFrame:
    return _shared.judged(context.cat, query.as_of, context.on)


def _mark(context: Context, query: Query) -> str:
    """Return a mark of the answer: of the data, the day, the program and what is asked for."""
    parts = (context.state, context.on, _program(), query.key)
    # Weak: the same answer may be sent packed.
    return f'W/"{hashlib.blake2b(repr(parts).encode(), digest_size=12).hexdigest()}"'


@cache
def _program() -> str:
    paths = sorted((ROOT / "indicators").rglob("*.py"))
    stamps = "\n".join(map(_folder.stamp, [*paths, Path(__file__)]))
    return hashlib.blake2b(stamps.encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()


def matches(header: str, mark: str) -> bool:
    """Tell whether If-None-Match names a mark.

    >>> matches('"a", W/"b"', 'W/"b"'), matches("*", 'W/"b"'), matches("", 'W/"b"')
    (True, True, False)
    """
    named = [one.strip().removeprefix("W/") for one in header.split(",")]
    return "*" in named or mark.removeprefix("W/") in named


def _refused(request: Request, refusal: api.RefusedError) -> Response:
    body = refusal.body(_address(request))
    headers = {"Cache-Control": "no-store", "Content-Language": TAGS[refusal.lang]}
    if refusal.code == "method-not-allowed":
        headers["Allow"] = ", ".join(ALLOWED)
    if refusal.code == "data-broken":
        headers["Retry-After"] = "60"
    return _sent(request, body, refusal.status, refusals.MEDIA_TYPE, headers)


def _address(request: Request) -> str:
    """Return what was asked for; what a request says of its host is not looked at."""
    query = request.scope["query_string"].decode("latin-1")
    path = quote(request.scope["path"].encode("utf-8", "replace"))
    return f"{path}?{quote(query, safe=SAFE)}" if query else path


def _sent(
    request: Request, body: bytes, status: int, media: str, headers: dict[str, str]
) -> Response:
    """Send a body, to HEAD without it; what it is stands in the headers all the same."""
    size = {"Content-Length": str(len(body))}
    content = b"" if request.method == "HEAD" else body
    return Response(content, status, {**headers, **size}, media)
