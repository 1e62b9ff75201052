"""Every page in headless Chromium: quiet, at home, in Chinese, within the window, linkable."""

import re
import shutil
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from running import Visitor, watched

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parent.parent.parent
SIZES = [(1366, 768), (1920, 1080)]
PATHS = {
    "overview": "/",
    "city": "/city?city=620600",
    "city without targets": "/city?city=630100",
    "compare": "/compare",
    "compare with references": "/compare?indicator=rd_intensity&references=000000",
    "briefing": "/briefing",
    "sources": "/sources",
    "entry": "/entry",
    "entry of a table": "/entry?filling=table",
    "history": "/history",
}
NAMES_THAT_STAY = re.compile(
    r"R&D|GDP|PNG|English|SVG|CSV|Excel|PowerPoint|Word|HTML|PDF|Parquet|SDMX|data/(cities|benchmarks)/\S+|[\w.-]+\.(yaml|csv|gov|cn)\S*"
    r"|DuHe\w*|phd_\w+|rawData|version|[a-f0-9]{8}|[a-z]{2,3}-[a-z0-9-]+",
)
FOREIGN = """() => {
  const found = [];
  const skip = [
    "script", "style", "[data-testid=stIconMaterial]",
    ".stHtml table", ".stHtml ol", ".stHtml ul", ".js-plotly-plot",
  ].join(",");
  const names = ["aria-label", "placeholder", "title", "alt"];
  const kinds = NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT;
  const walker = document.createTreeWalker(document.body, kinds);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const isText = node.nodeType === Node.TEXT_NODE;
    if ((isText ? node.parentElement : node).closest(skip)) continue;
    if (!isText) found.push(...names.map((name) => node.getAttribute(name)));
    else if (node.parentElement.checkVisibility()) found.push(node.nodeValue);
  }
  return found.filter((text) => text && /[A-Za-z]{3,}/.test(text));
}"""
OVERFLOW = """() => {
  const main = document.querySelector("[data-testid=stMain]");
  const wide = [...document.querySelectorAll(".stHtml .scroll")]
    .filter((one) => one.scrollWidth > one.clientWidth + 1)
    .map((one) => `${one.getAttribute("aria-label")}: ${one.scrollWidth} > ${one.clientWidth}`);
  if (main.scrollWidth > main.clientWidth + 1) wide.push("page");
  return wide;
}"""


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_page_is_quiet_and_fits_the_window(visitor: Visitor, path: str, size: tuple[int, int]):
    visitor.page.set_viewport_size({"width": size[0], "height": size[1]})

    page = visitor.open(path)

    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    assert page.locator("h1").count() == 1
    assert page.locator(".stException, .stAlert").count() == 0
    assert page.evaluate(OVERFLOW) == []


@pytest.mark.parametrize("tab", ["数据与出处", "冲突与存疑", "指标口径"])
def test_each_part_of_the_sources_page_is_whole(visitor: Visitor, tab: str):
    page = visitor.open("/sources")

    page.get_by_role("tab", name=tab).click()
    # The downloads stand last: nothing before them failed.
    page.locator("[role=tabpanel]:visible a.file").last.wait_for()
    visitor.settle()

    assert page.locator(".stException, .stAlert").count() == 0
    assert page.evaluate(OVERFLOW) == []


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_no_english_word_is_left(visitor: Visitor, path: str):
    page = visitor.open(path)

    texts = [NAMES_THAT_STAY.sub("", text) for text in page.evaluate(FOREIGN)]

    assert [text for text in texts if re.search(r"[A-Za-z]{3,}", text)] == []


def test_first_request_after_a_start_may_be_a_deep_link(start_app: Callable, page: object):
    visitor = watched(page, start_app(ROOT / "data"))

    visitor.open("/compare?indicator=rd_intensity")

    assert page.locator("h1").inner_text() == "指标对比"
    assert visitor.watch.errors == []


@pytest.mark.parametrize("hidden", ["_shared", "_choices", "main"])
def test_helper_modules_are_no_pages(start_app: Callable, page: object, hidden: str):
    visitor = watched(page, start_app(ROOT / "data"))

    visitor.open(f"/{hidden}")

    assert page.locator("h1").inner_text() == "总览"


def test_field_leads_to_its_indicator(visitor: Visitor):
    page = visitor.open("/?cities=620600")
    row = page.locator("table.matrix tbody tr", has_text="R&D经费投入强度").first

    row.locator("td a").first.click()
    page.wait_for_url("**/compare?*")
    visitor.settle()

    assert "indicator=rd_intensity" in page.url
    assert "cities=620600" in page.url
    assert page.locator("h1").inner_text() == "指标对比"
    assert page.get_by_role("combobox", name="指标").input_value() == "R&D经费投入强度"


def test_address_follows_the_choice_and_can_be_opened_again(visitor: Visitor):
    page = visitor.open("/compare?indicator=rd_intensity")
    page.locator("[data-testid=stSidebar] .stMultiSelect").first.get_by_label("移除安康市").click()
    visitor.settle()
    page.wait_for_url("**cities=*")
    address = page.url

    page.goto(address)
    visitor.settle()

    assert page.url == address
    assert page.locator(".stHtml table").get_by_text("安康市", exact=True).count() == 0


def test_choice_survives_the_way_through_the_navigation(visitor: Visitor):
    page = visitor.open("/compare?indicator=rd_intensity&cities=620600")

    page.get_by_test_id("stSidebarNav").get_by_text("总览").click()
    page.locator("table.matrix").wait_for()
    visitor.settle()
    page.get_by_test_id("stSidebarNav").get_by_text("指标对比").click()
    page.locator(".js-plotly-plot").first.wait_for()
    visitor.settle()

    assert "indicator=rd_intensity" in page.url
    assert "cities=620600" in page.url


def test_edited_file_shows_and_broken_file_is_named_while_the_page_is_open(
    start_app: Callable, page: object, tmp_path: Path
):
    data = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    visitor = watched(page, start_app(data))
    visitor.open("/")
    areas = data / "areas.yaml"

    areas.write_text(areas.read_text("utf-8").replace("武威市", "武威新市"), encoding="utf-8")
    page.locator("table.matrix th", has_text="武威新市").wait_for(timeout=6_000)
    (data / "cities" / "wuwei.yaml").write_text("ref_area: [\n", encoding="utf-8")
    page.locator(".banner", has_text="wuwei.yaml:").wait_for(timeout=6_000)
    page.locator("table.matrix th", has_text="武威新市").wait_for(state="detached", timeout=6_000)

    assert page.locator("table.matrix th", has_text="安康市").count() == 1
    assert visitor.watch.errors == []


def test_text_of_files_stays_text_in_every_place(start_app: Callable, page: object, tmp_path: Path):
    data = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    hostile = "<img src=x onerror=window.hit=1><script>window.hit=1</script> **甲** $x^2$"
    for path in (data / "areas.yaml", data / "indicators.yaml"):
        text = path.read_text("utf-8")
        for name in ("武威市", "R&D经费投入强度"):
            text = text.replace(f"zh: {name},", f"zh: '{name}{hostile}',")
        path.write_text(text, encoding="utf-8")
    visitor = watched(page, start_app(data))

    for address in ("/", "/compare?indicator=rd_intensity&cities=620600", "/sources"):
        visitor.open(address)
        page.locator("body", has_text="**甲**").wait_for(state="attached")
        page.wait_for_timeout(300)

        assert page.evaluate("window.hit") is None
        assert page.locator("img[src=x]").count() == 0
    assert visitor.watch.errors == []
    assert visitor.watch.outside == []


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "pptx"])
def test_table_is_saved_as_a_file(visitor: Visitor, tmp_path: Path, suffix: str):
    page = visitor.open("/compare?indicator=rd_intensity")
    button = page.locator(f"a.file.{suffix}").first

    with page.expect_download() as waiting:
        button.click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)

    assert path.suffix == f".{suffix}"
    starts = {"csv": b"\xef\xbb\xbf", "xlsx": b"PK", "pptx": b"PK"}
    assert path.read_bytes().startswith(starts[suffix])


@pytest.mark.parametrize(("label", "start"), [("PNG", b"\x89PNG"), ("SVG", b"<svg")])
def test_picture_is_saved_from_the_chart(
    visitor: Visitor, tmp_path: Path, label: str, start: bytes
):
    page = visitor.open("/compare?indicator=rd_intensity")
    page.locator("[data-testid=stSidebar]").get_by_role("radio", name=label).click()
    visitor.settle()
    page.wait_for_timeout(500)

    with page.expect_download() as waiting:
        page.locator(".js-plotly-plot .modebar-btn").first.click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)

    assert path.read_bytes().startswith(start)
    assert "R&D" in path.name


def test_headers_are_strict_and_errors_tell_nothing(app_url: str):
    with urllib.request.urlopen(f"{app_url}/compare") as answer:
        headers, body = answer.headers, answer.read().decode("utf-8")

    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert "unsafe-eval'" not in headers["Content-Security-Policy"].replace("wasm-unsafe-eval'", "")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert '<html lang="zh-CN">' in body
    assert "You need to enable JavaScript" not in body


def test_file_of_the_report_is_made_while_its_link_says_so(visitor: Visitor):
    page = visitor.open("/briefing?cities=620600&heading=自拟标题")
    link = page.locator("a.file.pptx")
    held: list[object] = []
    page.route("**/files/*.pptx", lambda route: held.append(route))

    link.click()
    page.wait_for_timeout(300)
    busy = link.get_attribute("aria-busy")
    with page.expect_download() as waiting:
        held[0].continue_()

    assert busy == "true"
    assert waiting.value.suggested_filename == "自拟标题.pptx"
    link.and_(page.locator(":not([aria-busy])")).wait_for()


@pytest.mark.parametrize(("lang", "told"), [("zh", "未能生成文件"), ("en", "could not be made")])
def test_file_that_cannot_be_made_is_told_on_a_page_with_a_way_back(
    start_app: Callable, page: object, monkeypatch, lang: str, told: str
):
    nowhere = ROOT / "nowhere"
    monkeypatch.setenv("CHROMIUM", str(nowhere))
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent))
    visitor = watched(page, start_app(ROOT / "data"))
    visitor.open(f"/briefing?cities=620600&lang={lang}")

    page.locator("a.file.png").click()
    page.get_by_text(told).first.wait_for()
    page.get_by_role("link").click()

    page.locator("article.report").wait_for()
