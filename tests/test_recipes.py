"""Recipes: what is read back is what was written, and every fault is told at its place."""

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.provisional import urls

from indicators import catalogue, recipes
from indicators.briefing import SECTIONS
from indicators.delivery import OUTPUTS, Material
from indicators.exhibits.report import Imprint
from indicators.recipes import ALL, Offered, Recipe, RecipeError
from indicators.wording import problems
from indicators.wording import recipes as words
from indicators.yaml_guard import CONTROL

ROOT = Path(__file__).parent.parent
TODAY = dt.date(2026, 11, 22)
FULL = """\
title: 某报告
cities: [武威, xian, 610900]
plan: 14fyp
as_of: 2024
indicators: [rd_intensity, hnte]
sections: [lacking, overall]
unit: 某局
date: 2026-11-20
final: true
public: false
lang: en
template: house/house.pptx
formats: [docx, pptx]
output: out
"""


@pytest.fixture(scope="module")
def cat():
    return catalogue.load(ROOT / "data")


@pytest.fixture(scope="module")
def offered(cat):
    return Offered(cat, TODAY)


def read(folder, text, offered, lang=""):
    path = folder / "recipe.yaml"
    path.write_text(text, encoding="utf-8")
    return recipes.read(path, offered, lang)


def faults(folder, text, offered, lang=""):
    with pytest.raises(RecipeError) as caught:
        read(folder, text, offered, lang)
    return caught.value


def test_every_key_is_read(tmp_path, offered):
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "house.pptx").write_bytes(b"")
    found = read(tmp_path, FULL, offered)

    assert set(re.findall(r"^(\w+):", FULL, re.MULTILINE)) == set(Recipe.model_fields)
    assert found.cities == ["武威", "xian", "610900"]
    assert (found.as_of, found.final, found.public, found.lang) == (2024, True, False, "en")
    assert found.template == str(tmp_path / "house" / "house.pptx")
    assert found.output == str(tmp_path / "out")


def test_keys_without_a_value_are_as_usual(tmp_path, offered):
    text = "".join(f"{name}:\n" for name in Recipe.model_fields)

    assert read(tmp_path, text, offered) == Recipe()


FAULTS = {
    "unknown key": ("titel: 甲", 1, 1, "titel", "title"),
    "city": ("cities:\n  - wuwei\n  - wuweii", 3, 5, "wuweii", "620600 wuwei 武威市"),
    "comparator": ("cities: [hanzhong]", 1, 10, "hanzhong", "wuwei"),
    "no list": ("cities: wuwei", 1, 9, "cities", ""),
    "plan": ("plan: 99fyp", 1, 7, "99fyp", "14fyp"),
    "year": ("as_of: 2031", 1, 8, "2031", "2025"),
    "year before the plan": ("plan: 14fyp\nas_of: 2019", 2, 8, "2019", "2021"),
    "year in quotes": ('as_of: "2025"', 1, 8, "2025", "as_of"),
    "indicator": ("indicators: [hnt]", 1, 14, "hnt", "hnte"),
    "section": ("sections: [overal]", 1, 12, "overal", "overall"),
    "within a list": ("sections: [[overall]]", 1, 12, "sections", ""),
    "day": ("date: 2026-13-01", 1, 7, "2026-13-01", "2026-11-22"),
    "day in another form": ("date: 2026-W47-1", 1, 7, "2026-W47-1", "2026-11-22"),
    "flag": ("final: yes", 1, 8, "yes", "true"),
    "language": ("lang: fr", 1, 7, "fr", "en"),
    "format": ("formats: [ppt]", 1, 11, "ppt", "pptx"),
    "template": ("template: nowhere.pptx", 1, 11, "nowhere.pptx", ""),
    "no template": ("template: recipe.yaml", 1, 11, "recipe.yaml", ".pptx"),
    "one file for several": ("formats: [docx, pptx]\noutput: a.docx", 2, 9, "a.docx", ".zip"),
    "twice": ("title: 甲\ntitle: 乙", 2, 1, "title", ""),
    "syntax": ("title: [", 2, 1, "YAML", ""),
    "control sign": ('title: "a\\x07"', 1, 8, "x07", ""),
    "list": ("- a", 1, 1, "recipe.yaml", ""),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("case", FAULTS)
def test_fault_is_told_at_its_place(tmp_path, offered, case, lang):
    text, line, column, given, allowed = FAULTS[case]
    error = faults(tmp_path, text, offered, lang)
    [told] = error.lines

    if case != "syntax":  # libyaml points behind the bracket
        assert (error.problems[0].place.line, error.problems[0].place.column) == (line, column)
    assert f"recipe.yaml:{error.problems[0].place.line}:" in told
    assert given in told
    assert allowed in told
    if lang == "en":
        assert not re.search("[一-鿿]", re.sub("武威市|安康市|西宁市|西安市|甲|乙", "", told))


def test_all_faults_are_told_at_once(tmp_path, offered):
    text = "titel: 甲\ncities: [火星]\nas_of: 2031\nfinal: 1\nsections: [a, b]\n"
    error = faults(tmp_path, text, offered)

    assert [one.place.line for one in error.problems] == [1, 2, 3, 4, 5, 5]


def test_faults_are_told_in_the_language_of_the_recipe(tmp_path, offered):
    assert "there is no" in str(faults(tmp_path, "lang: en\nx: 1", offered))
    assert "没有" in str(faults(tmp_path, "x: 1", offered))


def test_every_english_fault_has_a_chinese_one():
    assert words.PROBLEM_EN.keys() <= problems.PROBLEM.keys()
    assert words.KEYS["zh"].keys() == words.KEYS["en"].keys() == Recipe.model_fields.keys()
    assert words.WORDS["zh"].keys() == words.WORDS["en"].keys()


TEXTS = st.one_of(st.text(max_size=40), urls(), st.sampled_from(["no", "~", "010", "a: b # c"]))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_what_is_written_is_read_back(tmp_path, cat, offered, data):
    def some(options):
        return st.lists(st.sampled_from(options), unique=True)

    draw = data.draw
    material = Material(
        cat, tuple(draw(some(cat.cities))) or cat.cities, "14fyp", draw(st.integers(2021, 2025)),
        TODAY, Imprint(draw(st.sampled_from(["zh", "en"])), draw(TEXTS), "2026-11-20",
                       draw(st.booleans()), draw(st.booleans())),
        title=draw(TEXTS), sections=tuple(draw(some(SECTIONS))),
        indicators=tuple(draw(some(list(cat.indicators.index)))),
    )  # fmt: skip
    recipe = recipes.recipe_of(
        material, cat, draw(some([*OUTPUTS, ALL])), dated=draw(st.booleans())
    )
    text = recipes.written(recipe, cat)
    found = read(tmp_path, text, offered)

    assert found == recipe
    assert found.title == (CONTROL.sub("", material.title).strip() or None)
    for key in Recipe.model_fields:  # every key is there and explained
        assert re.search(rf"^# .+\n{key}:", text, re.MULTILINE), key


def test_codes_are_written_with_their_names(cat):
    text = recipes.written(Recipe(cities=["wuwei"], indicators=["hnte"], plan="14fyp"), cat)

    name = cat.indicators["name_zh"].loc["hnte"]
    assert "  - wuwei  # 武威市\n" in text
    assert f"  - hnte  # {name}\n" in text
