"""Invented indicators, one for every rule by which the progress frame computes."""

import numpy as np
import pandas as pd
from builders import FIGURE_COLUMNS, catalogue, figure, replaced

AREA = "999901"
PERCENT = {"unit_measure": "percent", "kind": "ratio", "decimals": 2}
LOWER = {"direction": "lower_is_better"}
ALL = {"gap", "ratio", "achievement", "time_progress", "lead", "required", "achieved"}
CASES = {}


def base(value, year=2020, **more):
    return {"role": "baseline", "year": year, "value": value, **more}


def target(value, year=2025, **more):
    return {"role": "target", "year": year, "value": value, "comparator": "at_least", **more}


def actual(value, year=2023, **more):
    return {"role": "actual", "year": year, "value": value, **more}


def years(first, *values, **more):
    return [actual(value, first + place, **more) for place, value in enumerate(values)]


def case(code, formulas, *figures, **indicator):
    """A row with the columns that must hold formulas; all others must not."""
    CASES[code] = (formulas, figures, indicator)


MORE = ALL | {"actual"}
case("level", MORE, base(59), target(70), *years(2021, 60, 61, 64))
case("beyond", MORE, base(59), target(70), actual(92))
case("backwards", MORE, base(59), target(70), actual(50))
case("met", MORE, base(59), target(70), actual(70))
case("lower", MORE, base(13.5), target(10.25, comparator="at_most"), actual(12), **LOWER)
case("lower_met", MORE, base(13.5), target(10.25), actual(9), **LOWER)
case("points", MORE, base(0.62), target(1.5), actual(1.1), **PERCENT)
case("negative", MORE, base(-4.5), target(2.5), actual(-1.25), **PERCENT)
case("old_base", MORE, base(59, 2019), target(70), actual(66, 2022))
case("monthly", ALL, base(59), target(70), actual(66, 2024, as_at="2024-09"))
case("bare_target", {"actual", "gap", "ratio", "time_progress", "required"}, target(70), actual(66))
case("no_actual", {"required"}, base(59), target(70))
case("monitored", {"actual", "achieved"}, base(59), actual(66))
case("multiple", MORE | {"target"}, base(59), target(None, times=2), actual(80), kind="multiple")
change = {"period_kind": "change"}
case("risen", MORE | {"target"}, base(0.62), target(0.88, **change), actual(1.1), **PERCENT)
growth = {"kind": "annual_growth", "unit_measure": "percent", "decimals": 1}
case("growth", MORE, target(7), *years(2021, 8, 9, 10), **growth)
case("growth_of", MORE, target(7, basis_indicator="level"), **growth)
case("sum", MORE, target(50), *years(2021, 9, 10, 12), kind="cumulative")
printed = {"period_kind": "cumulative", "period_start": 2021}
case("running", ALL, target(50), actual(31, **printed), kind="cumulative")
late = target(50, period_kind="cumulative", period_start=2022)
case("late_sum", MORE, late, *years(2021, 9, 10, 12), kind="cumulative")
rate = {"kind": "cumulative_rate", "unit_measure": "percent", "decimals": 1}
RATE = {"actual", "gap", "ratio", "achievement", "time_progress", "lead"}
case("reduced", RATE, target(13), actual(8, 2023), **rate)
case("reduced_wholly", {"actual", "gap", "ratio", "time_progress"}, target(13), actual(13), **rate)
grown = {"basis_indicator": "level"}
case("increased", RATE, target(50, **grown), actual(20), **rate)
case("floor", {"actual", "gap", "ratio", "achievement", "time_progress"},
     target(5), *years(2021, 6, 4, 5), kind="annual_floor")  # fmt: skip
case("strict_floor", {"actual", "gap", "ratio", "achievement", "time_progress"},
     target(5, comparator="above"), *years(2021, 6, 4, 5), kind="annual_floor")  # fmt: skip
case("mean", {"actual", "gap", "ratio", "achievement", "time_progress"},
     target(5, period_kind="average"), *years(2021, 6, 4, 6))  # fmt: skip
RANK = {"unit_measure": "rank", "kind": "rank", **LOWER}
case("placed", {"actual", "gap", "achievement", "time_progress", "lead"},
     base(9, ranked=14), target(6, ranked=14), actual(8, ranked=14), **RANK)  # fmt: skip
case("near_rank", {"actual", "gap", "time_progress"},
     base(7, ranked=14), target(6, ranked=14), actual(7, ranked=14), **RANK)  # fmt: skip
case("ceiling", {"actual", "gap", "ratio", "time_progress"},
     target(35, comparator="at_most"), *years(2021, 30, 36, 34), kind="ceiling")  # fmt: skip
case("keep", {"actual", "gap", "ratio", "time_progress"},
     base(5), target(5), *years(2021, 5, 5.2, 4.9), kind="keep")  # fmt: skip
case("no_worse", {"actual", "gap", "time_progress"},
     base(5), target(None), *years(2021, 5, 5.2, 4.9), kind="keep")  # fmt: skip
# Bounds: the frame's number stands there with its sign, but no formula over a mere limit.
case("at_least", {"time_progress"}, base(59), target(100), actual(66, bound="at_least"))
case("about", {"time_progress"}, base(59), target(100), actual(66, bound="about"))
case("rough_base", {"actual", "gap", "ratio", "time_progress", "required"},
     base(59, bound="at_least"), target(100), actual(66))  # fmt: skip
case("rough_sum", {"time_progress"}, target(50), actual(9, 2021),
     actual(10, 2022, bound="at_least"), actual(12), kind="cumulative")  # fmt: skip
case("milestone", MORE - {"lead"}, base(59), target(70),
     {"role": "milestone", "year": 2022, "value": 60, "plan": "14fyp"}, actual(66))  # fmt: skip


def invented(*, evil="", area=AREA, extra=()):
    """A catalogue of all cases in one city, and what else is asked for."""
    cat = catalogue(evil=evil)
    rows, indicators = list(extra), {}
    for code, (_, figures, indicator) in CASES.items():
        own = {
            "name_zh": f"{code}{evil}", "name_en": f"{code}{evil}", "unit_measure": "enterprises",
            "kind": "level", "direction": "higher_is_better", "decimals": 0, "concept": code,
            "theme": "enterprise", "headline": True, "definition": "某口径" + evil,
            "release_lag": 6, "event": False, "modelled": False,
        }  # fmt: skip
        indicators[code] = own | indicator
        for place, one in enumerate(figures):
            fields = {**one}
            role, year, value = (fields.pop(name) for name in ("role", "year", "value"))
            value = np.nan if value is None else float(value)
            rows.append(figure(f"{code}-{place}", area, code, role, year, value, **fields))
    frame = pd.DataFrame(rows, columns=FIGURE_COLUMNS).astype(cat.figures.dtypes.to_dict())
    listed = pd.concat([cat.indicators, pd.DataFrame(indicators).T])
    listed = listed.astype(cat.indicators.dtypes.to_dict())
    listed.index.name = "code"
    return replaced(
        cat, figures=pd.concat([cat.figures, frame], ignore_index=True), indicators=listed
    )
