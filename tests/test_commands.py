"""The commands that write files: what they write, what they refuse, and in which words."""

import os
import shutil
import signal
import subprocess
import sys
import textwrap
import zipfile
from pathlib import Path

import docx
import pytest
from pptx import Presentation
from test_deck import template

from indicators import commands
from indicators.__main__ import main
from indicators.delivery import OUTPUTS, DeliveryError, asked, kinds, outputs
from indicators.wording import commands as words
from indicators.wording import delivery as names
from indicators.wording import report as told

ROOT = Path(__file__).parent.parent
posix = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")


@pytest.fixture(autouse=True)
def _fixed_day(monkeypatch):
    monkeypatch.setenv("INDICATORS_TODAY", "2026-11-22")


@pytest.fixture
def no_pictures(monkeypatch):
    """As on a machine without a browser."""

    def refuse(_):
        raise DeliveryError("没有浏览器")

    for code in ("png", "svg", "pdf"):
        one = OUTPUTS[code]
        monkeypatch.setitem(
            outputs.OUTPUTS, code, type(one)(one.code, one.suffix, one.mime, refuse)
        )


def written(path):
    return "\n".join(one.text for one in docx.Document(str(path)).paragraphs)


def slides(path):
    return "\n".join(
        shape.text_frame.text
        for slide in Presentation(str(path)).slides
        for shape in slide.shapes
        if shape.has_text_frame
    )


def test_briefing_is_written_with_what_was_asked(tmp_path, capsys):
    path = tmp_path / "报告.docx"
    code = main(["briefing", "-o", str(path), "--cities", "wuwei，西安", "--unit", "某市科技局",
                 "--date", "2026-11-20", "--final", "--title", "自拟标题"])  # fmt: skip
    text = written(path)

    assert code == 0
    assert str(path) in capsys.readouterr().out
    for part in ("自拟标题", "某市科技局", "武威市", "西安市", told.say("zh", "final")):
        assert part in text
    assert "西宁市" not in text


def test_briefing_is_written_as_its_suffix_says(tmp_path):
    path = tmp_path / "report.pptx"
    house = tmp_path / "house.pptx"
    house.write_bytes(template())
    code = main(["briefing", "-o", str(path), "--cities", "620600", "--lang", "en",
                 "--template", str(house)])  # fmt: skip
    made = Presentation(str(path))

    assert code == 0
    assert "Wuwei" in slides(path)
    assert (made.slide_width.pt, made.slide_height.pt) == (720, 540)


def test_export_writes_each_format_into_the_folder(tmp_path):
    folder = tmp_path / "out" / "wuwei"
    code = main(["export", "-o", str(folder), "--cities", "wuwei", "--format", "csv,sdmx,handbook"])

    found = {one.name for one in folder.iterdir()}
    assert code == 0
    assert {names.say("zh", key) for key in ("figures", "judged", "structure", "handbook")} == {
        name.rpartition(".")[0] for name in found if not name.startswith("SDMX指") and not
        name.startswith("SDMX进")
    }  # fmt: skip
    assert len(found) == 7


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_each_kind_of_exhibit_can_be_exported_alone(tmp_path, kind):
    path = tmp_path / "one.pptx"
    code = main(["export", "-o", str(path), "--format", "pptx", "--exhibit", kind,
                 "--indicator", "rd_intensity", "--cities", "武威市,西安市"])  # fmt: skip

    assert code == 0
    assert names.KINDS["zh"][kind] in slides(path)


def test_all_formats_are_made_that_can_be(tmp_path, no_pictures, capsys):
    path = tmp_path / "all.zip"
    code = main(["export", "--format", "all", "-o", str(path), "--city", "wuwei"])
    with zipfile.ZipFile(path) as parts:
        found = parts.namelist()
    err = capsys.readouterr().err

    assert code == 1  # the pictures are missing, and that is said
    assert "没有浏览器" in err
    suffixes = {name.rpartition(".")[2] for name in found}
    assert suffixes == {"docx", "pptx", "xlsx", "html", "csv", "parquet", "xml"}
    assert all(names.label("zh", code) in err for code in OUTPUTS)


def headings(path):
    found = docx.Document(str(path)).paragraphs
    return [one.text for one in found if one.style.name == "Heading 1"]


RECIPE = """
cities: [xian, wuwei]
sections: [lacking, overall]
title: 方案标题
unit: 某局
formats: [docx, html]
output: out
"""


@pytest.fixture
def recipe(tmp_path):
    path = tmp_path / "house" / "recipe.yaml"
    path.parent.mkdir()
    path.write_text(RECIPE, encoding="utf-8")
    return path


def test_recipe_makes_its_files_beside_it(recipe, capsys):
    assert main(["briefing", str(recipe)]) == 0

    folder = recipe.parent / "out"
    assert {one.name for one in folder.iterdir()} == {"方案标题.docx", "方案标题.html"}
    text = written(folder / "方案标题.docx")
    assert "西安市、武威市" in text
    assert "某局" in text
    heads = [one.partition("、")[2] for one in headings(folder / "方案标题.docx")]
    assert heads[:2] == ["数据缺口", "总体情况"]
    assert "[2/2]" in capsys.readouterr().err
    assert main(["briefing", str(recipe)]) == 1  # they are there
    assert main(["briefing", str(recipe), "--force"]) == 0


def test_options_outdo_the_recipe(recipe, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    code = main(["briefing", str(recipe), "-o", "b.docx", "--title", "另题", "--city", "wuwei",
                 "--sections", "overall", "--final"])  # fmt: skip
    text = written(tmp_path / "b.docx")

    assert code == 0
    assert {one.name for one in tmp_path.iterdir()} == {"b.docx", "house"}
    assert "另题" in text
    assert "西安市" not in text
    assert "数据缺口" not in text
    assert "某局" in text
    assert told.say("zh", "final") in text


def test_recipe_with_faults_writes_nothing(recipe, capsys):
    recipe.write_text(f"{RECIPE}plan: 99fyp\nfarbe: rot\n", encoding="utf-8")

    assert main(["briefing", str(recipe)]) == 1
    err = capsys.readouterr().err
    assert "recipe.yaml:8:7" in err
    assert "recipe.yaml:9:1" in err
    assert [one.name for one in recipe.parent.iterdir()] == ["recipe.yaml"]


def test_recipe_without_a_place_needs_one(recipe, tmp_path, capsys):
    recipe.write_text("cities: [wuwei]\nsections: [overall]\n", encoding="utf-8")

    assert main(["briefing", str(recipe)]) == 2
    assert "-o" in capsys.readouterr().err
    assert main(["briefing", str(recipe), "-o", str(tmp_path / "out")]) == 0
    assert [one.suffix for one in (tmp_path / "out").iterdir()] == [".docx"]


def test_report_is_on_the_indicators_chosen(tmp_path):
    path = tmp_path / "a.docx"
    arguments = ["briefing", "-o", str(path), "--cities", "xian,wuwei"]

    assert main([*arguments, "--indicators", "rd_intensity,高新技术企业（有效期内）"]) == 0
    document = docx.Document(str(path))
    text = written(path) + "".join(
        cell.text for table in document.tables for row in table.rows for cell in row.cells
    )
    assert "本报告所选：R&D经费投入强度、高新技术企业（有效期内）" in text
    assert "科技型中小企业（评价入库）" not in text
    assert main(["briefing", "-o", str(path), "--force"]) == 0
    assert "科技型中小企业（评价入库）" in written(path)


def test_terminal_gets_a_bar_and_a_file_gets_lines(tmp_path, capsys, monkeypatch):
    arguments = ["export", "--city", "wuwei", "--format", "csv,handbook", "--force"]
    arguments += ["-o", str(tmp_path / "out")]
    assert main(arguments) == 0
    lines = capsys.readouterr().err.splitlines()
    assert lines == [
        words.say("zh", "making", place=place, count=2, name=names.label("zh", code))
        for place, code in ((1, "csv"), (2, "handbook"))
    ]

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert main(arguments) == 0
    err = capsys.readouterr().err
    assert "\r" in err
    assert "[1/2]" not in err  # a bar, no lines
    assert all(names.label("zh", code) in err for code in ("csv", "handbook"))


def test_help_tells_the_exit_codes(capsys):
    for name in commands.NAMES:
        with pytest.raises(SystemExit):
            main([name, "--help"])
        out = capsys.readouterr().out
        assert "退出码" in out
        assert all(code in out for code in ("0", "1", "2", str(commands.INTERRUPTED)))


def test_public_edition_says_so(tmp_path):
    path = tmp_path / "a.docx"

    assert main(["briefing", "-o", str(path), "--cities", "wuwei", "--public"]) == 0
    assert told.say("zh", "public") in written(path)


WRONG = {
    "city": (["briefing", "-o", "a.docx", "--cities", "wuwei,火星"], "火星", "620600 wuwei 武威市"),
    "comparator": (["briefing", "-o", "a.docx", "--cities", "hanzhong"], "hanzhong", "wuwei"),
    "plan": (["briefing", "-o", "a.docx", "--plan", "99fyp"], "99fyp", "14fyp"),
    "year": (["briefing", "-o", "a.docx", "--as-of", "2031"], "2031", "2025"),
    "date": (["briefing", "-o", "a.docx", "--date", "明天"], "明天", "2026-11-22"),
    "suffix": (["briefing", "-o", "a.doc"], ".doc", ".docx"),
    "format": (["export", "-o", "out", "--format", "ppt"], "ppt", "pptx"),
    "exhibit": (["export", "-o", "out", "--exhibit", "map"], "map", "overview"),
    "indicator": (["export", "-o", "o", "--exhibit", "trend", "--indicator", "x"], "x", "hnte"),
    "no indicator": (["export", "-o", "out", "--exhibit", "trend"], "trend", "--indicator"),
    "section": (["briefing", "-o", "a.docx", "--sections", "overal"], "overal", "overall"),
    "indicators": (["briefing", "-o", "a.docx", "--indicators", "hnt"], "hnt", "hnte"),
    "recipe": (["briefing", "nowhere.yaml", "-o", "a.docx"], "nowhere.yaml", ""),
    "no place": (["export", "--format", "csv"], "", "-o"),
    "several": (["export", "-o", "a.csv", "--format", "csv"], "", ".zip"),
    "template": (["briefing", "-o", "a.pptx", "--template", "nowhere.pptx"], "nowhere.pptx", ""),
    "template alone": (["briefing", "-o", "a.docx", "--template", "pyproject.toml"], "", "pptx"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_call_says_what_is_allowed(case, tmp_path, capsys, monkeypatch):
    arguments, given, allowed = WRONG[case]
    if case != "template alone":
        monkeypatch.chdir(tmp_path)
    before = set(Path().iterdir())

    assert main(arguments) == 2

    err = capsys.readouterr().err
    assert given in err
    assert allowed in err
    assert "Traceback" not in err
    assert set(Path().iterdir()) == before


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_cannot_be_written_is_said(tmp_path, capsys, lang):
    path = tmp_path / "没有" / "a.docx"
    common = ["--cities", "wuwei", "--lang", lang]
    bad = tmp_path / "bad.pptx"
    bad.write_bytes(b"x")

    assert main(["briefing", "-o", str(path), *common]) == 1
    assert str(path.parent) in capsys.readouterr().err
    below = tmp_path / "file"
    below.write_text("")
    assert main(["export", "-o", str(below / "out"), "--format", "docx", *common]) == 1
    assert str(below) in capsys.readouterr().err
    arguments = ["-o", str(tmp_path / "a.pptx"), "--template", str(bad), *common]
    assert main(["briefing", *arguments]) == 1
    assert "PowerPoint" in capsys.readouterr().err
    assert {one.name for one in tmp_path.iterdir()} == {"bad.pptx", "file"}


def test_existing_file_is_kept_unless_told(tmp_path, capsys):
    path = tmp_path / "a.docx"
    path.write_text("old")
    arguments = ["briefing", "-o", str(path), "--cities", "wuwei"]

    assert main(arguments) == 1
    assert path.read_text() == "old"
    assert words.say("zh", "exists", path=path) in capsys.readouterr().err
    assert main([*arguments, "--force"]) == 0
    assert "武威市" in written(path)


def test_fault_of_a_file_is_told_and_the_rest_written(tmp_path, capsys):
    folder = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    (folder / "cities" / "xining.yaml").write_text("ref_area: [", encoding="utf-8")
    path = tmp_path / "a.docx"
    arguments = ["-o", str(path), "--data", str(folder)]

    assert main(["briefing", *arguments]) == 1
    assert words.say("zh", "left_out", count=1) in capsys.readouterr().err
    assert "武威市" in written(path)
    assert main(["briefing", *arguments, "--force", "--cities", "xining"]) == 2
    assert main(["briefing", "-o", str(path), "--data", str(tmp_path / "no")]) == 2


def test_same_call_gives_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        arguments = ["export", "-o", str(tmp_path / name), "--cities", "wuwei"]
        assert main([*arguments, "--format", "docx,pptx,xlsx,html,csv,parquet,sdmx"]) == 0

    for one in (tmp_path / "a").iterdir():
        assert one.read_bytes() == (tmp_path / "b" / one.name).read_bytes(), one.name


@posix
def test_interruption_is_said_and_leaves_nothing(tmp_path):
    script = """
        import sys, time
        from indicators import commands
        from indicators.__main__ import main
        def slow(*_, **__):
            print("making", flush=True)
            time.sleep(60)
        commands.catalogue.load = slow
        sys.exit(main(["briefing", "-o", sys.argv[1]]))
    """
    path = tmp_path / "a.docx"
    running = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script), str(path)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert running.stdout.readline().strip() == b"making"
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)

    assert running.returncode == commands.INTERRUPTED
    assert words.say("zh", "interrupted") in err.decode()
    assert list(tmp_path.iterdir()) == []


def test_words_are_there_in_both_languages():
    for found in (words.WORDS, names.LABELS, names.WORDS, names.KINDS):
        assert found["zh"].keys() == found["en"].keys()
    assert names.KINDS["zh"].keys() == kinds.KINDS.keys()
    assert names.LABELS["zh"].keys() == OUTPUTS.keys()


def test_cities_are_named_in_any_way():
    from indicators import catalogue

    cat = catalogue.load(ROOT / "data")
    for given in ("620600", "wuwei", "武威市", "武威", "Wuwei"):
        assert asked.cities(cat, asked.parts(given), "zh") == ("620600",)
    assert asked.cities(cat, asked.parts("xi'an、610100 西安"), "zh") == ("610100",)
    assert asked.cities(cat, asked.parts(" "), "zh") == cat.cities
