"""What many rows of a city's table would repeat, said once below it."""

import pandas as pd

from indicators.exhibits.standing import State, name, values
from indicators.exhibits.tallies import inside
from indicators.wording import screen

LEAST = 3
"""Rows from which a common remark is said once."""


def told_once(listed: pd.DataFrame, lang: str) -> tuple[pd.DataFrame, str]:
    """Take out of the remarks what all rows without an actual figure are to obtain; say it once."""
    if "code" not in listed:
        return listed, ""
    waiting = [code == State.NO_ACTUAL for code in values(listed["code"])]
    remarks, joint = values(listed["remark"]), screen.WORDS[lang]["joint"]
    parts = [one.partition(joint) for one, waits in zip(remarks, waiting, strict=True) if waits]
    common = parts[0][0] if parts else ""
    if len(parts) < LEAST or not common or any(first != common for first, *_ in parts):
        return listed, ""
    rests = iter(rest[:1].upper() + rest[1:] for *_, rest in parts)
    shorter = [next(rests) if waits else one for one, waits in zip(remarks, waiting, strict=True)]
    told = {
        "count": len(parts),
        "word": name(State.NO_ACTUAL, lang),
        "told": inside(common),
    }
    return listed.assign(remark=shorter), screen.say(lang, "city_obtain_all", **told)
