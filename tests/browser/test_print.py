"""Pictures on paper: as a whole on one sheet of A4, whatever the window they were drawn for."""

import pytest
from looking import SIZES, still
from running import Visitor

pytestmark = pytest.mark.browser

SHEET = (1046, 702)
"""CSS pixels of A4 across, less the margins."""
TITLE = 50
SOON = 800  # milliseconds
DRAWN = """() => [...document.querySelectorAll(".stPlotlyChart .main-svg")]
  .map((one) => one.getBoundingClientRect()).map((box) => [box.width, box.height])"""
PRINT = "dispatchEvent(new Event('beforeprint'))"
WIDE = [size for size in SIZES if size[0] > SHEET[0]]


def resized(visitor: Visitor, size: tuple[int, int]) -> None:
    """Change the window; the pictures are drawn anew once nobody changes it any more."""
    visitor.page.set_viewport_size({"width": size[0], "height": size[1]})
    visitor.page.wait_for_timeout(SOON)
    still(visitor)


@pytest.mark.parametrize("size", WIDE, ids=str)
@pytest.mark.parametrize("path", ["city?city=620600", "trend?city=620600&indicator=rd_intensity"])
def test_picture_fits_the_sheet_and_comes_back(visitor: Visitor, path: str, size: tuple[int, int]):
    page = visitor.open(f"/{path}")
    resized(visitor, size)
    before = page.evaluate(DRAWN)

    page.emulate_media(media="print")
    printed = page.evaluate(f"() => {{ {PRINT}; return ({DRAWN})(); }}")
    page.emulate_media(media="screen")
    resized(visitor, size)

    assert any(width > SHEET[0] or height > SHEET[1] - TITLE for width, height in before)
    assert printed
    for width, height in printed:
        assert width <= SHEET[0]
        assert height <= SHEET[1] - TITLE
    assert page.evaluate(DRAWN) == before


def test_long_picture_of_a_phone_goes_on_over_the_next_sheet(visitor: Visitor):
    page = visitor.open("/city?city=620600")
    resized(visitor, (390, 844))
    page.emulate_media(media="print")

    page.evaluate(PRINT)

    inside = page.locator(".stPlotlyChart").first.evaluate(
        "(one) => getComputedStyle(one).breakInside"
    )
    assert inside == "auto"


def test_head_of_an_area_stays_in_sight_when_the_years_are_swept_aside(visitor: Visitor):
    page = visitor.open("/gaps")
    resized(visitor, (390, 844))
    head = page.locator("table.coverage tr.group > th > div").first
    before = head.bounding_box()

    page.locator(".scroll:has(> table.coverage)").evaluate("(one) => { one.scrollLeft = 250 }")

    assert head.bounding_box()["x"] >= 0
    assert abs(head.bounding_box()["x"] - before["x"]) < 12
    hint = page.locator(".stHtml .swipe").first.bounding_box()
    table = page.locator(".scroll:has(> table.coverage)").bounding_box()
    legend = page.locator(".part:has(> .swipe) > .note").first.bounding_box()
    assert legend["y"] < hint["y"] < table["y"]
