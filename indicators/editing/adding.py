"""New records put at the end of their list or section, which is made where it is missing."""

from collections.abc import Sequence

import yaml

from indicators.changes import Section
from indicators.editing.contents import Contents, Keyed, Listed, New, contents_of, figures_of
from indicators.editing.layout import STEP, section_order
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
    is_empty,
    keeps_blanks,
    pair_end,
    pair_in,
)
from indicators.yaml_loader import NULL


def additions(page: Page, root: yaml.MappingNode, new: Sequence[New]) -> list[Edit]:
    """Return the edits that put new records in, in the order in which they come.

    Raises
    ------
    ShapeError
        If a section is written in a way that is not edited here.
    """
    edits: list[Edit] = []
    for name in section_order():
        some = [one for one in new if one.section == name]
        if not some:
            continue
        pair = pair_in(root, name)
        if pair is None:
            edits += _section(page, root, name, contents_of(some))
        elif some[0].section is Section.FIGURES:
            edits += _figures(page, pair, some, in_brackets(root))
        else:
            edits += _into(page, pair, contents_of(some), in_brackets(root))
    return edits


def _figures(page: Page, pair: Pair, some: Sequence[New], inside: bool) -> list[Edit]:
    edits: list[Edit] = []
    deeper = inside or in_brackets(pair[1])
    for name in dict.fromkeys(one.indicator for one in some):
        if listed := pair_in(pair[1], name):
            edits += _into(page, listed, figures_of(some, name), deeper)
    fresh = [one for one in some if pair_in(pair[1], one.indicator) is None]
    return [*edits, *_into(page, pair, contents_of(fresh), inside)] if fresh else edits


def _section(page: Page, root: yaml.MappingNode, name: str, contents: Contents) -> list[Edit]:
    """Make a missing section after the one that it follows."""
    order = section_order()
    earlier = [pair for pair in root.value if pair[0].value in order[: order.index(name)]]
    last = max(earlier or root.value, key=lambda pair: pair[0].start_mark.index)
    at = pair_end(page.text, last)
    if in_brackets(root):
        return [(at, at, f", {name}: {contents.bracketed()}")]
    column = root.value[0][0].start_mark.column
    lines = [" " * column + f"{name}:", *contents.lines(column + STEP)]
    blank = [] if keeps_blanks(page.text, last[1]) else [""]
    return [page.below(at, [*blank, *lines])]


def _into(page: Page, holder: Pair, contents: Contents, inside: bool) -> list[Edit]:
    """Put records at the end of a list or mapping; `inside`: within brackets."""
    node = holder[1]
    if node.tag == NULL or (isinstance(node, yaml.CollectionNode) and not node.value):
        return _filled(page, holder, contents, inside)
    if not isinstance(node, _kind(contents)):
        raise ShapeError
    if in_brackets(node):
        return _into_brackets(page, node, contents.entries())
    if isinstance(node, yaml.SequenceNode):
        dash = dashes(page.text, node)[0]
        lines = contents.lines(dash - page.line_start(dash))
    else:
        column = node.value[0][0].start_mark.column
        lines = _lines(contents, column, _step(node, column))
    return [page.below(end_of(page.text, node), lines)]


def _kind(contents: Contents) -> type[yaml.Node]:
    return yaml.SequenceNode if isinstance(contents, Listed) else yaml.MappingNode


def _lines(contents: Contents, column: int, step: int) -> list[str]:
    if isinstance(contents, Keyed):
        return contents.lines(column, step)
    return contents.lines(column)


def _step(node: yaml.Node, column: int) -> int:
    """Return how far the last entry in block style is set in, to set a new one in alike."""
    values = [value for _, value in node.value if isinstance(value, yaml.CollectionNode)]
    block = [value for value in values if not in_brackets(value)]
    return int(block[-1].start_mark.column) - column if block else STEP


def _filled(page: Page, holder: Pair, contents: Contents, inside: bool) -> list[Edit]:
    """Put records where `{}`, `[]`, `null` or nothing stands."""
    key, node = holder
    colon, start, end = colon_end(page.text, key), node.start_mark.index, node.end_mark.index
    if is_empty(node):
        start = end = colon
    if inside:
        colon_or_blank = ": " if colon == key.end_mark.index else " "
        before = colon_or_blank if is_empty(node) else ""
        return [(start, end, before + contents.bracketed())]
    lines = contents.lines(key.start_mark.column + STEP)
    alone = page.line_start(start) != page.line_start(colon) and page.ends_line(end)
    gone = page.lines(start, end) if alone else (colon, end, "")
    return [gone, page.below(end, lines)]


def _into_brackets(page: Page, node: yaml.Node, new: list[str]) -> list[Edit]:
    """Put entries behind the last one in brackets, on lines of their own where it has its own."""
    last = node.value[-1]
    first = last[0] if isinstance(last, tuple) else last
    end = pair_end(page.text, last) if isinstance(last, tuple) else end_of(page.text, last)
    gap = GAP.match(page.text, end)
    comma = gap.end() if gap else end
    follows = page.text[comma : comma + 1] == ","
    stop = comma + 1 if follows else end
    if not (page.begins_line(first.start_mark.index) and page.ends_line(stop)):
        return [(end, end, "".join(f", {one}" for one in new))]
    lines = [" " * first.start_mark.column + f"{one}," for one in new]
    if follows:
        return [page.below(comma, lines)]
    return [(end, end, ","), page.below(end, [*lines[:-1], lines[-1].removesuffix(",")])]
