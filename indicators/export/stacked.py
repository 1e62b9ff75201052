"""Which columns of a table share one on a page: a value with its year, for one."""

from collections.abc import Sequence

from indicators.exhibits.cells import Column

BELOW = {
    "indicator": ("unit", "variant", "role", "plan"),
    "baseline": ("baseline_year",),
    "target": ("target_year", "wording"),
    "actual": ("data_year", "change_on_year"),
    "required": ("change",),
    "achievement": ("time_progress",),
    "verdict": ("trend", "grade", "marks"),
    "year": ("vintage",),
    "value": ("unit",),
    "printed": ("label",),
    "document": ("locator", "place"),
    "remark": ("marks",),
    "change": ("change_pct",),
    "target_ratio": ("time_progress",),
    "last_value": ("last_year",),
    "coverage": ("marks",),
    "definition": ("breaks",),
}
"""Columns of one subject: what stands small below what."""
TOLD = {"time_progress", "change_on_year", "change", "change_pct", "trend"}
"""Columns that a reader would take for another one below it, where no head stands above."""


def stacks(columns: Sequence[Column]) -> list[list[Column]]:
    """Put each column under the one it belongs to, where that one is shown."""
    by_code = {column.code: column for column in columns}
    home = {one: main for main, others in BELOW.items() if main in by_code for one in others}
    return [
        [column, *(one for one in columns if home.get(one.code) == column.code)]
        for column in columns
        if column.code not in home
    ]
