"""The pages that lead to all others: the first one, that of the method, and what is not there."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from indicators import exhibits
from indicators.codes import Theme
from indicators.exhibits.glossary import definitions
from indicators.exhibits.spec import Exhibit
from indicators.exhibits.standings import CODES
from indicators.exhibits.tallied import Tally, tally
from indicators.exhibits.working import figure_documents
from indicators.export import page_tables, paper
from indicators.export.page_text import items, notes, text
from indicators.site import addresses, drawn
from indicators.site.area_page import ended
from indicators.site.lists import Lists, other
from indicators.site.shell import Page, anchor, section
from indicators.wording import site as words
from indicators.wording import verdicts

PAPER = Path(__file__).resolve().parents[2] / "docs" / "method.md"
FEW = 400
"""So many areas are all listed on the first page; of more, the regions alone."""


def front_page(cat: Any, lists: Lists, facts: pd.DataFrame, counted: Tally, lang: str) -> Page:
    """Return the first page: counts by region, and the ways to all others.

    Parameters
    ----------
    counted
        How many indicators of each city stand where; see `tallied`.
    """
    settings, path = lists.settings, addresses.page(lang, "index")
    plan = lists.names(lang).plans[settings.plan]
    shown = exhibits.regions(cat, counted, settings.plan, lang, as_of=settings.as_of)
    size = {"areas": len(lists.cities), "indicators": facts["indicator"].nunique()}
    about = words.say(lang, "front_about", as_of=settings.as_of, **size)
    main = [
        f'<p class="lead">{text(about)}</p>',
        section(ended(shown.title, lang), _stacks(shown, path)),
        section(words.say(lang, "directory"), "".join(_directory(lists, path, lang))),
        section(words.say(lang, "by_indicator"), "".join(_themes(lists, facts, path, lang))),
    ]
    title = words.say(lang, "front", plan=plan)
    return Page(lang, path, title, "\n".join(main), addresses.page(other(lang), "index"), (), about)


def tallied(cat: Any, lists: Lists, facts: pd.DataFrame) -> Tally:
    """Count where the headline indicators of all cities stand, as the app does."""
    own = facts[facts["ref_area"].isin(lists.cities)]
    columns: dict[str, Any] = {
        one: own[one].astype("category") for one in ("ref_area", "indicator")
    }
    nothing = pd.Categorical([""] * len(own))
    found = pd.DataFrame(columns).assign(
        obligation=nothing,
        department=nothing,
        code=pd.Categorical(own["code"].to_numpy(dtype=object), dtype=CODES),
    )
    return tally(cat, found, lists.cities)


def _stacks(counted: Exhibit, path: str) -> str:
    if counted.empty or not counted.series:
        return f'<p class="note">{text(counted.empty)}</p>' if counted.empty else ""
    counts = np.array([one.points for one in counted.series], dtype=np.int64).T
    bars = [
        drawn.Stack(name, addresses.link(path, addresses.page(counted.lang, "regions", code)), row)
        for name, code, row in zip(
            counted.categories, counted.category_ids, counts.tolist(), strict=True
        )
    ]
    codes, names = [one.code for one in counted.series], [one.name for one in counted.series]
    picture = drawn.stacks(bars, codes, names, counted.alt)
    table = page_tables.table(counted, captioned=True)
    sourced = words.say(counted.lang, "sourced")
    told = [one for one in (*counted.notes, sourced, counted.cutoff_line) if one]
    label = text(words.say(counted.lang, "as_table"))
    return f"{picture}<details><summary>{label}</summary>{table}</details>{notes(told)}"


def _directory(lists: Lists, path: str, lang: str) -> Iterator[str]:
    names = lists.names(lang)
    regions = by_region(lists)
    few = len(lists.cities) <= FEW
    for region, areas in regions.items():
        head = anchor(path, addresses.page(lang, "regions", region), lists.region(region, lang))
        size = text(words.say(lang, "areas_in", count=len(areas)))
        yield f"<h3>{head} <small>{size}</small></h3>"
        if few:
            yield items((_area(path, lang, names.areas[one], one) for one in areas), "areas")
    others = [one for one in lists.comparators if one not in lists.cities]
    if others:
        title = text(words.say(lang, "references"))
        listed = items((_area(path, lang, names.areas[one], one) for one in others), "areas")
        yield f"<h3>{title}</h3>{listed}"


def _area(path: str, lang: str, name: str, area: str) -> str:
    return anchor(path, addresses.page(lang, "areas", area), name)


def by_region(lists: Lists) -> dict[str, list[str]]:
    """Return the cities of each region, in the order of the list of areas."""
    found: dict[str, list[str]] = {}
    for area in lists.cities:
        found.setdefault(lists.home[area], []).append(area)
    return found


def _themes(lists: Lists, facts: pd.DataFrame, path: str, lang: str) -> Iterator[str]:
    present, listed = set(facts["indicator"].unique()), lists.indicators
    names = lists.names(lang)
    for theme in Theme:
        own = listed[(listed["theme"] == theme) & listed.index.isin(present)]
        own = own.sort_values("headline", ascending=False, kind="stable")
        links = (
            anchor(path, addresses.page(lang, "indicators", str(code)), names.indicators[code])
            for code in own.index
        )
        if len(own):
            name = text(verdicts.THEME[lang][theme])
            yield f"<h3>{name}</h3>{items(links, 'areas')}"


def documents(cat: Any) -> dict[str, str]:
    """Return the titles of the documents that the method paper names, by figure."""
    if not PAPER.is_file():
        return {}
    return figure_documents(cat, paper.figures_in(PAPER.read_text(encoding="utf-8")))


def method_page(
    cat: Any, lists: Lists, codes: Sequence[str], named: Mapping[str, str], lang: str
) -> Page:
    """Return what the indicators are and how they are judged."""
    listed = definitions(cat, lang, indicators=codes)
    table = page_tables.table(listed, captioned=False)
    main = [section(ended(listed.title, lang), table), notes(exhibits.method_summary(lang)),
            paper.cited(_paper(), named)]  # fmt: skip
    title, path = words.say(lang, "method_page"), addresses.page(lang, "method")
    there = addresses.page(other(lang), "method")
    return Page(lang, path, title, "\n".join(one for one in main if one), there, lists.above(lang))


@cache
def _paper() -> str:
    """Return the method paper; nothing where it is not there, as in an installed package."""
    if not PAPER.is_file():
        return ""
    html = paper.render(PAPER.read_text(encoding="utf-8"))
    for side in ("left", "right", "center"):
        html = html.replace(f' style="text-align:{side}"', f' class="{side}"')
    return html


def not_found(lists: Lists, lang: str) -> Page:
    """Return the page for what is not there."""
    title, about = words.say(lang, "not_found"), words.say(lang, "not_found_about")
    there = addresses.page(other(lang), "404")
    main = f"<p>{text(about)}</p>"
    return Page(lang, addresses.page(lang, "404"), title, main, there, lists.above(lang))
