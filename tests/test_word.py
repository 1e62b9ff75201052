"""Word documents, opened again: layout, faces, native charts, tables, sections, parts."""

import dataclasses
import datetime as dt
import io
import posixpath
import re
import zipfile
from pathlib import Path

import builders
import office
import openpyxl
import pandas as pd
import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from lxml import etree
from pptx.chart.chart import Chart
from pptx.oxml import parse_xml
from test_slides import drawn, every, held, made_up

from indicators import catalogue as catalogues
from indicators import exhibits, export
from indicators.exhibits.report import Heading, Imprint, Paragraph, Report, Says, Shown, selection
from indicators.exhibits.spec import (
    NAN,
    Cell,
    ChartKind,
    Citation,
    Column,
    Doubt,
    Draw,
    Panel,
    Series,
)
from indicators.export.word import columns as word_columns
from indicators.wording import report as words
from indicators.wording import screen, word

ROOT = Path(__file__).parent.parent
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
SOURCES = (
    Citation("a", "甲规划", "甲市政府", "2022-01-12", "表1、专栏2", "official", "官方发布",
             "https://example.org/?a=1&b=2", "甲政发〔2022〕9号", "《甲规划》（甲市政府）"),
    Citation("b", "乙公报", "乙市统计局", "2024", "", "press", "媒体报道"),
)  # fmt: skip
DOUBTS = (Doubt("①", "口径不明", "原文未说明口径。", "high", "i1"), Doubt("②", "缺年份", ""))


def reported(*blocks, **changes):
    """Return a small report."""
    plain = Report(
        title="科技创新主要指标进展情况报告", subtitle="截至2025年",
        imprint=Imprint("zh", compiler="某省科技厅", day="2026-11-22"),
        blocks=blocks, sources=SOURCES, cutoff="2026-03",
    )  # fmt: skip
    return dataclasses.replace(plain, **changes)


def opened(data):
    return Document(io.BytesIO(data))


def written(*blocks, **changes):
    return opened(export.docx(reported(*blocks, **changes)))


def files(data):
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def parts(data, folder):
    found = {name: blob for name, blob in files(data).items() if name.startswith(folder)}
    number = re.compile(r"(\d+)\.\w+$")
    order = sorted((int(number.search(name)[1]), name) for name in found if number.search(name))
    return [found[name] for _, name in order]


def charts(data):
    return [Chart(parse_xml(blob), None) for blob in parts(data, "word/charts/chart")]


def texts(made):
    """Return all texts of the body in their order, those of tables too."""
    return [
        "".join(one.text or "" for one in p.iter(qn("w:t")))
        for p in made.element.body.iter(qn("w:p"))
    ]


def styled(made, name):
    return [one.text for one in made.paragraphs if one.style.name == name]


def rows(table):
    """Return a table's cells; python-docx itself takes seconds for a long one."""
    return [
        ["\n".join("".join(one.text or "" for one in p.iter(qn("w:t"))) for p in cell.p_lst)
         for cell in row.tc_lst]
        for row in table._tbl.tr_lst
    ]  # fmt: skip


def wide_table(**changes):
    names = [f"c{number}" for number in range(16)]
    frame = pd.DataFrame({name: ["很长的一段文字说明内容"] * 3 for name in names})
    columns = tuple(Column(name, f"第{name}列") for name in names)
    return made_up(
        kind=ChartKind.TABLE, table=frame, columns=columns, categories=(), series=(), **changes
    )


@pytest.fixture(scope="module")
def real():
    return catalogues.load(ROOT / "data")


@pytest.fixture(scope="module", params=["zh", "en"])
def whole(request, real):
    """All exhibits of the pages in one document: the exhibits, its bytes, the document."""
    found = every(real, request.param)
    data = export.docx(selection("标题", found, Imprint(request.param)))
    return found, data, opened(data)


# Layout


def test_paper_and_lines_are_those_of_the_standard():
    made = written(Paragraph("正文。"))
    section = made.sections[0]
    body = made.styles["Body Text"].paragraph_format
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)

    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert [round(one.mm, 1) for one in margins] == [37, 35, 28, 26]
    assert body.line_spacing == Pt(28.95)
    # 22 lines and no more fit between the margins.
    height = section.page_height - section.top_margin - section.bottom_margin
    assert height // Pt(28.95) == 22
    assert body.element.pPr.ind.get(qn("w:firstLineChars")) == "200"
    grid = section._sectPr.find(qn("w:docGrid"))
    assert int(grid.get(qn("w:linePitch"))) == round(28.95 * 20)


@pytest.mark.parametrize(
    ("style", "face", "size"),
    [
        ("Title", "方正小标宋简体", 22),
        ("Body Text", "仿宋_GB2312", 16),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Heading 3", "仿宋_GB2312", 16),
        ("Footer", "宋体", 14),
    ],
)
def test_each_part_has_the_face_of_the_standard(style, face, size):
    found = written().styles[style]

    assert found.element.rPr.rFonts.get(qn("w:eastAsia")) == face
    assert found.font.size == Pt(size)


def test_headings_are_real_ones_of_three_levels():
    blocks = [Heading(text, level) for level, text in enumerate(("一、甲", "（一）乙", "1. 丙"), 1)]
    made = written(*blocks, Paragraph("正文。"), Paragraph("附注：初步数。", Says.NOTE))

    for level, one in enumerate(blocks, start=1):
        assert one.text in styled(made, f"Heading {level}")
        outline = made.styles[f"Heading {level}"].element.pPr.find(qn("w:outlineLvl"))
        assert int(outline.get(qn("w:val"))) == level - 1
    assert styled(made, "Body Text") == ["正文。"]
    assert styled(made, word.STYLES["zh"]["Notes"])[0] == "附注：初步数。"


def test_page_numbers_stand_between_dashes_on_the_outer_side():
    made = written()
    section = made.sections[0]

    assert made.settings.odd_and_even_pages_header_footer
    for foot, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        [one] = foot.paragraphs
        assert one.text == "— 1 —"
        assert one._p.pPr.jc.get(qn("w:val")) == side
        assert one._p.pPr.ind.get(qn(f"w:{side}Chars")) == "100"
        assert one._p.findall(f".//{qn('w:instrText')}")[0].text.strip() == "PAGE"


def test_document_says_who_made_it_when_and_how_final_it_is():
    made = written(internal=True, imprint=Imprint("zh", "某省科技厅", "2026-11-22", final=True))
    front = "\n".join(styled(made, word.STYLES["zh"]["Imprint"]))
    section = made.sections[0]

    for told in (
        "制表单位：某省科技厅",
        "制表日期：2026年11月22日",
        "数据截止日期：2026年3月",
        "定稿",
    ):
        assert told in front
    assert styled(made, word.STYLES["zh"]["Mark"]) == ["内部资料"]
    for head in (section.header, section.even_page_header):
        assert all(one in head.paragraphs[0].text for one in ("内部资料", "定稿", "2026年3月"))


def test_public_draft_is_told_and_not_marked():
    made = written(imprint=Imprint("zh", public=True))
    front = "\n".join(styled(made, word.STYLES["zh"]["Imprint"]))

    assert words.say("zh", "public") in front
    assert words.say("zh", "draft") in front
    assert words.say("zh", "compiler") not in front
    assert "内部资料" not in texts(made)


def test_title_is_the_documents_and_no_person_its_author():
    about = written().core_properties

    assert (about.title, about.author, about.last_modified_by, about.comments) == (
        "科技创新主要指标进展情况报告", "", "", "",
    )  # fmt: skip
    assert about.created.replace(tzinfo=None) == dt.datetime(2026, 11, 22)


# Exhibits


def test_chart_stands_below_its_finding_and_unit_with_its_sources_and_doubts():
    exhibit = made_up(doubts=DOUBTS)
    told = texts(written(Shown(exhibit)))
    at = [told.index(one) for one in (f"图1　{exhibit.title}", exhibit.subtitle, "一条说明",
                                      exhibit.doubt_line, exhibit.source_line)]  # fmt: skip

    assert at == sorted(at)
    assert "内部资料" in told


def test_chart_holds_the_numbers_and_missing_ones_are_gaps():
    exhibit = made_up()
    [chart] = charts(export.docx(reported(Shown(exhibit))))

    assert held(chart) == {drawn(one) for one in exhibit.series}
    assert list(chart.plots[0].categories) == list(exhibit.categories)
    assert chart._chartSpace.chart.find(f"{C}dispBlanksAs").get("val") == "gap"
    assert chart.chart_title.text_frame.text == exhibit.axis


def test_charts_and_tables_are_numbered_apart():
    made = written(Shown(made_up(), table=True), Shown(made_up(), table=True))
    heads = [one.split("　")[0] for one in styled(made, "Caption")]

    assert heads == ["图1", "表1", "图2", "表2"]
    assert [one for one in texts(made) if one.startswith("注与数据来源")] == [
        word.say("zh", "same", label=label) for label in ("图1", "图2")
    ]


def test_verdicts_beside_a_chart_stand_in_a_table():
    side = (("● 提前实现", "3.5（2024）"), ("– 无数据",))
    [table] = written(Shown(made_up(side=side))).tables

    assert rows(table)[1:] == [["甲市", "● 提前实现\n3.5（2024）"], ["乙市", "– 无数据"]]


def test_city_of_which_nothing_is_told_has_an_empty_cell():
    [table] = written(Shown(made_up(side=((), ("– 无数据",))))).tables

    assert rows(table)[1:] == [["甲市", ""], ["乙市", "– 无数据"]]
    assert all(cell.p_lst for row in table._tbl.tr_lst for cell in row.tc_lst)


def test_small_charts_stand_with_names_and_numbers():
    panels = tuple(
        Panel(str(at), ChartKind.BULLET, f"指标{at}", "家",
              (Series("最新值", (value,), Draw.ACTUAL, codes=("met",)),),
              ("★ 完成", f"行{at}"), "met")
        for at, value in enumerate((1.0, 2.0, NAN, 4.0))
    )  # fmt: skip
    exhibit = made_up(kind=ChartKind.PANELS, categories=(), series=(), panels=panels)
    data = export.docx(reported(Shown(exhibit)))
    told = texts(opened(data))

    assert [held(one) for one in charts(data)] == [
        {drawn(one.series[0])} for one in panels if one.series[0].known
    ]
    assert all(f"指标{at}（家）" in told and f"行{at}" in told for at in range(4))


def test_unlike_areas_have_a_chart_each():
    names = ("甲市", "乙市")
    series = tuple(Series(name, (1.0, NAN), Draw.ACTUAL) for name in names)
    exhibit = made_up(kind=ChartKind.LINE, series=series, apart=True)
    data = export.docx(reported(Shown(exhibit)))

    assert [held(one) for one in charts(data)] == [{drawn(one)} for one in series]
    assert all(name in texts(opened(data)) for name in names)


def test_ten_cities_go_to_several_charts_on_one_scale():
    cities = tuple(f"城市{number}" for number in range(10))
    values = Series("最新值", tuple(map(float, range(-2, 8))), Draw.ACTUAL, codes=("met",) * 10)
    found = charts(export.docx(reported(Shown(made_up(categories=cities, series=(values,))))))

    assert [name for one in found for name in one.plots[0].categories] == list(cities)
    assert len({(one.value_axis.minimum_scale, one.value_axis.maximum_scale) for one in found}) == 1


def test_names_beside_lying_bars_have_room():
    kinds = (Series("● 提前实现", (2.0, 1.0), Draw.COUNT, code="met_early"),)
    exhibit = made_up(kind=ChartKind.COUNTS, categories=("甲市", "某某自治州"), series=kinds)
    [chart] = charts(export.docx(reported(Shown(exhibit))))
    [left] = chart._chartSpace.chart.plotArea.findall(f"{C}layout/{C}manualLayout/{C}x")

    assert float(left.get("val")) * 442 > 5 * 9.5


def test_nothing_to_show_is_said():
    data = export.docx_exhibit(made_up(empty="所选地区没有数据。"))

    assert not charts(data)
    assert "所选地区没有数据。" in texts(opened(data))


def test_exhibit_of_gaps_alone_is_shown_as_its_table():
    series = (Series("最新值", (NAN, NAN), Draw.ACTUAL),)
    data = export.docx(reported(Shown(made_up(series=series))))

    assert not charts(data)
    assert rows(opened(data).tables[0])[0] == ["地区", "最新值"]


def test_exhibit_alone_says_its_finding_once():
    made = opened(export.docx_exhibit(made_up()))
    captions = styled(made, "Caption")

    assert not styled(made, "Title")
    assert captions == [f"图1　{made_up().title}", f"表1　{made_up().title}"]
    assert made.core_properties.title == made_up().title


# Tables


def test_table_repeats_its_header_and_breaks_no_row():
    columns = (Column("area", "地区"), Column("actual", "最新值", Cell.PUBLISHED))
    exhibit = made_up(kind=ChartKind.TABLE, columns=columns)
    [table] = written(Shown(exhibit)).tables
    looks = [row._tr.trPr for row in table.rows]
    aligned = [cell.paragraphs[0]._p.pPr.jc for cell in table.rows[1].cells]

    assert rows(table) == [["地区", "最新值"], *exhibit.text_table().to_numpy().tolist()]
    assert [one.find(qn("w:tblHeader")) is not None for one in looks] == [True, False, False]
    assert all(one.find(qn("w:cantSplit")) is not None for one in looks)
    assert aligned[0] is None
    assert aligned[1].get(qn("w:val")) == "right"


def test_wide_table_stands_on_turned_paper_and_what_follows_upright():
    made = written(Heading("一、总表"), Shown(wide_table(), chart=False, table=True),
                   Heading("二、其他"), Paragraph("正文。"))  # fmt: skip
    turned = [one.orientation == WD_ORIENT.LANDSCAPE for one in made.sections]
    wide = made.sections[1]

    assert turned == [False, True, False]
    assert (round(wide.page_width.mm), round(wide.page_height.mm)) == (297, 210)
    assert all(Mm(25) < one for one in (wide.left_margin, wide.right_margin))
    # The heading goes with its table.
    body = list(made.element.body)
    ends = [at for at, one in enumerate(body) if one.find(f".//{qn('w:sectPr')}") is not None]
    at = next(at for at, one in enumerate(body) if "一、总表" in "".join(one.itertext()))
    assert ends[0] < at < ends[1]


def test_parts_of_a_wide_table_hold_each_column_once():
    exhibit = wide_table()
    frame = exhibit.table.assign(area=["甲市", "乙市", "丙市"])
    columns = (Column("area", "地区"), *exhibit.columns)
    exhibit = dataclasses.replace(exhibit, table=frame, columns=columns)
    tables = written(Shown(exhibit, chart=False, table=True)).tables
    heads = [rows(one)[0] for one in tables]

    assert len(tables) > 1
    assert {head[0] for head in heads} == {"地区"}
    assert [name for head in heads for name in head[1:]] == [one.header for one in columns[1:]]


def test_columns_share_the_whole_width():
    needs = [word_columns.need(head, cells, number=number) for head, cells, number in (
        ("指标", ["高新技术企业（有效期内）"], False), ("目标值", ["10,424"], True))]  # fmt: skip

    for room in (100.0, 200.0, 442.0):
        assert sum(word_columns.widths(needs, room, 9.0)) == pytest.approx(room)
    assert word_columns.widths(needs, 200.0, 9.0)[1] >= 9.0 * 3.36


def test_rows_of_a_group_stand_below_its_heading():
    frame = pd.DataFrame({"area": ["甲", "乙", "丙"], "group": ["一组", "一组", "二组"]})
    exhibit = made_up(kind=ChartKind.TABLE, table=frame, columns=(Column("area", "地区"),),
                      grouped_by="group")  # fmt: skip
    [table] = written(Shown(exhibit)).tables

    assert [row[0] for row in rows(table)] == ["地区", "一组", "甲", "乙", "二组", "丙"]


# What stands behind


def test_documents_are_listed_by_the_numbers_of_the_text():
    made = written(Paragraph("甲市完成〔1〕。"))
    listed = styled(made, word.STYLES["zh"]["Document"])

    assert [one[:3] for one in listed] == ["〔1〕", "〔2〕"]
    assert all(one in listed[0] for one in (SOURCES[0].line, "表1、专栏2", SOURCES[0].url))
    assert all(one in listed[1] for one in ("乙公报", "乙市统计局", "2024", "媒体报道"))
    assert word.say("zh", "sources") in styled(made, "Heading 1")


def test_doubt_is_told_once_and_not_where_the_text_tells_it():
    shown = (Shown(made_up(doubts=DOUBTS)), Shown(made_up(doubts=DOUBTS)))
    plain = texts(written(*shown))
    known = texts(
        written(Paragraph("（1）口径不明：原文未说明口径。"), Shown(made_up(doubts=DOUBTS[:1])))
    )

    assert plain.count("口径不明：原文未说明口径。") == 1
    assert plain.count("缺年份") == 1
    assert "口径不明：原文未说明口径。" not in known
    assert word.say("zh", "all_told") in known


def test_each_annex_begins_a_page():
    annex = (Heading("附件1 甲"), Paragraph("甲。"), Heading("附件2 乙"), Paragraph("乙。"))
    made = written(Paragraph("正文。"), annex=annex)
    told = texts(made)

    assert len(made.sections) == 3
    assert told.index("正文。") < told.index("附件1 甲") < told.index(word.say("zh", "sources"))


def test_annex_of_a_wide_table_is_one_section():
    annex = (Heading("附件1 甲"), Paragraph("甲。"), Shown(wide_table(), chart=False, table=True))
    made = written(Paragraph("正文。"), annex=annex)

    turned = [one.orientation == WD_ORIENT.LANDSCAPE for one in made.sections]
    assert turned == [False, True, False]
    assert all(len(one.findall(qn("w:sectPr"))) <= 1 for one in made.element.body.iter(qn("w:pPr")))


# Safety


def test_text_is_kept_and_only_what_xml_refuses_is_left_out():
    evil = "<b>&\"'🙂]]>\x00\x0b\ud800\u202e{{=1+1"
    clean = "<b>&\"'🙂]]>{{=1+1"
    inside = evil.replace("\ud800", "")  # which no frame holds
    frame = pd.DataFrame({"area": [inside]})
    cited = dataclasses.replace(SOURCES[1], title=evil, line="", url=evil, locator=evil)
    exhibit = made_up(
        title=evil, subtitle=evil, alt=evil, axis=evil, categories=(evil, "乙市"), table=frame,
        columns=(Column("area", inside),), notes=(evil,), source_line=evil,
        doubts=(Doubt("①", evil, "二" + evil),),
    )  # fmt: skip
    data = export.docx(reported(
        Heading(evil), Paragraph(evil), Shown(exhibit, table=True),
        title=evil, subtitle=evil, sources=(cited,), imprint=Imprint("zh", evil, evil),
    ))  # fmt: skip
    made = opened(data)
    told = texts(made)

    assert {clean, f"图1　{clean}", f"① {clean}：二{clean}"} <= set(told)
    assert rows(made.tables[-1]) == [[clean], [clean]]
    assert made.core_properties.title == clean
    assert charts(data)[0].plots[0].categories[0] == "<b>&\"'🙂]]>\u202e{{=1+1"
    assert next(made.element.body.iter(f"{WP}docPr")).get("descr") == clean


def test_hostile_catalogue_with_ten_cities_is_written_whole():
    names = {f"9999{n:02}": f"城市{n}" + "某" * 36 for n in range(1, 11)}
    cat = builders.catalogue(names=names, evil='<b>&"🙂')
    frame, asked = builders.assessed(cat), (list(names), "14fyp")
    found = [
        exhibits.overview(cat, frame, *asked, as_of=2025),
        exhibits.counts(cat, frame, *asked, as_of=2025),
        exhibits.compared(cat, frame, "rd", *asked, as_of=2025),
    ]
    told = "\n".join(texts(opened(export.docx(selection("甲", found, Imprint("zh"))))))

    assert all(name + '<b>&"🙂' in told for name in names.values())
    assert all(one.title in told for one in found)


def test_same_report_gives_the_same_bytes():
    asked = reported(Paragraph("正文。"), Shown(made_up(), table=True))

    assert export.docx(asked) == export.docx(asked)


# The file


def test_every_part_is_there_once_with_its_type(whole):
    _, data, _ = whole
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        names = packed.namelist()
        kinds = etree.fromstring(packed.read("[Content_Types].xml"))
    ends = {one.get("Extension") for one in kinds if one.get("Extension")}
    named = {one.get("PartName"): one.get("ContentType") for one in kinds if one.get("PartName")}

    assert len(names) == len(set(names))
    assert all(f"/{name}" in named or name.rpartition(".")[2] in ends for name in names)
    assert {name[1:] for name in named} <= set(names)
    for name in names:
        if name.startswith("word/charts/chart"):
            assert named[f"/{name}"].endswith("drawingml.chart+xml")
        if name.endswith(".xlsx"):
            kind = named.get(f"/{name}") or next(
                one.get("ContentType") for one in kinds if one.get("Extension") == "xlsx"
            )
            assert kind.endswith("spreadsheetml.sheet")


def test_every_relation_leads_to_a_part_of_the_file(whole):
    _, data, _ = whole
    found = files(data)
    for name, blob in found.items():
        if not name.endswith(".rels"):
            continue
        folder = posixpath.dirname(posixpath.dirname(name))
        for one in etree.fromstring(blob):
            assert one.get("TargetMode") != "External"
            target = posixpath.normpath(posixpath.join("/", folder, one.get("Target")))
            assert target[1:] in found, (name, target)


def test_every_reference_has_its_relation_and_every_drawing_its_own_number(whole):
    _, data, made = whole
    found = files(data)
    shown = [one.get(f"{R}id") for one in made.element.body.iter(f"{C}chart")]
    for name in found:
        if re.fullmatch(r"word/charts/chart\d+\.xml", name):
            [held_in] = etree.fromstring(found[name]).findall(f"{C}externalData")
            rels = etree.fromstring(found[f"word/charts/_rels/{posixpath.basename(name)}.rels"])
            targets = {one.get("Id"): one.get("Target") for one in rels}
            assert targets[held_in.get(f"{R}id")].endswith(".xlsx")
    numbers = [one.get("id") for one in made.element.body.iter(f"{WP}docPr")]

    assert len(shown) == len(set(shown)) == len(numbers) == len(set(numbers)) > 12
    assert {made.part.rels[one].reltype.rpartition("/")[2] for one in shown} == {"chart"}


def test_nothing_asks_or_leads_outside(whole):
    _, data, made = whole
    found = files(data)

    assert not [name for name in found if "media/" in name or "customXml" in name]
    settings = found["word/settings.xml"].decode()
    assert not re.search("updateFields|attachedTemplate|documentProtection|mailMerge", settings)
    assert not list(made.element.body.iter(qn("w:hyperlink")))
    assert all(len(one.findall(qn("w:sectPr"))) <= 1 for one in made.element.body.iter(qn("w:pPr")))


def test_every_chart_is_edited_in_a_workbook_with_the_same_numbers(whole):
    _, data, _ = whole
    books = parts(data, "word/embeddings/")
    drawings = parts(data, "word/charts/chart")

    assert len(books) == len(drawings)
    for blob, book in zip(drawings, books, strict=True):
        sheet = openpyxl.load_workbook(io.BytesIO(book))["Sheet1"]
        for reference in etree.fromstring(blob).iter(f"{C}strRef", f"{C}numRef"):
            area = reference.findtext(f"{C}f").removeprefix("Sheet1!").replace("$", "")
            cells = sheet[area] if ":" in area else ((sheet[area],),)
            kept = [cell.value for row in cells for cell in row]
            cache = {int(one.get("idx")): one.findtext(f"{C}v") for one in reference.iter(f"{C}pt")}
            number = reference.tag == f"{C}numRef"
            for at, value in enumerate(kept):
                told = cache.get(at)
                assert (told is None) == (value in {None, ""})
                if told is not None:
                    # Workbooks hold 16 digits.
                    assert (pytest.approx(float(told), rel=1e-14) if number else told) == value


def test_every_text_names_a_chinese_face(whole):
    _, data, made = whole
    found = files(data)
    roots = [made.element, *(etree.fromstring(found[name]) for name in found
                             if re.match(r"word/(header|footer)\d+\.xml", name))]  # fmt: skip
    styles = etree.fromstring(found["word/styles.xml"])

    assert "Theme=" not in found["word/styles.xml"].decode()
    for style in styles.iter(qn("w:style")):
        if style.get(qn("w:type")) != "numbering":
            assert style.find(f"{qn('w:rPr')}/{qn('w:rFonts')}").get(qn("w:eastAsia"))
    for root in roots:
        for run in root.iter(qn("w:r")):
            if run.find(qn("w:drawing")) is None:
                assert run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}").get(qn("w:eastAsia"))
    used = {one.get(qn("w:val")) for one in made.element.iter(qn("w:pStyle"))}
    assert used <= {one.get(qn("w:styleId")) for one in styles.iter(qn("w:style"))}


def test_every_text_of_a_chart_names_a_chinese_face(whole):
    _, data, _ = whole
    for chart in charts(data):
        for looks in chart._chartSpace.iter(f"{A}rPr", f"{A}defRPr", f"{A}endParaRPr"):
            faces = [looks.find(f"{A}{face}") for face in ("latin", "ea", "cs")]
            assert [one.get("typeface") for one in faces] == [screen.OFFICE_FONT] * 3


def test_every_graphic_has_words_for_those_who_do_not_see_it(whole):
    _, _, made = whole

    assert all(one.get("descr") for one in made.element.body.iter(f"{WP}docPr"))
    for table in made.tables:
        if table._tbl.tblPr.find(qn("w:tblStyle")).get(qn("w:val")) == "TableGrid":
            assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))


def test_every_exhibit_is_there_with_its_numbers_and_texts(whole):
    found, data, made = whole
    told = "\n".join(texts(made))
    inside = [one for chart in charts(data) for one in held(chart)]
    for exhibit in found:
        for text in (exhibit.title, exhibit.source_line, exhibit.doubt_line, *exhibit.notes):
            assert text in told, exhibit.id
        if exhibit.kind is not ChartKind.TABLE:
            assert all(line in told for lines in exhibit.side for line in lines), exhibit.id
        assert all(line in told for panel in exhibit.panels for line in panel.lines)
        shown = [one for panel in exhibit.panels for one in panel.series] or exhibit.series
        if exhibit.kind is not ChartKind.TABLE:
            assert {drawn(one) for one in shown if one.known} <= set(inside), exhibit.id


def test_tables_say_what_the_pages_say(whole):
    found, _, made = whole
    heads, cells = set(), set()
    for table in made.tables:
        every_row = rows(table)
        heads.update(every_row[0])
        cells.update(
            (head, text) for row in every_row[1:] if len(row) == len(every_row[0])
            for head, text in zip(every_row[0], row, strict=True)
        )  # fmt: skip
    for exhibit in found:
        shown = exhibit.text_table()
        for place, column in enumerate(exhibit.columns):
            if column.in_page:
                texts_of = {(column.header, str(one)) for one in shown.iloc[:, place]}
                assert texts_of <= cells, (exhibit.id, column.header)


def test_words_are_there_in_both_languages():
    assert word.WORDS["zh"].keys() == word.WORDS["en"].keys()
    assert word.STYLES["zh"].keys() == word.STYLES["en"].keys()


@pytest.mark.office
def test_office_program_takes_the_documents(whole, tmp_path):
    found, _, _ = whole
    of_each_kind = {one.kind: one for one in found if len(one.table) <= 40}
    report = selection("报告", list(of_each_kind.values()), Imprint(found[0].lang))
    file = tmp_path / "报告.docx"
    file.write_bytes(export.docx(report))

    assert len(of_each_kind) > 6
    assert office.converted(file, tmp_path).read_bytes().startswith(b"%PDF")
