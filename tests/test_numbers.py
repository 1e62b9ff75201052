"""Numbers on the screen are those of the catalogue and the progress frame; no page computes any.

What is expected is taken from `catalogue.load` and `progress.assess` here, past the exhibits.
"""

import datetime as dt
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import fifth_city
import pandas as pd
import pytest
import streamlit as st
from screen_parts import (
    DASH,
    ROOT,
    Cell,
    charts,
    decimal,
    html,
    numbers,
    opened,
    rounded,
    shows,
    tables,
    values,
)

from indicators import catalogue, progress
from indicators.catalogue import Catalogue
from indicators.wording import pages, screen
from pages import _shared

TODAY = "2026-11-22"
# How a column of a table is named in the frame: with all its digits, rounded, or as a share.
EXACT = {"baseline": "baseline", "target": "target", "actual": "actual"}
ROUNDED = {"gap": "gap", "required": "required_change", "change": "change_on_year"}
SHARES = {"achievement": "achievement", "time_progress": "time_progress"}
COMPUTED = ["gap", "achievement", "time_progress", "required_change", "change_on_year"]
Record = Mapping[str, Cell]


@pytest.fixture(autouse=True, scope="module")
def _folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The project's cities and one more, whose targets of two plans are all there."""
    folder = fifth_city.folder(tmp_path_factory.mktemp("numbers") / "data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("INDICATORS_TODAY", TODAY)
        patch.setattr(_shared, "DATA", folder)
        st.cache_resource.clear()
        yield
        st.cache_resource.clear()


@cache
def loaded() -> Catalogue:
    found = catalogue.load(_shared.DATA)
    assert found.problems == ()
    return found


@cache
def judged(as_of: int) -> pd.DataFrame:
    return progress.assess(loaded(), as_of=as_of, on=dt.date.fromisoformat(TODAY))


def named(table: pd.DataFrame, name: str) -> list[str]:
    return list(table.index[table["name_zh"] == name])


def header(code: str) -> str:
    return screen.header("zh", code)


def preferred(area: str, indicator: str, as_of: int = 2100) -> pd.DataFrame:
    found = loaded().figures
    kinds = found["period_kind"].isin(["point", "each_year"])
    return found[
        (found["ref_area"] == area)
        & (found["indicator"] == indicator)
        & (found["role"] == "actual")
        & found["preferred"]
        & kinds
        & (found["year"] <= as_of).fillna(False)
    ]


def whole_years(area: str, indicator: str, as_of: int) -> dict[int, float]:
    """Return the preferred value of each whole year."""
    found = preferred(area, indicator, as_of)
    found = found[found["as_at"].isna() & (found["time_period"].str.len() == 4).fillna(False)]
    return {int(year): value for year, value in zip(found["year"], found["obs_value"], strict=True)}


def candidates(area: str, indicator: str, plan: str, as_of: int) -> list[dict]:
    """Return the rows of the frame that may stand for a field: those of the plan before others."""
    frame = judged(as_of)
    rows = frame[(frame["ref_area"] == area) & (frame["indicator"] == indicator)]
    own = rows[(rows["plan"] == plan).fillna(False)]
    if len(own):
        return own.to_dict("records")
    latest = preferred(area, indicator, as_of).sort_values("year")
    found = rows.to_dict("records")
    # A goal of an earlier year is judged by that year's figure; shown is the latest there is.
    later = {"actual": latest["obs_value"].iloc[-1]} if len(latest) else {}
    values = [later, *({"actual": one} for one in spans(area, indicator, as_of))]
    gone = dict.fromkeys(COMPUTED, math.nan)
    return [*found, *({**row, **gone, **value} for row in found for value in values)]


def spans(area: str, indicator: str, as_of: int) -> list[float]:
    """Return the preferred values over several years, which enter no yearly column."""
    found = loaded().figures
    wanted = (found["ref_area"] == area) & (found["indicator"] == indicator)
    wanted &= found["preferred"] & (found["role"] == "actual")
    wanted &= (found["year"] <= as_of).fillna(False)
    wanted &= ~found["period_kind"].isin(["point", "each_year"])
    return [float(one) for one in found.loc[wanted, "obs_value"]]


def pool(area: str, indicator: str, as_of: int) -> list[float]:
    """Return every number that may be told of an area's indicator."""
    figures = loaded().figures
    own = figures[(figures["ref_area"] == area) & (figures["indicator"] == indicator)]
    frame = judged(as_of)
    rows = frame[(frame["ref_area"] == area) & (frame["indicator"] == indicator)]
    numeric = rows.select_dtypes("number")
    found = [own[name] for name in ("obs_value", "value_upper", "times")]
    found += [numeric[name] for name in numeric]
    plain = [float(one) for column in found for one in column.dropna()]
    plain += [float(decimal(one)) for form in own["printed"].dropna() for one in numbers(form)]
    shares = [one * 100 for one in plain]
    years = [float(year) for year in range(2000, 2036)]
    months = [float(month) for month in range(1, 13)] if own["as_at"].notna().any() else []
    return [*plain, *shares, *years, *months]


def unexplained(text: str, found: Sequence[float]) -> list[str]:
    """Return the numbers in a text that are none of those found, but for their sign."""
    return [
        token
        for token in numbers(text)
        if not any(shows(token.lstrip("+−-"), abs(one)) for one in found)
    ]


def number_of(text: str) -> str | None:
    """Return the one number of a cell, None for a dash."""
    if text.strip() in (DASH, ""):
        return None
    [token] = numbers(text)
    return token


def is_shown(text: str, value: object, *, exact: bool = False) -> bool:
    """Whether a cell tells a value, or by a dash that there is none."""
    token = number_of(text)
    missing = value is None or value is pd.NA or math.isnan(float(str(value)))
    if token is None or missing:
        return token is None and missing
    if exact:
        return decimal(token) == rounded(float(str(value)), 12)
    return shows(token, float(str(value)))


def spread(row: Mapping[str, object]) -> object:
    """Return the yearly change needed; none where the value is less than a year from its target."""
    if pd.isna(row.get("as_at")) or pd.isna(row.get("target_period")):
        return row["required_change"]
    end = pd.Period(str(row["target_period"]), "Y").asfreq("M", how="end")
    left = (end - pd.Period(str(row["as_at"]), "M")).n
    return row["required_change"] if left >= 12 else math.nan


def matches(cells: Record, row: Mapping[str, object]) -> list[str]:
    """Return the columns of a record that are not those of a row of the frame."""
    wrong = [c for c, name in EXACT.items() if header(c) in cells
             and not is_shown(cells[header(c)].main, row[name], exact=True)]  # fmt: skip
    told = {**row, "required_change": spread(row)}
    wrong += [c for c, name in ROUNDED.items() if header(c) in cells
              and not is_shown(cells[header(c)].main, told[name])]  # fmt: skip
    for code, name in SHARES.items():
        value = row[name]
        if header(code) in cells:
            share = math.nan if pd.isna(value) else float(str(value)) * 100
            wrong += [] if is_shown(cells[header(code)].main, share) else [code]
    return wrong


def faults(cells: Record, area: str, indicator: str, plan: str, as_of: int) -> list[str]:
    """Return what is wrong in a row of a table of an area's indicator."""
    rows = candidates(area, indicator, plan, as_of) or [
        dict.fromkeys([*EXACT.values(), *ROUNDED.values(), *SHARES.values()], math.nan)
    ]
    wrong = min((matches(cells, row) for row in rows), key=len)
    years = whole_years(area, indicator, as_of)
    for name, cell in cells.items():
        if name.isdecimal() and not is_shown(cell.main, years.get(int(name), math.nan), exact=True):
            wrong.append(name)
    known = pool(area, indicator, as_of)
    sided = [cell for cell in cells.values() if "right" in cell.css.split()]
    wrong += [token for cell in sided for token in unexplained(cell.text, known)]
    return [f"{area} {indicator}: {one}" for one in wrong]


def by_name(cells: Record, codes: Sequence[str]) -> str:
    """Return the indicator that a row is of; of two with one name, that which has figures."""
    name = cells[header("indicator")].main
    # Some tables write the unit behind the name.
    found = named(loaded().indicators, name) or named(
        loaded().indicators, re.sub(r"\s+\S+$", "", name)
    )
    [code] = [one for one in found if one in codes] if len(found) > 1 else found
    return code


def parts_of(city: str) -> list[str]:
    parents = loaded().areas["parent"]
    return [city, *parents.index[(parents == city).fillna(False)]]


PLANS = [("14fyp", 2025), ("14fyp", 2022), ("15fyp", 2026)]
CITIES = [*catalogue.load(ROOT / "data").cities, fifth_city.AREA]


@pytest.mark.parametrize(("plan", "as_of"), PLANS)
def test_overview(plan: str, as_of: int):
    app = opened("overview.py", plan=plan, as_of=str(as_of))
    [matrix] = tables(app, "matrix")
    listed, counts, *others = tables(app, "data")

    wrong = []
    for _, cells in listed.records():
        [area] = named(loaded().areas, cells[header("area")].main)
        wrong += faults(cells, area, by_name(cells, ()), plan, as_of)
    for table in others:
        wrong += [fault for _, cells in table.records() for fault in told(cells, as_of)]
    for _, (head, *fields) in matrix.rows:
        [indicator] = named(loaded().indicators, head.main)
        for name, cell in zip(matrix.heads[1:], fields, strict=True):
            [area] = named(loaded().areas, name.main)
            wrong += unexplained(cell.text, pool(area, indicator, as_of))
            rows = candidates(area, indicator, plan, as_of)
            ways = [part for part in cell.parts if " → " in part]
            wrong += [f"{area} {indicator} {way}" for way in ways if not leads(way, rows)]
    assert wrong == []
    assert len(listed.rows) == len(matrix.rows) * len(loaded().cities)
    assert_counted(charts(app)["counts"], matrix, counts)


def told(cells: Record, as_of: int) -> list[str]:
    """Return what is wrong in a row of what changed, or of how much a city lacks."""
    [area] = named(loaded().areas, cells[header("city")].main)
    rest = [cell for name, cell in cells.items() if name != header("city")]
    if header("indicator") in cells:
        known = pool(area, by_name(cells, ()), as_of)
        return [one for cell in rest[1:] for one in unexplained(cell.text, known)]
    total, due, *kinds = [int(cell.main) for cell in rest if cell.main.isdecimal()]
    return [] if total == sum(kinds) and due <= total else [f"{area}: {total} {due} {kinds}"]


def leads(way: str, rows: Sequence[Mapping[str, object]]) -> bool:
    """Whether a way from a baseline to a target is that of one of the rows."""
    start, _, end = way.partition(" → ")
    [target, *_] = numbers(end)
    return any(
        is_shown(" ".join(numbers(start)[:1]), row["baseline"], exact=True)
        and is_shown(target, row["target"], exact=True)
        for row in rows
    )


def assert_counted(chart: dict, matrix, counts) -> None:
    """The counts are those of the fields above, in the table and in the picture."""
    words = {}
    for place, head in enumerate(matrix.heads[1:], 1):
        words[head.main] = [cells[place].parts[0] for _, cells in matrix.rows]
    for _, cells in counts.records():
        own = words[cells[header("city")].main]
        told = {name: cell.main for name, cell in cells.items()}
        assert int(told.pop(header("total"))) == len(own)
        told.pop(header("city"))
        assert sum(map(int, told.values())) == len(own)
        for word, count in told.items():
            short = [one for one in own if one.rstrip("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳").startswith(word)]
            assert len(short) <= int(count) or "：" in word
    table = {cells[header("city")].main: cells for _, cells in counts.records()}
    for trace in chart["data"]:
        drawn = values(trace["x"])
        assert drawn == [int(cells[trace["name"]].main) for cells in table.values()]


@pytest.mark.parametrize("city", CITIES)
@pytest.mark.parametrize(("plan", "as_of"), PLANS)
def test_city(city: str, plan: str, as_of: int):
    app = opened("city.py", city=city, plan=plan, as_of=str(as_of))

    wrong, checked = [], 0
    for table in tables(app, "data"):
        for group, cells in table.records():
            if header("indicator") not in cells:
                continue
            areas = [one for one in named(loaded().areas, group) if one in parts_of(city)] or [city]
            if not group and header("baseline") not in cells:  # the only part, named above
                areas = parts_of(city)[1:]
            indicator = by_name(cells, set(loaded().figures["indicator"]))
            wrong += faults(cells, areas[0], indicator, plan, as_of)
            checked += 1
    frame = judged(as_of)
    assert checked >= frame.loc[frame["ref_area"] == city, "indicator"].nunique()
    assert wrong == []
    assert [one for chart in charts(app).values() for one in panel_faults(chart, city, as_of)] == []


def panel_faults(chart: dict, city: str, as_of: int) -> list[str]:
    """Return the values of small charts that are no numbers of their indicator."""
    wrong = []
    for trace in chart["data"]:
        for text, value in zip(trace["customdata"], values(trace["x"]), strict=True):
            name = text.partition("<br>")[0].replace("&amp;", "&")
            known = [
                one for code in named(loaded().indicators, name) for one in pool(city, code, as_of)
            ]
            assert known, name
            lines = text.partition("<br>")[2]
            wrong += unexplained(lines, known)
            if value is not None and not any(math.isclose(value, one) for one in known):
                wrong.append(f"{name}: {trace['name']} {value}")
    return wrong


COMPARED = ["rd_intensity", "hnte", "tech_contracts", "sti_rank", "gdp", "patents_per_10k"]


@pytest.mark.parametrize("view", list(pages.VIEW))
@pytest.mark.parametrize("indicator", COMPARED)
def test_compare(indicator: str, view: str):
    plan, as_of = "14fyp", {"value": 2025, "achievement": 2023, "change": 2024}[view]
    app = opened(
        "compare.py", indicator=indicator, view=view, as_of=str(as_of), references="000000"
    )
    compared, *series = tables(app, "data")

    wrong = []
    for _, cells in compared.records():
        [area] = named(loaded().areas, cells[header("area")].main)
        code = by_name(cells, (indicator,)) if header("indicator") in cells else indicator
        wrong += faults(cells, area, code, plan, as_of)
    for table in series:
        for _, cells in table.records():
            [area] = named(loaded().areas, cells[header("area")].main)
            wrong += [
                f"{area} {year}"
                for year, cell in cells.items()
                if year.isdecimal()
                and not is_shown(
                    cell.main, whole_years(area, indicator, as_of).get(int(year)), exact=True
                )
            ]
    assert wrong == []
    assert [
        fault for chart in charts(app).values() for fault in bar_faults(chart, indicator, as_of)
    ] == []


def bar_faults(chart: dict, indicator: str, as_of: int) -> list[str]:
    """Return the values of bars and lines that are no numbers of their area's indicator."""
    wrong = []
    for trace in chart["data"]:
        texts = trace.get("customdata") or []
        drawn = values(
            trace["x"] if trace.get("orientation") == "h" or is_mark(trace) else trace["y"]
        )
        for text, value in zip(texts, drawn, strict=False):
            name = text.partition("<br>")[0].partition(" ")[0]
            areas = named(loaded().areas, name)
            if value is None or not areas:
                continue
            known = pool(areas[0], indicator, as_of)
            if not any(math.isclose(value, one, rel_tol=1e-9, abs_tol=1e-9) for one in known):
                wrong.append(f"{name}: {trace['name']} {value}")
            wrong += unexplained(text.partition("<br>")[2], known)
    return wrong


def is_mark(trace: dict) -> bool:
    """Whether a trace marks places along bars: its y are the bars."""
    return trace["type"] == "scatter" and "%{y" not in trace.get("hovertemplate", "")


TRENDS = [
    ("610900", "hnte"),
    ("610100", "tech_contracts"),
    ("620600", "rd_intensity"),
    ("630100", "gdp"),
    (fifth_city.AREA, "rd_intensity"),
    (fifth_city.AREA, "tech_contracts"),
    (fifth_city.AREA, "sti_rank"),
]


@pytest.mark.parametrize(("plan", "as_of"), PLANS)
@pytest.mark.parametrize(("city", "indicator"), TRENDS)
def test_trend(city: str, indicator: str, plan: str, as_of: int):
    app = opened("trend.py", city=city, indicator=indicator, plan=plan, as_of=str(as_of))

    known = [*pool(city, indicator, as_of), *paths(city, indicator, plan, as_of)]
    figures = loaded().figures
    own = figures[(figures["ref_area"] == city) & (figures["indicator"] == indicator)]
    wrong, seen = [], 0
    for table in tables(app, "data"):
        for _, cells in table.records():
            sided = [cell for cell in cells.values() if "right" in cell.css.split()]
            wrong += [one for cell in sided for one in unexplained(cell.text, known)]
            seen += len(sided)
            told = [cell for name, cell in cells.items() if name.startswith(header("value") + "（")]
            year = cells.get(header("year"))
            for cell in told if year else ():
                there = own.loc[own["time_period"] == year.main[:4], "obs_value"]
                if not any(is_shown(cell.main, one, exact=True) for one in there):
                    wrong.append(f"{year.main}: {cell.main}")
    for chart in charts(app).values():
        for trace in chart["data"]:
            drawn = [one for one in values(trace["y"]) if one is not None]
            wrong += [f"{trace['name']} {one}" for one in drawn if not near(one, known)]
            wrong += [one for text in trace.get("text") or () for one in unexplained(text, known)]
    assert wrong == []
    assert seen or not len(own)


def near(value: float, known: Sequence[float]) -> bool:
    return any(math.isclose(value, one, rel_tol=1e-9, abs_tol=1e-9) for one in known)


def paths(area: str, indicator: str, plan: str, as_of: int) -> list[float]:
    """Return the points of the straight lines to the target and to the projected value."""
    found = []
    for row in candidates(area, indicator, plan, as_of):
        if pd.isna(row["target"]):
            continue
        last = int(str(row["target_period"])[:4])
        starts = [("baseline", row["baseline_period"], "target"),
                  ("actual", row["data_year"], "projected")]  # fmt: skip
        for start, period, end in starts:
            if pd.isna(row[start]) or pd.isna(row[end]) or pd.isna(period):
                continue
            first = int(str(period)[:4])
            step = (row[end] - row[start]) / max(last - first, 1)
            found += [row[start] + step * years for years in range(last - first + 1)]
    return found


@pytest.mark.parametrize("year", [2022, 2023, 2025, 2026])
def test_annual(year: int):
    app = opened("annual.py", year=str(year))
    goals = judged(year)[lambda frame: frame["annual"] & frame["target"].notna()]

    wrong, seen = [], 0
    for table in tables(app, "data"):
        for group, cells in table.records():
            if header("indicator") not in cells:  # targets without a number
                continue
            [area] = named(loaded().areas, group.partition("：")[0])
            indicator = by_name(cells, set(goals["indicator"]))
            rows = goals[(goals["ref_area"] == area) & (goals["indicator"] == indicator)]
            target = cells[header("target")].main
            if not any(is_shown(target, one, exact=True) for one in rows["target"]):
                wrong.append(f"{area} {indicator}: {target}")
            known = pool(area, indicator, year)
            sided = [cell for cell in cells.values() if "right" in cell.css.split()]
            wrong += [one for cell in sided for one in unexplained(cell.text, known)]
            seen += 1
    assert wrong == []
    assert seen >= len(goals[goals["target_period"].str.startswith(str(year))])


MISSING = {"not_found", "not_due", "part_year", "doubtful"}


@pytest.mark.parametrize(("plan", "as_of"), PLANS[:2])
def test_coverage(plan: str, as_of: int):
    app = opened("gaps.py", plan=plan, as_of=str(as_of))
    [matrix] = tables(app, "coverage")

    wrong, there = [], 0
    figures = loaded().figures
    starts = figures[(figures["role"] == "baseline") & (figures["plan"] == plan)]
    for group, (head, *fields) in matrix.rows:
        [area] = named(loaded().areas, group)
        name = (head.main or head.parts[0]).strip()
        [indicator] = named(loaded().indicators, name)
        years = set(whole_years(area, indicator, 2100))
        own = starts[(starts["ref_area"] == area) & (starts["indicator"] == indicator)]
        years |= set(own["year"].dropna())
        for year_head, cell in zip(matrix.heads[1:], fields, strict=True):
            year = int(year_head.main[:4])
            code = cell.css.removeprefix("cover-")
            known = pool(area, indicator, 2035)
            wrong += unexplained(cell.text, known)
            if (year in years) == (code in MISSING):
                wrong.append(f"{area} {indicator} {year}: {code}")
            there += year in years
    assert wrong == []
    assert there > 0


@pytest.mark.parametrize("city", CITIES)
def test_sources(city: str):
    app = opened("sources.py", cities=city)
    figures = loaded().figures
    own = figures[figures["ref_area"].isin(parts_of(city))]
    [table] = tables(app, "data")

    wrong = []
    for _, cells in table.records():
        [area] = named(loaded().areas, cells[header("area")].main)
        codes = named(loaded().indicators, cells[header("indicator")].main)
        rows = own[(own["ref_area"] == area) & own["indicator"].isin(codes)]
        shown = cells[header("value")].main
        pairs = zip(rows["obs_value"], rows["printed"], rows["derived"], strict=True)
        printed = cells[header("printed")].main
        if not any(is_shown(shown, value, exact=True) and printed in (form, f"= {sum_}", DASH)
                   for value, form, sum_ in pairs):  # fmt: skip
            wrong.append(f"{area} {codes}: {shown} {printed}")
    assert wrong == []
    assert len(table.rows) == min(len(own), 50)
    assert any(str(len(own)) in numbers(piece) for piece in html(app) if "<h2" in piece)


@pytest.mark.parametrize(("plan", "as_of"), PLANS[:2])
@pytest.mark.parametrize(("city", "indicator"), TRENDS)
def test_working(city: str, indicator: str, plan: str, as_of: int):
    app = opened("method.py", city=city, indicator=indicator, plan=plan, as_of=str(as_of))

    rows = candidates(city, indicator, plan, as_of)
    known = [*pool(city, indicator, as_of), *paths(city, indicator, plan, as_of)]
    for row in rows:
        ends = [row[name] for name in ("baseline", "target", "actual") if not pd.isna(row[name])]
        known += [one - other for one in ends for other in ends]
    known += [float(years) for years in range(101)]
    wrong = [
        token
        for table in tables(app, "data")
        for _, cells in table.rows
        for cell in cells[2:]
        for token in unexplained(cell.text, known)
    ]
    assert wrong == []
    aimed = any(row["plan"] == plan and not pd.isna(row["target"]) for row in rows)
    assert aimed <= any(table.rows for table in tables(app, "data"))
