"""Exhibits: what a page shows or a file holds, made from catalogue and progress frame."""

from indicators.exhibits.annual import annual
from indicators.exhibits.answers import needed, reached
from indicators.exhibits.city import city, city_parts
from indicators.exhibits.comparison import compare
from indicators.exhibits.counts import counted, counts
from indicators.exhibits.documents import sources
from indicators.exhibits.follow_ups import by_lag, follow_ups
from indicators.exhibits.gaps import coverage, gaps
from indicators.exhibits.glossary import definitions, issues
from indicators.exhibits.goal_years import goal_years
from indicators.exhibits.mentions import mentioning
from indicators.exhibits.missing import missing
from indicators.exhibits.overview import overview
from indicators.exhibits.panels import city_panels
from indicators.exhibits.ranking import Ranking
from indicators.exhibits.readings import readings
from indicators.exhibits.regions import NONE as NO_PROVINCE
from indicators.exhibits.regions import groups, provinces, regions, within
from indicators.exhibits.search import documents_of
from indicators.exhibits.since import since_last_year
from indicators.exhibits.spec import ChartKind, Citation, Column, Doubt, Exhibit, Series
from indicators.exhibits.standings import of_all, standings
from indicators.exhibits.tallied import Tally, tally
from indicators.exhibits.text_targets import annual_text_targets, city_text_targets
from indicators.exhibits.trend import trend
from indicators.exhibits.trend_numbers import trend_numbers
from indicators.exhibits.variants import family
from indicators.exhibits.views import View, compared, ranked
from indicators.exhibits.wanted import NOTHING_LEFT_OUT as ALL
from indicators.exhibits.whatif import WhatIf, what_if
from indicators.exhibits.working import figure_documents, method_summary, working
from indicators.exhibits.yearly import series

__all__ = [
    "ALL",
    "NO_PROVINCE",
    "ChartKind",
    "Citation",
    "Column",
    "Doubt",
    "Exhibit",
    "Ranking",
    "Series",
    "Tally",
    "View",
    "WhatIf",
    "annual",
    "annual_text_targets",
    "by_lag",
    "city",
    "city_panels",
    "city_parts",
    "city_text_targets",
    "compare",
    "compared",
    "counted",
    "counts",
    "coverage",
    "definitions",
    "documents_of",
    "family",
    "figure_documents",
    "follow_ups",
    "gaps",
    "goal_years",
    "groups",
    "issues",
    "mentioning",
    "method_summary",
    "missing",
    "needed",
    "of_all",
    "overview",
    "provinces",
    "ranked",
    "reached",
    "readings",
    "regions",
    "series",
    "since_last_year",
    "sources",
    "standings",
    "tally",
    "trend",
    "trend_numbers",
    "what_if",
    "within",
    "working",
]
