"""The briefing: its sentences are made from the data, and say nothing that the data do not."""

import datetime as dt
import re
from pathlib import Path

import briefing_numbers
import briefing_text
import builders
import hostile
import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from indicators import catalogue
from indicators.briefing import SECTIONS
from indicators.exhibits.numbering import parts_of
from indicators.exhibits.report import Heading, Paragraph, Says, Shown
from indicators.exhibits.spec import ChartKind
from indicators.wording import briefing_en, briefing_zh

ROOT = Path(__file__).parent.parent
CITIES = ("610900", "620600", "630100", "610100")
A, B, C, D = builders.CITIES
TEN = {f"9999{n:02}": name for n, name in enumerate("甲乙丙丁戊己庚辛壬癸", start=1)}
E, F = list(TEN)[4:6]
TEXTS = ["plan", "theme", "text", "source", "locator", "label", "ref_area", "id", "state",
         "state_date", "state_source", "state_locator", "aspired", "department"]  # fmt: skip


@pytest.fixture(scope="module")
def cat():
    return catalogue.load(ROOT / "data")


def invented(*rows, names=None, evil=""):
    """Return an invented catalogue with more figures."""
    made = builders.catalogue(extra_figures=rows, names=names, evil=evil)
    return builders.replaced(made, text_targets=pd.DataFrame(columns=TEXTS))


def paragraphs(report, says=None):
    return [
        one.text
        for one in report.blocks
        if isinstance(one, Paragraph) and (says is None or one.says is says)
    ]


def told(report) -> str:
    return "\n".join(paragraphs(report))


def item(report, start: str) -> str:
    """Return the first item about an indicator or area."""
    return next(one for one in paragraphs(report, Says.ITEM) if one.startswith(start))


def trio(area, code, baseline, target, actual, *, year=2025, ends=None, **more):
    """Return baseline, target and latest value of an area's indicator."""
    ends = ends or {}
    return [
        builders.figure(f"{area}-{code}-b", area, code, "baseline", 2020, baseline),
        builders.figure(f"{area}-{code}-t", area, code, "target", 2025, target, **ends),
        builders.figure(f"{area}-{code}-a", area, code, "actual", year, actual, **more),
    ]


# The golden texts.


@pytest.mark.parametrize("area", CITIES)
def test_golden_text_of_a_city(cat, area):
    path, text = briefing_text.golden(cat, area)
    kept = path.read_text(encoding="utf-8")
    assert text == kept, "python tests/briefing_text.py writes it anew; read what changed"


def test_every_city_has_a_golden_text(cat):
    assert {path.stem for path in briefing_text.GOLDEN.glob("*.txt")} == set(
        cat.areas.loc[list(cat.cities), "slug"]
    )


# Where the numbers come from.


def assert_traced(cat, report, areas, plan="14fyp", as_of=2025, on=briefing_text.TODAY):
    frame = briefing_text.assessed(cat, as_of, on)
    counts, listed, numbers = briefing_numbers.told_numbers(cat, briefing_text.prose(report))
    parts = [part for area in areas for part in parts_of(cat, area)]
    values = briefing_numbers.known_numbers(cat, frame, [*areas, *parts], plan, as_of)
    allowed = briefing_numbers.counts_of(cat, frame, areas, plan, as_of, report, on)
    assert numbers - values - (allowed if report.imprint.lang == "en" else set()) == set()
    assert counts - allowed == set()
    ends = ("（{}）", "({}) ")
    items = paragraphs(report, Says.ITEM)
    assert all(any(one.startswith(end.format(n)) for one in items for end in ends) for n in listed)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("areas", [*([one] for one in CITIES), list(CITIES)], ids="-".join)
@pytest.mark.parametrize(("plan", "as_of"), [("14fyp", 2025), ("14fyp", 2023), ("15fyp", 2026)])
def test_every_number_is_of_the_frame(cat, areas, lang, plan, as_of):
    report = briefing_text.made(cat, areas, lang, plan=plan, as_of=as_of)
    assert_traced(cat, report, areas, plan, as_of)


def test_a_number_of_nowhere_is_found(cat):
    report = briefing_text.made(cat, ["620600"])
    changed = [
        Paragraph(one.text.replace("36.9189", "36.9188"), one.says)
        if isinstance(one, Paragraph)
        else one
        for one in report.blocks
    ]
    with pytest.raises(AssertionError):
        assert_traced(cat, type(report)(**{**vars(report), "blocks": tuple(changed)}), ["620600"])


VALUES = st.one_of(
    st.integers(-500, 5000).map(float),
    st.decimals(-20, 900, places=2).map(float),
    st.just(0.0),
)


@st.composite
def series(draw):
    """Give a city's indicator some of baseline, target and yearly values."""
    area = draw(st.sampled_from(list(TEN)[4:]))
    code = draw(st.sampled_from(["hnte", "rd", "rank"]))
    value = st.integers(1, 14).map(float) if code == "rank" else VALUES
    rows = []
    if draw(st.booleans()):
        rows.append(builders.figure(f"{area}{code}b", area, code, "baseline", 2020, draw(value)))
    if draw(st.integers(0, 3)):
        ends = {
            "comparator": draw(st.sampled_from([None, "at_least", "above", "at_most", "about"])),
            "obligation": draw(st.sampled_from([None, "binding", "anticipated"])),
            "department": draw(st.sampled_from([None, "甲局", "甲局、乙委"])),
            "aspired": draw(st.booleans()),
        }
        target = builders.figure(f"{area}{code}t", area, code, "target", 2025, draw(value), **ends)
        rows.append(target)
    for year in draw(st.sets(st.integers(2021, 2025), max_size=4)):
        more = {
            "bound": draw(st.sampled_from([None, None, "at_least", "at_most", "about"])),
            "vintage": draw(st.sampled_from([None, "preliminary", "bulletin", "yearbook"])),
            "obs_status": draw(st.sampled_from(["A", "A", "P", "E", "U"])),
            "grade": draw(st.sampled_from(["official", "press", "panel", "repost", "internal"])),
            "derived": draw(st.sampled_from([None, None, "x-1 / y-1"])),
            "seen": draw(st.sampled_from([None, None, "excerpt"])),
        }
        more["preferred"] = more["obs_status"] != "U"
        name = f"{area}{code}{year}"
        rows.append(builders.figure(name, area, code, "actual", year, draw(value), **more))
    return rows


def _subject(rows):
    return (rows[0]["ref_area"], rows[0]["indicator"]) if rows else None


CATALOGUES = st.lists(series(), max_size=8, unique_by=_subject)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # each example takes its time
)
@given(groups=CATALOGUES, lang=st.sampled_from(["zh", "en"]), first=st.integers(0, 9))
def test_every_number_of_invented_data_is_of_the_frame(groups, lang, first):
    made = invented(*(row for rows in groups for row in rows), names=TEN)
    areas = list(TEN)[first:]
    assert_traced(made, briefing_text.made(made, areas, lang), areas)


# What it holds.


def test_sections_stand_in_order_and_are_numbered(cat):
    report = briefing_text.made(cat, CITIES)
    heads = [one.text for one in report.blocks if isinstance(one, Heading) and one.level == 1]
    assert [head[:2] for head in heads] == ["一、", "二、", "三、", "四、", "五、"]
    lower = [one.text for one in report.blocks if isinstance(one, Heading) and one.level == 2]
    assert [head for head in lower if head.endswith("市")] == [
        "（一）安康市", "（二）武威市", "（三）西宁市", "（四）西安市"
    ]  # fmt: skip


def test_four_cities_have_a_dozen_charts(cat):
    drawn = [one.exhibit for one in briefing_text.made(cat, CITIES).exhibits() if one.chart]
    charts = [one for one in drawn if one.kind not in (ChartKind.MATRIX, ChartKind.TABLE)]
    assert len(charts) >= 12
    assert {ChartKind.COUNTS, ChartKind.BULLET, ChartKind.PANELS, ChartKind.LINE} <= {
        one.kind for one in charts
    }
    assert not [one for one in drawn if one.empty]


def test_sections_and_indicators_are_chosen(cat):
    report = briefing_text.made(
        cat, CITIES, sections=("lacking", "overall"), indicators=["hnte"], title="某题目"
    )
    heads = [one.text for one in report.blocks if isinstance(one, Heading)]
    assert heads == ["一、数据缺口", "二、总体情况"]
    assert report.title == "某题目"
    assert report.annex == ()
    assert "1项主要指标" in told(report)
    assert "本报告所选：高新技术企业" in told(report)
    assert "所选1项指标" in report.subtitle


def test_an_unknown_section_is_refused(cat):
    with pytest.raises(KeyError):
        briefing_text.made(cat, CITIES, sections=("none",))


def test_without_the_list_of_doubts_they_are_named(cat):
    whole = briefing_text.made(cat, CITIES)
    part = briefing_text.made(cat, CITIES, sections=("compared",))
    assert "存疑见“口径说明”第" in told(whole)
    assert "口径说明" not in told(part)
    assert "存疑：120家并非规划定稿目标" in told(part)


def test_marks_lead_to_the_documents(cat):
    report = briefing_text.made(cat, CITIES)
    found = [int(one) for one in re.findall(r"〔(\d+)〕", told(report)) if int(one) < 1000]
    marks = [one for one in dict.fromkeys(found) if one != 2022]
    assert marks == sorted(marks)  # numbered as they come
    assert max(marks) <= len(report.sources)
    used = report.annex[-1]
    assert isinstance(used, Shown)
    assert {f"〔{mark}〕" for mark in marks} == set(used.exhibit.table["cite"])
    titles = cat.sources["title"]
    for one, mark in zip(used.exhibit.table["figure_id"], used.exhibit.table["cite"], strict=True):
        [source] = cat.figures_of([one])["source"]
        assert report.sources[int(mark[1:-1]) - 1].title == titles[source]


def test_every_figure_cited_has_its_place(cat):
    table = briefing_text.made(cat, CITIES).annex[-1].exhibit.table
    assert all(table["locator"].str.len() > 0)


def test_the_report_carries_its_imprint(cat):
    report = briefing_text.made(cat, CITIES)
    assert report.cutoff == "2026-03"
    assert report.imprint.day == "2026-11-22"
    assert not report.internal


def test_languages_have_the_same_keys_and_parameters():
    zh, en = briefing_zh.WORDS, briefing_en.WORDS
    assert zh.keys() == en.keys()
    optional = {"chinese", "number", "dotted", "unit", "year", "grade", "count", "targets",
                "as_of", "plan", "cells", "severity"}  # fmt: skip
    for key, template in zh.items():
        plain = {name.partition(":")[0] for name in builders.parameters(en[key])}
        assert builders.parameters(template) ^ plain <= optional, key


# What the sentences say.


def test_what_lags_is_told_with_its_numbers_and_department():
    rows = trio(E, "rd", 1.0, 2.0, 1.2, ends={"department": "市科技局", "obligation": "binding"},
                year=2024)  # fmt: skip
    report = briefing_text.made(invented(*rows, names=TEN), [E])
    text = item(report, "R&D经费投入强度")
    assert text.startswith(
        "R&D经费投入强度：2024年为1.20%，基期（2020年）为1.00%，较基期增加0.2个百分点；"
        "2025年目标（约束性）为2.00%，目标实现进度20.0%，2024年时间进度80.0%，"
        "慢于时间进度60.0个百分点，距目标还差0.80个百分点；判断为严重滞后"
    )
    assert "责任部门：市科技局。" in told(report)
    assert briefing_zh.WORDS["unrecorded"] in told(report)


def test_a_target_without_department_says_so():
    report = briefing_text.made(invented(*trio(E, "rd", 1.0, 2.0, 1.2), names=TEN), [E])
    assert "未完成" in told(report)
    assert briefing_zh.WORDS["no_department"] in told(report)


def test_nothing_is_said_of_causes_where_nothing_lags(cat):
    text = told(briefing_text.made(cat, CITIES))
    assert briefing_zh.WORDS["unrecorded"] not in text
    assert "没有滞后或未完成的" in text


@pytest.mark.parametrize("as_of", [2022, 2025])
def test_a_missing_actual_is_never_a_lag(as_of):
    rows = [
        builders.figure("x-b", E, "rd", "baseline", 2020, 1.0),
        builders.figure("x-t", E, "rd", "target", 2025, 2.0),
    ]
    report = briefing_text.made(invented(*rows, names=TEN), [E], as_of=as_of)
    text = told(report)
    assert "尚无实绩数据" in text
    for word in ("严重滞后", "未完成）", "判断为未完成", "判断为滞后"):
        assert word not in text
    assert "责任部门：" not in text


def test_early_derived_rough_and_doubtful_figures_are_marked():
    rows = [
        *trio(E, "rd", 1.0, 2.0, 2.1, vintage="preliminary", derived="a / b"),
        *trio(F, "rd", 1.0, 2.0, 2.1, bound="at_least", seen="excerpt"),
    ]
    report = briefing_text.made(invented(*rows, names=TEN), [A, F, E])
    text = told(report)
    assert "戊：2025年为2.10%（初步数）" in text
    assert "初步判断为" in text
    assert "最新值由其他数据推算、不是直接公布的数" in text
    assert "己：2025年不低于2.10%" in text
    assert "最新值仅见摘录、原件出处待补" in text
    assert "存疑：两处数字不同" in text


def test_above_the_target_and_negative_values_are_told():
    rows = [*trio(E, "rd", 1.0, 2.0, 4.0), *trio(F, "rd", -2.0, 1.0, -3.5)]
    text = told(briefing_text.made(invented(*rows, names=TEN), [F, E]))
    assert "目标实现进度300.0%" in text
    assert "超过目标2.00个百分点" in text
    assert "2025年为−3.50%" in text
    assert "目标实现进度−50.0%" in text
    assert "距目标还差4.50个百分点" in text


@pytest.mark.parametrize(
    ("bound", "actual", "words"),
    [
        ("at_least", 150.0, "距目标还差至多50家"),
        ("at_most", 150.0, "距目标还差至少50家"),
        ("about", 150.0, "距目标还差约50家"),
        ("at_least", 250.0, "超过目标至少50家"),
    ],
)
def test_a_gap_to_a_bound_is_a_bound(bound, actual, words):
    rows = trio(E, "hnte", 100.0, 200.0, actual, bound=bound)
    assert words in told(briefing_text.made(invented(*rows, names=TEN), [E]))


def test_nearly_met_is_neither_met_nor_a_problem():
    rows = trio(E, "hnte", 100.0, 200.0, 199.0)
    report = briefing_text.made(invented(*rows, names=TEN), [E])
    text = item(report, "高新技术企业数")
    assert "判断为基本完成" in text
    # Once the target year is over, time measures nothing.
    assert "时间进度" not in text
    assert "没有滞后或未完成的" in told(report)


def test_lower_is_better_is_not_beyond_but_better():
    rows = trio(E, "rank", 7.0, 5.0, 3.0)
    for row in rows:
        row["ranked"] = 14
    text = told(briefing_text.made(invented(*rows, names=TEN), [E]))
    assert "优于目标2位" in text
    assert "超过目标" not in text


def test_internal_figures_are_declared():
    report = briefing_text.made(
        invented(*trio(E, "rd", 1.0, 2.0, 1.9, grade="internal"), names=TEN), [E]
    )
    assert report.internal
    assert not briefing_text.made(invented(), [A]).internal


def test_a_department_stands_in_the_place_of_publishers():
    rows = trio(E, "rd", 1.0, 2.0, 1.2, ends={"department": "市科技局"})
    text = told(briefing_text.made(invented(*rows, names=TEN), [E]))
    assert "责任部门为市科技局" in text


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_ten_cities_with_long_names_and_evil_text(lang):
    names = {code: (name + "某" * 39) for code, name in TEN.items()}
    evil = hostile.TAGS + hostile.MARKS
    rows = [row for area in TEN if area > D for row in trio(area, "rd", 1.0, 2.0, 1.2)]
    made = invented(*rows, names=names, evil=evil)
    report = briefing_text.made(made, list(TEN), lang)
    text = told(report)
    assert report.subtitle.startswith("10个城市" if lang == "zh" else "10 cities")
    # Text stays text: the formats escape it, nothing here takes it for a template.
    assert evil in text
    assert "{" not in text.replace(evil, "")
    if lang == "zh":
        for area in TEN:
            assert names[area] in text


def test_more_than_a_hundred_cities():
    names = {f"99{n:04}": f"第{n}市" for n in range(9901, 10011)}
    report = briefing_text.made(invented(names=names), list(names), sections=("overall", "cities"))
    assert "（100）第10000市" in [one.text for one in report.blocks if isinstance(one, Heading)]


def test_braces_in_names_are_text():
    made = invented(names={**builders.CITIES, A: "甲{count}市"})
    assert "甲{count}市" in told(briefing_text.made(made, [A, B]))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_city_without_anything_is_told_so(lang):
    report = briefing_text.made(invented(names=TEN), ["999910"], lang)
    assert paragraphs(report)
    assert not [one for one in report.exhibits() if one.exhibit.empty]


def test_without_a_city_nothing_is_said_of_the_data(cat):
    report = briefing_text.made(cat, [])
    assert [one.text for one in report.blocks] == ["请至少选择一个地区。"]
    assert report.annex == report.sources == ()


def test_the_same_data_make_the_same_report(cat):
    first, second = (list(briefing_text.lines(briefing_text.made(cat, CITIES))) for _ in range(2))
    assert first == second


def test_every_section_may_stand_alone(cat):
    for section in SECTIONS:
        report = briefing_text.made(cat, ["620600"], sections=(section,))
        assert report.blocks or report.annex


def test_nothing_is_named_not_a_number(cat):
    for lang in ("zh", "en"):
        for year in (2021, 2025, 2027):
            on = dt.date(year + 1, 11, 22)
            text = told(briefing_text.made(cat, CITIES, lang, as_of=year, on=on))
            assert not re.search(r"\bnan\b|None|<NA>|NaN", text)
