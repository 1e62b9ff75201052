"""JSON Schemas of the data files, so that editors complete and check while one types."""

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from indicators.area_files import AREA_FILE
from indicators.code_lists import CODE_LISTS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, str]:
    """Return the text of each schema file by its name in the data folder."""
    adapters: dict[str, TypeAdapter[Any]] = {"city": AREA_FILE}
    adapters |= {name: kind for name, (kind, _) in CODE_LISTS.items()}
    return {f"{name}.schema.json": _text(adapter) for name, adapter in adapters.items()}


def write(folder: Path) -> None:
    """Write the schemas beside the data."""
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")


def _text(adapter: TypeAdapter[Any]) -> str:
    schema = {"$schema": DIALECT, **adapter.json_schema()}
    for name in ("time_period", "published", "accessed", "date", "due"):
        _also_integer(schema, name)
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _also_integer(schema: dict[str, Any], name: str) -> None:
    # A bare 2025 is a year; the models turn it into text.
    for one in schema.get("$defs", {}).values():
        field = one.get("properties", {}).get(name)
        if field is not None:
            field.setdefault(
                "anyOf", [{k: field.pop(k) for k in ("type", "pattern") if k in field}]
            )
            field["anyOf"].append({"type": "integer", "minimum": 1900, "maximum": 2100})
