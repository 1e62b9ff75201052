"""The state of a running service for its administrators: program, data, process, machine.

Every fact is read where it lies, at the moment it is asked for; what cannot be read is told so.
"""

import os
import platform
import shutil
import time
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from indicators import review
from indicators.catalogue import Catalogue
from indicators.export import chromium
from indicators.history import Store, StoreError
from indicators.wording import administration as words

Part = tuple[str, Sequence[tuple[str, str]]]
"""A heading, and items with what is to be said of each, all in the reader's language."""
COMMIT = "INDICATORS_COMMIT"
"""The commit that runs, where the program lies outside its repository."""
_ROOT = Path(__file__).resolve().parents[1]
_STARTED = time.time()
_UNITS = ("B", "kB", "MB", "GB", "TB")


def state(
    folder: Path, cat: Catalogue | None, faults: int, sessions: int | None, lang: str
) -> list[Part]:
    """Return what an administrator wants to know of a service over a data folder.

    Parameters
    ----------
    cat : Catalogue or None
        The data as loaded; none where they could not be.
    faults : int
        Faults of the folder.
    sessions : int or None
        Pages that are open in this process; none where that is not known.
    """
    items, unknown = words.ITEMS[lang], words.say(lang, "unknown")
    parts: Mapping[str, Mapping[str, str | None]] = {
        "program": _program(),
        "data": _data(folder, cat, faults, lang),
        "process": {
            "uptime": _duration(time.time() - _STARTED, lang),
            "memory": _memory(),
            "sessions": None if sessions is None else str(sessions),
            "pid": str(os.getpid()),
        },
        "machine": _machine(folder, lang),
    }
    return [
        (words.PARTS[lang][part], [(items[key], found or unknown) for key, found in facts.items()])
        for part, facts in parts.items()
    ]


def _program() -> dict[str, str | None]:
    libraries = {name: _version(name) for name in ("streamlit", "pandas", "plotly")}
    known = {"package": _version("plan-indicators"), "commit": commit(_ROOT)}
    return known | {"python": platform.python_version()} | libraries


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def commit(root: Path) -> str | None:
    """Return the commit that a folder of the program stands at, shortened; none where unknown."""
    if named := os.environ.get(COMMIT):
        return named[:12]
    try:
        place = root / ".git"
        if place.is_file():  # a further working tree names its own place
            place = Path(place.read_text("utf-8").partition(":")[2].strip())
        head = (place / "HEAD").read_text("utf-8").strip()
        if not head.startswith("ref:"):
            return head[:12]
        name = head.partition(":")[2].strip()
        shared = place / "commondir"
        base = (place / shared.read_text("utf-8").strip()) if shared.exists() else place
        return _referred(base, name)
    except OSError:
        return None


def _referred(base: Path, name: str) -> str | None:
    if (base / name).exists():
        return (base / name).read_text("utf-8").strip()[:12]
    lines = (base / "packed-refs").read_text("utf-8").splitlines()
    return next((line[:12] for line in lines if line.endswith(f" {name}")), None)


def _data(folder: Path, cat: Catalogue | None, faults: int, lang: str) -> dict[str, str | None]:
    files = [*folder.glob("*.yaml"), *folder.glob("*/*.yaml")]
    found: dict[str, str | None] = {
        "files": str(len(files)),
        "size": size(sum(one.stat().st_size for one in files if one.exists())),
    }
    if cat is not None:
        found |= {
            "figures": str(len(cat.figures)),
            "areas": str(cat.figures["ref_area"].nunique()),
            "cities": str(len(cat.cities)),
        }
    return found | {"fault_count": str(faults)} | _log(folder, lang)


def _log(folder: Path, lang: str) -> dict[str, str | None]:
    store = Store(folder, lang=lang)
    try:
        entries, faults = store.entries(), store.verify()
    except (StoreError, OSError) as error:
        return {"verified": words.say(lang, "not_read", why=error)}
    if not entries and not faults:
        return {"last": words.say(lang, "no_log")}
    waiting = [one for one in review.drafts(entries) if one.state is review.State.SUBMITTED]
    found: dict[str, str | None] = {}
    if entries:
        when = entries[-1].moment.strftime("%Y-%m-%d %H:%M")
        found["last"] = words.say(lang, "entry", number=entries[-1].number, when=when)
    sound = words.say(lang, "unsound", count=len(faults)) if faults else words.say(lang, "sound")
    return found | {"verified": sound, "drafts": str(len(waiting))}


def _machine(folder: Path, lang: str) -> dict[str, str | None]:
    try:
        disk = shutil.disk_usage(folder)
    except OSError:
        room = None
    else:
        room = words.say(lang, "of", used=size(disk.free), total=size(disk.total))
    fonts = words.say(lang, "yes" if chromium.has_chinese() else "no")
    return {
        "disk": room,
        "browser": chromium.browser() or words.say(lang, "no"),
        "fonts": fonts,
    }


def _memory() -> str | None:
    try:
        text = Path("/proc/self/status").read_text(encoding="utf-8")
    except OSError:
        return None
    found = next((line for line in text.splitlines() if line.startswith("VmRSS")), "")
    return size(int(found.split()[1]) * 1024) if found else None


def size(count: float) -> str:
    """Say how large something is.

    >>> size(512), size(2048), size(5_400_000)
    ('512 B', '2.0 kB', '5.1 MB')
    """
    step = 0
    while count >= 1024 and step < len(_UNITS) - 1:
        count, step = count / 1024, step + 1
    return f"{count:.1f} {_UNITS[step]}" if step else f"{count:.0f} B"


def _duration(seconds: float, lang: str) -> str:
    minutes = int(seconds) // 60
    hours = minutes // 60
    if hours >= 24:
        return words.say(lang, "day", days=hours // 24, hours=hours % 24)
    return words.say(lang, "hour", hours=hours, minutes=minutes % 60)
