"""YAML that remembers where everything was written, without YAML 1.1's surprises."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from indicators.problems import DataError, Place, Problem, at_most
from indicators.wording.problems import reason
from indicators.yaml_guard import (
    control_characters,
    place_of,
    refuse_aliases,
    refuse_depth,
    syntax_fault,
)
from indicators.yaml_loader import (
    BOOL,
    FLOAT,
    INT,
    MAP,
    SEQ,
    STR,
    Loader,
    may_be_deep,
    plain_tag,
)

Pair = tuple[yaml.Node, yaml.Node]
LARGEST = 2**20
"""Bytes; a parsed file takes a hundred times its size in memory."""


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file: `content` for the values, `place` for where they stand."""

    path: Path
    root: yaml.Node
    content: Any
    _children: dict[int, dict[str, Pair]] = field(default_factory=dict, repr=False)

    def place(self, keys: Sequence[str | int], *, of_key: bool = False) -> Place:
        """Find the spot `keys` lead to, or the nearest enclosing one that exists.

        A plain value is pointed at itself, anything larger at its key; `of_key`
        asks for the key in either case.
        """
        node, mark = self.root, self.root.start_mark
        for key in keys:
            step = self._child(node, key)
            if step is None:
                break
            key_node, node = step
            by_value = isinstance(node, yaml.ScalarNode) and not of_key
            mark = (node if by_value else key_node).start_mark
        return Place(self.path, mark.line + 1, mark.column + 1)

    def _child(self, node: yaml.Node, key: str | int) -> Pair | None:
        if isinstance(node, yaml.MappingNode):
            if id(node) not in self._children:
                self._children[id(node)] = {
                    pair[0].value: pair
                    for pair in reversed(node.value)
                    if isinstance(pair[0], yaml.ScalarNode)
                }
            return self._children[id(node)].get(str(key))
        if isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
            item = node.value[key]
            return item, item
        return None


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
        refuse_depth(path, text)
    root = _compose(path, text)
    if "&" in text and "*" in text:
        refuse_aliases(path, root)
    faults: list[Problem] = list(control_characters(path, root)) if "\\" in text else []
    try:
        content = _value(root, path, faults)
    except RecursionError as error:
        raise DataError([Problem(Place(path, 1, 1), "yaml_depth")]) from error
    if faults:
        raise DataError(at_most(faults, path))
    return Document(path, root, content)


def _text(path: Path) -> str:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            fault = Problem(Place(path, 1, 1), "too_large", options=(f"{LARGEST // 2**20} MB",))
            raise DataError([fault])
        data = path.read_bytes()
    except OSError as error:
        fault = Problem(Place(path, 1, 1), "unreadable", value=reason(error))
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
        raise DataError([syntax_fault(path, text, error)]) from error
    if root is None:
        raise DataError([Problem(Place(path, 1, 1), "empty", options=("ref_area",))])
    return root


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
    faults.append(Problem(place_of(path, node), "yaml_tag", value=tag))
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
            faults.append(Problem(place_of(path, key_node), code, field=shown))
            continue
        result[key] = _value(value_node, path, faults)
    return result
