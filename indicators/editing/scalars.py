"""Single values as the data folder writes them: plain where no reader can take them wrongly."""

import math
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import yaml

from indicators.yaml_loader import STR, plain_tag

# What data/README.md has quoted: digits first, signs of YAML anywhere, blanks at the ends.
NEEDS_QUOTES = re.compile(
    "^[^\\w“‘《（]|^[0-9_]|[:#&*!|>%@`\"'\\\\{}\\[\\],?]"
    "|^\\s|\\s$|[^\\x20-\\x7e\\xa1-\\ud7ff\\ue000-\\ufefe\\uff00-\\ufffd\U00010000-\U0010ffff]"
    "|[\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f]"
)
PERIOD = re.compile(r"(?:19|20)\d\d-(?:\d\d|Q[1-4])", re.ASCII)
PERIODS = ("time_period", "as_at")
"""Months and quarters stand without quotes here."""
ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]')
SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
SURROGATE = re.compile("[\ud800-\udfff]")


class UnwritableError(ValueError):
    """A value that the files cannot hold."""


def plainly(value: Any) -> Any:
    """Return a value as the reader would return it: built-in types only, lists for tuples.

    Raises
    ------
    UnwritableError
        If the files cannot hold it: an object, a number that is none, half a character.
    """
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        if SURROGATE.search(value):
            raise UnwritableError(repr(value))
        return str(value)
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, Mapping):
        return {_key(key): plainly(one) for key, one in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, bytes | bytearray):
        return [plainly(one) for one in value]
    raise UnwritableError(repr(value))


def same(one: Any, other: Any) -> bool:
    """Whether two values say the same: 80 is 80.0, but 1 is not true.

    >>> same({"a": [80]}, {"a": [80.0]}), same(1, True)
    (True, False)
    """
    if isinstance(one, str):
        return bool(one == other)
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    return bool(one == other)


def written(value: Any, key: str = "") -> str:
    """Write a value on one line; lists and mappings in brackets.

    >>> written("高新技术企业"), written("70家"), written("true"), written(["a-1", "a, b"])
    ('高新技术企业', '"70家"', '"true"', '[a-1, "a, b"]')
    """
    if isinstance(value, str):
        return _text(value, key)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{written(k)}: {written(v, k)}" for k, v in value.items()) + "}"
    if isinstance(value, Sequence):
        return "[" + ", ".join(map(written, value)) + "]"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return _digits(value)


def _key(key: Any) -> str:
    if not isinstance(key, str) or SURROGATE.search(key):
        raise UnwritableError(repr(key))
    return str(key)


def _number(value: float) -> int | float:
    number = int(value) if isinstance(value, int) else float(value)
    digits = _digits(number) if math.isfinite(number) else ""
    if not digits or plain_tag(digits) == STR:
        raise UnwritableError(repr(value))
    return number


def _digits(value: float) -> str:
    """Write a number exactly, without an exponent, which the reader would take for text."""
    if value == int(value):
        return str(int(value))
    return format(Decimal(repr(value)), "f")


def _text(value: str, key: str) -> str:
    if key in PERIODS and PERIOD.fullmatch(value):
        return value
    if NEEDS_QUOTES.search(value) or not value or _read_otherwise(value):
        return '"' + ESCAPED.sub(_escape, value) + '"'
    return value


def _read_otherwise(value: str) -> bool:
    """Whether this project's reader or any YAML 1.1 one takes the plain text for no text."""
    resolvers = yaml.SafeLoader.yaml_implicit_resolvers.get(value[0], ())
    return plain_tag(value) != STR or any(form.match(value) for _, form in resolvers)


def _escape(match: re.Match[str]) -> str:
    sign = match[0]
    code = ord(sign)
    return SHORT.get(sign) or (f"\\x{code:02X}" if code < 256 else f"\\u{code:04X}")
