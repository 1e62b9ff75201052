"""What a file shall say after changes, worked out on its content alone."""

from collections.abc import Sequence
from typing import Any

from indicators.changes import Section
from indicators.editing.planning import Step


def expected(content: dict[str, Any], steps: Sequence[Step]) -> dict[str, Any]:
    """Return the content after the changes; an indicator whose last figure goes loses its key."""
    result = {name: _copied(part, 2) for name, part in content.items()}
    for step in steps:
        if step.keys and step.after is not None:
            _holder(result, step.keys[:-1])[step.keys[-1]] = dict(step.after)
    gone = [step.keys for step in steps if step.keys and step.after is None]
    for keys in sorted(gone, key=_from_last):
        del _holder(result, keys[:-1])[keys[-1]]
    for keys in gone:
        if keys[0] == Section.FIGURES:
            _drop_empty(result, str(keys[1]))
    for step in steps:
        if not step.keys and step.after is not None:
            _add(result, step)
    return result


def _copied(part: Any, levels: int) -> Any:
    # As deep as records stand; they themselves are only ever put in or taken out whole.
    if isinstance(part, dict) and levels:
        return {key: _copied(one, levels - 1) for key, one in part.items()}
    return list(part) if isinstance(part, list) else part


def _from_last(keys: Sequence[str | int]) -> int:
    return -keys[-1] if isinstance(keys[-1], int) else 0


def _holder(content: Any, keys: Sequence[str | int]) -> Any:
    for key in keys:
        content = content[key]
    return content


def _drop_empty(content: dict[str, Any], indicator: str) -> None:
    if content[Section.FIGURES].get(indicator) == []:
        del content[Section.FIGURES][indicator]


def _add(content: dict[str, Any], step: Step) -> None:
    section, fields = step.change.section, dict(step.after or {})
    if section in (Section.ISSUES, Section.FOLLOW_UPS):
        content[section] = [*(content.get(section) or []), fields]
        return
    if not content.get(section):
        content[section] = {}
    if section is Section.SOURCES:
        content[section][step.change.key] = fields
    else:
        listed = content[section].get(step.change.indicator) or []
        content[section][step.change.indicator] = [*listed, fields]
