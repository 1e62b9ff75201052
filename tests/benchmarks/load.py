"""Many readers on two processes of the app behind nginx, one of which is killed in the middle.

`python tests/benchmarks/load.py` has 150 sessions change their indicator about every 10 s for
300 s, each a client of the protocol with the cookies of a browser, through TLS. Half-way one
process is killed, and started again two seconds later as systemd would; its sessions connect
anew and go on with the same address. Before, the same load goes to two processes of a page with
one bare chart: the floor. `--check` exits 1 where a bound of the project is missed.
"""

import argparse
import asyncio
import random
import ssl
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE.parent), str(HERE)]

import websockets  # noqa: E402  # the folders must be on the path first
from dashboard import BARE, INDICATORS, sought  # noqa: E402
from deploy.proxied import NGINX, REASON, App, nginx, service, unchecked  # noqa: E402
from running import free_port  # noqa: E402
from sessions import LARGEST, Session  # noqa: E402

from indicators.wording import pages as words  # noqa: E402

P95, GROWTH = 1.0, 1.1
AGAIN = 2.0
"""Seconds after which a killed process is started again."""
SETTLE = 20.0
PATIENCE = 30


@dataclass
class Seen:
    """What a load met."""

    opened: list[float] = field(default_factory=list)
    runs: list[tuple[float, float]] = field(default_factory=list)
    """When a run began, and how long it took."""
    reconnected: list[float] = field(default_factory=list)
    """Seconds from the loss of a connection until the page is whole again."""
    errors: list[str] = field(default_factory=list)
    memory: list[tuple[float, list[float]]] = field(default_factory=list)

    def times(self) -> list[float]:
        return sorted(taken for _, taken in self.runs)


class Visitor(Session):
    """A session that comes through nginx and goes on where its connection breaks."""

    def __init__(self, address: str, path: str, label: str, tls: ssl.SSLContext) -> None:
        super().__init__(address, path)
        self.label, self.tls, self.cookies = label, tls, {}

    async def open(self) -> float:
        begin = time.perf_counter()
        await self._connect()
        await self.rerun()
        return time.perf_counter() - begin

    async def _connect(self) -> None:
        place = urlsplit(self.address).netloc
        self._socket = await websockets.connect(
            f"wss://{place}/_stcore/stream",
            subprotocols=["streamlit"],
            origin=self.address,
            ssl=self.tls,
            max_size=LARGEST,
            compression=None,
            ping_interval=None,
            additional_headers=self._headers(),
        )
        for line in self._socket.response.headers.get_all("Set-Cookie"):
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        self._listener = asyncio.create_task(self._listen())

    def _headers(self) -> dict[str, str]:
        told = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"Cookie": told} if told else {}

    async def again(self) -> float:
        """Connect anew, as the browser's part does, until a page is whole."""
        begin = time.perf_counter()
        while True:
            with suppress(OSError, websockets.WebSocketException, RuntimeError):
                await self._gone()
                await self._connect()
                await self.rerun()
                return time.perf_counter() - begin
            if time.perf_counter() - begin > PATIENCE:
                raise RuntimeError("not connected again")
            await asyncio.sleep(0.5)

    async def _gone(self) -> None:
        self._listener.cancel()
        with suppress(asyncio.CancelledError, websockets.WebSocketException):
            await self._listener
        with suppress(OSError, websockets.WebSocketException):
            await asyncio.wait_for(self._socket.close(), 1)

    def shown(self) -> str:
        """Return what the picker shows."""
        return self.states[self.ids[self.label]].string_value


@dataclass
class Load:
    """So many sessions for so long, on a page with a picker."""

    address: str
    apps: Sequence[App]
    path: str
    label: str
    values: Sequence[str]
    sessions: int
    think: float
    seconds: float
    kill: bool

    async def run(self) -> Seen:
        seen, self.end = Seen(), 0.0
        tls = unchecked()
        visitors = [Visitor(self.address, self.path, self.label, tls) for _ in range(self.sessions)]
        # Each process first reads its data and draws its first page.
        for _ in range(4):
            warm = Visitor(self.address, self.path, self.label, tls)
            await warm.open()
            for value in self.values:
                await warm.choose(self.label, value)
            await warm._gone()
        self.begin = time.perf_counter()
        self.end = self.begin + self.seconds + self.think
        tasks = [asyncio.create_task(self._visit(one, n, seen)) for n, one in enumerate(visitors)]
        watch = asyncio.create_task(self._watch(seen))
        if self.kill:
            await asyncio.sleep(self.think + self.seconds / 2)
            await self._killed()
        await asyncio.gather(*tasks)
        watch.cancel()
        seen.memory.append((self._now(), self._memory()))
        for one in visitors:
            await one._gone()
        return seen

    async def _killed(self) -> None:
        await asyncio.to_thread(self.apps[0].kill)
        await asyncio.sleep(AGAIN)
        self.apps[0].start()

    def _now(self) -> float:
        return time.perf_counter() - self.begin

    def _memory(self) -> list[float]:
        found = []
        for app in self.apps:
            with suppress(OSError, ValueError):
                found.append(app.memory())
        return found

    async def _watch(self, seen: Seen) -> None:
        await asyncio.sleep(self.think)
        while True:
            seen.memory.append((self._now(), self._memory()))
            await asyncio.sleep(5)

    async def _visit(self, one: Visitor, seed: int, seen: Seen) -> None:
        chance = random.Random(seed)
        await asyncio.sleep(chance.uniform(0, self.think))
        try:
            seen.opened.append(await one.open())
            while time.perf_counter() < self.end:
                await asyncio.wait({one._listener}, timeout=chance.uniform(0.5, 1.5) * self.think)
                if one._listener.done():
                    await self._back(one, seen)
                    continue
                await self._step(one, chance.choice(self.values), seen)
        except Exception as error:  # counted and told: the load goes on
            seen.errors.append(f"{type(error).__name__}: {error}")
        if one.failed:
            seen.errors.append("a page failed")

    async def _step(self, one: Visitor, value: str, seen: Seen) -> None:
        begin = self._now()
        try:
            taken = await one.choose(self.label, value)
        except (RuntimeError, OSError, websockets.WebSocketException):
            await self._back(one, seen)
            return
        seen.runs.append((begin, taken))
        if one.shown() != value:
            seen.errors.append(f"{one.shown()} is shown, {value} was chosen")

    async def _back(self, one: Visitor, seen: Seen) -> None:
        before = one.shown()
        seen.reconnected.append(await one.again())
        if one.shown() != before:
            seen.errors.append(f"{one.shown()} is shown after a failure, {before} before")


def told(name: str, seen: Seen) -> float:
    """Print what a load met; return the p95 of a run in seconds."""
    times = seen.times()
    cuts = statistics.quantiles(times, n=20)
    print(
        f"{name}: {len(times)} runs, p50 {cuts[9] * 1e3:.0f} ms, p95 {cuts[18] * 1e3:.0f} ms, "
        f"most {times[-1] * 1e3:.0f} ms; opened p95 "
        f"{statistics.quantiles(seen.opened, n=20)[18] * 1e3:.0f} ms; "
        f"{len(seen.errors)} errors {sorted(set(seen.errors))[:3]}",
        flush=True,
    )
    if seen.reconnected:
        print(
            f"{name}: {len(seen.reconnected)} sessions connected anew, median "
            f"{statistics.median(seen.reconnected):.2f} s, most {max(seen.reconnected):.2f} s",
            flush=True,
        )
    return cuts[18]


def grown(seen: Seen, seconds: float, think: float, *, kill: bool) -> float:
    """Print the memory of the process that lives through all; return how it grows in a half."""
    alive = [(at, found[-1]) for at, found in seen.memory if found]
    middle = think + seconds / 2
    settle = min(SETTLE, seconds / 6)
    halves = [
        [(at, mb) for at, mb in alive if settle + think < at < middle],
        [(at, mb) for at, mb in alive if middle + settle < at] if kill else alive[-2:],
    ]
    print("memory of the process that stays, MB:", end=" ")
    print("; ".join(f"{h[0][1]:.0f} at {h[0][0]:.0f} s, {h[-1][1]:.0f} at {h[-1][0]:.0f} s"
                    for h in halves if h), flush=True)  # fmt: skip
    return max(half[-1][1] / half[0][1] for half in halves if half)


def floor(place: Path, given: argparse.Namespace) -> Seen:
    """Put the load on two processes of a page with one bare chart."""
    script = place / "chart.py"
    script.write_text(BARE["chart"], encoding="utf-8")
    folder = place / "floor"
    folder.mkdir()
    apps = [App(free_port(), folder / f"{n}.log", {}, script) for n in range(2)]
    try:
        for app in apps:
            app.start()
        for app in apps:
            app.wait()
        with ExitStack() as stack:
            address = stack.enter_context(nginx(folder, [one.port for one in apps]))
            values = [str(one) for one in range(INDICATORS)]
            seconds = min(60.0, given.seconds / 2)
            load = Load(address, apps, "", "value", values, given.sessions, given.think, seconds,
                        kill=False)  # fmt: skip
            return asyncio.run(load.run())
    finally:
        for app in apps:
            app.stop()


def main() -> int:
    """Print the measures; see the module."""
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--sessions", type=int, default=150)
    parser.add_argument("--think", type=float, default=10.0, help="seconds between two choices")
    parser.add_argument("--seconds", type=float, default=300.0)
    parser.add_argument("--steady", action="store_true", help="kill no process")
    parser.add_argument("--check", action="store_true", help="exit 1 where a bound is missed")
    given = parser.parse_args()
    if not NGINX:
        sys.exit(REASON)
    with tempfile.TemporaryDirectory() as place:
        least = told("floor (one bare chart)", floor(Path(place), given))
        folder = Path(place) / "ours"
        folder.mkdir()
        with service(folder) as running:
            load = Load(running.address, running.apps, "compare", words.PICKER["indicator"],
                        list(sought().values()), given.sessions, given.think, given.seconds,
                        kill=not given.steady)  # fmt: skip
            seen = asyncio.run(load.run())
        found = told("ours", seen)
    growth = grown(seen, given.seconds, given.think, kill=not given.steady)
    print(f"p95 {found:.3f} s (limit {P95:g}), {found / least:.2f} times the floor's")
    print(f"memory grows in a half to {growth:.3f} of its start (limit {GROWTH:g})")
    return int(given.check and (found > P95 or growth > GROWTH or bool(seen.errors)))


if __name__ == "__main__":
    sys.exit(main())
