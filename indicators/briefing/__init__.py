"""The briefing 进展情况报告: sentences made from the data by rules, and the exhibits they cite."""

from indicators.briefing.assembly import SECTIONS, briefing

__all__ = ["SECTIONS", "briefing"]
