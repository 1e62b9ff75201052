"""Parts judged alone are, together, the judgement of the whole table: to the last bit."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pandas as pd
import pytest
from invented import KINDS, invented

from indicators import catalogue, progress, store
from indicators.store import checking, figures

DAY = dt.date(2026, 11, 22)
DATA = Path(__file__).resolve().parents[2] / "data"


def whole(source, as_of, table=None):
    """Judge the whole table at once, in the store's order."""
    frames = progress.Frames(
        store.ordered(source.figures if table is None else table),
        source.indicators, source.plans, source.breaks,
    )  # fmt: skip
    return progress.assess(frames, as_of=as_of, on=DAY)


def same(found, expected):
    pd.testing.assert_frame_equal(found, expected)
    return found.equals(expected)


@pytest.fixture(scope="module")
def source():
    return invented(areas=40)


@pytest.fixture(scope="module")
def root(source, tmp_path_factory):
    folder = tmp_path_factory.mktemp("store")
    store.write(source, folder)
    return folder


@pytest.mark.parametrize("as_of", [2022, 2025])
def test_parts_together_are_the_whole(source, root, tmp_path, as_of):
    result = store.assess_store(root, tmp_path, as_of=as_of, on=DAY)

    expected = whole(source, as_of)
    assert result.faults == ()
    assert result.rows == len(expected)
    assert set(expected["rule"]) >= {f"K{n}" for n in range(1, 10)}
    assert same(store.read_judged(tmp_path, as_of), expected)


def test_an_indicator_cut_by_area_is_judged_as_in_one(source, tmp_path):
    made = store.write(source, tmp_path / "s", most=150)

    store.assess_store(tmp_path / "s", tmp_path, as_of=2025, on=DAY)

    assert len(made.pieces) > 3 * len(KINDS)
    assert same(store.read_judged(tmp_path, 2025), whole(source, 2025))


def test_the_order_of_the_figures_does_not_matter(source, root, tmp_path):
    turned = invented(areas=40)
    turned.figures = turned.figures.sample(frac=1, random_state=3, ignore_index=True)

    store.write(turned, tmp_path / "s")

    first = {path.relative_to(root) for path in root.rglob("*.parquet")}
    assert {
        path.relative_to(tmp_path / "s") for path in (tmp_path / "s").rglob("*.parquet")
    } == first
    assert same(whole(turned, 2025), whole(source, 2025))


def test_the_project_s_own_data(tmp_path):
    source = catalogue.load(DATA)
    store.write(source, tmp_path / "s")

    store.assess_store(tmp_path / "s", tmp_path, as_of=2025, on=DAY)

    found = store.read_judged(tmp_path, 2025)
    assert same(found, whole(source, 2025))
    assert same(found, progress.assess(source, as_of=2025, on=DAY))


def test_any_map_will_do(source, root, tmp_path):
    with ThreadPoolExecutor(2) as pool:
        store.assess_store(root, tmp_path, as_of=2025, on=DAY, map=pool.map)

    assert same(store.read_judged(tmp_path, 2025), whole(source, 2025))


def test_what_is_done_is_not_done_again(source, root, tmp_path):
    first = store.assess_store(root, tmp_path, as_of=2025, on=DAY)
    stood = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.parquet")}

    again = store.assess_store(root, tmp_path, as_of=2025, on=DAY)
    other = store.assess_store(root, tmp_path, as_of=2025, on=DAY.replace(year=2027))

    assert (first.fresh > 0, again.fresh, again.rows) == (True, 0, first.rows)
    assert other.fresh == first.fresh
    assert stood.keys() == set(tmp_path.rglob("*.parquet"))


def test_one_figure_changed_judges_its_part_and_those_that_rest_on_it(source, tmp_path):
    store.write(source, tmp_path / "s")
    store.assess_store(tmp_path / "s", tmp_path, as_of=2025, on=DAY)
    changed = invented(areas=40)
    at = changed.figures.index[changed.figures["indicator"] == "money"][0]
    changed.figures.loc[at, "obs_value"] = 1.0

    store.write(changed, tmp_path / "s")
    heard = []
    store.assess_store(tmp_path / "s", tmp_path, as_of=2025, on=DAY,
                       told=lambda receipt, _: heard.append(receipt))  # fmt: skip

    fresh = {one.indicator for one in heard if one.fresh}
    assert {"money", "growth"} <= fresh <= {"money", *rest_on("money", changed)}
    assert same(store.read_judged(tmp_path, 2025), whole(changed, 2025))


def rest_on(indicator, source):
    table = source.figures
    return set(table.loc[table["basis_indicator"] == indicator, "indicator"])


def test_an_indicator_that_is_gone_leaves_the_result(source, tmp_path):
    store.write(source, tmp_path / "s")
    store.assess_store(tmp_path / "s", tmp_path, as_of=2025, on=DAY)
    less = invented(areas=40)
    less.figures = less.figures[less.figures["indicator"] != "floor"]

    store.write(less, tmp_path / "s")
    store.assess_store(tmp_path / "s", tmp_path, as_of=2025, on=DAY)

    assert same(store.read_judged(tmp_path, 2025), whole(less, 2025))
    assert not list(tmp_path.rglob("indicator=floor"))


def test_a_slice_is_the_same_rows(source, root, tmp_path):
    store.assess_store(root, tmp_path, as_of=2025, on=DAY)
    table = store.read_judged(tmp_path, 2025)

    found = store.read_judged(tmp_path, 2025, ["growth"], ["ref_area", "pace"])

    wanted = table.loc[table["indicator"] == "growth", ["ref_area", "pace"]]
    assert found.equals(wanted.reset_index(drop=True))


@pytest.mark.parametrize("most", [150, 1_000_000])
def test_places_are_those_of_the_whole_table(source, tmp_path, most):
    store.write(source, tmp_path / "s", most=most)
    store.assess_store(tmp_path / "s", tmp_path, as_of=2025, on=DAY)
    table = whole(source, 2025)
    level = table["ref_area"].map(source.areas["level"])

    for indicator, some in table.groupby("indicator"):
        found = store.read_places(tmp_path, 2025, indicator)
        assert found["ref_area"].tolist() == some["ref_area"].tolist()
        direction = source.indicators["direction"][indicator]
        for _, alike in some.groupby(level):
            here = found[found["ref_area"].isin(alike["ref_area"])].reset_index(drop=True)
            if not isinstance(direction, str):
                assert here["place"].isna().all()
                continue
            ranks = progress.places(alike, progress.comparison.Direction(direction))
            assert here["place"].equals(ranks["place"].reset_index(drop=True))
    for _, alike in table.groupby(level):
        reasons = progress.comparability(alike)
        for indicator, some in alike.groupby("indicator"):
            found = store.read_places(tmp_path, 2025, indicator)
            here = found[found["ref_area"].isin(some["ref_area"])]
            assert here["comparability"].fillna("").tolist() == (
                reasons[some.index].fillna("").tolist()
            )


def test_the_figures_can_be_read_by_any_tool(source, root):
    table = pd.read_parquet(root / "figures")

    assert len(table) == len(source.figures)
    assert set(table["indicator"]) == set(source.figures["indicator"])
    wanted = figures.with_texts(store.ordered(table.astype({"indicator": "str"})))
    assert wanted.equals(store.ordered(source.figures))


def test_a_store_that_is_sound_has_no_fault(root):
    manifest, faults = checking.verify(root)

    assert faults == []
    assert manifest.rows == sum(piece.rows for piece in manifest.pieces)
