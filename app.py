"""The server: Streamlit behind security headers, in two languages, asking no other host.

`streamlit run app.py` starts it. The pages are listed in `pages/main.py`, for a folder `pages/`
beside the script that calls `st.navigation` would be served past the router.
"""

import base64
import gc
import hashlib
import html
import re
import socket
from asyncio import base_events
from pathlib import Path
from threading import Thread
from types import ModuleType
from urllib.parse import parse_qs

import streamlit as st
import streamlit.logger as st_logger
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from indicators import journal
from indicators.wording import interface, pages, pages_en
from pages import _folder, _heap, _ready, _routes, _trusted

STATIC = Path(get_static_dir())
SHELL = (STATIC / "index.html").read_bytes()
"""The page that Streamlit serves at every address and then fills."""
SCRIPTS = '<script src="./ui/words.js"></script><script src="./ui/page.js" defer></script>'
DRAWN_WITH = ("PlotlyChart", "Html", "Selectbox", "Multiselect", "ButtonGroup", "TextInput")
INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


def preloads() -> str:
    """Have the browser fetch what every page draws with while it still starts Streamlit."""
    found = [path for name in DRAWN_WITH for path in sorted(STATIC.glob(f"static/js/{name}.*.js"))]
    links = (
        f'<link rel="modulepreload" crossorigin href="./static/js/{one.name}">' for one in found
    )
    return "".join(links)


def localized(shell: bytes, tag: str, words: ModuleType) -> bytes:
    """Return Streamlit's page shell in a language, with our own scripts."""
    text = shell.decode("utf-8").replace('lang="en"', f'lang="{tag}"', 1)
    replacements = {
        r"<title>.*?</title>": f"<title>{html.escape(words.APP)}</title>",
        r"<noscript>.*?</noscript>": f"<noscript>{html.escape(words.NO_SCRIPT)}</noscript>",
        r'<link\s+rel="preload"[^>]*as="font"[^>]*>': "",  # a Latin font that no page uses
        r"</head>": f"{preloads()}{SCRIPTS}</head>",
    }
    for pattern, replacement in replacements.items():
        text = re.sub(pattern, replacement, text, count=1, flags=re.DOTALL)
    return text.encode("utf-8")


def content_policy(shell: bytes) -> str:
    """Return the strictest content policy that Streamlit works under.

    Its inline scripts are allowed by their hashes, taken from the installed file, so that an
    upgrade needs no edit here.
    """
    digests = [hashlib.sha256(script).digest() for script in INLINE_SCRIPT.findall(shell)]
    hashes = " ".join(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return (
        f"default-src 'self'; script-src 'self' {hashes} 'wasm-unsafe-eval'; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        "connect-src 'self'; worker-src 'self' blob:; frame-ancestors 'self'; "
        "object-src 'none'; base-uri 'self'; form-action 'self'"
    )


SHELLS = {
    "zh": localized(SHELL, interface.LANGUAGE, pages),
    "en": localized(SHELL, "en", pages_en),
}
HEADERS = {
    "Content-Security-Policy": content_policy(SHELL),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
ENCODED = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]
HERE = {"127.0.0.1", "::1"}
VALIDATORS = {b"etag", b"last-modified", b"content-length"}


class SecurityHeaders:
    """Add the security headers that Streamlit does not send."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; see the class."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *ENCODED]
            await send(message)

        await self.app(scope, receive, with_headers)


class LocalizedPage:
    """Serve our page shell, in the language of the address, in the place of Streamlit's."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; see the class."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        # Compression is left to the layer outside, so that the page passes here as plain text.
        headers = [pair for pair in scope["headers"] if pair[0] != b"accept-encoding"]
        is_shell = False
        page = _asked(scope)

        async def rewritten(message: Message) -> None:
            nonlocal is_shell
            if message["type"] == "http.response.start":
                is_shell = _is_shell(message)
                if is_shell:
                    message["headers"] = _without_validators(message["headers"], len(page))
            elif is_shell and message["type"] == "http.response.body":
                if message.get("more_body"):
                    return
                message["body"] = b"" if scope["method"] == "HEAD" else page
            await send(message)

        await self.app({**scope, "headers": headers}, receive, rewritten)


def _is_shell(start: Message) -> bool:
    headers = dict(start["headers"])
    is_html = headers.get(b"content-type", b"").startswith(b"text/html")
    has_its_size = headers.get(b"content-length") == str(len(SHELL)).encode()
    return start["status"] == 200 and is_html and has_its_size


def _asked(scope: Scope) -> bytes:
    [lang] = parse_qs(scope["query_string"].decode("latin-1")).get("lang", ["zh"])[-1:]
    return SHELLS.get(lang, SHELLS["zh"])


def _without_validators(
    headers: list[tuple[bytes, bytes]], length: int
) -> list[tuple[bytes, bytes]]:
    # They describe Streamlit's file; kept, they would let a browser hold on to an old page.
    kept = [pair for pair in headers if pair[0].lower() not in VALIDATORS]
    return [*kept, (b"content-length", str(length).encode())]


class PackedForOthers(GZipMiddleware):
    """Pack what goes over a network; a browser on this machine would only wait for it.

    A proxy on this machine packs what it passes on itself.
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on; see the class."""
        host, _ = scope.get("client") or ("", 0)
        layer = self.app if host in HERE else super().__call__
        await layer(scope, receive, send)


def warm() -> None:
    """Import the pages and load the data while the first browser still fetches its scripts.

    What is made here stays: the garbage collector waits meanwhile, and never looks at it.
    """
    gc.disable()
    try:
        from pages import _part, _search, _shared, _show, _slices, _whatif, _width  # noqa: F401

        data = _folder.DATA
        if _trusted.PATH.exists() or (data / ".history").exists() or not data.exists():
            from pages import _writing

            _writing.begin()
        _shared.warm()
    finally:
        gc.freeze()
        gc.enable()
        _ready.started()
    _shared.warm_later()
    _heap.keep_small()


def send_at_once(sock: socket.socket) -> None:
    """Have a connection send small messages at once, not when the ones before are acknowledged.

    asyncio does so for sockets that were opened as TCP by name. Streamlit opens its own by family
    alone: each answer in two pieces waited 40 ms for the second.
    """
    if sock.family in {socket.AF_INET, socket.AF_INET6} and sock.type == socket.SOCK_STREAM:
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


base_events._set_nodelay = send_at_once
_heap.settle()

if journal.begin():  # loggers that come later are to write its lines too
    st_logger.setup_formatter = lambda logger: setattr(logger, "propagate", True)
_trusted.remember_peers()
Thread(target=warm, daemon=True).start()

app = st.App(
    "pages/main.py",
    routes=_routes.ROUTES,
    lifespan=_ready.lifespan,
    middleware=[
        Middleware(_trusted.OnlyFromProxy),
        Middleware(SecurityHeaders),
        # Level 4: most of the saving at a third of the time; bundles are packed on each request.
        Middleware(PackedForOthers, minimum_size=1000, compresslevel=4),
        Middleware(LocalizedPage),
    ],
)
