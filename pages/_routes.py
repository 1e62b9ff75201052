"""What the server answers besides the pages: our scripts, its health, the state of the data.

The server starts with this module: it imports nothing that takes time.
"""

import json
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Route, WebSocketRoute
from starlette.types import Receive, Scope, Send

from indicators.wording import interface
from pages import _folder, _follow, _ready

UI = Path(__file__).parent / "ui"


async def health(request: Request) -> Response:  # noqa: ARG001 - every route takes it
    """Answer a monitor that asks whether the server is up."""
    return JSONResponse({"status": "ok"})


async def words(request: Request) -> Response:  # noqa: ARG001
    """Serve the script that puts Streamlit's built-in words into Chinese."""
    script = (UI / "translate.js").read_text(encoding="utf-8")
    tables = {"words": interface.WORDS, "patterns": interface.PATTERNS}
    text = f"const TRANSLATIONS = {json.dumps(tables, ensure_ascii=False)};\n{script}"
    return Response(text, media_type="text/javascript", headers={"Cache-Control": "no-cache"})


async def script(request: Request) -> Response:  # noqa: ARG001
    """Serve the script of our own controls: the link is copied, the language follows."""
    path = UI / "page.js"
    return FileResponse(path, media_type="text/javascript", headers={"Cache-Control": "no-cache"})


async def icon(request: Request) -> Response:  # noqa: ARG001
    """Serve our icon where Streamlit's logo would flash up while a page loads."""
    return FileResponse(UI / "icon.png")


async def state(request: Request) -> Response:  # noqa: ARG001
    """Tell an open page whether the data changed; the look at the files is a thread's work."""
    folder = _folder.DATA
    found = _folder.known_state(folder) or await run_in_threadpool(_folder.recent_state, folder)
    return JSONResponse({"data": found}, headers={"Cache-Control": "no-store"})


def file(request: Request) -> Response:
    """Give a file of what is shown."""
    from pages import _files  # a page that links to files has long imported it

    return _files.answer(request)


class Api:
    """Serve figures and verdicts to other programs; requests of every method come here."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        response = await run_in_threadpool(self.answer, Request(scope, receive))
        await response(scope, receive, send)

    @staticmethod
    def answer(request: Request) -> Response:
        """Make the answer, in a thread."""
        from pages import _api  # it imports all that the pages do

        return _api.answer(request)


ROUTES = [
    Route("/api/health", health),
    Route("/api/ready", _ready.ready),
    Route("/api/state", state),
    WebSocketRoute("/api/follow", _follow.follow),
    Route("/api/{name:path}", Api()),
    Route("/ui/words.js", words),
    Route("/ui/page.js", script),
    Route("/favicon.png", icon),
    Route("/files/{exhibit}.{suffix}", file),
]
