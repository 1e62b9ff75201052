"""Values printed in a smaller unit keep all printed digits, and pictures say so."""

import builders
import pytest

from indicators import exhibits

A = next(iter(builders.CITIES))


def notes(value, printed, lang="zh"):
    more = [builders.figure("x", A, "hnte", "actual", 2024, value, printed=printed)]
    cat = builders.catalogue(extra_figures=more)
    found = exhibits.trend(cat, builders.assessed(cat), "hnte", A, "14fyp", lang, as_of=2025)
    return [one for one in found.notes if printed in one], found


def test_converted_value_keeps_its_digits_and_is_told():
    [told], exhibit = notes(36.9189, "369189户次")

    assert told.startswith("36.9189家由原文")
    assert "36.9189" in {label for one in exhibit.series for label in one.labels}
    [english], _ = notes(36.9189, "369189户次", "en")
    assert "converted" in english


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        pytest.param(66.0, "66家", id="as printed"),
        pytest.param(66.5, "66.50家", id="more digits printed"),
        pytest.param(11000.0, "1.1万家", id="written short"),
        pytest.param(1.0, "一家", id="in words"),
        pytest.param(66.0, "$x^2$<b>家", id="no number"),
    ],
)
def test_what_is_not_converted_is_not_told(value, printed):
    assert notes(value, printed)[0] == []


def test_several_are_counted():
    figures = [
        builders.figure(f"x{year}", A, "hnte", "actual", year, value, printed=f"{value:.0f}000户")
        for year, value in ((2022, 60.5), (2024, 61.5))
    ]
    cat = builders.catalogue(extra_figures=figures)
    found = exhibits.series(cat, builders.assessed(cat), "hnte", [A], "14fyp", as_of=2025)

    assert any("等2个数由原文单位换算" in one for one in found.notes)
