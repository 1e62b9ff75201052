"""What people send: each file gives the figures a careful person would take, or the cells."""

from pathlib import Path

import office
import pytest
from messy import HEAD, HNTE, VALUES, book, long
from messy_cases import CASES, GIVES_ONE, ONE, STACKED, STACKED_FIGURES
from messy_layouts import LAYOUTS

from indicators import catalogue
from indicators.codes import Bound, Comparator, Grade, PeriodKind, Vintage
from indicators.intake.reading import read

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def cat():
    return catalogue.load(DATA)


def figures(taken):
    return sorted(
        (row.area, row.indicator, str(row.role), row.time_period, row.obs_value)
        for row in taken.rows
    )


@pytest.mark.parametrize("case", CASES + LAYOUTS + VALUES, ids=lambda case: case.id)
def test_a_file_gives_its_figures_or_its_faults(case, cat):
    taken = read(case.name, case.data, cat)
    told = [fault.told(lang) for fault in taken.faults for lang in ("zh", "en")]
    assert sorted((f.code, str(f.spot)) for f in taken.faults) == sorted(case.faults), told
    assert figures(taken) == sorted(case.figures)
    assert taken.skipped == case.skipped
    assert all("{" not in one for one in told)


def one_row(cat, head, values):
    taken = read("a.xlsx", book({"表": [head, values]}), cat)
    assert not taken.faults, [fault.told() for fault in taken.faults]
    [row] = taken.rows
    return row


@pytest.mark.parametrize(
    ("given", "bound", "upper"),
    [
        ("约64家", Bound.ABOUT, None),
        ("近64家", Bound.AT_MOST, None),
        ("64余家", Bound.AT_LEAST, None),
        ("突破64家", Bound.AT_LEAST, None),
        ("不超过64家", Bound.AT_MOST, None),
        ("64家", None, None),
        ("64—70家", None, 70.0),
    ],
)
def test_words_at_a_number_are_its_bound(given, bound, upper, cat):
    row = one_row(cat, HEAD, ["武威", "高企", 2023, given, None])
    assert (row.obs_value, row.bound, row.value_upper, row.printed) == (64.0, bound, upper, given)


@pytest.mark.parametrize(
    ("given", "comparator"),
    [("70家以上", Comparator.AT_LEAST), ("超过70", Comparator.ABOVE), ("70家", None),
     ("不超过70家", Comparator.AT_MOST), ("70左右", Comparator.ABOUT)],
)  # fmt: skip
def test_words_at_a_target_are_its_comparator(given, comparator, cat):
    head = [*HEAD[:4], "类别", "规划"]
    row = one_row(cat, head, ["武威", "高企", 2025, given, "目标", "“十四五”规划"])
    assert (row.comparator, row.bound, row.plan) == (comparator, None, "14fyp")


def test_the_document_columns_are_taken(cat):
    head = [
        *HEAD,
        "文件",
        "文号",
        "发布日期",
        "报送单位",
        "网址",
        "出处",
        "来源等级",
        "版次",
        "备注",
    ]
    values = ["武威", "高企", 2023, 64, "家", "统计公报", "武统〔2024〕1号", "2024年3月5日",
             "科技局",
              "https://example.cn/a", "第3页", "官方发布", "公报", "核对过"]  # fmt: skip
    row = one_row(cat, head, values)
    given = row.given
    assert (given.title, given.document_number, given.published, given.reporter) == (
        "统计公报", "武统〔2024〕1号", "2024-03-05", "科技局")  # fmt: skip
    assert (given.url, given.grade) == ("https://example.cn/a", Grade.OFFICIAL)
    assert (row.locator, row.vintage, row.comment) == ("第3页", Vintage.BULLETIN, "核对过")
    assert row.spots["published"].cell == "H2"


def test_a_figure_without_grade_is_internal(cat):
    row = one_row(cat, HEAD, ["武威", "高企", 2023, 64, "家"])
    assert row.given.grade is Grade.INTERNAL
    assert row.printed == "64家"
    assert str(row.spot) == "表!D2"


def test_a_part_of_a_year_is_cumulative(cat):
    row = one_row(cat, HEAD, ["武威", "技术合同成交额", "2024年1-9月", 5, "亿元"])
    assert (row.time_period, row.as_at) == ("2024", "2024-09")
    assert (row.period_kind, row.period_start) == (PeriodKind.CUMULATIVE, 2024)


def test_a_state_within_a_year_is_no_sum(cat):
    row = one_row(cat, HEAD, ["武威", "高企", "截至2024年6月底", 5, "家"])
    assert (row.time_period, row.as_at) == ("2024", "2024-06")
    assert row.period_kind is PeriodKind.POINT


def test_two_vintages_are_two_printings(cat):
    head = [*HEAD, "版次"]
    rows = [["武威", "高企", 2023, 64, "家", "快报"], ["武威", "高企", 2023, 65, "家", "公报"]]
    taken = read("a.xlsx", book({"表": [head, *rows]}), cat)
    assert not taken.faults
    assert [row.obs_value for row in taken.rows] == [64.0, 65.0]


def test_faults_of_all_rows_are_told_at_once_up_to_a_thousand(cat):
    rows = long(*[["武威", "高企", 2023, "很多", None] for _ in range(1200)])
    taken = read("a.xlsx", book({"表": rows}), cat)
    assert len(taken.faults) == 1001
    assert taken.faults[-1].code == "too_many"


def test_an_unknown_name_is_answered_with_near_ones(cat):
    taken = read("a.xlsx", book({"表": long(["武危市", "高企", 2023, 64, None])}), cat)
    [fault] = taken.faults
    assert fault.options[0] == "武威市（620600）"
    assert "武威市（620600）" in fault.told("zh")


@pytest.mark.office
@pytest.mark.parametrize(
    ("suffix", "data", "expected"),
    [
        ("xlsx", STACKED, STACKED_FIGURES),
        ("csv:Text - txt - csv (StarCalc):44,34,76", book({"表": ONE}), GIVES_ONE),
        ("csv:Text - txt - csv (StarCalc):9,34,76", book({"表": ONE}), GIVES_ONE),
        (
            "xlsx",
            book({"表": long(["武威", "高企", 2023, "=60+4", None])}),
            ((*HNTE, "2023", 64.0),),
        ),
    ],
    ids=["xlsx", "csv", "tabs", "computed"],
)
def test_what_libreoffice_writes_is_read(suffix, data, expected, cat, tmp_path):
    made = tmp_path / "table.xlsx"
    made.write_bytes(data)
    folder = tmp_path / "out"
    folder.mkdir()
    converted = office.converted(made, folder, suffix)
    taken = read(converted.name, converted.read_bytes(), cat)
    assert not taken.faults, [fault.told() for fault in taken.faults]
    assert figures(taken) == sorted(expected)
