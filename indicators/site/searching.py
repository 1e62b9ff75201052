"""What the search of a site looks through: one small file for each language."""

import json

import pandas as pd

from indicators.site import addresses
from indicators.site.lists import Lists
from indicators.wording import site as words


def index(lists: Lists, facts: pd.DataFrame, lang: str) -> bytes:
    """Return areas and indicators with all their names, as a script that holds nothing else.

    A script is read from a folder too, where a browser would fetch no other file.
    """
    names = lists.names(lang)
    other = "en" if lang == "zh" else "zh"
    others, slugs = (lists.areas[one].to_dict() for one in (f"name_{other}", "slug"))
    rows: list[list[str]] = []
    present = set(facts["indicator"].unique())
    # In the order of the list: that of the facts is the first area's.
    for code in (str(one) for one in lists.indicators.index if one in present):
        named = lists.indicators.loc[code]
        kind = words.say(lang, "indicator")
        told = [names.indicators[code], kind, _within(lang, "indicators", code)]
        rows.append([*told, f"{named[f'name_{other}']} {code}"])
    for area in dict.fromkeys((*lists.cities, *lists.comparators)):
        region = lists.home[area]
        below = lists.region(region, lang) if region != area else words.say(lang, "area")
        told = [names.areas[area], below, _within(lang, "areas", area)]
        rows.append([*told, f"{others[area]} {slugs[area]} {area}"])
    said = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return f"window.siteIndex = {said};\n".encode()


def _within(lang: str, kind: str, code: str) -> str:
    """Return a page's path as the first page of the language leads to it."""
    path = addresses.page(lang, kind, code)
    return addresses.link(addresses.page(lang, "index"), path)
