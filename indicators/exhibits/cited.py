"""The document and the place of each figure, for sentences that are copied one by one."""

from collections.abc import Iterable, Mapping
from typing import Any

from indicators.codes import Seen
from indicators.exhibits.standing import known
from indicators.wording import screen, verdicts

Cited = Mapping[str, tuple[str, str]]
"""Document and place by figure."""


def cited(cat: Any, figure_ids: Iterable[str], lang: str) -> Cited:
    """Return what vouches for each of the figures."""
    used = cat.figures[cat.figures["figure_id"].isin(set(figure_ids))]
    records = cat.sources.loc[used["source"].unique()].to_dict("index")
    lines = {str(key): _line(record, lang) for key, record in records.items()}
    excerpt = screen.say(lang, "excerpt_only")
    columns = (used[name] for name in ("figure_id", "source", "locator", "seen"))
    return {
        str(one): (
            lines[source],
            str(place) if known(place) else excerpt if seen == Seen.EXCERPT else "",
        )
        for one, source, place, seen in zip(*columns, strict=True)
    }


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


def _line(source: Mapping[Any, Any], lang: str) -> str:
    title = screen.say(lang, "quoted", title=source["title"])
    told_of_it = [source["publisher"], source["document_number"], source["published"]]
    grade = verdicts.GRADE[lang][str(source["grade"])]
    inner = [*(str(one) for one in told_of_it if known(one)), grade]
    return screen.say(lang, "citation", title=title, inner=screen.joined(lang, inner, by="comma"))
