"""The forms that single fields of the data files may have."""

from typing import Annotated

from pydantic import BeforeValidator, Field

Text = Annotated[str, Field(min_length=1, max_length=2000)]
Term = Annotated[str, Field(min_length=1, max_length=120)]
FileName = Annotated[str, Field(pattern=r"^[^/\\\x00]{1,200}$")]
Number = Annotated[float, Field(allow_inf_nan=False)]


# YAML has no enumerations: take the text for them, and nothing else.
LENIENT = Field(strict=False)


def _year_as_text(value: object) -> object:
    is_year = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if is_year else value


# The form before the conversion, so that it stands in the JSON Schema too.
Period = Annotated[
    str,
    Field(pattern=r"^(?:19[5-9][0-9]|20[0-9][0-9]|2100)(?:-(?:0[1-9]|1[0-2])|-Q[1-4])?$"),
    BeforeValidator(_year_as_text),
]
Month = Annotated[str, Field(pattern=r"^(?:19[5-9][0-9]|20[0-9][0-9])-(?:0[1-9]|1[0-2])$")]
Year = Annotated[int, Field(ge=1949, le=2100)]
Day = Annotated[
    str,
    Field(pattern=r"^(?:19|20)[0-9][0-9](?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?$"),
    BeforeValidator(_year_as_text),
]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")]
FigureId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")]
