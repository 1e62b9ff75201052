"""Changes that wait for a second person: entered, submitted, returned, approved.

A draft is folded from the log and stands nowhere else; no data file holds it.
"""

from indicators.review.drafts import Draft, State, Step, drafts
from indicators.review.errors import ReviewError
from indicators.review.refusals import May
from indicators.review.steps import approve, change, enter, return_, submit, withdraw

__all__ = [
    "Draft",
    "May",
    "ReviewError",
    "State",
    "Step",
    "approve",
    "change",
    "drafts",
    "enter",
    "return_",
    "submit",
    "withdraw",
]
