"""The log gives back every file as it was at any time, whoever changed it and however."""

import datetime as dt
import os

import pytest
from small_folder import ANN, BOB, change, made, present

from indicators import catalogue
from indicators.history import Action, Store, StoreError
from indicators.history.patches import applied, bytes_of, difference, lines_of, text_of


@pytest.fixture
def folder(tmp_path):
    return made(tmp_path / "data")


@pytest.fixture
def store(folder):
    store = Store(folder, git=False)
    store.begin(ANN)
    return store


def replayed(store, at=None):
    return {path: bytes_of(text) for path, text in store.texts(at).items()}


def test_nothing_is_written_before_it_begins(folder):
    before = sorted(folder.rglob("*"))
    store = Store(folder)

    assert store.entries() == ()
    assert store.head is None
    assert store.of_figure("jia-2020") == ()
    assert store.verify() == ()
    with pytest.raises(StoreError):
        store.texts()
    assert sorted(folder.rglob("*")) == before


def test_first_entry_holds_every_file(store, folder):
    store.begin(BOB)

    [entry] = store.entries()
    assert (entry.number, entry.action, entry.by) == (0, Action.INITIAL, ANN)
    assert replayed(store, 0) == present(folder)
    assert {"areas.yaml", "cities/jia.yaml"} < entry.files.keys()


def test_each_state_comes_back_byte_for_byte(store, folder):
    states = [present(folder)]
    for value in (20, 21, 22):
        store.commit([change(2020, value, value + 1)], by=ANN, why="更正")
        states.append(present(folder))
    store.commit([change(2021, 21, None), change(2020, 20, 5, "999902")], by=BOB, why="删去")
    states.append(present(folder))

    fresh = Store(folder)
    assert [replayed(fresh, number) for number in range(5)] == states
    assert replayed(fresh) == states[-1]
    assert fresh.verify() == ()
    assert len({tuple(sorted(state.items())) for state in states}) == 5


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(lambda old: old.replace(b"\n", b"\r\n"), id="line ends"),
        pytest.param(lambda old: b"\xef\xbb\xbf" + old, id="mark at the start"),
        pytest.param(lambda old: old.replace("手".encode(), b"\xca\xd6"), id="another encoding"),
        pytest.param(lambda old: old.rstrip(b"\n"), id="no last line end"),
        pytest.param(lambda _: b"\xff\xfe: [", id="no YAML at all"),
        pytest.param(lambda old: old + "# \u2028 \x85 \U0001f600\n".encode(), id="odd breaks"),
        pytest.param(lambda _: b"", id="emptied"),
        pytest.param(lambda _: None, id="removed"),
    ],
)
def test_edit_by_hand_is_an_entry_and_replays(store, folder, edit):
    path = folder / "cities/jia.yaml"
    old, before = path.read_bytes(), present(folder)
    new = edit(old)
    path.unlink() if new is None else path.write_bytes(new)
    edited = present(folder)

    entry = Store(folder).reconcile()
    assert entry.action is Action.EXTERNAL
    assert [*entry.files] == ["cities/jia.yaml"]
    assert replayed(store) == edited
    assert replayed(store, 0) == before
    assert store.verify() == ()
    path.write_bytes(old)
    assert store.reconcile().number == 2
    assert replayed(store) == before
    assert store.reconcile() is None


def test_edit_by_hand_tells_its_records(store, folder):
    path = folder / "cities/jia.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("obs_value: 20,", "obs_value: 33,", 1), encoding="utf-8")

    [found] = store.reconcile().changes
    assert (found.area, found.key, found.before["obs_value"], found.after["obs_value"]) == (
        "999901", "jia-2020", 20, 33,
    )  # fmt: skip


def test_edit_by_hand_comes_before_the_change_that_finds_it(store, folder):
    path = folder / "cities/jia.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# 手记\n", encoding="utf-8")
    store.commit([change(2020, 20, 21)], by=ANN, why="更正")

    assert [one.action for one in store.entries()] == ["initial", "external", "edit"]
    assert path.read_text(encoding="utf-8").endswith("# 手记\n")


def test_files_added_by_hand_and_code_lists_are_followed(store, folder):
    (folder / "benchmarks/china.yaml").write_text('ref_area: "000000"\n', encoding="utf-8")
    (folder / "method.yaml").write_text("a: 1\n", encoding="utf-8")
    (folder / "units.yaml").unlink()

    assert [*store.reconcile().files] == ["benchmarks/china.yaml", "method.yaml", "units.yaml"]
    assert replayed(store) == present(folder)
    assert "units.yaml" in replayed(store, 0)


def test_an_edit_that_keeps_size_and_time_is_found(store, folder):
    path = folder / "cities/jia.yaml"
    times = path.stat()
    path.write_bytes(path.read_bytes().replace(b"obs_value: 20,", b"obs_value: 99,"))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))

    # The file is young: its time may not tell.
    assert store.reconcile().action is Action.EXTERNAL


def test_a_state_as_of_a_moment_is_a_data_folder(store, folder, tmp_path):
    first = store.head.moment
    done = store.commit([change(2020, 20, 21)], by=ANN, why="更正")
    between = first + (done.moment - first) / 2

    place = store.as_of(between, tmp_path / "then")
    figures = catalogue.load(place).figures.set_index("figure_id")["obs_value"]
    assert figures["jia-2020"] == 20
    now = catalogue.load(store.as_of(done.moment, tmp_path / "now"))
    assert now.figures.set_index("figure_id")["obs_value"]["jia-2020"] == 21
    with pytest.raises(StoreError, match="不是空文件夹"):
        store.as_of(0, place)


@pytest.mark.parametrize("at", [-1, 1, 99, dt.datetime(2000, 1, 1)])
def test_a_state_that_never_was_is_refused(store, at):
    with pytest.raises(StoreError):
        store.texts(at)


def test_entries_of_a_figure_and_of_a_city(store):
    store.commit([change(2020, 20, 21)], by=ANN, why="一")
    store.commit([change(2020, 20, 21, "999902")], by=ANN, why="二")
    store.note(Action.DRAFT, by=BOB, why="三", changes=[change(2020, 21, 22)])

    assert [one.why for one in store.of_figure("jia-2020")] == ["一", "三"]
    assert [one.why for one in store.of_area("999902")][-1] == "二"
    assert len(store.of_area("999902")) == 2  # with the first state


def test_another_store_sees_what_was_added(store, folder):
    other = Store(folder, git=False)
    assert len(other.entries()) == 1
    store.note(Action.DRAFT, by=ANN, why="草稿")
    assert other.head == store.head
    other.note(Action.SUBMIT, by=BOB, why="提交", draft=1)
    assert [one.number for one in store.entries()] == [0, 1, 2]
    assert store.head.draft == 1


@pytest.mark.parametrize("lost", ["state.json", "broken", "older"])
def test_the_state_is_made_anew(store, folder, lost):
    state = folder / ".history/state.json"
    old = state.read_bytes()
    store.commit([change(2020, 20, 21)], by=ANN, why="更正")
    if lost == "state.json":
        state.unlink()
    else:
        state.write_bytes(old if lost == "older" else b"{")

    done = Store(folder, git=False).commit([change(2020, 21, 22)], by=ANN, why="更正")
    assert done.number == 2
    assert store.verify() == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a\nb\nc\n", "a\nc\n"),
        ("a\na\na\n", "a\na\n"),
        ("a\na\n", "a\na\na\n"),
        ("", "a"),
        ("a", ""),
        ("a\r\n", "a\n"),
        ("a\nb", "a\nb\n"),
        (None, "a\n"),
        (None, ""),
        ("a\n", None),
        ("", None),
    ],
)
def test_a_difference_leads_from_one_text_to_the_other(before, after):
    patch = difference(before, after)
    lines = applied(None if before is None else lines_of(before), patch)
    assert (None if lines is None else "".join(lines)) == after


def test_any_bytes_are_a_text():
    data = bytes(range(256)) * 2
    assert bytes_of(text_of(data)) == data
