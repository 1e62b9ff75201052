"""The JSON Schemas beside the data: made from the models, named in each file, and true of it."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from indicators import schema, yaml_text
from indicators.code_lists import CODE_LISTS

DATA = Path(__file__).parents[2] / "data"
BROKEN = Path(__file__).parent / "broken"
FILES = {
    **{f"{name}.yaml": (f"{name}.schema.json", "") for name in CODE_LISTS},
    **{
        path.relative_to(DATA).as_posix(): ("city.schema.json", "../")
        for folder in ("cities", "benchmarks")
        for path in sorted((DATA / folder).glob("*.yaml"))
    },
}
# Faults of form that an editor can show while one types.
SEEN_BY_EDITORS = [
    "number_with_percent",
    "number_in_quotes",
    "misspelt_key",
    "role_unknown",
    "missing_label",
    "period_month_13",
    "area_unquoted",
    "preferred_yes",
    "id_upper_case",
    "list_at_the_top",
]


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema.schemas()[name]))


def test_committed_schemas_are_those_of_the_models():
    committed = {path.name: path.read_text(encoding="utf-8") for path in DATA.glob("*.schema.json")}

    assert committed == schema.schemas()


@pytest.mark.parametrize("name", schema.schemas())
def test_schema_is_a_schema(name: str):
    content = json.loads(schema.schemas()[name])

    Draft202012Validator.check_schema(content)
    assert content["$schema"] == schema.DIALECT


@pytest.mark.parametrize("file", FILES)
def test_file_holds_to_its_schema(file: str):
    name, _ = FILES[file]

    found = [error.message for error in validator(name).iter_errors(content(DATA / file))]

    assert found == []


@pytest.mark.parametrize("file", FILES)
def test_file_names_its_schema_in_the_first_line(file: str):
    name, up = FILES[file]

    first = (DATA / file).read_text(encoding="utf-8").splitlines()[0]

    assert first == f"# yaml-language-server: $schema={up}{name}"
    assert ((DATA / file).parent / f"{up}{name}").is_file()


@pytest.mark.parametrize("name", SEEN_BY_EDITORS)
def test_editor_sees_the_fault_too(name: str):
    path = BROKEN / f"{name}.yaml"

    assert list(validator("city.schema.json").iter_errors(content(path)))


def test_year_may_be_a_bare_number():
    document = content(DATA / "cities" / "xian.yaml")
    figure = next(iter(document["figures"].values()))[0]

    for period in (2025, "2025", "2025-06", "2025-Q3"):
        figure["time_period"] = period
        assert not list(validator("city.schema.json").iter_errors(document)), period


def content(path: Path) -> object:
    return yaml_text.read(path).content
