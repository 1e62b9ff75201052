"""The numbers that decide a verdict; `data/method.yaml` gives the reason for each."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Self


@dataclass(frozen=True)
class Thresholds:
    """Cut points of the method; leads are in 百分点, shares are fractions."""

    ahead: float = 10
    """From this lead on the pace is ahead."""
    on_schedule: float = 0
    """From this lead on the pace is on schedule."""
    behind: float = -10
    """At this lead and below the pace is behind; above it, roughly on schedule."""
    far_behind: float = -30
    """Below this lead the pace is far behind."""
    exceeded: float = 0.05
    """A target passed by this share of itself is exceeded."""
    nearly: float = 0.95
    """A target missed with this achievement is nearly met."""
    about: float = 0.05
    """How far 左右 may fall short, as a share of the target."""
    smallest_change: float = 10
    """A planned change under this many units of the last printed digit gets no pace."""
    trend_likely: float = 0.05
    """Below this projected shortfall the target is likely to be met."""
    trend_push: float = 0.2
    """Up to this projected shortfall it needs a push; beyond, it is hard."""
    trend_span: float = 5
    """Years that a trend looks back at most."""
    trend_years: float = 3
    """Years with data that a trend needs."""
    rank_change: float = 3
    """Places between baseline and target that a rank's achievement needs."""
    unknown_lag: float = 12
    """Months to publication where the indicator does not say."""
    bulletin_final: float = 24
    """Months after the data year in which a bulletin's figure is still provisional."""
    growth_substantial: float = 0.95
    """Ratio of growth rates from which progress is substantial."""
    growth_moderate: float = 0.6
    """Ratio of growth rates from which progress is moderate; below, limited down to 0."""

    @classmethod
    def of(cls, values: Mapping[str, float]) -> Self:
        """Build from a mapping that names every threshold, and no other."""
        names = {field.name for field in fields(cls)}
        if names != set(values):
            message = f"thresholds to give: {sorted(names)}; given: {sorted(values)}"
            raise ValueError(message)
        return cls(**values)


DEFAULT = Thresholds()
