"""No figure is special for standing first: each is put there in turn."""

import pandas as pd
import pytest
from cases import figure, judge

BULLETIN, PRELIMINARY = {"vintage": "bulletin"}, {"vintage": "preliminary", "preferred": False}
GROWTH = {"growth": {"kind": "annual_growth", "unit_measure": "percent"}, "count": {}}


def plan(*actuals, target=70, first=2021, **fields):
    return [
        figure("baseline", 2020, 59, **BULLETIN),
        figure("target", 2025, target, comparator="at_least", department="x", **fields),
        *(figure("actual", first + n, value, **BULLETIN) for n, value in enumerate(actuals)),
    ]


EXAMPLES = {
    "a level with other releases": [
        *plan(60, 63, 66),
        figure("actual", 2022, 62, **PRELIMINARY),
        figure("actual", 2023, 65, **PRELIMINARY),
        figure("actual", 2023, 67, vintage="final", preferred=False),
    ],
    "a level whose year before was revised": [
        *plan(60, 63, 66),
        figure("actual", 2022, 64, vintage="final", preferred=False),
    ],
    "a level with bounds": [
        *plan(60, 63),
        figure("actual", 2023, 66, bound="at_least"),
        figure("baseline", 2020, 58, plan="nation", bound="at_most"),
        figure("target", 2025, 90, plan="nation"),
    ],
    "a level without a target": [
        figure("actual", 2022, 60, bound="at_least"),
        figure("actual", 2023, 61),
        figure("actual", 2023, 5, indicator="other"),
    ],
    "a level with milestones and a doubt": [
        *plan(60, 66),
        figure("milestone", 2022, 62),
        figure("milestone", 2024, 68),
        figure("actual", 2023, 80, obs_status="U", preferred=False),
    ],
    "a level within the year": [
        *plan(60, 63),
        figure("actual", 2023, 64, as_at="2023-06"),
        figure("actual", 2023, 9, as_at="2023-09", period_kind="cumulative", period_start=2023),
        figure("target", 2023, 20, plan="year-2023"),
    ],
    "a revised target": [
        *plan(60, 63, 66),
        figure("target", 2025, 65, figure_id="old", preferred=False),
        figure("target", 2030, 90, plan="15fyp", supersedes="old"),
    ],
    "a sum": [
        *plan(5, 6, 7, target=30, kind="cumulative"),
        figure("actual", 2023, 19, period_kind="cumulative", period_start=2021),
    ],
    "a floor": plan(5, 6, 4, target=5, kind="annual_floor"),
    "a level to be kept": plan(60, 58, 61, target=59, kind="keep"),
    "a rate": plan(4, 8, 12, target=20, kind="cumulative_rate", basis_indicator="count"),
    "an average growth": [
        figure("target", 2025, 7, indicator="growth", basis_indicator="count"),
        figure("baseline", 2020, 100),
        figure("actual", 2021, 108),
        figure("actual", 2022, 115, **PRELIMINARY),
        figure("actual", 2022, 118, **BULLETIN),
        figure("actual", 2023, 130, **BULLETIN),
    ],
    "chained growth": [
        figure("target", 2025, 7, kind="annual_growth", period_kind="average", period_start=2021),
        *(figure("actual", 2021 + n, value) for n, value in enumerate((8, 9, 10))),
        figure("actual", 2022, 6, period_kind="average", period_start=2021),
    ],
    "a rank": [
        figure("baseline", 2020, 9, ranked=14, kind="rank"),
        figure("target", 2025, 5, ranked=14, kind="rank", comparator="at_most"),
        figure("actual", 2022, 8, ranked=14),
        figure("actual", 2023, 7, ranked=14),
    ],
}
BREAKS = {"a level without a target": [("count", "620600", 2023, "x"), ("other", None, 2022, "x")]}


@pytest.mark.parametrize("name", EXAMPLES)
def test_any_figure_may_stand_first(name):
    records, breaks = EXAMPLES[name], BREAKS.get(name, ())
    codes = GROWTH | {"other": {}}
    expected = judge(*records, indicators=codes, breaks=breaks)

    for place in range(1, len(records)):
        turned = records[place:] + records[:place]
        found = judge(*turned, indicators=codes, breaks=breaks)
        pd.testing.assert_frame_equal(found, expected)


@pytest.mark.parametrize("name", EXAMPLES)
def test_any_series_may_stand_first(name):
    records, codes = EXAMPLES[name], GROWTH | {"other": {}}
    more = [record | {"ref_area": "1"} for record in plan(60, 61)]

    alone = judge(*records, indicators=codes)
    behind = judge(*more, *records, indicators=codes).query("ref_area != '1'")

    pd.testing.assert_frame_equal(behind.reset_index(drop=True), alone)
