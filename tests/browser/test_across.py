"""What goes across the pages: the language, the copied link, paper, the phone."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from looking import resized
from running import Visitor

from indicators.wording import pages, pages_en

pytestmark = pytest.mark.browser

PATHS = ["" if name == "overview" else name for name in pages.TITLE]
CONTROLS = (
    "h1, [data-testid=stSidebarNav] a, label, button:visible, [role=tab]:visible, summary:visible"
)
NAMES_IN_CHINESE = re.compile(r"中文")
CJK = re.compile(r"[\u4e00-\u9fff]")
HEAD = "document.documentElement.lang"


def test_language_is_chosen_once_and_carried_in_links(visitor: Visitor):
    page = visitor.open("/compare?indicator=rd_intensity")

    page.locator("[data-testid=stSidebar]").get_by_role("radio", name="English").click()
    page.locator("html[lang=en]").wait_for(state="attached")
    visitor.settle()
    page.get_by_test_id("stSidebarNav").get_by_text(pages_en.TITLE["overview"]).click()
    page.locator("h1", has_text=pages_en.TITLE["overview"]).wait_for()
    visitor.settle()

    assert parse_qs(urlsplit(page.url).query)["lang"] == ["en"]
    assert page.title() == pages_en.APP
    assert "lang=en" in page.locator("table.matrix td a").first.get_attribute("href")
    page.locator("[data-testid=stSidebar]").get_by_role("radio", name="中文").click()
    page.locator("html[lang=zh-CN]").wait_for(state="attached")
    visitor.settle()
    assert "lang" not in parse_qs(urlsplit(page.url).query)


@pytest.mark.parametrize("path", PATHS)
def test_controls_of_the_english_page_are_english(visitor: Visitor, path: str):
    page = visitor.open(f"/{path}?lang=en")

    texts = page.locator(CONTROLS).all_inner_texts()

    assert page.evaluate(HEAD) == "en"
    left = [text for text in texts if CJK.search(NAMES_IN_CHINESE.sub("", text))]
    assert left == []


def test_link_is_copied_whole(visitor: Visitor):
    page = visitor.open("/compare?indicator=rd_intensity&cities=620600")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    page.get_by_role("button", name=pages.COPY_LINK).click()
    page.get_by_text(pages.COPIED, exact=True).wait_for()

    assert page.evaluate("navigator.clipboard.readText()") == page.url
    assert "indicator=rd_intensity" in page.url
    assert "cities=620600" in page.url


@pytest.mark.parametrize("path", ["", "compare", "method"])
def test_paper_shows_neither_sidebar_nor_widgets_and_cuts_nothing(visitor: Visitor, path: str):
    page = visitor.open(f"/{path}")
    page.set_viewport_size({"width": 1046, "height": 700})  # A4 across, less its margins
    page.emulate_media(media="print")

    pressed = page.locator("section[data-testid=stSidebar], button, input, [role=tab]")
    wide = page.evaluate(
        """() => [...document.querySelectorAll(".stHtml table, .js-plotly-plot .main-svg")]
        .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
        .map((one) => one.className)"""
    )

    assert [one for one in pressed.all() if one.is_visible()] == []
    assert wide == []
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


@pytest.mark.parametrize("path", PATHS)
def test_phone_scrolls_down_and_never_sideways(visitor: Visitor, path: str):
    visitor.page.set_viewport_size({"width": 390, "height": 844})

    page = visitor.open(f"/{path}")

    main = page.get_by_test_id("stMain")
    assert main.evaluate("(one) => one.scrollWidth - one.clientWidth") <= 1
    if not path:
        frame = page.locator(".scroll:has(table.matrix)")
        assert frame.evaluate("(one) => one.scrollWidth > one.clientWidth")


CARDS = """() => [...document.querySelectorAll("table.data")].flatMap((table) => {
  const heads = [...table.querySelectorAll("thead th")].map((one) => one.firstChild.textContent);
  return [...table.querySelectorAll("tbody td")].filter((one) => one.checkVisibility())
    .map((one) => {
      const box = one.getBoundingClientRect();
      const label = getComputedStyle(one, "::before").content.replaceAll('"', "");
      return [box.left >= 0 && box.right <= innerWidth, label.startsWith(heads[one.cellIndex]),
        !/^[—\\s]*$/.test(one.textContent)];
    });
})"""


@pytest.mark.parametrize("path", ["city?city=620600", "compare?lang=en", "sources"])
def test_row_of_a_table_is_a_card_on_a_phone(visitor: Visitor, path: str):
    visitor.page.set_viewport_size({"width": 390, "height": 844})

    page = visitor.open(f"/{path}")
    cells = page.evaluate(CARDS)

    assert len(cells) > 20
    assert [cell for cell in cells if cell != [True, True, True]] == []
    assert page.get_by_role("rowheader").count() > 5


def test_verdict_follows_the_name_on_a_phone(visitor: Visitor):
    visitor.page.set_viewport_size({"width": 390, "height": 844})

    page = visitor.open("/city?city=620600")
    row = page.locator("table.data tbody tr:has(> td.verdict):visible").first
    tops = row.locator("> :visible").evaluate_all(
        "(all) => all.map((one) => [one.getBoundingClientRect().top, one.className])"
    )

    assert "verdict" in sorted(tops)[1][1].split()


def test_warning_about_a_link_stays_on_a_phone(visitor: Visitor):
    visitor.page.set_viewport_size({"width": 390, "height": 844})

    page = visitor.open("/compare?indicator=nonsense")
    resized(visitor, (390, 844))

    assert "nonsense" in page.locator(".banner").inner_text()
