"""A change is made whole or refused with its reason; any entry can be taken back."""

import errno
import os
import subprocess

import filelock
import pytest
from small_folder import ANN, BOB, change, fields, made, present

from indicators import editing
from indicators.changes import Change, Section
from indicators.export import saving
from indicators.history import Action, ConflictError, RefusedError, Store, StoreError
from indicators.history.editor import Editor
from indicators.history.log import Log


@pytest.fixture
def folder(tmp_path):
    return made(tmp_path / "data")


@pytest.fixture
def store(folder):
    store = Store(folder, git=False)
    store.begin()
    return store


def test_a_change_is_written_and_recorded(store, folder):
    before = present(folder)
    entry = store.commit(
        [change(2020, 20, 21)], by=ANN, why="更正", draft=7, entered_by=BOB, action=Action.APPROVE
    )

    after = present(folder)
    assert [path for path in after if after[path] != before[path]] == ["cities/jia.yaml"]
    old, new = (one["cities/jia.yaml"].decode().splitlines() for one in (before, after))
    [[was, now]] = [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]]
    assert "obs_value: 20" in was
    assert "obs_value: 21" in now
    assert entry == store.head == Store(folder).head
    assert (entry.by, entry.entered_by, entry.why, entry.draft) == (ANN, BOB, "更正", 7)
    assert entry.changes == (change(2020, 20, 21),)
    assert entry.moment.tzinfo is not None


def test_a_folder_without_log_gets_one_with_its_first_change(folder):
    before = present(folder)["cities/jia.yaml"]
    store = Store(folder, git=False)
    store.commit([change(2020, 20, 21)], by=ANN, why="更正")
    assert store.texts(0)["cities/jia.yaml"].encode() == before


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (change(2020, 20, 25), "stale"),
        (change(1999, 20, 25), "gone"),
        (change(2020, None, 25), "exists"),
    ],
)
def test_a_record_that_someone_changed_meanwhile_is_told(store, folder, wanted, code):
    store.commit([change(2020, 20, 21)], by=BOB, why="抢先")
    before = present(folder)

    with pytest.raises(ConflictError) as caught:
        store.commit([change(2021, 21, 22), wanted], by=ANN, why="更正")
    assert (caught.value.code, caught.value.change) == (code, wanted)
    assert present(folder) == before
    assert store.head.number == 1
    if code == "stale":
        assert caught.value.last == store.head
        assert caught.value.now["obs_value"] == 21
        assert "包" in str(caught.value)
        assert "obs_value 原为 20，现为 21" in str(caught.value)


def test_what_would_be_faulty_is_refused_with_all_faults_in_the_real_file(store, folder):
    before = present(folder)
    wrong = [
        Change("999901", Section.FIGURES, f"jia-{year}", fields("999901", year, year - 2000),
               {**fields("999901", year, year - 2000), "source": "nowhere"}, "hnte")
        for year in (2020, 2021)
    ]  # fmt: skip

    with pytest.raises(RefusedError) as caught:
        store.commit([*wrong, change(2020, 20, 21, "999902")], by=ANN, why="更正")
    assert [one.code for one in caught.value.problems] == ["unknown_source"] * 2
    assert {one.place.path for one in caught.value.problems} == {folder / "cities/jia.yaml"}
    assert present(folder) == before
    assert store.verify() == ()
    assert not (folder / ".history/trial").exists()


def test_an_id_that_another_city_has_is_refused(store):
    taken = {**fields("999901", 2024, 5), "id": "yi-2020"}
    with pytest.raises(RefusedError) as caught:
        store.commit(
            [Change("999901", Section.FIGURES, "yi-2020", None, taken, "hnte")], by=ANN, why="新增"
        )
    assert [(one.code, one.value) for one in caught.value.problems] == [("duplicate_id", "yi-2020")]


def test_an_id_may_move_from_one_city_to_another(store):
    moved = {**fields("999901", 2024, 5), "id": "yi-2020"}
    store.commit(
        [
            change(2020, 20, None, "999902"),
            Change("999901", Section.FIGURES, "yi-2020", None, moved, "hnte"),
        ],
        by=ANN,
        why="移动",
    )
    assert store.verify() == ()


@pytest.mark.parametrize("area", ["000000", "123456"])
def test_an_area_without_file_is_told(store, area):
    wanted = Change(area, Section.SOURCES, "a", None, {"title": "甲"})
    with pytest.raises(StoreError, match=area):
        store.commit([wanted], by=ANN, why="新增")


def test_a_file_is_found_by_its_area_whatever_its_name(store, folder):
    (folder / "cities/jia.yaml").rename(folder / "cities/other.yaml")
    entry = store.commit([change(2020, 20, 21)], by=ANN, why="更正")
    assert [*entry.files] == ["cities/other.yaml"]


def test_a_file_keeps_its_rights(store, folder):
    path = folder / "cities/jia.yaml"
    path.chmod(0o640)
    store.commit([change(2020, 20, 21)], by=ANN, why="更正")
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("fails", ["second file", "half a line", "state"])
def test_a_full_disk_changes_nothing_or_the_cache_alone(store, folder, monkeypatch, fails):
    before, log = present(folder), store.entries()
    real = saving.save

    def save(path, data, **more):
        if fails == "second file" and path.name == "yi.yaml" and b"obs_value: 77" in data:
            raise saving.SaveError("full")
        if fails == "state" and path.name == "state.json":
            raise saving.SaveError("full")
        real(path, data, **more)

    def append(self, line):
        with self.path.open("ab") as file:
            file.write(line[: len(line) // 2])
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    both = [change(2020, 20, 77), change(2020, 20, 77, "999902")]
    with monkeypatch.context() as patched:
        patched.setattr(saving, "save", save)
        if fails == "half a line":
            patched.setattr(Log, "append", append)
        if fails == "state":
            store.commit(both, by=ANN, why="更正")
        else:
            with pytest.raises(StoreError):
                store.commit(both, by=ANN, why="更正")
    if fails != "state":
        assert present(folder) == before
        assert Store(folder).entries() == log
        assert store.verify() == ()
    assert not (folder / ".history/journal.json").exists()
    store.commit([change(2021, 21, 22)], by=ANN, why="又一次")
    assert store.verify() == ()


def test_a_writer_waits_and_then_names_the_lock(folder, store):
    with filelock.FileLock(folder / ".history/lock"), pytest.raises(StoreError, match="lock"):
        Store(folder, timeout=0.1).commit([change(2020, 20, 21)], by=ANN, why="更正")
    assert store.head.number == 0


@pytest.mark.parametrize("times", [1, 99])
def test_an_edit_by_hand_at_the_last_moment_is_recorded_first(store, folder, monkeypatch, times):
    path, real, calls = folder / "cities/jia.yaml", Editor.edited, []

    def edited(*given):
        if len(calls) < times:
            calls.append(1)
            path.write_text(path.read_text(encoding="utf-8") + "# 手记\n", encoding="utf-8")
        return real(*given)

    monkeypatch.setattr(Editor, "edited", edited)
    if times == 1:
        store.commit([change(2020, 20, 21)], by=ANN, why="更正")
        assert [one.action for one in store.entries()] == ["initial", "external", "edit"]
    else:
        with pytest.raises(StoreError):
            store.commit([change(2020, 20, 21)], by=ANN, why="更正")
    store.reconcile()
    assert store.verify() == ()
    assert "# 手记" in path.read_text(encoding="utf-8")


def test_nothing_to_change_is_told(store):
    with pytest.raises(StoreError):
        store.commit([], by=ANN, why="空")


def test_a_reversal_is_a_change_that_restores_the_file(store, folder):
    before = present(folder)
    done = store.commit([change(2020, 20, 21), change(2021, 21, None)], by=ANN, why="更正")
    store.commit([change(2022, 22, 23)], by=ANN, why="别处")
    store.commit(store.reversal(2), by=BOB, why="撤销", action=Action.REVERSAL)
    back = store.commit(store.reversal(1), by=BOB, why="撤销", action=Action.REVERSAL)

    assert back.changes == tuple(one.reversed for one in reversed(done.changes))
    path = folder / "cities/jia.yaml"
    old, new = (
        editing.records(text, path)
        for text in (before["cities/jia.yaml"].decode(), path.read_text(encoding="utf-8"))
    )
    assert {key: one.fields for key, one in new.items()} == {
        key: one.fields for key, one in old.items()
    }
    assert store.verify() == ()


def test_a_value_taken_back_leaves_no_trace_in_the_file(store, folder):
    before = present(folder)
    store.commit([change(2020, 20, 21)], by=ANN, why="更正")
    store.commit(store.reversal(1), by=BOB, why="撤销", action=Action.REVERSAL)
    assert present(folder) == before


def test_a_reversal_is_refused_where_later_entries_touched_the_record(store):
    store.commit([change(2020, 20, 21)], by=ANN, why="一")
    store.commit([change(2020, 21, 22)], by=ANN, why="二")
    store.note(Action.DRAFT, by=ANN, why="草稿", changes=[change(2020, 22, 23)])

    with pytest.raises(StoreError, match="第 2 条"):
        store.reversal(1)
    assert store.reversal(2) == (change(2020, 22, 21),)
    for number in (0, 3, 9):
        with pytest.raises(StoreError):
            store.reversal(number)


def git(folder, *arguments):
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments], check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout


@pytest.fixture
def repository(folder, monkeypatch, tmp_path):
    for name in [one for one in os.environ if one.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    git(folder, "init", "--quiet")
    person = ("-c", "user.name=x", "-c", "user.email=x@x")
    git(folder, "add", ".")
    git(folder, *person, "commit", "--quiet", "-m", "first")
    return folder


def test_a_change_is_a_git_commit_of_its_files_alone(repository):
    hook = repository / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    hook.chmod(0o755)
    (repository / "note.txt").write_text("staged", encoding="utf-8")
    (repository / "method.yaml").write_text("a: 1\n", encoding="utf-8")
    git(repository, "add", "note.txt")
    store = Store(repository)
    store.commit([change(2020, 20, 21)], by=ANN, why="年报更正")

    assert store.notices == []
    shown = git(repository, "show", "--name-only", "--format=%an|%ae|%cn|%s", "-z").split("\0")
    assert shown[0].startswith("安|ann|plan-indicators|#1 修改：年报更正")
    names = {one.strip() for one in shown[1:]} - {""}
    assert names == {"cities/jia.yaml", ".history/log.jsonl", ".history/first.json.gz"}
    assert "A  note.txt" in git(repository, "status", "--porcelain")


def test_a_git_that_fails_is_a_notice_and_no_failure(repository):
    (repository / ".git/index.lock").write_text("", encoding="utf-8")
    store = Store(repository)
    entry = store.commit([change(2020, 20, 21)], by=ANN, why="更正")

    assert entry.number == 1
    assert len(store.notices) == 1
    assert b"obs_value: 21" in present(repository)["cities/jia.yaml"]
    assert store.verify() == ()


def test_an_ignored_log_is_left_out_of_git(repository):
    (repository / ".gitignore").write_text(".history/\n", encoding="utf-8")
    store = Store(repository)
    store.commit([change(2020, 20, 21)], by=ANN, why="更正")
    assert store.notices == []
    assert git(repository, "show", "--name-only", "--format=").split() == ["cities/jia.yaml"]
