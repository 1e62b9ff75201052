"""Where nodes begin and end in a text, and the lines that they stand on."""

import re
from bisect import bisect_right
from functools import cached_property

import yaml

BLANK = " \t\r\n\x85\u2028\u2029"
BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
"""YAML ends lines at these."""
GAP = re.compile("(?:[ \t\r\n\x85\u2028\u2029]|#[^\r\n\x85\u2028\u2029]*+)*+")
"""What may stand between two nodes: blanks and comments."""
COLON = re.compile("[ \t\r\n\x85\u2028\u2029]*+:")
PROPERTIES = re.compile(r"(?:[!&][^ \t\r\n\x85\u2028\u2029]*+[ \t]*+)*+")
"""Tags and anchors before a node."""
Pair = tuple[yaml.ScalarNode, yaml.Node]
Edit = tuple[int, int, str]
"""First and last position, exclusive, of what goes, and what comes in its place."""


class ShapeError(ValueError):
    """The text is written in a way that is not edited here."""


class Page:
    """A text by its lines; positions count characters from 0."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in BREAK.finditer(self.text))]

    def line_start(self, at: int) -> int:
        """Return where the line of a position begins."""
        return self._starts[bisect_right(self._starts, at) - 1]

    def next_line(self, at: int) -> int:
        """Return where the line after that of a position begins; the text's end after the last."""
        later = bisect_right(self._starts, at)
        return self._starts[later] if later < len(self._starts) else len(self.text)

    def line_end(self, at: int) -> int:
        """Return where the line of a position ends, before its break."""
        found = BREAK.search(self.text, at)
        return found.start() if found else len(self.text)

    def line_break(self, at: int) -> str:
        """Return the break that ends the line of a position, or the nearest one before it."""
        last = bisect_right(self._starts, at)
        for start in reversed(self._starts[: last + 1]):
            if start and (match := BREAK.search(self.text, max(start - 2, 0), start)):
                return match[0]
        return "\n"

    def begins_line(self, at: int) -> bool:
        """Whether only blanks stand before a position on its line."""
        return not self.text[self.line_start(at) : at].strip()

    def ends_line(self, at: int) -> bool:
        """Whether only blanks and a comment follow a position on its line."""
        rest = self.text[at : self.line_end(at)]
        return not rest.strip() or re.match(r"[ \t]+#", rest) is not None

    def lines(self, start: int, end: int) -> Edit:
        """Return the edit that takes whole lines away.

        Raises
        ------
        ShapeError
            If something else stands before on the first line.
        """
        if not self.begins_line(start):
            raise ShapeError
        return self.line_start(start), self.next_line(end), ""

    def below(self, at: int, lines: list[str]) -> Edit:
        """Return the edit that puts lines below the line of a position."""
        ending, place = self.line_break(at), self.next_line(at)
        if place == len(self.text) and self.line_start(place) != place:
            # The last line has no break, and the one that will be last gets none either.
            return place, place, "".join(ending + line for line in lines)
        return place, place, "".join(line + ending for line in lines)


def is_empty(node: yaml.Node) -> bool:
    """Whether a value is not written at all."""
    return node.start_mark.index == node.end_mark.index


def in_brackets(node: yaml.Node) -> bool:
    """Whether a list or mapping is written as `[...]` or `{...}`."""
    return isinstance(node, yaml.CollectionNode) and bool(node.flow_style)


def end_of(text: str, node: yaml.Node) -> int:
    """Return where a node's last sign ends; blank lines and comments after it are not its own."""
    if isinstance(node, yaml.ScalarNode):
        folded = (node.style or "") in ("|", ">") and not is_empty(node)
        return _block_scalar_end(text, node) if folded else node.end_mark.index
    if in_brackets(node) or not node.value:
        return node.end_mark.index
    if isinstance(node, yaml.MappingNode):
        return pair_end(text, node.value[-1])
    return end_of(text, node.value[-1])


def pair_end(text: str, pair: Pair) -> int:
    """Return where a key with its value ends."""
    return colon_end(text, pair[0]) if is_empty(pair[1]) else end_of(text, pair[1])


def colon_end(text: str, key: yaml.Node) -> int:
    """Return where the colon after a key ends, or the key where there is none."""
    found = COLON.match(text, key.end_mark.index)
    return found.end() if found else key.end_mark.index


def dashes(text: str, node: yaml.SequenceNode) -> list[int]:
    """Return where the dash of each item of a list in block style stands.

    Raises
    ------
    ShapeError
        If there is something between the items.
    """
    found, at = [], _after_properties(text, node)
    for item in node.value:
        gap = GAP.match(text, at)
        dash = gap.end() if gap else at
        if text[dash : dash + 1] != "-":
            raise ShapeError
        found.append(dash)
        at = end_of(text, item) if not is_empty(item) else dash + 1
    return found


def keeps_blanks(text: str, node: yaml.Node) -> bool:
    """Whether a node ends in a text in block style to which the blank lines below belong."""
    while isinstance(node, yaml.CollectionNode) and node.value and not in_brackets(node):
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return isinstance(node, yaml.ScalarNode) and "+" in _header(text, node)


def pair_in(node: yaml.Node, key: str) -> Pair | None:
    """Find a key in a mapping."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((pair for pair in pairs if pair[0].value == key), None)


def applied(text: str, edits: list[Edit]) -> str:
    """Make all edits; what is taken away twice goes once.

    Raises
    ------
    ShapeError
        If something would be put where something else is taken away.
    """
    pieces, at, settled = [], 0, 0
    for start, end, new in sorted(edits, key=lambda edit: edit[:2]):
        if start < at and (new or start < settled):
            raise ShapeError
        pieces += [text[at:start], new]
        at = max(at, end)
        settled = at if new else settled
    return "".join((*pieces, text[at:]))


def _block_scalar_end(text: str, node: yaml.ScalarNode) -> int:
    start, end = node.start_mark.index, node.end_mark.index
    written = text[start:end]
    if "+" not in _header(text, node):
        return start + len(written.rstrip(BLANK))
    # Blank lines are kept as part of the text: only the break of the last one is not.
    ending = re.search("(?:\r\n|[\n\r\x85\u2028\u2029])\\Z", written)
    return end - len(ending[0]) if ending else end


def _header(text: str, node: yaml.ScalarNode) -> str:
    """Return the `|+` of a text in block style; nothing for other texts."""
    if (node.style or "") not in ("|", ">"):
        return ""
    written = text[node.start_mark.index : node.end_mark.index]
    return BREAK.split(written, maxsplit=1)[0].partition("#")[0]


def _after_properties(text: str, node: yaml.Node) -> int:
    found = PROPERTIES.match(text, node.start_mark.index)
    return found.end() if found else node.start_mark.index
