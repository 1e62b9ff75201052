"""The method paper: every example in it is computed again, and its rules agree with the code."""

import re
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pandas as pd
import pytest
import yaml

from indicators import catalogue, progress
from indicators.progress import formulas
from indicators.wording import numbers, terms, verdicts

ROOT = Path(__file__).parents[2]
PAPER = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
ON = date(2026, 11, 22)
COMPARATORS = {word: code for code, word in terms.COMPARATOR["zh"].items()}
KINDS = {word: code for code, word in terms.KIND["zh"].items()}
NUMBER = re.compile(r"[−+]?[\d,]+(?:\.\d+)?")
SHARES = {"累计率", "目标累计率", "年增速"}


def cells(line):
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def tables(text):
    """Yield each table of a Markdown text as a list of dicts."""
    for block in re.findall(r"(?:^\|.*\n)+", text, flags=re.M):
        head, _, *body = block.strip().split("\n")
        yield [dict(zip(cells(head), cells(line), strict=True)) for line in body]


def examples(*columns):
    found = [row for table in tables(PAPER) for row in table if set(columns) <= set(row)]
    return [pytest.param(row, id=row["例号"]) for row in found if "例号" in row]


def value_of(text):
    """Return the number in a text, with its full-width minus."""
    return float(NUMBER.search(text)[0].replace("−", "-").replace(",", ""))


def given(text):
    """Read 基期＝59，实绩＝92 as numbers, words and periods."""
    found = {}
    for part in text.split("，"):
        name, value = part.split("＝")
        if name.endswith("年") and name != "达标年":
            found[name] = value if "-" in value else int(value)
        elif name in ("措辞", "方向"):
            found[name] = value
        else:
            found[name] = value_of(value) / (100 if name in SHARES else 1)
    return found


def periods(x):
    return x["基期年"], x["数据年"], x["目标年"]


def direction(x):
    return -1 if x.get("方向") == "越小越好" else 1


def lead(x):
    share = formulas.achievement(x["基期"], x["实绩"], x["目标"])
    return (share - formulas.time_progress(*periods(x))) * 100


FORMULAS = {
    "目标实现进度": lambda x: formulas.achievement(x["基期"], x["实绩"], x["目标"]),
    "完成率": lambda x: formulas.target_ratio(x["实绩"], x["目标"]),
    "超额": lambda x: formulas.excess(x["实绩"], x["目标"], direction(x)),
    "时序进度": lambda x: formulas.time_progress(*periods(x)),
    "超前或滞后": lead,
    "百分点变化": lambda x: formulas.change_pp(x["基期"], x["实绩"]),
    "增长": lambda x: formulas.growth(x["基期"], x["实绩"]),
    "年均增长": lambda x: formulas.average_growth(x["基期"], x["实绩"], x["年数"]),
    "累计率进度": lambda x: formulas.cumulative_rate_progress(x["累计率"], x["目标累计率"]),
    "年均需增": lambda x: formulas.required_yearly_change(x["基期"], x["目标"], x["年数"]),
    "推算值": lambda x: x["实绩"] + x["每年变化"] * (x["目标年"] - x["数据年"]),
    "缺口比": lambda x: (x["目标"] - x["推算值"]) / (x["目标"] - x["实绩"]),
    "增长率之比": lambda x: formulas.growth_ratio(
        x["基期"], x["实绩"], x["目标"], *periods(x), direction(x)
    ),
    "ESCAP现状值": lambda x: formulas.current_status(x["基期"], x["实绩"], x["目标"]),
    "衔接基期": lambda x: formulas.restated(x["基期"], x["旧口径"], x["新口径"]),
    "达标年份": lambda x: formulas.year_reached(x["实绩"], x["目标"], x["年增速"], x["数据年"]),
}
WORDS = {
    "是否达标": lambda x: (
        "是" if formulas.is_met(x["实绩"], x["目标"], COMPARATORS[x["措辞"]]) else "否"
    ),
    "超时序": lambda x: "是" if formulas.ahead_of_months(x["实绩"], x["目标"], x["月数"]) else "否",
    "进度判断": lambda x: verdicts.PACE["zh"][str(formulas.pace(x["超前"]))],
}


@pytest.mark.parametrize("row", examples("算什么", "代入", "结果"))
def test_formula_examples_recompute(row):
    x = given(row["代入"])
    if row["算什么"] in WORDS:
        assert WORDS[row["算什么"]](x) == row["结果"]
        return
    result = float(FORMULAS[row["算什么"]](x))
    printed = NUMBER.search(row["结果"])[0]
    places = len(printed.partition(".")[2])
    share = "%" in row["结果"]
    again = numbers.rounded(round(result, 12) * (100 if share else 1), places)
    assert again == Decimal(printed.replace("−", "-"))


@cache
def real():
    return catalogue.load(ROOT / "data")


@cache
def assessed(year):
    cat = real()
    frame = progress.assess(cat, as_of=year, on=ON)
    area = frame["ref_area"].map(cat.areas["name_zh"]).str.removesuffix("省").str.removesuffix("市")
    indicator = frame["indicator"].map(cat.indicators["name_zh"])
    return frame.assign(
        area=area, name=indicator, plan_name=frame["plan"].map(cat.plans["name_zh"])
    )


@pytest.mark.parametrize("row", examples("算什么", "依据"))
def test_formula_examples_with_figure_ids_use_those_figures(row):
    ids = re.findall(r"\b(?:pub|ww|ak|xa|xn|yb)-[a-z0-9-]+", row["依据"])
    known = real().figures.set_index("figure_id")["obs_value"]
    used = set(given(row["代入"]).values())
    assert [figure for figure in ids if known.get(figure) not in used] == []


def said(row, note_words=verdicts.NOTE["zh"]):
    """Return what a row of a judgement says, under the paper's names."""
    reasons, params = verdicts.REASON["zh"], row["reason_params"]

    def word(table, code):
        return table["zh"][code] if isinstance(code, str) else "—"

    final = row["final"]
    return {
        "进度判断": word(verdicts.PACE, row["pace"]),
        "趋势判断": word(verdicts.TREND, row["trend"]),
        "期末结论": verdicts.final(final, provisional=row["provisional"], aspired=row["aspired"])
        if isinstance(final, str)
        else "—",
        "位次": word(verdicts.MOVEMENT, row["movement"]),
        "逐年检验": word(verdicts.YEARLY_TEST, row["yearly_test"]),
        "原因": reasons[row["reason"]].format_map(params)
        if isinstance(row["reason"], str)
        else "—",
        "结论原因": verdicts.reason(row["final_reason"], row["final_params"])
        if isinstance(row["final_reason"], str)
        else "—",
        "附注": [note_words[code] for code in row["notes"]],
        "实现进度": numbers.share(row["achievement"]),
        "时序进度": numbers.share(row["time_progress"]),
        "超前或滞后": numbers.number(row["lead"], decimals=1, signed=True),
        "差距": numbers.printed(row["gap"]),
    }


def claims(text):
    """Read 进度判断：滞后；差距：1（示意数） as pairs, without the remark in brackets."""
    text = re.sub(r"（[^（）]*(?:（[^（）]*）[^（）]*)*）$", "", text)
    return [tuple(part.split("：", 1)) for part in text.split("；")]


def check(text, judgement):
    for name, word in claims(text):
        found = judgement[name]
        assert (word in found) if isinstance(found, list) else (found == word), (name, found)


@pytest.mark.parametrize("row", examples("地区", "规划", "判断"))
def test_examples_from_the_data_agree_with_the_judgement(row):
    frame = assessed(int(row["评估年"]))
    keys = [("area", "地区"), ("name", "指标"), ("plan_name", "规划")]
    found = frame[[all(pair) for pair in zip(*(frame[c] == row[k] for c, k in keys), strict=True)]]
    assert len(found) == 1
    judgement = said(found.iloc[0])
    for name in ("实现进度", "时序进度", "超前或滞后"):
        assert judgement[name] == row[name], name
    check(row["判断"], judgement)


TARGET = re.compile(r"(\d{4})年(每年|年均|累计)?(不低于|超过|不超过|低于|左右)([\d.]+)(.*)")
READING = re.compile(r"(\d{4}(?:-\d\d)?)＝(不低于|不高于|约)?([\d.]+)(.*)")
SPANS = {"每年": "each_year", "年均": "average", "累计": "cumulative"}
BOUNDS = {"不低于": "at_least", "不高于": "at_most", "约": "about"}


def options(text):
    ranked = re.search(r"共(\d+)位", text)
    found = {"ranked": float(ranked[1])} if ranked else {}
    found |= {"price": "constant"} if "不变价" in text else {}
    return found | ({"obs_status": "P"} if "初步" in text else {})


def readings(text, role, indicator):
    if text == "无":
        return []
    found = []
    for part in text.split("，"):
        period, bound, value, more = READING.fullmatch(part).groups()
        found.append(
            {"role": role, "time_period": period, "obs_value": float(value), "indicator": indicator}
            | {"bound": BOUNDS.get(bound), "plan": "14fyp" if role == "baseline" else None}
            | options(more)
        )
    return found


def scenario(row):
    """Return frames for a row that tells a case: 目标, 基期, 实绩."""
    kind = KINDS[row["类型"]]
    growing = kind == "annual_growth"
    basis = "basis" if growing else "it"
    year, span, word, value, more = TARGET.fullmatch(row["目标"]).groups()
    first = 2021 if span or growing or kind == "cumulative_rate" else None
    target = {
        "role": "target", "plan": "14fyp", "indicator": "it", "time_period": year,
        "obs_value": float(value), "comparator": COMPARATORS[word], "kind": kind,
        "period_kind": SPANS.get(span, "average" if growing else "point"), "period_start": first,
        "basis_indicator": basis if growing else None,
    } | options(more)  # fmt: skip
    figures = [target, *readings(row["基期"], "baseline", basis)]
    figures += readings(row["实绩"], "actual", basis)
    for period, stage in re.findall(r"(\d{4})年阶段目标([\d.]+)", more):
        stage = {"time_period": period, "obs_value": float(stage), "role": "milestone"}
        figures.append({"plan": "14fyp", "indicator": "it"} | stage)
    blank = {"ref_area": "1", "period_kind": "point", "obs_status": "A", "preferred": True}
    table = pd.DataFrame(
        [blank | {"figure_id": f"f{n}"} | figure for n, figure in enumerate(figures)]
    )
    lower = kind in ("rank", "ceiling") or "越小越好" in more
    way = "lower_is_better" if lower else "higher_is_better"
    listed = {"kind": [kind, "level"], "direction": [way, way], "release_lag": [6.0, 6.0]}
    return progress.Frames(
        table,
        pd.DataFrame(listed, index=["it", "basis"]),
        pd.DataFrame({"base_year": [2020], "target_year": [2025]}, index=["14fyp"]),
        pd.DataFrame({"indicator": [], "ref_area": [], "year": [], "reason": []}),
    )


@pytest.mark.parametrize("row", examples("类型", "目标", "实绩"))
def test_told_cases_come_out_as_told(row):
    frame = progress.assess(scenario(row), as_of=int(row["评估年"]), on=ON)
    (judged,) = frame[frame["target"].notna()].to_dict("records")
    check(row["判断"], said(judged))


def test_every_example_has_a_number_of_its_own():
    numbered = [row["例号"] for table in tables(PAPER) for row in table if "例号" in row]
    assert len(numbered) > 80
    assert len(numbered) == len(set(numbered))


def test_thresholds_of_paper_program_and_data_agree():
    rows = {row["代号"]: row["值"] for table in tables(PAPER) for row in table if "代号" in row}
    named = {
        code: value_of(text) / (100 if text.endswith("%") else 1) for code, text in rows.items()
    }
    method = yaml.safe_load((ROOT / "data" / "method.yaml").read_text(encoding="utf-8"))
    assert progress.Thresholds.of(named) == progress.DEFAULT
    assert progress.Thresholds.of({k: v["value"] for k, v in method.items()}) == progress.DEFAULT


def test_reasons_named_in_the_paper_are_those_of_the_program():
    named = {row["原因"] for table in tables(PAPER) for row in table if "为什么不判断" in row}
    words = verdicts.REASON["zh"]
    changing = {"break", "plan_ended", "not_begun"}
    of_comparison = {"no_previous", "other_year", "other_vintage", "other_scope", "revised"}
    expected = {word for code, word in words.items() if code not in changing | of_comparison}
    assert named == expected


def test_verdicts_named_in_the_paper_are_those_of_the_program():
    for words in (verdicts.PACE, verdicts.TREND, verdicts.FINAL, verdicts.MOVEMENT):
        for word in words["zh"].values():
            assert word in PAPER, word
    for code, word in verdicts.NOTE["zh"].items():
        if code in {"first_year", "at_bound", "milestone_path", "revised_target", "weak_source"}:
            assert word in PAPER, word


def test_every_kind_has_a_chapter():
    for number in range(1, 13):
        assert re.search(rf"^### K{number} ", PAPER, flags=re.M), number


def test_every_source_is_cited_and_every_citation_has_a_source():
    body, _, listed = PAPER.partition("## 十六、来源\n")
    sources = re.findall(r"^\| 〔(\d+)〕", listed, flags=re.M)
    assert set(re.findall(r"〔(\d+)〕", body)) == set(sources)
    assert len(sources) == len(set(sources))


def test_contents_lead_to_the_chapters():
    heads = re.findall(r"^## (.*)$", PAPER, flags=re.M)
    assert re.findall(r"^- \[(.*?)\]\(#(.*?)\)", PAPER, flags=re.M) == [
        (head, head.replace("、", "")) for head in heads
    ]


def test_plain_markdown_with_full_width_punctuation():
    assert not re.search(r"<[a-zA-Z/!]", PAPER)
    assert not re.search(r"[一-鿿][,;:?!]|[,;:?!][一-鿿]", PAPER)
    assert "$" not in PAPER
    assert not re.search(r"/work|/home|/tmp|shared|dossier", PAPER)
