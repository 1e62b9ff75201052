"""Who may not take a step of a draft, and why."""

from collections.abc import Callable, Iterable, Sequence

from indicators.access import Action as Right
from indicators.access.identity import folded
from indicators.history import By
from indicators.review.drafts import Draft, State
from indicators.review.errors import ReviewError
from indicators.wording import review as words

May = Callable[[Right, str], bool]
"""Whether the person who acts has a right in an area (by code); what it raises passes through."""


def allow(may: May, right: Right, areas: Iterable[str], lang: str) -> None:
    """Raise ReviewError unless there is the right in every area."""
    for area in dict.fromkeys(areas):
        if not may(right, area):
            raise ReviewError(f"may_{right}", lang, area=area)


def own(draft: Draft, by: By, lang: str) -> None:
    """Raise ReviewError unless it is the draft of the one who acts."""
    if folded(by.person) != folded(draft.entered_by.person):
        raise ReviewError("other", lang, name=draft.entered_by.name)


def in_other_state(draft: Draft, states: Sequence[State], lang: str) -> ReviewError:
    """Tell that a draft is in none of the states that a step is for."""
    last, allowed = draft.history[-1], words.states(lang, states)
    told = {"state": words.state(lang, draft.state), "allowed": allowed}
    moment = words.moment(last.at)
    return ReviewError("state", lang, number=draft.id, name=last.by.name, at=moment, **told)
