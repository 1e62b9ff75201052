"""数据缺口: what is known of each year, and what is asked for."""

import datetime as dt
import re
from types import SimpleNamespace

import pandas as pd
import pytest
import streamlit as st
from builders import CITIES, assessed, catalogue, figure, parameters, replaced
from test_app import ROOT, opened, shown

from indicators import catalogue as catalogues
from indicators import charts, exhibits, export, progress
from indicators.exhibits import ChartKind
from indicators.exhibits.coverage import SHAPE, Coverage
from indicators.exhibits.lacks import Purpose
from indicators.wording import pages, screen_gaps
from pages import _slices

TODAY = dt.date(2026, 11, 22)
A, B, C = "999901", "999902", "999903"


@pytest.fixture(autouse=True)
def _fixed_day(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("INDICATORS_TODAY", TODAY.isoformat())
    yield
    st.cache_resource.clear()


def built(*extra, on=TODAY, areas=tuple(CITIES), plan="14fyp", lang="zh", cat=None, **options):
    cat = cat or catalogue(extra_figures=extra)
    frame = assessed(cat)
    given = (cat, frame, areas, plan, lang)
    return SimpleNamespace(
        coverage=exhibits.coverage(*given, on=on, **options),
        gaps=exhibits.gaps(*given, on=on, **options),
    )


def code(exhibit, area, indicator, year):
    grid = exhibit.matrix
    row = next(
        row for row in grid.fields if (row[0].ref_area, row[0].indicator) == (area, indicator)
    )
    return row[grid.column_ids.index(str(year))].code


@pytest.mark.parametrize(
    ("extra", "state"),
    [
        pytest.param((), "not_found", id="nothing, and due"),
        pytest.param(({},), "published", id="a figure"),
        pytest.param(({"obs_status": "P"},), "preliminary", id="provisional"),
        pytest.param(({"vintage": "flash"},), "preliminary", id="flash"),
        pytest.param(({"derived": "x+y", "printed": None},), "derived", id="derived"),
        pytest.param(({"locator": None, "seen": "excerpt"},), "excerpt", id="only an excerpt"),
        pytest.param(({"as_at": "2022-09"},), "part_year", id="September"),
        pytest.param(({"as_at": "2022-12"},), "published", id="December is the whole year"),
        pytest.param(({"time_period": "2022-Q1"},), "part_year", id="a quarter"),
        pytest.param(({"obs_status": "U", "preferred": False},), "doubtful", id="doubtful"),
        pytest.param(({"preferred": False},), "not_found", id="another printing alone"),
        pytest.param(
            ({"obs_status": "U", "preferred": False}, {"as_at": "2022-09"}),
            "part_year",
            id="part of the year before doubt",
        ),
    ],
)  # fmt: skip
def test_state_of_a_year(extra, state):
    figures = [
        figure(f"x-{n}", A, "hnte", "actual", 2022, 62.0, **more) for n, more in enumerate(extra)
    ]

    assert code(built(*figures).coverage, A, "hnte", 2022) == state


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (dt.date(2025, 6, 30), "not_due"),
        (dt.date(2025, 7, 1), "not_found"),
    ],
)
def test_release_lag_decides_what_is_due(day, state):
    found = built(on=day)

    assert code(found.coverage, A, "hnte", 2024) == state
    row = found.gaps.table.query("ref_area == @A and indicator_id == 'hnte' and year == '2024'")
    assert row["overdue"].tolist() == [state == "not_found"]
    assert row["due"].item().startswith("2025年6月")


def test_due_agrees_with_the_final_verdict_of_the_progress_frame():
    cat = catalogue()
    for day in (dt.date(2026, 6, 30), dt.date(2026, 7, 1)):
        frame = progress.assess(cat, as_of=2025, on=day)
        final = frame.query("ref_area == @A and indicator == 'hnte'")["final"].item()
        state = code(exhibits.coverage(cat, frame, [A], "14fyp", on=day), A, "hnte", 2025)
        assert {"pending": "not_due", "not_obtained": "not_found"}[final] == state


def test_baseline_of_the_plan_covers_its_base_year():
    found = built()

    assert code(found.coverage, A, "hnte", 2020) == "published"
    assert code(found.coverage, C, "hnte", 2020) == "not_found"
    purposes = found.gaps.table.query("ref_area == @C and indicator_id == 'hnte'")
    assert purposes.set_index("year")["purpose_code"]["2020"] == "baseline"


def test_every_gap_is_in_the_list_and_nothing_else():
    found = built()
    asked = {
        (row.ref_area, row.indicator_id, row.year)
        for row in found.gaps.table.itertuples()
        if row.purpose_code != "target"
    }
    wanted = {
        (field.ref_area, field.indicator, year)
        for row in found.coverage.matrix.fields
        for field, year in zip(row, found.coverage.matrix.column_ids, strict=True)
        if field.code not in {"published", "preliminary", "derived"}
    }

    assert asked == wanted


def test_excerpt_asks_for_its_place_and_for_no_value():
    row = built().gaps.table.query("ref_area == '999904' and indicator_id == 'rd'")

    found = row.set_index("year")
    assert found["purpose_code"]["2023"] == "locator"
    assert "0.83" in found["coverage"]["2023"]
    assert found["due"]["2023"] == "不适用"


def test_counts_by_area_are_those_of_the_list():
    cat = catalogue()
    given = (cat, assessed(cat), tuple(CITIES), "14fyp", "zh")
    listed = exhibits.gaps(*given, on=TODAY, headline_only=True).table
    counted = exhibits.missing(*given, on=TODAY).table.set_index("ref_area")

    assert set(listed["purpose_code"]) == {str(one) for one in Purpose}
    for purpose in Purpose:
        own = listed[listed["purpose_code"] == purpose].groupby("ref_area").size()
        found = counted[f"missing_{purpose}"]
        assert found[found > 0].to_dict() == own.to_dict(), purpose
    due = listed[listed["overdue"]].groupby("ref_area").size()
    assert counted["missing_due"][counted["missing_due"] > 0].to_dict() == due.to_dict()


def test_missing_target_asks_for_its_document():
    targets = built().gaps.table.query("purpose_code == 'target'")

    assert (targets["ref_area"] + targets["indicator_id"]).tolist().count("999904rd") == 1
    assert "999901hnte" not in (targets["ref_area"] + targets["indicator_id"]).tolist()


def test_last_known_value_comes_with_its_year_and_is_never_doubtful():
    doubtful = figure("u", A, "hnte", "actual", 2024, 99.0, obs_status="U", preferred=False)
    row = built(doubtful).gaps.table.query("ref_area == @A and indicator_id == 'hnte'").iloc[0]

    assert (row["last_value"], row["last_year"]) == (64.0, "2023")
    assert row["group"] == "甲市：高新技术企业数（家）\n最近已知值64（2023年）①\n有效期内"


def test_department_stands_beside_what_it_is_asked_for():
    cat = catalogue()
    figures = cat.figures.assign(department=None)
    figures.loc[figures["figure_id"] == "a-t", "department"] = "市科技局"
    found = built(cat=replaced(cat, figures=figures)).gaps

    told = found.table.query("ref_area == @A and indicator_id == 'hnte'")
    assert set(told["whom"]) == {"市科技局"}
    assert found.notes == ()
    assert built().gaps.notes != ()


def test_years_that_run_are_not_asked_for():
    found = built(on=dt.date(2024, 3, 1)).gaps

    assert found.table.query("purpose_code != 'target'")["year"].max() == "2023"


def test_all_indicators_only_where_the_plan_has_a_target():
    extra = figure("l-t", B, "hnte_large", "target", 2025, 40.0)
    rows = built(extra, headline_only=False).coverage.table

    assert (rows["indicator"] == "规上高新技术企业数").sum() == 1
    assert "规上高新技术企业数" not in set(built(extra).coverage.table["indicator"])


def test_districts_come_after_their_city():
    cat = catalogue(
        extra_figures=[figure("p-t", "999901-p", "hnte", "target", 2025, 9.0, source="999901/plan")]
    )
    part = cat.areas.loc[[A]].assign(name_zh="甲区", level="district", parent=A)
    part.index = ["999901-p"]
    areas = pd.concat([cat.areas, part])
    found = built(cat=replaced(cat, areas=areas), areas=(A, B)).coverage.table

    assert list(dict.fromkeys(found["area"])) == ["甲市", "甲区", "乙市"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_both_languages_and_files(lang):
    found = built(lang=lang)
    for exhibit in (found.coverage, found.gaps):
        assert exhibit.title
        assert exhibit.alt
        assert export.csv(exhibit)
        assert export.xlsx(exhibit)
    header = export.csv(found.gaps).decode("utf-8-sig")
    assert "definition" not in found.gaps.text_table().columns
    assert all(column.header in header for column in found.gaps.columns)


def test_title_counts_what_is_due_and_legend_every_state():
    found = built().coverage
    states = [field.code for row in found.matrix.fields for field in row]
    due = len(states) - states.count("not_due")
    there = sum(state in {"published", "preliminary", "derived"} for state in states)

    assert found.title == (
        f"“十四五”：应有{due}个年度数据，{there}个已取得，{due - there}个有缺口"
        f"（{states.count('not_found')}个全无数据）"
    )
    for state in set(states):
        told = (
            f"{SHAPE[state]} {screen_gaps.WORDS['zh'][f'cover_{state}']}（{states.count(state)}）"
        )
        assert any(one.startswith(told) for one in found.matrix.legend)


def test_note_stands_beside_the_value_in_doubt():
    grid = built().coverage.matrix
    lines = [line for row in grid.fields for field in row for line in field.lines]

    assert [line for line in lines if "①" in line] == ["64｜学术整理①"]


def test_coverage_is_no_picture():
    assert built().coverage.kind is ChartKind.COVERAGE
    with pytest.raises(ValueError, match="not a picture"):
        charts.figure(built().coverage)


def test_no_area_explains_itself():
    found = built(areas=())

    assert found.coverage.empty
    assert found.gaps.empty


def test_every_state_has_a_shape_and_words_in_both_languages():
    assert len(set(SHAPE.values())) == len(Coverage)
    for lang in ("zh", "en"):
        assert {f"cover_{one}" for one in Coverage} <= screen_gaps.WORDS[lang].keys()
    assert screen_gaps.HEADERS["zh"].keys() == screen_gaps.HEADERS["en"].keys()
    assert screen_gaps.WORDS["zh"].keys() == screen_gaps.WORDS["en"].keys()
    for key, text in screen_gaps.WORDS["zh"].items():
        assert parameters(text) == parameters(screen_gaps.WORDS["en"][key]), key


def test_page_shows_what_the_catalogue_and_the_progress_frame_hold():
    cat = catalogues.load(ROOT / "data")
    frame = progress.assess(cat, as_of=2025, on=TODAY)
    page = shown(opened("gaps.py"))
    exhibit = exhibits.coverage(cat, frame, cat.cities, "14fyp", on=TODAY)

    for state, shape in SHAPE.items():
        count = sum(field.code == state for row in exhibit.matrix.fields for field in row)
        assert page.count(f'class="cover-{state}"><span class="word">{shape} ') == count
    row = frame.query("ref_area == '620600' and plan == '14fyp' and indicator == 'rd_intensity'")
    assert re.search(rf">{row['baseline'].item():.2f}[①-⑳]*<", page)


def test_page_lists_all_indicators_on_request_by_link():
    few, every = opened("gaps.py"), opened("gaps.py", scope="all")

    assert not every.exception
    assert len(shown(every)) > len(shown(few))


def test_a_long_matrix_is_turned_over_with_its_table(monkeypatch: pytest.MonkeyPatch):
    cat = catalogues.load(ROOT / "data")
    frame = progress.assess(cat, as_of=2025, on=TODAY)
    grid = exhibits.coverage(cat, frame, cat.cities, "14fyp", on=TODAY).matrix
    states = [[field.code for field in row] for row in grid.fields]
    size = len(grid.rows) // 2 + 1

    def drawn(app) -> list[str]:
        return re.findall(r'class="cover-([a-z_]+)"><span class="word">', shown(app))

    assert drawn(opened("gaps.py")) == [code for row in states for code in row]
    monkeypatch.setattr(_slices, "ROWS", size)
    app = opened("gaps.py")
    assert drawn(app) == [code for row in states[:size] for code in row]
    assert pages.shown_of(1, size, len(states)) in shown(app)

    app.session_state[f"page_coverage_{len(states)}"] = 2
    assert drawn(app.run()) == [code for row in states[size:] for code in row]
