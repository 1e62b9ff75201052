"""A store and its judgement as pages read it: some areas, one indicator, never more."""

import datetime as dt
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from invented import invented

from indicators import catalogue, exhibits, progress, store
from indicators.catalogue_sliced import sliced
from indicators.codes import Level
from indicators.exhibits.ranking import placed
from indicators.exhibits.rows import pick
from indicators.exhibits.standing import known
from indicators.store import StoreError, judged
from indicators.store.reading import Reading

DATA = Path(__file__).resolve().parents[2] / "data"
YEAR, DAY = 2025, dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def cat():
    return catalogue.load(DATA)


@pytest.fixture(scope="module")
def real(cat, tmp_path_factory):
    root = tmp_path_factory.mktemp("real")
    store.write(cat, root / "store")
    store.assess_store(root / "store", root / "out", as_of=YEAR, on=DAY)
    return Reading(root / "store", root / "out")


@pytest.fixture
def other(tmp_path):
    store.write(invented(areas=40), tmp_path / "store", most=200)
    store.assess_store(tmp_path / "store", tmp_path / "out", as_of=YEAR, on=DAY)
    return Reading(tmp_path / "store", tmp_path / "out")


def test_some_areas_are_read_as_the_whole_has_them(other):
    areas = ["a003", "a017", "a039"]
    every = store.read_judged(other.out, YEAR)

    found = other.of_areas(areas, YEAR)

    expected = every[every["ref_area"].isin(areas)].reset_index(drop=True)
    assert len(expected) > len(areas)
    assert found.frame.equals(expected)
    assert (found.frame.dtypes == expected.dtypes).all()
    whole = invented(areas=40).figures
    own = whole[whole["ref_area"].isin(areas)]
    assert set(found.slice.figures["figure_id"]) == set(own["figure_id"])
    assert set(found.slice.sources.index) == set(own["source"].dropna())


def test_one_indicator_is_read_alone(other, monkeypatch):
    opened = []
    real_part = judged.part
    monkeypatch.setattr(
        judged, "part", lambda path, *a, **k: opened.append(path) or real_part(path, *a, **k)
    )

    found = other.of_areas(["a001", "a002"], YEAR, ["share"])

    assert set(found.frame["indicator"]) == set(found.slice.figures["indicator"]) == {"share"}
    assert {path.parent.name for path in opened} == {"indicator=share"}


def test_row_groups_of_other_areas_stay_packed(other, tmp_path, monkeypatch):
    path = next(iter(judged.files(other.out, YEAR, ["count"])))
    table = pq.read_table(path, partitioning=None)
    small = tmp_path / "indicator=count" / "part-0000.parquet"
    small.parent.mkdir()
    pq.write_table(table, small, row_group_size=3, write_statistics=["ref_area"])
    area = table["ref_area"].to_pylist()[len(table) // 2]
    unpacked = []
    read = pq.ParquetFile.read_row_groups
    monkeypatch.setattr(
        pq.ParquetFile,
        "read_row_groups",
        lambda self, groups, *a, **k: unpacked.append(len(groups)) or read(self, groups, *a, **k),
    )

    found = judged.some_rows(small, {area})

    assert found.equals(table.filter([one == area for one in table["ref_area"].to_pylist()]))
    assert max(unpacked) < len(table) / 3 / 2


def test_places_are_those_of_the_judgement_and_ties_are_told(tmp_path):
    source = invented(areas=40)
    source.figures["obs_value"] = (source.figures["obs_value"] / 40).round() + 1  # many are equal
    store.write(source, tmp_path / "store")
    store.assess_store(tmp_path / "store", tmp_path / "out", as_of=YEAR, on=DAY)
    other = Reading(tmp_path / "store", tmp_path / "out")
    levels = other.lists["areas"]["level"]

    found = other.places("place", YEAR, "14fyp")

    frame = store.read_judged(other.out, YEAR, ["place"])
    shown = {area: row for (area, _), row in
             pick(frame, sorted(set(frame["ref_area"])), ["place"], "14fyp").items()}  # fmt: skip
    assert set(found.index) == set(shown)
    for level in sorted({levels[one] for one in found.index}):
        some = [one for one in found.index
                if levels[one] == level and not found.loc[one, "elsewhere"]]  # fmt: skip
        own = {one: shown[one]["actual"] for one in some if known(found.loc[one, "place"])}
        assert all(found.loc[one, "ranked"] == len(own) for one in own)
        for area, value in own.items():
            better = [one for one in own.values() if one < value]  # a smaller number is better
            assert found.loc[area, "place"] == len(better) + 1
            assert found.loc[area, "tied"] == (list(own.values()).count(value) > 1)
    assert found["tied"].any()
    order = [list(Level).index(levels[one]) for one in found.index]
    assert order == sorted(order)
    assert {one for one in found.index if found.loc[one, "elsewhere"]} == {
        one for one, row in shown.items() if known(row["target"]) and row["plan"] != "14fyp"
    }


def test_an_area_reads_as_in_the_catalogue(cat, real):
    for area in cat.cities:
        alone = sliced(cat, [area], small=0)
        frame = progress.assess(alone, as_of=YEAR, on=DAY)
        expected = exhibits.city(alone, frame, area, "14fyp", as_of=YEAR)

        held = real.of_areas([area], YEAR)
        found = exhibits.city(held.slice.with_doubts(cat), held.frame, area, "14fyp", as_of=YEAR)

        assert (found.title, found.notes) == (expected.title, expected.notes)
        assert found.table.equals(expected.table), area
        assert {one.key for one in found.sources} == {one.key for one in expected.sources}
        assert found.doubts == expected.doubts


def test_areas_side_by_side_read_as_in_the_catalogue(cat, real):
    for code in ("hnte", "rd_intensity"):
        frame = progress.assess(cat, as_of=YEAR, on=DAY)
        asked = (code, cat.cities, "14fyp")
        expected = exhibits.compared(cat, frame, *asked, as_of=YEAR).table

        held = real.of_areas(cat.cities, YEAR, real.family(code, YEAR))
        places = real.places(code, YEAR, "14fyp")
        ranks = placed(places[places.index.isin(cat.cities)], "zh")
        asked = (held.slice.with_doubts(cat), held.frame, *asked)
        found = exhibits.compared(*asked, as_of=YEAR, ranks=ranks).table

        told = [
            "ref_area",
            "indicator",
            "actual",
            "target",
            "gap",
            "achievement",
            "verdict",
            "marks",
        ]
        assert found[told].equals(expected[told]), code
        # It is told of the same areas that they have a place, or why they have none.
        assert [bool(one) for one in found["position"]] == [
            bool(one) for one in expected["position"]
        ]


def test_what_changes_is_noticed(other):
    before = other.state()

    assert other.state() == before
    store.assess_store(other.root, other.out, as_of=2024, on=DAY)
    assert other.state() != before
    assert Reading(other.root, other.out).years == (2024, YEAR)


def test_what_is_missing_or_damaged_is_told(other):
    [piece] = other.manifest.of("share")[:1]
    path = other.root / piece.path
    data = path.read_bytes()

    path.write_bytes(data[: len(data) // 2])
    with pytest.raises(StoreError, match=path.name) as told:
        other.of_areas([piece.first], YEAR, ["share"])
    assert told.value.code == "part_damaged"
    path.unlink()
    with pytest.raises(StoreError, match=path.name) as told:
        other.of_areas([piece.first], YEAR, ["share"])
    assert told.value.code == "part_missing"
    with pytest.raises(StoreError, match="2019"):
        other.places("share", 2019, "14fyp")
