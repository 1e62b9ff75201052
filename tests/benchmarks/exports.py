"""How long the files for the meeting take, beside one picture by Kaleido in the same run.

`python tests/benchmarks/exports.py` prints seconds, those of the processor, and the ratio to the
picture for a deck of 50 native charts and one of 50 exhibits (small charts of a panel are charts
of their own, so it holds more), the Word briefing of four cities, the Excel book, 100 PNGs and a
page of 15 charts, made and opened; `--check` exits 1 where a bound of the project is missed;
`--rounds` says how often each is measured.

The best of the rounds counts, after one that imports what is needed: other work on the machine
only adds. It adds less to the processor's seconds, which tell more on a machine that is shared;
those of a browser are another process's and are not told. All files are made from the project's
own data. Where there is no Chromium the rows of pictures are left out, and said to be.
"""

import argparse
import datetime as dt
import math
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from indicators import catalogue, exhibits, export, progress  # noqa: E402  # after the path
from indicators.exhibits import Exhibit  # noqa: E402
from indicators.exhibits.report import Imprint, Report, Shown, selection  # noqa: E402
from indicators.exhibits.spec import ChartKind  # noqa: E402
from indicators.export.slides.lines import apart  # noqa: E402

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
class Taken:
    """Seconds: of the first time, the best of the others, and the processor's best."""

    first: float
    best: float
    processor: float = math.nan


@dataclass(frozen=True)
class Material:
    """What all files are made from."""

    cat: object
    frame: object
    before: object
    shown: tuple[Exhibit, ...]
    """`CHARTS` exhibits of all kinds, no two of one indicator and kind."""
    charted: tuple[Exhibit, ...]
    """Those of them that have `CHARTS` native charts together."""


def material() -> Material:
    """Read the data, judge them, make the exhibits; nothing of it is measured."""
    cat = catalogue.load(ROOT / "data")
    frame = progress.assess(cat, as_of=YEAR, on=TODAY)
    before = progress.assess(cat, as_of=YEAR - 1, on=TODAY)
    found = [one for one in _exhibits(cat, frame) if one.kind in DRAWN and not one.empty]
    copies = (replace(one, id=f"{one.id}-{place}") for place, one in enumerate(cycle(found)))
    shown = tuple(islice(copies, CHARTS))
    return Material(cat, frame, before, shown, of_charts(shown, CHARTS))


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
    """Make a deck of 50 native charts."""
    return export.deck(_report(given.charted))


def deck_of_exhibits(given: Material) -> bytes:
    """Make a deck of 50 exhibits."""
    return export.deck(_report(given.shown))


def of_charts(shown: Sequence[Exhibit], most: int) -> tuple[Exhibit, ...]:
    """Choose exhibits in their order that have so many native charts together."""
    found: list[Exhibit] = []
    for one in shown:
        if drawn([*found, one]) <= most:
            found.append(one)
    return tuple(found)


def drawn(shown: Sequence[Exhibit]) -> int:
    """Count the native charts of exhibits: a panel's are several, and so are areas apart."""
    return sum(len(_charts(one)) for one in shown)


def _charts(one: Exhibit) -> Sequence[object]:
    if one.kind is ChartKind.PANELS:
        return [panel for panel in one.panels if any(series.known for series in panel.series)]
    return apart(one) if one.kind is ChartKind.LINE and one.apart else [one]


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
    return export.book(
        given.cat, given.frame, given.cat.cities, PLAN, as_of=YEAR, on=TODAY, imprint=IMPRINT
    )


def page(given: Material) -> bytes:
    """Make a page of 15 charts."""
    return export.html(_report(given.shown[:ON_PAGE]))


def picture(given: Material) -> bytes:
    """Draw one PNG."""
    return export.picture(given.shown[0], "png")


def many_pictures(given: Material) -> list[bytes]:
    """Draw 100 PNGs."""
    from indicators.export import images

    return images.pictures(list(islice(cycle(given.shown), PICTURES)), "png")


def _report(shown: Sequence[Exhibit]) -> Report:
    report = selection("科技指标进展情况", shown, IMPRINT)
    return replace(report, blocks=tuple(Shown(one) for one in shown))


def seconds(make: Callable[[Material], object], given: Material, rounds: int) -> Taken:
    """Measure the first time and the others."""
    walls, processors = [], []
    for _ in range(1 + rounds):
        begin, busy = time.perf_counter(), time.process_time()
        make(given)
        processors.append(time.process_time() - busy)
        walls.append(time.perf_counter() - begin)
    return Taken(walls[0], min(walls[1:]), min(processors[1:]))


def pictured(given: Material, rounds: int) -> dict[str, Taken]:
    """Measure the pictures, where they can be made; say why where they cannot."""
    from indicators.export.images import PictureError

    try:
        one = seconds(picture, given, 3 * rounds)
        many = seconds(many_pictures, given, rounds)
    except PictureError as error:
        print(f"no pictures: {error}")
        return {}
    each = Taken(many.first / PICTURES, many.best / PICTURES)
    return {"picture (yardstick)": replace(one, processor=math.nan), "picture of 100": each}


def measured(given: Material, rounds: int) -> dict[str, Taken]:
    """Measure all; a file that cannot be made is left out, with the reason."""
    found = pictured(given, rounds)
    for make in (deck, deck_of_exhibits, briefing, book, page):
        name = make.__name__.replace("_", " ")
        try:
            found[name] = seconds(make, given, rounds)
        except (AttributeError, ImportError) as error:
            print(f"no {name}: {error}")
    return found


def opened(given: Material, rounds: int) -> dict[str, Taken]:
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
    return {name: Taken(times[0], min(times[1:])) for name, times in taken.items()}


def charts_of_briefing(given: Material) -> int:
    """Count the charts of the briefing: few of them would be quick."""
    return sum(one.chart and one.exhibit.kind in DRAWN for one in _briefing(given).exhibits())


def missed(found: dict[str, Taken]) -> list[str]:
    """What bounds are missed, in words."""
    return [
        f"{name}: {found[name].best:.2f} s, more than {limit}"
        for name, limit in LIMITS.items()
        if name in found and found[name].best > limit
    ]


def told(found: dict[str, Taken]) -> None:
    """Print a line for each file."""
    yardstick = found["picture (yardstick)"].best if "picture (yardstick)" in found else math.nan
    print(f"{'':<22}{'first s':>9}{'best s':>9}{'processor':>11}{'pictures':>10}{'bound s':>9}")
    for name, one in found.items():
        bound = f"{LIMITS[name]:g}" if name in LIMITS else ""
        busy = "" if math.isnan(one.processor) else f"{one.processor:.3f}"
        ratio = one.best / yardstick
        print(f"{name:<22}{one.first:>9.3f}{one.best:>9.3f}{busy:>11}{ratio:>10.2f}{bound:>9}")


def main() -> int:
    """Print a line for each file: first, best, processor, ratio to the picture, bound."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--check", action="store_true", help="exit 1 where a bound is missed")
    given = parser.parse_args()
    data = material()
    found = measured(data, given.rounds)
    found |= opened(data, given.rounds)
    told(found)
    failures = missed(found)
    charts = charts_of_briefing(data) if "briefing" in found else 0
    own, other = drawn(data.charted), drawn(data.shown)
    print(f"native charts in the deck: {own}, in that of {CHARTS} exhibits: {other}")
    print(f"exhibits drawn in the briefing: {charts}")
    if "briefing" in found and charts < LEAST_IN_BRIEFING:
        failures.append(f"the briefing has {charts} charts, less than {LEAST_IN_BRIEFING}")
    for text in failures:
        print(text, file=sys.stderr)
    return int(given.check and bool(failures))


if __name__ == "__main__":
    sys.exit(main())
