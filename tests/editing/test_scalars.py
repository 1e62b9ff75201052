"""Values as the files write them: read back exactly, quoted as the data folder quotes."""

from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from indicators.editing.parsing import parsed
from indicators.editing.scalars import UnwritableError, plainly, same, written
from indicators.yaml_loader import Loader

FILES = sorted((Path(__file__).parents[2] / "data").glob("*/*.yaml"))
TEXT = st.text(st.characters(exclude_categories=["Cs"])) | st.text(
    " :#-?,[]{}&*!|>'\"%@`\\\n\t~a1."
)
NUMBER = st.integers(-(10**17), 10**17) | st.decimals(-(10**9), 10**9, places=6).map(float)
SCALAR = TEXT | NUMBER | st.booleans() | st.none()
VALUE = st.recursive(SCALAR, lambda one: st.lists(one) | st.dictionaries(TEXT, one), max_leaves=6)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("武威日报", "武威日报"),
        ("第十节 第2段", "第十节 第2段"),
        ("“十四五”末", "“十四五”末"),
        ("14fyp", '"14fyp"'),
        ("620600", '"620600"'),
        ("70家以上", '"70家以上"'),
        ("2025-09-30", '"2025-09-30"'),
        ("R&D经费", '"R&D经费"'),
        ("https://a.cn/b", '"https://a.cn/b"'),
        ("true", '"true"'),
        ("yes", '"yes"'),
        ("~", '"~"'),
        ("", '""'),
        ("a\nb", '"a\\nb"'),
        ('说"好"', '"说\\"好\\""'),
        ("\x07", '"\\x07"'),
        (150.0, "150"),
        (0.1, "0.1"),
        (1e-7, "0.0000001"),
        (2025, "2025"),
        (True, "true"),
        (None, "null"),
        (["a-1", "b c", "14fyp"], '[a-1, b c, "14fyp"]'),
        ({"zh": "甲, 乙"}, '{zh: "甲, 乙"}'),
    ],
)
def test_house_style(value, expected):
    assert written(value) == expected


def test_months_of_figures_stand_without_quotes():
    assert written("2025-09", "as_at") == "2025-09"
    assert written("2025-Q3", "time_period") == "2025-Q3"
    assert written("2025", "time_period") == '"2025"'
    assert written("2025-09", "published") == '"2025-09"'


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_value_of_the_data_is_written_as_it_stands(path):
    text = path.read_text("utf-8")
    pending = [("", yaml.compose(text, Loader))]
    while pending:
        key, node = pending.pop()
        if isinstance(node, yaml.MappingNode):
            pending += [(name.value, value) for name, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            pending += [("", item) for item in node.value]
        elif node.style:
            assert written(node.value, key) == text[node.start_mark.index : node.end_mark.index]
        elif not node.tag.endswith(("int", "float", "null", "bool")):
            assert written(node.value, key) == node.value


@given(VALUE)
def test_what_is_written_is_read_back(value):
    line = f"a: {written(value)}"
    assert "\n" not in line
    content = parsed(line, Path("a.yaml")).content
    assert same(content, {"a": value})
    assert same(
        parsed(f"[{{b: {written(value)}}}]\n".join(["a: ", ""]), Path("a")).content["a"][0]["b"],
        value,
    )


@given(TEXT)
def test_other_readers_take_a_text_for_the_same(value):
    assert yaml.safe_load(f"a: {written(value)}") == {"a": value}


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_written_exactly_or_refused(value):
    try:
        text = written(plainly(value))
    except UnwritableError:
        assert abs(value) >= 1e18 or 0 < abs(value) < 1 or len(repr(value)) > 18
    else:
        assert Decimal(text) == Decimal(value) or text == format(Decimal(repr(value)), "f")


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), 10**18, 1e300, 1e-300, "\ud800", b"a", {1: 2}, object()]
)
def test_what_the_files_cannot_hold_is_refused(value):
    with pytest.raises(UnwritableError):
        plainly([value])
