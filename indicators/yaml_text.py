"""YAML that remembers where everything was written, without YAML 1.1's surprises."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from indicators.problems import DataError, Place, Problem
from indicators.wording.problems import syntax
from indicators.yaml_loader import (
    BOOL,
    DEEPEST,
    FLOAT,
    INT,
    MAP,
    SEQ,
    STR,
    Loader,
    may_be_deep,
    plain_tag,
)

WIDE_COLON = re.compile(r"\s*(?:- )?[A-Za-z_]\w*：", re.ASCII)
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file: `content` for the values, `place` for where they stand."""

    path: Path
    root: yaml.Node
    content: Any

    def place(self, keys: Sequence[str | int], *, of_key: bool = False) -> Place:
        """Find the spot `keys` lead to, or the nearest enclosing one that exists.

        A plain value is pointed at itself, anything larger at its key; `of_key`
        asks for the key in either case.
        """
        node, mark = self.root, self.root.start_mark
        for key in keys:
            step = _child(node, key)
            if step is None:
                break
            key_node, node = step
            by_value = isinstance(node, yaml.ScalarNode) and not of_key
            mark = (node if by_value else key_node).start_mark
        return Place(self.path, mark.line + 1, mark.column + 1)


def read(path: Path) -> Document:
    """Parse one UTF-8 file.

    Raises
    ------
    DataError
        If the file cannot be read, is not UTF-8 or not YAML, has a key twice in one
        mapping, or uses anchors or tags.
    """
    text = _text(path)
    if may_be_deep(text):
        _refuse_depth(path, text)
    root = _compose(path, text)
    if "&" in text and "*" in text:
        _refuse_aliases(path, root)
    faults: list[Problem] = list(_control_characters(path, root)) if "\\" in text else []
    content = _value(root, path, faults)
    if faults:
        raise DataError(faults)
    return Document(path, root, content)


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        fault = Problem(Place(path, 1, 1), "unreadable", value=error.strerror or str(error))
        raise DataError([fault]) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        fault = Problem(Place(path, line, column), "not_utf8", value=f"0x{data[error.start]:02X}")
        raise DataError([fault]) from error


def _compose(path: Path, text: str) -> yaml.Node:
    try:
        loader = Loader(text)
        try:
            root = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        raise DataError([_syntax_fault(path, text, error)]) from error
    if root is None:
        raise DataError([Problem(Place(path, 1, 1), "empty", options=("ref_area",))])
    return root


def _syntax_fault(path: Path, text: str, error: yaml.YAMLError) -> Problem:
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or error)
    place = _error_place(path, text, error)
    if isinstance(error, yaml.composer.ComposerError) and "alias" in said:
        return Problem(place, "yaml_alias")
    # A key with a full-width colon is plain text to YAML: it stumbles a line later.
    for number in (place.line, place.line - 1):
        line = text.split("\n")[number - 1] if number >= 1 else ""
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


def _refuse_depth(path: Path, text: str) -> None:
    # The C composer recurses without a limit and would take the process down.
    depth = 0
    try:
        for event in yaml.parse(text, Loader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                raise DataError([Problem(_place(path, event), "yaml_depth")])
    except yaml.YAMLError as error:
        raise DataError([_syntax_fault(path, text, error)]) from error


def _place(path: Path, marked: yaml.Node | yaml.Event) -> Place:
    mark: Any = marked.start_mark
    return Place(path, mark.line + 1, mark.column + 1)


def _refuse_aliases(path: Path, root: yaml.Node) -> None:
    seen: set[int] = set()
    for node in _nodes(root, seen):
        if id(node) in seen:
            raise DataError([Problem(_place(path, node), "yaml_alias")])
        seen.add(id(node))


def _control_characters(path: Path, root: yaml.Node) -> Iterator[Problem]:
    for node in _nodes(root, set()):
        if isinstance(node, yaml.ScalarNode) and CONTROL.search(node.value):
            yield Problem(_place(path, node), "text_control", value=repr(node.value)[1:-1])


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


def _value(node: Any, path: Path, faults: list[Problem]) -> Any:
    tag = node.tag
    if tag == STR:
        return node.value
    if tag == MAP and isinstance(node, yaml.MappingNode):
        return _mapping(node, path, faults)
    if tag == SEQ and isinstance(node, yaml.SequenceNode):
        return [_value(item, path, faults) for item in node.value]
    if isinstance(node, yaml.ScalarNode) and plain_tag(node.value) == tag:
        return _scalar(tag, node.value)
    faults.append(Problem(_place(path, node), "yaml_tag", value=tag))
    return None


def _scalar(tag: str, text: str) -> Any:
    if tag == INT:
        return int(text)
    if tag == FLOAT:
        return float(text)
    return text == "true" if tag == BOOL else None


def _mapping(node: yaml.MappingNode, path: Path, faults: list[Problem]) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = key_node.value
        if not isinstance(key_node, yaml.ScalarNode) or key in result:
            code = "duplicate_key" if isinstance(key, str) else "yaml_key"
            shown = key if isinstance(key, str) else ""
            faults.append(Problem(_place(path, key_node), code, field=shown))
            continue
        result[key] = _value(value_node, path, faults)
    return result


def _child(node: yaml.Node, key: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        return next((pair for pair in node.value if pair[0].value == str(key)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
        item = node.value[key]
        return item, item
    return None
