"""The log on a disk that fills up, in a repository in a bad way, over files of all sorts."""

import errno
import os
import subprocess

import pytest
from small_folder import ANN, change, made, present

from indicators.history import Action, ConflictError, RefusedError, Store, StoreError

BOTH = [change(2020, 20, 77), change(2020, 20, 77, "999902")]
STEPS = ("write", "open", "fsync", "replace", "rename", "mkdir")


class Disk:
    """Lets so many steps pass and fails the next; where it stays full, all that need room."""

    def __init__(self, patched, passes, stays):
        self.passes, self.stays, self.failed = passes, stays, False
        for name in STEPS:
            patched.setattr(os, name, self.step(name, getattr(os, name)))

    def step(self, name, real):
        def stepped(*given, **more):
            needs = name in ("write", "mkdir") or (name == "open" and given[1] & os.O_CREAT)
            if name == "open" and not needs:
                return real(*given, **more)
            self.passes -= 1
            if self.passes == -1 or (self.failed and self.stays and needs):
                self.failed = True
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return real(*given, **more)

        return stepped


@pytest.mark.parametrize("stays", [False, True])
def test_a_change_is_refused_or_made_wherever_the_disk_is_full(tmp_path, monkeypatch, stays):
    kinds = set()
    for passes in range(100):
        folder = made(tmp_path / f"{passes}")
        store = Store(folder, git=False)
        store.begin()
        old = present(folder)
        with monkeypatch.context() as patched:
            disk = Disk(patched, passes, stays)
            try:
                store.commit(BOTH, by=ANN, why="更正")
                refused = False
            except StoreError:
                refused = True
        assert (present(folder) == old) == refused
        fresh = Store(folder, git=False)
        fresh.begin()
        assert (fresh.head.number, present(folder) == old) == ((0, True) if refused else (1, False))
        assert fresh.verify() == ()
        assert not [*folder.rglob("*.tmp")]
        kinds.add(refused)
        if not disk.failed:
            break
    assert not disk.failed
    assert kinds == {True, False}


def git(folder, *asked):
    command = ["git", "-C", folder, "-c", "user.name=u", "-c", "user.email=u@example.cn", *asked]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def own_is_staged(place):
    (place / "own.txt").write_text("own")
    git(place, "add", "own.txt")


def other_city_is_staged(place):
    path = place / "data/cities/yi.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# own\n", encoding="utf-8")
    git(place, "add", "data/cities/yi.yaml")


def hooks_fail(place):
    for name in ("pre-commit", "commit-msg", "prepare-commit-msg", "post-commit"):
        hook = place / ".git/hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text("#!/bin/sh\nexit 1\n")
        hook.chmod(0o755)


GOOD = {
    "own file staged": own_is_staged,
    "other city staged": other_city_is_staged,
    "failing hooks": hooks_fail,
    "detached head": lambda place: git(place, "checkout", "-q", "--detach"),
    "no line ends but its own": lambda place: [
        git(place, "config", f"core.{one}", "true") for one in ("autocrlf", "safecrlf")
    ],
    "folder ignored": lambda place: (place / ".gitignore").write_text("data/\n"),
    "signing": lambda place: git(place, "config", "commit.gpgsign", "true"),
    "access file": lambda place: [
        (place / ".streamlit").mkdir(),
        (place / ".streamlit/access.yaml").write_text("secret: 0123\n"),
    ],
}
BAD = {
    "locked": lambda place: (place / ".git/index.lock").write_text(""),
    "broken": lambda place: (place / ".git/HEAD").write_text("?"),
}


@pytest.fixture
def place(tmp_path):
    made(tmp_path / "data")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "first")
    return tmp_path


@pytest.mark.parametrize("prepared", GOOD.values(), ids=GOOD)
def test_git_gets_the_change_and_nothing_of_anyone_else(place, prepared, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    prepared(place)
    staged = git(place, "diff", "--cached")
    store = Store(place / "data")
    store.commit([change(2020, 20, 77)], by=ANN, why="更正")

    assert store.notices == []
    names = set(git(place, "show", "--name-only", "--format=", "HEAD").split())
    assert "data/cities/jia.yaml" in names
    assert names <= {f"data/{one}" for one in (
        "cities/jia.yaml", ".history/log.jsonl", ".history/first.json.gz")}  # fmt: skip
    assert git(place, "diff", "--cached") == staged
    assert b"0123" not in (place / "data/.history/log.jsonl").read_bytes()
    assert store.verify() == ()


@pytest.mark.parametrize("harm", BAD.values(), ids=BAD)
def test_a_change_stands_where_git_fails_and_the_fault_is_told(place, harm):
    harm(place)
    store = Store(place / "data")
    store.commit([change(2020, 20, 77)], by=ANN, why="更正")

    [notice] = store.notices
    assert "fatal:" in notice
    assert Store(place / "data").head.number == 1
    assert store.verify() == ()


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(lambda old: old.replace(b"\n", b"\r\n"), id="windows"),
        pytest.param(lambda old: old.replace(b"\n", b"\r\n", 7), id="both line ends"),
        pytest.param(lambda old: b"\xef\xbb\xbf" + old.replace(b"\n", b"\r\n"), id="mark"),
        pytest.param(lambda old: old.rstrip(b"\n"), id="no last line end"),
        pytest.param(lambda old: old.replace(b"  # 2020", b"\t#\t2020"), id="tabs"),
        pytest.param(lambda old: b"%YAML 1.2\n---\n" + old + b"...\n", id="document marks"),
        pytest.param(lambda old: old.replace(b"- {id: jia-2021", b"- &x {id: jia-2021"), id="&"),
    ],
)
def test_one_line_changes_however_the_file_is_written(tmp_path, written):
    folder = made(tmp_path / "data")
    path = folder / "cities/jia.yaml"
    path.write_bytes(written(path.read_bytes()))
    old = path.read_bytes().splitlines(keepends=True)
    store = Store(folder, git=False)
    store.commit([change(2020, 20, 77)], by=ANN, why="更正")

    new = path.read_bytes().splitlines(keepends=True)
    [(before, after)] = [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]]
    assert before.replace(b"20,", b"77,", 2).replace(b"20\xe5", b"77\xe5") != before
    assert after.endswith(before[before.rindex(b"}") :])
    assert store.verify() == ()


@pytest.mark.parametrize(
    "written",
    [
        pytest.param(lambda old: old + b"figures: {}\n", id="key twice"),
        pytest.param(lambda old: old.replace(b"jia-2021", b"jia-2020"), id="id twice"),
        pytest.param(lambda old: old.decode().encode("gbk"), id="another encoding"),
        pytest.param(lambda old: old.decode().encode("utf-16"), id="utf-16"),
        pytest.param(lambda old: old + b"---\na: 1\n", id="two documents"),
        pytest.param(lambda old: old + b"# \x00\n", id="control character"),
        pytest.param(lambda old: old + b"x: " + b"[" * 5000, id="deep"),
        pytest.param(lambda _: b"", id="empty"),
    ],
)
def test_a_file_broken_by_hand_is_kept_told_and_does_not_stop_the_others(tmp_path, written):
    folder = made(tmp_path / "data")
    store = Store(folder, git=False)
    store.begin()
    path = folder / "cities/jia.yaml"
    path.write_bytes(written(path.read_bytes()))
    broken = path.read_bytes()
    with pytest.raises((StoreError, RefusedError, ConflictError)):
        store.commit([change(2020, 20, 77)], by=ANN, why="更正")
    store.commit([change(2020, 20, 77, "999902")], by=ANN, why="更正")

    assert path.read_bytes() == broken
    assert [one.action for one in store.entries()][1:] == [Action.EXTERNAL, Action.EDIT]
    assert store.verify() == ()


def test_a_file_in_the_place_of_the_log_is_told(tmp_path):
    folder = made(tmp_path / "data")
    (folder / ".history").write_text("x")
    store = Store(folder, git=False)
    assert store.entries() == ()
    with pytest.raises(StoreError):
        store.commit(BOTH, by=ANN, why="更正")
