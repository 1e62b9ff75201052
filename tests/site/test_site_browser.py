"""A site in a real browser: guidelines, width, silence, search, paper, and life without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from running import watched

pytestmark = pytest.mark.browser

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PATHS = ("index", "areas/610900", "areas/620600", "areas/000000", "regions/620000",
         "indicators/hnte", "method", "404")  # fmt: skip
FIELD = "#find"


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("prefix", ["", "en/"])
def test_pages_keep_to_the_guidelines_and_to_their_width(page, address, prefix, width):
    visitor = watched(page, address)
    page.set_viewport_size({"width": width, "height": 844})
    for path in PATHS:
        page.goto(f"{address}/{prefix}{path}.html")
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": LEVELS}}).response

        assert [(path, rule["id"], node["target"]) for rule in found["violations"]
                for node in rule["nodes"]] == []  # fmt: skip
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    assert visitor.watch.errors == []
    assert visitor.watch.outside == []


@pytest.mark.parametrize("served", ["http", "file"])
@pytest.mark.parametrize(
    ("typed", "prefix", "there"),
    [("武威市", "", "areas/620600"), ("武", "", "areas/620600"), ("620600", "", "areas/620600"),
     ("Wuwei", "", "areas/620600"), ("ＷＵＷＥＩ", "", "areas/620600"),
     ("Wuwei", "en/", "areas/620600"), ("hnte", "en/", "indicators/hnte")],
)  # fmt: skip
def test_search_finds_by_any_name(page, address, real, served, typed, prefix, there):
    base = address if served == "http" else real.root.as_uri()
    page.goto(f"{base}/{prefix}areas/610900.html")
    page.locator(FIELD).fill(typed)
    page.locator(FIELD).press("Enter")
    page.wait_for_url(f"{base}/{prefix}{there}.html")

    assert page.locator("h1").inner_text()


def test_search_is_left_by_the_keyboard(page, address):
    page.goto(f"{address}/index.html")
    page.locator(FIELD).fill("市")
    first = page.locator("search li a").first
    page.locator(FIELD).press("Tab")

    assert first.evaluate("(one) => one === document.activeElement")
    page.locator(FIELD).press("Escape")
    assert page.locator(FIELD).input_value() == ""
    assert page.locator("search li").count() == 0
    page.locator(FIELD).fill("没有这样的名称")
    assert page.locator("search [role=status]").inner_text()


def test_page_needs_no_script(browser, address):
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/index.html")

    assert page.locator("search").is_hidden()
    page.get_by_role("link", name="武威市").first.click()
    assert "武威市" in page.locator("h1").inner_text()
    page.context.close()


@pytest.mark.parametrize("path", ["index", "areas/620600", "regions/620000", "indicators/hnte"])
def test_paper_has_no_navigation_and_cuts_no_table(page, address, path):
    page.set_viewport_size({"width": 718, "height": 1000})  # A4 within its margins
    page.goto(f"{address}/{path}.html")
    page.emulate_media(media="print")

    assert page.locator("nav:visible, search:visible").count() == 0
    cut = page.evaluate(
        """() => [...document.querySelectorAll("table")]
        .filter((one) => one.checkVisibility())
        .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
        .map((one) => [one.className, one.getBoundingClientRect().right])"""
    )
    assert cut == []
    assert page.pdf(format="A4").startswith(b"%PDF")
