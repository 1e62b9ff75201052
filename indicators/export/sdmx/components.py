"""The columns of the SDMX files: dimensions, measure and attributes, with what codes them."""

from collections.abc import Mapping
from dataclasses import dataclass

NOT_APPLICABLE = "_Z"
"""Stands in a key where there is no plan, no span, no month."""
NO_NUMBER = "NaN"
"""Stands in OBS_VALUE where a document prints no number."""
AGENCY, VERSION = "PLAN_INDICATORS", "1.0"


@dataclass(frozen=True)
class Component:
    """A column of an SDMX file, its id that of its column in capitals."""

    column: str
    codes: str = ""
    """Its code list; empty where any text or number may stand."""
    facet: str = "string"
    """What stands in it where no list codes it."""
    mandatory: bool = False

    @property
    def id(self) -> str:
        """The name in the file."""
        return self.column.upper()


@dataclass(frozen=True)
class Flow:
    """A dataflow with its structure: what keys an observation, and what is said of it."""

    id: str
    dimensions: tuple[Component, ...]
    """Without TIME_PERIOD, which comes last."""
    attributes: tuple[Component, ...]

    @property
    def reference(self) -> str:
        """What STRUCTURE_ID says."""
        return f"{AGENCY}:{self.id}({VERSION})"


def _coded(**lists: str) -> tuple[Component, ...]:
    return tuple(Component(name, codes) for name, codes in lists.items())


def _plain(facet: str, *names: str) -> tuple[Component, ...]:
    return tuple(Component(name, facet=facet) for name in names)


TIME = Component("time_period", facet="observationalTimePeriod")
VALUE = Component("obs_value", facet="double")
FIGURES = Flow(
    "FIGURES",
    (
        *_coded(freq="CL_FREQ", ref_area="CL_AREA", indicator="CL_INDICATOR", role="CL_ROLE",
                plan="CL_PLAN", period_kind="CL_PERIOD_KIND"),
        *_plain("string", "period_start", "as_at", "printing"),
    ),
    (
        Component("obs_status", "CL_OBS_STATUS", mandatory=True),
        Component("unit_measure", "CL_UNIT", mandatory=True),
        *_coded(vintage="CL_VINTAGE", grade="CL_GRADE", bound="CL_BOUND", seen="CL_SEEN",
                comparator="CL_COMPARATOR", obligation="CL_OBLIGATION", kind="CL_KIND",
                price="CL_PRICE", basis_indicator="CL_INDICATOR"),
        *_plain("integer", "decimals", "ordinal", "ranked"),
        *_plain("double", "value_upper", "times"),
        *_plain("boolean", "period_inferred", "preferred", "aspired", "internal"),
        *_plain("string", "figure_id", "source", "source_title", "publisher", "document_number",
                "published", "url", "locator", "label", "printed", "derived", "reason", "comment",
                "department", "supersedes", "doubts"),
    ),
)  # fmt: skip
"""Every printing of every figure of a known period.

The key is what makes figures printings of one value, and PRINTING, which tells those apart: P is
the one that is used, so that PRINTING=P gives series with one value a period.
"""
PROGRESS = Flow(
    "PROGRESS",
    (
        *_coded(freq="CL_FREQ", ref_area="CL_AREA", indicator="CL_INDICATOR", plan="CL_PLAN"),
        *_plain("string", "target_period"),
        *_coded(measure="CL_MEASURE"),
    ),
    (
        *_coded(obs_status="CL_OBS_STATUS", unit_measure="CL_UNIT", vintage="CL_VINTAGE",
                grade="CL_GRADE", bound="CL_BOUND", comparator="CL_COMPARATOR",
                obligation="CL_OBLIGATION", kind="CL_KIND",
                pace="CL_PACE", trend="CL_TREND", final="CL_FINAL", movement="CL_MOVEMENT",
                yearly_test="CL_YEARLY_TEST", growth_status="CL_GROWTH_STATUS"),
        *_plain("integer", "data_year"),
        *_plain("boolean", "aspired", "annual", "gap_in_points", "provisional", "stale", "met",
                "monthly_ahead", "first_choice", "internal"),
        *_plain("string", "verdict", "verdict_word", "reason", "reason_word", "trend_reason",
                "trend_reason_word", "final_reason", "final_reason_word", "change_reason",
                "change_reason_word", "baseline_period", "as_at", "department", "notes",
                "figure_ids", "sources", "doubts"),
    ),
)  # fmt: skip
"""The judged rows, a line for each of their numbers; TIME_PERIOD is the reference year.

Status, release, grade and month stand at the actual alone, the bound at what it bounds.
"""
OF_ACTUAL = ("obs_status", "vintage", "grade", "as_at", "bound")
MEASURES: Mapping[str, str] = {
    **dict.fromkeys(
        ("baseline", "target", "target_upper", "superseded_target", "actual", "path_value",
         "projected", "revised_value", "first_value", "compound_value"), ""),
    **dict.fromkeys(
        ("gap", "planned_change", "required_change", "achieved_change", "recent_change",
         "change_on_year"), "change"),
    **dict.fromkeys(("achievement", "time_progress", "path_progress", "change_on_year_pct",
                     "target_ratio", "growth_ratio"), "fraction"),
    "lead": "percentage_point",
    **dict.fromkeys(("years_met", "years_judged", "years_expected"), "year"),
    "current_status": "score",
    **dict.fromkeys(("basis_baseline", "basis_actual"), "other"),
}  # fmt: skip
"""The numbers of a judged row, and their unit: empty for the indicator's own.

A change is in percentage points where the row says so; the unit of another indicator is not told.
"""
UNITS = ("fraction", "year", "score", "percentage_point")
"""Units that need not stand in the data folder."""
