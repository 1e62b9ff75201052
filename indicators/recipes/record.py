"""What a recipe may say; what it leaves out is as usual."""

from typing import Annotated

from pydantic import BeforeValidator

from indicators.fields import Term, Text
from indicators.model import Record

ALL = "all"
"""In the place of formats: every one."""


def as_text(value: object) -> object:
    """Take a code of digits alone, which YAML reads as a number, for the text that it is."""
    return str(value) if type(value) is int else value


Code = Annotated[Term, BeforeValidator(as_text)]


class Recipe(Record):
    """One choice of a briefing, in the words of its author."""

    title: Text | None = None
    cities: list[Code] | None = None
    plan: Term | None = None
    as_of: int | None = None
    indicators: list[Term] | None = None
    sections: list[Term] | None = None
    unit: Text | None = None
    date: Term | None = None
    final: bool | None = None
    public: bool | None = None
    lang: Term | None = None
    template: Text | None = None
    formats: list[Term] | None = None
    output: Text | None = None
