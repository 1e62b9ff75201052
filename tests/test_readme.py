"""What the READMEs show is what happens: examples load, the quoted fault is the printed one."""

import re
import shlex
import shutil
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from test_deck import template

from indicators import catalogue
from indicators.__main__ import main
from indicators.delivery import OUTPUTS
from indicators.yaml_text import read

ROOT = Path(__file__).parents[1]
COMMAND = re.compile(r"^ *python -m indicators ((?:briefing|export) .*)$", re.MULTILINE)
BLOCK = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
LISTS = ("areas.yaml", "indicators.yaml", "plans.yaml", "units.yaml")
SECTIONS = ("figures", "issues", "text_targets", "follow_ups")


def blocks() -> list[str]:
    return BLOCK.findall((ROOT / "data" / "README.md").read_text(encoding="utf-8"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(ROOT / "data", tmp_path / "data"))


def content(text: str, folder: Path):
    path = folder / "block.yaml"
    path.write_text(text, encoding="utf-8")
    return read(path).content


def extended(city: dict, folder: Path) -> dict:
    for text in blocks():
        name = text.split("\n", 1)[0].removeprefix("# ").strip()
        if name in LISTS:
            with (folder / name).open("a", encoding="utf-8") as file:
                file.write("\n" + text)
        elif name == "figures":
            for code, figures in content(text, folder).items():
                city["figures"].setdefault(code, []).extend(figures)
        elif name in SECTIONS:
            city.setdefault(name, []).extend(content(text, folder))
    return city


def test_examples_of_the_data_readme_load(folder: Path):
    [city_text] = [text for text in blocks() if "\nref_area:" in text]
    before = len(catalogue.load(folder).figures)
    city = extended(content(city_text, folder), folder)
    target = folder / "cities" / "shili.yaml"
    target.write_text(yaml.safe_dump(city, allow_unicode=True, sort_keys=False), encoding="utf-8")

    loaded = catalogue.load(folder)

    assert not loaded.problems, "\n".join(map(str, loaded.problems))
    shown = sum(len(figures) for figures in city["figures"].values())
    assert len(loaded.figures) == before + shown
    assert len(blocks()) > 10


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_commands_that_write_files_do_so(name: str, tmp_path: Path, monkeypatch):
    lines = COMMAND.findall((ROOT / name).read_text(encoding="utf-8"))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("INDICATORS_TODAY", "2026-11-22")
    for code in ("png", "svg", "pdf"):  # which need a browser, and have their own tests
        monkeypatch.setitem(OUTPUTS, code, replace(OUTPUTS[code], make=lambda _: []))
    assert len(lines) == 6
    [recipe] = [one for one in BLOCK.findall((ROOT / name).read_text("utf-8")) if "formats:" in one]
    for line in lines:
        arguments = shlex.split(line)
        if arguments[1].endswith(".yaml"):
            Path(arguments[1]).write_text(recipe, encoding="utf-8")
        for option, value in pairwise(arguments):
            if option == "--template":
                Path(value).write_bytes(template())
        assert main(arguments) == 0, line
        assert Path(arguments[arguments.index("-o") + 1]).exists()


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_quoted_fault_is_the_one_printed(name: str, folder: Path, capsys, monkeypatch):
    monkeypatch.chdir(folder.parent)
    path = folder / "cities" / "wuwei.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("obs_value: 1.5", text.index("- id: ww-045"))
    path.write_text(text[:start] + "obs_value: 1.8" + text[start + 14 :], encoding="utf-8")

    assert main(["check", "--data", str(folder)]) == 1

    printed = capsys.readouterr()
    readme = (ROOT / name).read_text(encoding="utf-8")
    for line in [*printed.out.splitlines(), *printed.err.splitlines()]:
        assert line in readme
