"""The OpenAPI 3.1 description, made of the tables that check and answer requests."""

import json
from collections.abc import Mapping
from typing import Any

import pandas as pd

from indicators.api import refusals
from indicators.api.endpoints import ENDPOINTS, Endpoint
from indicators.api.media import MEDIA
from indicators.api.parameters import MOST_VALUES, Context, Parameter, Query
from indicators.export.data_files import LISTS, RECORDS
from indicators.wording import serving
from indicators.wording.fields import FIELD

Schema = dict[str, Any]
VERSION = "1.0.0"
FEW = 60
"""So many values of a parameter are listed; the code lists name them all."""
_TYPES = (
    (pd.api.types.is_bool_dtype, "boolean"),
    (pd.api.types.is_integer_dtype, "integer"),
    (pd.api.types.is_float_dtype, "number"),
)


def description(context: Context, frame: pd.DataFrame, lang: str = "zh") -> bytes:
    """Describe the API as it is for this state of the data."""
    words = serving.API[lang]
    document = {
        "openapi": "3.1.0",
        "info": {"title": words["title"], "version": VERSION, "description": words["about"]},
        "paths": {f"/api/{name}": {"get": _operation(one, context, lang)}
                  for name, one in ENDPOINTS.items()},
        "components": {
            "schemas": {
                **{name: _answer(one, context, frame, lang) for name, one in ENDPOINTS.items()},
                "problem": _problem(lang),
            },
            "responses": {str(int(status)): _refused(code, lang)
                          for code, status in refusals.STATUS.items()},
        },
    }  # fmt: skip
    return json.dumps(document, ensure_ascii=False, allow_nan=False).encode()


def _operation(one: Endpoint, context: Context, lang: str) -> Schema:
    schema = {"$ref": f"#/components/schemas/{one.name}"}
    found = {
        "description": serving.ENDPOINT[lang][one.name],
        "headers": {"ETag": {"schema": {"type": "string"}}},
        "content": {
            MEDIA["json"]: {"schema": schema},
            MEDIA["csv"]: {"schema": {"type": "string"}},
        },
    }
    refused = {str(int(status)): {"$ref": f"#/components/responses/{int(status)}"}
               for status in refusals.STATUS.values()}  # fmt: skip
    return {
        "operationId": one.name,
        "summary": serving.ENDPOINT[lang][one.name],
        "parameters": [_parameter(each, context, lang) for each in one.parameters],
        "responses": {
            "200": found,
            "304": {"description": serving.API[lang]["unchanged"]},
            **refused,
        },
    }


def _parameter(one: Parameter, context: Context, lang: str) -> Schema:
    allowed = one.allowed(context)
    kind = _json_type([*allowed.values()][:1])
    # An area goes by its code and by its short name.
    known = list(allowed) if kind == "string" else list(allowed.values())
    schema: Schema = {"type": kind}
    if len(known) <= FEW:
        schema["enum"] = known
    elif kind == "integer":
        schema |= {"minimum": known[0], "maximum": known[-1]}
    if one.many:
        schema = {"type": "array", "items": schema, "maxItems": MOST_VALUES}
    return {
        "name": one.name,
        "in": "query",
        "required": False,
        "description": serving.PARAMETER[lang][one.name],
        "schema": schema,
        **({"style": "form", "explode": False} if one.many else {}),
    }


def _json_type(values: list[object]) -> str:
    kinds: Mapping[type, str] = {bool: "boolean", int: "integer"}
    return kinds.get(type(values[0]), "string") if values else "string"


def _answer(one: Endpoint, context: Context, frame: pd.DataFrame, lang: str) -> Schema:
    # Its columns are asked for, not its rows.
    table = one.table(context.cat, Query(one.name, lang, only={"ref_area": ()}), frame)
    row = {str(name): _field(table[name], lang) for name in table.columns}
    told: dict[str, Schema] = {
        "state": {"type": "string"},
        "on": {"type": "string", "format": "date"},
        **({"as_of": {"type": "integer"}} if one.judged else {}),
        "cutoff": {"type": ["string", "null"]},
        "lang": {"type": "string"},
        "internal": {"type": "boolean"},
        "faults": {"type": "array", "items": {"type": "string"}},
        "count": {"type": "integer", "minimum": 0},
        "data": {"type": "array", "items": _closed(row)},
    }
    for name, schema in told.items():
        schema["description"] = serving.ENVELOPE[lang][name]
    return _closed(told)


def _closed(properties: Mapping[str, Schema]) -> Schema:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _field(column: pd.Series, lang: str) -> Schema:
    name = str(column.name)
    return {**_typed(name, column, lang), "description": FIELD[lang][name]}


def _typed(name: str, column: pd.Series, lang: str) -> Schema:
    if name in RECORDS:
        text = {"type": ["string", "null"]}
        fields = {one: {**text, "description": FIELD[lang][one]} for one in RECORDS[name]}
        return {"type": "array", "items": _closed(fields)}
    if name in LISTS:
        return {"type": "array", "items": {"type": "string"}}
    if name.endswith("_params"):
        return {"type": ["object", "null"]}
    kind = next((word for test, word in _TYPES if test(column.dtype)), "string")
    return {"type": kind if column.dtype == bool else [kind, "null"]}


def _problem(lang: str) -> Schema:
    text = {"type": "string"}
    error = _closed({"parameter": text, "code": text, "detail": text})
    properties = {
        "type": {"type": "string", "format": "uri"},
        "title": text,
        "status": {"type": "integer"},
        "detail": text,
        "instance": text,
        "errors": {"type": "array", "items": error},
        "faults": {"type": "array", "items": text},
    }
    required = ["type", "title", "status", "detail", "instance"]
    told = serving.API[lang]["problem"]
    return {
        "type": "object",
        "description": told,
        "properties": properties,
        "required": required,
    }


def _refused(code: str, lang: str) -> Schema:
    schema = {"$ref": "#/components/schemas/problem"}
    return {
        "description": serving.PROBLEM[lang][code],
        "content": {refusals.MEDIA_TYPE: {"schema": schema}},
    }
