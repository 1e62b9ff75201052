"""A picture is drawn once for each choice: a second drawing is a wait for nothing."""

import pytest
from running import Visitor

from indicators.wording import pages as words

pytestmark = pytest.mark.browser
MOST_LOOKS, QUIET = 20, 500
COUNT = """() => {
  window.drawings = 0;
  const is_first = (node) => node.classList?.contains("annotation") && node.dataset.index === "0";
  new MutationObserver((changes) => {
    const drawn = changes.filter((one) => [...one.addedNodes].some(is_first));
    window.drawings += new Set(drawn.map((one) => one.target.closest(".js-plotly-plot"))).size;
  }).observe(document.body, { subtree: true, childList: true });
}"""
"""Count the pictures drawn, each as often as it is: one drawing is one piece of work."""
GROWN = """() => [...document.querySelectorAll(".js-plotly-plot")].map(
  (one) => "_redrawFromAutoMarginCount" in one._fullLayout)"""
"""Whether the margins of each picture grew, for which Plotly draws it a second time."""


@pytest.mark.parametrize("address", ["/compare?indicator=rd_intensity", "/"])
def test_pictures_of_another_choice_are_drawn_once(visitor: Visitor, address: str):
    page = visitor.open(address)
    page.locator(".js-plotly-plot .annotation").first.wait_for(state="attached")
    page.wait_for_timeout(QUIET)
    page.evaluate(COUNT)
    name = words.PICKER["as_of" if address == "/" else "indicator"]
    box = page.get_by_role("combobox", name=name, exact=True)

    box.click()
    box.press("ArrowUp" if address == "/" else "ArrowDown")
    box.press("Enter")
    for _ in range(MOST_LOOKS):
        page.wait_for_timeout(QUIET)
        if page.evaluate("window.drawings"):
            break
    page.wait_for_timeout(2 * QUIET)

    assert page.evaluate("window.drawings") == page.locator(".js-plotly-plot").count() > 0


@pytest.mark.parametrize("address", ["/", "/city", "/compare?indicator=rd_intensity", "/trend"])
def test_margins_are_wide_enough_from_the_start(visitor: Visitor, address: str):
    page = visitor.open(address)
    page.locator(".js-plotly-plot .annotation").first.wait_for(state="attached")
    page.wait_for_timeout(QUIET)

    grown = page.evaluate(GROWN)

    assert grown
    assert not any(grown)
