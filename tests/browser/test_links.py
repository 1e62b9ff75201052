"""A copied link shows whoever opens it the same numbers; a broken one says what is wrong."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qs, quote, urlsplit

import fifth_city
import pytest
from playwright.sync_api import TimeoutError
from running import Visitor, running_app, watched

from indicators.wording import pages, pages_en, verdicts

pytestmark = pytest.mark.browser

NUMBERS = """() => {
  const plain = (value) => Array.isArray(value) || ArrayBuffer.isView(value)
    ? Array.from(value) : value ?? null;
  const rows = (table) => [...table.querySelectorAll("tr")].map(
    (row) => [...row.children].map((cell) => cell.textContent));
  const traces = (chart) => chart.data.map((trace) => [
    trace.name, ...["x", "y", "text", "customdata", "base"].map((key) => plain(trace[key]))]);
  const all = (selector, told) => [...document.querySelectorAll(selector)].map(told);
  return {
    tables: all(".stHtml table", rows),
    charts: all(".js-plotly-plot", traces),
    heads: all(".stHtml h2", (head) => head.textContent),
    answers: all(".stHtml .answer", (answer) => answer.textContent),
  };
}"""
DRAWN = """() => [...document.querySelectorAll("[data-testid=stPlotlyChart]")].every(
  (one) => one.querySelector(".js-plotly-plot .main-svg"))"""
DRAWING = ("overview", "city", "compare", "trend")
STILL_TRIES, PATIENCE = 20, 10
TRIES = 4
WORDS = {"zh": pages, "en": pages_en}
MESSAGE = {"zh": "不存在，已改用可用的选项", "en": "an available choice is shown instead"}


@dataclass
class Reader:
    """Someone who looks at the app in a browser of their own."""

    visitor: Visitor
    lang: str = field(default="zh")

    @property
    def page(self):
        return self.visitor.page

    @property
    def words(self):
        return WORDS[self.lang]

    def choose(self, name: str, label: str, *, sidebar: bool = False) -> None:
        """Take an option of a list; wait until the address tells of it."""
        self.changed(lambda: self._take(name, label, sidebar=sidebar))

    def _take(self, name: str, label: str, *, sidebar: bool) -> None:
        part = self.page.get_by_test_id("stSidebar" if sidebar else "stMain")
        option = self.page.get_by_role("option", name=label, exact=True)
        for _ in range(TRIES):
            part.get_by_role("combobox", name=self.words.PICKER[name]).first.click()
            # A list opened while the page still draws is closed by it: one opens it again.
            with contextlib.suppress(TimeoutError):
                option.wait_for(timeout=5_000)
                break
        option.click()
        self.page.keyboard.press("Escape")

    def press(self, label: str) -> None:
        """Press one of the options that stand side by side."""
        self.changed(lambda: self.page.get_by_role("radio", name=label, exact=True).click())

    def go(self, name: str) -> None:
        """Follow the navigation to a page."""
        title = self.words.TITLE[name]
        self.page.get_by_test_id("stSidebarNav").get_by_text(title, exact=True).click()
        self.page.locator("h1", has_text=title).wait_for()
        self.visitor.settle()

    def changed(self, act: Callable[[], None]) -> None:
        before = self.page.url
        act()
        self.page.wait_for_url(lambda url: url != before)
        self.page.wait_for_timeout(100)
        self.visitor.settle()

    def link(self) -> str:
        """Take the link with the page's own control."""
        self.page.get_by_role("button", name=self.words.COPY_LINK).click()
        self.page.get_by_text(self.words.COPIED, exact=True).wait_for()
        return str(self.page.evaluate("navigator.clipboard.readText()"))

    def numbers(self) -> dict[str, list]:
        """Read what is shown, once it stands still."""
        self.page.wait_for_function(DRAWN)
        found = self.page.evaluate(NUMBERS)
        for _ in range(STILL_TRIES):
            self.page.wait_for_timeout(400)
            before, found = found, self.page.evaluate(NUMBERS)
            if found == before:
                break
        return found

    def arrived(self, name: str) -> None:
        """Wait until a page that was asked for has come."""
        self.page.wait_for_url(f"**/{name}?*")
        self.page.locator("h1", has_text=self.words.TITLE[name]).wait_for()
        self.visitor.settle()


def fewer_cities(reader: Reader) -> None:
    side = reader.page.get_by_test_id("stSidebar").locator(".stMultiSelect").first
    reader.changed(lambda: side.get_by_label("移除安康市").click())
    reader.changed(lambda: side.get_by_label("移除西宁市").click())


def other_year(reader: Reader) -> None:
    reader.choose("as_of", "2023", sidebar=True)


def other_plan(reader: Reader) -> None:
    reader.choose("plan", "“十五五”规划", sidebar=True)


def field_of_the_matrix(reader: Reader) -> None:
    row = reader.page.locator("table.matrix tbody tr", has_text="R&D经费投入强度").first
    row.locator("td a").nth(1).click()
    reader.arrived("compare")


def head_of_the_matrix(reader: Reader) -> None:
    reader.page.locator("table.matrix thead a", has_text="武威市").click()
    reader.arrived("city")


def achievement_of_another_year(reader: Reader) -> None:
    reader.go("compare")
    reader.choose("as_of", "2024", sidebar=True)
    reader.press(pages.VIEW["achievement"])


def with_a_reference(reader: Reader) -> None:
    reader.go("compare")
    reader.choose("indicator", "R&D经费投入强度")
    reader.choose("references", "全国")


def path_of_a_city(reader: Reader) -> None:
    reader.go("trend")
    reader.choose("city", "西安市")
    reader.choose("indicator", "技术合同成交额")


def goals_of_a_year(reader: Reader) -> None:
    reader.go("annual")
    reader.press("2023")


def all_gaps(reader: Reader) -> None:
    reader.go("gaps")
    reader.press(pages.SCOPE["all"])


def worked_through_in_english(reader: Reader) -> None:
    reader.go("method")
    reader.choose("city", "武威市")
    reader.press("English")
    reader.lang = "en"


def sources_of_a_city(reader: Reader) -> None:
    fewer_cities(reader)
    reader.go("sources")


def one_theme(reader: Reader) -> None:
    reader.page.locator(".st-key-filters summary").click()
    reader.choose("themes", verdicts.THEME["zh"]["input"])


def gaps_to_obtain(reader: Reader) -> None:
    reader.go("gaps")
    tab = reader.page.get_by_role("tab", name=pages.SECTION["gaps"], exact=True)
    reader.changed(tab.click)


def found_in_sources(reader: Reader) -> None:
    reader.go("sources")
    field = reader.page.get_by_test_id("stMain").get_by_label(pages.PICKER["search"])
    field.fill("研发")
    reader.changed(lambda: field.press("Enter"))


STATES = {
    "overview, fewer cities": (fewer_cities, {"cities": "620600,610100,999900"}),
    "overview, another year": (other_year, {"as_of": "2023"}),
    "overview, another plan": (other_plan, {"plan": "15fyp"}),
    "compare, from a field": (field_of_the_matrix, {"indicator": "rd_intensity"}),
    "city, from a head": (head_of_the_matrix, {"city": "620600"}),
    "compare, another view": (
        achievement_of_another_year,
        {"view": "achievement", "as_of": "2024"},
    ),
    "compare, references": (with_a_reference, {"references": "000000"}),
    "trend": (path_of_a_city, {"city": "610100", "indicator": "tech_contracts"}),
    "annual": (goals_of_a_year, {"year": "2023"}),
    "gaps": (all_gaps, {"scope": "all"}),
    "sources": (sources_of_a_city, {"cities": "620600,610100,999900"}),
    "overview, filtered": (one_theme, {"themes": "input"}),
    "gaps, the list": (gaps_to_obtain, {"listing": "gaps"}),
    "sources, searched": (found_in_sources, {"search": "研发"}),
    "method, English": (worked_through_in_english, {"city": "620600", "lang": "en"}),
}


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app over the project's cities and one with targets of two plans."""
    place = tmp_path_factory.mktemp("links")
    with running_app(place / "server.log", fifth_city.folder(place / "data")) as address:
        yield address


@pytest.fixture(scope="module")
def reader(browser: object, app: str) -> Iterator[Reader]:
    """Chooses and copies; each test begins with an address that says nothing."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield Reader(watched(context.new_page(), app))
    context.close()


@pytest.fixture(scope="module")
def other(browser: object, app: str) -> Iterator[Reader]:
    """Knows nothing of what the first chose: no cookie, no session."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    yield Reader(watched(context.new_page(), app))
    context.close()


@pytest.fixture(scope="module")
def plain(other: Reader) -> dict[str, dict[str, list]]:
    """What the pages show without any choice."""
    found = {}
    for name in ("overview", *list(pages.TITLE)[1:]):
        other.visitor.open("/" if name == "overview" else f"/{name}")
        if name in DRAWING:
            other.page.locator(".js-plotly-plot .main-svg").first.wait_for()
        found[name] = other.numbers()
    return found


def settled(other: Reader, expected: Callable[[], dict[str, list]]) -> tuple[dict, dict]:
    """Return what two readers see; who is still drawing is given time."""
    for _ in range(PATIENCE):
        found, wanted = other.numbers(), expected()
        if found == wanted:
            break
    return found, wanted


@pytest.mark.parametrize("state", STATES)
def test_copied_link_shows_the_same_numbers(
    reader: Reader, other: Reader, plain: dict[str, dict[str, list]], state: str
):
    reader.lang = "zh"
    reader.visitor.open("/")
    choose, wanted = STATES[state]
    choose(reader)
    link = reader.link()

    other.page.goto("about:blank")
    other.page.goto(link)
    other.visitor.settle()

    given = {name: values[-1] for name, values in parse_qs(urlsplit(link).query).items()}
    assert given | wanted == given
    found, seen = settled(other, reader.numbers)
    assert any(map(len, seen["tables"]))
    assert found == seen
    # Else the choice would have changed nothing, and the link would prove nothing.
    assert seen != plain[urlsplit(link).path.strip("/") or "overview"]
    assert other.page.locator(".banner").count() == 0
    assert [*reader.visitor.watch.errors, *other.visitor.watch.errors] == []


BROKEN = {
    "city": ("city", "city", "999999"),
    "cities": ("", "cities", "620600,999999"),
    "indicator": ("compare", "indicator", "nonsense"),
    "plan": ("", "plan", "99fyp"),
    "as_of": ("", "as_of", "1850"),
    "view": ("compare", "view", "upside-down"),
    "references": ("compare", "references", "000001"),
    "year": ("annual", "year", "20x5"),
    "scope": ("gaps", "scope", "nothing"),
    "lang": ("", "lang", "xx"),
    "hostile": ("trend", "indicator", "<img src=x onerror=window.hit=1>"),
    "quotes": ("method", "city", "\"'><script>window.hit=1</script>"),
    "long": ("", "plan", "x" * 3000),
    "other script": ("compare", "indicator", "研发经费\u202e\U0001f600"),
    "percent": ("", "as_of", "%00%"),
}


KEPT = {"cities", "references"}
"""Lists keep what is unknown now: the file of a city may be broken for a while."""


# An unknown language is told in Chinese.
REPORTED = [
    (case, lang) for case in BROKEN for lang in ("zh", "en") if (case, lang) != ("lang", "en")
]


@pytest.mark.parametrize(("case", "lang"), REPORTED)
def test_broken_id_is_reported_and_the_page_works(other: Reader, case: str, lang: str):
    path, name, given = BROKEN[case]
    told = "" if name == "lang" else f"&lang={lang}"

    page = other.visitor.open(f"/{path}?{name}={quote(given, safe=',')}{told}")

    banner = page.locator(".banner.warning")
    assert MESSAGE[lang] in banner.inner_text()
    assert page.locator(".stException, .stAlert").count() == 0
    assert page.evaluate("window.hit") is None
    assert page.locator("img[src=x]").count() == 0
    assert any(map(len, other.numbers()["tables"]))
    if name not in KEPT:
        address = parse_qs(urlsplit(page.url).query, keep_blank_values=True)
        assert address.get(name) != [given]
    assert other.visitor.watch.errors == []


@pytest.mark.parametrize("name", ["city", "indicator", "plan", "as_of", "view", "year", "lang"])
def test_empty_id_is_the_usual_choice(other: Reader, plain: dict[str, dict[str, list]], name: str):
    path = {"city": "city", "view": "compare", "year": "annual"}.get(name, "compare")

    page = other.visitor.open(f"/{path}?{name}=")

    found, wanted = settled(other, lambda: plain[path])
    assert found == wanted
    assert page.locator(".stException, .stAlert, .banner").count() == 0


def test_no_city_is_said(other: Reader):
    page = other.visitor.open("/?cities=")

    assert page.locator(".stException, .stAlert").count() == 0
    assert page.locator(".note").first.inner_text() != ""


@pytest.mark.parametrize(
    ("lang", "told"), [("zh", "链接中的页面不存在"), ("en", "This page does not exist.")]
)
def test_page_that_is_not_there_is_said_in_either_language(other: Reader, lang: str, told: str):
    page = other.visitor.open(f"/nowhere?lang={lang}")

    page.get_by_role("dialog").get_by_text(told).wait_for()


def test_page_that_is_not_there_leads_to_the_first(other: Reader):
    page = other.visitor.open("/nowhere?indicator=rd_intensity")

    assert page.locator("h1").inner_text() == pages.TITLE["overview"]
    assert page.locator(".stException").count() == 0
