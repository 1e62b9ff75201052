"""The document and the place of each figure, for sentences that are copied one by one."""

from collections.abc import Iterable, Mapping
from typing import Any

from indicators.exhibits.evidence import cited_line, places_in
from indicators.wording import screen

Cited = Mapping[str, tuple[str, str]]
"""Document and place by figure."""


def cited(cat: Any, figure_ids: Iterable[str], lang: str) -> Cited:
    """Return what vouches for each of the figures."""
    used = cat.figures_of(figure_ids)
    records = cat.sources.loc[used["source"].unique()].to_dict("index")
    lines = {key: cited_line(record, lang) for key, record in records.items()}
    named = zip(used["source"].map(lines), places_in(used, lang), strict=True)
    return dict(zip(used["figure_id"], named, strict=True))


def told(found: Cited, figure_ids: Iterable[object], lang: str) -> str:
    """Name the documents of some figures, each once, with the places in it."""
    places: dict[str, list[str]] = {}
    for one in figure_ids:
        if str(one) in found:
            line, place = found[str(one)]
            places.setdefault(line, []).append(place)
    parts = [
        screen.joined(lang, [line, *dict.fromkeys(where)], by="comma")
        for line, where in places.items()
    ]
    return screen.joined(lang, parts)
