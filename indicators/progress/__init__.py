"""How each indicator stands against its plan: gap, progress, pace, trend and final verdict."""

from indicators.progress import formulas
from indicators.progress.assessment import assess
from indicators.progress.columns import Frames, Source
from indicators.progress.comparison import comparability, places
from indicators.progress.summary import counts, mean_achievement, verdict
from indicators.progress.thresholds import DEFAULT, Thresholds

__all__ = [
    "DEFAULT",
    "Frames",
    "Source",
    "Thresholds",
    "assess",
    "comparability",
    "counts",
    "formulas",
    "mean_achievement",
    "places",
    "verdict",
]
