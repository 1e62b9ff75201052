"""The report as one HTML file, opened from the disk as a reader of a mail does."""

import dataclasses
import datetime as dt
import json
import re
import time
from pathlib import Path

import builders
import hostile
import pytest
from axe_playwright_python.sync_playwright import Axe
from running import watched

from indicators import catalogue, charts, exhibits, export, progress
from indicators.charts import palette
from indicators.exhibits.report import Heading, Imprint, Paragraph, Report, Says, Shown
from indicators.exhibits.spec import ChartKind
from indicators.export import page as pages
from indicators.export.page_charts import SHOWN_AS_TABLE
from indicators.wording import report as words

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent
CITIES = list(builders.CITIES)
TODAY = dt.date(2026, 11, 22)
INDICATORS = ("hnte", "rd", "rd_intensity", "sti_rank")
EVIL = hostile.TAGS + hostile.MARKS + "</script><!--<script>"
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WINDOWS = {"desk": (1366, 768), "small": (900, 700), "phone": (390, 844)}
READY = "() => [...document.querySelectorAll('[data-chart]')].every((one) => one.dataset.drawn)"


def shown_of(cat, cities, lang, references=()):
    frame = progress.assess(cat, as_of=2025, on=TODAY)
    asked, now = (cat, frame, cities, "14fyp", lang), {"as_of": 2025}
    codes = [one for one in INDICATORS if one in cat.indicators.index]
    by_code = [(cat, frame, one, cities, "14fyp", lang) for one in codes]
    by_city = [(cat, frame, one, "14fyp", lang) for one in cities[:2]]
    return [
        exhibits.overview(*asked, **now),
        exhibits.counts(*asked, **now),
        *(exhibits.compare(*one, references=references, **now) for one in by_code),
        *(exhibits.series(*one, **now) for one in by_code[:2]),
        *(exhibits.city_panels(*one, **now) for one in by_city),
        exhibits.coverage(*asked, on=TODAY, **now),
        exhibits.city(*by_city[0], **now),
    ]


def report_of(found, lang, **more):
    sources = {one.key: one for exhibit in found for one in exhibit.sources}
    plain = Report(
        title="四市“十四五”科技指标进展情况", subtitle="供审阅",
        imprint=Imprint(lang, compiler="某局<b>", day="2026-11-22"),
        blocks=(
            Heading("一、总体情况"), Paragraph("正文一段。"), Paragraph("其一", Says.ITEM),
            Paragraph("其二", Says.ITEM), Heading("（一）各市", 2),
            Paragraph("附注一条", Says.NOTE),
            *(Shown(one, table=True) for one in found),
        ),
        annex=(Shown(found[-1], chart=False, table=True),),
        sources=tuple(sources.values()), cutoff="2026-03",
    )  # fmt: skip
    return dataclasses.replace(plain, **more)


def told(lang):
    cat = catalogue.load(ROOT / "data")
    found = shown_of(cat, cat.cities, lang, references=("000000",))
    # Long enough to go over a page.
    found[-1] = dataclasses.replace(found[-1], table=found[-1].table.iloc[:30])
    return report_of(found, lang)


@pytest.fixture(scope="module")
def real():
    return told("zh")


@pytest.fixture(scope="module")
def english():
    return told("en")


@pytest.fixture(scope="module")
def evil():
    found = shown_of(builders.catalogue(evil=EVIL), CITIES, "zh")
    sources = tuple(
        dataclasses.replace(one, url=hostile.HOSTILE_URLS[place % 2])
        for place, one in enumerate(found[0].sources)
    )
    text = (Heading(EVIL), Paragraph(EVIL), Paragraph(EVIL, Says.ITEM))
    report = report_of(found, "zh", title=EVIL, subtitle=EVIL, sources=sources, internal=True)
    return dataclasses.replace(report, blocks=(*text, *report.blocks))


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Write each report once; give its file."""
    folder = tmp_path_factory.mktemp("reports")
    written = {}

    def file(report):
        path = folder / f"{len(written)}.html"
        if id(report) not in written:
            path.write_bytes(export.html(report))
            written[id(report)] = (path, report)
        return written[id(report)][0]

    return file


@pytest.fixture
def opened(page, files):
    """Open a report; what the page asks of anybody or complains of fails the test."""
    asked = []
    visitor = watched(page, "file://")
    page.on("request", lambda request: asked.append(request.url))

    def opened(report, window="desk"):
        page.set_viewport_size(dict(zip(("width", "height"), WINDOWS[window], strict=True)))
        page.goto(files(report).as_uri())
        settle(page)
        return page

    yield opened
    # A saved picture is kept by the page itself on its way.
    assert [one for one in asked if not one.startswith("blob:null")] == [page.url]
    assert visitor.watch.errors == []


def settle(page, patience=30):
    until = time.monotonic() + patience
    while not page.evaluate(READY):
        assert time.monotonic() < until, "the charts are not drawn"
        time.sleep(0.02)


def drawn_of(report):
    return [
        one.exhibit
        for one in report.exhibits()
        if one.chart and not one.exhibit.empty and one.exhibit.kind not in SHOWN_AS_TABLE
    ]


def bare(text):
    return re.sub(r"\s+", "", text.replace("\u200f", ""))


def data_of(page):
    return json.loads(page.locator("#charts").text_content())


@pytest.mark.parametrize(
    ("lang", "window"), [("real", "desk"), ("real", "phone"), ("english", "small")]
)
def test_charts_say_what_the_exhibits_say(request, opened, lang, window):
    report = request.getfixturevalue(lang)
    page = opened(report, window)
    boxes = page.locator("[data-chart]")
    expected = drawn_of(report)
    assert {one.kind for one in expected} >= {
        ChartKind.COUNTS, ChartKind.LINE, ChartKind.PANELS, ChartKind.BULLET
    }  # fmt: skip
    assert boxes.count() == len(expected)
    for place, one in enumerate(expected):
        box = boxes.nth(place)
        seen = bare("".join(box.locator(".main-svg").all_text_contents()))
        side = [line for lines in one.side for line in lines]
        below = [line for panel in one.panels for line in panel.lines]
        for line in (one.title, one.source_line, one.cutoff_line, *side, *below):
            assert bare(line) in seen, (one.id, line)
        assert box.get_attribute("aria-label") == one.alt


def test_the_numbers_drawn_are_those_of_the_exhibit(opened, real):
    held = data_of(opened(real))["charts"]
    for one, sizes in zip(drawn_of(real), held, strict=True):
        for name, size in sizes.items():
            wide = charts.figure(one, width=pages.page_charts.SIZES[name])
            known = [[None if x != x else x for x in trace.x] for trace in wide.data]
            assert [trace["x"] for trace in size["data"]] == known
        series = [each for panel in one.panels for each in panel.series] or one.series
        if one.kind in {ChartKind.COUNTS, ChartKind.BULLET, ChartKind.PANELS}:
            points = [[None if x != x else x for x in each.points] for each in series]
            assert [trace["x"] for trace in sizes["wide"]["data"]] == points


def test_tables_say_what_the_exhibits_say(opened, real):
    page = opened(real)
    city = real.blocks[-1].exhibit
    annex = page.locator("table.data").last
    rows = annex.locator("tbody tr:not(.group)")
    text = city.text_table()
    assert rows.count() == len(text)
    in_page = [place for place, one in enumerate(city.columns)
               if one.in_page and one.code != city.grouped_by]  # fmt: skip
    told = [bare(one) for one in rows.all_text_contents()]
    for row, values in zip(told, text.itertuples(index=False, name=None), strict=True):
        for place in in_page:
            if values[place] != "—":
                assert bare(values[place]) in row


def test_matrices_are_tables_in_the_colours_of_the_screen(opened, real):
    page = opened(real)
    overview = real.blocks[6].exhibit
    table = page.locator("table.matrix").first
    assert table.locator("tbody tr").count() == len(overview.matrix.rows)
    words_of = [field.word for row in overview.matrix.fields for field in row]
    assert table.locator(".word").all_text_contents() == words_of
    field = table.locator("td.code-met_early").first
    edge = field.evaluate("(one) => getComputedStyle(one).borderLeftColor")
    colour = palette.VERDICT["met_early"]
    assert edge == f"rgb({', '.join(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))})"
    covered = page.locator("table.coverage").first
    assert covered.locator("tbody tr:not(.group)").count() == len(
        real.blocks[-2].exhibit.matrix.rows
    )


@pytest.mark.parametrize("lang", ["real", "english"])
def test_the_page_says_what_it_is(request, opened, lang):
    real = request.getfixturevalue(lang)
    page = opened(real)
    lang = real.imprint.lang
    assert page.title() == real.title
    assert page.locator("html").get_attribute("lang") == words.LANGUAGE[lang]
    assert page.locator("h1").all_text_contents() == [real.title]
    about = bare(page.locator(".imprint").inner_text())
    for word in ("某局<b>", "2026", words.say(lang, "draft")):
        assert bare(word) in about
    assert page.locator(".internal").count() == 0
    entries = page.locator("nav a")
    assert entries.all_text_contents()[:2] == ["一、总体情况", "（一）各市"]
    for entry in entries.all():
        assert page.locator(entry.get_attribute("href")).count() == 1
    assert page.locator("main ul.items li").all_text_contents() == ["其一", "其二"]
    assert page.locator("ol.sources > li").count() == len(real.sources)


def test_a_report_without_headings_lists_its_exhibits(opened, real):
    shown = tuple(one for one in real.blocks if isinstance(one, Shown))
    page = opened(dataclasses.replace(real, blocks=shown, annex=(), sources=()))
    titles = [one.exhibit.title for one in shown]
    assert page.locator("nav a").all_text_contents() == titles


@pytest.mark.parametrize(("lang", "window"), [("english", "desk"), ("real", "phone")])
def test_nothing_hinders_a_reader(request, opened, lang, window):
    page = opened(request.getfixturevalue(lang), window)
    for one in page.locator("details").all():
        one.evaluate("(each) => { each.open = true; }")
    found = Axe().run(page, options={"runOnly": STANDARDS}).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= WINDOWS[window][0]


FRAMES = """() => [...document.querySelectorAll("[data-chart]")].map((one) => {
  const frame = one.getBoundingClientRect();
  return [...one.querySelectorAll(".main-svg text")].filter((text) => {
    const box = text.getBoundingClientRect();
    return box.width && (box.left < frame.left - 1 || box.right > frame.right + 1);
  }).map((text) => text.textContent);
}).flat()"""


@pytest.mark.parametrize("window", WINDOWS)
def test_no_text_of_a_chart_is_cut(opened, real, window):
    assert opened(real, window).evaluate(FRAMES) == []


def test_a_chart_is_drawn_anew_where_the_window_changes(opened, real):
    page = opened(real, "desk")
    for window, size in (("phone", "narrow"), ("small", "paper"), ("desk", "wide")):
        width, height = WINDOWS[window]
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_selector(f"[data-chart='0'][data-drawn^={size}]")
        page.wait_for_timeout(300)
        assert page.evaluate(FRAMES) == []


@pytest.mark.parametrize("window", ["desk", "phone"])
def test_paper_holds_every_chart_whole(opened, real, window):
    page = opened(real, window)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(FRAMES) == []
    widths = page.evaluate(
        "() => [...document.querySelectorAll('.chart .svg-container')].map((o) => o.offsetWidth)"
    )
    assert set(widths) == {pages.page_charts.PAPER}
    assert page.locator("details:not([open])").count() == 0
    assert not page.locator("button").first.is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0
    page.emulate_media(media="screen")
    paper = page.pdf(prefer_css_page_size=True)
    sizes = set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper))
    assert {(round(float(one)), round(float(other))) for one, other in sizes} == {(595, 842)}


def test_a_picture_can_be_saved(opened, real):
    page = opened(real)
    with page.expect_download() as waiting:
        page.locator("[data-save]").first.click()
    saved = waiting.value
    first = drawn_of(real)[0]
    assert saved.suggested_filename == f"{charts.file_name(first.title)}.png"
    assert Path(saved.path()).read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("window", ["desk", "phone"])
def test_hostile_texts_stay_texts(opened, evil, window):
    page = opened(evil, window)
    assert page.evaluate("typeof hit") == "undefined"
    assert page.title().startswith("<script>hit()</script>")
    assert page.locator("script").count() == 3
    assert page.locator("main img, main b a, main a:has-text('Qa')").count() == 0
    links = page.locator("a").evaluate_all("(all) => all.map((one) => one.href)")
    for link in links:
        assert link.startswith(("file://", "https://example.org/")), link
    assert page.locator(".internal").first.inner_text() == "内部资料"
    assert "<script>hit()</script>" in page.locator("h2").nth(1).inner_text()


def test_data_cannot_end_their_element(files, evil):
    made = files(evil).read_text("utf-8")
    held = made.partition('id="charts">')[2].partition("</script>")[0]
    assert "hit()" in held
    assert not set("<>") & set(held)
    assert len(json.loads(held)["charts"]) == len(drawn_of(evil))


def test_a_script_that_is_not_ours_does_not_run(page, files, real, tmp_path):
    made = files(real).read_text("utf-8")
    assert "unsafe-inline'; style" not in made
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', made)[1]
    allowed = dict(part.split(" ", 1) for part in policy.split("; "))
    assert allowed["default-src"] == "'none'"
    assert re.fullmatch(r"('sha256-[\w+/=]+' ?){2}", allowed["script-src"])
    file = tmp_path / "report.html"
    file.write_text(
        made.replace(
            "</body>", "<script>window.hit = 1</script><img src=x onerror='hit=2'></body>"
        ),
        encoding="utf-8",
    )
    page.goto(file.as_uri())
    assert page.evaluate("typeof window.hit") == "undefined"


def test_the_same_report_gives_the_same_bytes(files, real):
    assert export.html(real) == files(real).read_bytes()
