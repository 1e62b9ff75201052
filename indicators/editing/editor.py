"""The text of an area's file with changes made in it, checked against what was asked for."""

from collections.abc import Callable, Sequence
from pathlib import Path

import yaml

from indicators.changes import Change
from indicators.editing.adding import additions
from indicators.editing.contents import New
from indicators.editing.expecting import expected
from indicators.editing.faults import EditError
from indicators.editing.parsing import BOM, Parsed, parsed
from indicators.editing.planning import Step, steps_of
from indicators.editing.recording import records_in
from indicators.editing.removing import removals
from indicators.editing.replacing import replacements
from indicators.editing.scalars import same
from indicators.editing.spans import Edit, Page, ShapeError, applied
from indicators.problems import DataError

Phase = Callable[[Page, Parsed, Sequence[Step]], list[Edit]]


def edited(text: str, changes: Sequence[Change], path: Path, slug: str | None = None) -> str:
    """Return the text with all changes made, in whatever order they come.

    Every line that belongs to no changed record stays as it is, byte for byte. `slug` is the
    area's where the file is not named by it.

    Raises
    ------
    EditError
        If a change does not fit, or the outcome does not say what was asked for.
    DataError
        If the text cannot be parsed.
    """
    now = parsed(text, path)
    steps = steps_of(changes, records_in(now.content, slug or path.stem))
    if not steps:
        return text
    before = now.content
    for phase in (_replaced, _removed, _added):
        now = _after(now, phase, steps, path)
    if not same(now.content, expected(before, steps)):
        raise EditError("damaged", _alone(steps))
    return BOM + now.text if text.startswith(BOM) else now.text


def _after(now: Parsed, phase: Phase, steps: Sequence[Step], path: Path) -> Parsed:
    try:
        edits = phase(Page(now.text), now, steps)
        return parsed(applied(now.text, edits), path) if edits else now
    except ShapeError as error:
        raise EditError("shape", _alone(steps)) from error
    except DataError as error:
        raise EditError("damaged", _alone(steps)) from error


def _alone(steps: Sequence[Step]) -> Change | None:
    return steps[0].change if len(steps) == 1 else None


def _replaced(page: Page, now: Parsed, steps: Sequence[Step]) -> list[Edit]:
    edits: list[Edit] = []
    for step in steps:
        if step.keys and step.after is not None:
            node = _node(now.root, step.keys)
            before = step.change.before or {}
            edits += replacements(page, node, step.change.section, before, step.after)
    return edits


def _removed(page: Page, now: Parsed, steps: Sequence[Step]) -> list[Edit]:
    gone = {step.keys for step in steps if step.keys and step.after is None}
    return removals(page, now.root, gone)


def _added(page: Page, now: Parsed, steps: Sequence[Step]) -> list[Edit]:
    new = [
        New(step.change.section, step.after, step.change.key, step.change.indicator or "")
        for step in steps
        if not step.keys and step.after is not None
    ]
    return additions(page, now.root, new)


def _node(node: yaml.Node, keys: Sequence[str | int]) -> yaml.MappingNode:
    for key in keys:
        if isinstance(key, int):
            node = node.value[key]
        else:
            node = next(value for name, value in node.value if name.value == key)
    if not isinstance(node, yaml.MappingNode):
        raise ShapeError
    return node
