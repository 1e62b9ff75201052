"""How records are laid out: the order of sections and fields, the lines of a new record."""

from collections.abc import Mapping
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from indicators import model
from indicators.changes import Section
from indicators.editing.scalars import written

STEP = 2
"""Columns that each level is set in."""


@cache
def section_order() -> tuple[str, ...]:
    """Return the parts of an area's file in their order."""
    parts = tuple(model.AreaFile.model_fields)
    return (*parts, *(section for section in Section if section not in parts))


@cache
def field_order(section: Section) -> tuple[str, ...]:
    """Return the fields of a section's records in the model's order."""
    found = model.AreaFile.model_fields.get(section)
    record = None if found is None else _record_in(found.annotation)
    return ("id",) if record is None else tuple(record.model_fields)


def _record_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_record_in(one) for one in get_args(annotation) if not isinstance(one, str))
    return next((one for one in inner if one is not None), None)


def fields_of(section: Section, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return a record's fields in the model's order, unknown ones last as they come.

    >>> list(fields_of(Section.SOURCES, {"grade": "press", "note": "", "title": "甲"}))
    ['title', 'grade', 'note']
    """
    names = dict.fromkeys(name for name in field_order(section) if name in fields)
    return {name: fields[name] for name in names | dict.fromkeys(fields)}


def field_line(name: str, value: Any) -> str:
    """Write one field.

    >>> field_line("printed", "70家以上")
    'printed: "70家以上"'
    """
    return f"{written(name)}: {written(value, name)}"


def item_lines(fields: Mapping[str, Any], column: int) -> list[str]:
    """Write a record of a list, its dash in the column."""
    first, *others = (field_line(*pair) for pair in fields.items())
    before = " " * column
    return [f"{before}- {first}", *(f"{before}  {line}" for line in others)]


def pair_lines(key: str, fields: Mapping[str, Any], column: int, step: int = STEP) -> list[str]:
    """Write a record under its key, the key in the column."""
    inner = " " * (column + step)
    lines = (inner + field_line(*pair) for pair in fields.items())
    return [" " * column + written(key) + ":", *lines]
