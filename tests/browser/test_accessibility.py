"""Every page in both languages against WCAG 2.2, levels A and AA, with axe-core."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from running import Visitor

from indicators.wording import pages

pytestmark = pytest.mark.browser

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PATHS = ["" if name == "overview" else name for name in pages.TITLE]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", PATHS)
def test_page_keeps_to_the_guidelines(visitor: Visitor, path: str, lang: str):
    assert_kept(visitor.open(f"/{path}?lang={lang}"))


@pytest.mark.parametrize("path", PATHS)
def test_page_keeps_to_the_guidelines_on_a_phone(visitor: Visitor, path: str):
    visitor.page.set_viewport_size({"width": 390, "height": 844})

    assert_kept(visitor.open(f"/{path}"))


def assert_kept(page: object) -> None:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": LEVELS}}).response

    assert len(found["passes"]) > 20
    assert [
        (rule["id"], node["target"]) for rule in found["violations"] for node in rule["nodes"]
    ] == []


def test_links_of_the_method_paper_reach_their_headings(visitor: Visitor):
    page = visitor.open("/method")
    paper = page.locator(".stHtml div.paper")

    lost = paper.evaluate(
        """(paper) => [...paper.querySelectorAll('a[href^="#"]')].map((one) => one.hash)
        .filter((hash) => !document.getElementById(decodeURIComponent(hash.slice(1))))"""
    )
    paper.get_by_role("link", name="十四、界限值").click()
    page.wait_for_timeout(300)

    assert lost == []
    assert 0 <= paper.locator("h3", has_text="十四、界限值").bounding_box()["y"] < 500
