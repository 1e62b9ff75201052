"""PyYAML's C parser without YAML 1.1's surprises."""

import re
from typing import Any

import yaml

BOOL, FLOAT, INT, NULL, STR = (
    f"tag:yaml.org,2002:{name}" for name in ("bool", "float", "int", "null", "str")
)
MAP, SEQ = "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"
# Only these become values; 12:30, 010, no, 1e3 and dates stay the text they are.
PLAIN = re.compile(
    r"(?P<int>[-+]?(?:0|[1-9]\d{0,17}))|(?P<float>[-+]?\d{1,18}\.\d{1,18})"
    r"|(?P<bool>true|false)|(?P<null>~|null|)",
    re.ASCII,
)
TAG = {"int": INT, "float": FLOAT, "bool": BOOL, "null": NULL}
DEEPEST = 40
DEEPEST = 40
"""Levels of nesting; no data file needs more than six."""
# A text cannot nest deeper than it has opening brackets, and 500 levels still fit the C stack.
MANY_BRACKETS = 500
# YAML ends lines at these too.
LONG_INDENT = re.compile("(?:^|[\\n\\r\\x85\\u2028\\u2029])[ \\-?:\\t]{80}")


def plain_tag(value: str) -> str:
    """Return the tag of a scalar written without quotes."""
    match = PLAIN.fullmatch(value)
    return TAG[match.lastgroup] if match and match.lastgroup else STR


def may_be_deep(text: str) -> bool:
    """Whether a text might nest deeper than `DEEPEST`; quick, and wrong on the safe side."""
    openers = text.count("[") + text.count("{")
    if openers > MANY_BRACKETS or (openers > DEEPEST and _net_depth(text) > DEEPEST):
        return True
    return LONG_INDENT.search(text) is not None


def _net_depth(text: str) -> int:
    # Brackets inside quotes count too: a hint only, which is why MANY_BRACKETS stands beside it.
    depth = deepest = 0
    for bracket in re.findall(r"[\[\]{}]", text):
        depth += 1 if bracket in "[{" else -1
        deepest = max(deepest, depth)
    return deepest


class Loader(yaml.CSafeLoader):
    """PyYAML's C loader with our few plain types; composing only."""

    _tags: dict[str, str] = {}  # noqa: RUF012  # one small cache for all files

    def resolve(self, kind: type, value: Any, implicit: Any) -> str:
        """Give the tag of a node; called by the C parser for each one."""
        if kind is not yaml.ScalarNode:
            return MAP if kind is yaml.MappingNode else SEQ
        if not implicit[0]:
            return STR
        return self._tags.get(value) or self._resolve_plain(value)

    def _resolve_plain(self, value: str) -> str:
        tag = plain_tag(value)
        if len(value) <= 24 and len(self._tags) < 10_000:
            self._tags[value] = tag
        return tag

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        """Path resolvers are not used."""

    def ascend_resolver(self) -> None:
        """Path resolvers are not used."""
