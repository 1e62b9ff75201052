"""A writer may die at any moment, and many may write at once: nothing confirmed is lost."""

import os
import random
import signal
import time

import pytest
import yaml
from small_folder import ANN, YEARS, By, change, made, present

from indicators.history import ConflictError, Store
from indicators.history.patches import bytes_of

pytestmark = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="processes of POSIX"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]
KILLS = 200
PROCESSES = 20
STEPS = ("open", "write", "fsync", "replace", "unlink", "mkdir", "rmdir")


@pytest.fixture
def folder(tmp_path):
    return made(tmp_path / "data")


def started(work):
    """Fork a process that does some work, telling lines through a pipe; return id and pipe."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    try:
        os.close(reading)
        work(lambda *words: os.write(writing, (" ".join(map(str, words)) + "\n").encode()))
    except BaseException as error:
        os.write(writing, f"failed {error!r}\n".encode())
    finally:
        os._exit(0)


def heard(child, pipe):
    """Wait for the end of a process; return the lines it told."""
    with os.fdopen(pipe, encoding="utf-8") as file:
        lines = [line.split() for line in file.read().splitlines()]
    os.waitpid(child, 0)
    assert not [line for line in lines if line[0] == "failed"], lines
    return lines


def value_in(folder, key):
    [one] = [
        one
        for one in yaml.safe_load((folder / "cities/jia.yaml").read_bytes())["figures"]["hnte"]
        if one["id"] == key
    ]
    return one["obs_value"]


def sound(folder):
    """Return the entries of a store that is begun anew, everything being as it should."""
    store = Store(folder, git=False)
    store.begin()
    assert store.verify() == ()
    assert {path: bytes_of(text) for path, text in store.texts().items()} == present(folder)
    left = {one.name for one in (folder / ".history").iterdir()}
    assert left <= {"log.jsonl", "first.json.gz", "state.json", "lock"}
    assert not [*(folder / "cities").glob(".*")]
    return store.entries()


def counting(folder):
    def work(tell):
        store = Store(folder, git=False)
        value = value_in(folder, "jia-2020")
        while True:
            entry = store.commit([change(2020, value, value + 1)], by=ANN, why="加一")
            value += 1
            tell(entry.number, entry.hash, value)

    return work


def test_a_writer_killed_at_random_moments_loses_nothing_that_it_confirmed(folder):
    chance = random.Random(6)
    sound(folder)
    interrupted = confirmed = 0
    for _ in range(KILLS):
        child, pipe = started(counting(folder))
        time.sleep(chance.uniform(0, 0.07))
        os.kill(child, signal.SIGKILL)
        told = heard(child, pipe)
        confirmed += len(told)
        interrupted += any((folder / ".history").glob("*journal*"))
        # Before anything is mended: whole files, with all that was confirmed.
        least = int(told[-1][2]) if told else 0
        assert value_in(folder, "jia-2020") >= least

        entries = sound(folder)
        for number, sha, _value in told:
            assert entries[int(number)].hash == sha
        assert value_in(folder, "jia-2020") == 20 + len(entries) - 1
    assert {one.action for one in entries} == {"initial", "edit"}
    assert confirmed
    assert interrupted


def dying(at):
    """Have this process die before its n-th step on the disk; a write dies half-way."""
    count = 0

    def wrapped(name):
        real = getattr(os, name)

        def step(*given, **more):
            nonlocal count
            count += 1
            if count == at:
                if name == "write":
                    real(given[0], bytes(given[1])[: len(given[1]) // 2])
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*given, **more)

        return step

    for name in STEPS:
        setattr(os, name, wrapped(name))


def committing(folder, changes):
    return lambda: Store(folder, git=False).commit(changes, by=ANN, why="加一")


def dies(at, work):
    """Say whether some work died at a step, and not after all of them."""
    real = os.write

    def doomed(tell):
        dying(at)
        work()
        real(done, b"x")

    reading, done = os.pipe()
    child, pipe = started(doomed)
    os.close(done)
    heard(child, pipe)
    with os.fdopen(reading, "rb") as file:
        return not file.read()


def test_a_writer_killed_before_each_step_leaves_the_old_or_the_new(folder):
    sound(folder)
    outcomes = set()
    for at in range(1, 200):
        old = value_in(folder, "jia-2020")
        both = [change(2020, old, old + 1), change(2020, old, old + 1, "999902")]
        known = len(Store(folder).entries())
        died = dies(at, committing(folder, both))
        promised = (folder / ".history/journal.json").exists()
        entries = sound(folder)
        made_now = len(entries) - known
        assert value_in(folder, "jia-2020") == old + made_now
        assert made_now == 1 or not promised
        outcomes.add((died, promised, made_now))
        if not died:
            break
    # Not begun; promised and finished by the next; finished but for the tidying up; all done.
    assert outcomes >= {(True, False, 0), (True, True, 1), (False, False, 1)}


def test_mending_may_be_interrupted_too(folder):
    sound(folder)
    mended = 0
    for broken in range(1, 200):
        old = value_in(folder, "jia-2020")
        wanted = [change(2020, old, old + 1)]
        known = len(Store(folder).entries())
        died = dies(broken, committing(folder, wanted))
        if not died:
            assert mended
            break
        if not (folder / ".history/journal.json").exists():
            sound(folder)
            continue
        mended += 1
        for at in range(1, 60):
            if not dies(at, lambda: Store(folder, git=False).begin()):
                break
        assert len(sound(folder)) == known + 1
        assert value_in(folder, "jia-2020") == old + 1


def test_the_first_entry_may_be_interrupted(folder):
    before = present(folder)
    for at in range(1, 60):
        if not dies(at, lambda: Store(folder, git=False).begin()):
            break
    else:
        pytest.fail("it never came to an end")
    assert present(folder) == before
    assert len(sound(folder)) == 1


def test_an_edit_by_hand_after_a_crash_is_kept_and_recorded(folder):
    sound(folder)
    path = folder / "cities/jia.yaml"
    for at in range(1, 60):
        dies(at, committing(folder, [change(2020, 20, 21)]))
        if (folder / ".history/journal.json").exists():
            break
    path.write_text(path.read_text(encoding="utf-8") + "# 手记\n", encoding="utf-8")

    entries = sound(folder)
    assert [one.action for one in entries] == ["initial", "edit", "external"]
    assert path.read_text(encoding="utf-8").endswith("# 手记\n")
    assert value_in(folder, "jia-2020") == 20
    assert [one.reversed for one in entries[2].changes] == [*entries[1].changes]


def test_twenty_at_once_lose_no_change_and_each_refusal_is_told(folder):
    sound(folder)
    shared = 2010

    def work(place):
        def writes(tell):
            me, year = By(f"p{place}", f"甲{place}"), YEARS[place]
            store = Store(folder, git=False)
            if year != shared:
                store.commit([change(year, year - 2000, 500)], by=me, why="各改各的")
                tell("own", year)
            for _ in range(2):
                now = value_in(folder, f"jia-{shared}")
                try:
                    done = store.commit([change(shared, now, now + 1)], by=me, why="同改一处")
                except ConflictError as error:
                    tell("refused", error.last.number)
                else:
                    tell("added", done.number)

        return writes

    running = [started(work(place)) for place in range(PROCESSES)]
    told = [line for child, pipe in running for line in heard(child, pipe)]
    entries = sound(folder)

    added = [int(line[1]) for line in told if line[0] == "added"]
    refused = [line for line in told if line[0] == "refused"]
    own = [int(line[1]) for line in told if line[0] == "own"]
    assert len(own) == PROCESSES - 1
    assert all(value_in(folder, f"jia-{year}") == 500 for year in own)
    assert value_in(folder, f"jia-{shared}") == shared - 2000 + len(added)
    assert len(added) + len(refused) == 2 * PROCESSES
    assert added
    assert refused
    assert len(entries) == 1 + len(own) + len(added)
    assert {number for number, one in enumerate(entries) if one.why == "同改一处"} == {*added}
