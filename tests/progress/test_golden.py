"""The judgement of the real data, written out for a person to read, and kept.

After a change of data or method, look at the difference that the test prints, then rewrite:
`UPDATE_GOLDEN=1 python -m pytest tests/progress/test_golden.py`.
"""

import csv
import difflib
import io
import os
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from indicators import catalogue, progress
from indicators.codes import Final, Pace
from indicators.wording import numbers, verdicts

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
EVALUATIONS = {
    **{f"{year}": (year, date(year + 1, 12, 31)) for year in range(2021, 2026)},
    "2025-on-2026-11-22": (2025, date(2026, 11, 22)),
}
WHY = (
    ("进度", "reason", "reason_params"),
    ("趋势", "trend_reason", "trend_params"),
    ("结论", "final_reason", "final_params"),
)
SHOWN = 60
"""Lines of a difference that are shown."""


@cache
def loaded():
    return catalogue.load(ROOT / "data")


@cache
def assessed(name):
    year, on = EVALUATIONS[name]
    return progress.assess(loaded(), as_of=year, on=on)


def word(words, code):
    return words["zh"][code] if isinstance(code, str) else ""


def exact(value, decimals=0, *, signed=False):
    """Write a value with all its decimals, up to six, and no thousands, which CSV would quote."""
    return numbers.printed(round(value, 6), at_least=decimals, signed=signed).replace(",", "")


def figure(value, period, decimals=0, *, mark=""):
    return "" if pd.isna(value) else f"{mark}{exact(value, decimals)}（{period}）"


def why(row):
    """Say why a row has no pace, and why no trend or final verdict where that differs."""
    said = []
    for title, name, params in WHY:
        code = row[name]
        if isinstance(code, str) and (name == "reason" or code != row["reason"]):
            said.append(f"{title}：{verdicts.reason(code, row[params])}")
    return "；".join(said)


def line(row, cat):
    listed = cat.indicators.loc[row["indicator"]]
    unit = cat.units["name_zh"].get(row["unit_measure"], "")
    places = int(listed["decimals"])
    gap = exact(row["gap"], places)
    gap_unit = "个百分点" if row["gap_in_points"] else unit
    times = row["as_at"] if isinstance(row["as_at"], str) else row["data_year"]
    mark = verdicts.QUALIFIER["zh"].get(row["bound"], "")
    final = row["final"]
    reservations = {"provisional": row["provisional"], "aspired": row["aspired"]}
    stale = verdicts.STALE["zh"].format(year=row["data_year"]) if row["stale"] else ""
    change = row["change_on_year"]
    target = figure(row["target"], row["target_period"], places)
    return {
        "地区": cat.areas.loc[row["ref_area"], "name_zh"],
        "指标": listed["name_zh"],
        "规划": cat.plans["name_zh"].get(row["plan"], ""),
        "类型": row["rule"],
        "单位": unit,
        "基期（年）": figure(row["baseline"], row["baseline_period"], places),
        "目标（年）": word({"zh": verdicts.COMPARATOR["zh"]}, row["comparator"]) + target,
        "实绩（数据年）": figure(row["actual"], times, places, mark=mark),
        "差距": "" if pd.isna(row["gap"]) else f"{gap}{gap_unit}",
        "P": "" if pd.isna(row["achievement"]) else numbers.share(row["achievement"]),
        "S": "" if pd.isna(row["time_progress"]) else numbers.share(row["time_progress"]),
        "D（百分点）": ""
        if pd.isna(row["lead"])
        else numbers.number(row["lead"], decimals=1, signed=True),
        "进度判断": word(verdicts.PACE, row["pace"]),
        "趋势判断": word(verdicts.TREND, row["trend"]),
        "期末结论": verdicts.final(final, **reservations) if isinstance(final, str) else "",
        "旧数": stale,
        "原因": why(row),
        "较上年": "" if pd.isna(change) else exact(change, signed=True),
        "附注": "；".join(verdicts.NOTE["zh"][code] for code in row["notes"]),
        "数据编号": " ".join(row["figure_ids"]),
    }


def written(name):
    frame, cat = assessed(name), loaded()
    lines = [line(row, cat) for row in frame.to_dict("records")]
    output = io.StringIO()
    writer = csv.DictWriter(output, list(lines[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)
    return output.getvalue()


@pytest.mark.parametrize("name", EVALUATIONS)
def test_the_judgement_is_the_one_that_was_read(name):
    path, now = GOLDEN / f"{name}.csv", written(name)
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(now, encoding="utf-8", newline="\n")
    kept = path.read_text(encoding="utf-8")
    changes = difflib.unified_diff(
        kept.splitlines(), now.splitlines(), "kept", "now", lineterm="", n=0
    )
    # Not the comparison of two long texts, which pytest would explain at length.
    changed = [each for each in changes if not each.startswith("@@")]
    if changed:
        more = f"\n… and {len(changed) - SHOWN} more" if len(changed) > SHOWN else ""
        pytest.fail(f"{path.name}\n" + "\n".join(changed[:SHOWN]) + more, pytrace=False)


def test_no_golden_file_is_left_over():
    assert {path.stem for path in GOLDEN.glob("*.csv")} == set(EVALUATIONS)


@pytest.mark.parametrize("name", EVALUATIONS)
def test_nothing_stays_unjudged_without_a_reason(name):
    frame = assessed(name)
    unjudged = frame["pace"] == Pace.NOT_JUDGED
    assert frame.loc[unjudged, "reason"].notna().all()


@pytest.mark.parametrize("name", EVALUATIONS)
def test_only_a_row_with_the_figure_of_its_target_year_has_failed(name):
    frame = assessed(name)
    missed = frame[frame["final"] == Final.MISSED]
    assert (missed["data_year"].astype(str) == missed["target_period"]).all()
    assert missed["as_at"].isna().all()


@pytest.mark.parametrize("name", EVALUATIONS)
def test_every_figure_named_was_visible_in_the_reference_year(name):
    year, _ = EVALUATIONS[name]
    figures = loaded().figures.set_index("figure_id")
    named = assessed(name)["figure_ids"].explode().dropna().unique()
    actuals = figures.loc[named].query("role == 'actual'")
    assert (actuals["year"] <= year).all()
    assert actuals["preferred"].all()
    assert (actuals["obs_status"] != "U").all()
