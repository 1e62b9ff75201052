"""What YAML can do to a program and shall not: depth, aliases, control characters, syntax."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from indicators.problems import DataError, Place, Problem
from indicators.wording.problems import syntax
from indicators.yaml_loader import DEEPEST, Loader

WIDE_COLON = re.compile(r"\s*(?:- )?[A-Za-z_]\w*：", re.ASCII)
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def syntax_fault(path: Path, text: str, error: yaml.YAMLError) -> Problem:
    """Say where and how a text is not YAML."""
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    place = _error_place(path, text, error)
    if isinstance(error, yaml.composer.ComposerError) and "alias" in said:
        return Problem(place, "yaml_alias")
    # A key with a full-width colon is plain text to YAML: it stumbles a line later.
    lines = text.split("\n")
    for number in (place.line, place.line - 1):
        line = lines[number - 1] if 1 <= number <= len(lines) else ""
        if match := WIDE_COLON.match(line):
            return Problem(Place(path, number, match.end()), "wide_colon")
    return Problem(place, "yaml_syntax", options=(syntax(said),))


def _error_place(path: Path, text: str, error: yaml.YAMLError) -> Place:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is not None:
        return Place(path, mark.line + 1, mark.column + 1)
    position = getattr(error, "position", None)
    before = text.encode()[: position or 0].decode("utf-8", "ignore")
    return Place(path, before.count("\n") + 1, len(before) - before.rfind("\n"))


def refuse_depth(path: Path, text: str) -> None:
    """Raise DataError if a text nests deeper than any data file does."""
    # The C composer recurses without a limit and would take the process down.
    depth = 0
    try:
        for event in yaml.parse(text, Loader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                raise DataError([Problem(place_of(path, event), "yaml_depth")])
    except yaml.YAMLError as error:
        raise DataError([syntax_fault(path, text, error)]) from error


def place_of(path: Path, marked: yaml.Node | yaml.Event) -> Place:
    """Return where a node or an event begins."""
    mark: Any = marked.start_mark
    return Place(path, mark.line + 1, mark.column + 1)


def refuse_aliases(path: Path, root: yaml.Node) -> None:
    """Raise DataError if a node stands in two places."""
    seen: set[int] = set()
    for node in _nodes(root, seen):
        if id(node) in seen:
            raise DataError([Problem(place_of(path, node), "yaml_alias")])
        seen.add(id(node))


def control_characters(path: Path, root: yaml.Node) -> Iterator[Problem]:
    """Find texts into which an escape put a control character."""
    for node in _nodes(root, set()):
        if isinstance(node, yaml.ScalarNode) and CONTROL.search(node.value):
            yield Problem(place_of(path, node), "text_control", value=repr(node.value)[1:-1])


def _nodes(root: yaml.Node, seen: set[int]) -> Iterator[yaml.Node]:
    """Yield every node, not below one that is in `seen`."""
    pending = [root]
    while pending:
        node = pending.pop()
        repeated = id(node) in seen
        yield node
        if not repeated:
            pending.extend(_parts(node))


def _parts(node: yaml.Node) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        for pair in node.value:
            yield from pair
    elif isinstance(node, yaml.SequenceNode):
        yield from node.value
