"""The page of a region: its areas side by side by the headline indicators."""

from collections.abc import Mapping, Sequence

import pandas as pd

from indicators.exhibits.rows import Names
from indicators.export.page_text import text
from indicators.site import addresses
from indicators.site.lists import Lists, other
from indicators.site.shell import Page, anchor
from indicators.wording import site as words
from indicators.wording.numbers import NO_VALUE


def region_page(
    lists: Lists, facts: pd.DataFrame, region: str, areas: Sequence[str], lang: str
) -> Page:
    """Set the areas of a region side by side by the headline indicators that any of them has."""
    present = set(facts["indicator"].unique())
    shown = [code for code in lists.headline if code in present] or [
        str(code) for code in lists.indicators.index if code in present
    ]
    names, path = lists.names(lang), addresses.page(lang, "regions", region)
    title = words.say(lang, "region_title", region=lists.region(region, lang))
    size = {"areas": len(areas), "indicators": len(shown)}
    heads = "".join(
        f'<th scope="col">{_indicator(names, code, path)}'
        f'<span class="below">{text(names.unit(code))}</span></th>'
        for code in shown
    )
    fields = _by_area(facts, lang)
    rows = "".join(_region_row(names, area, fields.get(area, {}), shown, path) for area in areas)
    corner = text(words.say(lang, "area"))
    table = (
        f'<div class="scroll wide" tabindex="0" role="group" aria-label="{text(title)}">'
        f'<table class="board"><thead><tr><th scope="col">{corner}</th>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )
    about = words.say(lang, "region_about", **size)
    main = f'<p class="lead">{text(about)}</p>\n{table}'
    there = addresses.page(other(lang), "regions", region)
    return Page(lang, path, title, main, there, lists.above(lang), about)


def _indicator(names: Names, code: str, path: str) -> str:
    return anchor(path, addresses.page(names.lang, "indicators", code), names.indicators[code])


def _by_area(facts: pd.DataFrame, lang: str) -> dict[str, dict[str, tuple[str, str, str]]]:
    found: dict[str, dict[str, tuple[str, str, str]]] = {}
    columns = (facts[name] for name in ("ref_area", "indicator", "code", f"short_{lang}",
                                          f"latest_{lang}"))  # fmt: skip
    for area, indicator, code, word, latest in zip(*columns, strict=True):
        found.setdefault(area, {})[indicator] = (code, word, latest)
    return found


def _region_row(
    names: Names,
    area: str,
    fields: Mapping[str, tuple[str, str, str]],
    shown: Sequence[str],
    path: str,
) -> str:
    link = anchor(path, addresses.page(names.lang, "areas", area), names.areas[area])
    cells = "".join(
        f'<td class="code-{text(code)}"><span class="word">{text(word)}</span>{text(latest)}'
        if code
        else f"<td>{NO_VALUE}"
        for code, word, latest in (fields.get(one, ("", "", "")) for one in shown)
    )
    return f'<tr><th scope="row">{link}</th>{cells}'
