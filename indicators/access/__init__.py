"""Who may enter, review and administer: a file outside the data, and the rules around it."""

from indicators.access.forbidden import ForbiddenError
from indicators.access.record import ALL, Claim, Review, SignIn
from indicators.access.rights import Access, Action, Person, State
from indicators.access.watched import Watched

__all__ = [
    "ALL",
    "Access",
    "Action",
    "Claim",
    "ForbiddenError",
    "Person",
    "Review",
    "SignIn",
    "State",
    "Watched",
]
