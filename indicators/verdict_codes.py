"""The closed sets of what the progress frame says: verdicts, reasons and notes."""

from enum import StrEnum


class Pace(StrEnum):
    """进度判断: against the straight path, while the plan runs."""

    MET_EARLY = "met_early"
    MET_AT_BASELINE = "met_at_baseline"
    AHEAD = "ahead"
    ON_SCHEDULE = "on_schedule"
    ROUGHLY = "roughly"
    BEHIND = "behind"
    FAR_BEHIND = "far_behind"
    BELOW_BASELINE = "below_baseline"
    LOST = "lost"
    NOT_JUDGED = "not_judged"


class Trend(StrEnum):
    """趋势判断: whether the mean yearly change leads to the target."""

    MET = "met"
    LIKELY = "likely"
    PUSH = "push"
    HARD = "hard"
    AWAY = "away"
    NOT_JUDGED = "not_judged"


class Final(StrEnum):
    """期末结论: after the target year."""

    EXCEEDED = "exceeded"
    MET = "met"
    NEARLY = "nearly"
    MISSED = "missed"
    PENDING = "pending"
    NOT_OBTAINED = "not_obtained"


class Reason(StrEnum):
    """Why something is not judged or not computed; the parameters stand in `reason_params`."""

    EVENT = "event"
    TEXT_TARGET = "text_target"
    NO_TARGET = "no_target"
    NO_TARGET_YEAR = "no_target_year"
    NO_DIRECTION = "no_direction"
    NOT_BEGUN = "not_begun"
    NO_ACTUAL = "no_actual"
    DOUBTFUL = "doubtful"
    PART_YEAR_FLOW = "part_year_flow"
    PART_YEAR = "part_year"
    INCOMPLETE_YEARS = "incomplete_years"
    NO_BASIS = "no_basis"
    NOMINAL_GROWTH = "nominal_growth"
    NOT_POSITIVE = "not_positive"
    BREAK = "break"
    RANK_SCOPE = "rank_scope"
    RANK_WORDS = "rank_words"
    ANNUAL_GOAL = "annual_goal"
    PLAN_ENDED = "plan_ended"
    NO_BASELINE = "no_baseline"
    BOUND = "bound"
    BOUND_BASELINE = "bound_baseline"
    SMALL_CHANGE = "small_change"
    FEW_YEARS = "few_years"
    KIND_WITHOUT_TREND = "kind_without_trend"
    NO_PREVIOUS = "no_previous"
    OTHER_YEAR = "other_year"
    OTHER_VINTAGE = "other_vintage"
    OTHER_SCOPE = "other_scope"
    REVISED = "revised"


class Note(StrEnum):
    """A footnote to a row that is judged all the same."""

    BASELINE_FROM_ACTUAL = "baseline_from_actual"
    BASELINE_OTHER_YEAR = "baseline_other_year"
    VINTAGE_DIFFERS = "vintage_differs"
    LATER_REVISION = "later_revision"
    NOT_FIRST_RELEASE = "not_first_release"
    FIRST_YEAR = "first_year"
    PART_YEAR = "part_year"
    AT_BOUND = "at_bound"
    APPROXIMATE = "approximate"
    RANGE_TARGET = "range_target"
    YEAR_INFERRED = "year_inferred"
    YEAR_MISSED = "year_missed"
    GOAL_BELOW_LAST_YEAR = "goal_below_last_year"
    MILESTONE_PATH = "milestone_path"
    REVISED_TARGET = "revised_target"
    OTHER_PLAN_FIRST = "other_plan_first"
    WEAK_SOURCE = "weak_source"


class Movement(StrEnum):
    """How a rank stands while its plan runs."""

    REACHED = "reached"
    UP = "up"
    SAME = "same"
    DOWN = "down"


class YearlyTest(StrEnum):
    """How a target stands that each year has to meet (每年不少于, 控制在以内, 保持)."""

    ALL_MET = "all_met"
    YEAR_MISSED = "year_missed"
    INSIDE = "inside"
    OUTSIDE = "outside"
    KEPT = "kept"
    NOT_KEPT = "not_kept"


class GrowthStatus(StrEnum):
    """Class of the ratio of growth rates, as Eurostat and Statistics Canada use it."""

    ACHIEVED = "achieved"
    SUBSTANTIAL = "substantial"
    MODERATE = "moderate"
    LIMITED = "limited"
    DETERIORATION = "deterioration"
