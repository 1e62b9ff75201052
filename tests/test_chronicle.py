"""The log as tables: the list of changes, the past of a figure, two states, a reversal."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import logged
import pytest

from indicators import catalogue, chronicle, progress
from indicators.chronicle import Filter
from indicators.history import Action, Store
from indicators.wording import chronicle as words

DAY = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return logged.folder(tmp_path_factory.mktemp("chronicle") / "data")


@pytest.fixture(scope="module")
def cat(folder: Path):
    return catalogue.load(folder)


@pytest.fixture(scope="module")
def entries(folder: Path):
    return Store(folder).entries()


def cells(exhibit, *names: str) -> list[tuple]:
    return list(exhibit.table[list(names)].itertuples(index=False, name=None))


def test_list_is_complete_and_latest_first(cat, entries):
    found = chronicle.changes(cat, entries)

    assert [*dict.fromkeys(found.table["number"])] == [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]
    assert found.title == "共改动数据7次，涉及7项记录；另有审核经过2次"
    assert found.internal
    assert len(found.notes) == 2


@pytest.mark.parametrize(
    ("number", "action", "deed", "before", "after"),
    [
        (8, "填报", "删除", "3家", ""),
        (7, "撤销", "更改", "98家", "92家"),
        (6, "审核通过", "更改", "58.40亿元", "59.10亿元"),
        (4, "起草", "拟更改", "58.40亿元", "59.10亿元"),
        (3, "外部修改", "更改", "36.9189亿元", "37.50亿元"),
    ],
)
def test_row_tells_value_before_and_after_in_its_unit(
    cat, entries, number, action, deed, before, after
):
    table = chronicle.changes(cat, entries).table
    [row] = table[table["number"] == number].to_dict("records")

    assert (row["action"], row["deed"]) == (action, deed)
    assert (row["before"].split("\n")[0], row["after"].split("\n")[0]) == (before, after)
    assert row["area"] == "武威市"


def test_row_tells_person_reason_and_document(cat, entries):
    table = chronicle.changes(cat, entries).table
    [row] = table[table["record"] == "ww-rd-2024"].to_dict("records")
    [approved] = table[table["number"] == 6].to_dict("records")

    assert (row["person"], row["why"], row["year"]) == ("张三", "补充2024年数据", "2024")
    assert row["document"] == "《关于报送2024年科技统计数据的函》（武统函〔2025〕3号）〔内部资料〕"
    assert approved["person"] == "李四（填报：张三）"


def test_other_fields_that_changed_are_told(cat, entries):
    table = chronicle.changes(cat, entries).table
    [row] = table[table["number"] == 2].to_dict("records")

    assert row["after"] == "98家\n原文数字：98家\n备注：按年鉴勘误"


def test_edit_without_a_record_names_the_file(cat, entries):
    table = chronicle.changes(cat, entries).table
    [row] = table[table["number"] == 9].to_dict("records")

    assert row["action"] == "外部修改"
    assert "cities/wuwei.yaml" in row["after"]


@pytest.mark.parametrize(
    ("wanted", "numbers"),
    [
        (Filter(people=("zhang",)), [6, 5, 4, 1]),
        (Filter(actions=("external",)), [9, 3]),
        (Filter(indicators=("hnte",)), [7, 2]),
        (Filter(areas=("610100",)), []),
        (Filter(areas=("620600",), actions=("edit",)), [8, 2, 1]),
        (Filter(indicators=("hnte",), people=("zhang",)), []),
    ],
)
def test_filters(cat, entries, wanted, numbers):
    found = chronicle.changes(cat, entries, wanted=wanted)

    assert [*dict.fromkeys(found.table["number"])] == numbers
    assert bool(found.empty) == (not numbers)


def test_times_are_those_of_beijing(cat, entries):
    late = [replace(entries[0], at="2026-11-22T18:30:00+00:00")]

    assert cells(chronicle.changes(cat, late), "at") == [("2026-11-23 02:30",)]


def test_what_the_tool_wrote_is_told_in_the_readers_language(cat, entries):
    table = chronicle.changes(cat, entries, "en").table

    [row] = table[table["number"] == 9].to_dict("records")
    assert row["person"] == "unknown (edited the files themselves)"
    assert row["why"] == "Data files were edited outside the tool"


@pytest.mark.parametrize(
    ("figure", "states"),
    [
        ("yb-186", [(0, "92家"), (2, "98家"), (7, "92家")]),
        ("ww-rd-2024", [(1, "1.62%")]),
        ("ww-009", [(0, "3家"), (8, "（无此数据）")]),
        ("ww-028", [(0, "58.40亿元"), (6, "59.10亿元")]),
        ("ww-001", [(0, "46.09%")]),
        ("nothing", []),
    ],
)
def test_history_of_a_figure_has_every_state_from_the_first(cat, entries, figure, states):
    found = chronicle.history(cat, entries, figure)

    told = [(number, value.split("\n")[0]) for number, value in cells(found, "number", "after")]
    assert told == states
    assert bool(found.empty) == (not states)


def test_figure_is_found_by_area_and_indicator_even_when_it_is_gone(cat, entries):
    assert chronicle.place(cat, entries, "ww-009") == ("620600", "little_giants")
    assert chronicle.place(cat, entries, "yb-186") == ("620600", "hnte")
    assert chronicle.place(cat, entries, "nothing") is None
    gone = chronicle.figures(cat, entries, "620600", "little_giants", "zh")
    assert gone == {"ww-009": "2020 实绩（已删除）"}
    assert "little_giants" in chronicle.indicators(cat, entries, "620600", "zh")


def test_states_are_months_days_and_entries(entries):
    first = replace(entries[0], at="2026-01-30T10:00:00+08:00")
    later = [replace(one, at="2026-03-02T00:30:00+08:00") for one in entries[1:3]]
    found = chronicle.states([first, *later], "zh", dt.date(2026, 4, 5), also=["2026-02-14", "x"])

    assert [*found] == [
        "now", "2026-03", "2026-02", "2026-01", "2026-03-02", "2026-02-14", "2026-01-30",
        "2", "1", "0",
    ]  # fmt: skip
    chosen = ("2026-02", "2026-02-14", "2026-03-02", "2026-03", "1", "now")
    numbers = [chronicle.number_of([first, *later], one) for one in chosen]
    assert numbers == [0, 0, 2, 2, 1, None]


@pytest.fixture(scope="module")
def compared(folder: Path, cat, tmp_path_factory: pytest.TempPathFactory):
    place = Store(folder).as_of(0, tmp_path_factory.mktemp("past") / "data")
    past = catalogue.load(place)
    return [
        chronicle.State(one, progress.assess(one, as_of=2025, on=DAY), name)
        for one, name in ((past, "当初"), (cat, "现在"))
    ]


def test_figures_of_two_states_differ_where_they_were_changed(compared):
    found = chronicle.figures_compared(*compared, ())

    assert {row[0]: row[1] for row in cells(found, "record", "deed")} == {
        "ww-rd-2024": "新增",
        "ww-028": "更改",
        "yb-187": "更改",
        "ww-009": "删除",
    }
    assert found.title == "当初与现在相比：4条数据不同"
    assert found.internal
    assert chronicle.figures_compared(*compared, ("610100",)).empty


def test_verdicts_of_two_states_differ_where_they_rest_on_a_change(compared):
    found = chronicle.verdicts_compared(*compared, ["620600"], "14fyp", as_of=2025)
    told = cells(found, "indicator", "verdict_then", "value_now")

    assert ("R&D经费投入强度", "○ 尚无实绩数据", "1.62（2024）") in told
    assert len(told) == 2
    assert found.internal


def test_state_compared_with_itself_shows_nothing(compared):
    _, now = compared

    assert chronicle.figures_compared(now, now, ()).empty
    assert chronicle.verdicts_compared(now, now, ["620600"], "14fyp", as_of=2025).empty


def test_reversal_is_shown_as_what_it_would_do(folder: Path, cat, entries):
    changes = Store(folder).reversal(6)
    found = chronicle.reversal(cat, entries, 6, changes)

    [(before, after)] = cells(found, "before", "after")
    assert (before.split("\n")[0], after.split("\n")[0]) == ("59.10亿元", "58.40亿元")
    assert [*chronicle.reversible(cat, entries, "zh")] == ["8", "7", "6", "3", "2", "1"]
    assert "undo 6 " in chronicle.command(6)


def test_soundness(folder: Path, entries, tmp_path: Path):
    sound = chronicle.soundness(entries, Store(folder).verify())
    assert "共有9条变更" in sound.line
    assert not sound.broken

    copy = logged.folder(tmp_path / "data")
    path = copy / "cities" / "wuwei.yaml"
    path.write_text(path.read_text("utf-8") + "# 又一处\n", encoding="utf-8")
    outside = chronicle.soundness(Store(copy).entries(), Store(copy).verify())
    assert outside.faults
    assert not outside.broken

    log = next((copy / ".history").glob("*.jsonl"))
    log.write_text(log.read_text("utf-8").replace("重复录入", "另有原因"), encoding="utf-8")
    broken = chronicle.soundness(entries, Store(copy).verify())
    assert broken.broken
    assert broken.faults


def test_words_are_the_same_in_both_languages():
    for table in (words.PICKER, words.HINT, words.HELP, words.PART, words.ACTION, words.DEED,
                  words.HEADER, words.FIELD, words.WORDS):  # fmt: skip
        assert table["zh"].keys() == table["en"].keys()
    assert words.ACTION["zh"].keys() == {str(one) for one in Action}


def test_values_that_differ_never_read_the_same(cat, entries):
    [edit] = entries[2].changes
    small = replace(edit, after={**edit.before, "obs_value": 92.00000004})
    [row] = chronicle.changes(cat, [replace(entries[2], changes=(small,))]).table.to_dict("records")

    assert row["before"] != row["after"]


@pytest.mark.parametrize("value", [None, "x", True, [1], 1e300, float("inf"), 10**400])
def test_nonsense_in_a_file_is_told_as_it_stands(cat, entries, value):
    [edit] = entries[2].changes
    odd = replace(edit, after={**edit.before, "obs_value": value, "source": 3, "time_period": 7})
    found = chronicle.changes(cat, [replace(entries[2], changes=(odd,))], "en")

    assert len(found.table) == 1


def test_list_is_internal_where_the_value_before_was(cat, entries):
    figure = entries[1].changes[1]
    published = replace(figure, before=figure.after, after={**figure.after, "source": "plan"})
    found = chronicle.changes(cat, [replace(entries[2], changes=(published,))])

    assert found.internal
    assert not chronicle.changes(cat, entries[2:3]).internal
