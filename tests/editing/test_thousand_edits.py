"""A thousand edits by every tool through the store: other lines stay, the log gives all back."""

import random
import re
import shutil
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
from marked import State, head

from indicators import backup, catalogue, intake
from indicators.backup.archiving import archive
from indicators.backup.restoring import restore
from indicators.changes import Change, Section
from indicators.editing import records
from indicators.folder import collector_paused
from indicators.history import Action, By, ConflictError, RefusedError, Store, StoreError
from indicators.history.patches import bytes_of
from indicators.review import approve, enter, return_, submit, withdraw

DATA = Path(__file__).parents[2] / "data"
ANN, BOB = By("ann", "安"), By("bob", "包")
EDITS = 1000
COMMON = {
    "new_figure": 26, "other_figure": 22, "gone_figure": 14, "source": 14, "issue": 12,
    "follow_up": 12, "two_areas": 4, "by_hand": 12, "reversal": 12, "review": 8,
}  # fmt: skip
SELDOM = {"table": 100, "backup": 230}
"""Each after so many edits, for it reads or copies the whole folder."""
ODD = (
    "普通的话", "# 井号", "尾:", "- 项", "a: b", "“引号”", "\"双\"'单'", "12:30", "010", "true",
    "😀", "[方]", "{花}", "&a", "*a", "|", "---", "汉 :x", "a, b", "null", "1e3", "\\反斜",
)  # fmt: skip
REMARK = {Section.ISSUES: "text", Section.FOLLOW_UPS: "measures"}


class Run:
    """The folder, its log, and the states that were seen on the way."""

    def __init__(self, place, seed):
        self.random = random.Random(seed)
        self.place, self.folder = place, Path(shutil.copytree(DATA, place / "data"))
        self.by_area = {}
        for path in sorted(self.folder.glob("*/*.yaml")):
            self.by_area[re.search(r'ref_area: "(\w+)"', path.read_text("utf-8"))[1]] = path
        self.areas = sorted(self.by_area)
        self.weights = [1 / self.by_area[one].stat().st_size for one in self.areas]
        self.made, self.done, self.refused = 0, Counter(), Counter()
        self.states, self.seen = {}, {}
        self.open()
        self.seen[0] = self.present()

    def open(self):
        self.store = Store(self.folder, git=False)
        self.store.begin(ANN)

    def present(self):
        found = self.folder.rglob("*.yaml")
        return {one.relative_to(self.folder).as_posix(): one.read_bytes() for one in found}

    def area(self):
        return self.random.choices(self.areas, self.weights)[0]

    def records(self, area, section=None):
        path = self.by_area[area]
        text = path.read_bytes().decode()
        seen = self.states.get(path.relative_to(self.folder).as_posix())
        found = seen.records if seen and seen.text == text else records(text, path)
        return [one for one in found.items() if section in (None, one[0][0])]

    def name(self):
        self.made += 1
        return f"neu-{self.made}"

    def text(self):
        return self.random.choice(ODD) + str(self.random.randrange(100))

    # Changes, one kind of tool each.

    def new_figure(self, area):
        (_, _), one = self.random.choice(self.records(area, Section.FIGURES))
        year = self.random.randrange(1990, 2020)
        after = {**one.fields, "id": self.name(), "time_period": year, "comment": self.text()}
        return Change(area, Section.FIGURES, after["id"], None, after, one.indicator)

    def other_figure(self, area):
        (_, key), one = self.random.choice(self.records(area, Section.FIGURES))
        after = {**one.fields, "comment": self.text()}
        if self.random.random() < 0.3 and "obs_value" in after:
            after |= {"obs_value": self.random.choice((1, 0.25, 1234.5)), "printed": None}
            after = {name: value for name, value in after.items() if value is not None}
        elif "comment" in one.fields and self.random.random() < 0.5:
            del after["comment"]
        return Change(area, Section.FIGURES, key, one.fields, after, one.indicator)

    def gone_figure(self, area):
        (_, key), one = self.random.choice(self.records(area, Section.FIGURES))
        return Change(area, Section.FIGURES, key, one.fields, None, one.indicator)

    def source(self, area):
        after = {"title": self.text(), "publisher": "某局", "grade": "press"}
        return self.other_record(area, Section.SOURCES, after, "comment")

    def issue(self, area):
        after = {"id": "", "severity": "low", "title": self.text(), "text": self.text()}
        if known := self.records(area, Section.ISSUES):
            after["severity"] = self.random.choice(known)[1].fields["severity"]
        return self.other_record(area, Section.ISSUES, after, "text")

    def follow_up(self, area):
        indicator = self.random.choice(self.records(area, Section.FIGURES))[1].indicator
        after = {"id": "", "indicator": indicator, "department": "某局", "cause": self.text(),
                 "measures": self.text(), "date": "2025-03-01"}  # fmt: skip
        return self.other_record(area, Section.FOLLOW_UPS, after, "measures")

    def other_record(self, area, section, after, remark):
        known = self.records(area, section)
        how = self.random.random()
        if not known or how < 0.4:
            name = self.name()
            if "id" in after:
                after["id"] = name
            return Change(area, section, name, None, after)
        (_, key), one = self.random.choice(known)
        other = None if how > 0.8 else {**one.fields, remark: self.text()}
        return Change(area, section, key, one.fields, other)

    def simple(self):
        return self.random.choice((self.new_figure, self.other_figure, self.source, self.issue))

    # What is done with changes.

    def commit(self, changes, **more):
        self.watch(changes, lambda: self.store.commit(changes, by=ANN, why="改", **more))

    def watch(self, changes, work):
        """Do something, and look at each line of each file before and after."""
        old = self.present()
        try:
            work()
        except (ConflictError, RefusedError, StoreError):
            assert self.present() == old
            raise
        new = self.present()
        touched = {}
        for one in changes:
            path = self.by_area[one.area].relative_to(self.folder).as_posix()
            touched.setdefault(path, set()).add((one.section, one.key))
        assert {path: one for path, one in old.items() if path not in touched} == {
            path: one for path, one in new.items() if path not in touched
        }
        for path, keys in touched.items():
            place = self.folder / path
            self.states[path] = kept(self.state(old, path), State(new[path].decode(), place), keys)
        for one in changes:
            path = self.by_area[one.area].relative_to(self.folder).as_posix()
            fact = self.states[path].facts.get((one.section, one.key))
            assert fact == (None if one.after is None else (one.indicator, one.after))

    def state(self, texts, path):
        known, text = self.states.get(path), texts[path].decode()
        return known if known and known.text == text else State(text, self.folder / path)

    def act(self, what):
        if hasattr(self, f"do_{what}"):
            getattr(self, f"do_{what}")()
        else:
            self.commit([getattr(self, what)(self.area())])

    def do_two_areas(self):
        one, two = self.random.sample(self.areas, 2)
        self.commit([self.simple()(one), self.simple()(two)])

    def do_by_hand(self):
        path = self.by_area[self.area()]
        lines = path.read_bytes().decode().splitlines(keepends=True)
        at = self.random.randrange(len(lines) + 1)
        lines.insert(at, self.random.choice(("# 手记\n", "\n", "    # 手写\t注\n")))
        path.write_bytes("".join(lines).encode())
        now = self.present()
        entry = self.store.reconcile()
        assert entry.action is Action.EXTERNAL
        assert [*entry.files] == [path.relative_to(self.folder).as_posix()]
        assert self.present() == now

    def do_reversal(self):
        last = self.store.head.number
        number = self.random.randint(max(1, last - 15), max(1, last))
        changes = self.store.reversal(number)
        self.commit(changes, action=Action.REVERSAL)

    def do_review(self):
        changes = [self.simple()(self.area())]
        more = {"may": lambda *_: True}
        before = self.present()
        draft = enter(self.store, changes, by=ANN, why="拟改", **more).id
        submit(self.store, draft, by=ANN, **more)
        if self.random.random() < 0.3:
            return_(self.store, draft, by=BOB, why="请补页码", **more)
            if self.random.random() < 0.5:
                withdraw(self.store, draft, by=ANN, **more)
                assert self.present() == before
                return
            submit(self.store, draft, by=ANN, **more)
        assert self.present() == before
        self.watch(changes, lambda: approve(self.store, draft, by=BOB, **more))

    def do_table(self):
        cat = catalogue.load(self.folder)
        known = set(cat.figures["ref_area"])
        area = self.random.choice([one for one in self.areas if one in known])
        years = self.random.sample(range(1970, 1989), 2)
        name = cat.lists.areas[area].name.zh
        first = "城市,指标,年份,数值,文件名称,报送单位,文号,日期,来源等级"
        rest = f"关于报送数据的函{self.name()},某局,某函1号,2026-03-02,内部"
        rows = [f"{name},hnte,{year},{self.random.randrange(1, 99)}家,{rest}" for year in years]
        taken = intake.read("报送.csv", "\n".join([first, *rows]).encode(), cat)
        plan = intake.plan(taken.rows, cat)
        assert (taken.faults, plan.faults) == ((), ())
        assert plan.changes
        self.commit(plan.changes)

    def do_backup(self):
        kept, number = self.present(), self.store.head.number
        saved = self.place / f"{self.name()}.zip"
        archive(self.folder, saved)
        for _ in range(3):
            with suppress(RefusedError):
                self.commit([self.other_figure(self.area())])
        restore(saved, self.folder, force=True)
        self.open()
        assert self.present() == kept
        assert self.store.head.number == number
        self.seen = {one: state for one, state in self.seen.items() if one <= number}

    def go(self):
        kinds, weights = [*COMMON], [*COMMON.values()]
        while self.done.total() < EDITS:
            number = self.done.total() + 1
            rare = [name for name, every in SELDOM.items() if number % every == 0]
            what = rare[0] if rare else self.random.choices(kinds, weights)[0]
            try:
                self.act(what)
            except (ConflictError, RefusedError, StoreError):
                if rare or self.refused.total() > 3 * EDITS:
                    raise
                self.refused[what] += 1
                continue
            self.done[what] += 1
            if number % 10 == 0:
                self.seen[self.store.head.number] = self.present()


def kept(old, new, keys):
    """Nothing but the lines of some records has changed, and no other record says anything else."""
    assert {key: one for key, one in old.facts.items() if key not in keys} == {
        key: one for key, one in new.facts.items() if key not in keys
    }
    before, after = others(old, keys), others(new, keys)
    began = {one for one in {str(key[0]) for key in keys} if f"{one}:" not in starts(old)}
    for _ in began & {start.rstrip(":") for start in starts(new)}:
        # A blank line stands before a section that was missing.
        pairs = zip(after, [*before, None], strict=False)
        blank = next((n for n, (one, two) in enumerate(pairs) if one != two), None)
        assert blank is not None
        assert after.pop(blank).strip() == ""
    inner = remarks(old, keys)
    for place, line in enumerate(before):
        while after[place : place + 1] != [line] and place < len(after) and after[place] in inner:
            # A remark inside a record outlives it.
            inner.remove(after.pop(place))
    assert after[: len(before)] == before
    assert all(line in inner for line in after[len(before) :])
    return new


def remarks(state, keys):
    """The comments and blank lines inside some records."""
    found = []
    for key in keys & state.records.keys():
        first, last = state.span(state.records[key].keys)
        lines = state.lines[first : last + 1]
        found += [one for one in lines if not one.strip() or one.lstrip().startswith("#")]
    return found


def starts(state):
    return {line.split()[0] for line in state.lines if re.match(r"\w+:", line)}


def others(state, keys):
    gone = set()
    for key in keys & state.records.keys():
        first, last = state.span(state.records[key].keys)
        gone |= set(range(first, last + 1))
    lines = enumerate(state.lines)
    return [line for number, line in lines if number not in gone and not head(line)]


@pytest.mark.parametrize("seed", [20261123])
def test_a_thousand_edits_by_all_tools_leave_the_rest_and_replay_from_nothing(tmp_path, seed):
    run = Run(tmp_path, seed)
    with collector_paused():
        run.go()

    assert run.done.total() == EDITS
    assert run.done.keys() == COMMON.keys() | SELDOM.keys()
    assert catalogue.load(run.folder).problems == ()
    fresh = Store(run.folder, git=False)
    assert fresh.verify() == ()
    assert {path: bytes_of(text) for path, text in fresh.texts().items()} == run.present()
    assert len(run.seen) > EDITS / 20
    for number, state in run.seen.items():
        assert {path: bytes_of(text) for path, text in fresh.texts(number).items()} == state
    assert backup.archiving.verify(archive(run.folder, tmp_path / "last.zip").path).problems == ()
