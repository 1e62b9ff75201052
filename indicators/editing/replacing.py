"""A record's fields replaced, put in and taken out, each on its own lines."""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from indicators.changes import Section
from indicators.editing.layout import field_line, fields_of
from indicators.editing.scalars import same, written
from indicators.editing.spans import (
    Edit,
    Page,
    Pair,
    colon_end,
    dashes,
    end_of,
    in_brackets,
    is_empty,
    pair_end,
)


def replacements(
    page: Page,
    node: yaml.MappingNode,
    section: Section,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> list[Edit]:
    """Return the edits that make one record of another; equal fields stay as they are."""
    kept = [pair for pair in node.value if pair[0].value in after]
    edits = [
        edit
        for pair in kept
        if not same(before[pair[0].value], after[pair[0].value])
        for edit in _value(page, pair, after[pair[0].value])
    ]
    gone = [pair for pair in node.value if pair[0].value not in after]
    if in_brackets(node) and not kept:
        return [(*_span(node), written(fields_of(section, after)))]
    new = _by_predecessor(section, kept, {k: v for k, v in after.items() if k not in before})
    if in_brackets(node):
        return [*edits, *_flow_gone(page, node, kept), *_flow_new(page, kept, new)]
    first = _block_first(page, node, kept, new.pop("", []))
    inserted = [
        page.below(pair_end(page.text, pair), [" " * _column(node) + line for line in lines])
        for pair in kept
        if (lines := new.get(pair[0].value))
    ]
    removed = [
        page.lines(_start(pair), pair_end(page.text, pair))
        for pair in gone
        if pair is not node.value[0]
    ]
    return [*edits, *first, *inserted, *removed]


def _span(node: yaml.Node) -> tuple[int, int]:
    return node.start_mark.index, node.end_mark.index


def _start(pair: Pair) -> int:
    return pair[0].start_mark.index


def _column(node: yaml.MappingNode) -> int:
    return int(node.value[0][0].start_mark.column)


def _by_predecessor(
    section: Section, kept: Sequence[Pair], new: Mapping[str, Any]
) -> dict[str, list[str]]:
    """Group the lines of new fields by the field they follow; under "" those that come first."""
    names = [pair[0].value for pair in kept]
    order = list(fields_of(section, dict.fromkeys(names) | dict.fromkeys(new)))
    groups: dict[str, list[str]] = {}
    for name, value in fields_of(section, new).items():
        earlier = [one for one in order[: order.index(name)] if one in names]
        groups.setdefault(earlier[-1] if earlier else "", []).append(field_line(name, value))
    return groups


def _value(page: Page, pair: Pair, value: Any) -> list[Edit]:
    key, node = pair
    colon, text = colon_end(page.text, key), written(value, key.value)
    if is_empty(node):
        return [(colon, colon, f" {text}" if colon > key.end_mark.index else f": {text}")]
    start, end = node.start_mark.index, end_of(page.text, node)
    if isinstance(node, yaml.ScalarNode):
        return [(start, end, text + _header_comment(page, node))]
    if in_brackets(node):
        return [(start, end, text)]
    if isinstance(node, yaml.SequenceNode) and isinstance(value, list) and value:
        return _list(page, node, value)
    return [(colon, colon, f" {text}"), page.lines(start, end)]


def _list(page: Page, node: yaml.SequenceNode, value: list[Any]) -> list[Edit]:
    """Replace a list in block style by lines; those before the first difference stay."""
    old = [page.text[one:two] for one, two in map(_span, node.value)]
    places, new = dashes(page.text, node), [written(one) for one in value]
    same_first = next(
        (i for i, (one, two) in enumerate(zip(old, new, strict=False)) if one != two),
        min(len(old), len(new)),
    )
    edits = [
        page.lines(place, end_of(page.text, item))
        for place, item in list(zip(places, node.value, strict=True))[same_first:]
    ]
    lines = [" " * node.start_mark.column + "- " + one for one in new[same_first:]]
    if not lines:
        return edits
    if same_first:
        return [*edits, page.below(end_of(page.text, node.value[same_first - 1]), lines)]
    ending, at = page.line_break(places[0]), page.line_start(places[0])
    return [*edits, (at, at, "".join(line + ending for line in lines))]


def _header_comment(page: Page, node: yaml.ScalarNode) -> str:
    """Return the comment behind the `|` of a text in block style."""
    if (node.style or "") not in ("|", ">"):
        return ""
    start = node.start_mark.index
    header, mark, comment = page.text[start : page.line_end(start)].partition("#")
    return header.lstrip("|>+-0123456789") + mark + comment if mark else ""


def _block_first(
    page: Page, node: yaml.MappingNode, kept: Sequence[Pair], new: list[str]
) -> list[Edit]:
    """Return the edits where a record begins, perhaps behind a dash."""
    first, ending = node.value[0], page.line_break(_start(node.value[0]))
    start, between = _start(first), ending + " " * _column(node)
    if kept and kept[0] is first:
        return [(start, start, line + between) for line in new]
    end = pair_end(page.text, first)
    if new:
        return [(start, end, between.join(new))]
    if page.begins_line(start):
        return [page.lines(start, end)]
    if kept and page.next_line(end) == page.line_start(_start(kept[0])):
        return [(start, _start(kept[0]), "")]
    before = page.text[page.line_start(start) : start].rstrip(" ")
    return [(page.line_start(start) + len(before), page.line_end(end), "")]


def _flow_gone(page: Page, node: yaml.MappingNode, kept: Sequence[Pair]) -> list[Edit]:
    edits: list[Edit] = []
    for number, pair in enumerate(node.value):
        if pair in kept:
            continue
        if number + 1 < len(node.value):
            edits.append((_start(pair), _start(node.value[number + 1]), ""))
        else:
            edits.append((pair_end(page.text, kept[-1]), pair_end(page.text, pair), ""))
    return edits


def _flow_new(page: Page, kept: Sequence[Pair], new: Mapping[str, list[str]]) -> list[Edit]:
    edits: list[Edit] = []
    for pair in kept:
        at = pair_end(page.text, pair)
        edits += [(at, at, f", {line}") for line in new.get(pair[0].value, [])]
    start = _start(kept[0])
    return [*edits, *((start, start, f"{line}, ") for line in new.get("", []))]
