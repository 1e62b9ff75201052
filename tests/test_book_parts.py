import datetime as dt
import io
import re
import zipfile
from functools import cache
from pathlib import Path
from xml.etree import ElementTree as ET

import book_cases
import builders
import openpyxl
import pytest

from indicators import catalogue, export, progress
from indicators.exhibits.report import Imprint
from indicators.wording import book as words
from indicators.wording import screen

ROOT = Path(__file__).parent.parent
AREA = book_cases.AREA
BOTH = ("zh", "en")
ON = dt.date(2026, 11, 22)
MAKERS = Imprint(compiler="=甲市科学技术局", day="2026-11-22")
EVILS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "'=1", "<b>&\"']]>", "甲\x00\x0b🙂")
TEN = {f"9998{place:02d}": "某" * 38 + f"{place:02d}" for place in range(1, 11)}
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@cache
def real(lang="zh", year=2025):
    cat = catalogue.load(ROOT / "data")
    frame = progress.assess(cat, as_of=year, on=ON)
    cities = ["620600", "630100", "610900", "610100"]
    return export.book(cat, frame, cities, "14fyp", lang, as_of=year, on=ON, imprint=MAKERS)


def written(cat, areas, lang="zh", imprint=MAKERS):
    frame = builders.assessed(cat)
    return export.book(cat, frame, areas, "14fyp", lang, as_of=2025, on=ON, imprint=imprint)


def opened(data, **how):
    return openpyxl.load_workbook(io.BytesIO(data), **how)


def parts(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def charts(data):
    return {
        name: ET.fromstring(content)
        for name, content in parts(data).items()
        if re.fullmatch(r"xl/charts/chart\d+\.xml", name)
    }


def cells_of(book):
    return [cell for sheet in book for row in sheet.iter_rows() for cell in row]


def texts(book):
    return {cell.value for cell in cells_of(book) if isinstance(cell.value, str)}


@pytest.mark.parametrize("lang", BOTH)
def test_sheets_have_valid_names(lang):
    names = opened(real(lang)).sheetnames

    # No follow-up is published: their sheet is there only where a city has some.
    every = words.SHEETS[lang]
    assert names == [name for code, name in every.items() if code != "follow_ups"]
    for name in every.values():
        assert len(name) <= 31
        assert not re.search(r"[\[\]:*?/\\]", name)
        assert not name.startswith("'")


@pytest.mark.parametrize("evil", EVILS)
def test_text_never_becomes_a_formula_a_link_or_a_number(evil):
    plain, hostile = (
        written(book_cases.invented(evil=one), [AREA, "999902"]) for one in ("", f"，{evil}")
    )
    names = {code: evil + name for code, name in builders.CITIES.items()}
    cat = builders.catalogue(names=names, evil=evil)
    leading = opened(written(cat, list(names)))

    def formulas(data):
        return sorted(cell.coordinate for cell in cells_of(opened(data)) if cell.data_type == "f")

    assert formulas(hostile) == formulas(plain)
    shown = evil.replace("\x00", "").replace("\x0b", "").replace("\r", "\n")
    assert f"{shown}甲市{shown}" in texts(leading)
    for cell in cells_of(leading):
        assert cell.hyperlink is None
        if cell.data_type == "f":
            assert evil.strip() not in str(cell.value)
        elif isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@")):
            assert cell.quotePrefix


def test_hostile_book_is_well_formed_and_has_no_outside_part():
    found = parts(written(book_cases.invented(evil="，".join(EVILS)), [AREA]))

    for name, content in found.items():
        if name.endswith((".xml", ".rels")):
            ET.fromstring(content)
        assert b'TargetMode="External"' not in content
    assert not [name for name in found if "externalLink" in name or "vba" in name]


def test_ten_cities_with_names_of_forty_characters():
    extra = [
        one
        for area in TEN
        for one in (
            builders.figure(f"{area}-b", area, "hnte", "baseline", 2020, 50.0),
            builders.figure(f"{area}-t", area, "hnte", "target", 2025, 100.0),
            builders.figure(f"{area}-a", area, "hnte", "actual", 2023, 120.0),
        )
    ]
    cat = builders.catalogue(names=builders.CITIES | TEN, extra_figures=extra)
    data = written(cat, list(TEN))
    sheet = opened(data)[words.SHEETS["zh"]["table"]]
    areas = {sheet.cell(row, 2).value for row in range(7, sheet.max_row + 1)}

    assert areas == set(TEN.values())
    # One of the counts, two for each city.
    assert len(charts(data)) == 21


def test_no_area_and_no_figure_still_give_a_book():
    cat = builders.catalogue()
    for areas in ([], ["999903"], ["999904"]):
        book = opened(written(cat, areas))
        assert words.say("zh", "nothing") in texts(book)


def test_imprint_cutoff_and_assumptions_stand_on_the_first_sheet():
    cat = builders.catalogue()
    draft = opened(written(cat, ["999901"], imprint=Imprint(day="2026-11-22")))
    final = opened(
        written(cat, ["999901"], imprint=Imprint(compiler="甲局", final=True, public=True))
    )

    def told(book):
        sheet = book.worksheets[0]
        return {row[0].value: row[1].value for row in sheet.iter_rows()}

    assert told(draft)["稿次"] == "初步"
    assert told(draft)["制表日期"] == "2026年11月22日"
    assert told(draft)["制表单位"] == words.say("zh", "unnamed")
    assert told(final)["稿次"] == "定稿"
    assert told(final)["制表单位"] == "甲局"
    assert told(final)["内部资料"] == words.say("zh", "public")
    assert [told(draft)[name] for name in ("计划基年", "计划末年", "评估年份")] == [
        2020,
        2025,
        2025,
    ]
    assert set(draft.defined_names) == set(words.NAMES["zh"].values())


def test_internal_figures_are_announced():
    own = builders.figure("x", "999901", "rd", "actual", 2024, 1.2, grade="internal")
    book = opened(written(builders.catalogue(extra_figures=[own]), ["999901"]))
    about = {row[0].value: row[1].value for row in book.worksheets[0].iter_rows()}

    assert about["内部资料"] == words.say("zh", "internal")
    assert any("内部资料" in str(cell.value) for cell in book["指标表"]["D"][:4])


def test_every_figure_document_and_doubt_is_listed():
    cat = builders.catalogue()
    book = opened(written(cat, list(builders.CITIES)))
    areas = cat.figures["ref_area"].isin(list(builders.CITIES))
    sources = book["资料来源"]
    listed = {row[1].value for row in sources.iter_rows(min_row=2)}
    keys = cat.figures.loc[areas, "source"].unique()

    assert listed == set(cat.sources.loc[keys, "title"])
    assert [row[0].value for row in sources.iter_rows(min_row=2)] == [
        f"[{number}]" for number in range(1, len(listed) + 1)
    ]
    doubts = [[cell.value for cell in row] for row in book["冲突与存疑"].iter_rows(min_row=2)]
    assert doubts == [["①", "甲市", "严重", "两处数字不同", "规划与公报相差1家"]]
    figures = book["数据出处"]
    head = next(row for row in figures.iter_rows() if row[0].value == "地区")
    assert figures.max_row - head[0].row == areas.sum()
    marks = next(cell.column for cell in head if cell.value == "注")
    assert [
        figures.cell(row, marks).value for row in range(head[0].row + 1, figures.max_row + 1)
    ].count("①") == 1


def test_a_row_names_its_documents_and_doubts():
    sheet = opened(written(builders.catalogue(), list(builders.CITIES)))
    rows = list(sheet["指标表"].iter_rows(min_row=6, values_only=True))
    head = {name: place for place, name in enumerate(rows[0])}
    first = next(row for row in rows[1:] if row[head["地区"]] == "甲市")
    titles = {row[0]: row[1] for row in sheet["资料来源"].iter_rows(min_row=2, values_only=True)}
    cited = re.findall(r"\[\d+\]", first[head["来源"]])

    assert {titles[one] for one in cited} == {"甲市“十四五”科技创新规划", "甲市统计年鉴数据"}
    assert first[head["注"]] == "①"
    assert first[head["来源等级"]] == "学术整理的年鉴数据"


def test_preliminary_values_are_called_so():
    rows = list(
        opened(written(builders.catalogue(), ["999902"]))["指标表"].iter_rows(
            min_row=6, values_only=True
        )
    )
    row = dict(zip(rows[0], rows[1], strict=True))

    assert row["数据版本"] == "初步数"
    assert "2025年为初步数" in row["备注"]


@pytest.mark.parametrize("lang", BOTH)
def test_sheets_are_ready_to_print(lang):
    book = opened(real(lang))

    for sheet in book:
        assert sheet.page_setup.orientation == "landscape", sheet.title
        assert int(sheet.page_setup.paperSize) == 9
    for code in ("table", "others"):
        sheet = book[words.SHEETS[lang][code]]
        assert sheet.print_title_rows == "$5:$6"
        assert sheet.print_title_cols == "$A:$C"
        assert sheet.freeze_panes == "D7"
        assert sheet.auto_filter.ref.startswith("A6:")
        assert sheet.print_area
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0


@pytest.mark.parametrize("lang", BOTH)
def test_no_number_is_wider_than_its_column(lang):
    book = opened(real(lang), data_only=True)
    for code in ("table", "others"):
        sheet = book[words.SHEETS[lang][code]]
        wide = widths(sheet)
        for row in sheet.iter_rows(min_row=7):
            for cell in row:
                if isinstance(cell.value, int | float):
                    assert length(cell) <= wide[cell.column], (cell.coordinate, cell.number_format)


def widths(sheet):
    return {
        place: one.width
        for one in sheet.column_dimensions.values()
        for place in range(one.min, one.max + 1)
    }


def length(cell):
    """About how many characters a number takes as it is shown."""
    pattern = cell.number_format.split(";")[0]
    quoted = "".join(re.findall(r'"([^"]*)"', pattern))
    plain = re.sub(r'"[^"]*"', "", pattern)
    digits = len(plain.partition(".")[2].rstrip("%"))
    value = cell.value * 100 if "%" in plain else cell.value
    shown = f"{abs(value):{',' if ',' in plain else ''}.{digits}f}" + "%" * ("%" in plain)
    sign = "-" if cell.value < 0 or plain.startswith("+") else ""
    return sum(2 if ord(one) > 0x2E80 else 1 for one in shown + sign + quoted) * 0.9


@pytest.mark.parametrize("lang", BOTH)
def test_charts_name_a_font_for_chinese_in_every_text(lang):
    found = charts(real(lang))

    assert found
    for name, chart in found.items():
        for latin in chart.iter(f"{A}latin"):
            assert latin.get("typeface") == screen.OFFICE_FONT
        for properties in (*chart.iter(f"{A}defRPr"), *chart.iter(f"{A}rPr")):
            faces = [one.tag for one in properties if one.tag in {A + "latin", A + "ea", A + "cs"}]
            assert faces == [A + "latin", A + "ea", A + "cs"], name
            assert properties.find(f"{A}ea").get("typeface") == screen.OFFICE_FONT
        order = [one.tag.removeprefix(C) for one in chart]
        assert order.index("chart") < order.index("txPr") < order.index("printSettings")


def test_cells_name_the_office_font_and_no_theme():
    styles = parts(real())["xl/styles.xml"].decode()

    assert set(re.findall(r'<name val="([^"]*)"', styles)) == {screen.OFFICE_FONT}
    assert "<scheme" not in styles


@pytest.mark.parametrize("lang", BOTH)
def test_charts_are_native_over_the_cells_they_name(lang):
    data = real(lang)
    book = opened(data, data_only=True)
    seen = 0
    for name, chart in charts(data).items():
        for ref in (*chart.iter(f"{C}numRef"), *chart.iter(f"{C}strRef")):
            title, _, cells = ref.find(f"{C}f").text.rpartition("!")
            sheet = book[title.strip("'")]
            found = sheet[cells.replace("$", "")]
            flat = [one[0] for one in found] if isinstance(found, tuple) else [found]
            cache = next(one for one in ref if one.tag.endswith("Cache"))
            kept = {int(pt.get("idx")): pt.find(f"{C}v").text for pt in cache.iter(f"{C}pt")}
            for place, cell in enumerate(flat):
                if ref.tag == f"{C}strRef":
                    assert kept[place] == str(cell.value), name
                elif cell.value is not None:
                    assert float(kept[place]) == pytest.approx(cell.value), name
                else:
                    assert place not in kept, name
                seen += 1
    assert seen > 20
    drawings = [one for one in parts(data) if one.startswith("xl/drawings/drawing")]
    described = "".join(parts(data)[one].decode() for one in drawings)
    assert described.count("descr=") == len(charts(data))
    assert not [one for one in parts(data) if "media" in one]


def test_chart_numbers_are_those_of_the_table():
    sheet = opened(real(), data_only=True)
    table = list(sheet["指标表"].iter_rows(min_row=6, values_only=True))
    head = {name: place for place, name in enumerate(table[0])}
    rows = {row[0]: row for row in table[1:]}
    count = 0
    for row in sheet["图表"].iter_rows(values_only=True):
        if isinstance(row[1], int) and isinstance(row[4], float):
            own = rows[row[1]]
            wanted = [own[head[name]] for name in ("目标实现进度", "时间进度", "最新值÷目标值")]
            assert list(row[2:5]) == pytest.approx(wanted)
            count += 1
    assert count >= 5


def test_content_types_and_relationships_are_whole():
    found = parts(real())
    types = ET.fromstring(found["[Content_Types].xml"])
    named = {one.get("PartName") for one in types if one.get("PartName")}
    endings = {one.get("Extension") for one in types if one.get("Extension")}

    for name in found:
        assert f"/{name}" in named or name.rpartition(".")[2] in endings, name
    for name in named:
        assert name.removeprefix("/") in found
    for name, content in found.items():
        if name.endswith(".rels"):
            folder = Path(name).parent.parent
            for one in ET.fromstring(content):
                target = one.get("Target")
                path = Path("/", target) if target.startswith("/") else Path("/", folder, target)
                assert path.resolve().as_posix().removeprefix("/") in found, (name, target)


def test_same_input_gives_the_same_bytes():
    cat = builders.catalogue()

    assert written(cat, ["999901"]) == written(cat, ["999901"])


def test_words_are_there_in_both_languages():
    for table in (words.SHEETS, words.NAMES, words.HEADERS, words.BANDS, words.WORDS):
        assert table["zh"].keys() == table["en"].keys()
    assert len(words.RULES["zh"]) == len(words.RULES["en"])
    for key, text in words.WORDS["zh"].items():
        other = words.WORDS["en"][key]
        assert builders.parameters(text) == builders.parameters(other), key


def test_english_book_has_no_chinese_of_its_own():
    groups = (words.SHEETS, words.NAMES, words.HEADERS, words.BANDS, words.WORDS)
    told = [text for group in groups for text in group["en"].values()]
    told += [text for rule in words.RULES["en"] for text in rule]

    assert not [text for text in told if re.search("[\u4e00-\u9fff]", text)]


def test_what_is_missing_is_a_gap_in_the_charts():
    data = written(book_cases.invented(), [AREA])
    book, gaps = opened(data, data_only=True), 0
    for chart in charts(data).values():
        assert chart.find(f".//{C}dispBlanksAs").get("val") == "gap"
        for ref in chart.iter(f"{C}numRef"):
            title, _, cells = ref.find(f"{C}f").text.rpartition("!")
            found = book[title.strip("'")][cells.replace("$", "")]
            values = [one[0].value for one in found] if isinstance(found, tuple) else [found.value]
            kept = {int(one.get("idx")) for one in ref.iter(f"{C}pt")}
            assert kept == {place for place, value in enumerate(values) if value is not None}
            gaps += len(values) - len(kept)
    assert gaps
