"""The commands `template` and `import`, as they are typed."""

import argparse
import csv
import io

import fifth_city
import openpyxl
import pytest

from indicators import catalogue, review
from indicators.__main__ import main
from indicators.history import Store
from indicators.intake import command
from indicators.wording import intake_plan as words

HEAD = "城市,指标,年份,数值,报送单位,文号,日期"
LETTER = "甲市统计局,甲统函1号,2026-03-02"
SOUND = f"甲市,hnte,2024,285家,{LETTER}"
SECOND = f"甲市,hnte,2023,252家,{LETTER}"
JUMP = f"甲市,hnte,2024,520家,{LETTER}"
WRONG = f"甲市,hnte,2023,较多,{LETTER}"
UNNAMED = "甲市,rd_intensity,2022,1.45%,,,"
SIGNED = ("--by", "zhang", "--why", "三月报送")


@pytest.fixture
def data(tmp_path):
    return fifth_city.folder(tmp_path / "data")


@pytest.fixture
def call(data):
    """Run a command; return its exit code."""
    parser = argparse.ArgumentParser()
    command.add(parser.add_subparsers(dest="command", required=True), data)
    return lambda *given: command.run(parser.parse_args(list(map(str, given))))


@pytest.fixture
def table(tmp_path):
    """Write a table; return its place."""

    def made(*lines):
        file = tmp_path / "filled.csv"
        file.write_text("\n".join([HEAD, *lines]), encoding="utf-8-sig")
        return file

    return made


def state(folder):
    return {one: one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}


def public(folder):
    return {place: data for place, data in state(folder).items() if ".history" not in place.parts}


def value(data, year):
    figures = catalogue.load(data).figures
    own = figures[(figures["ref_area"] == fifth_city.AREA) & (figures["indicator"] == "hnte")]
    return own.loc[own["time_period"].astype(str) == year, "obs_value"].tolist()


def test_a_preview_writes_nothing(call, data, table, capsys):
    before = state(data)
    assert call("import", table(SOUND)) == 0
    out = capsys.readouterr().out
    assert words.say("zh", "counts", new=1, changed=0, unchanged=0) in out
    assert words.say("zh", "preview") in out
    assert "285家" in out
    assert state(data) == before


def test_what_is_confirmed_is_written_once(call, data, table, capsys):
    assert call("import", table(SOUND, SECOND), "--yes", *SIGNED) == 0
    assert (value(data, "2024"), value(data, "2023")) == ([285.0], [252.0])
    entry = Store(data, git=False).head
    assert (entry.by.person, entry.why) == ("zhang", "三月报送")
    assert words.say("zh", "written", number=entry.number) in capsys.readouterr().out
    before = state(data)
    assert call("import", table(SOUND, SECOND), "--yes", *SIGNED) == 0
    assert words.say("zh", "nothing") in capsys.readouterr().out
    assert state(data) == before


@pytest.mark.parametrize("bad", [WRONG, UNNAMED])
@pytest.mark.parametrize("more", [(), ("--yes", *SIGNED), ("--draft", *SIGNED)])
def test_one_fault_and_nothing_is_written(call, data, table, capsys, bad, more):
    before = state(data)
    assert call("import", table(SOUND, bad), *more) == 1
    err = capsys.readouterr().err
    assert "3：" in err
    assert "处错误，未写入" in err
    assert state(data) == before


def test_all_faults_are_told_at_once(call, table, capsys):
    assert call("import", table(WRONG, WRONG.replace("2023", "2022")), "--lang", "en") == 1
    err = capsys.readouterr().err
    assert "D2: " in err
    assert "D3: " in err
    assert words.say("en", "faults", count=2) in err


def test_open_questions_hold_writing_back(call, data, table, capsys):
    before = state(data)
    for how in ("--yes", "--draft"):
        assert call("import", table(JUMP), how, *SIGNED) == 1
        told = capsys.readouterr()
        assert words.say("zh", "asked", count=1) in told.err
        assert "520" in told.out
    assert state(data) == before
    assert call("import", table(JUMP), "--yes", "--accept-questions", *SIGNED) == 0
    assert value(data, "2024") == [520.0]


def test_accepting_questions_alone_writes_nothing(call, data, table):
    before = state(data)
    assert call("import", table(JUMP), "--accept-questions") == 0
    assert state(data) == before


def test_a_draft_changes_no_figure(call, data, table, capsys):
    before = public(data)
    assert call("import", table(SOUND), "--draft", *SIGNED) == 0
    assert public(data) == before
    [draft] = review.drafts(Store(data, git=False).entries())
    assert (draft.entered_by.person, draft.state) == ("zhang", review.State.DRAFT)
    assert words.say("zh", "drafted", number=draft.id) in capsys.readouterr().out


@pytest.mark.parametrize("signed", [(), SIGNED[:2], SIGNED[2:]])
def test_writing_needs_a_name_and_a_reason(call, data, table, capsys, signed):
    before = state(data)
    assert call("import", table(SOUND), "--yes", *signed) == 2
    assert words.say("zh", "who") in capsys.readouterr().err
    assert state(data) == before


def test_the_effect_on_verdicts_is_told(call, table, capsys):
    assert call("import", table(SOUND)) == 0
    assert words.say("zh", "effects") not in capsys.readouterr().out
    head = "城市,指标,年份,数值,文件名称\n甲市,rd_intensity,2025,2.5%,甲市统计公报"
    file = table()
    file.write_text(head, encoding="utf-8")
    assert call("import", file) == 0
    out = capsys.readouterr().out
    assert words.say("zh", "effects") in out
    assert "甲市" in out.partition(words.say("zh", "effects"))[2]


def test_a_file_that_is_not_there_is_a_wrong_call(call, tmp_path, capsys):
    assert call("import", tmp_path / "none.xlsx") == 2
    assert str(tmp_path / "none.xlsx") in capsys.readouterr().err


@pytest.mark.parametrize(
    "given",
    [("--city", "乙市"), ("--indicator", "none"), ("--plan", "99fyp")],
)
def test_a_template_of_what_there_is_not_is_a_wrong_call(call, tmp_path, capsys, given):
    place = tmp_path / "t.xlsx"
    assert call("template", "-o", place, *given) == 2
    assert words.say("zh", "unknown", value=given[1]) in capsys.readouterr().err
    assert not place.exists()


def test_the_template_holds_what_was_asked(call, tmp_path, capsys):
    place = tmp_path / "t.csv"
    asked = ("--city", "jia", "--indicator", "rd_intensity", "--there", "--csv")
    assert call("template", "-o", place, *asked, "--year", 2024, "--year", 2023) == 0
    assert words.say("zh", "template", value=place) in capsys.readouterr().out
    rows = list(csv.DictReader(io.StringIO(place.read_text(encoding="utf-8-sig"))))
    assert {(one["地区代码"], one["指标代码"]) for one in rows} == {("999900", "rd_intensity")}
    assert {one["年份"] for one in rows} == {"2023", "2024"}
    assert {one["数值"] for one in rows} >= {"1.55%", "1.77%"}


def test_the_command_line_knows_both(data, table, tmp_path, capsys):
    place = tmp_path / "t.xlsx"
    assert main(["template", "-o", str(place), "--city", "甲市", "--data", str(data)]) == 0
    assert openpyxl.load_workbook(place).sheetnames == list(words.SHEETS["zh"].values())
    assert main(["import", str(table(SOUND)), "--data", str(data), "--lang", "en"]) == 0
    assert words.say("en", "preview") in capsys.readouterr().out


def test_a_folder_that_cannot_be_written_is_a_fault(call, tmp_path, capsys):
    assert call("template", "-o", tmp_path / "none" / "t.xlsx") == 1
    assert capsys.readouterr().err
