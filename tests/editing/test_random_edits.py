"""A thousand random edits of the real files: what no tool touched stays byte for byte."""

import random
import re
import shutil
from copy import deepcopy
from pathlib import Path

import pytest
from marked import State

from indicators import catalogue
from indicators.area_files import read_file
from indicators.changes import Change, Section
from indicators.code_lists import read_lists
from indicators.editing import compared, edited, records
from indicators.entries import entries
from indicators.folder import collector_paused

DATA = Path(__file__).parents[2] / "data"
FILES = sorted(DATA.glob("cities/*.yaml")) + sorted(DATA.glob("benchmarks/*.yaml"))
WEIGHTS = [1 if path.parent.name == "cities" else 3 for path in FILES]
"""The large files take most of the time."""
ODD = (
    "普通的话", "true", "null", "~", "1e3", "2024-01-05", "12:30", "010", "0x1F", "- 项", "a: b",
    "尾:", "# 井号", "有 # 井号", " 前空", "后空 ", "“引号”", "\"双\"'单'", "换\n行", "末\n\n",
    "\t制表", "\\反斜", "😀👩\u200d👧", "[方]", "{花}", "@", "`", "%", "&a", "*a", "!t", "|", ">",
    "=", "<<", "", "长" * 1900, "a, b", "?", "---", "\x07", "\x85\u2028", "\ufeff", "\u3000全角",
    "５", "yes", "No", ".5", "+1", "1_000", "汉 :x",
)  # fmt: skip
NAMES = ("comment", "title", "locator", "obs_value", "reason", "text", "figures")


class Tool:
    """Someone who edits at random, by one seed."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.made = 0

    def change(self, found):
        what = self.random.choice(("add", "replace", "replace", "remove"))
        if what == "add":
            return self.added(found)
        (section, key), record = self.random.choice(list(found.items()))
        if what == "remove":
            return Change("", section, key, record.fields, None, record.indicator)
        after = self.changed(record.fields)
        return Change("", section, key, record.fields, after, record.indicator)

    def text(self):
        return self.random.choice(ODD)

    def changed(self, fields):
        after = deepcopy(dict(fields))
        name = self.random.choice(
            ("comment", "title", "locator", "obs_value", "reason", "text", "figures")
        )
        if name == "obs_value":
            after[name] = self.random.choice((1, 2.5, -3, 1234567.25, 0.1))
        elif name == "figures":
            after[name] = [self.text() for _ in range(self.random.randrange(4))]
        elif name in after and self.random.random() < 0.3 and len(after) > 1:
            del after[name]
        else:
            after[name] = self.text()
        return after

    def added(self, found):
        self.made += 1
        name = f"neu-{self.random.randrange(10**9)}-{self.made}"
        section = self.random.choice((Section.SOURCES, Section.FIGURES, Section.ISSUES))
        if section is Section.SOURCES:
            after = {"grade": "press", "title": self.text(), "publisher": self.text()}
            return Change("", section, name, None, after)
        if section is Section.ISSUES:
            after = {
                "id": name,
                "title": self.text(),
                "text": self.text(),
                "sources": [self.text()],
            }
            return Change("", section, name, None, after)
        indicators = [one.indicator for one in found.values() if one.indicator] or ["hnte"]
        after = {"id": name, "obs_value": 1.5, "label": self.text(), "time_period": 2024}
        where = self.random.choice([*indicators, f"neu_{self.made}"])
        return Change("", section, name, None, after, where)


def check(old, new, change):
    """Nothing but the record's own lines has changed, and it says what it should."""
    key = (change.section, change.key)
    facts = {one: fact for one, fact in old.facts.items() if one != key}
    if change.after is not None:
        facts[key] = (change.indicator, change.after)
    assert new.facts == facts
    (before, heads_before), (after, heads_after) = old.without(key), new.without(key)
    if not any(re.match(rf"{change.section}:", line) for line in old.lines):
        pairs = zip(after, [*before, None], strict=False)
        blank = next(n for n, (one, two) in enumerate(pairs) if one != two)
        assert after.pop(blank).strip() == ""  # before a section that was missing
    assert after == before
    if old.groups == new.groups:
        assert heads_after == heads_before


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_500_edits_leave_the_other_lines_as_they_are(ending):
    chance = random.Random(20260101)
    tools = [Tool(seed) for seed in range(5)]
    with collector_paused():
        states = [State(path.read_text("utf-8").replace("\n", ending), path) for path in FILES]
        for _ in range(500):
            place, tool = chance.choices(range(len(FILES)), WEIGHTS)[0], chance.choice(tools)
            old = states[place]
            change = tool.change(old.records)
            new = State(edited(old.text, [change], old.path), old.path)
            check(old, new, change)
            states[place] = new
    assert all("\n" not in re.sub("\r\n", "", state.text) for state in states if ending != "\n")


def test_edits_that_keep_the_rules_leave_a_valid_catalogue(tmp_path):
    shutil.copytree(DATA, tmp_path / "data")
    tool = Tool(7)
    for number in range(120):
        path = tool.random.choice(sorted(tmp_path.glob("data/*/*.yaml")))
        old = path.read_bytes().decode()
        (section, key), record = tool.random.choice(list(records(old, path).items()))
        remark = next(text for text in iter(tool.text, None) if text and text != "\x07")
        name = "text" if section is Section.ISSUES else "comment"
        change = Change(
            "", section, key, record.fields, {**record.fields, name: remark}, record.indicator
        )
        if number % 10 == 0:
            after = {"title": remark, "publisher": "某报", "grade": "press"}
            change = Change("", Section.SOURCES, f"new{number}", None, after)
        path.write_bytes(edited(old, [change], path).encode())
    cat = catalogue.load(tmp_path / "data")
    assert cat.problems == ()
    assert len(cat.figures) == len(catalogue.load(DATA).figures)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_is_emptied_and_filled_again(path):
    text = path.read_text("utf-8")
    found = records(text, path)
    changes = [
        Change("", section, key, one.fields, None, one.indicator)
        for (section, key), one in found.items()
    ]
    random.Random(3).shuffle(changes)
    empty = edited(text, changes, path)
    assert records(empty, path) == {}
    assert "figures: {}" in empty
    filled = edited(empty, compared(empty, text, "", path), path)
    assert {k: one.fields for k, one in records(filled, path).items()} == {
        k: one.fields for k, one in found.items()
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_figures_without_an_id_are_named_as_the_catalogue_names_them(path, tmp_path):
    lists = read_lists(DATA)
    text = re.sub(r"(?m)^    - id: [\w-]+\n +", "    - ", path.read_text("utf-8"))
    bare = tmp_path / path.name
    bare.write_text(text, "utf-8")
    theirs = {one.figure_id: one.keys for one in entries(read_file(bare), lists)}
    mine = {key[1]: one.keys for key, one in records(text, bare).items() if one.indicator}
    assert mine == theirs
    assert sum(name.count(".") for name in mine) > len(mine)
