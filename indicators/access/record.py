"""What the access file may say: how people sign in, and who may do what."""

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from indicators.fields import LENIENT, Term
from indicators.model import Record

ALL = "all"
"""In the place of areas: every one."""


class SignIn(StrEnum):
    """How it is known who is there."""

    OIDC = "oidc"
    HEADER = "header"


class Review(StrEnum):
    """Whether what one person enters needs a second one."""

    REQUIRED = "required"
    OPTIONAL = "optional"


class Claim(StrEnum):
    """What of an OpenID identity is the account."""

    EMAIL = "email"
    PREFERRED = "preferred_username"
    SUBJECT = "sub"


def _as_list(value: object) -> object:
    """Take one area for a list of it, and codes of digits, read as numbers, for texts."""
    given = value if isinstance(value, list) else [] if value is None else [value]
    return [str(one) if type(one) is int else one for one in given]


Areas = Annotated[list[Term], BeforeValidator(_as_list)]


class Header(Record):
    """The header in which a reverse proxy says who is there."""

    name: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]{0,63}$")]
    addresses: Annotated[list[Term], Field(alias="from")]
    """Addresses and networks of the proxy; no other peer is believed."""


class Rights(Record):
    """One person's name and roles; areas by code, slug or name."""

    name: Term
    editor: Areas = Field(default_factory=list)
    reviewer: Areas = Field(default_factory=list)
    administrator: bool = False


class AccessFile(Record):
    """The whole file."""

    sign_in: Annotated[SignIn, LENIENT]
    header: Header | None = None
    claim: Annotated[Claim, LENIENT] = Claim.EMAIL
    review: Annotated[Review, LENIENT] = Review.REQUIRED
    people: dict[Term, Rights]
