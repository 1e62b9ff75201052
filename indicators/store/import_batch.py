"""A batch of imported rows: texts as words and their numbers, each word checked once."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, get_type_hints

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pydantic import ConfigDict, TypeAdapter, ValidationError

from indicators import model
from indicators.progress.columns import Coded, Flags, Floats
from indicators.reading import CODE
from indicators.store.import_faults import Faults, Places
from indicators.store.import_reading import NUMBERS, REQUIRED
from indicators.wording.problems import EXAMPLE
from indicators.yaml_guard import CONTROL

WHOLE = ("period_start", "ordinal", "ranked")
TRUTH = ("period_inferred", "preferred", "aspired")
FLAGS = {"true": True, "false": False}
FREE = ("printed", "locator", "comment", "reason", "id", "label", "department")
"""Texts that may differ from row to row."""
NUMBER = r"^([-+]?(0|[1-9][0-9]{0,17})|[-+]?[0-9]{1,18}\.[0-9]{1,18})$"
"""As in the YAML files: 1.23E+05 is what a spreadsheet leaves of a longer number."""
LARGEST = 1e18


def with_none(words: Any) -> Any:
    """Return words with an empty place behind, which the number -1 stands for."""
    return np.array([*words, None], dtype=object)


class Batch:
    """The columns of a batch, read and checked by themselves."""

    def __init__(self, table: pa.Table, places: Places, faults: Faults) -> None:
        """Take a batch with all columns; what cannot be read is told and counts as missing."""
        self.table, self.places, self.faults = table, places, faults
        self.length = len(table)
        self._coded: dict[str, Coded] = {}
        self._numbers: dict[str, Floats] = {}
        self._unread: dict[str, Flags] = {}
        for name in table.column_names:
            if name in NUMBERS:
                self._numbers[name] = self._read_numbers(name)
            else:
                self._coded[name] = self._read_words(name)
        for name in REQUIRED:
            if name != "time_period":
                nothing = table[name].is_null().to_numpy(zero_copy_only=False)
                faults.rows(nothing, places, "missing", name)

    def coded(self, name: str) -> Coded:
        """Return a text column."""
        return self._coded[name]

    def numbers(self, name: str) -> Floats:
        """Return a column of numbers, NaN where empty."""
        if name in self._numbers:
            return self._numbers[name]
        column = self._coded[name]
        values = np.array([float(word) for word in column.words] + [np.nan])
        return values[column.codes]

    def empty(self, name: str) -> Flags:
        """Say where nothing stands."""
        if name in self._numbers:
            return np.isnan(self._numbers[name])
        return self._coded[name].codes < 0

    def unread(self, name: str) -> Flags:
        """Say where something stands in a column of numbers that is none."""
        return self._unread[name]

    def true(self, name: str) -> Flags:
        """Say where true stands, however a spreadsheet writes it."""
        return self.says(name, [word for word in self._coded[name].words if word.lower() == "true"])

    def says(self, name: str, words: Iterable[str]) -> Flags:
        """Say where one of some words stands."""
        column, wanted = self._coded[name], set(map(str, words))
        return np.array([*(word in wanted for word in column.words), False])[column.codes]

    def texts(self, name: str) -> Any:
        """Return the words row by row."""
        column = self._coded[name]
        return with_none(column.words)[column.codes]

    def by_word(self, name: str, values: Iterable[Any], otherwise: Any) -> Any:
        """Return for each row the value of its word."""
        listed = [*values, otherwise]
        return np.array(listed, dtype=None if listed else object)[self._coded[name].codes]

    def told(self, where: Flags, code: str, name: str, *options: str) -> None:
        """Tell a fault of every row where it holds, with what stands there."""
        if not where.any():
            return
        value: Any = self._numbers[name] if name in self._numbers else self.texts(name)
        self.faults.rows(where, self.places, code, name, value=value, options=options)

    def _read_numbers(self, name: str) -> Floats:
        column = self.table[name].combine_chunks()
        if not pa.types.is_string(column.type):
            values: Floats = column.to_numpy(zero_copy_only=False).astype(float)
            wrong = np.abs(values) >= LARGEST
        else:
            plain = pc.match_substring_regex(column, NUMBER)
            good = pc.if_else(plain, column, None).cast(pa.float64())
            values = good.to_numpy(zero_copy_only=False).astype(float)
            wrong = pc.is_valid(column).to_numpy(zero_copy_only=False) & ~np.isfinite(values)
        texts = column.to_pylist() if wrong.any() else ()
        self.faults.rows(wrong, self.places, "number_expected", name, value=texts)
        self._unread[name] = wrong
        return np.where(wrong, np.nan, values)

    def _read_words(self, name: str) -> Coded:
        column = pc.dictionary_encode(self.table[name].combine_chunks())
        codes = column.indices.fill_null(-1).to_numpy(zero_copy_only=False).astype(np.int64)
        words = np.array(column.dictionary.to_pylist(), dtype=object)
        read, kept = Coded(codes, words), np.arange(len(words) + 1)
        kept[-1] = -1
        for place, word in enumerate(words):
            wrong = fault(name, word)
            if wrong is not None:
                rows, texts = codes == place, with_none(words)[codes]
                self.faults.rows(rows, self.places, wrong[0], name, value=texts, options=wrong[1])
                kept[place] = -1
        return Coded(kept[read.codes], words if (kept[:-1] >= 0).all() else _fit(name, words, kept))


def _fit(name: str, words: Any, kept: Any) -> Any:
    # What is no number must not stand among the words of a column of numbers.
    return np.where(kept[:-1] >= 0, words, "0" if name in WHOLE else "")


@cache
def _adapter(name: str) -> TypeAdapter[Any]:
    hints = get_type_hints(model.Figure, include_extras=True)
    wanted = hints.get(name, str)
    if name == "indicator":
        wanted = str
    return TypeAdapter(wanted, config=ConfigDict(strict=True))


def fault(name: str, word: str) -> tuple[str, tuple[str, ...]] | None:
    """Return what is wrong with a word by the record of the YAML files; nothing if it is right."""
    value: Any = word
    if name in FREE and name != "id" and len(word) <= 120 and word.isprintable():
        return None
    if name in WHOLE and re.fullmatch(r"-?\d{1,9}", word):
        value = int(word)
    if name in TRUTH:
        value = FLAGS.get(word.lower(), word)
    if CONTROL.search(word):
        return "text_control", ()
    try:
        _adapter(name).validate_python(value)
    except ValidationError as error:
        found = error.errors(include_url=False)[0]
        code = CODE.get(found["type"], "invalid")
        context = found.get("ctx", {})
        if code == "choice":
            said = str(context["expected"]).replace("'", "").replace(" or ", ", ")
            return code, tuple(said.split(", "))
        if code == "form":
            return code, (EXAMPLE.get(name, str(context["pattern"])),)
        limits = context.get("max_length", context.get("le", context.get("ge", found["msg"])))
        return code, (str(limits),)
    return None
