"""Very many areas in a real browser: a province is picked, an area is found as one types."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from looking import FAULTS
from running import Visitor, running_app, watched

from indicators.wording import pages

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def large_app(large_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    log = tmp_path_factory.mktemp("large_server") / "server.log"
    with running_app(log, large_folder) as address:
        yield address


@pytest.fixture
def reader(page, large_app: str) -> Iterator[Visitor]:
    one = watched(page, large_app)
    yield one
    assert one.watch.outside == []
    assert one.watch.errors == []


def test_a_province_is_picked(reader: Visitor, large):
    page = reader.open()
    box = page.get_by_role("combobox", name=pages.PICKER["province"])
    box.click()
    page.get_by_role("option", name="示例2省").click()
    page.get_by_text(pages.cities_of(1, 10, len(large.cities) // 4)).wait_for()
    reader.settle()

    assert "province=900002" in page.url
    heads = page.locator("table.matrix thead a").all_inner_texts()
    own = large.cities[160:170]
    assert heads == [large.areas.loc[one, "name_zh"] for one in own]

    page.reload()
    reader.settle()
    assert page.locator("table.matrix thead a").all_inner_texts() == heads


def test_an_area_is_found_as_one_types(reader: Visitor, large):
    page = reader.open()
    page.get_by_role("searchbox", name=pages.SEARCH["label_areas"]).press_sequentially("示例319")
    link = page.locator(".found a", has_text="示例319县").first
    link.wait_for()
    link.click()
    page.get_by_role("heading", level=1, name=pages.TITLE["city"]).wait_for()
    reader.settle()

    assert f"city={large.cities[319]}" in page.url
    assert page.get_by_text("示例319县").first.is_visible()


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
@pytest.mark.parametrize(
    "path", ["/?lang=en", "/compare?province=900002", "/gaps?province=900001&lang=en"]
)
def test_nothing_is_cut_or_lies_over_another(reader: Visitor, path, size):
    reader.page.set_viewport_size({"width": size[0], "height": size[1]})
    page = reader.open(path)

    assert page.evaluate(FAULTS) == []
