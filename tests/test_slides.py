import dataclasses
import datetime as dt
import io
import math
import zipfile
from pathlib import Path

import builders
import openpyxl
import pandas as pd
import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from indicators import catalogue as catalogues
from indicators import exhibits, export, progress
from indicators.exhibits.spec import NAN, ChartKind, Column, Draw, Exhibit, Series
from indicators.export.slides import grids as slide_grids
from indicators.wording import deck, outlook, screen

ROOT = Path(__file__).parent.parent
ALL = list(builders.CITIES)
TODAY = dt.date(2026, 11, 20)


def opened(exhibit):
    return Presentation(io.BytesIO(export.pptx(exhibit)))


def shapes(made):
    return [shape for slide in made.slides for shape in slide.shapes]


def charts(made):
    return [shape.chart for shape in shapes(made) if shape.has_chart]


def held(chart):
    return {(series.name, tuple(series.values)) for plot in chart.plots for series in plot.series}


def drawn(series):
    return series.name, tuple(None if math.isnan(value) else value for value in series.points)


def texts(slide):
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def tables(made):
    """Return header and rows of each table, headings of groups left out."""
    found = []
    for shape in shapes(made):
        if shape.has_table:
            rows = [
                [cell.text for cell in row.cells]
                for row in shape.table.rows
                if not any(cell.is_merge_origin for cell in row.cells)
            ]
            found.append((rows[0], rows[1:]))
    return found


def made_up(**changes):
    frame = pd.DataFrame({"area": ["甲市", "乙市"], "actual": [3.5, NAN], "decimals": 1})
    plain = Exhibit(
        id="x", kind=ChartKind.BAR, title="甲市达到，乙市没有数据", subtitle="单位：家",
        alt="条形图",
        table=frame, columns=(Column("area", "地区"), Column("actual", "最新值")),
        unit="家", axis="单位：家", decimals=1, categories=("甲市", "乙市"),
        series=(
            Series("基期值", (1.0, 2.0), Draw.BASELINE),
            Series("最新值", (3.5, NAN), Draw.ACTUAL, codes=("met", "no_figure")),
            Series("目标值", (4.0, NAN), Draw.TARGET),
        ),
        source_line="数据来源：年鉴", cutoff_line="数据截止日期：2026年3月", cutoff="2026-03-31",
        internal_line="内部资料", notes=("一条说明",), doubt_line="注：① 存疑",
    )  # fmt: skip
    return dataclasses.replace(plain, **changes)


def every(cat, lang):
    """Return one of each exhibit that pages show."""
    frame = progress.assess(cat, as_of=2025, on=TODAY)
    before = progress.assess(cat, as_of=2024, on=TODAY)
    cities, plan, now = cat.cities, "14fyp", {"as_of": 2025}
    asked = (cat, frame, cities, plan, lang)
    city = "620600" if "620600" in cities else cities[0]
    gaps = exhibits.gaps(*asked, on=TODAY, **now)
    sources = exhibits.sources(cat, cities, lang)
    return [
        exhibits.overview(*asked, **now),
        exhibits.counts(*asked, **now),
        exhibits.since_last_year(cat, frame, before, cities, plan, lang, **now),
        exhibits.missing(*asked, on=TODAY, **now),
        *(
            exhibits.compared(cat, frame, one, cities, plan, lang, view=view, **now,
                              references=("000000", "610000"))
            for one in ("hnte", "rd_intensity", "sti_rank")
            for view in exhibits.View
        ),
        exhibits.series(cat, frame, "hnte", cities, plan, lang, **now),
        exhibits.series(cat, frame, "rd_intensity", cities, plan, lang, **now),
        exhibits.trend(cat, frame, "rd_intensity", "610100", plan, lang, **now),
        exhibits.city_panels(cat, frame, city, plan, lang, **now),
        exhibits.city(cat, frame, city, plan, lang, **now),
        exhibits.coverage(*asked, on=TODAY, **now),
        dataclasses.replace(gaps, table=gaps.table.iloc[:60]),
        exhibits.annual(cat, frame, cities, 2025, lang, on=TODAY),
        dataclasses.replace(sources, table=sources.table.iloc[:20]),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def real():
    return catalogues.load(ROOT / "data")


@pytest.fixture(scope="module", params=["zh", "en"])
def decks(request, real):
    return [(one, opened(one)) for one in every(real, request.param)]


def test_slide_says_the_finding_and_what_it_rests_on():
    slide = opened(made_up()).slides[0]
    written = "\n".join(texts(slide))

    assert slide.shapes.title.text_frame.text == "甲市达到，乙市没有数据"
    for line in (
        "单位：家",
        "数据来源：年鉴",
        "数据截止日期：2026年3月",
        "内部资料",
        "一条说明",
        "注：① 存疑",
    ):
        assert line in written
    fields = [one.get("type") for one in slide._element.iter(qn("a:fld"))]
    assert fields == ["slidenum"]


def test_chart_holds_the_numbers_and_missing_ones_are_gaps():
    exhibit = made_up()
    [chart] = charts(opened(exhibit))

    assert held(chart) == {drawn(one) for one in exhibit.series}
    assert list(chart.plots[0].categories) == ["甲市", "乙市"]
    assert chart._chartSpace.chart.find(qn("c:dispBlanksAs")).get("val") == "gap"
    assert chart.chart_title.text_frame.text == "单位：家"
    assert chart.value_axis.minimum_scale == 0


def test_workbook_of_a_chart_holds_any_text_as_it_is():
    names = ['<甲>&"乙"', " 前后有空格 ", "_x000D_", "=1+1"]
    series = [Series(name, (1.5,) * 2, Draw.ACTUAL, codes=("met",) * 2) for name in names]
    chart = charts(opened(made_up(title="<&>", categories=("a\nb", names[0]), series=series)))[0]
    blob = chart.part.chart_workbook.xlsx_part.blob
    book = openpyxl.load_workbook(io.BytesIO(blob))
    assert book.properties.title == "<&>"
    rows = list(book.active.iter_rows(values_only=True))
    assert rows == [(None, *names), ("a\nb", *[1.5] * 4), (names[0], *[1.5] * 4)]
    assert [one.name for one in chart.plots[0].series] == names
    with zipfile.ZipFile(io.BytesIO(blob)) as parts:
        texts_listed = parts.read("xl/sharedStrings.xml").decode()
    # Excel reads what looks like one of its codes as a line break.
    assert "_x005F_x000D_" in texts_listed


def test_chart_is_edited_in_a_workbook_with_the_same_numbers():
    [chart] = charts(opened(made_up()))
    sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active

    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        [None, "基期值", "最新值", "目标值"],
        ["甲市", 1, 3.5, 4],
        ["乙市", 2, None, None],
    ]
    ranges = [one.text for one in chart._chartSpace.iter(qn("c:f"))]
    assert {"Sheet1!$A$2:$A$3", "Sheet1!$B$1", "Sheet1!$D$2:$D$3"} <= set(ranges)


def test_target_is_a_mark_without_a_line():
    [chart] = charts(opened(made_up()))
    [target] = chart.plots[1].series

    assert (target.name, target.marker.style.name) == ("目标值", "DASH")
    assert target._element.find(f"{qn('c:spPr')}/{qn('a:ln')}/{qn('a:noFill')}") is not None


def test_label_keeps_the_sign_of_a_bound_and_all_printed_decimals():
    exhibit = made_up(side=(("≥3.75（2024）",), ("– 无数据",)), series=(
        Series("最新值", (3.75, NAN), Draw.ACTUAL, codes=("met", "no_figure")),))  # fmt: skip
    [chart] = charts(opened(exhibit))
    formats = [one.get("formatCode") for one in chart._chartSpace.iter(qn("c:numFmt"))]

    assert '"≥"#,##0.00' in formats


def test_places_count_from_the_top_and_there_is_none_before_the_first():
    exhibit = made_up(kind=ChartKind.RANK, axis="位次（右侧为前）", series=(
        Series("最新值", (7.0, NAN), Draw.ACTUAL, codes=("up", "no_figure")),))  # fmt: skip
    [chart] = charts(opened(exhibit))

    assert chart.value_axis.reverse_order
    assert chart.value_axis.tick_labels.number_format == "0;;"
    assert chart.chart_title.text_frame.text == "位次（上方为前）"


def test_area_of_several_lines_has_one_entry_in_the_legend():
    lines = tuple(
        Series("甲市", points, Draw.ACTUAL, slot=0, rough=rough)
        for points, rough in (((1.0, NAN), False), ((NAN, 2.0), True))
    )
    other = Series("乙市", (2.0, 3.0), Draw.ACTUAL, slot=1)
    exhibit = made_up(kind=ChartKind.LINE, categories=("2023", "2024"), series=(*lines, other))
    [chart] = charts(opened(exhibit))

    hidden = list(chart.legend._element.iter(qn("c:legendEntry")))
    assert [one.find(qn("c:idx")).get("val") for one in hidden] == ["1"]


def test_unlike_areas_have_a_chart_each():
    names = ("甲市", "乙市")
    series = tuple(Series(name, (1.0, NAN), Draw.ACTUAL) for name in names)
    exhibit = made_up(kind=ChartKind.LINE, series=series, apart=True)

    assert [held(one) for one in charts(opened(exhibit))] == [{drawn(one)} for one in series]


def test_many_cities_go_to_several_slides_on_one_scale():
    count = 20
    cities = tuple(f"城市{number}" for number in range(count))
    values = Series("最新值", tuple(map(float, range(count))), Draw.ACTUAL, codes=("met",) * count)
    found = charts(opened(made_up(categories=cities, series=(values,))))

    assert [name for one in found for name in one.plots[0].categories] == list(cities)
    assert len({one.value_axis.maximum_scale for one in found}) == 1


def test_nothing_to_show_is_said():
    made = opened(made_up(empty="所选地区没有数据。"))

    assert len(made.slides) == 1
    assert not charts(made)
    assert "所选地区没有数据。" in texts(made.slides[0])


def test_notes_that_do_not_fit_stand_on_a_slide_of_their_own():
    notes = tuple(f"第{number}条说明" * 8 for number in range(30))
    made = opened(made_up(notes=notes))
    written = "\n".join(text for slide in made.slides for text in texts(slide))

    assert deck.say("zh", "notes_follow") in "\n".join(texts(made.slides[0]))
    assert all(note in written for note in notes)


def test_text_is_kept_and_only_what_xml_refuses_is_left_out():
    evil = "<b>&\"'🙂\x00\x0b\ud800=1"
    clean = "<b>&\"'🙂=1"
    inside = evil.replace("\ud800", "")  # which no frame holds
    frame = pd.DataFrame({"area": [inside], "decimals": 0})
    exhibit = made_up(
        title=evil, subtitle=evil, alt=evil, axis=evil, categories=(evil, "乙市"), table=frame,
        columns=(Column("area", inside),), notes=(evil,), source_line=evil,
    )  # fmt: skip
    made = opened(exhibit)
    [chart] = charts(made)

    assert made.slides[0].shapes.title.text_frame.text == clean
    assert chart.plots[0].categories[0] == clean
    assert tables(made) == [([clean], [[clean]])]


def test_same_exhibit_gives_the_same_deck_dated_by_its_data():
    data = export.pptx(made_up())

    assert data == export.pptx(made_up())
    about = Presentation(io.BytesIO(data)).core_properties
    assert (about.title, about.created) == ("甲市达到，乙市没有数据", dt.datetime(2026, 3, 31))


def test_words_of_directions_are_those_of_the_screen():
    for lang, words in deck.AS_DRAWN.items():
        told = outlook.WORDS[lang]["achievement_subtitle"] + screen.say(lang, "rank_axis")
        assert all(word in told for word in words)


def test_words_are_there_in_both_languages():
    assert deck.WORDS["zh"].keys() == deck.WORDS["en"].keys()


# The real data


def test_every_deck_begins_with_the_finding(decks):
    for exhibit, made in decks:
        first = made.slides[0]
        assert first.shapes.title.text_frame.text.startswith(exhibit.title)
        written = "\n".join(texts(first))
        assert deck.as_drawn(exhibit.lang, exhibit.subtitle) in written
        assert exhibit.source_line in written
        assert exhibit.cutoff_line in written


def test_every_chart_holds_numbers_of_its_exhibit(decks):
    for exhibit, made in decks:
        if exhibit.empty:
            continue
        panels = [one for panel in exhibit.panels for one in panel.series]
        series = [drawn(one) for one in (*exhibit.series, *panels)]
        lines = [one.label for one in exhibit.references]
        found = [one for chart in charts(made) for one in held(chart)]
        if exhibit.kind is not ChartKind.TABLE:
            shown = panels if exhibit.kind is ChartKind.PANELS else exhibit.series
            assert {drawn(one) for one in shown if one.known} <= set(found)
        assert all(one in series for one in found if one[0] not in lines)


def test_every_graphic_has_words_for_those_who_do_not_see_it(decks):
    for _, made in decks:
        for shape in shapes(made):
            if shape.has_chart or shape.has_table:
                assert shape._element.nvGraphicFramePr.cNvPr.get("descr")


def test_nothing_reaches_beyond_its_slide(decks):
    for exhibit, made in decks:
        for shape in shapes(made):
            assert shape.left >= 0, exhibit.id
            assert shape.top >= 0, exhibit.id
            assert shape.left + shape.width <= made.slide_width, exhibit.id
            assert shape.top + shape.height <= made.slide_height, exhibit.id


def test_every_text_names_a_font_for_chinese(decks):
    tags = [qn(f"a:{one}") for one in ("rPr", "defRPr", "endParaRPr")]
    for exhibit, made in decks:
        written = [slide._element for slide in made.slides]
        written += [chart._chartSpace for chart in charts(made)]
        for element in written:
            for found in element.iter(*tags):
                faces = [found.find(qn(f"a:{face}")) for face in ("latin", "ea", "cs")]
                assert [one.get("typeface") for one in faces] == [screen.OFFICE_FONT] * 3, (
                    exhibit.id
                )
        assert all(chart._chartSpace.find(qn("c:txPr")) is not None for chart in charts(made))


def test_tables_say_what_the_page_says(decks):
    for exhibit, made in decks:
        if exhibit.empty:
            continue
        shown = exhibit.text_table()
        places = [place for place, one in enumerate(exhibit.columns) if one.in_page]
        cells = {
            (exhibit.columns[place].header, str(text).strip())
            for place in places
            for text in shown.iloc[:, place]
        }
        found = {
            (header, cell.strip())
            for head, rows in tables(made)
            for row in rows
            for header, cell in zip(head, row, strict=True)
        }
        assert cells <= found, exhibit.id


def test_rows_of_a_long_table_stand_in_order_below_the_same_header(real):
    exhibit = exhibits.sources(real, real.cities)
    exhibit = dataclasses.replace(exhibit, table=exhibit.table.iloc[:40])
    found = tables(opened(exhibit))
    heads = list(dict.fromkeys(tuple(head) for head, _ in found))
    shown = exhibit.text_table()

    assert len(heads) > 1
    for head in heads:
        rows = [row for one, part in found if tuple(one) == head for row in part]
        assert rows == shown[list(head)].to_numpy().tolist()


def test_parts_of_a_wide_table_hold_each_column_once(real):
    exhibit = exhibits.sources(real, real.cities)
    grids = list(slide_grids.grids(exhibit, 888, 400))
    rest = [head for grid in grids for head in grid.head[2:]]

    assert [*grids[0].head[:2], *rest] == [one.header for one in exhibit.columns if one.in_page]


def test_numbers_in_a_table_stay_whole(real):
    frame = progress.assess(real, as_of=2025, on=TODAY)
    exhibit = exhibits.city(real, frame, "610100", "14fyp", as_of=2025)
    digit, around = 0.6 * 9, 8  # points

    for grid in slide_grids.grids(exhibit, 888, 400):
        cells = [cell for row in grid.rows for cell in zip(row.cells, grid.widths, strict=False)]
        numbers = [(cell.text, width) for cell, width in cells if cell.align == "r"]
        assert numbers
        assert not [one for one, width in numbers if len(one) * digit + around > width]
        assert sum(grid.widths) == pytest.approx(888)


def test_names_beside_lying_bars_stand_level():
    name = "新疆生产建设兵团第八师"
    kinds = (Series("● 提前实现", (2.0, 1.0), Draw.COUNT, code="met_early"),)
    exhibit = made_up(kind=ChartKind.COUNTS, series=kinds, categories=(name, "石河子市"))
    [frame] = [shape for shape in shapes(opened(exhibit)) if shape.has_chart]
    placed = next(frame.chart._chartSpace.chart.plotArea.iter(qn("c:x")))

    assert float(placed.get("val")) * frame.width.pt > len(name) * 11


def test_deck_has_no_picture_and_no_link_outside(decks):
    for _, made in decks:
        parts = list(made.part.package.iter_parts())
        assert not [part for part in parts if "/media/" in part.partname]
        assert not [one for part in parts for one in part.rels.values() if one.is_external]


def test_counted_nothing_is_not_labelled():
    kinds = (Series("● 提前实现", (2.0, 0.0), Draw.COUNT, code="met_early"),)
    [chart] = charts(opened(made_up(kind=ChartKind.COUNTS, series=kinds)))
    deleted = list(chart._chartSpace.iter(qn("c:dLbl")))

    assert [one.find(qn("c:delete")) is not None for one in deleted] == [False, True]
