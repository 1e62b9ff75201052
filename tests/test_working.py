"""方法: the worked example says what the progress frame says; both languages have all words."""

import datetime as dt
import inspect
from pathlib import Path

import builders
import pytest

from indicators import catalogue, exhibits, progress
from indicators.export import paper as rendering
from indicators.wording import numbers, pages, pages_en, working

ROOT = Path(__file__).parent.parent
A, B, C, D = builders.CITIES


@pytest.fixture(scope="module")
def real():
    return catalogue.load(ROOT / "data")


@pytest.fixture(scope="module")
def judged(real):
    return progress.assess(real, as_of=2023, on=dt.date(2026, 11, 22))


def results(exhibit):
    return dict(zip(exhibit.table["quantity"], exhibit.table["result"], strict=True))


def test_numbers_are_put_in_and_the_rule_is_named(real, judged):
    exhibit = exhibits.working(real, judged, "620000", "rd_intensity", "14fyp", as_of=2023)
    put = dict(zip(exhibit.table["quantity"], exhibit.table["numbers"], strict=True))

    assert exhibit.title == "甘肃省“R&D经费投入强度”，“十四五”规划：滞后"
    assert put["P 目标实现进度"] == "（1.32−1.22）÷（1.50−1.22）"
    assert put["S 时序进度"] == "（2023−2020）÷（2025−2020）"
    assert results(exhibit)["D 超前或滞后"] == "−24.3个百分点"
    assert exhibit.notes[0].startswith("进度判断：滞后。D 不小于−30个百分点、不大于−10个百分点")
    assert exhibit.sources


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_result_is_the_frames_own(real, judged, lang):
    names = working.WORKING[lang]
    aimed = judged[judged["target"].notna() & judged["first_choice"]]

    for row in aimed.to_dict("records"):
        asked = (row["ref_area"], row["indicator"], row["plan"])
        found = results(exhibits.working(real, judged, *asked, lang, as_of=2023))
        for key, column in (("achievement", "achievement"), ("time", "time_progress")):
            expected = numbers.share(row[column])
            assert found.get(names[key], numbers.NO_VALUE) == expected, asked


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("zh", "（仅供参考），2025年实绩未取得"),
        ("en", "(for orientation only), 2025 figure not obtained"),
    ],
)
def test_verdict_from_earlier_figures_does_not_hide_that_the_last_one_is_wanting(real, lang, told):
    frame = progress.assess(real, as_of=2025, on=dt.date(2026, 11, 22))
    exhibit = exhibits.working(real, frame, "620600", "hnte", "14fyp", lang, as_of=2025)

    assert exhibit.title.endswith(told)
    assert working.WORKING[lang]["projected"] not in results(exhibit)


def test_paper_names_documents_not_figures(real):
    paper = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
    html = rendering.cited(
        rendering.render(paper), exhibits.figure_documents(real, real.figures["figure_id"])
    )

    assert "《武威市“十四五”科技创新规划》" in html
    assert not any(figure in html for figure in real.figures["figure_id"])


def test_method_in_short_holds_the_limits_of_the_program():
    told = " ".join(exhibits.method_summary("en"))

    assert exhibits.method_summary("zh") == ()
    assert "ahead of schedule from D = 10 pp" in told
    assert "{" not in told


def test_no_target_explains_itself():
    cat = builders.catalogue()
    frame = builders.assessed(cat)

    monitored = exhibits.working(cat, frame, D, "rd", "14fyp", as_of=2025)
    unknown = exhibits.working(cat, frame, C, "rd", "14fyp", as_of=2025)

    assert "没有目标" in monitored.empty
    assert "没有“R&D经费投入强度”的数据" in unknown.empty


def test_both_languages_have_the_same_words():
    assert working.WORKING["zh"].keys() == working.WORKING["en"].keys()
    assert working.HEADERS["zh"].keys() == working.HEADERS["en"].keys()
    for key, words in working.WORKING["zh"].items():
        assert builders.parameters(words) == builders.parameters(working.WORKING["en"][key]), key


def test_pages_have_the_same_words_in_both_languages():
    here, there = (
        {name: one for name, one in vars(module).items() if name[:1].isalpha()}
        for module in (pages, pages_en)
    )
    ours = {name for name, one in here.items() if not inspect.ismodule(one)} - {"Iterable"}

    assert ours <= there.keys()
    for name in ours:
        if isinstance(here[name], dict):
            assert here[name].keys() == there[name].keys(), name
        elif callable(here[name]):
            assert inspect.signature(here[name]) == inspect.signature(there[name]), name


def test_paper_shows_raw_html_as_text_and_keeps_its_links():
    html = rendering.render("# 判断方法\n\n- [一、总则](#一总则)\n\n## 一、总则\n\n<b>甲</b>\n")

    assert "<h1>" not in html
    assert 'href="#%E4%B8%80%E6%80%BB%E5%88%99"' in html
    assert '<h3 id="一总则">' in html
    assert "&lt;b&gt;甲" in html
