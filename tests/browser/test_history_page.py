"""The page 变更记录 on data with a log: what it shows, what a link opens, what it never runs."""

from collections.abc import Iterator
from pathlib import Path

import logged
import pytest
from looking import FAULTS, SIZES, UNFOLD, still
from running import Visitor, running_app, watched

from indicators.history import Action, Store
from indicators.wording import chronicle as words
from indicators.wording import pages, pages_en

pytestmark = pytest.mark.browser

PARTS = {"changes": "", "figure": "figure=yb-186", "states": "since=0", "reversal": "entry=6"}
"""A link into each part of the page."""


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return logged.folder(tmp_path_factory.mktemp("history") / "data", evil=logged.EVIL)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, data: Path) -> Iterator[str]:
    """The app over data with a log whose texts are hostile."""
    with running_app(tmp_path_factory.mktemp("history") / "server.log", data) as address:
        yield address


@pytest.fixture
def reader(page: object, app: str) -> Iterator[Visitor]:
    one = watched(page, app)
    yield one
    assert one.watch.outside == []
    assert one.watch.errors == []
    assert page.evaluate("window.hit") is None
    assert page.locator("img[src=x]").count() == 0
    assert page.locator(".stException, .stAlert").count() == 0


def rows(page) -> list[str]:
    return page.locator("[role=tabpanel]:visible table.data tbody tr").all_inner_texts()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("part", PARTS)
def test_each_part_opens_by_its_link_and_is_whole(reader: Visitor, part: str, lang: str):
    page = reader.open(f"/history?lang={lang}&{PARTS[part]}")
    page.locator("[role=tabpanel]:visible table.data").first.wait_for()
    page.evaluate(UNFOLD)

    opened = page.get_by_role("tab", selected=True).inner_text()
    assert opened == words.PART[lang][part]
    assert page.locator(".banner").count() == 0
    found = {}
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        still(reader)
        found[width] = page.evaluate(FAULTS)
    assert {width: faults for width, faults in found.items() if faults} == {}


def test_list_tells_who_did_what_and_hostile_text_stays_text(reader: Visitor):
    page = reader.open("/history")

    told = page.locator("[role=tabpanel]:visible table.data").inner_text()
    assert f"张三{logged.EVIL}" in told
    assert f"按年鉴勘误{logged.EVIL}" in told
    for one in ("外部修改", "撤销", "李四（填报：张三", "98家", "拟更改", "1.62%"):
        assert one in told
    assert page.locator("[role=tabpanel]:visible .mark").inner_text() == "内部资料"
    line = page.locator("p.note").first.inner_text()
    assert "共有9条变更" in line


def test_list_is_narrowed_by_the_address_and_by_hand(reader: Visitor):
    page = reader.open("/history?action=external")
    assert len(rows(page)) == 4  # two entries, each with its head

    page.get_by_test_id("stMain").get_by_role("combobox", name="指标").first.click()
    page.get_by_role("option", name="技术合同成交额", exact=True).click()
    page.keyboard.press("Escape")
    page.wait_for_url("**what=tech_contracts**")
    reader.settle()
    assert len(rows(page)) == 2


def test_figure_shows_every_state(reader: Visitor):
    page = reader.open("/history?figure=yb-186")

    told = rows(page)
    assert [row.split("\t")[0].strip() for row in told] == ["0", "2", "7"]
    assert ["92家" in told[0], "98家" in told[1], "92家" in told[2]] == [True, True, True]


def test_states_show_figures_and_verdicts_that_differ(reader: Visitor):
    page = reader.open("/history?since=0&until=1&cities=620600")
    page.locator("[role=tabpanel]:visible table.data").nth(1).wait_for()

    heads = page.locator("[role=tabpanel]:visible h2").all_inner_texts()
    assert [head.rpartition("：")[2] for head in heads] == ["1项判断不同", "1条数据不同"]


def test_reader_sees_the_command_and_no_button(reader: Visitor):
    page = reader.open("/history?entry=6")

    panel = page.locator("[role=tabpanel]:visible")
    assert "history undo 6" in panel.locator("code").inner_text()
    assert panel.locator("[data-testid=stButton]").count() == 0
    assert "58.40亿元" in panel.locator("table.data").inner_text()


def test_later_change_stands_in_the_way_of_a_reversal(reader: Visitor):
    page = reader.open("/history?entry=2")

    assert "第 7 条" in page.locator("[role=tabpanel]:visible .note").inner_text()
    assert page.locator("[role=tabpanel]:visible code").count() == 0


@pytest.mark.parametrize(
    ("address", "lang"),
    [
        ("figure=nothing", "zh"),
        ("entry=99", "en"),
        ("since=1999-01-01", "zh"),
        ("who=%3Cscript%3Ewindow.hit%3D1%3C/script%3E", "zh"),
        ("log=nothing", "en"),
    ],
)
def test_unknown_id_is_reported(reader: Visitor, address: str, lang: str):
    page = reader.open(f"/history?lang={lang}&{address}")

    name = address.partition("=")[0]
    label = {"zh": pages, "en": pages_en}[lang].PICKER[name]
    assert label in page.locator(".banner.warning").inner_text()
    assert len(rows(page)) > 0


def test_choice_of_another_part_is_gone_from_the_address(reader: Visitor):
    page = reader.open("/history?figure=yb-186")
    page.get_by_role("tab", name=words.PART["zh"]["changes"]).click()
    page.wait_for_url(lambda url: "figure=" not in url)
    page.reload()
    reader.settle()

    assert page.get_by_role("tab", selected=True).inner_text() == words.PART["zh"]["changes"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_page_without_a_log_explains_itself(page: object, app_url: str, lang: str):
    one = watched(page, app_url)
    one.open(f"/history?lang={lang}")

    assert words.WORDS[lang]["no_log_when"] in page.locator("ul.notes").inner_text()
    assert one.watch.errors == []


def test_open_page_follows_a_change(start_app, page: object, tmp_path: Path):
    folder = logged.folder(tmp_path / "data")
    one = watched(page, start_app(folder))
    one.open("/history")
    path = folder / "cities" / "wuwei.yaml"
    change = logged.changed(path, "yb-186", comment="又作核对")
    Store(folder, git=False).commit([change], by=logged.LI, why="核对", action=Action.EDIT)

    page.locator("[role=tabpanel]:visible td", has_text="又作核对").first.wait_for(timeout=10_000)
    assert one.watch.errors == []


def test_damaged_log_is_told(start_app, page: object, tmp_path: Path):
    folder = logged.folder(tmp_path / "data")
    log = folder / ".history" / "log.jsonl"
    log.write_text(log.read_text("utf-8").replace("重复录入", "另有原因"), encoding="utf-8")
    one = watched(page, start_app(folder))
    one.open("/history")

    assert page.locator(".banner[role=alert]").count() == 1
    assert one.watch.errors == []
