"""The data as files: CSV, Parquet and SDMX say what catalogue and progress frame say."""

import csv
import datetime as dt
import io
import math
from pathlib import Path

import hostile
import pandas as pd
import pytest
import sdmx

from indicators import catalogue, export, progress
from indicators.codes import ObsStatus, PeriodKind, Vintage
from indicators.export import data_files, datasets
from indicators.export.delimited import _STARTS
from indicators.export.observations import KEY, PREFERRED, figures
from indicators.export.sdmx import codes as sdmx_codes
from indicators.export.sdmx import components as sdmx_components
from indicators.tables import FIGURE_DTYPES
from indicators.wording.fields import FIELD

ROOT = Path(__file__).parent.parent
AS_OF, TODAY = 2025, dt.date(2026, 11, 22)
ATTRIBUTES = [one.column for one in sdmx_components.FIGURES.attributes]


@pytest.fixture(scope="module")
def cat():
    return catalogue.load(ROOT / "data")


@pytest.fixture(scope="module")
def frame(cat):
    return progress.assess(cat, as_of=AS_OF, on=TODAY)


@pytest.fixture(scope="module")
def evil(tmp_path_factory):
    return catalogue.load(hostile.folder(tmp_path_factory.mktemp("evil") / "data"))


@pytest.fixture(scope="module")
def structure(cat):
    return sdmx.read_sdmx(io.BytesIO(export.sdmx_structure(cat, on=TODAY)))


def lines(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def observations(content: bytes, message, flow: str) -> list:
    read = sdmx.read_sdmx(io.BytesIO(content), format="CSV", structure=message.dataflow[flow])
    return [one for dataset in read.data for one in dataset.obs]


def key_of(observation, flow) -> tuple[str, ...]:
    names = [*(one.id for one in flow.dimensions), "TIME_PERIOD"]
    return tuple(observation.dimension[name].value for name in names)


def told(observation) -> dict[str, str]:
    return {name: one.value for name, one in observation.attached_attribute.items()}


def text(value: object) -> str:
    """What a reader of the file expects of a value of the catalogue."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "; ".join(one["line"] if isinstance(one, dict) else one for one in value)
    return "" if pd.isna(value) else repr(value) if isinstance(value, float) else str(value)


def number(value: str) -> float:
    return float(value) if value else math.nan


def same(left: float, right: float) -> bool:
    return left == right or (math.isnan(left) and math.isnan(right))


def test_figures_are_those_of_the_catalogue(cat):
    table, source = figures(cat), cat.figures
    kept = [name for name in FIGURE_DTYPES if name != "place"]

    pd.testing.assert_frame_equal(table[kept], source[kept])
    assert (table["publisher"] == source["source"].map(cat.sources["publisher"])).all()
    assert (table["unit_measure"] == source["indicator"].map(cat.indicators["unit_measure"])).all()


def test_only_what_is_asked_for(cat):
    found = figures(cat, only={"ref_area": ["610100"], "plan": ["14fyp"]})
    every = cat.figures

    wanted = every[(every["ref_area"] == "610100") & (every["plan"] == "14fyp")]
    assert list(found["figure_id"]) == list(wanted["figure_id"])
    assert len(found)


def test_no_path_of_the_machine_leaves(cat):
    content = datasets.csv(cat)

    assert str(ROOT).encode() not in content
    assert b".yaml" not in content


def test_printings_of_one_key_are_told_apart(cat):
    table = figures(cat)
    by_key = table.groupby(list(KEY), dropna=False)

    assert not table.duplicated([*KEY, "printing"]).any()
    assert ((table["printing"] == PREFERRED) == table["preferred"]).all()
    assert by_key["preferred"].sum().max() == 1
    assert by_key.size().max() > 2


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_csv_gives_every_number_back(cat, lang):
    table = figures(cat, lang)

    read = lines(datasets.csv(cat, lang=lang))

    assert len(read) == len(table)
    for name in table.columns:
        assert [row[name] for row in read] == [text_of(v, table[name]) for v in table[name]], name


def text_of(value: object, column: pd.Series) -> str:
    written = text(value)
    if column.dtype != "float64" or not written:
        return written
    return data_files.cell(float(written))


def test_numbers_in_csv_are_exact(cat, frame):
    for table in (figures(cat), datasets.table(cat, frame)):
        read = lines(data_files.csv(table))
        for name in table.select_dtypes("float64").columns:
            pairs = zip(table[name], (number(row[name]) for row in read), strict=True)
            assert all(same(left, right) for left, right in pairs), name


@pytest.mark.parametrize("judged", [False, True])
def test_parquet_gives_everything_back(cat, frame, judged):
    table = datasets.table(cat, frame if judged else None)

    read = pd.read_parquet(io.BytesIO(export.parquet(cat, frame if judged else None)))

    lists = [name for name in table.columns if table[name].dtype == object]
    plain = [name for name in table.columns if name not in lists]
    pd.testing.assert_frame_equal(read[plain], table[plain])
    for name in set(lists) & {*data_files.RECORDS, *data_files.LISTS}:
        assert [list(one) for one in read[name]] == list(table[name]), name
    assert list(read.columns) == list(table.columns)


def test_judged_rows_are_those_of_the_frame(cat, frame):
    table = datasets.table(cat, frame)

    lists = ["notes", "figure_ids"]
    own = [name for name in frame.columns if name not in lists]
    pd.testing.assert_frame_equal(table[own], frame[own])
    for name in lists:
        assert [tuple(one) for one in table[name]] == [tuple(map(str, one)) for one in frame[name]]
    for ids, sources in zip(frame["figure_ids"], table["sources"], strict=True):
        assert [one["figure_id"] for one in sources] == list(ids)


def test_a_stale_verdict_says_so_and_no_actual_is_no_failure(cat, frame):
    table = datasets.table(cat, frame)

    stale = table[table["verdict"] == "stale"]
    without = table[table["verdict"] == "no_actual"]
    assert len(stale)
    assert len(without)
    for year, word in zip(stale["data_year"], stale["verdict_word"], strict=True):
        assert str(year) in word
    assert not without["verdict_word"].str.contains("未完成").any()


def test_every_column_is_explained(cat, frame):
    names = {*figures(cat).columns, *datasets.table(cat, frame).columns}
    names |= {field for fields in data_files.RECORDS.values() for field in fields}

    assert not names - FIELD["zh"].keys()
    assert FIELD["zh"].keys() == FIELD["en"].keys()


def test_structure_is_read_back(structure, cat):
    flows = (sdmx_components.FIGURES, sdmx_components.PROGRESS)

    for flow in flows:
        dsd = structure.dataflow[flow.id].structure
        dimensions = [*(one.id for one in flow.dimensions), "TIME_PERIOD"]
        assert [one.id for one in dsd.dimensions] == dimensions
        assert [one.id for one in dsd.attributes] == [one.id for one in flow.attributes]
        coded = {one.id: one.codes for one in (*flow.dimensions, *flow.attributes) if one.codes}
        for part in (*dsd.dimensions, *dsd.attributes):
            listed = part.local_representation.enumerated
            assert (listed.id if listed is not None else None) == coded.get(part.id)


def test_code_lists_name_what_the_catalogue_names(structure, cat):
    for name, frame in (("CL_AREA", cat.areas), ("CL_INDICATOR", cat.indicators),
                        ("CL_PLAN", cat.plans), ("CL_UNIT", cat.units)):  # fmt: skip
        for code, row in frame.iterrows():
            found = structure.codelist[name][code]
            assert found.name.localizations == {"zh": row["name_zh"], "en": row["name_en"]}
    parents = {
        one.id: one.parent.id
        for one in structure.codelist["CL_AREA"]
        if isinstance(one.parent, sdmx.model.common.Code)
    }
    assert parents == cat.areas["parent"].dropna().to_dict()


def test_sdmx_figures_are_those_of_the_catalogue(structure, cat):
    table = figures(cat)
    dated = table[table["time_period"].notna()]
    dimensions = [one.column for one in sdmx_components.FIGURES.dimensions]

    found = observations(export.sdmx_csv(cat), structure, "FIGURES")

    assert len(found) == len(dated) < len(table)
    rows = zip(found, dated.to_dict("records"), strict=True)
    for one, row in rows:
        key = [text(row[name]) or "_Z" for name in dimensions]
        assert key_of(one, sdmx_components.FIGURES) == (*key, row["time_period"])
        assert same(float(one.value), row["obs_value"])
        for name in ATTRIBUTES:
            written = told(one)[name.upper()]
            if isinstance(row[name], float) and not math.isnan(row[name]):
                assert float(written) == row[name]
            else:
                assert written == text(row[name]), name


def test_sdmx_progress_is_the_frame(structure, cat, frame):
    content = export.sdmx_csv(cat, frame, as_of=AS_OF)
    found = observations(content, structure, "PROGRESS")

    values = {key_of(one, sdmx_components.PROGRESS): float(one.value) for one in found}
    expected = {
        ("A", row["ref_area"], row["indicator"], text(row["plan"]) or "_Z",
         text(row["target_period"]) or "_Z", measure, str(AS_OF)): float(row[measure])
        for row in frame.to_dict("records")
        for measure in sdmx_components.MEASURES
        if not pd.isna(row[measure])
    }  # fmt: skip
    assert values == expected
    assert len(values) == len(found)


def test_status_of_the_actual_stands_at_the_actual_alone(structure, cat, frame):
    found = observations(export.sdmx_csv(cat, frame, as_of=AS_OF), structure, "PROGRESS")

    for one in found:
        attributes = told(one)
        actual = one.dimension["MEASURE"].value == "actual"
        assert bool(attributes["OBS_STATUS"]) == actual
        assert actual or not attributes["VINTAGE"]
        assert attributes["SOURCES"]


def test_units_of_measures_are_told(structure, cat, frame):
    found = observations(export.sdmx_csv(cat, frame, as_of=AS_OF), structure, "PROGRESS")
    units = {}
    for one in found:
        units.setdefault(one.dimension["MEASURE"].value, set()).add(told(one)["UNIT_MEASURE"])

    assert units["achievement"] == units["time_progress"] == {"fraction"}
    assert units["lead"] == {"percentage_point"}
    assert "percent" not in units["gap"]
    assert {"percentage_point", "enterprise"} <= units["gap"]
    codes = {one.id for one in structure.codelist["CL_UNIT"]}
    assert {unit for own in units.values() for unit in own} - {""} <= codes


def test_every_code_stands_in_its_list(structure, cat, frame):
    contents = {
        "FIGURES": export.sdmx_csv(cat),
        "PROGRESS": export.sdmx_csv(cat, frame, as_of=2025),
    }
    for flow in (sdmx_components.FIGURES, sdmx_components.PROGRESS):
        read = lines(contents[flow.id])
        for one in (*flow.dimensions, *flow.attributes):
            if one.codes:
                codes = {code.id for code in structure.codelist[one.codes]}
                assert {row[one.id] for row in read} - {""} <= codes, one.id


def test_closed_sets_are_whole(cat):
    lists = {name: {one.id for one in codes} for name, codes in sdmx_codes.code_lists(cat).items()}

    assert lists["CL_OBS_STATUS"] == set(ObsStatus)
    assert lists["CL_VINTAGE"] == set(Vintage)
    assert lists["CL_PERIOD_KIND"] == set(PeriodKind)


def test_preferred_printings_are_series_with_one_value_a_period(cat):
    read = [row for row in lines(export.sdmx_csv(cat)) if row["PRINTING"] == PREFERRED]
    names = [one.id for one in sdmx_components.FIGURES.dimensions]

    keys = [tuple(row[name] for name in [*names, "TIME_PERIOD"]) for row in read]
    assert len(keys) == len(set(keys)) > 100


def test_a_multiple_has_no_number_of_its_own(structure, cat):
    times = figures(cat)["times"].dropna()
    found = [one for one in observations(export.sdmx_csv(cat), structure, "FIGURES")
             if told(one)["TIMES"]]  # fmt: skip

    assert len(found) == len(times) > 0
    assert all(math.isnan(float(one.value)) for one in found)


def test_same_input_same_bytes(cat, frame):
    made = [
        lambda: datasets.csv(cat),
        lambda: export.parquet(cat, frame),
        lambda: export.sdmx_csv(cat),
        lambda: export.sdmx_csv(cat, frame, as_of=AS_OF),
        lambda: export.sdmx_structure(cat, on=TODAY),
        lambda: export.handbook_csv(cat),
    ]
    for make in made:
        assert make() == make()


def test_a_frame_needs_its_year(cat, frame):
    with pytest.raises(ValueError, match="as_of"):
        export.sdmx_csv(cat, frame)


@pytest.mark.parametrize("start", _STARTS)
def test_no_text_is_a_formula(start):
    evil = f"{start}cmd|' /C calc'!A0"
    table = pd.DataFrame({"comment": [evil], "line": [[evil]], "title": [f"  {evil}"]})

    [row] = lines(data_files.csv(table))

    assert not any(value.lstrip(" ").startswith(_STARTS) for value in row.values())
    assert all("cmd|" in value for value in row.values())


def test_negative_numbers_stay_numbers():
    table = pd.DataFrame({"gap": [-1.5, 1e-7, 1e21, math.nan], "years_met": [-2, 0, 1, 2]})

    read = lines(data_files.csv(table))

    assert [row["gap"] for row in read] == ["-1.5", "0.0000001", "1" + "0" * 21, ""]
    assert [row["years_met"] for row in read] == ["-2", "0", "1", "2"]


def test_control_characters_and_line_ends_never_leave():
    bad = "a\x00b\r\nc\x0bd\x1ce\x85f\u2028g\ud800h\ufffei"
    table = pd.DataFrame({"comment": pd.Series([bad], dtype=object)})

    content = data_files.csv(table).decode("utf-8-sig")

    assert content.splitlines() == ["comment", "a b c d e f g h i"]


def test_hostile_texts_are_carried_whole(evil):
    frame = progress.assess(evil, as_of=AS_OF, on=TODAY)
    message = sdmx.read_sdmx(io.BytesIO(export.sdmx_structure(evil, on=TODAY)))
    table = figures(evil)

    found = observations(export.sdmx_csv(evil), message, "FIGURES")
    judged = observations(export.sdmx_csv(evil, frame, as_of=AS_OF), message, "PROGRESS")

    dated = table[table["time_period"].notna()]
    labels = [told(one)["LABEL"] for one in found]
    assert labels == list(dated["label"])
    assert any("<img" in label for label in labels)
    assert [told(one)["COMMENT"] for one in found] == [text(one) for one in dated["comment"]]
    assert len(judged) == sum(frame[name].notna().sum() for name in sdmx_components.MEASURES)
    named = message.codelist["CL_AREA"]["620600"].name.localizations["zh"]
    assert named == evil.areas.loc["620600", "name_zh"]
    assert "😀" in named
    assert not any("javascript:" in row["URL"] for row in lines(export.sdmx_csv(evil)))


def test_hostile_texts_in_parquet(evil):
    table = figures(evil)

    read = pd.read_parquet(io.BytesIO(export.parquet(evil)))

    assert list(read["source_title"]) == list(table["source_title"])
