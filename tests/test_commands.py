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


def test_bundle_has_all_formats(tmp_path, no_pictures, capsys):
    path = tmp_path / "all.zip"
    code = main(["bundle", "-o", str(path), "--cities", "wuwei"])
    with zipfile.ZipFile(path) as parts:
        found = parts.namelist()
    err = capsys.readouterr().err

    assert code == 1  # the pictures are missing, and that is said
    assert "没有浏览器" in err
    suffixes = {name.rpartition(".")[2] for name in found}
    assert suffixes == {"docx", "pptx", "xlsx", "html", "csv", "parquet", "xml"}
    assert all(names.label("zh", code) in err for code in OUTPUTS)


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
        assert asked.cities(cat, given, "zh") == ("620600",)
    assert asked.cities(cat, "xi'an、610100 西安", "zh") == ("610100",)
    assert asked.cities(cat, " ", "zh") == cat.cities
