import dataclasses
import io
import re
import zipfile
from xml.etree import ElementTree as ET

import builders
import openpyxl
import pytest

from indicators import exhibits, export
from indicators.exhibits.spec import ChartKind, Draw
from indicators.wording import screen

ALL = list(builders.CITIES)
PLAN = "14fyp"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
EVIL = "=1+1，<b>&\"'\x00🙂"


def made(evil=""):
    cat = builders.catalogue(evil=evil)
    frame = builders.assessed(cat)
    return {
        "bullet": exhibits.compare(cat, frame, "rd", ALL, PLAN),
        "apart": exhibits.compare(cat, frame, "hnte", ALL, PLAN),
        "counts": exhibits.counts(cat, frame, ALL, PLAN),
        "trend": exhibits.trend(cat, frame, "hnte", "999901", PLAN),
    }


def charts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [one for one in archive.namelist() if re.match(r"xl/charts/chart\d", one)]
        return [ET.fromstring(archive.read(name)) for name in sorted(names)]


def numbers(chart):
    """The numbers of each series by its name, a gap where there is none."""
    found = {}
    for series in chart.iter(f"{C}ser"):
        name = series.find(f"{C}tx//{C}v").text
        cache = series.find(f"{C}val//{C}numCache")
        kept = {int(one.get("idx")): float(one.find(f"{C}v").text) for one in cache.iter(f"{C}pt")}
        count = int(cache.find(f"{C}ptCount").get("val"))
        found[name] = [kept.get(place) for place in range(count)]
    return found


@pytest.mark.parametrize("name", ["bullet", "counts", "trend"])
def test_a_chart_holds_the_numbers_of_its_exhibit(name):
    exhibit = made()[name]
    (chart,) = charts(export.xlsx(exhibit))
    wanted = {
        one.name: [None if value != value else value for value in one.points]
        for one in exhibit.series
        if one.known
    }

    assert numbers(chart) == wanted


def test_what_has_no_common_scale_has_a_chart_each():
    exhibit = made()["apart"]
    found = charts(export.xlsx(exhibit))

    panels = [one for one in exhibit.panels if any(series.known for series in one.series)]
    assert len(found) == len(panels) > 1
    for chart, panel in zip(found, panels, strict=True):
        wanted = {one.name: list(one.points) for one in panel.series if one.known}
        assert numbers(chart) == wanted


def test_kinds_are_drawn_as_what_they_are():
    found = {name: charts(export.xlsx(one))[0] for name, one in made().items() if name != "apart"}

    assert found["counts"].find(f".//{C}grouping").get("val") == "stacked"
    assert found["trend"].find(f".//{C}lineChart") is not None
    assert found["trend"].find(f".//{C}barChart") is None
    assert found["bullet"].find(f".//{C}barChart") is not None
    marks = found["bullet"].find(f".//{C}lineChart")
    shapes = [one.find(f"{C}marker/{C}symbol").get("val") for one in marks.iter(f"{C}ser")]
    assert shapes == ["dash"]
    for chart in found.values():
        assert chart.find(f".//{C}dispBlanksAs").get("val") == "gap"


def test_places_count_from_the_top():
    cat = builders.catalogue(
        extra_figures=[builders.figure("r", "999901", "rank", "actual", 2024, 3.0)]
    )
    exhibit = exhibits.compare(cat, builders.assessed(cat), "rank", ALL, PLAN)
    (chart,) = charts(export.xlsx(exhibit))

    assert exhibit.kind is ChartKind.RANK
    assert chart.find(f".//{C}valAx/{C}scaling/{C}orientation").get("val") == "maxMin"
    assert chart.find(f".//{C}barChart") is None


def test_every_text_of_a_chart_names_a_font_for_chinese():
    for exhibit in made().values():
        for chart in charts(export.xlsx(exhibit)):
            for one in chart.iter(f"{A}defRPr"):
                assert one.find(f"{A}ea").get("typeface") == screen.OFFICE_FONT


def test_hostile_names_stay_text():
    for exhibit in made(EVIL).values():
        data = export.xlsx(exhibit.with_title(EVIL))
        book = openpyxl.load_workbook(io.BytesIO(data))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]

        assert {cell.data_type for cell in cells} <= {"s", "n"}
        for chart in charts(data):
            title = chart.find(f"{C}chart/{C}title")
            assert title.find(f".//{C}strRef") is None
            for ref in chart.iter(f"{C}f"):
                assert re.fullmatch(r"'?[^'!]+'?!\$[A-Z]+\$\d+(:\$[A-Z]+\$\d+)?", ref.text)


def test_tables_have_no_sheet_of_charts():
    cat = builders.catalogue()
    for exhibit in (
        exhibits.city(cat, builders.assessed(cat), "999901", PLAN),
        dataclasses.replace(made()["bullet"], empty="没有数据"),
    ):
        data = export.xlsx(exhibit)
        assert not charts(data)
        assert "图表" not in openpyxl.load_workbook(io.BytesIO(data)).sheetnames


def test_rough_values_are_open_marks_without_a_line():
    exhibit = made()["trend"]
    rough = tuple(dataclasses.replace(one, rough=one.draw is Draw.ACTUAL) for one in exhibit.series)
    (chart,) = charts(export.xlsx(dataclasses.replace(exhibit, series=rough)))
    names = {one.name for one in rough if one.rough and one.known}

    assert names
    for series in chart.iter(f"{C}ser"):
        if series.find(f"{C}tx//{C}v").text in names:
            assert series.find(f"{C}spPr/{A}ln/{A}noFill") is not None
