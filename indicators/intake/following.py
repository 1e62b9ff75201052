"""A follow-up (督办) filled in field by field: what it changes in the file, or what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.catalogue import Catalogue
from indicators.changes import Change, Section
from indicators.intake.drafting import Working
from indicators.intake.proving import problems

NEEDED = ("department", "cause", "measures", "date")
"""Fields that no follow-up is without."""


@dataclass(frozen=True)
class Followed:
    """What a follow-up handed in comes to: changes or faults; neither where all is as it was."""

    changes: tuple[Change, ...] = ()
    faults: tuple[str, ...] = ()


def listed(cat: Catalogue, area: str) -> dict[str, dict[str, str]]:
    """Return the follow-ups of an area by their ids in its file, each with its filled fields."""
    own = cat.follow_ups[cat.follow_ups["ref_area"] == area]
    return {
        str(one["follow_up_id"]).partition("/")[2]: {
            str(name): str(value) for name, value in one.items() if isinstance(value, str) and value
        }
        for one in own.to_dict("records")
    }


def handed_in(cat: Catalogue, area: str, given: Mapping[str, str], key: str = "") -> Followed:
    """Return what the fields of a new follow-up, or of the one called `key`, would change.

    Fields left empty are taken out of the record; those that are not given stay. Nothing comes
    of an area without a sound file.
    """
    work = _working(cat, area)
    if work is None:
        return Followed()
    known = dict(work.section(Section.FOLLOW_UPS).get(key, {}))
    if not known:
        stem = f"{cat.lists.areas[area].slug}-{given['indicator']}-f".lower().replace("_", "-")
        known = {"id": work.free(Section.FOLLOW_UPS, stem)}
        known |= {} if area == work.area else {"ref_area": area}
    filled = {name: value or None for name, value in given.items()}
    # What the record does not say and what it means unsaid are the same.
    if filled.get("state") == "open" and "state" not in known:
        del filled["state"]
    work.put(Section.FOLLOW_UPS, str(known["id"]), known | filled)
    changes = tuple(work.changes())
    found = problems(work.edited(), work, cat.lists) if changes else ()
    return Followed((), tuple(one.message for one in found)) if found else Followed(changes)


def removed(cat: Catalogue, area: str, key: str) -> Followed:
    """Return the change that takes a follow-up out of its file."""
    work = _working(cat, area)
    before = work and work.section(Section.FOLLOW_UPS).get(key)
    if work is None or not before:
        return Followed()
    return Followed((Change(work.area, Section.FOLLOW_UPS, key, before, None),))


def _working(cat: Catalogue, area: str) -> Working | None:
    current: str | None = area
    while current is not None:
        if path := cat.file_of(current):
            text = path.read_bytes().decode("utf-8")
            return Working(current, cat.lists.areas[current].slug, path, text)
        known = cat.lists.areas.get(current)
        current = known.parent if known else None
    return None
