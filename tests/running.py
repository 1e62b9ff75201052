"""The running app in a real browser: its address, its Chromium, and a watch over what it does."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).parent.parent
REASON = "no Chromium found: install one (Debian: apt install chromium) or set CHROMIUM to its path"
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge", "microsoft-edge")
PLACES = (
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
SETTLED = "[data-testid=stApp][data-test-script-state=notRunning]"
START_SECONDS = 60


def chromium() -> str | None:
    """Path of a Chromium, Chrome or Edge on this machine."""
    named = os.environ.get("CHROMIUM")
    found = [named, *map(shutil.which, NAMES), *(place for place in PLACES if Path(place).exists())]
    return next((path for path in found if path), None)


CHROMIUM = chromium()


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextlib.contextmanager
def running_app(log: Path, data: Path | None = None) -> Iterator[str]:
    """Start `streamlit run app.py` on a free port; give its address; stop it at the end."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    options = ["--server.port", str(port), "--server.headless", "true"]
    environment = {**os.environ, **({"INDICATORS_DATA": str(data)} if data else {})}
    with (
        log.open("w", encoding="utf-8") as output,
        subprocess.Popen(
            [*command, *options],
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        ) as server,
    ):
        try:
            address = f"http://127.0.0.1:{port}"
            _wait_until_healthy(address, server, log)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait_until_healthy(address: str, server: subprocess.Popen, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if server.poll() is not None:
            break
        with (
            contextlib.suppress(OSError),
            urllib.request.urlopen(f"{address}/api/health", timeout=2) as answer,
        ):
            if answer.status == 200:
                return
        time.sleep(0.1)
    raise RuntimeError(f"the app did not start:\n{log.read_text(encoding='utf-8')}")


@dataclass
class Watch:
    """What a page did that it must not do."""

    host: str
    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def see(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.netloc != self.host:
            self.outside.append(url)


@dataclass
class Visitor:
    """A browser page on the app, opened address by address."""

    page: object
    app: str
    watch: Watch

    def open(self, path: str = "/") -> object:
        """Open a page of the app and wait until it stands still."""
        self.page.goto(f"{self.app}{path}")
        self.settle()
        return self.page

    def settle(self) -> None:
        self.page.locator("h1").first.wait_for(timeout=30_000)
        self.page.wait_for_selector(SETTLED, timeout=30_000)
        self.page.locator("[data-stale=true]").first.wait_for(state="detached", timeout=30_000)
        self.page.locator(".stSkeleton").first.wait_for(state="detached", timeout=30_000)
        self.page.evaluate("document.fonts.ready")


def watched(page: object, app: str) -> Visitor:
    """Put a page of the browser under watch: console errors, requests to other hosts."""
    watch = Watch(urlsplit(app).netloc)
    page.on("request", lambda request: watch.see(request.url))
    page.on("websocket", lambda socket: watch.see(socket.url))
    page.on("pageerror", lambda error: watch.errors.append(str(error)))
    page.on(
        "console",
        lambda message: watch.errors.append(message.text) if message.type == "error" else None,
    )
    return Visitor(page, app, watch)
