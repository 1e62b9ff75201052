"""The coverage of a plan's years as a matrix and as a table of words."""

from collections.abc import Mapping

import pandas as pd

from indicators.codes import Grade
from indicators.exhibits.choice import Key
from indicators.exhibits.coverage import SHAPE, Coverage, Coverings
from indicators.exhibits.evidence import Marks
from indicators.exhibits.rows import value_text
from indicators.exhibits.spec import Cell, Column, Field, Matrix
from indicators.exhibits.standing import known
from indicators.wording import screen

_OFFICIAL = (Grade.OFFICIAL, Grade.OFFICIAL_COPY)


def word(code: Coverage, lang: str) -> str:
    """Return the word of a state."""
    return screen.say(lang, f"cover_{code}")


def legend(tally: Mapping[Coverage, int], lang: str) -> tuple[str, ...]:
    """Return shape, word, number and meaning of each state in a matrix."""
    return tuple(
        screen.say(
            lang,
            "cover_explain",
            shape=SHAPE[code],
            word=word(code, lang),
            count=tally[code],
            text=screen.say(lang, f"explain_{code}"),
        )
        for code in Coverage
        if tally[code]
    )


def matrix(covers: Coverings, marks: Marks, legend: tuple[str, ...]) -> Matrix:
    """Set the years against the areas' indicators; `marks` are those of the notes on figures."""
    return Matrix(
        rows=tuple(covers.names.with_unit(code) for _, code in covers.keys),
        row_ids=tuple(code for _, code in covers.keys),
        columns=tuple(_heading(covers, year) for year in covers.years),
        column_ids=tuple(map(str, covers.years)),
        fields=tuple(
            tuple(_field(covers, key, year, marks) for year in covers.years) for key in covers.keys
        ),
        legend=legend,
    )


def _heading(covers: Coverings, year: int) -> str:
    ends = {covers.base_year: "coverage_base", covers.years[-1]: "coverage_end"}
    return screen.say(covers.lang, ends.get(year, "coverage_year"), year=year)


def _field(covers: Coverings, key: Key, year: int, marks: Marks) -> Field:
    code = covers.state(key, year)
    told = word(code, covers.lang)
    value = _value(covers, key, year, marks)
    return Field(
        lines=(value,) if value else (),
        code=code,
        word=f"{SHAPE[code]} {told}",
        short=SHAPE[code],
        ref_area=key[0],
        indicator=key[1],
    )


def _value(covers: Coverings, key: Key, year: int, marks: Marks) -> str:
    figure, lang = covers.figure(key, year), covers.lang
    if figure is None:
        return ""
    decimals = int(covers.names.decimals_of[key[1]])
    text = value_text(float(figure["obs_value"]), decimals, lang, sign=figure["bound"])
    noted = "".join(marks.get(str(figure["figure_id"]), ()))
    if not known(figure["grade"]) or figure["grade"] in _OFFICIAL:
        return text + noted
    grade = screen.say(lang, f"grade_{figure['grade']}")
    return screen.say(lang, "coverage_value", value=text, grade=grade) + noted


def table(covers: Coverings, grid: Matrix) -> pd.DataFrame:
    """Return the same in words, for files."""
    names = covers.names
    rows = [
        {
            "area": names.areas[area],
            "indicator": names.indicators[code],
            "unit": names.unit(code),
            **{
                year: screen.joined(covers.lang, [field.word, *field.lines], by="comma")
                for year, field in zip(grid.column_ids, fields, strict=True)
            },
        }
        for (area, code), fields in zip(covers.keys, grid.fields, strict=True)
    ]
    return pd.DataFrame(rows, columns=["area", "indicator", "unit", *map(str, covers.years)])


def columns(covers: Coverings) -> tuple[Column, ...]:
    """Return the columns of the table: a column for each year."""
    lang = covers.lang
    first = (("area", 12), ("indicator", 28), ("unit", 10))
    return (
        *(Column(code, screen.header(lang, code), Cell.TEXT, width) for code, width in first),
        *(Column(str(year), _heading(covers, year), Cell.TEXT, 16) for year in covers.years),
    )
