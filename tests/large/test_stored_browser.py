"""The store in a real browser: nothing is cut, and a link opens what was looked at."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from looking import FAULTS
from running import Visitor, running_app, watched

from indicators import store
from indicators.wording import stored as told

pytestmark = pytest.mark.browser
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SIZES = ((1366, 768), (390, 844))
PATHS = (
    "/stored?stored_indicator=ind01",
    "/stored?stored_indicator=ind02&stored_level=city&lang=en",
    "/stored?stored_by=area&stored_area=100100",
    "/stored?stored_by=area&stored_search=12&lang=en",
)


@pytest.fixture(scope="module")
def stored_app(large, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    place: Path = tmp_path_factory.mktemp("stored")
    store.write(large, place / "store")
    store.assess_store(place / "store", place / "out", as_of=2025)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INDICATORS_STORE", str(place / "store"))
        patch.setenv("INDICATORS_JUDGED", str(place / "out"))
        with running_app(place / "server.log") as address:
            yield address


@pytest.fixture
def reader(page, stored_app: str) -> Iterator[Visitor]:
    one = watched(page, stored_app)
    yield one
    assert one.watch.outside == []
    assert one.watch.errors == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_cut_or_lies_over_another(reader: Visitor, path, size):
    reader.page.set_viewport_size({"width": size[0], "height": size[1]})
    page = reader.open(path)

    assert page.evaluate(FAULTS) == []


@pytest.mark.parametrize("path", PATHS)
def test_page_keeps_to_the_guidelines(reader: Visitor, path):
    page = reader.open(path)

    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": LEVELS}}).response
    assert len(found["passes"]) > 20
    assert [
        (rule["id"], node["target"]) for rule in found["violations"] for node in rule["nodes"]
    ] == []


def test_what_is_picked_stands_in_the_address(reader: Visitor):
    page = reader.open("/stored")
    page.get_by_text(told.BY["zh"]["area"], exact=True).click()
    page.get_by_role("textbox", name=told.PICKER["zh"]["stored_search"]).fill("示例319")
    page.keyboard.press("Enter")
    heading = page.locator("h2", has_text="示例319县").first
    heading.wait_for()
    reader.settle()
    finding = heading.inner_text()

    page.reload()
    reader.settle()
    assert "stored_by=area" in page.url
    assert page.locator("h2", has_text="示例319县").first.inner_text() == finding
