"""The coverage of a plan's years as a matrix and as a table of words."""

import pandas as pd

from indicators.codes import Grade
from indicators.exhibits.choice import Key
from indicators.exhibits.coverage import SHAPE, Coverage, Coverings
from indicators.exhibits.rows import value_text
from indicators.exhibits.spec import Cell, Column, Field, Matrix
from indicators.exhibits.standing import known
from indicators.wording import screen

_OFFICIAL = (Grade.OFFICIAL, Grade.OFFICIAL_COPY)


def word(code: Coverage, lang: str) -> str:
    """Return the word of a state."""
    return screen.say(lang, f"cover_{code}")


def explained(code: Coverage, lang: str) -> str:
    """Return shape, word and meaning of a state, for the key below the matrix."""
    text = screen.say(lang, f"explain_{code}")
    return screen.say(lang, "cover_explain", shape=SHAPE[code], word=word(code, lang), text=text)


def matrix(covers: Coverings) -> Matrix:
    """Set the years against the areas' indicators."""
    return Matrix(
        rows=tuple(covers.names.with_unit(code) for _, code in covers.keys),
        row_ids=tuple(code for _, code in covers.keys),
        columns=tuple(_heading(covers, year) for year in covers.years),
        column_ids=tuple(map(str, covers.years)),
        fields=tuple(
            tuple(_field(covers, key, year) for year in covers.years) for key in covers.keys
        ),
    )


def _heading(covers: Coverings, year: int) -> str:
    ends = {covers.base_year: "coverage_base", covers.years[-1]: "coverage_end"}
    return screen.say(covers.lang, ends.get(year, "coverage_year"), year=year)


def _field(covers: Coverings, key: Key, year: int) -> Field:
    code = covers.state(key, year)
    told = word(code, covers.lang)
    value = _value(covers, key, year)
    return Field(
        lines=(value,) if value else (),
        code=code,
        word=f"{SHAPE[code]} {told}",
        short=SHAPE[code],
        ref_area=key[0],
        indicator=key[1],
    )


def _value(covers: Coverings, key: Key, year: int) -> str:
    figure, lang = covers.figure(key, year), covers.lang
    if figure is None:
        return ""
    decimals = int(covers.names.decimals_of[key[1]])
    text = value_text(float(figure["obs_value"]), decimals, lang, sign=figure["bound"])
    if not known(figure["grade"]) or figure["grade"] in _OFFICIAL:
        return text
    grade = screen.say(lang, f"grade_{figure['grade']}")
    return screen.say(lang, "coverage_value", value=text, grade=grade)


def table(covers: Coverings) -> pd.DataFrame:
    """Return the same in words, for files."""
    names = covers.names
    rows = [
        {
            "area": names.areas[area],
            "indicator": names.indicators[code],
            "unit": names.unit(code),
            **{
                str(year): _cell(covers, (area, code), year)
                for year in covers.years
            },
        }
        for area, code in covers.keys
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["area", "indicator", "unit", *map(str, covers.years)])


def _cell(covers: Coverings, key: Key, year: int) -> str:
    field = _field(covers, key, year)
    return screen.joined(covers.lang, [field.word, *field.lines], by="comma")


def columns(covers: Coverings) -> tuple[Column, ...]:
    """Return the columns of the table: a column for each year."""
    lang = covers.lang
    first = (("area", 12), ("indicator", 28), ("unit", 10))
    return (
        *(Column(code, screen.header(lang, code), Cell.TEXT, width) for code, width in first),
        *(Column(str(year), _heading(covers, year), Cell.TEXT, 16) for year in covers.years),
    )
