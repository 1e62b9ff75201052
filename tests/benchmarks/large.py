"""How the pages bear 3,000 areas with 30 indicators, beside four cities with the same.

`python tests/benchmarks/large.py` prints the time to the first chart of both and its ratio, how
long filters and a search take, and the memory of the server after each page; `--check` exits 1
where a limit is passed, `--keep FOLDER` keeps the invented data for the next run.

Each server is started once before, so that what is made from the files at a first start is there.
"""

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT), str(HERE.parent), str(HERE)]

import loading  # noqa: E402  # the folders must be on the path first
from dashboard import CHART, Bench, Server, wait  # noqa: E402
from running import CHROMIUM, REASON  # noqa: E402
from sessions import Session  # noqa: E402

from indicators.wording import pages as words  # noqa: E402

AREAS, FEW, INDICATORS, PROVINCES = 3_000, 4, 30, 30
PAGES = ("", "city", "compare", "trend", "annual", "gaps", "sources", "history", "method", "entry")
SEARCHES = ("示例1", "示例12", "示例123", "city2999", "102999", "公报")
LIMITS = {
    "first chart against four cities": 1.5,
    "s for a filter": 1.0,
    "s for a search": 0.2,
    "MB of the server": 600.0,
}
PATIENCE = 300


def folders(place: Path) -> dict[int, Path]:
    """Return the data folders by the number of areas, made where they are not there."""
    found = {count: place / f"areas{count}" for count in (FEW, AREAS)}
    for count, folder in found.items():
        if not folder.exists():
            provinces = PROVINCES if count > FEW else 0
            loading.generate(
                folder, count, indicators=INDICATORS, provinces=provinces, headline=True
            )
    return found


def resident(server: Server) -> float:
    """Return all memory of a server, in MB."""
    text = Path(f"/proc/{server.process.pid}/status").read_text(encoding="utf-8")
    [line] = [one for one in text.splitlines() if one.startswith("VmRSS")]
    return int(line.split()[1]) / 1024


def first_charts(bench: Bench, data: dict[int, Path]) -> dict[int, float]:
    """Start a server, open it in a browser that knows nothing of it, wait for the first chart."""
    from playwright.sync_api import sync_playwright

    times: dict[int, list[float]] = {count: [] for count in data}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for turn in range(1 + bench.rounds):
            for count, folder in data.items():
                page = browser.new_context(locale="zh-CN").new_page()
                begin = time.perf_counter()
                with bench.served("ours", folder) as server:
                    wait(server)
                    page.goto(server.address, wait_until="commit")
                    page.wait_for_selector(CHART, state="attached", timeout=PATIENCE * 1000)
                    if turn:
                        times[count].append(time.perf_counter() - begin)
                    page.context.close()
        browser.close()
    return {count: statistics.median(found) for count, found in times.items()}


async def visited(server: Server) -> tuple[dict[str, float], dict[str, float]]:
    """Open each page twice, filter where there are filters; return times and memory."""
    times, memory = {}, {}
    for path in PAGES:
        session = Session(server.address, path)
        name = path or "overview"
        times[f"{name}, opened"] = await session.open()
        for label in (words.PICKER[one] for one in ("province", "level", "indicator", "verdicts")):
            options = session.options.get(label, ())
            if len(options) > 1 and path in ("", "compare", "gaps"):
                times[f"{name}, {label}"] = await session.choose(label, options[1])
        memory[name] = resident(server)
        await session.close()
        if session.failed:
            raise RuntimeError(f"{name} failed")
    return times, memory


def searches(data: Path) -> dict[str, float]:
    """Time what a search box asks for as one types, in this process, the first one left out."""
    from indicators import catalogue
    from indicators.exhibits.search import search

    cat = catalogue.load(data)
    found = {}
    for given in (SEARCHES[0], *SEARCHES):
        begin = time.perf_counter()
        search(cat, given, areas=cat.cities[:1], among=cat.cities)
        found[given] = time.perf_counter() - begin
    return found


def measures(bench: Bench, data: dict[int, Path], *, browser: bool) -> Iterator[tuple[str, float]]:
    """Print each measure; give what has a limit."""
    if browser:
        first = first_charts(bench, data)
        told = ", ".join(f"{count:,} areas {taken:.2f} s" for count, taken in first.items())
        print(f"start to the first chart: {told}", flush=True)
        yield "first chart against four cities", first[AREAS] / first[FEW]
    with bench.served("ours", data[AREAS]) as server:
        wait(server)
        times, memory = asyncio.run(visited(server))
    for name, taken in times.items():
        print(f"{name}: {taken * 1e3:.0f} ms")
    for name, size in memory.items():
        print(f"memory after {name}: {size:.0f} MB")
    yield "s for a filter", max(taken for name, taken in times.items() if "opened" not in name)
    yield "MB of the server", max(memory.values())
    typed = searches(data[AREAS])
    print(", ".join(f"{given}: {taken * 1e3:.0f} ms" for given, taken in typed.items()))
    yield "s for a search", max(typed.values())


def main() -> int:
    """Print a line for each measure, then those that have limits."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--full", action="store_true", help="measure more often")
    parser.add_argument("--keep", type=Path, help="folder of the invented data")
    parser.add_argument("--no-browser", action="store_true", help="without the first chart")
    parser.add_argument("--check", action="store_true", help="exit 1 where a limit is passed")
    options = parser.parse_args()
    if not CHROMIUM and not options.no_browser:
        sys.exit(REASON)
    with tempfile.TemporaryDirectory() as scratch:
        place = options.keep or Path(scratch) / "data"
        bench = Bench(Path(scratch), {}, 7 if options.full else 3)
        found = dict(measures(bench, folders(place), browser=not options.no_browser))
    for name, value in found.items():
        print(f"{name}: {value:.2f} (limit {LIMITS[name]:g})")
    return int(options.check and any(value > LIMITS[name] for name, value in found.items()))


if __name__ == "__main__":
    sys.exit(main())
