"""Files that come, change or break while pages are open: every page follows within two seconds."""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import fifth_city
import pytest
from running import Visitor, running_app, watched

from indicators.wording import pages

pytestmark = pytest.mark.browser

SOON = 2.0
"""Seconds from the end of writing to what is seen, over what a rerun takes where the tests run."""
AT_LAST = 10.0
"""No edit takes longer, however busy that machine is."""
# Without a log 变更记录 names no city, nor does 数据填报 to a reader: their own tests follow them.
PATHS = [
    "" if name == "overview" else name for name in pages.TITLE if name not in {"entry", "history"}
]
SHOWN = """() => [...document.querySelectorAll(".stHtml table tr")].map((row) => row.textContent)"""


@dataclass
class Scene:
    visitor: Visitor
    folder: Path
    took: list[float] = field(default_factory=list)

    def after(
        self, write: Callable[[], None], selector: str, state: str = "visible", **more
    ) -> None:
        """Write, and wait until the open page shows it; keep how long that took."""
        write()
        since = time.monotonic()
        found = self.visitor.page.locator(selector, **more).first
        found.wait_for(state=state, timeout=AT_LAST * 1000)
        self.took.append(time.monotonic() - since)
        self.visitor.settle()

    def change(self, name: str, old: str, new: str) -> Callable[[], None]:
        path = self.folder / name
        text = path.read_text("utf-8")
        assert old in text
        return lambda: path.write_text(text.replace(old, new), encoding="utf-8")

    def rows_without(self, name: str) -> list[str]:
        return [row for row in self.visitor.page.evaluate(SHOWN) if name not in row]


@pytest.fixture(scope="module")
def scene(browser: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    place = tmp_path_factory.mktemp("live")
    folder = fifth_city.folder(place / "data")
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    with running_app(place / "server.log", folder) as address:
        yield Scene(watched(context.new_page(), address), folder)
    context.close()


@pytest.fixture(autouse=True)
def _quiet(scene: Scene) -> Iterator[None]:
    yield
    assert scene.visitor.watch.errors == []
    assert scene.visitor.page.locator(".stException, .stAlert").count() == 0


def test_city_that_comes_and_goes(scene: Scene):
    path = scene.folder / "cities" / "jia.yaml"
    path.unlink()
    areas, plans = scene.folder / "areas.yaml", scene.folder / "plans.yaml"
    for one, line in ((areas, fifth_city.LINE), (plans, fifth_city.PLAN_LINE)):
        one.write_text(one.read_text("utf-8").replace(line, ""), encoding="utf-8")
    page = scene.visitor.open("/")
    before = page.locator("table.matrix thead").inner_text()

    scene.after(lambda: fifth_city.add(scene.folder), "table.matrix thead th", has_text="甲市")
    there = page.locator("table.matrix thead").inner_text()
    numbers = page.locator("table.matrix tbody").inner_text()
    scene.after(path.unlink, "table.matrix thead th", "detached", has_text="甲市")
    after = page.locator("table.matrix thead").inner_text()
    path.write_text(fifth_city.text(), encoding="utf-8")

    assert before == after
    assert "甲市" not in before
    assert set(before.split()) < set(there.split())
    assert "1.11 → 2.22" in numbers
    assert page.locator(".banner").count() == 0


def test_edited_figure_shows_and_nothing_else_changes(scene: Scene):
    page = scene.visitor.open("/compare?indicator=rd_intensity")
    page.locator("table.data tr", has_text="甲市").first.wait_for()
    others = scene.rows_without("甲市")
    scene.change("cities/jia.yaml", "printed: 1.995%", "printed: 1.885%")()
    page.locator(".banner").wait_for(timeout=AT_LAST * 1000)
    edit = scene.change("cities/jia.yaml", "obs_value: 1.995, source", "obs_value: 1.885, source")

    scene.after(edit, "table.data td", has_text="1.885")

    assert page.locator(".banner").count() == 0
    assert scene.rows_without("甲市") == others
    assert page.locator(".js-plotly-plot").first.evaluate(
        "(chart) => chart.data.some((one) => Array.from(one.x ?? []).includes(1.885))"
    )


def test_broken_file_is_named_and_hides_its_city_alone(scene: Scene):
    page = scene.visitor.open("/")
    page.locator("table.matrix thead th", has_text="甲市").wait_for()
    matrix = page.locator("table.matrix")
    cities = matrix.locator("thead th").all_inner_texts()
    fields = matrix.locator("tbody td").all_inner_texts()
    path = scene.folder / "cities" / "jia.yaml"

    scene.after(
        lambda: path.write_text("ref_area: [\n", encoding="utf-8"),
        ".banner li",
        has_text="jia.yaml:",
    )
    left = matrix.locator("thead th").all_inner_texts()
    kept = matrix.locator("tbody td").all_inner_texts()
    scene.after(lambda: path.write_text(fifth_city.text(), encoding="utf-8"), ".banner", "detached")

    assert left == [one for one in cities if one != "甲市"]
    place = cities.index("甲市") - 1
    width = len(cities) - 1
    assert without_marks(kept) == without_marks(
        [one for at, one in enumerate(fields) if at % width != place]
    )
    assert matrix.locator("thead th").all_inner_texts() == cities


def without_marks(texts: list[str]) -> list[str]:
    """Leave out the numbers of notes: with fewer notes they are others."""
    return ["".join(one for one in text if not "\u2460" <= one <= "\u32bf") for text in texts]


def test_page_of_a_city_whose_file_breaks_shows_another(scene: Scene):
    page = scene.visitor.open(f"/city?city={fifth_city.AREA}")
    page.locator("h2", has_text="甲市").first.wait_for()
    path = scene.folder / "cities" / "jia.yaml"

    scene.after(
        lambda: path.write_text("figures: {}\n", encoding="utf-8"), ".banner", has_text="jia.yaml:"
    )
    broken = page.locator("h2").first.inner_text()
    scene.after(lambda: path.write_text(fifth_city.text(), encoding="utf-8"), "h2", has_text="甲市")

    assert "甲市" not in broken


def test_broken_code_list_stops_the_page_until_it_is_mended(scene: Scene):
    page = scene.visitor.open("/")
    path = scene.folder / "units.yaml"
    text = path.read_text("utf-8")

    scene.after(
        lambda: path.write_text("percent: [\n", encoding="utf-8"), ".banner", has_text="units.yaml:"
    )
    scene.after(lambda: path.write_text(text, encoding="utf-8"), "table.matrix")

    assert page.locator(".banner").count() == 0


@pytest.mark.parametrize("path", PATHS)
def test_every_page_follows(scene: Scene, path: str):
    city = fifth_city.AREA
    scene.visitor.open(f"/{path}?cities={city}&city={city}&indicator=rd_intensity")
    main = "[data-testid=stMain]"
    seen = f"{main} td, {main} th, {main} h2, {main} .js-plotly-plot text"
    areas = scene.folder / "areas.yaml"
    text = areas.read_text("utf-8")

    try:
        scene.after(scene.change("areas.yaml", "zh: 甲市", "zh: 甲新市"), seen, has_text="甲新市")
    finally:
        areas.write_text(text, encoding="utf-8")


def test_edits_showed_soon(scene: Scene):
    """The tests above have measured it; a rerun is what any click takes."""
    page = scene.visitor.open("/compare?indicator=rd_intensity")
    reruns = []
    for view in [*list(pages.VIEW)[1:], *pages.VIEW]:
        since = time.monotonic()
        page.get_by_role("radio", name=pages.VIEW[view], exact=True).click()
        page.wait_for_url(f"**view={view}*")
        scene.visitor.settle()
        reruns.append(time.monotonic() - since)
    rerun = statistics.median(reruns)
    print(f"rerun {rerun:.2f} s; edits:", sorted(round(one, 2) for one in scene.took))

    assert len(scene.took) >= len(PATHS)
    assert statistics.median(scene.took) < SOON + rerun
