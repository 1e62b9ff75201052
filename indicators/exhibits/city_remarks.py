"""What many rows of a city's table would repeat, said once below it."""

import pandas as pd

from indicators.exhibits.standing import State, name
from indicators.exhibits.tallies import inside
from indicators.wording import screen

LEAST = 3
"""Rows from which a common remark is said once."""


def told_once(listed: pd.DataFrame, lang: str) -> tuple[pd.DataFrame, str]:
    """Take out of the remarks what all rows without an actual figure are to obtain; say it once."""
    if "code" not in listed:
        return listed, ""
    waiting = listed["code"] == State.NO_ACTUAL
    parts = listed.loc[waiting, "remark"].str.partition(screen.WORDS[lang]["joint"])
    if len(parts) < LEAST or len(set(parts[0])) > 1 or not parts[0].iloc[0]:
        return listed, ""
    rest = parts[2].str[:1].str.upper() + parts[2].str[1:]
    shorter = listed["remark"].mask(waiting, rest.reindex(listed.index))
    told = {
        "count": len(parts),
        "word": name(State.NO_ACTUAL, lang),
        "told": inside(parts[0].iloc[0]),
    }
    return listed.assign(remark=shorter), screen.say(lang, "city_obtain_all", **told)
