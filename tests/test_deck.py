"""A report as a deck, opened again: in our own layouts and in a user's."""

import io
import math
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import office
import openpyxl
import pytest
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.shapes.picture import CT_Picture
from pptx.util import Pt
from test_slides import made_up

from indicators.exhibits.periods import dated
from indicators.exhibits.report import Heading, Imprint, Paragraph, Report, Says, Shown, selection
from indicators.exhibits.spec import ChartKind, Citation, Doubt, Draw, Series
from indicators.export import slides
from indicators.wording import deck as words
from indicators.wording import report as told
from indicators.wording import screen

EVIL = "<b>&\"'🙂\x00\x0b=1"
CLEAN = "<b>&\"'🙂=1"
IMPRINT = Imprint("zh", compiler="某市科技局", day="2026-11-22")
SOURCE = Citation("k", "某规划", "某市", "2021", "", "official", "官方", line="《某规划》")
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077 53de0000000c49444154"
    "08d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082".replace(" ", "")
)


def report(**changes):
    shown = made_up(doubts=(Doubt("①", "两处数字不同", "规划与公报相差1家"),), sources=(SOURCE,))
    plain = {
        "title": "进展情况报告",
        "subtitle": "截至2025年",
        "imprint": IMPRINT,
        "blocks": (
            Heading("总体情况"),
            Paragraph("全市共有目标12项，" + "其中2项可判断。" * 20),
            Shown(shown),
            Heading("各市情况"),
            Heading("甲市", 2),
            Paragraph("甲市达到目标。" * 12),
            Paragraph("一项", Says.ITEM),
            Paragraph("附注一条", Says.NOTE),
            Shown(shown, chart=False, table=True),
        ),
        "annex": (Heading("全部指标"), Shown(shown, chart=False, table=True)),
        "sources": (SOURCE,),
        "cutoff": "2026-03-31",
    }
    return Report(**{**plain, **changes})


def template(*, size=(720, 540), fonts=("黑体", "楷体"), layouts=None):
    """Return a template as an official's office has it: sample slides, a logo, its own fonts."""
    made = Presentation()
    made.slide_width, made.slide_height = Pt(size[0]), Pt(size[1])
    master = made.slide_master
    _, found = master.part.get_or_add_image_part(io.BytesIO(PNG))
    place = [int(Pt(one)) for one in (size[0] - 90, 6, 80, 36)]
    master.shapes._spTree.append(CT_Picture.new_pic(90, "logo", "logo", found, *place))
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    for kind, font in zip((b"major", b"minor"), fonts, strict=True):
        head, rest = theme.blob.split(b"<a:%sFont>" % kind, 1)
        rest = rest.replace(b'<a:ea typeface=""/>', f'<a:ea typeface="{font}"/>'.encode(), 1)
        theme._blob = head + b"<a:%sFont>" % kind + rest
    for layout in list(made.slide_layouts) if layouts is not None else ():
        if layout.name not in layouts:
            made.slide_layouts.remove(layout)
    for number in range(2 if layouts is None else 0):
        slide = made.slides.add_slide(made.slide_layouts[1])
        slide.shapes.title.text = f"样张{number}"
    ids = "".join(f'<p14:sldId id="{one.slide_id}"/>' for one in made.slides)
    section = f'<p14:section name="样张" id="{{6A4F9F3E-0000-4000-8000-000000000000}}"><p14:sldIdLst>{ids}</p14:sldIdLst></p14:section>'  # noqa: E501
    space = 'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main"'
    made.element.append(
        parse_xml(
            f'<p:extLst {nsdecls("p")}><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">'
            f"<p14:sectionLst {space}>{section}</p14:sectionLst></p:ext></p:extLst>"
        )
    )
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def opened(data):
    return Presentation(io.BytesIO(data))


@pytest.fixture(scope="module", params=["own", "4:3", "16:9"])
def data(request):
    sizes = {"4:3": (720, 540), "16:9": (960, 540)}
    house = template(size=sizes[request.param]) if request.param in sizes else None
    return slides.deck(report(), house)


@pytest.fixture
def made(data):
    return opened(data)


def shapes(made):
    return [shape for slide in made.slides for shape in slide.shapes]


def written(slide):
    return "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def everything(made):
    cells = [
        cell.text
        for shape in shapes(made)
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
    ]
    return "\n".join([*(written(slide) for slide in made.slides), *cells])


def titles(made):
    return [slide.shapes.title.text_frame.text for slide in made.slides]


def charts(made):
    return [shape.chart for shape in shapes(made) if shape.has_chart]


def test_first_slide_says_what_the_report_is_and_who_made_it(made):
    first = written(made.slides[0])

    for text in ("进展情况报告", "截至2025年", "某市科技局"):
        assert text in first
    for day in ("2026-11-22", "2026-03-31"):
        assert dated(day, "zh") in first
    assert told.say("zh", "draft") in first
    assert screen.say("zh", "internal") not in first


def test_internal_public_and_final_are_said():
    final = Imprint("zh", final=True)
    first = written(opened(slides.deck(report(imprint=final, internal=True))).slides[0])
    public = written(opened(slides.deck(report(imprint=Imprint("zh", public=True)))).slides[0])

    assert told.say("zh", "final") in first
    assert screen.say("zh", "internal") in first
    assert told.say("zh", "public") in public


def test_contents_name_the_sections_in_order(made):
    assert titles(made)[1] == words.say("zh", "contents")
    listed = written(made.slides[1])
    places = [listed.index(name) for name in ("一、总体情况", "二、各市情况", "附件：全部指标")]

    assert places == sorted(places)


def test_prose_is_kept_whole_and_in_order(made):
    told = everything(made).replace("\n", "")

    blocks = [one.text for one in report().blocks if isinstance(one, Paragraph)]
    assert all(text in told for text in blocks)


def test_few_words_that_lead_to_an_exhibit_stand_on_its_slide():
    blocks = (Heading("情况"), Paragraph("说明" * 80), Shown(made_up()), Paragraph("变化见下表。"),
              Shown(made_up(), chart=False, table=True))  # fmt: skip
    made = opened(slides.deck(report(blocks=blocks, annex=())))
    [page] = [slide for slide in made.slides if "变化见下表。" in written(slide)]

    assert any(one.has_table for one in page.shapes)


def test_prose_is_large_enough_to_be_read(made):
    for shape in shapes(made):
        if shape.name == "prose":
            sizes = [int(one.get("sz")) for one in shape._element.iter(qn("a:rPr"))]
            assert min(sizes) >= 1100
            assert max(sizes) >= 1600


def test_long_prose_goes_to_several_slides_between_sentences():
    text = "".join(f"第{number}句话说明一项指标的进展情况和它的出处。" for number in range(120))
    made = opened(slides.deck(report(blocks=(Heading("情况"), Paragraph(text)), annex=())))
    pages = [shape.text_frame.text for shape in shapes(made) if shape.name == "prose"]

    assert len(pages) > 1
    assert "".join(pages).replace("\n", "") == text
    assert all(page.rstrip().endswith("。") for page in pages)


def test_sentence_longer_than_a_slide_is_cut_not_lost():
    text = "无句读" * 2000
    made = opened(slides.deck(report(blocks=(Paragraph(text),), annex=())))

    pages = [one.text_frame.text for one in shapes(made) if one.name == "prose"]

    assert len(pages) > 1
    assert "".join(pages).replace("\n", "") == text


def test_heading_never_stands_alone_at_the_foot_of_a_slide():
    parts = [(Heading(f"标题{n}", 2), Paragraph(f"说明{n}。" * 30)) for n in range(12)]
    blocks = (Heading("情况"), *(one for pair in parts for one in pair))
    made = opened(slides.deck(report(blocks=blocks, annex=())))

    for shape in shapes(made):
        if shape.name == "prose":
            last = [one for one in shape.text_frame.text.split("\n") if one][-1]
            assert not last.startswith("标题")


def test_chart_holds_the_exhibits_numbers_and_can_be_edited(made):
    exhibit = made_up()
    [chart] = charts(made)
    drawn = {(one.name, tuple(one.values)) for plot in chart.plots for one in plot.series}
    sheet = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob))["Sheet1"]

    assert drawn == {
        (one.name, tuple(None if math.isnan(value) else value for value in one.points))
        for one in exhibit.series
    }
    for series in (one for plot in chart.plots for one in plot.series):
        cells = [one.text for one in series._element.iter(qn("c:f"))]
        name, categories, values = ([cell.value for row in rows(sheet, one) for cell in row]
                                    for one in cells)  # fmt: skip
        assert (name, categories, values) == (
            [series.name],
            list(exhibit.categories),
            list(series.values),
        )


def rows(sheet, reference):
    found = sheet[reference.removeprefix("Sheet1!").replace("$", "")]
    return found if isinstance(found, tuple) else ((found,),)


def test_exhibits_stand_with_finding_source_and_doubts(made):
    exhibit = made_up()
    [page] = [slide for slide in made.slides if any(one.has_chart for one in slide.shapes)]

    assert page.shapes.title.text_frame.text == exhibit.title
    for line in (exhibit.source_line, exhibit.doubt_line, exhibit.cutoff_line, exhibit.subtitle):
        assert line in written(page)


def test_doubts_and_documents_are_listed_once_at_the_end(made):
    last = titles(made)[-2:]

    assert last == [words.say("zh", "report_doubts"), words.say("zh", "report_sources")]
    assert written(made.slides[-2]).count("规划与公报相差1家") == 1
    assert written(made.slides[-1]).count("《某规划》") == 1


def test_every_slide_but_the_first_has_its_number(made):
    fields = [
        [one.get("type") for one in slide._element.iter(qn("a:fld"))] for slide in made.slides
    ]

    assert fields[0] == []
    assert all(one == ["slidenum"] for one in fields[1:])


def test_every_text_names_a_font_for_chinese(made):
    parts = [slide._element for slide in made.slides]
    for element in [*parts, *(one._chartSpace for one in charts(made))]:
        for one in element.iter(qn("a:rPr"), qn("a:defRPr"), qn("a:endParaRPr")):
            assert one.find(qn("a:ea")).get("typeface")
            assert one.find(qn("a:latin")).get("typeface")


def test_shapes_have_numbers_of_their_own_and_stay_on_their_slide(made):
    for slide in made.slides:
        ids = [one.get("id") for one in slide._element.iter(qn("p:cNvPr"))]
        assert len(ids) == len(set(ids))
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= made.slide_width
            assert shape.top + shape.height <= made.slide_height


def test_parts_are_whole(data):
    """Each part has a type and is reached, each relationship leads somewhere."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        names = set(parts.namelist())
        types = ElementTree.fromstring(parts.read("[Content_Types].xml"))
        named = {one.get("PartName", "").lstrip("/") for one in types}
        endings = {one.get("Extension") for one in types} - {None}
        reached = {"[Content_Types].xml"}
        for name in names:
            if name.endswith(".rels"):
                reached.add(name)
                base = Path(name).parent.parent
                for one in ElementTree.fromstring(parts.read(name)):
                    assert one.get("TargetMode") != "External"
                    target = one.get("Target")
                    path = target.lstrip("/") if target.startswith("/") else _path(base, target)
                    assert path in names, (name, target)
                    reached.add(path)
            elif name.endswith(".xml"):
                ElementTree.fromstring(parts.read(name))
        assert len(names) == len(parts.namelist())
    assert names == reached
    untyped = {one for one in names - named if one.rpartition(".")[2] not in endings}
    assert untyped <= {"[Content_Types].xml"}


def _path(base, target):
    found = []
    for piece in (*base.parts, *target.split("/")):
        if piece == "..":
            found.pop()
        else:
            found.append(piece)
    return "/".join(found)


AXIS = (
    "axId", "scaling", "delete", "axPos", "majorGridlines", "minorGridlines", "title", "numFmt",
    "majorTickMark", "minorTickMark", "tickLblPos", "spPr", "txPr", "crossAx", "crosses",
    "crossesAt", "auto", "lblAlgn", "lblOffset", "noMultiLvlLbl", "crossBetween", "majorUnit",
)  # fmt: skip
SERIES = (
    "idx", "order", "tx", "spPr", "invertIfNegative", "marker", "dPt", "dLbls", "cat", "val",
    "smooth",
)  # fmt: skip


@pytest.mark.parametrize("kind", ["bar", "line", "rank", "counts"])
def test_parts_of_charts_stand_in_the_order_of_the_standard(kind):
    values = Series("最新值", (3.0, 1.0), Draw.ACTUAL, codes=("met", "met"), code="met")
    goal = Series("目标值", (4.0, 2.0), Draw.TARGET, code="met")
    exhibit = made_up(kind=ChartKind(kind), series=(values, goal))
    [chart] = charts(opened(slides.deck(selection("选图", [exhibit], IMPRINT))))
    orders = {"catAx": AXIS, "valAx": AXIS, "ser": SERIES}

    for tag, order in orders.items():
        found = list(chart._chartSpace.iter(qn(f"c:{tag}")))
        assert found
        for one in found:
            names = [child.tag.partition("}")[2] for child in one]
            places = [order.index(name) for name in names]
            assert places == sorted(places)
            once = [name for name in names if name != "dPt"]
            assert len(once) == len(set(once))


def test_same_report_gives_the_same_deck(data):
    again = template()

    assert slides.deck(report(), again) == slides.deck(report(), again)
    assert slides.deck(report()) == slides.deck(report())
    about = opened(data).core_properties
    assert (about.title, about.author) == ("进展情况报告", "某市科技局")
    assert str(about.created.date()) == "2026-11-22"


# A template of the user's own


@pytest.fixture(scope="module")
def housed():
    return opened(slides.deck(report(), template()))


def test_template_gives_size_layouts_logo_and_fonts(housed):
    assert (housed.slide_width.pt, housed.slide_height.pt) == (720, 540)
    assert [one.name for one in housed.slide_layouts] == [
        one.name for one in Presentation().slide_layouts
    ]
    assert [one.name for one in housed.slide_master.shapes if one.name == "logo"] == ["logo"]
    theme = housed.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME).blob.decode()
    assert re.findall(r'<a:ea typeface="([^"]+)"/>', theme)[:2] == ["黑体", "楷体"]
    kinds = [slide.slide_layout._element.get("type") for slide in housed.slides]
    assert kinds[0] == "title"
    assert {"secHead", "titleOnly"} <= set(kinds)


def test_template_letters_its_texts_by_its_theme(housed):
    for slide in housed.slides:
        title = slide.shapes.title._element
        for shape in slide.shapes:
            own = shape._element
            faces = {one.get("typeface") for one in own.iter(qn("a:ea"))}
            assert faces == ({"+mj-ea"} if own is title else {"+mn-ea"} if faces else set())
    for chart in charts(housed):
        assert {one.get("typeface") for one in chart._chartSpace.iter(qn("a:ea"))} == {"+mn-ea"}


def test_template_without_a_font_for_chinese_has_one_named():
    house = template(fonts=("", ""))
    made = opened(slides.deck(report(), house))
    own = [one for slide in made.slides for one in slide._element.iter(qn("a:ea"))]
    faces = {one.get("typeface") for one in own}

    assert faces
    assert not [one for one in faces if one.startswith("+") or not one]


def test_samples_of_the_template_are_gone(housed):
    assert "样张" not in everything(housed)
    names = [str(part.partname) for part in housed.part.package.iter_parts()]

    assert sum("/slides/" in name for name in names) == len(housed.slides)
    assert housed.element.find(qn("p:extLst")) is None


def test_titles_stand_in_the_layouts_place_and_numbers_too(housed):
    for slide in list(housed.slides)[1:]:
        kinds = [one.placeholder_format.type for one in slide.placeholders]
        assert slide.shapes.title is not None
        assert sum("SLIDE_NUMBER" in str(kind) for kind in kinds) == 1
        assert all(one.text_frame.text for one in slide.placeholders)


def test_nothing_stands_on_the_title_the_logo_or_the_footers(housed):
    logo = next(one for one in housed.slide_master.shapes if one.name == "logo")
    for slide in housed.slides:
        low = [
            one
            for one in slide.slide_layout.placeholders
            if re.search("DATE|FOOTER|SLIDE_NUMBER", str(one.placeholder_format.type))
        ]
        own = [one for one in slide.shapes if not one.is_placeholder]
        for shape in own:
            assert not any(crossing(shape, other) for other in [logo, *low])
        if slide.slide_layout._element.get("type") == "titleOnly":
            assert not any(crossing(shape, slide.shapes.title) for shape in own)
            assert not crossing(slide.shapes.title, logo)


def crossing(one, other):
    return (
        one.left < other.left + other.width
        and other.left < one.left + one.width
        and one.top < other.top + other.height
        and other.top < one.top + one.height
    )


def test_long_title_is_set_smaller_not_longer_than_its_place():
    exhibit = made_up(title="某项指标的进展情况较为复杂，需要用很长的标题才能说清楚" * 4)
    made = opened(slides.deck(selection("选图", [exhibit], IMPRINT), template()))
    [page] = [slide for slide in made.slides if any(one.has_chart for one in slide.shapes)]
    sizes = {one.get("sz") for one in page.shapes.title._element.iter(qn("a:rPr"))}

    assert page.shapes.title.text_frame.text == exhibit.title
    assert all(1000 <= int(one) < 4400 for one in sizes)


def test_layout_with_one_place_for_content_is_used_where_no_other_is():
    made = opened(slides.deck(report(), template(layouts=("Title and Content",))))

    assert {slide.slide_layout.name for slide in made.slides} == {"Title and Content"}
    assert len(charts(made)) == 1


def _packed(data, **files):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            change = files.get(name, lambda text: text)
            new.writestr(name, change(old.read(name)))
    return out.getvalue()


def _typed(kind):
    plain = b"presentationml.presentation.main+xml"
    changed = {"[Content_Types].xml": lambda text: text.replace(
        b"vnd.openxmlformats-officedocument." + plain, kind)}  # fmt: skip
    return lambda: _packed(template(), **changed)


BAD = {
    "template_layouts": lambda: template(layouts=("Blank",)),
    "template_protected": lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "template_macros": _typed(b"vnd.ms-powerpoint.presentation.macroEnabled.main+xml"),
    "template_potx": _typed(b"vnd.openxmlformats-officedocument.presentationml.template.main+xml"),
}
DAMAGED = {
    "no file": lambda: b"",
    "text": lambda: "不是演示文稿".encode(),
    "half a file": lambda: template()[:3000],
    "another zip": lambda: _zip({"a.txt": b"x"}),
    "broken part": lambda: _packed(template(), **{"ppt/presentation.xml": lambda text: text[:200]}),
    "no master": lambda: _packed(
        template(), **{"ppt/slideMasters/slideMaster1.xml": lambda _: b"<a/>"}
    ),
}


def _zip(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name, text in files.items():
            new.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize("key", BAD)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_template_that_cannot_be_used_is_said(key, lang):
    with pytest.raises(slides.TemplateError) as caught:
        slides.deck(report(imprint=Imprint(lang)), BAD[key]())

    assert str(caught.value) == words.say(lang, key)


@pytest.mark.parametrize("kind", DAMAGED)
def test_damaged_template_is_said(kind):
    with pytest.raises(slides.TemplateError) as caught:
        slides.deck(report(), DAMAGED[kind]())

    assert str(caught.value) == words.say("zh", "template_damaged")


# Hostile texts and many cities


@pytest.mark.parametrize("house", [None, template()], ids=["own", "template"])
def test_text_of_any_kind_stays_text(house):
    exhibit = made_up(title=EVIL, subtitle=EVIL, alt=EVIL, source_line=EVIL, notes=(EVIL,))
    evil = report(
        title=EVIL,
        subtitle=EVIL,
        imprint=Imprint("zh", compiler=EVIL),
        blocks=(Heading(EVIL), Paragraph(EVIL), Heading(EVIL, 2), Shown(exhibit)),
        annex=(),
        sources=(Citation("k", EVIL, EVIL, "", "", "official", "", line=EVIL, url=EVIL),),
    )
    made = opened(slides.deck(evil, house))

    assert CLEAN in titles(made)
    assert all("\x00" not in written(slide) for slide in made.slides)
    assert not [
        one for part in made.part.package.iter_parts() for one in part.rels.values()
        if one.is_external
    ]  # fmt: skip


@pytest.mark.parametrize("house", [None, template()], ids=["own", "template"])
def test_ten_cities_with_long_names_are_all_drawn(house):
    cities = tuple(f"{'某' * 38}{number:02}" for number in range(10))
    values = Series("最新值", (-3.5, float("nan"), 250.0, *map(float, range(7))), Draw.ACTUAL,
                    codes=("met",) * 10)  # fmt: skip
    made = opened(
        slides.deck(
            selection("选图", [made_up(categories=cities, series=(values,))], IMPRINT), house
        )
    )
    found = charts(made)

    assert [name for one in found for name in one.plots[0].categories] == list(cities)
    assert [value for one in found for value in one.plots[0].series[0].values] == [
        None if math.isnan(value) else value for value in values.points
    ]
    assert len({one.value_axis.maximum_scale for one in found}) == 1


def test_exhibit_that_is_nothing_but_a_table_is_shown_as_one():
    for kind in (ChartKind.TABLE, ChartKind.COVERAGE):
        blocks = (Shown(made_up(kind=kind)),)
        made = opened(slides.deck(Report("题", "", IMPRINT, blocks)))
        assert any(one.has_table for one in shapes(made))


def test_empty_exhibit_says_why_it_is_empty():
    exhibit = made_up(empty="所选地区没有数据。")
    made = opened(slides.deck(Report("题", "", IMPRINT, (Shown(exhibit),))))

    assert "所选地区没有数据。" in everything(made)


def test_report_without_anything_is_a_title():
    made = opened(slides.deck(Report("题", "", IMPRINT, ())))

    assert titles(made) == ["题"]


@pytest.mark.office
@pytest.mark.skipif(office.SOFFICE is None, reason=office.REASON)
@pytest.mark.parametrize("house", [None, template()], ids=["own", "template"])
def test_office_program_shows_every_slide(house, tmp_path):
    data = slides.deck(report(), house)
    file = tmp_path / "deck.pptx"
    file.write_bytes(data)
    text = office.converted(file, tmp_path).read_bytes()

    assert len(re.findall(rb"/Type\s*/Page[^s]", text)) == len(opened(data).slides)
