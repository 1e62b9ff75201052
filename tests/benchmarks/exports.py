"""How long the files for the meeting take, beside one picture by Kaleido in the same run.

`python tests/benchmarks/exports.py` prints seconds and the ratio to the picture for a deck of 50
charts, the Word briefing of four cities, the Excel book, 100 PNGs and a page of 15 charts, made
and opened; `--check` exits 1 where a bound of the project is missed; `--rounds` says how often each
is measured.

The best of the rounds counts, after one that imports what is needed: other work on the machine
only adds. All files are made from the project's own data. Where there is no Chromium the rows of
pictures are left out, and said to be.
"""

import argparse
import datetime as dt
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from indicators import catalogue, exhibits, export, progress  # noqa: E402  # after the path
from indicators.exhibits import Exhibit  # noqa: E402
from indicators.exhibits.report import Imprint, Report, Shown, selection  # noqa: E402
from indicators.exhibits.spec import ChartKind  # noqa: E402

PLAN, YEAR, TODAY = "14fyp", 2025, dt.date(2026, 11, 22)
IMPRINT = Imprint(compiler="某市科学技术局", day=TODAY.isoformat())
CHARTS, PICTURES, ON_PAGE = 50, 100, 15
LEAST_IN_BRIEFING = 12
LIMITS = {
    "deck": 1.0, "briefing": 1.5, "book": 1.0, "picture of 100": 0.2, "page opened": 1.0,
}  # fmt: skip
"""Seconds, on four cores that do nothing else."""
DRAWN = {
    ChartKind.BULLET, ChartKind.BAR, ChartKind.LINE, ChartKind.RANK, ChartKind.COUNTS,
    ChartKind.PANELS,
}  # fmt: skip

WATCH = """window.drawn = [];
new MutationObserver(() => drawn.push(performance.now() / 1000)).observe(
  document, { subtree: true, attributes: true, attributeFilter: ["data-drawn"] });"""
DRAWN_ALL = "() => !document.querySelector('[data-chart]:not([data-drawn])')"


@dataclass(frozen=True)
class Material:
    """What all files are made from."""

    cat: object
    frame: object
    before: object
    shown: tuple[Exhibit, ...]
    """`CHARTS` charts of all kinds, no two of one indicator and kind."""


def material() -> Material:
    """Read the data, judge them, make the exhibits; nothing of it is measured."""
    cat = catalogue.load(ROOT / "data")
    frame = progress.assess(cat, as_of=YEAR, on=TODAY)
    before = progress.assess(cat, as_of=YEAR - 1, on=TODAY)
    found = [one for one in _exhibits(cat, frame) if one.kind in DRAWN and not one.empty]
    copies = (replace(one, id=f"{one.id}-{place}") for place, one in enumerate(cycle(found)))
    return Material(cat, frame, before, tuple(islice(copies, CHARTS)))


def _exhibits(cat: object, frame: object) -> Iterator[Exhibit]:
    asked, now = (cat, frame, cat.cities, PLAN), {"as_of": YEAR}
    yield exhibits.counts(*asked, **now)
    for area in cat.cities:
        yield exhibits.city_panels(cat, frame, area, PLAN, **now)
    counts = cat.figures.loc[cat.figures["ref_area"].isin(cat.cities), "indicator"].value_counts()
    for code in counts.index[: CHARTS // 2]:
        yield exhibits.compare(cat, frame, code, cat.cities, PLAN, **now)
        yield exhibits.series(cat, frame, code, cat.cities, PLAN, **now)


def deck(given: Material) -> bytes:
    """Make a deck of 50 charts."""
    return export.deck(_report(given, CHARTS))


def briefing(given: Material) -> bytes:
    """Make the Word briefing of four cities, its sentences included."""
    return export.docx(_briefing(given))


def _briefing(given: Material) -> Report:
    from indicators.briefing import briefing

    return briefing(
        given.cat, given.frame, given.cat.cities, PLAN, as_of=YEAR, before=given.before,
        on=TODAY, imprint=IMPRINT,
    )  # fmt: skip


def book(given: Material) -> bytes:
    """Make the Excel book of four cities."""
    return export.book(given.cat, given.frame, given.cat.cities, PLAN, as_of=YEAR, imprint=IMPRINT)


def page(given: Material) -> bytes:
    """Make a page of 15 charts."""
    return export.html(_report(given, ON_PAGE))


def picture(given: Material) -> bytes:
    """Draw one PNG."""
    return export.picture(given.shown[0], "png")


def many_pictures(given: Material) -> list[bytes]:
    """Draw 100 PNGs."""
    from indicators.export import images

    return images.pictures(list(islice(cycle(given.shown), PICTURES)), "png")


def _report(given: Material, count: int) -> Report:
    report = selection("科技指标进展情况", given.shown[:count], IMPRINT)
    return replace(report, blocks=tuple(Shown(one) for one in given.shown[:count]))


def seconds(make: Callable[[Material], object], given: Material, rounds: int) -> list[float]:
    """Return the first time and the best of the others."""
    taken = []
    for _ in range(1 + rounds):
        begin = time.perf_counter()
        make(given)
        taken.append(time.perf_counter() - begin)
    return [taken[0], min(taken[1:])]


def pictured(given: Material, rounds: int) -> dict[str, list[float]]:
    """Measure the pictures, where they can be made; say why where they cannot."""
    from indicators.export.images import PictureError

    try:
        one = seconds(picture, given, 3 * rounds)
        many = seconds(many_pictures, given, rounds)
    except PictureError as error:
        print(f"no pictures: {error}")
        return {}
    return {"picture (yardstick)": one, "picture of 100": [time / PICTURES for time in many]}


def measured(given: Material, rounds: int) -> dict[str, list[float]]:
    """Measure all; a file that cannot be made is left out, with the reason."""
    found = pictured(given, rounds)
    for make in (deck, briefing, book, page):
        try:
            found[make.__name__] = seconds(make, given, rounds)
        except (AttributeError, ImportError) as error:
            print(f"no {make.__name__}: {error}")
    return found


def opened(given: Material, rounds: int) -> dict[str, list[float]]:
    """Open the page in a browser; the times until its first and its last chart are drawn."""
    from playwright.sync_api import sync_playwright
    from running import CHROMIUM, REASON

    if not CHROMIUM:
        print(f"no page opened: {REASON}")
        return {}
    taken: dict[str, list[float]] = {"page opened": [], "its last chart": []}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "report.html"
        file.write_bytes(page(given))
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for _ in range(1 + rounds):
            one = browser.new_page()
            one.add_init_script(WATCH)
            one.goto(file.as_uri())
            while not one.evaluate(DRAWN_ALL):
                time.sleep(0.1)
            drawn = one.evaluate("drawn")
            taken["page opened"].append(drawn[0])
            taken["its last chart"].append(drawn[-1])
            one.close()
        browser.close()
    return {name: [times[0], min(times[1:])] for name, times in taken.items()}


def charts_of_briefing(given: Material) -> int:
    """Count the charts of the briefing: few of them would be quick."""
    return sum(one.chart and one.exhibit.kind in DRAWN for one in _briefing(given).exhibits())


def missed(found: dict[str, list[float]]) -> list[str]:
    """What bounds are missed, in words."""
    return [
        f"{name}: {found[name][1]:.2f} s, more than {limit}"
        for name, limit in LIMITS.items()
        if name in found and found[name][1] > limit
    ]


def main() -> int:
    """Print a line for each file: first time, best, ratio to the picture, bound."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--check", action="store_true", help="exit 1 where a bound is missed")
    given = parser.parse_args()
    data = material()
    found = measured(data, given.rounds)
    found |= opened(data, given.rounds)
    yardstick = found.get("picture (yardstick)", [float("nan")] * 2)[1]
    print(f"{'':<22}{'first s':>9}{'best s':>9}{'pictures':>10}{'bound s':>9}")
    for name, (first, best) in found.items():
        bound = f"{LIMITS[name]:g}" if name in LIMITS else ""
        print(f"{name:<22}{first:>9.3f}{best:>9.3f}{best / yardstick:>10.2f}{bound:>9}")
    failures = missed(found)
    charts = charts_of_briefing(data) if "briefing" in found else 0
    print(f"charts in the deck: {len(data.shown)}, in the briefing: {charts}")
    if "briefing" in found and charts < LEAST_IN_BRIEFING:
        failures.append(f"the briefing has {charts} charts, less than {LEAST_IN_BRIEFING}")
    for text in failures:
        print(text, file=sys.stderr)
    return int(given.check and bool(failures))


if __name__ == "__main__":
    sys.exit(main())
