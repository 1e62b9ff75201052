"""The pages of an indicator: the areas of each level, best first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

import pandas as pd

from indicators.codes import Direction, Level
from indicators.exhibits.ranking import Ranked
from indicators.exhibits.rows import Names
from indicators.exhibits.standing import known
from indicators.export.page_text import text
from indicators.site import addresses
from indicators.site.lists import Lists, other
from indicators.site.settings import LANGS
from indicators.site.shell import Page, anchor, section, turned
from indicators.wording import regions as levels
from indicators.wording import site as words
from indicators.wording.numbers import NO_VALUE


@dataclass(frozen=True, slots=True)
class _Line:
    lang: str
    level: str
    area: str
    name: str
    region: str
    place: str
    latest: str
    target: str
    word: str
    code: str


def indicator_pages(lists: Lists, facts: pd.DataFrame, code: str) -> Iterator[Page]:
    """List the areas that have an indicator: by level, best first, some hundred on a page.

    Parameters
    ----------
    facts
        The facts of this indicator alone.
    """
    groups = list(_groups(lists, facts, code))
    for lang in LANGS:
        rows = [row for group in groups for row in _lines(lists, group, lists.names(lang))]
        starts = range(0, max(len(rows), 1), addresses.ROWS)
        chunks = [rows[start : start + addresses.ROWS] for start in starts]
        yield from _indicator_pages(lists, facts, code, chunks, lang)


def _indicator_pages(
    lists: Lists, facts: pd.DataFrame, code: str, chunks: Sequence[Sequence[_Line]], lang: str
) -> Iterator[Page]:
    names = lists.names(lang)
    paths = [addresses.page(lang, "indicators", code, n) for n in range(1, len(chunks) + 1)]
    title = words.say(lang, "indicator_title", indicator=names.indicators[code])
    counted = int(facts["actual"].notna().sum())
    about = words.say(lang, "indicator_about", count=counted, unit=names.unit(code))
    for number, (path, some) in enumerate(zip(paths, chunks, strict=True), start=1):
        there = addresses.page(other(lang), "indicators", code, number)
        turn = turned(paths, number, path, lang)
        csv = words.say(lang, "csv_indicator", indicator=names.indicators[code])
        load = f"<p>{anchor(path, addresses.data('indicators', code), csv)}</p>"
        main = [f'<p class="lead">{text(about)}</p>', _definition(lists, code, lang), turn,
                *_tables(some, path, lang), turn,
                section(words.say(lang, "downloads"), load)]  # fmt: skip
        inside = "\n".join(one for one in main if one)
        yield Page(lang, path, title, inside, there, lists.above(lang), about)


def _definition(lists: Lists, code: str, lang: str) -> str:
    said = lists.indicators.loc[code, "definition"]
    # Definitions are written in Chinese.
    return f'<p class="note">{text(said)}</p>' if lang == "zh" and known(said) else ""


@dataclass(frozen=True, eq=False)
class _Group:
    """Areas of one level; without one, those for reference."""

    level: Level | None
    facts: pd.DataFrame
    ranked: Ranked | None

    def title(self, lang: str) -> str:
        """Return the heading of the group."""
        if self.level is None:
            return words.say(lang, "references")
        label = levels.LEVEL[lang][self.level]
        return words.say(lang, "level_title", level=label, count=len(self.facts))


def _groups(lists: Lists, facts: pd.DataFrame, code: str) -> Iterator[_Group]:
    """Give the areas of each level, in the order of their places, then those for reference."""
    said = lists.indicators.loc[code]
    direction = Direction(str(said["direction"])) if known(said["direction"]) else None
    level_of = facts["ref_area"].map(lists.levels)
    reference = facts["ref_area"].isin(lists.comparators)
    for level in Level:
        some = facts[(level_of == level) & ~reference]
        if len(some):
            some = _sorted(some, direction)
            frame = some.set_index(some["ref_area"], drop=False)
            by = None if said["modelled"] else direction
            yield _Group(level, some, Ranked.of(frame, frame["actual"], by))
    if reference.any():
        yield _Group(None, facts[reference], None)


def _sorted(facts: pd.DataFrame, direction: Direction | None) -> pd.DataFrame:
    rising = direction is Direction.LOWER
    return facts.sort_values("actual", ascending=rising, kind="stable", na_position="last")


def _lines(lists: Lists, group: _Group, names: Names) -> Iterator[_Line]:
    lang, title = names.lang, group.title(names.lang)
    ranks = group.ranked.told(lang) if group.ranked else None
    columns = (group.facts[name].tolist() for name in ("ref_area", f"latest_{lang}",
               f"target_{lang}", f"word_{lang}", "code"))  # fmt: skip
    for area, latest, target, word, code in zip(*columns, strict=True):
        yield _Line(
            lang, title, area, names.areas[area], lists.within(area, lang),
            ranks.text(area) if ranks else "", latest, target, word, code,
        )  # fmt: skip


_RIGHT = ' class="right"'
_OF = {"place": "place", "province": "region"}
"""What the cells of a column hold, where it may be left out."""
_HEADS = ("place", "area", "province", "latest", "target", "verdict")


def _tables(lines: Sequence[_Line], path: str, lang: str) -> Iterator[str]:
    for level in dict.fromkeys(one.level for one in lines):
        some = [one for one in lines if one.level == level]
        # Areas for reference have no place; a province lies in none.
        used = {
            "place": any(one.place for one in some),
            "province": any(one.region for one in some),
        }
        shown = [name for name in _HEADS if used.get(name, True)]
        heads = "".join(_head(name, lang) for name in shown)
        rows = "".join(f"<tr>{''.join(itemgetter(*shown)(_cells(one, path)))}" for one in some)
        table = (
            f'<div class="scroll" tabindex="0" role="group" aria-label="{text(level)}">'
            f'<table class="ranks"><thead><tr>{heads}</tr></thead>'
            f"<tbody>{rows}</tbody></table></div>"
        )
        yield section(level, table)


def _head(name: str, lang: str) -> str:
    css = _RIGHT if name in ("latest", "target") else ""
    return f'<th scope="col"{css}>{text(words.say(lang, name))}</th>'


def _cells(one: _Line, path: str) -> dict[str, str]:
    link = anchor(path, addresses.page(one.lang, "areas", one.area), one.name)
    return {
        "place": f"<td>{text(one.place or NO_VALUE)}",
        "area": f'<th scope="row">{link}</th>',
        "province": f"<td>{text(one.region)}",
        "latest": f'<td class="right">{text(one.latest or NO_VALUE)}',
        "target": f'<td class="right">{text(one.target or NO_VALUE)}',
        "verdict": f'<td class="code-{text(one.code)}">{text(one.word)}',
    }
