"""An area's file parsed for editing: the nodes with their marks, and the content as it stands."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from indicators.problems import DataError, Place, Problem
from indicators.yaml_guard import place_of, refuse_aliases, refuse_depth, syntax_fault
from indicators.yaml_loader import (
    BOOL,
    FLOAT,
    INT,
    MAP,
    NULL,
    SEQ,
    STR,
    Loader,
    may_be_deep,
    plain_tag,
)

BOM = "\ufeff"
# Only here can an anchor begin: R&D is text, and to walk all nodes takes as long as to parse.
ANCHOR = re.compile("(?:^|[\\s\\[{,:\"'])&")
PLAIN: dict[str, Callable[[str], Any]] = {
    STR: str,
    INT: int,
    FLOAT: float,
    BOOL: lambda text: text == "true",
    NULL: lambda _: None,
}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file's text without its byte order mark, and what it says."""

    text: str
    root: yaml.MappingNode
    content: dict[str, Any]


def parsed(text: str, path: Path) -> Parsed:
    """Parse a text as `yaml_text.read` parses a file; control characters in it are no fault here.

    Raises
    ------
    DataError
        If it is not YAML, has a key twice in one mapping, anchors or tags, or is no mapping.
    """
    text = text.removeprefix(BOM)
    if may_be_deep(text):
        refuse_depth(path, text)
    root = _composed(text, path)
    if "*" in text and ANCHOR.search(text):
        refuse_aliases(path, root)
    content = _value(root, path)
    if not isinstance(root, yaml.MappingNode) or not isinstance(content, dict):
        raise DataError([Problem(place_of(path, root), "mapping_expected", path.name, content)])
    return Parsed(text, root, content)


def _composed(text: str, path: Path) -> yaml.Node:
    try:
        loader = Loader(text)
        try:
            root = loader.get_single_node()
        finally:
            loader.dispose()
    except yaml.YAMLError as error:
        raise DataError([syntax_fault(path, text, error)]) from error
    except UnicodeEncodeError as error:
        fault = Problem(Place(path, 1, 1), "not_utf8", value=f"U+{ord(text[error.start]):04X}")
        raise DataError([fault]) from error
    if root is None:
        raise DataError([Problem(Place(path, 1, 1), "empty", options=("ref_area",))])
    return root


def _value(node: yaml.Node, path: Path) -> Any:
    if isinstance(node, yaml.ScalarNode) and node.tag in (STR, plain_tag(node.value)):
        return PLAIN[node.tag](node.value)
    if isinstance(node, yaml.SequenceNode) and node.tag == SEQ:
        return [_value(item, path) for item in node.value]
    if isinstance(node, yaml.MappingNode) and node.tag == MAP:
        return _mapping(node, path)
    raise DataError([Problem(place_of(path, node), "yaml_tag", value=node.tag)])


def _mapping(node: yaml.MappingNode, path: Path) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = key_node.value
        if not isinstance(key_node, yaml.ScalarNode) or key in result:
            code = "duplicate_key" if isinstance(key, str) else "yaml_key"
            shown = key if isinstance(key, str) else ""
            raise DataError([Problem(place_of(path, key_node), code, field=shown)])
        result[key] = _value(value_node, path)
    return result
