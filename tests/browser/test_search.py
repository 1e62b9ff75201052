"""Looking for things and taking them away: search box, filters, sentences, links within the app."""

from urllib.parse import parse_qs, urlsplit

import pytest
from running import ROOT, Visitor

from indicators import catalogue
from indicators.wording import pages, pages_en, pages_filters

pytestmark = pytest.mark.browser

LOADED = "window.loadedOnce = true"


def query(visitor: Visitor) -> dict[str, list[str]]:
    return parse_qs(urlsplit(visitor.page.url).query)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_search_box_leads_to_an_indicator_without_a_new_start(visitor: Visitor, lang: str):
    page = visitor.open(f"/gaps?cities=620600&lang={lang}")
    page.evaluate(LOADED)

    page.get_by_label(pages_filters.SEARCH[lang]["label"]).fill("rd_intensity")
    link = page.locator(".found a[href^=compare]").first
    link.wait_for()
    link.press("Enter")
    title = (pages if lang == "zh" else pages_en).TITLE["compare"]
    page.locator("h1", has_text=title).wait_for()
    visitor.settle()

    assert query(visitor)["indicator"] == ["rd_intensity"]
    assert query(visitor)["cities"] == ["620600"]
    assert page.evaluate("window.loadedOnce") is True
    page.go_back()
    page.wait_for_url("**/gaps?*")


def test_search_box_leads_to_a_document_past_all_filters(visitor: Visitor):
    figures = catalogue.load(ROOT / "data").figures
    [key, *_] = figures.loc[figures["source"].str.startswith("xian/"), "source"].unique()
    page = visitor.open("/sources?grades=press&cities=620600&search=nothing")

    page.get_by_label(pages_filters.SEARCH["zh"]["label"]).fill(key)
    page.locator(".found a[href^=sources]").first.click()
    page.locator("table.data tbody tr").first.wait_for()
    visitor.settle()

    assert query(visitor)["documents"] == [key]
    assert "grades" not in query(visitor)
    assert "search" not in query(visitor)


def test_sentence_of_a_field_is_copied_by_keyboard(visitor: Visitor):
    page = visitor.open("/?cities=620600")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button = page.locator("table.matrix td button.copy").first

    button.focus()
    page.keyboard.press("Enter")
    page.locator(".head .told", has_text=pages.COPIED).wait_for()

    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == button.get_attribute("data-copy")
    assert copied.startswith("武威市")
    assert page.url.count("/compare") == 0


def test_field_still_leads_to_its_indicator_without_a_new_start(visitor: Visitor):
    page = visitor.open("/?cities=620600")
    page.evaluate(LOADED)

    page.locator("table.matrix td a").nth(1).click()
    page.locator("h1", has_text=pages.TITLE["compare"]).wait_for()
    visitor.settle()

    assert query(visitor)["cities"] == ["620600"]
    assert page.evaluate("window.loadedOnce") is True
