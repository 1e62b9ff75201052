"""Restore again and again, stopped a step later each time; run by the tests in its own process.

Arguments: the archive, a folder to work in, and how to stop: exit, interrupt or the number of an
error. Each line of the answer is what the folder then holds, and what was told.
"""

import os
import shutil
import sys
from pathlib import Path

from indicators.backup import BackupError
from indicators.backup.restoring import finish, restore

UNSTOPPED = 3
OF_THE_MOMENT = {"lock", "state.json"}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
STEPS = {"os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.chmod", "os.chown"}
OLD = {"old.yaml": b"old: 1\n", "cities/old.yaml": b"old: 2\n"}


def is_step(event, given):
    """Say whether something is about to be written."""
    return event in STEPS or (event == "open" and bool(given[2] & WRITING))


def stopping_at(number, how):
    """Have this process stop at its n-th step of writing; what is returned then has something."""
    count = 0
    stopped = []

    def watch(event, given):
        nonlocal count
        if not is_step(event, given):
            return
        count += 1
        if count != number:
            return
        stopped.append(event)
        if how == "exit":
            os._exit(9)
        raise KeyboardInterrupt if how == "interrupt" else OSError(int(how), "stopped")

    sys.addaudithook(watch)
    return stopped


def child(archive, place, number, how, answer):
    """Restore, stopped somewhere, and exit with what came of it."""
    stopped = stopping_at(number, how)
    try:
        restore(archive, place, force=True)
    except BackupError as error:
        os.write(answer, str(error).encode())
        os._exit(1)
    except KeyboardInterrupt:
        os._exit(2)
    os._exit(0 if stopped else UNSTOPPED)


def found(place, new):
    """Say what a folder holds."""
    files = {
        one.relative_to(place).as_posix(): one.read_bytes()
        for one in place.rglob("*")
        if one.is_file() and one.name not in OF_THE_MOMENT
    }
    return "old" if files == OLD else "new" if files == new else f"broken: {sorted(files)}"


def main(archive, work, how):
    """Stop at every step there is; the last restore is not stopped any more."""
    restore(archive, work / "reference")
    new = {
        one.relative_to(work / "reference").as_posix(): one.read_bytes()
        for one in (work / "reference").rglob("*")
        if one.is_file() and one.name not in OF_THE_MOMENT
    }
    for number in range(1, 500):
        folder = work / str(number)
        place = folder / "data"
        for name, data in OLD.items():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            (place / name).write_bytes(data)
        reading, answer = os.pipe()
        pid = os.fork()
        if pid == 0:
            child(archive, place, number, how, answer)
        os.close(answer)
        told = os.read(reading, 10_000).decode()
        os.close(reading)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        finished = finish(place)
        beside = sorted(one.name.partition("-")[0] for one in folder.iterdir())
        kept = [found(one, new) for one in folder.glob("data.before-*")]
        print(code, found(place, new), kept, finished, beside, told, sep="\t")
        shutil.rmtree(folder)
        if code == UNSTOPPED:
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
