"""Whatever is done to the log past the store is found."""

import json

import pytest
from small_folder import ANN, change, made

from indicators.history import Action, Store, StoreError
from indicators.history.entries import canonical, digest


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Bytes of a sound folder with six entries, by path."""
    folder = made(tmp_path_factory.mktemp("sound") / "data")
    store = Store(folder, git=False)
    store.begin(ANN)
    for value in (20, 21, 22):
        store.commit([change(2020, value, value + 1)], by=ANN, why="更正")
    store.note(Action.DRAFT, by=ANN, why="草稿", changes=[change(2021, 21, 22)])
    store.commit([change(2020, 20, 21, "999902")], by=ANN, why="末条")
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def folder(written):
    """The folder, made sound again."""
    for path, data in written.items():
        path.write_bytes(data)
    return next(path.parent for path in written if path.name == "areas.yaml")


def found(folder):
    faults = Store(folder).verify()
    assert all(str(one) for one in faults)
    return {one.code for one in faults}


def log_of(folder):
    return folder / ".history/log.jsonl"


def test_a_sound_log_has_no_fault(folder):
    assert found(folder) == set()


def test_any_byte_altered_is_found(folder):
    path = log_of(folder)
    data = path.read_bytes()
    for place in range(0, len(data), 29):
        other = bytes([data[place] ^ 1])
        path.write_bytes(data[:place] + other + data[place + 1 :])
        assert found(folder), place


def test_any_truncation_is_found(folder):
    path = log_of(folder)
    data = path.read_bytes()
    for place in range(0, len(data), 97):
        path.write_bytes(data[:place])
        assert found(folder), place
    path.write_bytes(data[:-1])
    assert "torn" in found(folder)


@pytest.mark.parametrize("number", range(6))
def test_any_dropped_line_is_found_and_nothing_is_built_on_it(folder, number):
    path = log_of(folder)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:number] + lines[number + 1 :]))

    assert found(folder)
    with pytest.raises(StoreError):
        Store(folder, git=False).commit([change(2022, 22, 23)], by=ANN, why="再改")


@pytest.mark.parametrize("number", range(5))
def test_any_two_lines_exchanged_are_found(folder, number):
    path = log_of(folder)
    lines = path.read_bytes().splitlines(keepends=True)
    lines[number], lines[number + 1] = lines[number + 1], lines[number]
    path.write_bytes(b"".join(lines))
    assert found(folder) & {"unchained", "misnumbered"}


def test_a_line_twice_is_found(folder):
    path = log_of(folder)
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines, lines[-1]]))
    assert "misnumbered" in found(folder)


def sealed_anew(line, previous, **other):
    content = json.loads(line) | other | {"previous": previous}
    content.pop("hash")
    return canonical(content | {"hash": digest(canonical(content))})


def test_a_forged_line_with_its_own_hash_is_found(folder):
    path = log_of(folder)
    lines = path.read_bytes().splitlines()
    lines[2] = sealed_anew(lines[2], json.loads(lines[1])["hash"], why="伪造")
    path.write_bytes(b"\n".join(lines) + b"\n")

    [fault] = Store(folder).verify()
    assert (fault.number, fault.code) == (3, "unchained")


def test_a_whole_forged_end_is_found_by_the_state(folder):
    path = log_of(folder)
    lines = path.read_bytes().splitlines()
    for number in range(2, len(lines)):
        why = {"why": "伪造"} if number == 2 else {}
        lines[number] = sealed_anew(lines[number], json.loads(lines[number - 1])["hash"], **why)
    path.write_bytes(b"\n".join(lines) + b"\n")
    assert found(folder) == {"state"}


def test_a_form_that_only_looks_the_same_is_found(folder):
    path = log_of(folder)
    path.write_bytes(path.read_bytes().replace(b'"why":', b'"why": ', 1))
    assert "altered" in found(folder)


@pytest.mark.parametrize("harm", ["altered", "cut", "gone"])
def test_another_first_state_is_found(folder, harm):
    path = folder / ".history/first.json.gz"
    data = path.read_bytes()
    if harm == "gone":
        path.unlink()
    else:
        path.write_bytes(data[:-9] if harm == "cut" else data[:40] + b"x" + data[41:])
    assert found(folder) == {"first"}
    with pytest.raises(StoreError):
        Store(folder).texts(0)


def test_a_log_that_is_gone_is_found_and_none_is_begun(folder):
    log_of(folder).unlink()
    assert found(folder) == {"lost"}
    with pytest.raises(StoreError):
        Store(folder).begin()
    assert not log_of(folder).exists()


def test_other_files_than_the_log_says_are_found(folder):
    (folder / "cities/jia.yaml").unlink()
    with (folder / "cities/yi.yaml").open("ab") as file:
        file.write(b"# x\n")
    (folder / "cities/new.yaml").write_bytes(b"")
    try:
        faults = Store(folder).verify()
        assert {one.code for one in faults} == {"missing_file", "other_file", "unknown_file"}
    finally:
        (folder / "cities/new.yaml").unlink()


def test_an_older_log_with_its_own_older_files_goes_on(folder, written):
    path = log_of(folder)
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:5]))
    texts = Store(folder).texts()
    (folder / "cities/yi.yaml").write_text(texts["cities/yi.yaml"], encoding="utf-8")

    entry = Store(folder, git=False).commit([change(2022, 22, 23)], by=ANN, why="再改")
    assert entry.number == 5
    assert found(folder) == set()
