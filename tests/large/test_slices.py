"""What a slice of a catalogue shows is what the whole one shows."""

import dataclasses
import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from indicators import catalogue, charts, exhibits, progress
from indicators.catalogue_sliced import JUDGED, TEXTS, Slice, sliced
from indicators.exhibits.covered import with_parts
from indicators.exhibits.wanted import Wanted

TODAY = dt.date(2026, 11, 22)
ROOT = Path(__file__).resolve().parents[2]
FILTERS = (
    Wanted(),
    Wanted(themes=("enterprise",)),
    Wanted(verdicts=("ahead", "no_figure", "no_actual")),
    Wanted(obligations=("unstated",)),
    Wanted(departments=("unstated",)),
)


@pytest.fixture(scope="module", params=["real", "invented"])
def whole(request: pytest.FixtureRequest):
    if request.param == "real":
        return catalogue.load(ROOT / "data")
    return request.getfixturevalue("large")


@pytest.fixture(scope="module")
def frame(whole) -> pd.DataFrame:
    return progress.assess(whole, as_of=2025, on=TODAY)


@pytest.fixture(scope="module")
def before(whole) -> pd.DataFrame:
    return progress.assess(whole, as_of=2024, on=TODAY)


def same(one: object, other: object) -> bool:
    """Compare exhibits field by field; frames by their values, NaN as itself."""
    if isinstance(one, pd.DataFrame):
        return isinstance(other, pd.DataFrame) and one.equals(other)
    if isinstance(one, exhibits.Exhibit):
        names = [field.name for field in dataclasses.fields(one)]
        return all(same(getattr(one, name), getattr(other, name)) for name in names)
    return repr(one) == repr(other)


def part(whole, areas):
    return sliced(whole, with_parts(whole, areas), small=0)


def test_a_small_catalogue_is_read_whole(whole):
    assert sliced(whole, whole.cities[:1], small=len(whole.figures)) is whole


def test_figures_of_a_slice_are_those_of_its_areas_and_indicators(whole):
    area, code = whole.figures[["ref_area", "indicator"]].iloc[-1]
    figures = whole.figures

    found = sliced(whole, [area], [code], small=0).figures

    expected = figures[(figures["ref_area"] == area) & (figures["indicator"] == code)]
    assert found.equals(expected.reset_index(drop=True))
    assert len(found) > 0
    assert sliced(whole, ["nowhere"], small=0).figures.empty


def test_a_slice_finds_figures_of_other_areas_by_their_ids(whole):
    some = sliced(whole, whole.cities[:1], small=0)
    ids = [whole.figures["figure_id"].iloc[-1], some.figures["figure_id"].iloc[0], "unknown"]

    assert isinstance(some, Slice)
    assert list(some.figures_of(ids)["figure_id"]) == list(whole.figures_of(ids)["figure_id"])


def test_judgements_of_a_slice_are_those_of_the_whole(whole, frame):
    areas = with_parts(whole, whole.cities[1:4])

    found = progress.assess(sliced(whole, areas, small=0), as_of=2025, on=TODAY)

    expected = frame[frame["ref_area"].isin(areas)].reset_index(drop=True)
    assert len(found) > 0
    pd.testing.assert_frame_equal(found, expected, check_exact=True)


def test_exhibits_of_several_cities_are_those_of_the_whole(whole, frame, before):
    cities = whole.cities[:3]
    some = part(whole, cities)
    judged = progress.assess(some, as_of=2025, on=TODAY)
    earlier = progress.assess(some, as_of=2024, on=TODAY)
    told = (cities, "14fyp")
    for make, options in (
        (exhibits.overview, {"as_of": 2025}),
        (exhibits.counts, {"as_of": 2025}),
        (exhibits.missing, {"on": TODAY}),
        (exhibits.coverage, {"on": TODAY}),
        (exhibits.gaps, {"on": TODAY}),
    ):
        expected = make(whole, frame, *told, **options)
        assert same(make(some, judged, *told, **options), expected), make.__name__
    assert same(
        exhibits.since_last_year(some, judged, earlier, *told, as_of=2025),
        exhibits.since_last_year(whole, frame, before, *told, as_of=2025),
    )
    areas = with_parts(whole, cities)
    assert same(exhibits.sources(some, areas), exhibits.sources(whole, areas))


def test_exhibits_of_one_city_are_those_of_the_whole(whole, frame):
    city = whole.cities[0]
    some = part(whole, [city])
    judged = progress.assess(some, as_of=2025, on=TODAY)
    counts = whole.figures.loc[whole.figures["ref_area"] == city, "indicator"].value_counts()
    code = str(counts.index[0])
    for make, told in (
        (exhibits.city, (city, "14fyp")),
        (exhibits.city_panels, (city, "14fyp")),
        (exhibits.city_parts, (city, "14fyp")),
        (exhibits.trend, (code, city, "14fyp")),
        (exhibits.trend_numbers, (code, city, "14fyp")),
        (exhibits.working, (city, code, "14fyp")),
    ):
        expected = make(whole, frame, *told, as_of=2025)
        assert same(make(some, judged, *told, as_of=2025), expected), make.__name__


@pytest.mark.parametrize("view", ["value", "achievement", "change"])
def test_places_of_some_are_those_among_all(whole, frame, view: str):
    counts = whole.figures["indicator"].value_counts()
    code = str(counts.index[0])
    every, cities = whole.cities, whole.cities[-2:]
    alone = sliced(whole, every, exhibits.family(whole, code), small=0)
    judged = progress.assess(alone, as_of=2025, on=TODAY)
    expected = exhibits.compared(whole, frame, code, every, "14fyp", view=view, as_of=2025).table

    ranks = exhibits.ranked(alone, judged, code, every, "14fyp", view=view, as_of=2025)
    some = part(whole, cities)
    own = progress.assess(some, as_of=2025, on=TODAY)
    found = exhibits.compared(some, own, code, cities, "14fyp", view=view, as_of=2025, ranks=ranks)

    shown = expected[expected["ref_area"].isin(cities)]
    assert list(found.table["position"]) == list(shown["position"])


# Where all stand


@pytest.mark.parametrize("wanted", FILTERS, ids=lambda one: one.told("en") or "all")
def test_counts_of_all_are_those_of_their_records(whole, frame, wanted: Wanted):
    every, drawn = whole.cities, whole.cities[:2]
    expected = exhibits.counts(whole, frame, every, "14fyp", as_of=2025, wanted=wanted)
    standings = exhibits.of_all(whole, "14fyp", as_of=2025, on=TODAY)

    tallied = exhibits.tally(whole, standings, every, wanted=wanted)
    found = exhibits.counts(
        whole, frame[frame["ref_area"].isin(drawn)], every, "14fyp", as_of=2025, wanted=wanted,
        drawn=drawn, tallied=tallied,
    )  # fmt: skip

    assert (found.title, found.empty) == (expected.title, expected.empty)
    assert found.table.equals(expected.table)
    assert tallied.counted == exhibits.counted(
        whole, frame, every, "14fyp", as_of=2025, wanted=wanted
    )


def test_regions_add_up_to_all(whole):
    standings = exhibits.of_all(whole, "14fyp", as_of=2025, on=TODAY)
    tallied = exhibits.tally(whole, standings, whole.cities)

    found = exhibits.regions(whole, tallied, "14fyp", as_of=2025)

    home = exhibits.provinces(whole)
    assert set(found.category_ids) == {home[one] for one in whole.cities}
    assert found.table["areas"].sum() == len(whole.cities)
    assert sum(sum(one.points) for one in found.series) == tallied.counts.sum()
    for province, total in zip(found.category_ids, found.table["total"], strict=True):
        own = exhibits.within(whole, whole.cities, province=province)
        one = exhibits.tally(whole, standings, own, tallied.indicators)
        assert total == one.counts.sum()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_thousands_are_set_off_wherever_areas_are_counted(large, lang):
    standings = exhibits.of_all(large, "14fyp", as_of=2025, on=TODAY)
    tallied = exhibits.tally(large, standings, large.cities)
    found = exhibits.regions(large, tallied, "14fyp", lang, as_of=2025)
    total = int(sum(sum(one.points) for one in found.series))

    assert total > 1000
    assert f"{total:,}" in found.title
    assert str(total) not in found.title
    assert charts.figure(found).layout.xaxis.tickformat == ",d"


def test_counties_are_not_called_cities(large):
    frame = progress.assess(large, as_of=2025, on=TODAY)
    levels = large.areas["level"].to_dict()
    cities = [one for one in large.cities if levels[one] == "city"][:3]
    titles = [
        exhibits.overview(large, frame, some, "14fyp", as_of=2025).title
        for some in (cities, large.cities[:3])
    ]

    assert "3个城市" in titles[0]
    assert "3个地区" in titles[1]


def test_areas_lie_in_the_province_above_their_prefecture(large):
    levels = large.areas["level"].to_dict()
    county = next(one for one in large.cities if levels[one] == "district")
    prefecture = large.areas["parent"][county]

    assert levels[prefecture] == "city"
    assert exhibits.provinces(large)[county] == large.areas["parent"][prefecture]
    counties = exhibits.within(large, large.cities, level="district")
    assert {levels[one] for one in counties} == {"district"}


def test_a_group_holds_its_members_and_what_lies_below_them(large):
    home = exhibits.provinces(large)
    last = list(dict.fromkeys(home.values()))[-1]
    expected = {
        one for one in large.cities
        if home[one] == last or "100000" in (one, large.areas["parent"][one])
    }  # fmt: skip

    found = exhibits.within(large, large.cities, group="region")
    assert set(found) == expected
    assert list(found) == [one for one in large.cities if one in expected]
    counties = exhibits.within(large, large.cities, level="district", group="region")
    assert set(counties) == expected & set(exhibits.within(large, large.cities, level="district"))


def test_judgements_read_no_texts(large):
    some = large.cities[:30]
    full = sliced(large, some, small=0)
    narrow = sliced(large, some, small=0, columns=JUDGED)

    assert not set(TEXTS) & set(narrow.figures.columns)
    asked = {"as_of": 2025, "on": TODAY}
    assert progress.assess(narrow, **asked).equals(progress.assess(full, **asked))


# Searching


def test_areas_are_found_by_name_slug_and_code(large):
    from indicators.exhibits.search import search

    for given in ("示例123县", "city0123", "100123", "county 123"):
        found = search(large, given, among=large.cities)
        assert [one.id for one in found.areas] == ["100123"], given
    assert search(large, "示例1", among=large.cities).more > 0
    assert search(large, "示例123县").areas == ()


def test_areas_mentioning_are_those_with_a_matching_figure(large):
    printed = large.figures["printed"].iloc[100]

    found = exhibits.mentioning(large, large.cities, printed)

    every = [
        area
        for area in large.cities[:40]
        if len(exhibits.sources(large, [area], search=printed).table)
    ]
    parents = set(large.areas["parent"][every])
    assert every
    assert set(every) <= set(found)
    assert set(found) & set(large.cities[:40]) <= set(every) | parents
