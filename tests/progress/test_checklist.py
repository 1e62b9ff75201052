"""The checklist by hand: its sums hold in decimal, and its lines agree with the judgement."""

import ast
import operator
import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from indicators import catalogue, progress
from indicators.codes import Level
from indicators.wording import verdicts

ROOT = Path(__file__).parents[2]
CHECKLIST = (ROOT / "docs" / "checklist.md").read_text(encoding="utf-8")
ON = date(2026, 11, 22)
OPERATORS = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
}  # fmt: skip
FOUR = ("西安市", "安康市", "武威市", "西宁市")
UNITS = {"P": "achievement", "S": "time_progress", "D": "lead", "差距": "gap"} | {
    "完成率": "target_ratio", "较上年": "change_on_year", "较上年增长": "change_on_year_pct",
    "规划每年需增": "planned_change", "年均实增": "recent_change", "推算值": "projected",
}  # fmt: skip
SHARES = {"P", "S", "完成率", "较上年增长"}


def cells(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def lines(section):
    block = re.search(rf"^## {section}\n(.*?)(?=^## |\Z)", CHECKLIST, flags=re.M | re.S)[1]
    table = [line for line in block.split("\n") if line.startswith("|")]
    head = cells(table[0])
    return [dict(zip(head, cells(line), strict=True)) for line in table[2:]]


def plain(text):
    for left, right in {"（": "(", "）": ")", "−": "-", "×": "*", "÷": "/"}.items():
        text = text.replace(left, right)
    return text


def computed(text):
    """Work out a sum in decimal: numbers, brackets and the four operations, nothing else."""

    def value(node):
        if isinstance(node, ast.BinOp):
            return OPERATORS[type(node.op)](value(node.left), value(node.right))
        return Decimal(ast.get_source_segment(plain(text), node))

    return value(ast.parse(plain(text), mode="eval").body)


def sums(text):
    """Yield each 名称＝算式＝结果 of a cell."""
    for part in text.split("；") if text != "—" else []:
        name, formula, result = part.split("＝")
        yield name, formula, result


def agrees(value, printed, *, share):
    places = len(printed.strip("%").partition(".")[2])
    scaled = value * 100 if share else value
    return scaled.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) == Decimal(
        plain(printed).strip("%").strip("+")
    )


ALL = [
    pytest.param(row | {"地区": area}, 2025, id=row["序"]) for area in FOUR for row in lines(area)
]
ALL += [
    pytest.param(row | {"规划": "“十四五”规划"}, int(row["评估年"]), id=row["序"])
    for row in lines("规划期内各年的进度")
]


@cache
def loaded():
    return catalogue.load(ROOT / "data")


@cache
def assessed(year):
    cat = loaded()
    frame = progress.assess(cat, as_of=year, on=ON)
    return frame.assign(
        area=frame["ref_area"].map(cat.areas["name_zh"]),
        name=frame["indicator"].map(cat.indicators["name_zh"]),
        plan_name=frame["plan"].map(cat.plans["name_zh"]).where(frame["target"].notna()),
    )


def judged(row, year):
    frame = assessed(year)
    same = (frame["area"] == row["地区"]) & (frame["name"] == row["指标"])
    plan = frame["plan_name"]
    same &= plan.isna() if row["规划"] == "无" else plan == row["规划"]
    (found,) = frame[same].to_dict("records")
    return found


@pytest.mark.parametrize(("row", "year"), ALL)
def test_the_sums_hold(row, year):
    for name, formula, result in sums(row["算式"]):
        share = result.endswith("%")
        assert agrees(computed(formula), result, share=share), (name, formula)


@pytest.mark.parametrize(("row", "year"), ALL)
def test_the_sums_are_those_of_the_judgement(row, year):
    judgement = judged(row, year)
    for name, _, result in sums(row["算式"]):
        if name in UNITS:
            value = Decimal(repr(round(judgement[UNITS[name]], 9)))
            assert agrees(value, result, share=name in SHARES), name


def figure(value, period, words=""):
    if pd.isna(value):
        return "无"
    return f"{words}{Decimal(repr(round(value, 6))).normalize():f}（{period}"


@pytest.mark.parametrize(("row", "year"), ALL)
def test_the_figures_are_those_of_the_judgement(row, year):
    if "实绩" not in row:
        return
    found = judged(row, year)
    period = found["as_at"] if isinstance(found["as_at"], str) else found["data_year"]
    words = verdicts.COMPARATOR["zh"].get(found["comparator"], "")
    bound = verdicts.QUALIFIER["zh"].get(found["bound"], "")
    target = figure(found["target"], found["target_period"], words)
    assert row["基期"].startswith(figure(found["baseline"], found["baseline_period"]))
    assert row["目标"].startswith(target if "翻一番" not in row["目标"] else target[len(words) :])
    assert row["实绩"].startswith(figure(found["actual"], period, bound))


@pytest.mark.parametrize(("row", "year"), ALL)
def test_the_verdicts_are_those_of_the_judgement(row, year):
    found = judged(row, year)
    said = {
        "进度判断": verdicts.PACE["zh"][found["pace"]],
        "趋势判断": verdicts.TREND["zh"][found["trend"]],
        "期末结论": verdicts.final(found["final"], provisional=found["provisional"])
        if isinstance(found["final"], str)
        else "",
        "原因": verdicts.REASON["zh"].get(found["reason"], ""),
    }
    claims = row["结论"].split("；")
    for claim in claims:
        if claim != "旧数":
            name, word = claim.split("：", 1)
            assert said[name] == word
    if year == 2025:
        assert ("旧数" in claims) == found["stale"]


def test_every_headline_row_of_the_four_cities_is_checked():
    frame = assessed(2025)
    cities = frame["ref_area"].map(loaded().areas["level"]) == Level.CITY
    wanted = frame[cities & frame["headline"] & frame["area"].isin(FOUR)]
    keys = zip(wanted["area"], wanted["name"], wanted["plan_name"].fillna("无"), strict=True)
    listed = {(area, row["指标"], row["规划"]) for area in FOUR for row in lines(area)}
    assert listed == set(keys)


def test_no_path_of_a_machine_is_in_it():
    assert not re.search(r"/work|/home|/tmp|shared|dossier", CHECKLIST)
