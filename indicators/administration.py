"""The state of a running service for its administrators: program, service, data, process, machine.

Every fact is read where it lies, at the moment it is asked for; what cannot be read is told so.
"""

import os
import platform
import time
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from indicators import review, upkeep
from indicators.access import Access, State
from indicators.catalogue import Catalogue
from indicators.chronicle import records
from indicators.history import Store, StoreError
from indicators.wording import administration as words

Part = tuple[str, Sequence[tuple[str, str]]]
"""A heading, and items with what is to be said of each, all in the reader's language."""
COMMIT = "INDICATORS_COMMIT"
"""The commit that runs, where the program lies outside its repository."""
LIBRARIES = ("streamlit", "pandas", "pyarrow", "pydantic", "plotly")
_ROOT = Path(__file__).resolve().parents[1]
_STARTED = time.time()


@dataclass(frozen=True)
class Service:
    """What only the server itself knows."""

    hindrances: Sequence[str] = ()
    """Codes of what keeps it from serving."""
    access: Access | None = None
    sessions: int | None = None
    """Pages that are open in this process; none where that is not known."""
    port: int | None = None


def state(
    folder: Path, cat: Catalogue | None, faults: int, service: Service, lang: str
) -> list[Part]:
    """Return what an administrator wants to know of a service over a data folder.

    Parameters
    ----------
    cat : Catalogue or None
        The data as loaded; none where they could not be.
    faults : int
        Faults of the folder.
    """
    items, unknown = words.ITEMS[lang], words.say(lang, "unknown")
    parts: Mapping[str, Mapping[str, str | None]] = {
        "service": _service(service, lang),
        "data": _data(folder, cat, faults, lang),
        "process": {
            "uptime": _duration(time.time() - _STARTED, lang),
            "memory": upkeep.memory(),
            "sessions": _number(service.sessions),
            "port": _number(service.port),
            "pid": str(os.getpid()),
        },
        "machine": upkeep.machine(folder, lang),
        "program": _program(),
    }
    return [
        (words.PARTS[lang][part], [(items[key], found or unknown) for key, found in facts.items()])
        for part, facts in parts.items()
    ]


def _service(service: Service, lang: str) -> dict[str, str | None]:
    why = words.say(lang, "separator").join(words.say(lang, one) for one in service.hindrances)
    ready = words.say(lang, "unready", why=why) if why else words.say(lang, "ready")
    return {"ready": ready, "people": _people(service.access, lang), "backup": upkeep.backup(lang)}


def _people(access: Access | None, lang: str) -> str | None:
    if access is None or access.state is State.NONE:
        return None
    if access.state is State.FAULTY:
        return words.say(lang, "access_faulty", count=len(access.problems))
    administrators = [one for one in access.people.values() if one.administrator]
    return words.say(lang, "people", count=len(access.people), administrators=len(administrators))


def _number(found: int | None) -> str | None:
    return None if found is None else str(found)


def _program() -> dict[str, str | None]:
    known = {"package": _own_version(), "commit": commit(_ROOT)}
    libraries = {name: _version(name) for name in LIBRARIES}
    return known | {"python": platform.python_version()} | libraries


def _own_version() -> str | None:
    # Installed from a bundle the program is a folder, no package.
    try:
        project = tomllib.loads((_ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    except (OSError, KeyError, tomllib.TOMLDecodeError):
        return _version("plan-indicators")
    return str(project["version"])


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
        "folder": str(folder.resolve()),
        "files": f"{len(files):,}",
        "size": upkeep.size(sum(one.stat().st_size for one in files if one.exists())),
    }
    if cat is not None:
        found |= {
            "figures": f"{len(cat.figures):,}",
            "areas": f"{cat.figures['ref_area'].nunique():,}",
            "cities": f"{len(cat.cities):,}",
        }
    state = {"fault_count": f"{faults:,}", "snapshot": upkeep.snapshot(folder, lang)}
    return found | state | _log(folder, lang)


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
        when = records.moment(entries[-1].at)
        found["last"] = words.say(lang, "entry", number=entries[-1].number, when=when)
    sound = words.say(lang, "unsound", count=len(faults)) if faults else words.say(lang, "sound")
    return found | {"verified": sound, "drafts": str(len(waiting))}


def _duration(seconds: float, lang: str) -> str:
    minutes = int(seconds) // 60
    hours = minutes // 60
    if hours >= 24:
        return words.say(lang, "day", days=hours // 24, hours=hours % 24)
    return words.say(lang, "hour", hours=hours, minutes=minutes % 60)
