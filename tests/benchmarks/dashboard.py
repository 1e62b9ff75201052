"""How quick the pages are, beside an empty Streamlit page and one with a single bare chart.

`python tests/benchmarks/dashboard.py` prints each measure of the pages, of the bare pages and
the ratio; `--check` exits 1 where a bound of the project is missed, `--full` measures more often.

All pages are served by the same Streamlit with the settings of this project, and measured by
turns in one run. The bare pages freeze what the imports made, as ours do: the garbage collector
works under the same setting everywhere. Sessions are clients of the protocol (`sessions.py`).
"""

import argparse
import asyncio
import contextlib
import math
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(HERE.parent), str(HERE)]

import loading  # noqa: E402  # the folders must be on the path first
from running import CHROMIUM, REASON, SETTLED, free_port  # noqa: E402
from sessions import Session  # noqa: E402

from indicators import catalogue  # noqa: E402
from indicators.wording import pages as words  # noqa: E402

FREEZE = """
import gc
import streamlit as st

@st.cache_resource(show_spinner=False)
def freeze():
    gc.collect()
    gc.freeze()
"""
BARE = {
    "empty": f"{FREEZE}\nfrozen = freeze()\n",
    "chart": f"""{FREEZE}
import plotly.graph_objects as go

frozen = freeze()
value = st.selectbox("value", range(20))
st.plotly_chart(go.Figure(go.Bar(x=list("abcd"), y=[value + 1, 2, 3, 4])))
""",
}
CHART = ".js-plotly-plot .trace"
TIMER = """() => {
  window.timer = { begin: 0, end: 0 };
  addEventListener("keydown", (event) => {
    if (event.key === "Enter") timer.begin = timer.end = performance.now();
  }, true);
  new MutationObserver((changes) => {
    const first = document.querySelector(".stPlotlyChart");
    if (changes.some((one) => first?.contains(one.target))) timer.end = performance.now();
  }).observe(document.body, {
    subtree: true, childList: true, attributes: true, characterData: true,
  });
}"""
QUIET = 500  # milliseconds after which nothing more is drawn
MOST_LOOKS = 40
INDICATORS = 8
"""So many indicators are gone through; all have figures."""
SESSIONS, THINK = 50, 3.0
LARGE_CITIES, LARGE_INDICATORS = 300, 30
LIMITS = {
    "cold start to the first chart": 1.5,
    "change of indicator to the redrawn chart": 2.0,
    "processor time of a rerun": 2.5,
    "p95 of a rerun under load": 1.5,
    "MB for each further session": 1.0,
    "s for a filter of the large overview": 1.0,
}


@dataclass(frozen=True)
class Server:
    """A server of one page or of all of ours."""

    address: str
    process: subprocess.Popen

    def cpu(self) -> float:
        """Processor time used so far, in seconds; NaN where the system does not tell."""
        try:
            stat = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="utf-8")
        except OSError:
            return math.nan
        user, system = stat.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """Memory of its own, in MB; NaN where the system does not tell."""
        with contextlib.suppress(OSError):
            text = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
            [line] = [one for one in text.splitlines() if one.startswith("RssAnon")]
            return int(line.split()[1]) / 1024
        return math.nan


@dataclass(frozen=True)
class Bench:
    """What is measured: bare pages and ours."""

    folder: Path
    """Where the bare pages and the logs are."""
    indicators: dict[str, str]
    """Names by code, of those gone through."""
    rounds: int

    @contextlib.contextmanager
    def served(self, name: str, data: Path | None = None) -> Iterator[Server]:
        """Start a server; it may not answer yet."""
        port = free_port()
        script = ROOT / "app.py" if name == "ours" else self.folder / f"{name}.py"
        command = [sys.executable, "-m", "streamlit", "run", str(script)]
        options = ["--server.port", str(port), "--server.headless", "true"]
        environment = os.environ | ({"INDICATORS_DATA": str(data)} if data else {})
        log = self.folder / f"{name}.log"
        with log.open("a") as output:
            process = subprocess.Popen(
                [*command, *options], cwd=ROOT, env=environment, stdout=output, stderr=output
            )
        try:
            yield Server(f"http://127.0.0.1:{port}", process)
        finally:
            process.terminate()
            process.wait(timeout=20)

    @contextlib.contextmanager
    def both(self) -> Iterator[dict[str, Server]]:
        """Start the page with the bare chart and ours, and wait for them."""
        with self.served("chart") as bare, self.served("ours") as ours:
            for server in (bare, ours):
                wait(server)
            yield {"chart": bare, "ours": ours}

    def session(self, name: str, server: Server) -> Session:
        """Return a session on the bare chart, or on the comparison of an indicator."""
        return Session(server.address, "compare" if name == "ours" else "")

    async def change(self, session: Session, turn: int) -> float:
        """Choose the next value, ours or the bare page's; return the seconds."""
        if session.path:
            return await session.choose(words.PICKER["indicator"], self.indicator(turn))
        return await session.choose("value", str(turn % INDICATORS))

    def indicator(self, turn: int) -> str:
        """Return the name of the indicator that is chosen next."""
        return list(self.indicators.values())[turn % INDICATORS]


def wait(server: Server, patience: float = 60) -> None:
    """Wait until a server answers."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline and server.process.poll() is None:
        with contextlib.suppress(OSError):
            urllib.request.urlopen(f"{server.address}/_stcore/health").close()
            return
        time.sleep(0.01)
    raise RuntimeError("the server did not start")


def cold(bench: Bench, browser: object) -> dict[str, float]:
    """Start a server, open it in a browser that knows nothing of it, wait for the first chart."""
    times: dict[str, list[float]] = {"empty": [], "chart": [], "ours": []}
    for _ in range(bench.rounds):
        for name, found in times.items():
            page = browser.new_context().new_page()
            begin = time.perf_counter()
            with bench.served(name) as server:
                wait(server)
                page.goto(server.address, wait_until="commit")
                page.wait_for_selector(SETTLED if name == "empty" else CHART, state="attached")
                found.append(time.perf_counter() - begin)
                page.context.close()
    return {name: statistics.median(found) for name, found in times.items()}


def redrawn(bench: Bench, browser: object) -> dict[str, float]:
    """Choose the next indicators with the keys, and the same on the way back; that counts."""
    with bench.both() as servers:
        pages = {name: _ready(browser, name, server) for name, server in servers.items()}
        times: dict[str, list[float]] = {"chart": [], "ours": [], "first time": []}
        for turn in range((1 + bench.rounds) * INDICATORS):
            for name, page in pages.items():
                taken = _changed(page, name, "ArrowUp" if turn // INDICATORS % 2 else "ArrowDown")
                is_first = name == "ours" and turn < INDICATORS
                times["first time" if is_first else name].append(taken)
    return {name: statistics.median(found) for name, found in times.items()}


def _ready(browser: object, name: str, server: Server) -> object:
    page = browser.new_context(locale="zh-CN").new_page()
    page.goto(f"{server.address}/{'compare?indicator=rd_intensity' if name == 'ours' else ''}")
    page.wait_for_selector(CHART, state="attached")
    page.wait_for_selector(SETTLED)
    page.evaluate(TIMER)
    return page


def _changed(page: object, name: str, key: str) -> float:
    label = words.PICKER["indicator"] if name == "ours" else "value"
    box = page.get_by_role("combobox", name=label, exact=name == "ours")
    box.click()
    box.press(key)
    box.press("Enter")
    taken = [0.0]
    while len(taken) < MOST_LOOKS and (not taken[-1] or taken[-1] != taken[-2]):
        page.wait_for_timeout(QUIET)
        taken.append(page.evaluate("timer.end - timer.begin"))
    if not taken[-1]:
        raise RuntimeError("the chart was not drawn anew")
    return taken[-1] / 1000


def processor(bench: Bench) -> dict[str, float]:
    """Processor time of a server for each rerun of one session; the best block of each."""
    return asyncio.run(_processor(bench))


async def _processor(bench: Bench) -> dict[str, float]:
    with bench.both() as servers:
        times: dict[str, list[float]] = {name: [] for name in servers}
        sessions = {name: bench.session(name, server) for name, server in servers.items()}
        for session in sessions.values():
            await session.open()
            for turn in range(INDICATORS + 1):
                await bench.change(session, turn)
        for _ in range(2 * bench.rounds):
            for name, session in sessions.items():
                begin = servers[name].cpu()
                for turn in range(3 * INDICATORS):
                    await bench.change(session, turn)
                times[name].append((servers[name].cpu() - begin) / (3 * INDICATORS))
        for session in sessions.values():
            await session.close()
    return {name: min(found) for name, found in times.items()}


def loaded(bench: Bench) -> dict[str, dict[str, float]]:
    """Have many sessions change their choice every few seconds, on one server after the other."""
    found: dict[str, list[dict[str, float]]] = {"chart": [], "ours": []}
    for _ in range(max(1, bench.rounds // 2)):
        for name, each in found.items():
            with bench.served(name) as server:
                wait(server)
                each.append(asyncio.run(_load(bench, name, server)))
    return {name: min(each, key=lambda one: one["p95"]) for name, each in found.items()}


async def _load(bench: Bench, name: str, server: Server) -> dict[str, float]:
    warm = [bench.session(name, server) for _ in range(5)]
    for one in warm:
        await one.open()
    for turn in range(INDICATORS):
        await bench.change(warm[0], turn)
    before = server.memory()
    sessions = [bench.session(name, server) for _ in range(SESSIONS)]
    await asyncio.gather(*(one.open() for one in sessions))
    following = [asyncio.create_task(one.follow()) for one in sessions if name == "ours"]
    runs = await asyncio.gather(*(_visit(bench, one, seed) for seed, one in enumerate(sessions)))
    await _stopped(following)
    memory = (server.memory() - before) / SESSIONS
    for one in (*warm, *sessions):
        await one.close()
    if any(one.failed for one in (*warm, *sessions)):
        raise RuntimeError("a page failed")
    times = sorted(time for run in runs for time in run)
    cuts = statistics.quantiles(times, n=20)
    return {"p50": cuts[9], "p95": cuts[18], "memory": memory}


async def _stopped(tasks: list[asyncio.Task]) -> None:
    for task in tasks:
        task.cancel()
    ended = await asyncio.gather(*tasks, return_exceptions=True)
    if not all(isinstance(one, asyncio.CancelledError) for one in ended):
        raise RuntimeError(f"the state of the data did not come: {ended}")


async def _visit(bench: Bench, session: Session, seed: int) -> list[float]:
    chance = random.Random(seed)
    await asyncio.sleep(chance.uniform(0, THINK))
    times = []
    for _ in range(2 + 2 * bench.rounds):
        times.append(await bench.change(session, chance.randrange(INDICATORS)))
        await asyncio.sleep(chance.uniform(0.5, 1.5) * THINK)
    return times


def large(bench: Bench) -> dict[str, float]:
    """Filter an overview of many cities: by verdict, by theme, another year, one city left out."""
    folder = bench.folder / "large"
    loading.generate(folder, LARGE_CITIES, indicators=LARGE_INDICATORS, headline=True)
    with bench.served("ours", folder) as server:
        wait(server)
        return asyncio.run(_filtered(server))


async def _filtered(server: Server) -> dict[str, float]:
    session = Session(server.address)
    opened = await session.open()
    years, cities = words.PICKER["as_of"], words.PICKER["cities"]
    every = list(session.options[cities])
    found = {"opened": opened}
    for name in ("verdicts", "themes"):
        label = words.PICKER[name]
        found[name] = await session.choose(label, session.options[label][0])
        await session.choose(label)
    one_year = await session.choose(years, session.options[years][-2])
    without = await session.choose(cities, *every[1:])
    few = await session.choose(cities, *every[:4])
    await session.close()
    if session.failed:
        raise RuntimeError("a page failed")
    return {**found, "year": one_year, "one city less": without, "few": few}


def by_browser(bench: Bench) -> Iterator[tuple[str, float]]:
    """Print what a reader waits for; give the ratios."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, measure in (
            ("cold start to the first chart", cold),
            ("change of indicator to the redrawn chart", redrawn),
        ):
            found = measure(bench, browser)
            print(f"{name}: {told(found)}", flush=True)
            yield name, found["ours"] / found["chart"]
        browser.close()


def by_protocol(bench: Bench) -> Iterator[tuple[str, float]]:
    """Print what a server bears; give the ratios."""
    found = processor(bench)
    print(f"processor time of a rerun: {told(found)}", flush=True)
    yield "processor time of a rerun", found["ours"] / found["chart"]
    under = loaded(bench)
    for name, each in under.items():
        print(
            f"{SESSIONS} sessions, {name}: p50 {each['p50'] * 1e3:.0f} ms, "
            f"p95 {each['p95'] * 1e3:.0f} ms, {each['memory']:.2f} MB a session",
            flush=True,
        )
    yield "p95 of a rerun under load", under["ours"]["p95"] / under["chart"]["p95"]
    yield "MB for each further session", under["ours"]["memory"]
    waited = large(bench)
    print(f"{LARGE_CITIES} cities, {LARGE_INDICATORS} indicators: {told(waited)}", flush=True)
    yield (
        "s for a filter of the large overview",
        max(waited[name] for name in ("verdicts", "themes", "year", "one city less")),
    )


def told(found: dict[str, float]) -> str:
    return ", ".join(f"{name} {seconds * 1e3:.1f} ms" for name, seconds in found.items())


def sought() -> dict[str, str]:
    """Return the names of the indicators with most figures, by code."""
    cat = catalogue.load(ROOT / "data")
    counts = cat.figures.loc[cat.figures["ref_area"].isin(cat.cities), "indicator"].value_counts()
    return cat.indicators.loc[counts.index[:INDICATORS], "name_zh"].to_dict()


PARTS: dict[str, Callable[[Bench], Iterator[tuple[str, float]]]] = {
    "browser": by_browser,
    "protocol": by_protocol,
}


def main() -> int:
    """Print a line for each measure, then the ratios that have limits."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--full", action="store_true", help="measure more often")
    parser.add_argument("--only", choices=PARTS, help="one half of the measures")
    parser.add_argument("--check", action="store_true", help="exit 1 where a limit is passed")
    options = parser.parse_args()
    if not CHROMIUM and options.only != "protocol":
        sys.exit(REASON)
    ratios: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for name, text in BARE.items():
            (folder / f"{name}.py").write_text(text, encoding="utf-8")
        bench = Bench(folder, sought(), 5 if options.full else 2)
        for part in [options.only] if options.only else PARTS:
            ratios |= PARTS[part](bench)
    for name, ratio in ratios.items():
        print(f"{name}: {ratio:.2f} (limit {LIMITS[name]:g})")
    return int(options.check and any(ratio > LIMITS[name] for name, ratio in ratios.items()))


if __name__ == "__main__":
    sys.exit(main())
