"""Tables that nobody writes by hand: checked by the rules of the YAML files, all or nothing."""

import shutil
from pathlib import Path

import pandas as pd
import pytest
from invented import invented

from indicators import catalogue, store
from indicators.__main__ import main
from indicators.store import StoreError, import_faults, import_reading
from indicators.store import manifest as manifests

DATA = Path(__file__).resolve().parents[2] / "data"
BASE = {"ref_area": "a001", "indicator": "count", "role": "actual", "time_period": "2030",
        "obs_value": 5, "source": "book", "label": "某指标"}  # fmt: skip
TARGET = BASE | {"role": "target", "plan": "14fyp", "time_period": "2025", "ref_area": "b1"}


@pytest.fixture
def root(tmp_path):
    source = invented(areas=4)
    source.areas.loc["b1"] = ["某", "x", "b1", "n", "city"]
    store.write(source, tmp_path / "store")
    return tmp_path / "store"


def table(folder, *rows, kind="csv"):
    frame = pd.DataFrame(rows, dtype=object)
    path = folder / f"rows.{kind}"
    if kind == "csv":
        frame.to_csv(path, index=False)
    else:
        frame.to_parquet(path)
    return path


def state(root):
    return {
        path: path.read_bytes() for path in root.rglob("*") if path.suffix in (".parquet", ".json")
    }


@pytest.mark.parametrize("kind", ["csv", "parquet"])
def test_sound_rows_are_taken_in(root, tmp_path, kind):
    rows = [BASE | {"time_period": str(year), "obs_value": year / 8} for year in range(2030, 2040)]
    before = manifests.read(root).rows

    made = store.import_(root, [table(tmp_path, *rows, kind=kind)])

    assert (made.rows, made.total, made.faults.count) == (10, before + 10, 0)
    found = pd.read_parquet(root / "figures/indicator=count")
    fresh = found[found["time_period"].isin([str(year) for year in range(2030, 2040)])]
    assert sorted(fresh["obs_value"]) == [year / 8 for year in range(2030, 2040)]
    assert fresh["preferred"].all()
    assert set(fresh["grade"]) == {"official"}
    assert fresh["figure_id"].is_unique
    first = 2 if kind == "csv" else 1
    places = {f"{tmp_path / 'rows'}.{kind}:{row}" for row in range(first, first + 10)}
    assert set(fresh["place"]) == places


def test_empty_lines_count_as_lines(root, tmp_path):
    good = [BASE | {"time_period": str(year)} for year in range(2030, 2036)]
    path = table(tmp_path, *good[:4], BASE | {"time_period": "2036", "source": "none"}, good[4])
    head, *lines = path.read_text(encoding="utf-8").splitlines()
    # Empty lines are 2, 4, 5 and the last two; the fault stands on line 9.
    told = [head, "", lines[0], "", "", *lines[1:5], lines[5], "", ""]
    path.write_text("\n".join(told) + "\n", encoding="utf-8")
    assert told[8] == lines[4]

    made = store.import_(root, [path])

    assert {one.row for one in made.faults.first} == {9}


def test_what_was_imported_is_judged_as_what_was_written_by_hand(root, tmp_path):
    own = {"ref_area": "b1", "indicator": "share"}
    rows = [
        TARGET | own | {"role": "baseline", "time_period": "2020", "obs_value": 59},
        TARGET | own | {"obs_value": 70, "comparator": "at_least"},
        BASE | own | {"time_period": "2023", "obs_value": 66, "vintage": "bulletin"},
    ]
    assert store.import_(root, [table(tmp_path, *rows)]).rows == 3

    store.assess_store(root, tmp_path, as_of=2023)

    found = store.read_judged(tmp_path, 2023, ["share"]).query("ref_area == 'b1'")
    assert found["achievement"].tolist() == [pytest.approx(7 / 11)]
    assert found["pace"].tolist() == ["on_schedule"]


FAULTS = {
    "missing": {"label": None},
    "unknown_area": {"ref_area": "nowhere"},
    "unknown_indicator": {"indicator": "nothing"},
    "unknown_source": {"source": "rumour"},
    "number_expected": {"obs_value": "about 5"},
    "value_missing": {"obs_value": None},
    "choice": {"role": "wish"},
    "form": {"time_period": "20301"},
    "plan_on_actual": {"plan": "14fyp"},
    "plan_missing": TARGET | {"plan": None},
    "unknown_plan": TARGET | {"plan": "99fyp"},
    "plan_foreign": TARGET | {"plan": "own"},
    "plan_year": TARGET | {"time_period": "2024"},
    "period_missing": TARGET | {"time_period": None},
    "period_start_missing": {"period_kind": "cumulative"},
    "period_order": {"period_kind": "cumulative", "period_start": 2035},
    "range_order": {"value_upper": 4},
    "times_role": {"obs_value": None, "times": 2},
    "value_and_times": TARGET | {"times": 2},
    "rank_value": {"indicator": "place", "obs_value": 2.5},
    "target_only": {"comparator": "at_least"},
    "target_on_event": TARGET | {"indicator": "event"},
    "target_without_direction": TARGET | {"indicator": "shown"},
    "comparator_side": TARGET | {"comparator": "below"},
    "printed_value": {"printed": "6家"},
    "printed_unit": {"printed": "5%"},
    "printed_count": {"printed": "家"},
    "bound_missing": {"printed": "5余家"},
    "integer_expected": {"ranked": "ten"},
    "out_of_range": {"ordinal": 0},
    "text_long": {"label": "长" * 121},
    "flag_expected": {"preferred": "perhaps"},
    "preferred_none": {"preferred": "false"},
    "preferred_doubtful": {"preferred": "true", "obs_status": "U", "comment": "x"},
    "doubt": {"obs_status": "U"},
    "unknown_figure": TARGET | {"supersedes": "nothing"},
}


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_is_told_with_its_row_and_nothing_is_taken_in(root, tmp_path, code):
    before = state(root)
    good = BASE | {"time_period": "2040"}

    made = store.import_(root, [table(tmp_path, good, BASE | FAULTS[code])])

    assert made.rows == 0
    assert (code, 3) in {(one.code, one.row) for one in made.faults.first}
    assert "rows.csv" in next(made.faults.told("zh"))
    assert state(root) == before


def test_a_target_on_the_wrong_side_of_its_baseline_is_told(root, tmp_path):
    rows = [TARGET | {"role": "baseline", "time_period": "2020", "obs_value": 59},
            TARGET | {"obs_value": 50}]  # fmt: skip

    made = store.import_(root, [table(tmp_path, *rows)])

    assert [(one.code, one.row) for one in made.faults.first] == [("target_side", 3)]


def test_the_same_figure_twice_is_told(root, tmp_path):
    made = store.import_(root, [table(tmp_path, BASE, BASE)])

    assert [(one.code, one.row) for one in made.faults.first] == [("duplicate", 3)]


def test_a_figure_that_is_there_already_is_told_or_replaced(root, tmp_path):
    path = table(tmp_path, BASE)
    store.import_(root, [path])

    again = store.import_(root, [path])
    other = store.import_(root, [table(tmp_path, BASE | {"obs_value": 6})], replace=True)

    assert {one.code for one in again.faults.first} == {"duplicate"}
    assert (other.rows, other.total) == (1, manifests.read(root).rows)
    found = pd.read_parquet(root / "figures/indicator=count")
    assert found.loc[found["time_period"] == "2030", "obs_value"].tolist() == [6]


def test_many_faults_are_counted_and_a_hundred_shown(root, tmp_path):
    rows = [BASE | {"ref_area": "nowhere"}] * 700 + [BASE | {"role": "wish"}] * 300

    made = store.import_(root, [table(tmp_path, *rows)], batch=64)

    assert made.faults.counts["unknown_area", "ref_area"] == 700
    assert made.faults.counts["choice", "role"] == 300
    assert len(made.faults.first) == import_faults.SHOWN
    lines = list(made.faults.told("zh"))
    assert len(lines) < 110
    assert any("700" in line for line in lines)
    assert any("300" in line for line in lines)


def test_in_whatever_batches_and_pieces_it_is_the_same(root, tmp_path):
    rows = invented(areas=30, seed=5).figures
    rows = rows[(rows["indicator"] == "count") & (rows["role"] == "actual")
                & rows["preferred"]].head(60)  # fmt: skip
    lines = [BASE | {"time_period": str(2030 + n), "ref_area": f"a00{n % 3}"} for n in range(40)]
    other = tmp_path / "other"
    shutil.copytree(root, other)
    path = table(tmp_path, *lines)

    store.import_(root, [path])
    turned = table(tmp_path, *lines[::-1], kind="parquet")
    store.import_(other, [turned], batch=7, most=25)

    assert len(manifests.read(other).of("count")) > 1
    kept = [name for name in store.ordered(rows).columns if name not in ("place", "indicator")]
    one, two = (pd.read_parquet(at / "figures/indicator=count") for at in (root, other))
    one, two = (store.ordered(each)[kept].astype(str) for each in (one, two))
    pd.testing.assert_frame_equal(one, two)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_command_line_says_what_came_of_it(root, tmp_path, capsys, lang):
    good, bad = tmp_path / "good", tmp_path / "bad"
    good.mkdir()
    bad.mkdir()
    given = ["store", "import", "--store", str(root), "--lang", lang]

    refused = main([*given, str(table(bad, BASE, BASE | {"role": "wish"}))])
    told = capsys.readouterr().err
    taken = main([*given, str(table(good, BASE))])
    said = capsys.readouterr().out

    assert (refused, taken) == (1, 0)
    assert "rows.csv" in told
    assert "wish" in told
    assert str(manifests.read(root).rows) in said


def test_documents_and_areas_come_along(root, tmp_path):
    sources = tmp_path / "sources.csv"
    pd.DataFrame([{"source": "new", "title": "年鉴", "publisher": "统计局", "grade": "official"}]
                 ).to_csv(sources, index=False)  # fmt: skip
    areas = tmp_path / "areas.csv"
    pd.DataFrame([{"ref_area": "c1", "name_zh": "某县", "name_en": "C", "level": "district",
                   "slug": "c1", "parent": "a001"}]).to_csv(areas, index=False)  # fmt: skip
    path = table(tmp_path, BASE | {"source": "new", "ref_area": "c1"})

    made = store.import_(root, [path], sources=sources, areas=areas)

    assert (made.rows, list(made.faults.told("zh"))) == (1, [])
    assert "new" in set(pd.concat(map(pd.read_parquet, root.glob("lists/sources-*")))["source"])


def test_a_document_without_its_publisher_is_told(root, tmp_path):
    sources = tmp_path / "sources.csv"
    pd.DataFrame([{"source": "new", "title": "年鉴", "grade": "official"}]).to_csv(
        sources, index=False
    )

    made = store.import_(root, [table(tmp_path, BASE)], sources=sources)

    assert {one.field for one in made.faults.first} == {"publisher"}


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (BASE | {"mood": "good"}, "column_unknown"),
        ({key: value for key, value in BASE.items() if key != "source"}, "column_missing"),
    ],
)
def test_a_table_with_wrong_columns_is_refused(root, tmp_path, row, code):
    before = state(root)

    with pytest.raises(StoreError) as caught:
        store.import_(root, [table(tmp_path, row)])

    assert caught.value.code == code
    assert state(root) == before


def test_what_the_project_s_own_files_say_passes_the_same_rules(tmp_path):
    source = catalogue.load(DATA)
    own = source.figures
    single = ~own.duplicated(["ref_area", "indicator", "plan", "role", "time_period", "as_at",
                              "period_kind", "period_start"], keep=False)  # fmt: skip
    some = own[single & own["derived"].isna() & own["supersedes"].isna()
               & (own["obs_status"] != "U")]  # fmt: skip
    left = [name for name in ("id", *own.columns) if name not in
            ("figure_id", "year", "grade", "preferred", "place", "derived")]  # fmt: skip
    rows = some.assign(
        id=some["figure_id"].where(~some["figure_id"].str.contains(".", regex=False))
    )
    bare = type("Bare", (), {name: getattr(source, name) for name in
                             ("indicators", "areas", "units", "plans", "breaks", "sources",
                              "lists")})()  # fmt: skip
    bare.figures = own.head(0)
    store.write(bare, tmp_path / "store")
    rows[left].to_csv(tmp_path / "own.csv", index=False)

    made = store.import_(tmp_path / "store", [tmp_path / "own.csv"])

    assert list(made.faults.told("zh")) == []
    assert made.rows == len(rows)


def test_imports_are_not_lost_by_writing_anew(root, tmp_path):
    store.import_(root, [table(tmp_path, BASE)])

    with pytest.raises(StoreError) as caught:
        store.write(invented(areas=4), root)
    store.write(invented(areas=4), root, force=True)

    assert caught.value.code == "imported"
    assert sum(piece.imported for piece in manifests.read(root).pieces) == 0


TEXT = f"{','.join(BASE)}\n{','.join(map(str, BASE.values()))}\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
def test_a_csv_file_as_offices_write_it(root, tmp_path, encoding):
    path = tmp_path / "rows.csv"
    path.write_bytes(TEXT.encode(encoding))

    assert store.import_(root, [path]).rows == 1

    found = pd.read_parquet(root / "figures/indicator=count")
    assert found.loc[found["time_period"] == "2030", "label"].tolist() == [BASE["label"]]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "table_empty"),
        (TEXT.encode("utf-16"), "encoding"),
        (TEXT.replace("label", "label,label").encode(), "column_twice"),
        (TEXT.replace("5,", "1,234,").encode(), "table_unreadable"),
        (TEXT.replace("某指标", '"某指标').encode(), "quotes"),
    ],
)
def test_a_csv_file_that_is_no_table_is_refused_in_words(root, tmp_path, data, code):
    path, before = tmp_path / "rows.csv", state(root)
    path.write_bytes(data)

    with pytest.raises(StoreError) as caught:
        store.import_(root, [path])

    assert caught.value.code == code
    assert str(path) in caught.value.told("zh")
    assert state(root) == before


@pytest.mark.parametrize("dtype", ["float32", "float64", "string"])
def test_a_number_is_what_it_was_printed_as(root, tmp_path, dtype):
    frame = pd.DataFrame([BASE | {"obs_value": 0.1}]).astype({"obs_value": dtype})
    frame.to_parquet(tmp_path / "rows.parquet")

    assert store.import_(root, [tmp_path / "rows.parquet"]).rows == 1

    found = pd.read_parquet(root / "figures/indicator=count")
    assert found.loc[found["time_period"] == "2030", "obs_value"].tolist() == [0.1]


@pytest.mark.parametrize("text", ["1.23E+05", "1e308", "010", "5.", "1" * 19, "nan", "inf", "７０"])
def test_a_number_is_written_as_in_the_yaml_files(root, tmp_path, text):
    made = store.import_(root, [table(tmp_path, BASE | {"obs_value": text})])

    assert {(one.code, one.row) for one in made.faults.first} == {("number_expected", 2)}


@pytest.mark.parametrize("value", [1e18, 1e308, float("inf"), float("-inf")])
def test_a_number_beyond_those_of_the_yaml_files(root, tmp_path, value):
    pd.DataFrame([BASE | {"obs_value": value}]).to_parquet(tmp_path / "rows.parquet")

    made = store.import_(root, [tmp_path / "rows.parquet"])

    assert {one.code for one in made.faults.first} == {"number_expected"}


def test_truth_as_spreadsheets_write_it(root, tmp_path):
    inferred = TARGET | {"time_period": "2024", "period_inferred": "TRUE", "aspired": "FALSE"}

    taken = store.import_(root, [table(tmp_path, inferred)])
    refused = store.import_(root, [table(tmp_path, BASE | {"aspired": "TRUE"})])

    assert (taken.rows, taken.faults.count) == (1, 0)
    assert {one.code for one in refused.faults.first} == {"target_only"}


def test_each_misprint_is_told_with_its_own_printed_form(root, tmp_path):
    rows = [BASE | {"time_period": str(year), "printed": f"{year}家"} for year in (2030, 2031)]

    told = list(store.import_(root, [table(tmp_path, *rows)]).faults.told("zh"))

    assert ["2030家" in told[0], "2031家" in told[1]] == [True, True]


def test_very_many_misprints_are_counted(root, tmp_path):
    rows = [BASE | {"time_period": "2030-01", "printed": f"{n}家"} for n in range(10, 400)]

    made = store.import_(root, [table(tmp_path, *rows)])

    assert made.faults.counts["printed_value", "obs_value"] == len(rows)


def test_a_frame_with_row_labels_is_a_table_too(root, tmp_path):
    frame = pd.DataFrame([BASE, BASE | {"time_period": "2031"}])
    frame[frame["time_period"] == "2031"].to_parquet(tmp_path / "rows.parquet")

    assert store.import_(root, [tmp_path / "rows.parquet"]).rows == 1


def test_a_span_of_time_is_no_number(root, tmp_path):
    frame = pd.DataFrame([BASE | {"obs_value": pd.Timedelta(1, "D")}])
    frame.to_parquet(tmp_path / "rows.parquet")

    with pytest.raises(StoreError) as caught:
        store.import_(root, [tmp_path / "rows.parquet"])

    assert "obs_value" in caught.value.told("zh")


def test_lines_within_quotes_across_the_blocks_that_a_file_is_read_in(root, tmp_path, monkeypatch):
    monkeypatch.setattr(import_reading, "BLOCK", 2_000)
    rows = [BASE | {"time_period": f"{year}", "comment": "甲\n\n乙,\n" * (year % 7)}
            for year in range(1990, 2090)]  # fmt: skip

    assert store.import_(root, [table(tmp_path, *rows)], replace=True).rows == len(rows)

    found = pd.read_parquet(root / "figures/indicator=count").set_index("time_period")["comment"]
    said = {one["time_period"]: one["comment"] for one in rows if one["comment"]}
    assert found.dropna().to_dict() == said


def test_an_id_names_one_figure_of_the_whole_store(root, tmp_path):
    one, other = BASE | {"id": "mine"}, BASE | {"id": "mine", "indicator": "total"}

    together = store.import_(root, [table(tmp_path, one, other)])
    store.import_(root, [table(tmp_path, one)])
    later = store.import_(root, [table(tmp_path, other)])
    elsewhere = store.import_(root, [table(tmp_path, one | {"ref_area": "a002"})])
    again = store.import_(root, [table(tmp_path, one | {"obs_value": 6})], replace=True)

    assert {(fault.code, fault.row) for fault in together.faults.first} == {
        ("duplicate_id", 2), ("duplicate_id", 3)
    }  # fmt: skip
    assert {fault.code for fault in later.faults.first} == {"duplicate_id"}
    assert {fault.code for fault in elsewhere.faults.first} == {"duplicate_id"}
    assert (again.rows, again.faults.count) == (1, 0)


def test_a_replaced_figure_s_name_is_not_given_twice(root, tmp_path):
    other = BASE | {"period_kind": "cumulative", "period_start": "2028"}
    store.import_(root, [table(tmp_path, other, BASE)])
    for row in (BASE, other):
        store.import_(root, [table(tmp_path, row)], replace=True)

    assert pd.read_parquet(root / "figures/indicator=count")["figure_id"].is_unique


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([("c1", "c2"), ("c2", "c1")], "area_cycle"),
        ([("c1", "nowhere")], "unknown_area"),
        ([("c1", None)], "missing"),
        ([("c1", "a001"), ("c1", "a001")], "duplicate_key"),
        ([(None, "a001")], "missing"),
    ],
)
def test_areas_are_checked_as_in_the_yaml_files(root, tmp_path, rows, code):
    areas = [{"ref_area": area, "name_zh": "某县", "name_en": "C", "level": "district",
              "slug": area, "parent": parent} for area, parent in rows]  # fmt: skip
    pd.DataFrame(areas).to_csv(tmp_path / "areas.csv", index=False)

    made = store.import_(root, [table(tmp_path, BASE)], areas=tmp_path / "areas.csv")

    assert code in {one.code for one in made.faults.first}
    assert made.rows == 0


@pytest.mark.parametrize(
    ("keys", "grade", "code"),
    [(["new", "new"], "official", "duplicate_key"), (["New one"], "official", "form"),
     (["book"], "press", "choice")],
)  # fmt: skip
def test_documents_are_checked_as_in_the_yaml_files(root, tmp_path, keys, grade, code):
    book = {"title": "年鉴", "publisher": "统计局", "grade": grade}
    pd.DataFrame([{"source": key} | book for key in keys]).to_csv(
        tmp_path / "sources.csv", index=False
    )

    made = store.import_(root, [table(tmp_path, BASE)], sources=tmp_path / "sources.csv")

    assert {one.code for one in made.faults.first} == {code}
