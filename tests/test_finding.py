"""Search box, filters, sentences to copy, what changed, what is missing, signs of bounds."""

import datetime as dt
from collections.abc import Iterator

import pytest
import streamlit as st
from builders import CITIES, assessed, catalogue, figure, parameters
from test_app import ROOT, opened, shown

from indicators import catalogue as catalogues
from indicators import exhibits, export, progress
from indicators.exhibits.choice import Choice
from indicators.exhibits.search import search
from indicators.exhibits.sentences import sentence
from indicators.exhibits.spec import ChartKind
from indicators.exhibits.wanted import UNSTATED, Wanted
from indicators.wording import pages, pages_filters, screen, screen_finding

A, B, C, D = CITIES
ALL = tuple(CITIES)
TODAY = dt.date(2026, 11, 22)
LANGUAGES = ("zh", "en")


@pytest.fixture(autouse=True)
def _fixed_day(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("INDICATORS_TODAY", TODAY.isoformat())
    yield
    st.cache_resource.clear()


@pytest.fixture(scope="module")
def real():
    return catalogues.load(ROOT / "data")


def built(*extra):
    cat = catalogue(extra_figures=extra)
    return cat, assessed(cat)


# The search


@pytest.mark.parametrize(
    "given", ["高新技术企业数", "high-tech enterprises", "HNTE", "某指标 高新"]
)
def test_indicator_is_found_by_name_code_and_printed_term(given):
    found = search(catalogue(), given)

    assert found.indicators[0].id == "hnte"


def test_printed_term_is_an_alias():
    cat, _ = built(figure("x", A, "rank", "actual", 2024, 3.0, label="综合科技进步水平指数位次"))

    assert [one.id for one in search(cat, "指数位次").indicators] == ["rank"]


def test_document_is_found_by_title_number_and_id():
    cat = catalogue()

    for given in ("甲市统计年鉴", "999901/yearbook"):
        assert [one.id for one in search(cat, given).documents] == ["999901/yearbook"]
    assert search(cat, "９号").documents


def test_search_of_nothing_finds_nothing_and_counts_what_it_leaves_out(real):
    assert search(real, "  ") == search(real, "") == type(search(real, ""))()
    found = search(real, "科技")
    assert found.more > 0


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("page", ["overview.py", "gaps.py", "method.py"])
def test_search_box_stands_on_every_page_and_links_by_ids(page, lang):
    app = opened(page, lang=lang, cities="620600")

    app.text_input(key="search_box").input("rd_intensity").run()

    page = shown(app)
    assert 'href="compare?' in page
    assert "indicator=rd_intensity" in page
    assert "cities=620600" in page
    app.text_input(key="search_box").input("<img src=x>").run()
    assert "&lt;img" in shown(app)
    assert "<img" not in shown(app)


# The filters


def test_theme_leaves_out_whole_indicators_and_says_so(real):
    frame = progress.assess(real, as_of=2025, on=TODAY)
    wanted = Wanted(themes=("talent",))

    exhibit = exhibits.overview(real, frame, real.cities, "14fyp", as_of=2025, wanted=wanted)

    themes = real.indicators["theme"]
    assert {themes[code] for code in exhibit.matrix.row_ids} == {"talent"}
    assert "创新人才" in exhibit.subtitle
    assert exhibit.title.startswith(screen.say("zh", "filtered_title", title=""))


def test_verdict_leaves_out_single_fields_and_never_calls_them_without_data():
    cat, frame = built()
    whole = exhibits.overview(cat, frame, ALL, "14fyp")
    codes = {one.code for row in whole.matrix.fields for one in row}

    for code in codes:
        part = exhibits.overview(cat, frame, ALL, "14fyp", wanted=Wanted(verdicts=(code,)))
        kept = [one for row in part.matrix.fields for one in row if one.code != "left_out"]
        same = [one for row in whole.matrix.fields for one in row if one.code == code]
        assert kept == same
        assert list(part.table["code"]) == [code] * len(same) if same else part.empty


def test_counts_count_what_the_filter_leaves():
    cat, frame = built()
    wanted = Wanted(verdicts=("no_actual",))

    exhibit = exhibits.counts(cat, frame, ALL, "14fyp", wanted=wanted)

    assert [one.code for one in exhibit.series] == ["no_actual"]


def test_obligation_and_department_are_those_of_the_target():
    cat, frame = built(
        figure("x-t", D, "hnte", "target", 2025, 9.0, obligation="binding", department="甲局、乙局")
    )

    for wanted in (Wanted(obligations=("binding",)), Wanted(departments=("乙局",))):
        table = exhibits.overview(cat, frame, ALL, "14fyp", wanted=wanted).table
        assert list(zip(table["ref_area"], table["indicator_id"], strict=True)) == [(D, "hnte")]
    rest = exhibits.overview(cat, frame, ALL, "14fyp", wanted=Wanted(obligations=(UNSTATED,)))
    assert (D, "hnte") not in set(
        zip(rest.table["ref_area"], rest.table["indicator_id"], strict=True)
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_that_fits_explains_itself(lang):
    cat, frame = built()
    wanted = Wanted(themes=("agriculture",))
    asked = (cat, frame, ALL, "14fyp", lang)
    one = (cat, frame, A, "14fyp", lang)

    for exhibit in (
        exhibits.overview(*asked, wanted=wanted),
        exhibits.counts(*asked, wanted=wanted),
        exhibits.city(*one, wanted=wanted),
        exhibits.city_panels(*one, wanted=wanted),
        exhibits.coverage(*asked, on=TODAY, wanted=wanted),
        exhibits.gaps(*asked, on=TODAY, wanted=wanted),
        exhibits.missing(*asked, on=TODAY, wanted=wanted),
    ):
        assert exhibit.empty == screen.say(lang, "filtered_none", filters=wanted.told(lang))


def test_lists_of_gaps_and_of_a_city_follow_the_filter(real):
    frame = progress.assess(real, as_of=2025, on=TODAY)
    wanted = Wanted(themes=("input",))
    themes = real.indicators["theme"]
    options = {"as_of": 2025, "wanted": wanted}

    for exhibit in (
        exhibits.gaps(real, frame, real.cities, "14fyp", on=TODAY, **options),
        exhibits.city(real, frame, real.cities[0], "14fyp", **options),
    ):
        assert len(exhibit.table)
        assert {themes[code] for code in exhibit.table["indicator_id"]} == {"input"}


def test_filters_live_in_the_address_and_outlive_a_visit_elsewhere():
    app = opened("overview.py", themes="input", verdicts="no_actual")
    before = shown(app)
    app.multiselect(key="pick_themes").set_value(["input", "talent"]).run()

    app.switch_page("compare.py").run()
    app.switch_page("city.py").run()

    assert app.multiselect(key="pick_themes").value == ["input", "talent"]
    assert app.multiselect(key="pick_verdicts").value == ["no_actual"]
    assert app.query_params["themes"] == "input,talent"
    again = opened("overview.py", themes="input", verdicts="no_actual")
    assert shown(again) == before


@pytest.mark.parametrize("name", ["themes", "obligations", "verdicts", "departments"])
def test_unknown_filter_is_reported_and_the_page_works(name):
    app = opened("overview.py", **{name: "nonsense"})

    assert not app.exception
    assert pages.invalid_link(name, "nonsense") in shown(app)
    assert '<table class="matrix"' in shown(app)


def test_filters_of_the_sources_live_in_the_address(real):
    figures = real.figures
    [key, *_] = figures.loc[figures["source"].str.startswith("xian/"), "source"].unique()
    app = opened("sources.py", documents=key, cities="620600")

    count = int((figures["source"] == key).sum())
    table = exhibits.sources(real, real.areas.index, documents=[key])
    assert len(table.table) == count
    assert table.title in shown(app)
    app.text_input(key="pick_search").input("nothing of the kind").run()
    assert app.query_params["search"] == "nothing of the kind"
    assert app.query_params["documents"] == key
    assert screen.say("zh", "sources_unmatched") in shown(app)


def test_unknown_document_is_reported():
    assert pages.invalid_link("documents", "xian/none") in shown(
        opened("sources.py", documents="xian/none")
    )


def test_part_of_a_page_lives_in_the_address():
    app = opened("sources.py", part="definitions")

    assert screen.say("zh", "definitions_subtitle") in shown(app)
    assert app.query_params["part"] == "definitions"


# Sentences


def told(key, *extra, lang="zh", cat=None):
    cat = cat or catalogue(extra_figures=extra)
    choice = Choice.of(cat, assessed(cat), ALL, ["hnte", "rd", "rank"], "14fyp", lang, 2025)
    return sentence(choice, key)


def test_sentence_says_value_baseline_target_verdict_and_sources():
    cat, frame = built()
    row = frame[(frame["ref_area"] == B) & (frame["indicator"] == "hnte")].iloc[0]
    text = told((B, "hnte"))

    for part in ("乙市", "2025年", "12,000家", "5,212家", "10,000家", "初步"):
        assert part in text
    assert exhibits.overview(cat, frame, ALL, "14fyp").matrix.fields[0][1].sentence == text
    assert f"{row['achievement']:.1%}" in text
    assert cat.sources.loc["999902/plan", "title"] in text
    assert text.endswith("。")


def test_sentence_says_nothing_that_is_not_known():
    bare = told((C, "hnte"))

    assert screen.say("zh", "say_no_value", subject="丙市高新技术企业数") in bare
    assert "基期" not in bare
    assert "进度" not in bare
    assert told((D, "rank")) == ""


def test_sentence_of_a_bound_says_so_and_computes_no_difference():
    text = told(
        (D, "hnte"),
        figure("d-b", D, "hnte", "baseline", 2020, 60.0),
        figure("d-t", D, "hnte", "target", 2025, 120.0),
        figure("d-24", D, "hnte", "actual", 2024, 100.0, bound="at_least"),
    )

    assert "不低于100家" in text
    assert "较基期" not in text
    assert "目标实现进度不低于" in text


def test_sentence_names_internal_figures_and_doubts():
    cat = catalogue(extra_figures=[figure("c-24", C, "hnte", "actual", 2024, 90.0)])
    cat.sources.loc["999903/plan", "grade"] = "internal"

    assert "内部资料" in told((C, "hnte"), cat=cat)
    assert "两处数字不同" in told((A, "hnte"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_pages_offer_a_named_button_for_each_sentence(lang):
    for name in ("overview.py", "city.py", "compare.py"):
        page = shown(opened(name, lang=lang))
        label = pages_filters.COPY_SENTENCE[lang].partition("{")[0]
        assert page.count(f'aria-label="{label}') > 0
        assert "<script" not in page


# What changed, what is missing


def test_changes_are_those_between_two_frames():
    cat = catalogue()
    now, then = (progress.assess(cat, as_of=year, on=TODAY) for year in (2023, 2022))

    exhibit = exhibits.since_last_year(cat, now, then, ALL, "14fyp", as_of=2023)

    before, after = (
        exhibits.overview(cat, frame, ALL, "14fyp", as_of=year).table.set_index(
            ["ref_area", "indicator_id"]
        )["verdict"]
        for frame, year in ((then, 2022), (now, 2023))
    )
    for row in exhibit.table.to_dict("records"):
        key = (row["ref_area"], row["indicator_id"])
        assert (row["verdict_before"], row["verdict_now"]) == (before[key], after[key])
    turned = exhibit.table[exhibit.table["turned"]]
    assert len(turned)
    assert (turned["verdict_before"] != turned["verdict_now"]).all()


def test_verdicts_that_end_with_old_data_are_counted_apart():
    cat = catalogue()
    now, then = (progress.assess(cat, as_of=year, on=TODAY) for year in (2025, 2024))

    exhibit = exhibits.since_last_year(cat, now, then, ALL, "14fyp", as_of=2025)
    turns = exhibit.table["turn"].tolist()

    assert turns.count("stale") > 0
    assert f"{turns.count('stale')}项次因数据较旧不再判断" in exhibit.title
    assert "change_told" not in [column.code for column in exhibit.columns]


def test_first_year_of_a_plan_has_no_verdict_before():
    cat = catalogue()
    now, then = (progress.assess(cat, as_of=year, on=TODAY) for year in (2021, 2020))

    exhibit = exhibits.since_last_year(cat, now, then, ALL, "14fyp", as_of=2021)

    assert not exhibit.table["turned"].any()
    assert screen.say("zh", "since_first", year=2021) in exhibit.subtitle


def test_what_is_missing_adds_up_to_the_list_of_gaps():
    cat, frame = built(figure("d-t", D, "hnte", "target", 2025, 9.0, department="丁局"))

    exhibit = exhibits.missing(cat, frame, ALL, "14fyp", on=TODAY)
    gaps = exhibits.gaps(cat, frame, ALL, "14fyp", on=TODAY).table

    assert exhibit.table["missing"].sum() == len(gaps)
    assert exhibit.table["missing_due"].sum() == gaps["overdue"].sum()
    by_area = exhibit.table.set_index("ref_area")["whom_ask"]
    assert by_area[D] == "丁局"
    assert screen.say("zh", "missing_unknown") in exhibit.subtitle
    assert not by_area.str.contains("[须：（]").any()


def test_whoever_holds_a_copy_is_not_to_be_asked():
    cat, frame = built()
    cat.sources["publisher"] = "统计局（公开仓库 某人/某库 抓取）"

    exhibit = exhibits.missing(cat, frame, ALL, "14fyp", on=TODAY)

    assert set(exhibit.table["whom_ask"]) <= {"统计局", ""}


# Signs, goals in words, words


def test_bounds_keep_their_sign_on_page_and_in_files(real):
    frame = progress.assess(real, as_of=2025, on=TODAY)
    bounded = frame[frame["bound"].eq("at_least") & frame["indicator"].eq("hnte")]
    [area] = bounded["ref_area"].unique()

    exhibit = exhibits.compare(real, frame, "hnte", [area], "14fyp", as_of=2025)
    text = exhibit.text_table()

    value = bounded.iloc[0]["actual"]
    assert text[screen.header("zh", "actual")].iloc[0] == f"≥{value:,.0f}"
    assert f"≥{value:.0f}".encode() in export.csv(exhibit)
    assert exhibit.table["actual"].iloc[0] == value


def test_years_of_a_city_keep_their_sign():
    cat, frame = built(figure("d-22", D, "hnte", "actual", 2022, 40.0, bound="at_most"))

    table = exhibits.city(cat, frame, D, "14fyp").text_table()

    assert "≤40" in set(table["2022"])


def test_goals_without_a_number_stand_beside_those_of_their_year(real):
    texts, plans = real.text_targets, real.plans
    years = texts["plan"].map(plans["target_year"] - plans["base_year"])
    annual = texts[years == 1]
    year = int(plans.loc[annual["plan"].iloc[0], "target_year"])
    own = annual[annual["plan"].map(plans["target_year"]) == year]

    exhibit = exhibits.annual_text_targets(real, real.cities, year)

    assert sorted(exhibit.table["goal"]) == sorted(own["text"])
    assert exhibit.title in shown(opened("annual.py", year=str(year)))
    assert exhibits.annual_text_targets(real, real.cities, 1990).empty


def test_internal_figures_mark_page_and_file():
    cat = catalogue(
        extra_figures=[figure("c-24", C, "hnte", "actual", 2024, 90.0, grade="internal")]
    )
    frame = assessed(cat)

    exhibit = exhibits.overview(cat, frame, ALL, "14fyp")

    assert exhibit.internal_line == "内部资料"
    assert exhibit.kind is ChartKind.MATRIX
    assert not exhibits.overview(*built(), ALL, "14fyp").internal


def test_both_languages_have_the_same_words():
    for words in (screen_finding.WORDS, screen_finding.HEADERS, pages_filters.PICKER,
                  pages_filters.HINT, pages_filters.HELP, pages_filters.SEARCH):  # fmt: skip
        assert words["zh"].keys() == words["en"].keys()
        for key, text in words["zh"].items():
            assert parameters(text) == parameters(words["en"][key]), key
