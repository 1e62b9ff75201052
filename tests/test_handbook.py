"""指标口径手册: each indicator once, with all that the catalogue says of it and nothing else."""

import csv
import io
import re
from pathlib import Path

import hostile
import pytest

from indicators import catalogue, export
from indicators.codes import Kind, Theme
from indicators.exhibits.handbook import handbook, table
from indicators.exhibits.report import Heading, Imprint, Paragraph, Says
from indicators.export.delimited import _STARTS
from indicators.wording import handbook as words
from indicators.wording import verdicts

ROOT = Path(__file__).parent.parent
IMPRINT = Imprint("zh", "某市科学技术局", "2026-11-22")
LANGS = ("zh", "en")


@pytest.fixture(scope="module")
def cat():
    return catalogue.load(ROOT / "data")


@pytest.fixture(scope="module")
def evil(tmp_path_factory):
    return catalogue.load(hostile.folder(tmp_path_factory.mktemp("evil") / "data"))


def sections(report) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for block in report.blocks:
        if isinstance(block, Heading) and block.level == 2:
            found[block.text.partition(". ")[2]] = []
        elif isinstance(block, Paragraph) and block.says is Says.ITEM:
            found[next(reversed(found))].append(block.text)
    return found


@pytest.mark.parametrize("lang", LANGS)
def test_every_indicator_has_its_section(cat, lang):
    report = handbook(cat, lang, IMPRINT)

    heads = [one.text for one in report.blocks if isinstance(one, Heading) and one.level == 2]
    numbers, names = zip(*(one.split(". ", 1) for one in heads), strict=True)
    assert list(numbers) == [str(number) for number in range(1, len(heads) + 1)]
    assert sorted(names) == sorted(cat.indicators[f"name_{lang}"])
    assert str(len(cat.indicators)) in report.subtitle


def test_themes_come_in_their_order_with_numerals(cat):
    report = handbook(cat, "zh", IMPRINT)

    heads = [one.text for one in report.blocks if isinstance(one, Heading) and one.level == 1]
    used = set(cat.indicators["theme"])
    themes = [verdicts.THEME["zh"][theme] for theme in Theme if theme in used]
    assert [one.partition("、")[2] for one in heads] == themes
    assert [one[0] for one in heads] == list("一二三四五六七八九十"[: len(heads)])
    assert len(words.NUMERALS["zh"]) >= len(Theme)


def test_headline_indicators_come_first(cat):
    found = table(cat)

    for _, some in found.groupby("theme"):
        assert list(some["headline"]) == sorted(some["headline"], reverse=True)


def test_a_section_says_what_the_catalogue_says(cat):
    told = sections(handbook(cat, "zh", IMPRINT))

    for code, one in cat.indicators.iterrows():
        section = "\n".join(told[one["name_zh"]])
        assert one["definition"] in section
        assert cat.units.loc[one["unit_measure"], "name_zh"] in section
        assert verdicts.KIND["zh"][one["kind"]] in section
        for reason in cat.breaks.loc[cat.breaks["indicator"] == code, "reason"]:
            assert reason.rstrip("。") in section
        for other in cat.indicators.index[cat.indicators["concept"] == one["concept"]]:
            named = f"“{cat.indicators.loc[other, 'name_zh']}”"
            assert other == code or named in section


def test_data_are_told_as_they_stand(cat):
    found = table(cat).set_index("indicator")
    figures = cat.figures[cat.figures["preferred"] & cat.figures["year"].notna()]

    for code, data in found["data"].items():
        own = figures[figures["indicator"] == code]
        for role, word in (("actual", "实绩"), ("target", "目标")):
            areas = own.loc[own["role"] == role, "ref_area"].nunique()
            counted = re.search(rf"{word}(\d+)个地区", data)
            assert (int(counted[1]) if counted else 0) == areas, code
        assert own.empty or own["role"].isin(["baseline", "milestone"]).all() or "个地区" in data
        years = {int(year) for year in re.findall(r"(?:19|20)\d\d", data)}
        assert years <= set(own["year"])
    some = figures[figures["role"].isin(["actual", "target"])]["indicator"]
    without = found[~found.index.isin(some)]
    named = without.index.isin(cat.figures["indicator"])
    assert (without.loc[~named, "data"] == words.say("zh", "data_none")).all()
    assert (without.loc[named, "data"] == words.say("zh", "data_unused")).all()


def test_documents_named_print_the_indicator_under_that_term(cat):
    found = table(cat).set_index("indicator")
    titles = cat.sources["title"]

    for code, documents in found["documents"].items():
        own = cat.figures[cat.figures["indicator"] == code]
        for document in documents[:3]:
            if own.empty:
                assert document == words.say("zh", "documents_none")
                continue
            title, _, _ = document.removeprefix("《").partition("》（")
            used = own[own["source"].map(titles) == title]
            assert len(used), document
            terms = document.rpartition("）称")[2] if "）称“" in document else ""
            assert set(re.findall("“(.+?)”(?:、|$)", terms)) <= set(used["label"])


def test_formula_follows_kind_and_direction(cat):
    found = table(cat).set_index("indicator")

    for lang in LANGS:
        assert words.FORMULA[lang].keys() == set(Kind)
    lower = cat.indicators[
        (cat.indicators["direction"] == "lower_is_better") & (cat.indicators["kind"] == "ratio")
    ]
    for code in lower.index:
        assert "差距＝A−T" in found.loc[code, "formula"]
    assert "差距＝T−A" in found.loc["rd_intensity", "formula"]
    background = cat.indicators.index[cat.indicators["direction"].isna()]
    assert len(background)
    assert not found.loc[background, "formula"].str.contains("P＝").any()


def test_sources_cutoff_and_imprint_travel(cat):
    report = handbook(cat, "zh", IMPRINT)

    cited = {one.title for one in report.sources}
    assert cited == set(cat.sources.loc[cat.figures["source"].unique(), "title"])
    assert report.imprint is IMPRINT
    assert report.cutoff
    assert not report.internal


@pytest.mark.parametrize("lang", LANGS)
def test_csv_has_the_same_rows(cat, lang):
    content = export.handbook_csv(cat, lang).decode("utf-8-sig")
    read = list(csv.DictReader(io.StringIO(content, newline="")))
    expected = table(cat, lang)
    heads = words.HEADERS[lang]

    assert content.startswith(heads["indicator"])
    assert list(read[0]) == [heads[name] for name in expected.columns]
    for name in ("indicator", "indicator_name", "definition", "formula", "unit_name", "data"):
        assert [row[heads[name]] for row in read] == list(expected[name])
    assert [row[heads["documents"]] for row in read] == [
        "; ".join(d) for d in expected["documents"]
    ]


def test_english_has_no_chinese_words_of_ours(cat):
    told = sections(handbook(cat, "en", IMPRINT))

    ours = [
        text for some in told.values() for text in some
        if not text.startswith(("Definition:", "Documents:", "Changes of definition:"))
    ]  # fmt: skip
    assert [text for text in ours if re.search("[\u4e00-\u9fff]", text)] == []


def test_hostile_texts(evil):
    report = handbook(evil, "zh", IMPRINT)
    content = export.handbook_csv(evil).decode("utf-8-sig")

    assert len(sections(report)) == len(evil.indicators)
    assert "<script>" in "".join(one.text for one in report.blocks)
    for row in csv.reader(io.StringIO(content, newline="")):
        assert not any(cell.lstrip(" ").startswith(_STARTS) for cell in row)
        assert "\n" not in "".join(row)
