"""变更记录: the log of the data as tables: changes, the past of a figure, two states, reversals."""

from indicators.chronicle.choices import (
    NOW,
    actions,
    number_of,
    people,
    reversible,
    states,
    subjects,
)
from indicators.chronicle.compared import State
from indicators.chronicle.compared import figures as figures_compared
from indicators.chronicle.compared import verdicts as verdicts_compared
from indicators.chronicle.figure import areas, figures, history, indicators, place
from indicators.chronicle.listing import EVERYTHING, Filter, changes
from indicators.chronicle.proposal import command, reversal
from indicators.chronicle.verified import Soundness, no_log, soundness, unreadable

__all__ = [
    "EVERYTHING",
    "NOW",
    "Filter",
    "Soundness",
    "State",
    "actions",
    "areas",
    "changes",
    "command",
    "figures",
    "figures_compared",
    "history",
    "indicators",
    "no_log",
    "number_of",
    "people",
    "place",
    "reversal",
    "reversible",
    "soundness",
    "states",
    "subjects",
    "unreadable",
    "verdicts_compared",
]
