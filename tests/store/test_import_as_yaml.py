"""A table and a YAML file that say the same are accepted alike, or refused for the same fault."""

import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import yaml

from indicators import catalogue, store

DATA = Path(__file__).resolve().parents[2] / "data"
ACTUAL = {"indicator": "hnte", "role": "actual", "time_period": "2023", "obs_value": 70,
          "source": "book", "label": "高企", "printed": "70家", "locator": "第1页"}  # fmt: skip
TARGET = ACTUAL | {"role": "target", "plan": "14fyp", "time_period": "2025"}
BASELINE = ACTUAL | {"role": "baseline", "plan": "14fyp", "time_period": "2020"}
RANK = ACTUAL | {"indicator": "sti_rank", "obs_value": 3, "printed": "第3位"}
CHOSEN = {"preferred": True, "reason": "年报为准"}
DOUBTFUL = {"obs_status": "U", "comment": "口径不明"}
MULTIPLE = {"obs_value": None, "times": 2, "printed": "翻一番"}

SOUND = [ACTUAL, TARGET, RANK, ACTUAL | {"value_upper": 80, "printed": "70—80家"},
         ACTUAL | {"obs_value": 11000, "printed": "1.1万家"}, TARGET | MULTIPLE,
         ACTUAL | {"obs_value": -3, "printed": "-3家"}, ACTUAL | {"time_period": None},
         ACTUAL | {"printed": "70余家", "bound": "at_least"}, ACTUAL | CHOSEN,
         TARGET | {"time_period": "2024", "period_inferred": True, "aspired": True},
         TARGET | {"role": "milestone", "time_period": "2023", "basis_indicator": "tech_sme"},
         TARGET | {"plan": "15fyp", "time_period": "2030"},
         ACTUAL | {"period_kind": "cumulative", "period_start": 2021},
         ACTUAL | {"as_at": "2023-09", "vintage": "flash"},
         ACTUAL | {"comment": "第一行\n第二行", "label": "称“高企”"}]  # fmt: skip
BROKEN = [
    (ACTUAL, {"label": "a\x07b"}), (ACTUAL, {"comment": "a\x1bb"}),
    (ACTUAL, {"label": "长" * 121}), (ACTUAL, {"locator": "长" * 2001}),
    (ACTUAL, {"aspired": True}), (ACTUAL, {"kind": "level"}), (ACTUAL, {"department": "某局"}),
    (ACTUAL, {"plan": "14fyp"}), (ACTUAL, {"time_period": "2101"}), (ACTUAL, {"as_at": "2022-09"}),
    (ACTUAL, {"as_at": "2023-13"}), (ACTUAL, {"ordinal": 51}), (ACTUAL, {"ranked": 0}),
    (ACTUAL, {"period_kind": "cumulative"}), (ACTUAL, {"value_upper": 60, "printed": "70—60家"}),
    (ACTUAL, MULTIPLE), (ACTUAL, {"obs_value": None}), (ACTUAL, {"obs_value": 71}),
    (ACTUAL, {"printed": "70家和80家"}), (ACTUAL, {"printed": "70%"}), (ACTUAL, {"bound": "some"}),
    (ACTUAL, {"printed": "70余家"}), (ACTUAL, {"id": "A b"}), (ACTUAL, {"preferred": False}),
    (ACTUAL, {"obs_status": "X"}), (ACTUAL, {"indicator": "nothing"}), (ACTUAL, {"seen": "x"}),
    (RANK, {"obs_value": 0, "printed": "第0位"}), (TARGET, {"plan": None}),
    (TARGET, {"plan": "99fyp"}), (TARGET, {"plan": "ankang-2025"}), (TARGET, {"time_period": None}),
    (TARGET, {"time_period": "2024"}), (TARGET, {"comparator": "at_most"}), (TARGET, {"times": 2}),
    (TARGET, {"basis_indicator": "nothing"}), (TARGET, {"supersedes": "nothing"}),
    (BASELINE, {"time_period": "2019"}), (BASELINE, MULTIPLE),
]  # fmt: skip
TOGETHER = [
    [ACTUAL, ACTUAL], [ACTUAL | CHOSEN, ACTUAL], [ACTUAL | {"preferred": True}, ACTUAL],
    [ACTUAL | CHOSEN] * 2, [ACTUAL | {"preferred": False}] * 2,
    [ACTUAL, ACTUAL | DOUBTFUL], [ACTUAL | DOUBTFUL, ACTUAL], [ACTUAL | CHOSEN, ACTUAL | DOUBTFUL],
    [ACTUAL | CHOSEN, ACTUAL | {"obs_value": 71, "printed": "71家"}],
    [ACTUAL | CHOSEN | {"value_upper": 80, "printed": "70—80家"},
     ACTUAL | {"value_upper": 90, "printed": "70—90家"}],
    [TARGET | CHOSEN | MULTIPLE, TARGET | MULTIPLE | {"times": 4, "printed": "翻两番"}],
    [TARGET | CHOSEN | MULTIPLE, TARGET], [TARGET | CHOSEN | MULTIPLE, TARGET | MULTIPLE],
    [ACTUAL | {"id": "a"}, ACTUAL | {"id": "a", "time_period": "2022"}],
    [ACTUAL | {"id": "a"}, ACTUAL | {"id": "a", "indicator": "tech_sme"}],
    [TARGET, BASELINE | {"obs_value": 90, "printed": "90家"}], [TARGET, BASELINE],
    [BASELINE, TARGET | {"role": "milestone", "time_period": "2019"}],
    [BASELINE | {"obs_value": 90, "printed": "90家"}, TARGET | {"kind": "cumulative"}],
]  # fmt: skip
# A table has no list of conflicts: there a comment explains a doubt, and rows of one figure
# of which none is chosen are told as such.
SAME = {"doubt_unexplained": None, "duplicate": "preferred_none"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    base = tmp_path_factory.mktemp("alike")
    (base / "data" / "cities").mkdir(parents=True)
    (base / "data" / "benchmarks").mkdir()
    for path in DATA.glob("*.yaml"):
        shutil.copy(path, base / "data")
    assert by_yaml(base, []) == set()
    store.write(catalogue.load(base / "data"), base / "store")
    return base


def by_yaml(base, rows):
    figures = {}
    for row in rows:
        said = {key: value for key, value in row.items() if value is not None}
        figures.setdefault(said.pop("indicator"), []).append(said)
    book = {"title": "年鉴", "publisher": "统计局", "grade": "official"}
    said = {"ref_area": "610100", "sources": {"book": book}, "figures": figures}
    text = yaml.safe_dump(said, allow_unicode=True, sort_keys=False)
    (base / "data" / "cities" / "xian.yaml").write_text(text, encoding="utf-8")
    return {SAME.get(one.code, one.code) for one in catalogue.load(base / "data").problems} - {None}


def by_table(base, rows, kind):
    named = [row | {"ref_area": "610100", "source": "xian/book"} for row in rows]
    path = base / f"rows.{kind}"
    frame = pd.DataFrame(named, dtype=object)
    frame.to_csv(path, index=False) if kind == "csv" else frame.to_parquet(path)
    shutil.rmtree(base / "other", ignore_errors=True)
    shutil.copytree(base / "store", base / "other")
    faults = store.import_(base / "other", [path]).faults
    return {SAME.get(one.code, one.code) for one in faults.first}


def alike(base, rows):
    expected = by_yaml(base, rows)
    assert by_table(base, rows, "csv") == expected
    assert by_table(base, rows, "parquet") == expected
    return expected


@pytest.mark.parametrize("row", SOUND, ids=range(len(SOUND)))
def test_what_yaml_accepts_is_taken_in(folder, row):
    assert alike(folder, [row]) == set()


@pytest.mark.parametrize(("row", "wrong"), BROKEN, ids=range(len(BROKEN)))
def test_what_yaml_refuses_is_refused(folder, row, wrong):
    assert alike(folder, [row | wrong]) != set()


@pytest.mark.parametrize("rows", TOGETHER, ids=range(len(TOGETHER)))
def test_rows_that_depend_on_each_other(folder, rows):
    alike(folder, rows)


@pytest.mark.parametrize("seed", range(12))
def test_random_rows_some_of_them_broken_in_one_way(folder, seed):
    rng = np.random.default_rng(seed)
    rows = []
    for year in rng.permutation(np.arange(1950, 2020))[:30]:
        period = {"time_period": f"{year}-{rng.integers(1, 13):02d}"}
        value = round(float(rng.uniform(-9, 999)), int(rng.integers(1, 6)))
        rows.append(ACTUAL | period | {"obs_value": value, "printed": f"{value:.6f}家"})
    own = [wrong for base, wrong in BROKEN if base is ACTUAL and "time_period" not in wrong
           and "indicator" not in wrong and "as_at" not in wrong]  # fmt: skip
    wrong = own[rng.integers(len(own))]
    for place in rng.choice(len(rows), rng.integers(0, 4), replace=False):
        rows[place] = rows[place] | wrong

    alike(folder, rows)
