"""The catalogue: its frames, its rules, its immutability, and reloading after edits."""

import os
from dataclasses import FrozenInstanceError
from pathlib import Path

import pandas as pd
import pytest

from indicators import catalogue, list_tables
from indicators.catalogue import Catalogue
from indicators.problems import DataError
from indicators.tables import FIGURE_DTYPES

FRAMES = {
    "figures": FIGURE_DTYPES,
    "indicators": list_tables.INDICATOR,
    "areas": list_tables.AREA,
    "units": list_tables.UNIT,
    "plans": list_tables.PLAN,
    "breaks": list_tables.BREAK,
    "sources": list_tables.SOURCE,
    "issues": list_tables.ISSUE,
    "issue_figures": list_tables.ISSUE_FIGURE,
    "issue_sources": list_tables.ISSUE_SOURCE,
    "text_targets": list_tables.TEXT_TARGET,
    "follow_ups": list_tables.FOLLOW_UP,
}
# The columns that the other parts of the program are written against.
PROMISED = [
    "figure_id",
    "ref_area",
    "indicator",
    "role",
    "plan",
    "time_period",
    "year",
    "as_at",
    "period_kind",
    "period_start",
    "period_inferred",
    "obs_value",
    "value_upper",
    "times",
    "bound",
    "obs_status",
    "vintage",
    "source",
    "grade",
    "locator",
    "seen",
    "label",
    "printed",
    "ordinal",
    "preferred",
    "reason",
    "derived",
    "comment",
    "comparator",
    "aspired",
    "obligation",
    "kind",
    "basis_indicator",
    "price",
    "department",
    "ranked",
    "supersedes",
    "place",
]
INDEXED = ("indicators", "areas", "units", "plans", "sources")
KEY = [
    "ref_area",
    "indicator",
    "plan",
    "role",
    "time_period",
    "as_at",
    "period_kind",
    "period_start",
]
JIA = "cities/jia.yaml"


def edit(path: Path, old: str, new: str) -> None:
    """Change one place in a file; fails if it is not there."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    later = path.stat().st_mtime_ns + 1_000_000
    path.write_text(text.replace(old, new), encoding="utf-8")
    os.utime(path, ns=(later, later))


def assert_same(one: Catalogue, other: Catalogue) -> None:
    for name in FRAMES:
        first, second = getattr(one, name), getattr(other, name)
        pd.testing.assert_frame_equal(first, second, obj=name)
        assert first.equals(second), name
        assert first.index.equals(second.index), name
    assert one.problems == other.problems
    assert isinstance(one.figures.index, pd.RangeIndex)


# --- frames


@pytest.mark.parametrize("name", FRAMES)
@pytest.mark.parametrize("which", ["invented", "real", "empty"])
def test_frame_has_its_columns_and_dtypes(name: str, which: str, folder: Path, real: Catalogue):
    if which == "empty":
        for path in [*folder.glob("cities/*.yaml"), *folder.glob("benchmarks/*.yaml")]:
            path.unlink()
    frame = getattr(real if which == "real" else catalogue.load(folder), name)

    found = frame.reset_index() if name in INDEXED else frame

    assert {column: str(dtype) for column, dtype in found.dtypes.items()} == FRAMES[name]
    assert list(found.columns) == list(FRAMES[name])


def test_figures_have_the_promised_columns(folder: Path):
    assert list(catalogue.load(folder).figures.columns) == PROMISED


@pytest.mark.parametrize("name", FRAMES)
def test_text_is_plain_text(name: str, real: Catalogue):
    frame = getattr(real, name).reset_index()

    texts = frame.select_dtypes("str")
    kinds = {type(value) for column in texts for value in texts[column].dropna()}

    assert kinds <= {str}


def test_figures_are_numbered_from_zero(folder: Path):
    index = catalogue.load(folder).figures.index

    assert isinstance(index, pd.RangeIndex)
    assert index.start == 0


def test_rows_stand_in_the_order_of_the_files(folder: Path):
    figures = catalogue.load(folder).figures

    places = [place.rsplit(":", 2) for place in figures["place"]]

    files = list(dict.fromkeys(Path(path).stem for path, _, _ in places))
    assert files == ["jia", "yi", "province"]  # cities first, comparators after them
    for stem in files:
        lines = [int(line) for path, line, _ in places if Path(path).stem == stem]
        assert lines == sorted(lines)


def test_place_points_at_the_figure(folder: Path):
    figures = catalogue.load(folder).figures.set_index("figure_id")

    path, line, column = figures.loc["jia-hnte-panel", "place"].rsplit(":", 2)

    text = Path(path).read_text(encoding="utf-8").splitlines()[int(line) - 1]
    assert text[int(column) - 1 :].startswith("{id: jia-hnte-panel,")


def test_missing_is_missing(folder: Path):
    figures = catalogue.load(folder).figures.set_index("figure_id")

    panel = figures.loc["jia-hnte-panel"]

    empty = ["plan", "as_at", "period_start", "value_upper", "times", "bound", "locator", "derived"]
    assert panel[empty].isna().all()
    assert panel["seen"] == "excerpt"
    assert panel["aspired"] is False or panel["aspired"] == False  # noqa: E712  # numpy's own bool


def test_sources_and_issues_have_qualified_keys(folder: Path):
    loaded = catalogue.load(folder)

    assert set(loaded.figures["source"]) <= set(loaded.sources.index)
    assert {"jia/plan", "yi/plan", "province/bulletin"} - set(loaded.sources.index) == {
        "province/bulletin"
    }  # named by the slug of the area, not by the file
    assert "example-province/bulletin" in loaded.sources.index
    assert set(loaded.issue_figures["figure_id"]) <= set(loaded.figures["figure_id"])
    assert set(loaded.issue_figures["issue_id"]) == set(loaded.issues["issue_id"])
    assert list(loaded.issue_sources.itertuples(index=False, name=None)) == [
        ("jia/panel-differs", "jia/panel")
    ]


def test_text_target_carries_its_state(folder: Path):
    [target] = catalogue.load(folder).text_targets.to_dict("records")

    assert (target["state"], target["state_date"]) == ("won", "2023-05-01")
    assert target["state_source"] == "jia/bulletin"
    assert target["ref_area"] == "999901"


def test_breaks_are_listed(folder: Path):
    breaks = catalogue.load(folder).breaks

    assert breaks["year"].tolist() == [2022, 2023]
    assert breaks["ref_area"].isna().tolist() == [True, False]


# --- values, preference, ids


@pytest.mark.parametrize(
    ("printed", "unit", "value"),
    [
        ("2331559.34万元", "contracts", 233.155934),
        ("1.1万家", "hnte", 11000.0),
        ('"2,493,436人"', "population", 249.3436),
        ("十二家", "hnte", 12.0),
        ("两家", "hnte", 2.0),
        ("０.６２％", "rd_intensity", 0.62),
        ("3.3％", "rd_intensity", 3.3),
        ("0.1亿元", "contracts", 0.1),
        ("15674.43亿元", "contracts", 15674.43),
        ("-1.05%", "rd_intensity", -1.05),
    ],
)
def test_printed_number_converts_exactly(printed: str, unit: str, value: float, folder: Path):
    bing = folder / "cities" / "bing.yaml"
    figure = (
        "{id: bing-1, role: actual, time_period: 2023, source: plan, locator: 一, label: 数, "
        f"obs_value: {value!r}, printed: {printed}}}"
    )
    bing.write_text(
        'ref_area: "999903"\nsources:\n  plan: {title: 示例, publisher: 示例, grade: press}\n'
        f"figures:\n  {unit}:\n    - {figure}\n",
        encoding="utf-8",
    )

    loaded = catalogue.load(folder)

    assert loaded.problems == ()
    figures = loaded.figures.set_index("figure_id")
    assert figures.loc["bing-1", "obs_value"] == value


@pytest.mark.parametrize("which", ["invented", "real"])
def test_each_key_has_exactly_one_preferred_figure(which: str, folder: Path, real: Catalogue):
    figures = (real if which == "real" else catalogue.load(folder)).figures

    usable = figures[figures["obs_status"] != "U"]
    chosen = usable.groupby(KEY, dropna=False)["preferred"].sum()

    assert (chosen == 1).all()
    assert not figures.loc[figures["obs_status"] == "U", "preferred"].any()


@pytest.mark.parametrize("which", ["invented", "real"])
def test_ids_are_unique(which: str, folder: Path, real: Catalogue):
    figures = (real if which == "real" else catalogue.load(folder)).figures

    assert figures["figure_id"].is_unique


def test_figures_without_an_id_are_numbered_by_their_key(folder: Path):
    edit(
        folder / JIA,
        "    - {id: jia-hnte-doubt,",
        "    - {role: actual, time_period: 2023-06, obs_value: 60, source: bulletin, locator: 一, "
        "label: 企业, printed: 60家, preferred: true, reason: 一}\n"
        "    - {role: actual, time_period: 2023-06, obs_value: 60, source: plan, locator: 一, "
        "label: 企业, printed: 60家}\n"
        "    - {id: jia-hnte-doubt,",
    )

    ids = catalogue.load(folder).figures["figure_id"].tolist()

    assert {"jia.hnte.baseline.2020", "jia.hnte.actual.2023", "yi.hnte.target.2025"} <= set(ids)
    assert ids.index("jia.hnte.actual.2023-06.2") == ids.index("jia.hnte.actual.2023-06") + 1


def test_derived_figure_is_there_with_its_expression(folder: Path):
    figures = catalogue.load(folder).figures.set_index("figure_id")

    assert figures.loc["jia-rd", "derived"] == "jia-population / jia-population-2022"
    assert pd.isna(figures.loc["jia-rd", "printed"])


def test_next_plan_is_data_alone(folder: Path):
    plans = folder / "plans.yaml"
    plans.write_text(
        plans.read_text(encoding="utf-8")
        + "15fyp: {name: {zh: “十五五”规划, en: 15th Five-Year Plan}, base_year: 2025, "
        "target_year: 2030, headline: true}\n",
        encoding="utf-8",
    )
    edit(
        folder / JIA,
        "    - {id: jia-hnte-doubt,",
        "    - {role: baseline, plan: 15fyp, time_period: 2025, obs_value: 75, source: plan, "
        "locator: 一, label: 企业, printed: 75家}\n"
        "    - {role: target, plan: 15fyp, time_period: 2030, obs_value: 90, source: plan, "
        "locator: 一, label: 企业, printed: 90家}\n"
        "    - {id: jia-hnte-doubt,",
    )

    loaded = catalogue.load(folder)

    assert loaded.problems == ()
    assert loaded.plans.loc["15fyp", ["base_year", "target_year"]].tolist() == [2025, 2030]
    later = loaded.figures.query("plan == '15fyp'")
    assert later["obs_value"].tolist() == [75, 90]


def test_fifth_city_is_one_file_and_one_line(folder: Path):
    before = catalogue.load(folder)
    text = (folder / JIA).read_text(encoding="utf-8")
    text = text.replace("999901-zone", "999904-zone").replace("999901", "999904")
    text = text.replace("jia", "ding").replace("plan: ding-2023, time_period: 2023", "plan: 14fyp")
    text = text.replace(
        "role: target, plan: 14fyp, obs", "role: milestone, plan: 14fyp, time_period: 2023, obs"
    )
    (folder / "cities" / "ding.yaml").write_text(text, encoding="utf-8")
    areas = folder / "areas.yaml"
    areas.write_text(
        areas.read_text(encoding="utf-8")
        + "999904-zone: {name: {zh: 示例丁高新区, en: Zone D}, level: zone, slug: ding-zone, "
        'parent: "999904"}\n',
        encoding="utf-8",
    )

    loaded = catalogue.load(folder)

    assert loaded.problems == ()
    assert set(loaded.figures["ref_area"]) - set(before.figures["ref_area"]) == {
        "999904",
        "999904-zone",
    }


# --- immutability


@pytest.mark.parametrize("name", FRAMES)
def test_nothing_done_to_a_frame_changes_the_catalogue(name: str, folder: Path):
    loaded = catalogue.load(folder)
    kept = getattr(loaded, name).copy(deep=True)

    mine = getattr(loaded, name)
    mine.iloc[0, 0] = mine.iloc[-1, 0]
    mine["extra"] = 1
    del mine["extra"]
    mine.columns = [f"x{number}" for number in range(mine.shape[1])]
    other = getattr(loaded, name)
    other.loc[:, other.columns[-1]] = other.iloc[0, -1]
    other.index = range(10, 10 + len(other))

    pd.testing.assert_frame_equal(getattr(loaded, name), kept)


def test_numbers_cannot_be_changed_through_their_array(folder: Path):
    loaded = catalogue.load(folder)
    kept = loaded.figures["obs_value"].copy(deep=True)

    values = loaded.figures["obs_value"].to_numpy()
    with pytest.raises(ValueError, match="read-only"):
        values[0] = -1

    assert loaded.figures["obs_value"].equals(kept)


def test_catalogue_itself_is_frozen(folder: Path):
    loaded = catalogue.load(folder)

    with pytest.raises(FrozenInstanceError):
        loaded.problems = ()
    with pytest.raises(AttributeError):
        loaded.figures = pd.DataFrame()
    with pytest.raises(TypeError):
        loaded.problems[0:0] = []


# --- reload


def test_reload_without_a_change_is_the_same_object(folder: Path):
    loaded = catalogue.load(folder)

    assert catalogue.reload(loaded) is loaded


def test_reload_takes_the_edited_figure(folder: Path):
    before = catalogue.load(folder)
    edit(folder / JIA, "obs_value: 64,", "obs_value: 68,")
    edit(folder / JIA, "printed: 64家", "printed: 68家")

    after = catalogue.reload(before)

    value = after.figures.set_index("figure_id").loc["jia.hnte.actual.2023", "obs_value"]
    assert value == 68
    assert before.figures.set_index("figure_id").loc["jia.hnte.actual.2023", "obs_value"] == 64
    assert_same(after, catalogue.load(folder))


EDITS = {
    "a source renamed": (JIA, "title: 示例甲市公报", "title: 示例甲市统计公报"),
    "an issue reworded": (JIA, "title: 数值偏小", "title: 数值可疑"),
    "a text target won later": (JIA, "date: 2023-05-01", "date: 2024-05-01"),
    "a figure more": (
        "cities/yi.yaml",
        "  energy:\n",
        "    - {role: actual, time_period: 2023, obs_value: 9000, source: plan, locator: 一, "
        "label: 企业, printed: 9000家}\n  energy:\n",
    ),
    "a figure less": (
        JIA,
        "    - {role: target, plan: jia-2023, time_period: 2023, obs_value: 66, source: bulletin, "
        "locator: 第 2 页, label: 高新技术企业, printed: 66家}\n",
        "",
    ),
    "a comment line": (
        "benchmarks/province.yaml",
        "# 示例省：虚构。",
        "# 示例省：虚构。\n# 又一行",
    ),
    "no figure left": (
        "benchmarks/province.yaml",
        "    - {role: actual, time_period: 2023, obs_value: 5212, source: bulletin, "
        'locator: 第 1 页, label: 高新技术企业, printed: "5212家"}\n',
        "    []\n",
    ),
    "another area": ("cities/yi.yaml", 'ref_area: "999902"', 'ref_area: "999904"'),
    "a fault": (JIA, "obs_value: 70,", "obs_value: 70%,"),
    "a fault of syntax": ("cities/yi.yaml", "figures:", "figures: ["),
    "an id that another file has": (
        "cities/yi.yaml",
        "    - {role: target, plan: 14fyp, time_period: 2025, obs_value: 11000",
        "    - {id: jia-rd, role: target, plan: 14fyp, time_period: 2025, obs_value: 11000",
    ),
    "an area that another file has": ("cities/yi.yaml", 'ref_area: "999902"', 'ref_area: "999901"'),
    "an area that a later file has": (JIA, 'ref_area: "999901"', 'ref_area: "999902"'),
    "an indicator renamed": ("indicators.yaml", "zh: 高新技术企业,", "zh: 高企,"),
    "a unit's spelling": ("units.yaml", "spellings: [户, 个]", "spellings: [个]"),
    "a plan moved": ("plans.yaml", "target_year: 2025", "target_year: 2026"),
    "an area renamed": ("areas.yaml", "zh: 示例乙市", "zh: 示例乙城"),
    "a slug changed": ("areas.yaml", "slug: yi,", "slug: second,"),
}


@pytest.mark.parametrize("case", EDITS)
def test_reload_equals_a_fresh_load_and_so_does_the_way_back(case: str, folder: Path):
    file, old, new = EDITS[case]
    first = catalogue.load(folder)

    edit(folder / file, old, new)
    second = catalogue.reload(first)
    assert_same(second, catalogue.load(folder))

    edit(folder / file, new, old) if new else undo(folder / file, first)
    third = catalogue.reload(second)
    assert_same(third, catalogue.load(folder))
    if new:
        assert_same(third, first)


def undo(path: Path, first: Catalogue) -> None:
    """Put the line back that an edit took away, at the end of its section."""
    edit(
        path, "    - {id: jia-hnte-panel,", EDITS["a figure less"][1] + "    - {id: jia-hnte-panel,"
    )
    assert first.problems == ()


def test_breaking_and_mending_a_file(folder: Path):
    first = catalogue.load(folder)
    edit(folder / JIA, "obs_value: 59,", "obs_value: 58,")

    broken = catalogue.reload(first)
    assert [one.code for one in broken.problems] == ["printed_value"]
    assert set(broken.figures["ref_area"]) == {"999902", "999900"}
    assert not broken.sources["ref_area"].eq("999901").any()
    assert broken.text_targets.empty

    edit(folder / JIA, "obs_value: 58,", "obs_value: 59,")
    assert_same(catalogue.reload(broken), first)


def test_adding_and_deleting_a_file(folder: Path):
    first = catalogue.load(folder)
    path = folder / "cities" / "bing.yaml"
    text = (folder / "cities" / "yi.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("999902", "999903"), encoding="utf-8")

    second = catalogue.reload(first)
    assert second.problems == ()
    assert len(second.figures) > len(first.figures)
    assert_same(second, catalogue.load(folder))

    path.unlink()
    assert_same(catalogue.reload(second), first)


def test_deleting_one_file_and_editing_another_at_once(folder: Path):
    first = catalogue.load(folder)
    (folder / "cities" / "yi.yaml").unlink()
    edit(folder / JIA, "printed: 59家", "printed: 59户")

    second = catalogue.reload(first)

    assert "999902" not in set(second.figures["ref_area"])
    assert_same(second, catalogue.load(folder))


def test_the_only_file_breaks_and_is_mended(folder: Path):
    (folder / "cities" / "yi.yaml").unlink()
    (folder / "benchmarks" / "province.yaml").unlink()
    first = catalogue.load(folder)
    edit(folder / JIA, "obs_value: 59,", "obs_value: 58,")

    broken = catalogue.reload(first)
    assert_same(broken, catalogue.load(folder))
    assert len(broken.figures) == 0

    edit(folder / JIA, "obs_value: 58,", "obs_value: 59,")
    assert_same(catalogue.reload(broken), first)


def test_a_clash_ends_when_the_other_file_changes(folder: Path):
    text = (folder / "cities" / "yi.yaml").read_text(encoding="utf-8")
    (folder / "cities" / "zz.yaml").write_text(text, encoding="utf-8")
    first = catalogue.load(folder)
    assert [one.code for one in first.problems] == ["duplicate_area"]

    edit(folder / "cities" / "yi.yaml", 'ref_area: "999902"', 'ref_area: "999904"')

    second = catalogue.reload(first)
    assert second.problems == ()
    assert_same(second, catalogue.load(folder))


def test_several_files_changed_at_once(folder: Path):
    first = catalogue.load(folder)
    edit(folder / JIA, "printed: 59家", "printed: 59户")
    edit(folder / "cities" / "yi.yaml", "printed: 1.1万家", "printed: 11000家")
    edit(folder / "benchmarks" / "province.yaml", 'printed: "5212家"', "printed: 5212户")

    assert_same(catalogue.reload(first), catalogue.load(folder))


def test_fault_in_a_list_raises_on_reload_and_the_old_catalogue_stands(folder: Path):
    first = catalogue.load(folder)
    count = len(first.figures)
    edit(folder / "units.yaml", "factor: 100000000", "factor: big")

    with pytest.raises(DataError):
        catalogue.reload(first)

    assert len(first.figures) == count
    edit(folder / "units.yaml", "factor: big", "factor: 100000000")
    assert_same(catalogue.reload(first), first)


def test_many_edits_in_a_row_stay_equal_to_a_fresh_load(folder: Path):
    current = catalogue.load(folder)
    for number in range(12):
        file = [JIA, "cities/yi.yaml", "benchmarks/province.yaml"][number % 3]
        path = folder / file
        path.write_text(
            path.read_text(encoding="utf-8") + f"# {number}\n" * (number + 1), encoding="utf-8"
        )
        current = catalogue.reload(current)

    assert_same(current, catalogue.load(folder))
