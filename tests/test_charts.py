import dataclasses
import json
from itertools import combinations
from pathlib import Path

import builders
import plotly
import pytest

from indicators import charts, exhibits
from indicators.charts import palette, texts
from indicators.exhibits.spec import ChartKind, Draw
from indicators.exhibits.standing import ORDER, SHAPE

CITIES = list(builders.CITIES)
TEN = {f"9999{n + 1:02d}": f"{name}市" for n, name in enumerate("甲乙丙丁戊己庚辛壬癸")}
LONG = {code: name + "国家级高新技术产业开发区" * 3 for code, name in builders.CITIES.items()}
EVIL = "<b>x</b><a href='javascript:alert(1)'>y</a> $\\alpha$ %{x} &amp;"


def ten():
    extra = []
    for place, city in enumerate(TEN):
        more = [
            builders.figure(f"{city}-rb", city, "rank", "baseline", 2020, float(place + 2)),
            builders.figure(f"{city}-rt", city, "rank", "target", 2025, float(place + 1)),
            builders.figure(f"{city}-ra", city, "rank", "actual", 2025, float(12 - place)),
            builders.figure(f"{city}-rd0", city, "rd", "baseline", 2020, 1.5 + place / 100),
            builders.figure(f"{city}-rd1", city, "rd", "target", 2025, 2.0 + place / 100),
            builders.figure(f"{city}-rd2", city, "rd", "actual", 2025, 1.8 + place / 100),
        ]
        extra += [one for one in more if (city, one["indicator"], one["role"]) not in HELD]
    return builders.catalogue(names=TEN, extra_figures=extra)


HELD = {("999901", "rd", "baseline"), ("999901", "rd", "target")}


def pictures(cat, areas, lang="zh"):
    frame = builders.assessed(cat)
    reference = {"references": [builders.NATION]}
    return [
        exhibits.overview(cat, frame, areas, "14fyp", lang),
        exhibits.counts(cat, frame, areas, "14fyp", lang),
        exhibits.compare(cat, frame, "hnte", areas, "14fyp", lang, **reference),
        exhibits.compare(cat, frame, "rd", areas, "14fyp", lang, **reference),
        exhibits.series(cat, frame, "hnte", areas, "14fyp", lang),
        exhibits.series(cat, frame, "hnte", areas[:1], "14fyp", lang),
    ]


@pytest.fixture(scope="module")
def usual():
    return pictures(builders.catalogue(), CITIES)


@pytest.fixture(scope="module")
def bullet(usual):
    return usual[3]


def all_texts(node):
    if isinstance(node, dict):
        return [text for value in node.values() for text in all_texts(value)]
    if isinstance(node, (list, tuple)):
        return [text for value in node for text in all_texts(value)]
    return [node] if isinstance(node, str) else []


def test_bullet_draws_the_numbers_of_the_exhibit(bullet):
    figure = charts.figure(bullet)

    for trace, series in zip(figure.data, bullet.series, strict=True):
        assert trace.name == series.name
        assert tuple(trace.x) == pytest.approx(series.points, nan_ok=True)
    assert figure.layout.xaxis.range[0] == 0
    assert list(figure.layout.yaxis.ticktext) == list(bullet.categories)


def test_line_is_not_drawn_across_a_gap(usual):
    figure = charts.figure(usual[5])
    actual = next(trace for trace in figure.data if trace.name == "实绩值")

    assert actual.connectgaps is False
    assert "lines" in actual.mode
    assert tuple(actual.y) == pytest.approx(usual[5].series[-1].points, nan_ok=True)
    assert figure.layout.yaxis.range[0] == 0


def test_stack_draws_the_counts_with_their_shapes(usual):
    figure = charts.figure(usual[1])

    assert figure.layout.barmode == "stack"
    for trace, series in zip(figure.data, usual[1].series, strict=True):
        assert tuple(trace.x) == series.points
        shape = SHAPE[series.code].strip("–")
        assert all(text.startswith(shape) and text[-1].isdigit() for text in trace.text if text)
        assert not any(text.startswith("–") for text in trace.text)


def test_rank_has_its_best_end_to_the_right():
    cat = ten()
    exhibit = exhibits.compare(cat, builders.assessed(cat), "rank", list(TEN), "14fyp")
    low, high = charts.figure(exhibit).layout.xaxis.range

    assert exhibit.kind is ChartKind.RANK
    assert low > high


def test_matrix_writes_word_and_shape_into_every_field(usual):
    heat = charts.figure(usual[0]).data[0]
    written = [text for row in heat.text for text in row]

    assert len(written) == 8
    assert all(any(shape in text for shape in SHAPE.values()) for text in written)


def test_shorter_side_of_a_matrix_runs_across(usual):
    heat = charts.figure(usual[0]).data[0]

    assert (len(heat.text), len(heat.text[0])) == (4, 2)


@pytest.mark.parametrize("number", range(6))
def test_picture_holds_title_sources_grade_and_day(usual, number):
    written = " ".join(texts_of(charts.figure(usual[number])))

    for part in ("数据来源", "官方发布", "数据截止日期：2022年1月12日"):
        assert part in written
    assert usual[number].title.replace("&", "&amp;") in written


def texts_of(figure):
    return [plain(note.text) for note in figure.layout.annotations]


def plain(text):
    inside, kept = False, []
    for one in text:
        inside = one == "<" or (inside and one != ">")
        if not inside and one != ">":
            kept.append(one)
    return "".join(kept)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_text_of_the_data_is_shown_as_text(lang):
    cat = builders.catalogue(evil=EVIL)
    for exhibit in pictures(cat, CITIES, lang):
        figure = charts.figure(exhibit)
        for text in all_texts(figure.to_plotly_json()):
            assert "<a" not in text, exhibit.id
            assert "<b>x" not in text, exhibit.id
            assert "$" not in text, exhibit.id


def test_entities_are_escaped_once():
    assert texts.shown("&lt; R&D") == "&amp;lt; R&amp;D"
    assert texts.shown("a\nb\u202ec\x00") == "a b c "


@pytest.mark.parametrize("room", [6, 7, 12, 30])
def test_lines_fit_and_lose_nothing(room):
    text = "西安市R&D经费投入强度5.23%（2023年），Technology-based SMEs《某规划》12,345.67亿元。"
    found = texts.lines(text, room)

    assert "".join(found).replace(" ", "") == text.replace(" ", "")
    assert all(texts.ems(line) <= room + 0.5 for line in found)
    assert not any(line[0] in "，。）》" for line in found)


def test_number_is_not_torn_from_its_unit():
    assert texts.lines("共有12家企业", 4) == ["共有", "12家企", "业"]


def test_every_verdict_has_a_colour_and_readable_text_on_it():
    assert set(palette.VERDICT) == set(ORDER)
    for colour in palette.VERDICT.values():
        assert contrast(colour, palette.over(colour)) >= 4.5
    for code in ORDER:
        assert contrast(palette.tint(palette.VERDICT[code], 0.22), palette.INK) >= 7


def contrast(one, other):
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour):
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_tool_bar_saves_three_times_as_large_under_the_title(bullet):
    config = charts.config(bullet)
    options = config["toImageButtonOptions"]

    assert options == {"format": "png", "scale": 3, "filename": bullet.title}
    assert charts.config(bullet, picture="svg")["toImageButtonOptions"]["format"] == "svg"
    assert config["locale"] == "zh-CN"
    assert config["locales"]["zh-CN"]["dictionary"]["Download plot as a PNG"]
    assert config["typesetMath"] is False
    assert charts.file_name("a/b:c*") == "a_b_c_"


def test_table_and_empty_choice_are_no_pictures(bullet):
    with pytest.raises(ValueError, match="not a picture"):
        charts.figure(dataclasses.replace(bullet, kind=ChartKind.TABLE))
    with pytest.raises(ValueError, match="没有数据"):
        charts.figure(dataclasses.replace(bullet, empty="没有数据"))


def test_drawing_does_not_change_the_exhibit(bullet):
    before = [series.points for series in bullet.series], bullet.table.copy()
    charts.figure(bullet)

    assert before[0] == [series.points for series in bullet.series]
    assert before[1].equals(bullet.table)
    assert {series.draw for series in bullet.series} == {Draw.BASELINE, Draw.ACTUAL, Draw.TARGET}


# In a browser: nothing cut, nothing over anything else

BOXES = """() => {
  const box = (node) => { const b = node.getBoundingClientRect();
    return {text: node.textContent, x: b.x, y: b.y, r: b.right, b: b.bottom}; };
  const all = (selector) => [...document.querySelectorAll(selector)].map(box)
    .filter((one) => one.text.trim() && one.r > one.x);
  return {notes: all('.annotation-text-g text'), ticks: all('.xtick text, .ytick text'),
          labels: all('.textpoint text, .bartext, .heatmap-label'), titles: all('.g-xtitle text'),
          width: window.innerWidth, height: document.querySelector('.svg-container').clientHeight};
}"""
DRAW = """async ([data, layout, config]) => {
  Plotly.purge('chart');
  await Plotly.newPlot('chart', data, layout, config);
}"""
PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
CASES = {
    "usual": lambda: pictures(builders.catalogue(), CITIES),
    "english": lambda: pictures(builders.catalogue(), CITIES, "en"),
    "ten": lambda: [
        *pictures(ten(), list(TEN)),
        exhibits.compare(ten(), builders.assessed(ten()), "rank", list(TEN), "14fyp"),
    ],
    "long": lambda: pictures(builders.catalogue(names=LONG), CITIES),
    "evil": lambda: pictures(builders.catalogue(evil=EVIL), CITIES),
}


@pytest.mark.browser
@pytest.mark.parametrize("width", [600, 950])
@pytest.mark.parametrize("case", CASES)
def test_no_text_is_cut_or_covers_another(page, case, width):
    errors = []
    page.on("console", lambda one: errors.append(one.text) if one.type == "error" else None)
    page.set_viewport_size({"width": width, "height": 900})
    page.set_content("<body style='margin: 0'><div id='chart'></div></body>")
    page.add_script_tag(path=PLOTLY)
    for exhibit in CASES[case]():
        if exhibit.kind is ChartKind.MATRIX and width < charts.MATRIX:
            continue
        boxes = drawn(page, exhibit)
        for one in (text for group in boxes.values() if isinstance(group, list) for text in group):
            assert one["x"] >= -1, (exhibit.id, one)
            assert one["r"] <= boxes["width"] + 1, (exhibit.id, one)
            assert one["y"] >= -1, (exhibit.id, one)
            assert one["b"] <= boxes["height"] + 1, (exhibit.id, one)
        standing = [*boxes["notes"], *boxes["ticks"], *boxes["titles"], *boxes["labels"]]
        for one, other in combinations(standing, 2):
            assert not overlap(one, other), (exhibit.id, one, other)
        if case == "evil":
            assert any(EVIL in one["text"] for one in standing), exhibit.id
    assert errors == []


def drawn(page, exhibit):
    settings = charts.config(exhibit) | {"displayModeBar": False}
    figure = json.loads(charts.figure(exhibit).to_json())
    page.evaluate(DRAW, [figure["data"], figure["layout"], settings])
    return page.evaluate(BOXES)


def overlap(one, other):
    # One pixel of antialiasing is no overlap.
    return (
        min(one["r"], other["r"]) - max(one["x"], other["x"]) > 1
        and min(one["b"], other["b"]) - max(one["y"], other["y"]) > 1
    )
