"""Invented figures of every kind, in random order, and the lists that go with them."""

from types import SimpleNamespace

import numpy as np
import pandas as pd

from indicators.codes import Bound, Kind, Vintage
from indicators.list_tables import SOURCE
from indicators.tables import FIGURE_DTYPES, column

KINDS = {
    "count": {},
    "share": {"kind": "ratio", "unit_measure": "percent"},
    "growth": {"kind": "annual_growth", "unit_measure": "percent"},
    "total": {"kind": "cumulative"},
    "saving": {"kind": "cumulative_rate", "unit_measure": "percent"},
    "floor": {"kind": "annual_floor"},
    "place": {"kind": "rank", "direction": "lower_is_better", "unit_measure": "rank"},
    "ceiling": {"kind": "ceiling", "direction": "lower_is_better"},
    "held": {"kind": "keep"},
    "double": {"kind": "multiple"},
    "energy": {"direction": "lower_is_better"},
    "event": {"event": True},
    "shown": {"direction": None},
    "money": {"concept": "count"},
}
PLANS = {
    "13fyp": (2015, 2020, None),
    "14fyp": (2020, 2025, None),
    "a-year": (2023, 2024, None),
    "own": (2020, 2025, "a001"),
}
BASES = {"growth": "money", "saving": "energy"}
VINTAGES, BOUNDS = list(map(str, Vintage)), list(map(str, Bound))


def invented(areas=12, seed=1):
    """Return frames of the catalogue's form: figures, lists and documents."""
    rng = np.random.default_rng(seed)
    rows = [row for area in range(areas) for row in _of_area(f"a{area:03d}", rng)]
    rng.shuffle(rows)
    for number, row in enumerate(rows):
        row.setdefault("figure_id", f"f{number:06d}")
    return SimpleNamespace(
        figures=figures_of(rows),
        indicators=_indicators(),
        areas=_areas(areas),
        units=pd.DataFrame(
            {"name_zh": ["家", "%", "位"], "name_en": ["n", "%", "th"],
             "dimension": ["n", "share", "rank"], "factor": 1.0},
            index=pd.Index(["enterprise", "percent", "rank"], name="unit_measure"),
        ),
        plans=_plans(),
        breaks=pd.DataFrame(
            {"indicator": ["count", "money", "share"], "ref_area": [None, "a002", "a003"],
             "year": [2022, 2022, 2023], "reason": "x"}
        ).astype({"ref_area": "str"}),
        sources=pd.DataFrame(
            {name: ["x"] for name in SOURCE} | {"source": ["book"], "grade": ["official"]}
        ).set_index("source"),
    )  # fmt: skip


def figures_of(rows):
    blank = {
        "period_kind": "point", "obs_status": "A", "source": "book", "grade": "official",
        "preferred": True, "aspired": False, "period_inferred": False, "label": "x",
        "place": "data/x.yaml:1:1",
    }  # fmt: skip
    filled = [blank | row for row in rows]
    for row in filled:
        row["year"] = int(row["time_period"][:4])
    return pd.DataFrame(
        {
            name: column([row.get(name) for row in filled], dtype)
            for name, dtype in FIGURE_DTYPES.items()
        }
    )


def _indicators():
    default = {
        "name_zh": "某", "name_en": "x", "unit_measure": "enterprise", "kind": "level",
        "direction": "higher_is_better", "decimals": 0, "theme": "input", "headline": True,
        "definition": "x", "release_lag": 6, "event": False, "modelled": False,
    }  # fmt: skip
    rows = [{"indicator": code, "concept": code, **default, **own} for code, own in KINDS.items()]
    frame = pd.DataFrame(rows).set_index("indicator")
    return frame.astype({"direction": "str", "release_lag": "Int64"})


def _areas(count):
    codes = [f"a{number:03d}" for number in range(count)]
    return pd.DataFrame(
        {
            "name_zh": "某", "name_en": "x", "slug": codes, "parent": "n",
            "level": ["city" if number % 3 else "district" for number in range(count)],
        },
        index=pd.Index(codes, name="ref_area"),
    )  # fmt: skip


def _plans():
    rows = [
        {"plan": code, "name_zh": "某", "name_en": "x", "base_year": base, "target_year": end,
         "ref_area": owner, "document": None, "headline": True}
        for code, (base, end, owner) in PLANS.items()
    ]  # fmt: skip
    return pd.DataFrame(rows).set_index("plan").astype({"ref_area": "str", "document": "str"})


def _of_area(area, rng):
    for indicator in KINDS:
        if rng.random() < 0.85:
            own = {"ref_area": area, "indicator": indicator}
            yield from ({**row, **own} for row in _of_series(area, indicator, rng))


def _of_series(area, indicator, rng):
    level = (
        rng.uniform(1, 20) if indicator in ("place", "growth", "saving") else rng.uniform(1, 900)
    )
    for year in range(2016, 2026):
        if rng.random() < 0.8:
            yield from _actuals(year, round(level * rng.uniform(0.7, 1.6), 2), rng)
    for plan, (base, end, owner) in PLANS.items():
        if owner not in (None, area) or rng.random() < 0.2:
            continue
        if rng.random() < 0.8:
            yield _figure("baseline", base, round(level, 2), plan=plan, rng=rng)
        if rng.random() < 0.3:
            yield _figure("milestone", end - 2, round(level * 1.2, 2), plan=plan, rng=rng)
        yield from _targets(area, indicator, plan, end, level, rng)


def _targets(area, indicator, plan, end, level, rng):
    if rng.random() < 0.1:
        return
    value = round(level * rng.uniform(0.8, 1.8), 2)
    more = {"basis_indicator": BASES[indicator]} if indicator in BASES else {}
    if rng.random() < 0.3 and indicator == "count":
        more |= {"kind": str(rng.choice(list(map(str, Kind))))}
    if indicator == "double":
        more |= {"times": 2.0}
        value = None
    if rng.random() < 0.2:
        more |= {"value_upper": value * 1.2} if value else {}
    comparator = str(rng.choice(["at_least", "above", "about"]))
    target = _figure("target", end, value, plan=plan, comparator=comparator, rng=rng, **more)
    name = f"{area}-{indicator}-{plan}"
    yield target | {"figure_id": name}
    if rng.random() < 0.2:
        other = _figure("target", end, level * 2, plan=plan, rng=rng, supersedes=name)
        yield other | {"period_start": end - 4, "period_kind": "average"}


def _actuals(year, value, rng):
    first = int(rng.integers(len(VINTAGES) - 1))
    yield _figure("actual", year, value, vintage=VINTAGES[first], rng=rng)
    if rng.random() < 0.3:
        later = VINTAGES[int(rng.integers(first + 1, len(VINTAGES)))]
        other = round(value * rng.uniform(0.98, 1.02), 2)
        yield _figure("actual", year, other, vintage=later, preferred=False, rng=rng)
    if rng.random() < 0.15:
        yield _figure("actual", year, value * 3, period_kind="cumulative",
                      period_start=year - 3, rng=rng)  # fmt: skip
    if rng.random() < 0.1:
        yield _figure("actual", year, value, as_at=f"{year}-09", rng=rng)
    if rng.random() < 0.1:
        yield _figure("actual", year, 5.0, period_kind="average", period_start=year - 2, rng=rng)


def _figure(role, year, value, *, rng, **more):
    status = {"obs_status": "U", "preferred": False} if rng.random() < 0.04 else {}
    bound = {"bound": str(rng.choice(BOUNDS))} if rng.random() < 0.06 else {}
    ranked = {"ranked": 14} if rng.random() < 0.9 else {}
    said = {"role": role, "time_period": str(year), "obs_value": value, "printed": f"{value}家"}
    return {**said, **bound, **ranked, **more, **status}
