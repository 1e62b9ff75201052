"""The files of what is shown: each is made when its link on the page is followed."""

import secrets
from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from indicators import charts, export
from indicators.exhibits import Exhibit
from indicators.wording import pages, pages_en
from pages import _kept
from pages import _words as words
from pages._html import text

_OFFERED = _kept.Shelf(_kept.MOST, _kept.weight)
Whole = Callable[[], Exhibit]
_PROCESS = secrets.token_hex(4)
"""Numbers count anew when the server starts: an old link must not give another file."""


def links(exhibit: Exhibit, whole: Whole | None = None) -> str:
    """Link to an exhibit's files, or to those of all of which it shows a part."""
    name = f"{_PROCESS}-{_kept.number(exhibit)}"
    _OFFERED.get(name, lambda: whole or exhibit)
    items = [
        f'<a class="file {one.suffix}" href="./files/{name}.{one.suffix}" '
        f'aria-label="{text(f"{words.download(one.label)}：{exhibit.title}")}">'
        f"{text(words.download(one.label))}</a>"
        for one in export.FORMATS
    ]
    return f'<p class="files">{"".join(items)}</p>'


def answer(request: Request) -> Response:
    """Make a file; in a thread, for it takes a moment."""
    name, suffix = request.path_params["exhibit"], request.path_params["suffix"]
    found = _OFFERED.find(name)
    exhibit = found() if callable(found) else found
    made = {one.suffix: one for one in export.FORMATS}.get(suffix)
    if not isinstance(exhibit, Exhibit) or made is None:
        told = "\n".join((pages.FILE_GONE, pages_en.FILE_GONE))
        return PlainTextResponse(told, HTTPStatus.GONE)
    saved = quote(f"{charts.file_name(exhibit.title)}.{suffix}")
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{saved}",
        "Cache-Control": "no-store",
    }
    return Response(made.render(exhibit), media_type=made.mime, headers=headers)
