"""A report on some indicators: nothing of the others, and every verdict as in the whole one."""

import datetime as dt
import io
from pathlib import Path

import pandas as pd
import pytest

from indicators import catalogue
from indicators.catalogue_narrowed import narrowed
from indicators.delivery import OUTPUTS, Material
from indicators.derived import names
from indicators.exhibits.report import Imprint

ROOT = Path(__file__).parent.parent
TODAY = dt.date(2026, 11, 22)
CHOSEN = ("rd_intensity", "hnte")
NO_PICTURES = [code for code in OUTPUTS if code not in {"png", "svg", "pdf"}]


@pytest.fixture(scope="module")
def cat():
    return catalogue.load(ROOT / "data")


def material(cat, **more):
    return Material(cat, cat.cities, "14fyp", 2025, TODAY, Imprint("zh"), **more)


def test_chosen_indicators_lead_the_list_and_are_the_headline_ones(cat):
    found = narrowed(cat, CHOSEN).indicators

    assert tuple(found.index[found["headline"]]) == CHOSEN
    assert tuple(found.index[: len(CHOSEN)]) == CHOSEN
    assert set(found.index) == set(cat.indicators.index)


def test_figures_are_theirs_and_those_beneath(cat):
    found = narrowed(cat, CHOSEN).figures
    own = cat.figures[cat.figures["indicator"].isin(CHOSEN)]
    ids = set(found["figure_id"])

    assert set(own["figure_id"]) <= ids < set(cat.figures["figure_id"])
    beneath = {one for rule in found["derived"].dropna() for one in names(rule)}
    assert beneath <= ids
    others = set(found.loc[~found["indicator"].isin(CHOSEN), "figure_id"])
    assert others <= beneath


def test_whole_catalogue_stays_as_it_was(cat):
    before = len(cat.figures), len(cat.text_targets), int(cat.indicators["headline"].sum())
    narrowed(cat, CHOSEN)

    assert (
        len(cat.figures), len(cat.text_targets), int(cat.indicators["headline"].sum())
    ) == before  # fmt: skip


def test_unknown_indicator_is_refused(cat):
    with pytest.raises(KeyError):
        narrowed(cat, ("nothing",))


def test_verdicts_are_those_of_the_whole(cat):
    whole, part = material(cat).frame, material(cat, indicators=CHOSEN).frame

    assert set(part["indicator"]) == set(CHOSEN)
    expected = whole[whole["indicator"].isin(CHOSEN)]
    pd.testing.assert_frame_equal(part, expected)


def test_report_speaks_of_no_other(cat):
    report = material(cat, indicators=CHOSEN).report
    told = "\n".join(
        getattr(one, "text", "") or one.exhibit.title + one.exhibit.table.to_csv()
        for one in (*report.blocks, *report.annex)
    )
    for code in ("tech_sme", "patents_per_10k", "tech_contracts"):
        name = cat.indicators["name_zh"].loc[code]
        assert name in "".join(
            one.exhibit.table.to_csv() for one in material(cat).report.exhibits()
        )
        assert name not in told


@pytest.mark.parametrize("code", NO_PICTURES)
def test_every_format_is_made(cat, code):
    assert all(data for _, data in OUTPUTS[code].files(material(cat, indicators=CHOSEN)))


def test_data_are_of_the_indicators_alone(cat):
    files = OUTPUTS["parquet"].files(material(cat, indicators=CHOSEN))

    for _, data in files:
        assert set(pd.read_parquet(io.BytesIO(data))["indicator"]) == set(CHOSEN)
