"""`python -m indicators check`: its exit codes and what it says."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from indicators import catalogue
from indicators.__main__ import main

ROOT = Path(__file__).parents[2]
BROKEN = Path(__file__).parent / "broken"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "indicators", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        timeout=60,
        check=False,
    )


def test_healthy_folder_exits_0(folder: Path, capsys: pytest.CaptureFixture[str]):
    loaded = catalogue.load(folder)

    assert main(["check", "--data", str(folder)]) == 0

    said = capsys.readouterr()
    assert said.err == ""
    counts = [int(number) for number in re.findall(r"\d+", said.out)]
    assert counts == [len(loaded.figures), loaded.figures["ref_area"].nunique()]
    assert "没有发现问题" in said.out


def test_faults_exit_1_and_stand_on_lines_of_their_own(
    folder: Path, capsys: pytest.CaptureFixture[str]
):
    for name in ("printed_value", "tab"):
        shutil.copy(BROKEN / f"{name}.yaml", folder / "cities")

    assert main(["check", "--data", str(folder)]) == 1

    said = capsys.readouterr()
    lines = said.err.splitlines()
    expected = [f"{one.place}: {one.message}" for one in catalogue.load(folder).problems]
    assert lines[: len(expected)] == expected
    assert "2" in lines[-1]
    assert len(lines) == 3


def test_faults_of_code_lists_exit_1(folder: Path, capsys: pytest.CaptureFixture[str]):
    (folder / "units.yaml").unlink()
    (folder / "plans.yaml").write_text("14fyp: {}\n", encoding="utf-8")

    assert main(["check", "--data", str(folder)]) == 1

    said = capsys.readouterr().err
    assert f"{(folder / 'units.yaml').as_posix()}:1:1: " in said
    assert f"{(folder / 'plans.yaml').as_posix()}:1:1: " in said


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param([], id="no command"),
        pytest.param(["chek"], id="no such command"),
        pytest.param(["check", "--dokuments", "x"], id="no such option"),
    ],
)
def test_wrong_call_exits_2(arguments: list[str], capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as stop:
        main(arguments)

    assert stop.value.code == 2
    assert capsys.readouterr().err


@pytest.mark.parametrize("option", ["--data", "--documents"])
def test_missing_folder_exits_2_and_is_named(
    option: str, folder: Path, capsys: pytest.CaptureFixture[str]
):
    missing = folder / "nowhere"
    arguments = ["check", "--data", str(folder), option, str(missing)]

    assert main(arguments) == 2
    assert str(missing) in capsys.readouterr().err


def test_file_instead_of_a_folder_exits_2(folder: Path):
    assert main(["check", "--data", str(folder / "areas.yaml")]) == 2


def test_documents_are_counted(folder: Path, capsys: pytest.CaptureFixture[str]):
    text = "高新技术企业59家，到2025年高新技术企业70家以上。示例实验室。"
    (folder / "jia-plan.txt").write_text(text, encoding="utf-8")

    assert main(["check", "--data", str(folder), "--documents", str(folder)]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert [int(number) for number in re.findall(r"\d+", lines[1])] == [1, 2]


def test_figure_that_is_not_in_its_document_exits_1(
    folder: Path, capsys: pytest.CaptureFixture[str]
):
    text = "高新技术企业59家，到2025年高新技术企业71家以上。示例实验室。"
    (folder / "jia-plan.txt").write_text(text, encoding="utf-8")

    assert main(["check", "--data", str(folder), "--documents", str(folder)]) == 1

    said = capsys.readouterr().err
    city = (folder / "cities" / "jia.yaml").as_posix()
    assert re.search(rf"^{re.escape(city)}:\d+:\d+: .*70家以上", said, re.MULTILINE)


def test_real_data_passes_as_a_command():
    done = run("check")

    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    assert done.stderr == b""


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "utf-8"])
def test_output_survives_other_encodings(encoding: str, folder: Path):
    text = (BROKEN / "number_with_percent.yaml").read_text(encoding="utf-8")
    (folder / "cities" / "bing.yaml").write_text(text.replace("43%", "４３😀"), encoding="utf-8")

    done = run("check", "--data", str(folder), PYTHONIOENCODING=encoding, PYTHONUTF8="0")

    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    place = text.split()[2]
    assert f"bing.yaml:{place}: ".encode() in done.stderr


def test_schema_command_writes_the_schemas(tmp_path: Path):
    assert main(["schema", "--data", str(tmp_path)]) == 0

    assert {path.name for path in tmp_path.iterdir()} == {
        path.name for path in (ROOT / "data").glob("*.schema.json")
    }
