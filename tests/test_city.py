"""The page 城市 and its exhibits: one city by theme, its small charts, its parts, its doubts."""

import datetime as dt
import re
import shutil
from pathlib import Path

import builders
import pandas as pd
import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from indicators import catalogue, charts, exhibits, export, progress
from indicators.exhibits import standing
from indicators.exhibits.city_remarks import told_once
from indicators.exhibits.spec import ChartKind, Draw
from indicators.exhibits.standing import State
from indicators.wording import numbers, screen, screen_city
from pages import _choices, _shared

ROOT = Path(__file__).parent.parent
A, B, C, D = builders.CITIES
PART = f"{A}-zone"
GOALS = ["id", "ref_area", "plan", "theme", "text", "source", "locator", "label", "aspired",
         "department", "state", "state_date", "state_source"]  # fmt: skip


def goal(name, area=A, theme="enterprise", **more):
    fixed = {
        "id": name, "ref_area": area, "plan": "14fyp", "theme": theme, "text": f"目标{name}",
        "source": f"{A}/plan", "locator": "第3页", "label": name, "aspired": False,
    }  # fmt: skip
    return {**dict.fromkeys(GOALS), **fixed, **more}


def with_goals(cat, goals):
    frame = pd.DataFrame(goals, columns=GOALS)
    texts = [name for name in GOALS if name != "aspired"]
    frame[texts] = frame[texts].astype("str")
    return builders.replaced(cat, text_targets=frame)


def figure(*given, **more):
    return builders.figure(*given, **{"source": f"{A}/plan", **more})


@pytest.fixture(scope="module")
def cat():
    more = [
        figure("z-2023", PART, "hnte", "actual", 2023, 7.0),
        figure("a-sum", A, "hnte_large", "actual", 2020, 32.0, period_kind="cumulative",
               period_start=2016),
        figure("a-dep", A, "rank", "target", 2025, 3.0, department="科技局"),
        figure("a-rank-b", A, "rank", "baseline", 2020, 5.0),
    ]  # fmt: skip
    cat = builders.catalogue(extra_figures=more)
    part = {"name_zh": "甲园区", "name_en": "Zone", "level": "zone", "slug": "zone", "parent": A}
    areas = pd.concat([cat.areas, pd.DataFrame([part], index=pd.Index([PART], name="ref_area"))])
    issues = pd.DataFrame(
        {"issue_id": ["i0", "i1"], "ref_area": [A, A], "severity": ["high", "low"],
         "title": ["另一存疑", "两处数字不同"], "text": ["无涉数据", "相差1家"]}
    )  # fmt: skip
    won = {"state": "won", "state_date": "2023-05", "state_source": f"{A}/bulletin"}
    cat = builders.replaced(cat, areas=areas, issues=issues)
    return with_goals(cat, [goal("g1"), goal("g2", PART, "input", **won), goal("g3", B)])


@pytest.fixture(scope="module")
def frame(cat):
    return builders.assessed(cat)


@pytest.fixture(scope="module")
def real_frames():
    found = catalogue.load(ROOT / "data")
    return found, progress.assess(found, as_of=2025, on=dt.date(2026, 11, 22))


def row(exhibit, code):
    return exhibit.table[exhibit.table["indicator_id"] == code].iloc[0]


def test_city_lists_every_indicator_with_its_years(cat, frame):
    exhibit = exhibits.city(cat, frame, A, "14fyp", as_of=2025)

    assert set(exhibit.table["indicator_id"]) == {"hnte", "hnte_large", "rd", "rank"}
    found = row(exhibit, "hnte")
    assert [found[f"y{one}"] for one in (2021, 2023)] == [61.0, 64.0]
    assert pd.isna(found["y2022"])
    assert exhibit.grouped_by == "theme"


def test_city_numbers_are_those_of_the_progress_frame(cat, frame):
    exhibit = exhibits.city(cat, frame, A, "14fyp", as_of=2025)
    own = frame[frame["ref_area"] == A].set_index("indicator")

    for code in ("hnte", "rd", "rank"):
        shown = row(exhibit, code)
        for name in ("baseline", "target", "actual", "gap", "achievement", "time_progress"):
            expected = own.loc[code, name]
            assert shown[name] == expected or (pd.isna(shown[name]) and pd.isna(expected))


def test_figure_over_several_years_is_shown_with_its_span(cat, frame):
    found = row(exhibits.city(cat, frame, A, "14fyp", as_of=2025), "hnte_large")

    assert (found["actual"], found["data_year"]) == (32.0, "2016–2020")
    assert "期间累计数" in found["remark"]
    assert standing.name(State.MONITORING, "zh") in found["verdict"]


def test_department_has_a_column_only_where_one_is_named(cat, frame):
    named = exhibits.city(cat, frame, A, "14fyp", as_of=2025)
    unnamed = exhibits.city(cat, frame, B, "14fyp", as_of=2025)

    assert row(named, "rank")["department"] == "科技局"
    assert "department" in [column.code for column in named.columns]
    assert "department" not in [column.code for column in unnamed.columns]


def test_marks_are_the_numbers_of_the_citys_list_of_doubts(cat, frame):
    exhibit = exhibits.city(cat, frame, A, "14fyp", as_of=2025)
    listed = exhibits.issues(cat, [A, PART]).table.set_index("title")["marks"]

    assert row(exhibit, "hnte")["marks"] == listed["两处数字不同"] == "②"
    assert [doubt.mark for doubt in exhibit.doubts] == ["②"]
    assert exhibit.doubt_line.startswith("注：②")


def test_city_without_targets_says_what_to_obtain_and_has_no_target_columns(cat, frame):
    panels = exhibits.city_panels(cat, frame, D, "14fyp", as_of=2025)
    listed = exhibits.city(cat, frame, D, "14fyp", as_of=2025)

    assert "需取得" in panels.title
    assert "需取得：规划文件" in panels.empty
    assert not listed.empty
    assert "监测" in listed.title
    assert not {"target", "gap", "achievement"} & {column.code for column in listed.columns}


def test_city_without_figures_explains_itself(cat, frame):
    nothing = frame[frame["ref_area"] != C]

    listed = exhibits.city(cat, nothing, C, "14fyp", as_of=2025)

    assert listed.empty
    assert exhibits.city_panels(cat, nothing, C, "14fyp", as_of=2025).empty


def test_panels_hold_baseline_value_schedule_and_target(cat, frame):
    exhibit = exhibits.city_panels(cat, frame, A, "14fyp", as_of=2025)
    panels = {panel.id: panel for panel in exhibit.panels}
    own = frame[(frame["ref_area"] == A) & (frame["indicator"] == "hnte")].iloc[0]
    values = {series.draw: series.points[0] for series in panels["hnte"].series}

    assert exhibit.kind is ChartKind.PANELS
    assert values[Draw.BASELINE] == 59.0
    assert values[Draw.SCHEDULE] == own["path_value"]
    assert values[Draw.TARGET] == 70.0
    assert panels["rank"].kind is ChartKind.RANK
    assert "64（2023）" in " ".join(panels["hnte"].lines)


def test_targets_with_neither_baseline_nor_actual_are_counted_not_drawn(cat, frame):
    exhibit = exhibits.city_panels(cat, frame, C, "14fyp", as_of=2025)

    assert exhibit.panels == ()
    assert "不能作图" in exhibit.empty


@pytest.mark.parametrize("width", [360, 600, 900])
def test_panels_are_drawn_in_as_many_columns_as_fit(cat, frame, width):
    exhibit = exhibits.city_panels(cat, frame, A, "14fyp", as_of=2025)

    drawn = charts.figure(exhibit, width=width)

    axes = [drawn.layout[name] for name in drawn.layout.to_plotly_json() if name[:5] == "xaxis"]
    starts = {round(axis.domain[0], 3) for axis in axes}
    assert len(axes) == len(exhibit.panels) == 3
    assert len(starts) == {360: 1, 600: 2, 900: 3}[width]
    assert all(0 <= axis.domain[0] < axis.domain[1] <= 1 for axis in axes)


def test_rank_panel_has_its_best_end_to_the_right(cat, frame):
    exhibit = exhibits.city_panels(cat, frame, A, "14fyp", as_of=2025)
    place = [panel.id for panel in exhibit.panels].index("rank") + 1

    start, end = charts.figure(exhibit).layout["xaxis" + (str(place) if place > 1 else "")].range

    assert start > end


def test_parts_are_listed_apart_from_the_city(cat, frame):
    parts = exhibits.city_parts(cat, frame, A, "14fyp", as_of=2025)

    assert set(parts.table["ref_area"]) == {PART}
    assert "不代替全市数" in parts.subtitle
    assert PART not in set(exhibits.city(cat, frame, A, "14fyp").table["ref_area"])
    assert exhibits.city_parts(cat, frame, B, "14fyp").empty


def test_a_single_part_is_named_and_needs_no_column(cat, frame):
    parts = exhibits.city_parts(cat, frame, A, "14fyp", as_of=2025)

    assert parts.title == "甲市所属甲园区：1项指标，未见目标值"
    assert parts.grouped_by == ""
    assert "area" not in [column.code for column in parts.columns if column.in_page]


def test_nothing_is_a_blank_and_verdicts_need_a_target(cat, frame):
    listed = exhibits.city(cat, frame, D, "14fyp", as_of=2025)
    columns = {column.code: column for column in listed.columns}

    assert not columns["verdict"].in_page
    assert "" in set(listed.text_table()["2022"])
    assert screen.say("zh", "city_blanks") in listed.notes


def test_what_all_rows_are_to_obtain_is_said_once():
    rows = [(State.NO_ACTUAL, f"需取得实绩；备注{one}") for one in range(4)] + [("met", "照录")]
    listed = pd.DataFrame(rows, columns=["code", "remark"])

    shorter, told = told_once(listed, "zh")

    assert shorter["remark"].tolist() == ["备注0", "备注1", "备注2", "备注3", "照录"]
    assert told == "尚无实绩数据的4项均需取得实绩"
    assert told_once(listed.iloc[2:], "zh")[1] == ""


def test_targets_of_each_year_read_alike_in_field_and_small_chart(real_frames):
    cat, frame = real_frames
    code = "tech_sme"
    [panel] = [one for one in exhibits.city_panels(cat, frame, "620600", "14fyp").panels
               if one.id == code]  # fmt: skip
    matrix = exhibits.overview(cat, frame, ["620600"], "14fyp", indicators=[code]).matrix

    assert "94（2020） → 每年90（2025）" in panel.lines
    assert "94 → 每年90" in matrix.fields[0][0].lines


@pytest.mark.parametrize(
    ("lang", "states", "title"),
    [
        ("zh", [None, None], "甲市2项定性目标：均未见进展说明，需取得"),
        ("zh", ["won", "won"], "甲市2项定性目标：均已有来源说明实现"),
        ("zh", ["open"], "甲市1项定性目标：1项有来源说明在推进"),
        ("zh", [], "甲市：未登记定性目标"),
        ("en", [None], "City 1, 1 qualitative goal: 1 without information on progress"),
        ("en", [], "City 1: no qualitative goals recorded"),
    ],
)
def test_goals_without_number_are_told_in_one_sentence(cat, lang, states, title):
    goals = [goal(f"g{place}", state=state) for place, state in enumerate(states)]

    assert exhibits.city_text_targets(with_goals(cat, goals), A, lang).title == title


def test_goals_without_number_name_source_place_and_state(cat):
    exhibit = exhibits.city_text_targets(cat, A)
    table = exhibit.table.set_index("goal")

    assert list(table.index) == ["目标g2", "目标g1"]
    assert "已实现（2023-05，《" in table.loc["目标g2", "state"]
    assert table.loc["目标g1", "state"] == "未见说明"
    assert table.loc["目标g1", "locator"] == "第3页"
    assert exhibit.title.endswith("2项定性目标：1项已有来源说明实现，1项未见进展说明")
    assert {citation.key for citation in exhibit.sources} == {f"{A}/plan", f"{A}/bulletin"}
    assert exhibits.city_text_targets(cat, D).empty


def test_english_holds_no_chinese_of_ours(cat, frame):
    for build in (exhibits.city, exhibits.city_panels, exhibits.city_parts):
        exhibit = build(cat, frame, A, "14fyp", "en", as_of=2025)
        texts = [exhibit.title, exhibit.subtitle, exhibit.empty, *exhibit.notes]
        texts += [column.header for column in exhibit.columns]
        assert not re.search("[一-鿿]", " ".join(texts)), exhibit.id


def test_both_languages_have_the_same_words_and_parameters():
    for words in (screen_city.HEADERS, screen_city.WORDS):
        assert words["zh"].keys() == words["en"].keys()
        for key, text in words["zh"].items():
            assert builders.parameters(text) == builders.parameters(words["en"][key]), key


def test_files_hold_every_row(cat, frame):
    for build in (exhibits.city, exhibits.city_panels, exhibits.city_parts):
        exhibit = build(cat, frame, A, "14fyp", as_of=2025)
        assert export.csv(exhibit)
        assert export.xlsx(exhibit)


# The page


@pytest.fixture(autouse=True)
def _fixed_day(monkeypatch):
    monkeypatch.setenv("INDICATORS_TODAY", "2026-11-22")
    yield
    st.cache_resource.clear()


def opened(**address):
    app = AppTest.from_file(str(ROOT / "pages" / "main.py"), default_timeout=60)
    app.query_params.update(address)
    return app.run().switch_page("city.py").run()


def shown(app):
    return "\n".join(element.body for element in app.get("html"))


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("city", ["610900", "620600", "630100", "610100"])
def test_page_opens_for_every_city(city, lang):
    app = opened(city=city, lang=lang)

    assert not app.exception
    assert app.query_params["city"] == city
    name = catalogue.load(ROOT / "data").areas.loc[city, f"name_{lang}"]
    assert name.replace("'", "&#x27;") in shown(app)


def test_page_shows_the_numbers_of_the_progress_frame():
    cat = catalogue.load(ROOT / "data")
    frame = progress.assess(cat, as_of=2025, on=_choices.today())
    page = shown(opened(city="620600"))
    body = page[page.index("截至2025年") :]
    rows = frame[(frame["ref_area"] == "620600") & frame["target"].notna()]

    for code, target in zip(rows["indicator"], rows["target"], strict=True):
        name = cat.indicators.loc[code, "name_zh"].replace("&", "&amp;")
        found = re.search(rf'<th scope="row"[^>]*>{re.escape(name)}<.*?</tr>', body)
        decimals = int(cat.indicators.loc[code, "decimals"])
        assert f">{numbers.printed(target, at_least=decimals)}<" in found.group(), code


def test_page_of_a_city_without_targets_shows_what_it_has_and_what_to_obtain():
    page = shown(opened(city="630100"))

    assert "需取得：规划文件" in page
    assert "高新技术企业（有效期内）" in page
    assert "经济技术开发区" in page
    assert "西宁市：未登记定性目标" in page
    assert page.count("需取得：规划文件") == 1


def test_unknown_city_is_reported():
    app = AppTest.from_file(str(ROOT / "pages" / "main.py"), default_timeout=60)
    app.query_params["city"] = "999999"

    assert "“999999”不存在" in shown(app.run())
    assert "“十四五”规划" in shown(app.switch_page("city.py").run())
    assert not app.exception


def test_overview_leads_to_each_city_by_its_id():
    app = AppTest.from_file(str(ROOT / "pages" / "main.py"), default_timeout=60).run()

    for city in catalogue.load(ROOT / "data").cities:
        assert re.search(rf'<a href="city\?[^"]*city={city}', shown(app)), city


def test_text_of_files_is_shown_as_text(tmp_path, monkeypatch):
    folder = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    monkeypatch.setattr(_shared, "DATA", folder)
    path = folder / "areas.yaml"
    text = path.read_text(encoding="utf-8")
    hostile = "<img src=x onerror=alert(1)> $x$"
    path.write_text(text.replace("zh: 武威市", f"zh: '{hostile}'"), encoding="utf-8")

    app = opened(city="620600")

    assert not app.exception
    assert "<img" not in shown(app)
