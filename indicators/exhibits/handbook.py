"""指标口径手册: what each indicator is, how it is computed, who says so, and where data stand."""

from collections.abc import Iterator
from itertools import count
from typing import Any

import pandas as pd

from indicators.codes import Direction, Grade, Kind, Theme
from indicators.exhibits.evidence import citations, cutoff
from indicators.exhibits.glossary import breaks_of
from indicators.exhibits.handbook_data import Standings
from indicators.exhibits.report import Block, Heading, Imprint, Paragraph, Report, Says
from indicators.exhibits.rows import Names
from indicators.exhibits.standing import Row, known
from indicators.wording import handbook as words
from indicators.wording import screen, verdicts

COLUMNS = ("indicator", "indicator_name", "theme", "theme_word", "headline", "definition",
           "formula", "unit_measure", "unit_name", "decimals", "direction", "kind", "kind_word",
           "variants", "breaks", "release_lag", "documents", "data", "comment")  # fmt: skip
_SHOWN = ("definition", "formula", "unit", "variants", "breaks", "release", "documents", "data",
          "remark")  # fmt: skip


def handbook(cat: Any, lang: str, imprint: Imprint) -> Report:
    """Return the handbook: the themes in their order, in each the headline indicators first."""
    entries = table(cat, lang)
    blocks: list[Block] = [
        Paragraph(words.say(lang, key), Says.BODY) for key in ("about", "symbols", "same")
    ]
    number = count(1)
    for place, (theme, some) in enumerate(entries.groupby("theme_word", sort=False)):
        numeral = words.NUMERALS[lang][place]
        blocks.append(Heading(words.say(lang, "theme", number=numeral, theme=theme)))
        for entry in some.to_dict("records"):
            blocks += _blocks(entry, next(number), lang)
    return Report(
        title=words.say(lang, "title"),
        subtitle=words.say(lang, "subtitle", count=len(entries)),
        imprint=imprint,
        blocks=tuple(blocks),
        sources=citations(cat.sources, cat.figures, lang),
        cutoff=cutoff(cat.sources),
        internal=bool((cat.figures["grade"] == Grade.INTERNAL).any()),
    )


def table(cat: Any, lang: str = "zh") -> pd.DataFrame:
    """Return a row for each indicator, in the order of the handbook; columns `COLUMNS`.

    `documents` and `variants` are lists of texts.
    """
    order = {theme: place for place, theme in enumerate(Theme)}
    listed = cat.indicators.assign(_theme=cat.indicators["theme"].map(order))
    listed = listed.sort_values(["_theme", "headline"], ascending=[True, False], kind="stable")
    names, stands = Names.of(cat, lang), Standings.of(cat, lang)
    families = {str(key): list(some) for key, some in listed.groupby("concept").groups.items()}
    rows = [
        _row(str(code), one, names, stands)
        | {
            "variants": [names.indicators[o] for o in families[one["concept"]] if o != code],
            "breaks": breaks_of(cat.breaks, str(code), names).replace(
                "\n", screen.say(lang, "joint")
            ),
        }
        for code, one in listed.to_dict("index").items()
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _row(code: str, one: Row, names: Names, stands: Standings) -> dict[str, Any]:
    lang = names.lang
    return {
        "indicator": code,
        "indicator_name": names.indicators[code],
        "theme": one["theme"],
        "theme_word": verdicts.THEME[lang][one["theme"]],
        "headline": bool(one["headline"]),
        "definition": one["definition"],
        "formula": _formula(one, lang),
        "unit_measure": one["unit_measure"],
        "unit_name": names.unit(code),
        "decimals": int(one["decimals"]),
        "direction": _direction(one, lang),
        "kind": one["kind"],
        "kind_word": verdicts.KIND[lang][one["kind"]],
        "release_lag": int(one["release_lag"]) if known(one["release_lag"]) else None,
        "documents": stands.documents(code),
        "data": stands.data(code),
        "comment": "".join(words.say(lang, flag) for flag in ("modelled", "event") if one[flag]),
    }


def _formula(one: Row, lang: str) -> str:
    if one["event"] or not known(one["direction"]):
        return words.say(lang, "no_formula")
    return words.formula(lang, one["kind"], lower=one["direction"] == Direction.LOWER)


def _direction(one: Row, lang: str) -> str:
    if not known(one["direction"]):
        return words.say(lang, "background")
    if one["kind"] == Kind.RANK:
        return words.say(lang, "front_is_better")
    return screen.say(lang, str(one["direction"]))


def _blocks(entry: dict[Any, Any], number: int, lang: str) -> Iterator[Block]:
    yield Heading(words.say(lang, "entry", number=number, name=entry["indicator_name"]), level=2)
    told = {**entry, **_told(entry, lang)}
    for name in _SHOWN:
        if told[name]:
            head = words.NAMES[lang][name]
            yield Paragraph(words.say(lang, "item", name=head, text=told[name]), Says.ITEM)


def _told(entry: dict[Any, Any], lang: str) -> dict[str, str]:
    """Put the parts of an entry that are not text yet into words."""
    lag, name = entry["release_lag"], words.NAMES[lang]
    decimals = "whole" if entry["decimals"] == 0 else "unit"
    unit = [
        words.say(lang, decimals, unit=entry["unit_name"], decimals=entry["decimals"]),
        words.say(lang, "item", name=name["direction"], text=entry["direction"]),
        words.say(lang, "item", name=name["kind"], text=entry["kind_word"]),
        words.say(lang, "headline") if entry["headline"] else "",
    ]
    variants = [words.say(lang, "variant", name=one) for one in entry["variants"]]
    return {
        "unit": screen.joined(lang, unit),
        "variants": screen.joined(lang, variants, by="list"),
        "release": words.say(lang, "lag", months=int(lag)) if known(lag) else "",
        "documents": screen.joined(lang, entry["documents"]),
        "remark": entry["comment"],
    }
