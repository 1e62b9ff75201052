"""Text of the data files stays text: in every field, on every page, in charts and banners too."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import hostile
import pytest
from playwright.sync_api import TimeoutError
from running import Visitor, running_app, watched

from indicators import catalogue
from indicators.wording import pages, pages_en

pytestmark = pytest.mark.browser

PAGES = {
    "overview": "/?",
    "city": "/city?city=620600",
    "compare": "/compare?indicator=rd_intensity&references=000000",
    "compare, achievement": "/compare?indicator=hnte&view=achievement",
    "trend": "/trend?city=620600&indicator=rd_intensity",
    "annual": "/annual?year=2025",
    "gaps": "/gaps?",
    "briefing": "/briefing?",
    "sources": "/sources?",
    "method": "/method?city=620600&indicator=rd_intensity",
}
WATCH = """
window.hits = 0;
window.hit = () => { window.hits += 1; };
window.blocked = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.blocked.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
"""
MADE = """(inside) => [...document.querySelectorAll("body *")]
  .filter((one) => inside.includes(one.textContent.trim())
    || one.matches("[onerror], [src=x], [href^='javascript' i], .katex, script:not([src])"))
  .filter((one) => one.closest("#root"))
  .map((one) => `${one.parentElement.tagName} > ${one.outerHTML.slice(0, 200)}`)"""
IN_CHARTS = """() => [...document.querySelectorAll(".js-plotly-plot")].map(
  (one) => [...one.querySelectorAll("text")].map((text) => text.textContent).join("\\n"))"""


@dataclass
class Scene:
    visitor: Visitor
    folder: Path


@pytest.fixture(scope="module")
def scene(browser: object, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    place = tmp_path_factory.mktemp("hostile")
    folder = hostile.folder(place / "data")
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    context.add_init_script(WATCH)
    with running_app(place / "server.log", folder) as address:
        yield Scene(watched(context.new_page(), address), folder)
    context.close()


def made(scene: Scene) -> list[str]:
    """What the browser made out of the text, or did because of it."""
    page, watch = scene.visitor.page, scene.visitor.watch
    hits = [f"{page.evaluate('window.hits')} scripts ran"] if page.evaluate("window.hits") else []
    return [
        *page.evaluate(MADE, list(hostile.INSIDE)),
        *page.evaluate("window.blocked"),
        *hits,
        *watch.errors,
        *watch.outside,
    ]


def test_the_loader_takes_the_texts(scene: Scene):
    """Else the pages would be tested with nothing on them."""
    found = catalogue.load(scene.folder)

    assert found.problems == ()
    frames = {
        "areas": ["name_zh", "name_en"],
        "indicators": ["name_zh", "name_en", "definition"],
        "units": ["name_zh", "name_en", "dimension"],
        "plans": ["name_zh", "name_en"],
        "sources": ["title", "publisher", "document_number"],
        "issues": ["title", "text"],
        "text_targets": ["text", "department"],
        "figures": ["label", "comment"],
    }
    clean = [
        (name, column)
        for name, columns in frames.items()
        for column in columns
        if not getattr(found, name)[column]
        .str.contains("<img src=x onerror=hit()>", regex=False)
        .all()
    ]
    assert clean == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES)
def test_text_stays_text(scene: Scene, address: str, lang: str):
    page = scene.visitor.open(f"{address}&lang={lang}")
    page.wait_for_timeout(200)

    assert made(scene) == []
    assert page.locator(".stException, .stAlert").count() == 0
    assert hostile.TAGS + hostile.MARKS in page.locator("#root").text_content()
    for chart in page.evaluate(IN_CHARTS):
        assert "<script>" in chart or "<img src=x" in chart
        assert "**Qd**" in chart or "[Qc](javascript:hit())" in chart


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_text_stays_text_under_the_mouse_and_in_lists(scene: Scene, lang: str):
    page = scene.visitor.open(f"/compare?indicator=rd_intensity&lang={lang}")
    words = {"zh": pages, "en": pages_en}[lang]

    page.locator(".js-plotly-plot .point path").last.hover(force=True)
    page.locator(".hoverlayer text").first.wait_for()
    hovered = page.locator(".hoverlayer").first.text_content()
    found = made(scene)
    picker = page.get_by_test_id("stMain").get_by_role("combobox", name=words.PICKER["indicator"])
    for _ in range(5):  # a rerun on its way closes the list again
        picker.first.click()
        with contextlib.suppress(TimeoutError):
            page.locator("[role=listbox]").wait_for(timeout=3_000)
            break
    options = page.locator("[role=listbox]").text_content()

    page.keyboard.press("Escape")
    box = page.get_by_test_id("stSidebar").get_by_label(words.SEARCH["label"])
    box.fill("img")
    box.press("Enter")
    page.locator(".found a").first.wait_for()

    assert "<img src=x onerror=hit()>" in hovered
    assert "<img src=x onerror=hit()>" in options
    assert "<img src=x onerror=hit()>" in page.locator(".found").first.text_content()
    assert found == []
    assert made(scene) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("path", "sections"), [("gaps", ["gaps"]), ("sources", ["issues", "definitions"])]
)
def test_text_stays_text_in_every_tab(scene: Scene, path: str, sections: list[str], lang: str):
    page = scene.visitor.open(f"/{path}?lang={lang}")
    words = {"zh": pages, "en": pages_en}[lang]

    for section in sections:
        page.get_by_role("tab", name=words.SECTION[section], exact=True).click()
        scene.visitor.settle()
        page.locator("[role=tabpanel] table:visible").first.wait_for()

        assert "<img src=x onerror=hit()>" in page.locator("table:visible").first.text_content()
        assert made(scene) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_faults_of_hostile_files_are_told_as_text(scene: Scene, lang: str):
    count = hostile.broken_files(scene.folder)
    faults = [str(problem) for problem in catalogue.load(scene.folder).problems]

    page = scene.visitor.open(f"/?lang={lang}")
    page.locator(".banner").wait_for()
    shown = page.locator(".banner li").all_text_contents()

    assert shown == faults
    assert len({fault.rpartition(".yaml:")[0] for fault in faults}) >= count - 1
    assert any("<script>hit()" in fault.rpartition(".yaml:")[2] for fault in faults)
    assert made(scene) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_faults_of_a_hostile_code_list_are_told_as_text(scene: Scene, lang: str):
    path = scene.folder / "units.yaml"
    text = path.read_text("utf-8")
    path.write_text(f"'{hostile.TAGS}': 3\n", encoding="utf-8")

    page = scene.visitor.open(f"/?lang={lang}")
    page.locator(".banner", has_text="units.yaml").wait_for()
    shown = page.locator(".banner", has_text="units.yaml").last.text_content()
    found = made(scene)
    path.write_text(text, encoding="utf-8")

    assert "<img src=x onerror=hit()>" in shown
    assert found == []
