"""One file, read and checked against its record; pydantic's findings get their place."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from indicators import model, yaml_text
from indicators.problems import DataError, Problem, at_most
from indicators.wording.problems import EXAMPLE
from indicators.yaml_text import Document

# pydantic's error types in our codes; what is not here is told as `invalid`.
CODE = {
    "missing": "missing",
    "extra_forbidden": "unknown_key",
    "float_type": "number_expected",
    "int_type": "integer_expected",
    "int_from_float": "integer_expected",
    "greater_than": "out_of_range",
    "greater_than_equal": "out_of_range",
    "less_than": "out_of_range",
    "less_than_equal": "out_of_range",
    "string_type": "text_expected",
    "string_too_short": "text_empty",
    "string_too_long": "text_long",
    "string_pattern_mismatch": "form",
    "bool_type": "flag_expected",
    "enum": "choice",
    "model_type": "mapping_expected",
    "model_attributes_type": "mapping_expected",
    "dict_type": "mapping_expected",
    "list_type": "list_expected",
}
NESTED: dict[str, type[model.Record]] = {
    "sources": model.Source,
    "figures": model.Figure,
    "text_targets": model.TextTarget,
    "status": model.TextStatus,
    "follow_ups": model.FollowUp,
    "issues": model.Issue,
    "breaks": model.Break,
    "name": model.Name,
}
LIMIT = {"gt": ">", "ge": "≥", "lt": "<", "le": "≤"}


@dataclass(frozen=True, slots=True)
class Checked:
    """A document and the record that it holds."""

    document: Document
    record: Any


def read_as(kind: TypeAdapter[Any], record: type[model.Record], path: Path) -> Checked:
    """Read one file as `kind`, whose outermost (or repeated) record is `record`.

    Raises
    ------
    DataError
        With all faults of the file.
    """
    document = yaml_text.read(path)
    try:
        return Checked(document, kind.validate_python(document.content))
    except ValidationError as error:
        raise DataError(at_most(_translate(document, error, record), path)) from error


def _translate(
    document: Document, error: ValidationError, record: type[model.Record]
) -> Iterator[Problem]:
    for item in error.errors(include_url=False):
        of_key = item["type"] == "extra_forbidden" or "[key]" in item["loc"]
        keys = [part for part in item["loc"] if part != "[key]"]
        code = CODE.get(item["type"], "invalid")
        yield Problem(
            place=document.place(keys, of_key=of_key),
            code=code,
            field=str(keys[-1]) if keys else document.path.name,
            value=item["input"] if code != "missing" else None,
            options=_options(item, record),
        )


def _options(item: ErrorDetails, record: type[model.Record]) -> tuple[str, ...]:
    context, keys = item.get("ctx", {}), item["loc"]
    if item["type"] == "enum":
        return tuple(str(context["expected"]).replace("'", "").replace(" or ", ", ").split(", "))
    if item["type"] == "extra_forbidden":
        owners = [NESTED[part] for part in keys[:-1] if isinstance(part, str) and part in NESTED]
        return tuple((owners[-1] if owners else record).model_fields)
    if item["type"] == "string_pattern_mismatch":
        return (EXAMPLE.get(str(keys[-1]), str(context["pattern"])),)
    if item["type"] == "string_too_long":
        return (str(context["max_length"]),)
    limits = [f"{LIMIT[name]} {context[name]}" for name in LIMIT if name in context]
    return tuple(limits) if limits else (item["msg"],)
