"""督办: who does what about an indicator that lags, on every way out, and never in public."""

import csv
import datetime as dt
import io

import fifth_city
import openpyxl
import pytest
import yaml
from docx import Document
from pptx import Presentation

from indicators import catalogue, exhibits, export, progress
from indicators.briefing import briefing
from indicators.catalogue_narrowed import narrowed
from indicators.catalogue_public import published
from indicators.exhibits.follow_ups import state
from indicators.exhibits.report import Imprint, Shown
from indicators.exhibits.wanted import Wanted
from indicators.export.page import html
from indicators.wording import follow_ups as words

AREA, YEAR, ON = fifth_city.AREA, 2025, dt.date(2026, 11, 22)
PLAIN = "620600"
FOLLOW_UPS = """follow_ups:
  - {id: f1, indicator: sti_rank, department: 甲市科技局, lead: 张三, cause: 投入增长慢,
     measures: 每季调度, date: 2026-01-05, due: 2026-12-31}
  - {id: f2, indicator: tech_contracts, department: 甲市科技局, cause: 登记不及时,
     measures: 增设登记点, date: 2026-03-01, state: closed}
  - {id: f3, indicator: rd_intensity, plan: 14fyp, department: 甲市统计局, cause: 活动少,
     measures: 逐户辅导, date: 2026-02-10, source: bulletin}
"""


@pytest.fixture(scope="module")
def cat(tmp_path_factory):
    folder = fifth_city.folder(tmp_path_factory.mktemp("followed") / "data")
    with (folder / "cities" / "jia.yaml").open("a", encoding="utf-8") as file:
        file.write(FOLLOW_UPS)
    found = catalogue.load(folder)
    assert [str(one) for one in found.problems] == []
    return found


@pytest.fixture(scope="module")
def frame(cat):
    return progress.assess(cat, as_of=YEAR, on=ON)


def listed(cat, frame, plan="14fyp", lang="zh", area=AREA, **more):
    return exhibits.follow_ups(cat, frame, area, plan, lang, as_of=YEAR, **({"on": ON} | more))


def reported(cat, frame, area=AREA):
    return briefing(
        cat, frame, [area], "14fyp", as_of=YEAR, on=ON, imprint=Imprint(), sections=["cities"]
    )


def test_the_frame_names_city_and_document(cat):
    rows = cat.follow_ups.set_index("follow_up_id")

    assert list(rows.index) == ["jia/f1", "jia/f2", "jia/f3"]
    assert set(rows["ref_area"]) == {AREA}
    assert list(rows["state"]) == ["open", "closed", "open"]
    assert rows.loc["jia/f3", "source"] == "jia/bulletin"


def test_what_lags_most_stands_first_and_what_is_not_judged_last(cat, frame):
    table = listed(cat, frame).table

    assert list(table["cause"]) == ["活动少", "登记不及时", "投入增长慢"]
    assert table["gap"].iloc[0] == pytest.approx(2.22 - 1.995)


@pytest.mark.parametrize(("lang", "states"), [("zh", "办理中"), ("en", "open")])
def test_the_table_is_told_in_both_languages(cat, frame, lang, states):
    found = listed(cat, frame, lang=lang)

    assert found.table["state"].iloc[0] == states
    assert found.internal
    assert found.internal_line
    assert any(one.key == "jia/bulletin" for one in found.sources)


def test_a_follow_up_of_another_plan_is_left_out(cat, frame):
    assert "活动少" not in set(listed(cat, frame, plan="15fyp").table["cause"])


def test_filters_that_leave_nothing_are_named(cat, frame):
    found = listed(cat, frame, wanted=Wanted(departments=("无此局",)))

    assert "无此局" in found.empty


def test_a_city_without_any_shows_nothing(cat, frame):
    assert listed(cat, frame, area=PLAIN) is None
    report = reported(cat, frame, PLAIN)
    assert "follow_ups" not in {one.exhibit.id for one in report.exhibits()}


def test_the_briefing_shows_the_table_and_is_internal(cat, frame):
    report = reported(cat, frame)

    [shown] = [
        one for one in report.blocks if isinstance(one, Shown) and one.exhibit.id == "follow_ups"
    ]
    assert shown.table
    assert report.internal


def test_nothing_of_it_is_in_the_public_edition(cat, frame):
    public = published(cat)

    assert public.follow_ups.empty
    assert not reported(public, frame).internal
    assert len(cat.follow_ups) == 3


def test_a_report_on_some_indicators_keeps_theirs(cat):
    assert list(narrowed(cat, ["rd_intensity"]).follow_ups["indicator"]) == ["rd_intensity"]


DAY = dt.timedelta(days=1)
DUE = dt.date(2026, 12, 31)


def states(found):
    return dict(zip(found.table["cause"], found.table["state"], strict=True))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_only_what_is_open_after_its_day_is_overdue(cat, frame, lang):
    told = words.STATE[lang]
    before, after = (listed(cat, frame, lang=lang, on=one) for one in (DUE, DUE + DAY))

    assert states(before)["投入增长慢"] == told["open"]
    assert states(after)["投入增长慢"] == told["overdue"]
    assert states(after)["登记不及时"] == told["closed"]
    assert states(after)["活动少"] == told["open"]
    assert told["overdue"] in after.title
    assert told["overdue"] not in before.title


@pytest.mark.parametrize(
    ("due", "last"),
    [("2026", DUE), ("2026-02", dt.date(2026, 2, 28)), ("2026-11-22", dt.date(2026, 11, 22))],
)
def test_the_whole_of_what_is_said_must_be_over(due, last):
    one = {"state": "open", "due": due}

    assert [state(one, on) for on in (last, last + DAY)] == ["open", "overdue"]
    assert state(one | {"state": "closed"}, last + DAY) == "closed"
    assert state(one | {"due": None}, dt.date.max) == "open"


def test_the_briefing_and_the_book_tell_what_is_overdue(cat, frame):
    late = DUE + DAY
    told = words.STATE["zh"]["overdue"]
    report = briefing(
        cat, frame, [AREA], "14fyp", as_of=YEAR, on=late, imprint=Imprint(), sections=["cities"]
    )
    [shown] = [one for one in report.exhibits() if one.exhibit.id == "follow_ups"]

    assert told in set(shown.exhibit.table["state"])
    assert told in _sheet(booked(cat, frame, late))
    assert told not in _sheet(booked(cat, frame, DUE))


def booked(cat, frame, on):
    return export.book(cat, frame, [AREA], "14fyp", as_of=YEAR, on=on, imprint=Imprint())


def _sheet(data):
    book = openpyxl.load_workbook(io.BytesIO(data))
    return {one.value for row in book[words.say("zh", "heading")].iter_rows() for one in row}


HOSTILE = {
    "a formula": "=cmd|' /C calc'!A0",
    "a tag": "<script>hit()</script>",
    "long": "很长的措施" * 400,
    "emoji": "完成😀\U0001f468‍\U0001f469‍\U0001f467",
    "right to left": "\u202eabc\u202c שלום",
    "lines": "第一行\n第二行",
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    folder = fifth_city.folder(tmp_path_factory.mktemp("hostile") / "data")
    rows = [
        {"id": f"h{number}", "indicator": "sti_rank", "department": text, "cause": text,
         "measures": text, "lead": text, "date": "2026-01-05", "due": "2026-02-01"}
        for number, text in enumerate(HOSTILE.values())
    ]  # fmt: skip
    with (folder / "cities" / "jia.yaml").open("a", encoding="utf-8") as file:
        file.write(yaml.safe_dump({"follow_ups": rows}, allow_unicode=True))
    found = catalogue.load(folder)
    assert [str(one) for one in found.problems] == []
    return found


def test_hostile_texts_stay_texts_in_every_file(hostile, frame):
    found = listed(hostile, frame)
    report = reported(hostile, frame)
    book = openpyxl.load_workbook(io.BytesIO(booked(hostile, frame, ON)))
    kinds = {one.data_type for row in book[words.say("zh", "heading")].iter_rows() for one in row}
    page = html(report).decode()
    paper = Document(io.BytesIO(export.docx(report)))
    slides = Presentation(io.BytesIO(export.deck(report)))

    assert "f" not in kinds
    assert "<script>hit()" not in page
    assert "&lt;script&gt;hit()" in page
    cells = {cell.text for table in paper.tables for row in table.rows for cell in row.cells}
    assert any("<script>hit()" in one for one in cells)
    assert len(slides.slides) > 0
    lines = csv.reader(io.StringIO(export.csv(found).decode("utf-8-sig")))
    assert not [one for line in lines for one in line if one.startswith("=")]
