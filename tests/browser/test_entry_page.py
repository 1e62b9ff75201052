"""The page 数据填报 with several people: enter, import, approve, return, and who is refused."""

import io
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import logged
import openpyxl
import pytest
from access.serving import session
from axe_playwright_python.sync_playwright import Axe
from looking import FAULTS, SIZES, still
from playwright.sync_api import TimeoutError as TooLate
from playwright.sync_api import expect
from running import SETTLED, Visitor, running_app, watched
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

from indicators import review
from indicators.access import Access
from indicators.history import Action, Entry, Store
from indicators.wording import access as access_words
from indicators.wording import chronicle
from indicators.wording import entry as words

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-23"
ACCESS = """\
sign_in: header
header: {{name: X-Remote-User, from: ["{peer}"]}}
review: {review}
people:
  zhang: {{name: 张三, editor: [wuwei]}}
  wang: {{name: 王五, editor: [wuwei]}}
  li: {{name: 李四, reviewer: [wuwei]}}
"""
LETTER = "武统函〔2026〕8号"
REPORTER = "武威市统计局"
LATE = 10_000
PATIENCE = 60
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PAGES = ("", "city", "compare", "trend", "annual", "gaps", "briefing", "sources", "history")


@dataclass
class Office:
    """The app over a copy of the data, and who may write there."""

    folder: Path
    access: Path
    address: str = ""

    def allow(self, *, review: str = "required", peer: str = "127.0.0.1") -> None:
        """Write the access file; open pages follow it."""
        self.access.write_text(ACCESS.format(review=review, peer=peer), encoding="utf-8")
        assert Access.read(self.access).header

    def renew(self) -> None:
        """Put the data back as it was, without a log, as a folder copied anew."""
        for path in self.folder.glob(".*"):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        ignored = shutil.ignore_patterns(".*")
        shutil.copytree(ROOT / "data", self.folder, ignore=ignored, dirs_exist_ok=True)

    @property
    def store(self) -> Store:
        return Store(self.folder, git=False)

    @property
    def head(self) -> Entry:
        found = self.store.head
        assert found is not None
        return found

    def text(self, city: str = "wuwei") -> str:
        return (self.folder / "cities" / f"{city}.yaml").read_text("utf-8")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    place = tmp_path_factory.mktemp("entry")
    made = Office(place / "data", place / "access.yaml")
    shutil.copytree(ROOT / "data", made.folder, ignore=shutil.ignore_patterns(".*"))
    made.allow()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INDICATORS_ACCESS", str(made.access))
        patch.setenv("INDICATORS_TODAY", TODAY)
        with running_app(place / "server.log", made.folder) as made.address:
            yield made


@pytest.fixture
def office(running: Office, request: pytest.FixtureRequest) -> Office:
    if getattr(request.node, "execution_count", 1) > 1:
        # A test that is tried again, after a time-out, must not find what it wrote before.
        running.renew()
    running.allow()
    return running


Arrive = Callable[[str], Visitor]


@pytest.fixture
def arrive(browser: object, office: Office) -> Iterator[Arrive]:
    """Let people come, each with a browser of his own, as the proxy announces him."""
    opened = []

    def come(name: str) -> Visitor:
        headers = {"X-Remote-User": name} if name else {}
        size = {"width": 1366, "height": 900}
        context = browser.new_context(extra_http_headers=headers, viewport=size, locale="zh-CN")
        opened.append((context, watched(context.new_page(), office.address)))
        return opened[-1][1]

    yield come
    for context, one in opened:
        assert one.watch.errors == []
        assert one.watch.outside == []
        context.close()


def say(key: str, *, lang: str = "zh", **params: object) -> str:
    return words.say(lang, key, **params)


def panel(page):
    return page.get_by_role("tabpanel").locator("visible=true")


def choose(page, name: str, option: str, *, lang: str = "zh") -> None:
    box = panel(page).get_by_role("combobox", name=words.field(lang, name), exact=True)
    box.click()
    box.fill(option)
    page.get_by_role("option", name=option, exact=True).click()
    rest(page)


def rest(page) -> None:
    page.wait_for_timeout(150)
    page.wait_for_selector(SETTLED)


def plain(name: str, lang: str = "zh") -> str:
    """Return a field's label without what stands in brackets."""
    return words.field(lang, name, unit="").replace("（", " (").partition(" (")[0]


def fill(page, name: str, value: str, *, lang: str = "zh") -> None:
    box = panel(page).get_by_label(plain(name, lang))
    box.last.fill(value)
    box.last.press("Enter")
    rest(page)


def given(page, indicator: str, year: str, value: str, number: str, lang: str = "zh") -> None:
    """Fill in one figure of Wuwei from an internal document."""
    choose(page, "indicator", indicator, lang=lang)
    choose(page, "year", year, lang=lang)
    fill(page, "title", "关于报送科技统计数据的函", lang=lang)
    fill(page, "reporter", REPORTER, lang=lang)
    fill(page, "document_number", number, lang=lang)
    fill(page, "published", "2026-03-02", lang=lang)
    fill(page, "value", value, lang=lang)


def filled(page, indicator: str, year: str, value: str, number: str = LETTER) -> None:
    """Fill in one figure and confirm what is asked, up to the last button."""
    given(page, indicator, year, value, number)
    try:
        page.get_by_text("新增 1 条").wait_for()
    except TooLate as late:
        late.add_note(panel(page).inner_text())
        raise
    confirm(page)
    fill(page, "why", "补充数据")


def confirm(page) -> None:
    """Confirm all that the checks ask; the rest of the page waits for it."""
    for box in panel(page).locator("[data-testid=stCheckbox]").all():
        box.locator("label").click()
        expect(box.get_by_role("checkbox")).to_be_checked()
        rest(page)


def handed_in(arrive: Arrive, office: Office, name: str, *figure: str) -> tuple[Visitor, int]:
    """Enter a figure and submit it; return who did and the draft's number."""
    one = arrive(name)
    page = one.open("/entry")
    filled(page, *figure)
    page.get_by_role("button", name=say("submit")).click()
    page.get_by_text("已提交审核").wait_for()
    return one, office.head.draft


def effects_told(shown) -> str:
    """Return the first verdict that changes, as told in a part of a page."""
    heading = shown.get_by_text(say("effects"), exact=True)
    return heading.locator("xpath=following::*[self::li or self::p][1]").inner_text()


def table(*rows: tuple[object, ...]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "科技指标"
    sheet.append(["城市", "指标", "年 份", "数值", "报送单位", "文号", "日期", "来源等级"])
    for row in rows:
        sheet.append([*row, REPORTER, "武统函〔2026〕9号", "2026-03-05", "内部"])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def upload(page, data: bytes, name: str = "上报.xlsx") -> None:
    given = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
    page.locator("[data-testid=stFileUploader] input").set_input_files(given)


def draft(page, number: int):
    return page.locator(f".st-key-draft_{number}")


def test_figure_is_entered_submitted_approved_and_told(arrive: Arrive, office: Office):
    before = office.text()
    reader = arrive("")
    city = reader.open("/city?city=620600")
    judged = city.locator("[data-testid=stMain] table").first.inner_text()
    assert "内部资料" not in city.locator("[data-testid=stMain]").inner_text()

    page = arrive("zhang").open("/entry")
    filled(page, "R&D经费投入强度", "2024", "1.62%")
    previewed = effects_told(page)
    page.get_by_role("button", name=say("submit")).click()
    page.get_by_text("已提交审核").wait_for()
    number = office.head.draft
    assert (office.head.action, office.text()) == (Action.SUBMIT, before)
    reader.open("/city?city=620600")
    assert city.locator("[data-testid=stMain] table").first.inner_text() == judged

    page.get_by_role("tab", name=words.PARTS["zh"]["waiting"]).click()
    draft(page, number).get_by_text(say("own")).wait_for()
    assert draft(page, number).get_by_role("button", name=say("approve")).count() == 0

    reviewer = arrive("li")
    seen = draft(reviewer.open("/entry?filling=waiting"), number)
    told = seen.inner_text()
    for one in ("张三", "R&D经费投入强度", "1.62%", "补充数据", REPORTER, LETTER):
        assert one in told
    # What the editor saw before handing it in, the reviewer sees before deciding.
    assert "R&D经费投入强度" in previewed
    assert effects_told(seen) == previewed
    seen.get_by_role("button", name=say("approve")).click()
    reviewer.page.get_by_text(say("approved")).wait_for()

    city.get_by_text("内部资料").first.wait_for(timeout=LATE)
    assert {"1.62%", LETTER, "grade: internal"} <= {
        one for one in ("1.62%", LETTER, "grade: internal") if one in office.text()
    }
    assert (office.head.by.person, office.head.entered_by.person) == ("li", "zhang")
    assert office.store.verify() == ()
    log = reader.open("/history").locator("[role=tabpanel]:visible").inner_text()
    for one in ("李四", "张三", "1.62%", LETTER, "补充数据"):
        assert one in log


def test_returned_draft_shows_its_remark(arrive: Arrive, office: Office):
    editor, number = handed_in(arrive, office, "zhang", "技术合同成交额", "2024", "61.5亿元")
    reviewer = arrive("li")
    page = reviewer.open("/entry?filling=waiting")
    seen = draft(page, number)
    seen.get_by_role("button", name=say("return")).click()
    page.locator(".banner").wait_for()  # without a remark it is not returned
    assert office.head.action is Action.SUBMIT
    box = seen.get_by_label(words.field("zh", "remark"))
    box.fill("请附表号")
    box.press("Enter")
    rest(page)
    seen.get_by_role("button", name=say("return")).click()
    page.get_by_text(say("sent_back")).wait_for()

    mine = draft(editor.open("/entry?filling=waiting"), number)
    for one in (say("returned", why="请附表号"), say("own_returned")):
        assert one in mine.inner_text()
    assert "61.5" not in office.text()


@pytest.mark.parametrize("name", ["", "stranger"])
def test_reader_sees_no_write_control(arrive: Arrive, name: str):
    reader = arrive(name)
    for path in (*PAGES, "entry", "entry?filling=table", "entry?filling=waiting"):
        page = reader.open(f"/{path}")
        main = page.locator("[data-testid=stMain]")
        assert main.locator("[class*=st-key-draft_], [class*=entry_upload]").count() == 0
        for one in ("write", "submit", "approve", "return", "withdraw"):
            assert main.get_by_role("button", name=say(one), exact=True).count() == 0
    page = reader.open("/entry")
    assert access_words.FORBIDDEN["zh"]["nobody"][:5] in page.locator("body").inner_text()
    assert page.locator("[data-testid=stMain]").get_by_role("combobox").count() == 0


def test_header_from_another_address_is_not_believed(arrive: Arrive, office: Office):
    office.allow(peer="127.0.0.9")
    page = arrive("zhang").open("/entry")

    assert page.get_by_text(access_words.WORDS["zh"]["nobody"]).count() == 1
    assert page.locator("[data-testid=stMain]").get_by_role("combobox").count() == 0


def test_editor_of_one_city_is_refused_for_another(arrive: Arrive, office: Office):
    one = arrive("zhang")
    page = one.open("/entry")
    page.get_by_role("combobox", name=words.field("zh", "area")).click()
    offered = page.get_by_role("option").all_inner_texts()
    assert "武威市" in offered
    assert not any("西安" in name for name in offered)

    before = office.head, office.text("xian")
    page = one.open("/entry?filling=table")
    upload(page, table(("西安市", "财政科技支出", 2024, "61.5亿元")))
    page.locator(".banner", has_text="西安").wait_for()
    assert page.get_by_role("button", name=say("submit")).count() == 0
    assert (office.head, office.text("xian")) == before

    upload(page, table(("武威市", "财政科技支出", 2024, "61.5亿元")), "武威.xlsx")
    panel(page).get_by_role("button", name=say("submit")).wait_for()
    assert page.locator(".banner").count() == 0


class Forger:
    """Somebody who speaks to the server himself and sends what no page has shown him."""

    def __init__(self, office: Office, name: str) -> None:
        self.office = office
        self.headers = [("X-Remote-User", name)] if name else []

    def send(self, query: str, *states: WidgetState) -> dict[str, str]:
        """Open the page with widgets set; return the ids of what is shown, by label."""
        asked = BackMsg()
        asked.rerun_script.query_string = query
        asked.rerun_script.page_name = "entry"
        asked.rerun_script.widget_states.widgets.extend(states)
        found: dict[str, str] = {}
        with session(self.office.address, self.headers) as page:
            page.socket.send(asked.SerializeToString())
            while True:
                told = ForwardMsg.FromString(page.socket.recv(timeout=PATIENCE))
                if told.WhichOneof("type") == "delta":
                    element = told.delta.new_element
                    shown = getattr(element, element.WhichOneof("type") or "empty")
                    if hasattr(shown, "label") and hasattr(shown, "id"):
                        found[shown.label] = shown.id
                if told.WhichOneof("type") == "script_finished":
                    return found


def test_forged_approval_is_refused(arrive: Arrive, office: Office):
    _, number = handed_in(arrive, office, "zhang", "高新技术企业（有效期内）", "2024", "123家")
    page = "filling=waiting"
    shown = Forger(office, "li").send(page)
    pressed = WidgetState(id=shown[say("approve")], trigger_value=True)
    assert pressed.id.endswith(f"approve_{number}")
    before = office.head, office.text()

    for name in ("", "stranger", "zhang", "wang"):
        assert say("approve") not in Forger(office, name).send(page, pressed)
        assert (office.head, office.text()) == before

    Forger(office, "li").send(page, pressed)  # what was forged is what counts from a reviewer
    assert office.head.action is Action.APPROVE
    assert "123家" in office.text()


def test_forged_form_is_refused(office: Office):
    editor = Forger(office, "zhang")
    shown = editor.send("")
    texts = {
        "value": "260人",
        "title": "关于报送科普数据的函",
        "reporter": REPORTER,
        "document_number": "武统函〔2026〕11号",
        "published": "2026-03-07",
        "area": "武威市",
        "indicator": "科普从业人员",
    }
    names = {plain(one): one for one in texts}
    ids = {
        names[one]: i for label, i in shown.items() if (one := label.partition("（")[0]) in names
    }
    assert ids.keys() == texts.keys()

    def filled(**other: str) -> list[WidgetState]:
        said = {**texts, **other}
        return [WidgetState(id=ids[one], string_value=text) for one, text in said.items()]

    shown = editor.send("", *filled())
    why = WidgetState(id=shown[words.field("zh", "why")], string_value="试一试")
    pressed = WidgetState(id=shown[say("submit")], trigger_value=True)
    before = office.head
    for name in ("", "stranger", "li"):
        Forger(office, name).send("", *filled(), why, pressed)
        assert office.head == before
    editor.send("", *filled(area="西安市"), why, pressed)
    since = office.store.entries()[before.number + 1 :]
    assert {one.area for entry in since for one in entry.changes} <= {"620600"}

    number = office.head.number
    editor.send("", *filled(value="270人"), why, pressed)  # from an editor the same counts
    assert (office.head.action, office.head.by.person) == (Action.SUBMIT, "zhang")
    assert office.head.number > number


def test_faults_of_a_table_are_told_by_cell_and_mended(arrive: Arrive, office: Office):
    editor = arrive("zhang")
    page = editor.open("/entry?filling=table")
    good = ("武威", "科技型中小企业（评价入库）", "２０２４年", " １３５ 家以上 ")
    messy = ("武威", "火星探测器", 2024, "3"), ("武威", "地区生产总值", "去年", "约七百")
    upload(page, table(good, *messy))
    page.locator(".banner").wait_for()
    told = panel(page).inner_text()
    for one in ("科技指标!B3", "火星探测器", "科技指标!C4", "去年", "科技指标!D4", "约七百"):
        assert one in told
    assert "科技指标!D2" not in told
    assert page.get_by_role("button", name=say("submit")).count() == 0

    upload(page, table(good), "改正.xlsx")
    page.get_by_text("新增 1 条").wait_for()
    assert page.locator(".banner").count() == 0
    confirm(page)
    fill(page, "why", "批量报送")
    page.get_by_role("button", name=say("submit")).click()
    page.get_by_text("已提交审核").wait_for()

    entry = office.head
    assert (entry.action, entry.by.person) == (Action.SUBMIT, "zhang")
    [found] = [one for one in office.store.entries() if one.number == entry.draft]
    [figure] = [one.after for one in found.changes if one.indicator == "tech_sme"]
    assert (figure["obs_value"], figure["time_period"]) == (135, 2024)


def test_template_is_downloaded_and_read_back(arrive: Arrive, tmp_path: Path):
    page = arrive("zhang").open("/entry?filling=table&cities=620600")
    with page.expect_download() as waiting:
        page.get_by_role("button", name=say("template")).click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)
    assert path.suffix == ".xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    heads = {cell.value: cell.column for cell in sheet[1]}
    row = next(
        cells[0].row
        for cells in sheet.iter_rows(min_row=2)
        if cells[heads["类别"] - 1].value == "实绩"
    )
    given = {"数值": "12", "报送单位": REPORTER, "文号": "武统函〔2026〕10号"}
    given |= {"日期": "2026-03-06", "来源等级": "内部资料"}
    for name, value in given.items():
        sheet.cell(row, heads[name]).value = value
    book.save(path)

    upload(page, path.read_bytes(), path.name)
    page.get_by_text("新增 1 条").wait_for()
    assert page.locator(".banner").count() == 0


def test_without_review_it_is_written_at_once_and_a_stale_preview_is_told(
    arrive: Arrive, office: Office
):
    office.allow(review="optional")
    first, second = arrive("zhang"), arrive("wang")
    for one, value in ((first, "7.5"), (second, "8.5")):
        filled(
            one.open("/entry"), "财政科技支出", "2024", f"{value}亿元", f"武财函〔2026〕{value}号"
        )
    first.page.get_by_role("button", name=say("write")).click()
    first.page.get_by_text("已写入（变更记录第").wait_for()
    assert (office.head.action, office.head.by.person) == (Action.EDIT, "zhang")
    assert "7.5亿元" in office.text()

    # The open page has noticed meanwhile, or the server refuses: either way nothing is lost.
    told = second.page.locator("[data-testid=stMain]")
    if (button := told.get_by_role("button", name=say("write"))).is_enabled():
        button.click()
        rest(second.page)
    assert "7.5" in told.inner_text()
    assert office.head.by.person == "zhang"
    assert "8.5亿元" not in office.text()


def test_entry_is_taken_back_by_two_people(arrive: Arrive, office: Office):
    path = office.folder / "cities" / "wuwei.yaml"
    before = office.text()
    change = logged.changed(path, "yb-186", obs_value=98, printed="98家")
    done = office.store.commit([change], by=logged.ZHANG, why="年鉴勘误")
    assert "98家" in office.text()

    editor = arrive("wang")
    page = editor.open(f"/history?entry={done.number}")
    box = page.get_by_label(chronicle.say("zh", "reversal_reason"))
    box.fill("误改")
    box.press("Enter")
    rest(page)
    panel(page).get_by_role("button").filter(has_text="撤销第").click()
    page.get_by_text("已提交审核").wait_for()
    assert (office.head.action, office.head.by.person) == (Action.SUBMIT, "wang")
    assert "98家" in office.text()

    reviewer = arrive("li")
    seen = draft(reviewer.open("/entry?filling=waiting"), office.head.draft)
    seen.get_by_role("button", name=say("approve")).click()
    reviewer.page.get_by_text(say("approved")).wait_for()
    assert office.text() == before
    told = panel(reviewer.open(f"/history?figure={change.key}")).locator("table.data").inner_text()
    for one in ("张三", "年鉴勘误", "李四（填报：王五", "误改"):
        assert one in told


INDICATOR = {"zh": "高新技术企业（有效期内）", "en": "High-tech enterprises (certificate valid)"}


def looked_at(one: Visitor) -> dict[object, list]:
    """Return what a reader would object to, by the width of the window, and axe-core by name."""
    found = {}
    for width, height in SIZES:
        one.page.set_viewport_size({"width": width, "height": height})
        still(one)
        found[width] = one.page.evaluate(FAULTS)
    one.page.set_viewport_size({"width": 1366, "height": 900})
    still(one)
    kinds = {"runOnly": {"type": "tag", "values": LEVELS}}
    against = Axe().run(one.page, options=kinds).response["violations"]
    found["axe"] = [(rule["id"], node["target"]) for rule in against for node in rule["nodes"]]
    return {name: faults for name, faults in found.items() if faults}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_filled_in_and_found_is_whole(arrive: Arrive, office: Office, lang: str):
    editor = arrive("zhang")
    page = editor.open(f"/entry?lang={lang}")
    given(page, INDICATOR[lang], "2024", "2300家", "武统函〔2026〕12号", lang)
    panel(page).locator("[data-testid=stCheckbox]").nth(1).wait_for()
    button = page.get_by_role("button", name=say("submit", lang=lang), exact=True)
    fill(page, "why", "补充数据", lang=lang)
    expect(button).to_be_disabled()  # two questions are open
    assert looked_at(editor) == {}
    confirm(page)
    expect(button).to_be_enabled(timeout=LATE)

    fill(page, "value", "abc家", lang=lang)
    page.locator(".banner").wait_for()
    assert button.count() == 0
    assert looked_at(editor) == {}

    page = editor.open(f"/entry?filling=table&lang={lang}")
    upload(
        page, table(("武威", "火星探测器", 2024, "3"), ("武威", "地区生产总值", "去年", "约七百"))
    )
    page.locator(".banner").wait_for()
    assert looked_at(editor) == {}

    change = logged.changed(
        office.folder / "cities" / "wuwei.yaml", "ww-028", obs_value=59.1, printed="59.1亿元"
    )
    waits = review.enter(office.store, [change], by=logged.ZHANG, why="核对", may=lambda *_: True)
    review.submit(office.store, waits.id, by=logged.ZHANG, may=lambda *_: True)
    reviewer = arrive("li")
    draft(reviewer.open(f"/entry?filling=waiting&lang={lang}"), waits.id).wait_for()
    assert looked_at(reviewer) == {}


def follow_up_told(one: Visitor) -> str:
    return one.open("/city?city=620600").locator("[data-testid=stMain]").inner_text()


def test_follow_up_is_entered_approved_closed_and_taken_out(arrive: Arrive, office: Office):
    before = office.text()
    editor, reviewer, reader = arrive("zhang"), arrive("li"), arrive("")
    page = editor.open("/entry?filling=follow_up")
    for name, value in {
        "department": "武威市科技局",
        "cause": "<b>投入</b>少 $x$",
        "measures": "每季调度",
    }.items():
        assert page.get_by_text(say("follow_up_preview")).count() == 0
        fill(page, name, value)
    page.get_by_text(say("follow_up_preview")).wait_for()
    fill(page, "due", "2026-13-01")
    page.get_by_text(say("follow_up_faults")).wait_for()
    fill(page, "due", "2026-12-31")
    page.get_by_text(say("follow_up_preview")).wait_for()
    assert looked_at(editor) == {}
    fill(page, "why", "督办滞后指标")
    page.get_by_role("button", name=say("submit")).click()
    page.get_by_text("已提交审核").wait_for()
    assert (office.head.action, office.text()) == (Action.SUBMIT, before)
    assert "每季调度" not in follow_up_told(reader)

    seen = draft(reviewer.open("/entry?filling=waiting"), office.head.draft)
    assert "每季调度" in seen.inner_text()
    seen.get_by_role("button", name=say("approve")).click()
    reviewer.page.get_by_text(say("approved")).wait_for()
    told = follow_up_told(reader)
    for one in ("武威市科技局", "<b>投入</b>少 $x$", "每季调度", "内部资料"):
        assert one in told

    office.allow(review="optional")
    page = editor.open("/entry?filling=follow_up")
    box = panel(page).get_by_role("combobox", name=words.field("zh", "follow_up"), exact=True)
    box.click()
    page.get_by_role("option").nth(1).click()
    rest(page)
    choose(page, "state", "已办结")
    fill(page, "why", "已经办完")
    page.get_by_role("button", name=say("write")).click()
    page.get_by_text("已写入").wait_for()
    assert "state: closed" in office.text()

    box.click()
    page.get_by_role("option").nth(1).click()
    rest(page)
    confirm(page)
    fill(page, "why", "登记重复")
    expect(page.get_by_text("已写入")).to_have_count(0)
    page.get_by_role("button", name=say("write")).click()
    page.get_by_text("已写入").wait_for()
    assert "每季调度" not in office.text()
    assert "每季调度" not in follow_up_told(reader)
    assert office.store.verify() == ()
