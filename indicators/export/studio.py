"""A Chromium kept running that turns figures into pictures, for all threads of the process."""

import asyncio
import atexit
import contextlib
import os
import signal
import threading
from collections import Counter
from collections.abc import Coroutine, Iterable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import kaleido
import plotly.graph_objects as go

PLOTLY = Path(__file__).parent / "assets" / "plotly-cartesian.min.js"
"""A third of the whole library, which each picture reads anew."""
NOWHERE = "http://127.0.0.1:9"
"""As the browser's proxy: whatever it would ask of another host fails at once."""
START_SECONDS, SECONDS = 60, 60
MOST_TABS = 3
FRESH_AFTER = 50
"""Pictures that a tab draws until it gives back what memory they have taken."""
_LOCK = threading.Lock()
_running: "Studio | None" = None

Options = dict[str, Any]
"""Of Kaleido: format, width, height, scale."""


class BrowserError(RuntimeError):
    """The browser did not start, has died or draws nothing."""


class _Warm(kaleido.Kaleido):  # type: ignore[misc]  # it tells no types
    """Kaleido with tabs that read Plotly now and then, not for each picture, half of its work.

    No picture depends on those before it; a studio whose picture failed ends with all its tabs.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._drawn: Counter[Any] = Counter()

    async def _return_kaleido_tab(self, tab: Any) -> None:
        self._drawn[tab] += 1
        if self._drawn[tab] % FRESH_AFTER:
            await self.tabs_ready.put(tab)
        else:
            await super()._return_kaleido_tab(tab)


class Studio:
    """One browser with some tabs, on an event loop in a thread of its own.

    Kaleido's own server would wait for ever for a browser that has died, draw one picture after
    the other, and mix up the answers of two threads that ask at once.
    """

    def __init__(self, browser: str) -> None:
        """Start the browser; it takes about a second."""
        self.browser = browser
        # One core is left to the making of figures.
        self._tabs = max(1, min(MOST_TABS, (os.cpu_count() or 1) - 1))
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        try:
            self._kaleido = self._begin(self._opened()).result()
        except BaseException:
            self._end_loop()
            raise

    async def _opened(self) -> kaleido.Kaleido:
        # Without mathjax=False each picture would wait for a script from the internet.
        made = _Warm(
            n=self._tabs, mathjax=False, plotlyjs=PLOTLY, timeout=SECONDS,
            path=self.browser, proxy_server=NOWHERE,
        )  # fmt: skip
        try:
            await asyncio.wait_for(made.open(), START_SECONDS)
        except BaseException:
            _ended(made)
            raise
        return made

    def draw(self, figures: Iterable[tuple[go.Figure, Options]]) -> list[Future[bytes]]:
        """Begin to draw figures; each is taken from `figures` while those before it are drawn."""
        # Who wants one picture shall not wait for all the pictures of another.
        turns = asyncio.Semaphore(self._tabs)

        async def one(figure: go.Figure, options: Options) -> bytes:
            async with turns:
                drawn = self._kaleido.calc_fig(figure, options)
                return await asyncio.wait_for(drawn, SECONDS)

        return [self._begin(one(*each)) for each in figures]

    def stop(self) -> None:
        """End the browser and the thread."""
        with contextlib.suppress(Exception):  # a browser that has died cannot be closed
            self._begin(asyncio.wait_for(self._kaleido.close(), START_SECONDS)).result()
        _ended(self._kaleido)
        self._end_loop()

    def _begin(self, work: Coroutine[Any, Any, Any]) -> Future[Any]:
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def _end_loop(self) -> None:
        async def cancelled() -> None:
            others = asyncio.all_tasks() - {asyncio.current_task()}
            for task in others:
                task.cancel()
            await asyncio.wait(others, timeout=1) if others else None

        self._begin(cancelled()).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


def _ended(opened: kaleido.Kaleido) -> None:
    """End what a browser that did not start or close as it should has left running."""
    process = getattr(opened, "subprocess", None)
    if process is None or process.poll() is not None:
        return
    with contextlib.suppress(OSError):
        # The browser hangs below a small program of the library: on Unix a group of their own.
        os.killpg(process.pid, signal.SIGKILL) if os.name == "posix" else process.kill()
    process.wait()


def draw(browser: str, figures: Iterable[tuple[go.Figure, Options]]) -> list[bytes]:
    """Return pictures made by the one studio of the process, started at its first picture.

    Raises
    ------
    BrowserError
        If it does not draw; the next call starts another.
    """
    try:
        used = _studio(browser)
    except Exception as error:
        raise BrowserError(browser) from error
    waiting = used.draw(figures)
    try:
        return [one.result() for one in waiting]
    except Exception as error:
        stop(used)
        raise BrowserError(browser) from error


def is_running() -> bool:
    """Tell whether the studio has been started."""
    return _running is not None


def _studio(browser: str) -> Studio:
    global _running
    with _LOCK:
        if _running is None:
            _running = Studio(browser)
            atexit.register(stop)
        return _running


def stop(only: Studio | None = None) -> None:
    """End the studio, or do so only if it is a certain one; the next picture starts another."""
    global _running
    with _LOCK:
        ended = _running
        if ended is None or only not in {None, ended}:
            return
        _running = None
    atexit.unregister(stop)
    ended.stop()
