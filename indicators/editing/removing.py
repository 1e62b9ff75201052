"""Records taken out of a text with their lines, and nothing else."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import yaml

from indicators.changes import Section
from indicators.editing.spans import (
    GAP,
    Edit,
    Page,
    Pair,
    ShapeError,
    colon_end,
    dashes,
    end_of,
    in_brackets,
    pair_end,
    pair_in,
)


@dataclass(frozen=True, slots=True)
class _Part:
    """One entry of a list or mapping, and the pieces whose lines go with it."""

    start: int
    end: int
    pieces: Sequence[tuple[int, int]]


def removals(
    page: Page, root: yaml.MappingNode, gone: Collection[tuple[str | int, ...]]
) -> list[Edit]:
    """Return the edits that take the records out to which keys lead.

    Raises
    ------
    ShapeError
        If they are written in a way that is not edited here.
    """
    edits: list[Edit] = []
    for section in Section:
        keys = [one for one in gone if one[0] == section]
        pair = pair_in(root, section)
        if not keys or pair is None:
            continue
        if section is Section.FIGURES:
            edits += _figures(page, pair, keys)
        elif section is Section.SOURCES:
            edits += _without(page, pair, _pairs(page, pair[1]), _places(pair[1], keys))
        else:
            edits += _without(page, pair, _items(page, pair[1]), {int(one[1]) for one in keys})
    return edits


def _figures(page: Page, pair: Pair, keys: Collection[tuple[str | int, ...]]) -> list[Edit]:
    edits: list[Edit] = []
    emptied: dict[int, _Part] = {}
    for number, (name, listed) in enumerate(pair[1].value):
        places = {int(one[2]) for one in keys if one[1] == name.value}
        if not places:
            continue
        items = _items(page, listed)
        if len(places) < len(items):
            edits += _without(page, (name, listed), items, places)
            continue
        start, end = name.start_mark.index, end_of(page.text, listed)
        pieces = [(start, end)]
        if not in_brackets(listed):
            pieces = [(start, colon_end(page.text, name)), *((one.start, one.end) for one in items)]
        emptied[number] = _Part(start, end, pieces)
    parts = [emptied.get(n, part) for n, part in enumerate(_pairs(page, pair[1]))]
    return [*edits, *_without(page, pair, parts, set(emptied))] if emptied else edits


def _places(node: yaml.Node, keys: Collection[tuple[str | int, ...]]) -> set[int]:
    names = {one[1] for one in keys}
    return {number for number, pair in enumerate(node.value) if pair[0].value in names}


def _items(page: Page, node: yaml.Node) -> list[_Part]:
    if not isinstance(node, yaml.SequenceNode):
        raise ShapeError
    starts = [one.start_mark.index for one in node.value]
    if not in_brackets(node):
        starts = dashes(page.text, node)
    spans = [(at, end_of(page.text, one)) for at, one in zip(starts, node.value, strict=True)]
    return [_Part(start, end, [(start, end)]) for start, end in spans]


def _pairs(page: Page, node: yaml.Node) -> list[_Part]:
    spans = [(pair[0].start_mark.index, pair_end(page.text, pair)) for pair in node.value]
    return [_Part(start, end, [(start, end)]) for start, end in spans]


def _without(page: Page, holder: Pair, parts: list[_Part], gone: set[int]) -> list[Edit]:
    key, node = holder
    start, end = node.start_mark.index, node.end_mark.index
    if in_brackets(node):
        if len(gone) == len(parts):
            return [(start + 1, end - 1, "")]
        return [_from_flow(page, parts, number, end) for number in sorted(gone)]
    edits = [page.lines(*piece) for number in sorted(gone) for piece in parts[number].pieces]
    if len(gone) == len(parts):
        colon = colon_end(page.text, key)
        edits.append((colon, colon, " {}" if isinstance(node, yaml.MappingNode) else " []"))
    return edits


def _from_flow(page: Page, parts: list[_Part], number: int, end: int) -> Edit:
    """Take an entry out of brackets, with the comma after it where there is one."""
    part, text = parts[number], page.text
    gap = GAP.match(text, part.end)
    comma = gap.end() if gap else part.end
    follows = comma < end and text[comma] == ","
    last = comma + 1 if follows else part.end
    if page.begins_line(part.start) and page.ends_line(last):
        return page.line_start(part.start), page.next_line(last), ""
    if follows:
        return part.start, last + len(text[last:]) - len(text[last:].lstrip(" ")), ""
    if number and page.line_start(parts[number - 1].end) == page.line_start(part.start):
        return parts[number - 1].end, part.end, ""
    return part.start, part.end, ""
