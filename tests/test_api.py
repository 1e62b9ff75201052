"""The read-only API: the numbers of catalogue and progress frame, and nothing without a source."""

import csv
import datetime as dt
import io
import json
import math
import re
import shutil
import subprocess
import sys
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import hostile
import pandas as pd
import pytest
import streamlit as st
from asking import ask
from jsonschema import Draft202012Validator
from running import running_app

from indicators import api, catalogue, progress
from indicators.api.endpoints import ENDPOINTS
from indicators.export.delimited import _STARTS
from indicators.tables import FIGURE_DTYPES
from indicators.wording import handbook, sdmx, serving
from pages import _api, _choices, _folder, _shared

ROOT = Path(__file__).parent.parent
TODAY = dt.date(2026, 11, 22)
TABLES = list(ENDPOINTS)


@pytest.fixture(autouse=True)
def _fixed_day(monkeypatch):
    monkeypatch.setenv("INDICATORS_TODAY", TODAY.isoformat())


@pytest.fixture(scope="module")
def cat():
    return catalogue.load(ROOT / "data")


@pytest.fixture
def use_folder(monkeypatch):
    """Have the API read another data folder, looked at on each request."""

    def use(folder: Path) -> Path:
        monkeypatch.setattr(_shared, "DATA", folder)
        monkeypatch.setattr(_folder, "LOOK_SECONDS", -1)
        st.cache_resource.clear()
        return folder

    yield use
    st.cache_resource.clear()


@pytest.fixture
def folder(tmp_path, use_folder):
    return use_folder(Path(shutil.copytree(ROOT / "data", tmp_path / "data")))


def plain(value):
    """A value of a frame as JSON gives it back."""
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {str(name): plain(one) for name, one in value.items()}
    if value is None or pd.isna(value):
        return None
    return value.item() if hasattr(value, "item") else value


def columns(frame: pd.DataFrame) -> dict[str, list]:
    return {name: [plain(value) for value in frame[name]] for name in frame.columns}


def lines(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def error_codes(answer) -> list[str]:
    return [one["code"] for one in answer.json["errors"]]


def test_figures_are_those_of_the_catalogue(cat):
    found = ask("/api/figures").json

    kept = [name for name in FIGURE_DTYPES if name != "place"]
    for name, values in columns(cat.figures[kept]).items():
        assert [row[name] for row in found["data"]] == values, name
    assert found["count"] == len(cat.figures)
    assert not found["internal"]


def test_every_area_indicator_and_year_can_be_asked_for(cat):
    every = cat.figures
    for area in every["ref_area"].unique():
        own = every[every["ref_area"] == area]
        rows = ask(f"/api/figures?area={area}").json["data"]
        assert [row["figure_id"] for row in rows] == list(own["figure_id"])
        assert [row["obs_value"] for row in rows] == columns(own)["obs_value"]
    for year in sorted(every["year"].dropna().unique()):
        rows = ask(f"/api/figures?year={year}").json["data"]
        assert {row["figure_id"] for row in rows} == set(
            every.loc[every["year"] == year, "figure_id"]
        )
    asked = ",".join(list(cat.indicators.index)[:100])
    rows = ask(f"/api/figures?indicator={asked}").json["data"]
    assert len(rows) == every["indicator"].isin(asked.split(",")).sum()


@pytest.mark.parametrize("as_of", range(2016, 2027))
def test_progress_is_the_frame_of_its_year(cat, as_of):
    frame = progress.assess(cat, as_of=as_of, on=TODAY)

    found = ask(f"/api/progress?as_of={as_of}").json

    assert found["as_of"] == as_of
    for name, values in columns(frame).items():
        assert [row[name] for row in found["data"]] == values, name


def test_progress_by_area_indicator_and_plan(cat):
    frame = progress.assess(cat, as_of=2025, on=TODAY)
    for (area, plan), some in frame.groupby(["ref_area", "plan"]):
        rows = ask(f"/api/progress?as_of=2025&area={area}&plan={plan}").json["data"]
        assert [row["gap"] for row in rows] == columns(some)["gap"]
    for indicator in cat.indicators.index[cat.indicators["headline"]]:
        rows = ask(f"/api/progress?as_of=2025&indicator={indicator}").json["data"]
        assert [row["actual"] for row in rows] == columns(frame[frame["indicator"] == indicator])[
            "actual"
        ]


def test_default_year_is_the_one_of_the_pages(cat):
    assert ask("/api/progress").json["as_of"] == _choices.usual(cat)[1]


def test_an_area_goes_by_its_short_name_too():
    assert (
        ask("/api/progress?area=xian").json["data"] == ask("/api/progress?area=610100").json["data"]
    )


def test_every_number_has_its_source_with_place_and_grade(cat):
    sources = cat.sources
    for row in ask("/api/progress").json["data"]:
        assert [one["figure_id"] for one in row["sources"]] == row["figure_ids"]
        for one in row["sources"]:
            assert one["source_title"] == sources.loc[one["source"], "title"]
            assert one["grade"] == sources.loc[one["source"], "grade"]
            assert one["locator"] or one["seen"] == "excerpt" or one["printed"] is None
        for name in ("baseline", "target", "actual"):
            assert row[name] is None or row[f"{name}_id"] in row["figure_ids"]


def test_doubts_travel(cat):
    links = cat.issue_figures
    rows = {row["figure_id"]: row for row in ask("/api/figures").json["data"]}
    for issue, figure in zip(links["issue_id"], links["figure_id"], strict=True):
        assert issue in [one["issue_id"] for one in rows[figure]["doubts"]]
    assert [one["issue_id"] for one in ask("/api/issues").json["data"]] == list(
        cat.issues["issue_id"]
    )


@pytest.mark.parametrize("name", TABLES)
def test_csv_has_the_numbers_of_json(name):
    told = ask(f"/api/{name}?format=csv")
    rows, read = ask(f"/api/{name}").json["data"], lines(told.body)

    assert told.headers["content-type"].startswith("text/csv")
    assert told.body.startswith(b"\xef\xbb\xbf")
    assert len(read) == len(rows)
    assert list(read[0]) == list(rows[0])
    for row, line in zip(rows, read, strict=True):
        for field, value in row.items():
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                assert float(line[field]) == value
            elif value is None:
                assert line[field] == ""


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "application/json"),
        ("*/*", "application/json"),
        ("text/html,*/*;q=0.1", "application/json"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("application/json;q=0.1, text/csv;q=0.9", "text/csv; charset=utf-8"),
        ("text/*", "text/csv; charset=utf-8"),
        ("application/json, text/csv;q=0", "application/json"),
        ("text/csv;q=zero", "text/csv; charset=utf-8"),
    ],
)
def test_format_by_accept(accept, expected):
    answer = ask("/api/plans", accept=accept)

    assert (answer.status, answer.headers["content-type"]) == (200, expected)
    assert answer.headers["vary"] == "Accept"


def test_format_in_the_address_goes_before_accept():
    assert ask("/api/plans?format=csv", accept="application/json").body.startswith(b"\xef\xbb\xbf")


def test_languages(cat):
    names = {row["area_name"] for row in ask("/api/areas?lang=en").json["data"]}
    zh = ask("/api/progress").json["data"]
    en = ask("/api/progress?lang=en").json["data"]

    assert names == set(cat.areas["name_en"])
    assert [row["gap"] for row in zh] == [row["gap"] for row in en]
    assert {row["pace_word"] for row in zh}.isdisjoint({row["pace_word"] for row in en} - {None})


# ---- Whether it changed


def test_unchanged_data_are_not_sent_again():
    first = ask("/api/progress?area=xian")

    again = ask("/api/progress?area=xian", if_none_match=f'"x", {first.headers["etag"]}')

    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["cache-control"] == first.headers["cache-control"] == "no-cache"
    assert ask("/api/progress?area=xian", if_none_match="*").status == 304
    assert ask("/api/progress?area=xian", if_none_match='W/"other"').status == 200


def test_each_answer_has_its_own_mark():
    addresses = ["/api/progress", "/api/progress?area=xian", "/api/progress?as_of=2024",
                 "/api/progress?format=csv", "/api/progress?lang=en", "/api/figures"]  # fmt: skip

    assert len({ask(one).headers["etag"] for one in addresses}) == len(addresses)
    assert (
        ask("/api/figures?area=xian,wuwei").headers["etag"]
        == (ask("/api/figures?area=620600&area=610100").headers["etag"])
    )


def test_mark_changes_with_the_data(folder):
    before = ask("/api/figures?area=wuwei")
    path = folder / "cities" / "wuwei.yaml"
    text = path.read_text(encoding="utf-8")
    comment = "# 改过\n"
    path.write_text(comment + text, encoding="utf-8")

    after = ask("/api/figures?area=wuwei", if_none_match=before.headers["etag"])

    assert after.status == 200
    assert after.headers["etag"] != before.headers["etag"]


def test_mark_changes_with_the_day(monkeypatch):
    before = ask("/api/progress").headers["etag"]
    monkeypatch.setenv("INDICATORS_TODAY", "2026-11-23")

    assert ask("/api/progress").headers["etag"] != before


# ---- What is refused


@pytest.mark.parametrize(
    ("address", "status", "codes"),
    [
        ("/api/figures?city=xian", 400, ["unknown_parameter"]),
        ("/api/figures?as_of=2025", 400, ["unknown_parameter"]),
        ("/api/figures?area=atlantis", 400, ["unknown_area"]),
        ("/api/figures?area=", 400, ["unknown_area"]),
        (
            "/api/figures?area=xian,atlantis&indicator=joy",
            400,
            ["unknown_area", "unknown_indicator"],
        ),
        ("/api/progress?plan=5yp", 400, ["unknown_plan"]),
        ("/api/progress?as_of=1492", 400, ["bad_as_of"]),
        ("/api/progress?as_of=2027", 400, ["bad_as_of"]),
        ("/api/progress?as_of=2025.0", 400, ["bad_as_of"]),
        ("/api/progress?as_of=2024&as_of=2025", 400, ["too_many"]),
        ("/api/figures?year=20250", 400, ["bad_value"]),
        ("/api/figures?preferred=yes", 400, ["bad_value"]),
        ("/api/figures?format=xml", 400, ["bad_value"]),
        ("/api/figures?lang=fr", 400, ["bad_value"]),
        ("/api/openapi.json?area=xian", 400, ["unknown_parameter"]),
        ("/api/figures?area=" + ",".join(["xian"] * 101), 400, ["too_many"]),
    ],
)
def test_what_is_wrong_is_told(address, status, codes):
    answer = ask(address)

    assert answer.status == answer.json["status"] == status
    assert error_codes(answer) == codes
    check_problem(answer, "invalid-parameter")


def check_problem(answer, kind: str) -> None:
    problem = answer.json
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem["type"] == f"urn:plan-indicators:problem:{kind}"
    assert problem["title"]
    assert problem["detail"]
    assert problem["instance"].startswith("/api/")
    assert answer.headers["cache-control"] == "no-store"
    assert int(answer.headers["content-length"]) == len(answer.body)


@pytest.mark.parametrize(
    "name", ["nope", "", "figures/", "figures/610100", "../data", "FIGURES", "<b>"]
)
def test_unknown_addresses(name):
    answer = ask(f"/api/{name}")

    assert answer.status == 404
    check_problem(answer, "not-found")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
@pytest.mark.parametrize("name", ["figures", "openapi.json"])
def test_nothing_but_reading(name, method):
    answer = ask(f"/api/{name}", method)

    assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD")
    check_problem(answer, "method-not-allowed")


def test_what_cannot_be_had():
    answer = ask("/api/figures", accept="image/png, text/html")

    assert answer.status == 406
    check_problem(answer, "not-acceptable")
    assert ask("/api/openapi.json", accept="text/csv").status == 406


@pytest.mark.parametrize("address", [f"/api/{one}" for one in (*TABLES, "openapi.json", "nope")])
def test_head_tells_what_get_would_send(address):
    head, got = ask(address, "HEAD"), ask(address)

    assert head.body == b""
    assert (head.status, head.headers) == (got.status, got.headers)
    assert int(head.headers["content-length"]) == len(got.body)


EVIL = [
    "<script>alert(1)</script>", "%3Cscript%3E", "'; DROP TABLE figures;--", "%00", "%ff%fe",
    "../../../../etc/passwd", "%0d%0aSet-Cookie:%20a=b", "{{7*7}}", "=cmd|calc", "610100%20",
    "%F0%9F%98%80", "9" * 3000, "%ud800", "nan", "-1", "１０１", "a" * 100,
]  # fmt: skip


@pytest.mark.parametrize("value", EVIL)
@pytest.mark.parametrize("name", ["area", "indicator", "as_of", "lang", "format", "joker"])
def test_hostile_values_are_refused(name, value):
    answer = ask(f"/api/progress?{name}={value}")

    assert answer.status == 400
    check_problem(answer, "invalid-parameter")
    assert len(answer.body) < 3000
    assert not any(ord(letter) < 32 for letter in json.dumps(answer.headers))
    assert all(len(one["parameter"]) <= 61 for one in answer.json["errors"])


def test_too_long_an_address():
    answer = ask("/api/figures?area=" + "x" * 5000)

    assert answer.status == 414
    check_problem(answer, "too-long")
    assert len(answer.body) < 2000


def test_hostile_names_of_parameters():
    answer = ask("/api/figures?" + "&".join(f"p{n}%3Cb%3E=1" for n in range(200)))

    assert answer.status == 400
    assert len(answer.json["errors"]) <= 100


def test_a_hostile_host_changes_nothing():
    answer = ask("/api/nope", host="[evil")

    assert answer.json["instance"] == "/api/nope"


def test_a_failure_tells_nothing_of_its_cause(monkeypatch, caplog):
    def fail(*args):
        raise RuntimeError("secret path /root")

    monkeypatch.setattr(api, "body", fail)
    answer = ask("/api/figures?year=1950")

    assert answer.status == 500
    check_problem(answer, "failed")
    assert b"secret" not in answer.body
    assert "secret" in caplog.text


# ---- Broken, hostile and internal data


def test_broken_code_lists(folder):
    (folder / "units.yaml").write_text("percent: [", encoding="utf-8")
    answer = ask("/api/figures")

    assert answer.status == 503
    check_problem(answer, "data-broken")
    assert "units.yaml" in " ".join(answer.json["faults"])
    assert str(folder).encode() not in answer.body
    assert int(answer.headers["retry-after"]) > 0

    shutil.copy(ROOT / "data" / "units.yaml", folder)
    assert ask("/api/figures").status == 200


def test_a_broken_city_is_left_out_and_told(folder):
    path = folder / "cities" / "wuwei.yaml"
    path.write_text(path.read_text("utf-8").replace("obs_value: 1.5", "obs_value: 1.8"), "utf-8")
    answer = ask("/api/figures")

    assert answer.status == 200
    assert answer.json["faults"][0].startswith("cities/wuwei.yaml:")
    assert answer.headers["data-faults"] == str(len(answer.json["faults"]))
    areas = {row["ref_area"] for row in answer.json["data"]}
    assert "620600" not in areas
    assert "610100" in areas
    assert "data-faults" not in ask("/api/nope").headers


def test_hostile_data(tmp_path, use_folder):
    use_folder(hostile.folder(tmp_path / "data"))

    for name in TABLES:
        answer, written = ask(f"/api/{name}"), ask(f"/api/{name}?format=csv")
        assert answer.status == written.status == 200
        assert answer.headers["content-type"] == "application/json"
        for row in answer.json["data"]:
            assert str(row.get("url", "")).startswith(("http", "None")) or not row.get("url")
            assert all(one["url"] is None or one["url"].startswith("http")
                       for one in row.get("sources", []) if name == "progress")  # fmt: skip
        for row in csv.reader(io.StringIO(written.body.decode("utf-8-sig"), newline="")):
            assert not any(cell.startswith(_STARTS) and not is_number(cell) for cell in row)
    titles = [row["title"] for row in ask("/api/sources").json["data"]]
    assert any("<script>" in title and "😀" in title for title in titles)


def is_number(cell: str) -> bool:
    try:
        return math.isfinite(float(cell))
    except ValueError:
        return False


def test_internal_figures_are_marked(folder):
    path = folder / "cities" / "wuwei.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.index("grade: official", text.index("\n  plan:"))
    path.write_text(
        text[:start]
        + text[start:].replace("grade: official", "grade: internal\n    reporter: 某处", 1),
        encoding="utf-8",
    )
    own, other = ask("/api/figures?area=wuwei").json, ask("/api/figures?area=xian").json

    assert own["faults"] == []
    assert own["internal"]
    assert {row["internal"] for row in own["data"] if row["source"] == "wuwei/plan"} == {True}
    assert not other["internal"]
    judged = ask("/api/progress?area=wuwei").json
    assert judged["internal"]
    for row in judged["data"]:
        assert row["internal"] == any(one["grade"] == "internal" for one in row["sources"])


# ---- The description


def document(lang: str = "zh") -> dict:
    return ask(f"/api/openapi.json?lang={lang}").json


def resolved(reference: str, whole: dict) -> dict:
    found = whole
    for step in reference.removeprefix("#/").split("/"):
        found = found[step]
    return found


def references(node):
    if isinstance(node, dict):
        yield from ([node["$ref"]] if isinstance(node.get("$ref"), str) else [])
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_description_is_whole(lang):
    whole = document(lang)

    assert whole["openapi"].startswith("3.1.")
    assert whole["info"].keys() >= {"title", "version"}
    assert whole["paths"].keys() == {f"/api/{name}" for name in TABLES}
    assert all(resolved(one, whole) for one in references(whole))
    for schema in whole["components"]["schemas"].values():
        Draft202012Validator.check_schema(schema)
    for path in whole["paths"].values():
        assert path.keys() == {"get"}
        assert path["get"]["operationId"]
        for status, answer in path["get"]["responses"].items():
            assert status.isdigit()
            assert "$ref" in answer or answer["description"]
        for parameter in path["get"]["parameters"]:
            assert parameter["in"] == "query"
            assert parameter["description"]
            Draft202012Validator.check_schema(parameter["schema"])


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("query", ["", "area=xian", "as_of=2021", "lang=en"])
def test_answers_are_as_described(name, query):
    answer = ask(f"/api/{name}?{query}")
    whole = document()
    if answer.status == 400:
        Draft202012Validator(whole["components"]["schemas"]["problem"]).validate(answer.json)
        described = [one["name"] for one in whole["paths"][f"/api/{name}"]["get"]["parameters"]]
        assert query.partition("=")[0] not in described
        return

    Draft202012Validator(whole["components"]["schemas"][name]).validate(answer.json)


@pytest.mark.parametrize("name", TABLES)
def test_values_described_are_taken_and_no_others(name):
    for parameter in document()["paths"][f"/api/{name}"]["get"]["parameters"]:
        schema = parameter["schema"].get("items", parameter["schema"])
        values = schema.get("enum") or [
            value for value in (schema.get("minimum"), schema.get("maximum")) if value
        ]
        for value in [*values[:2], *values[-2:]]:
            asked = json.dumps(value).strip('"')
            assert ask(f"/api/{name}?{parameter['name']}={asked}", "HEAD").status == 200
        assert ask(f"/api/{name}?{parameter['name']}=zzz").status == 400


@pytest.mark.parametrize("module", [serving, sdmx, handbook], ids=lambda one: one.__name__)
def test_words_are_there_in_both_languages(module):
    tables = [one for one in vars(module).values() if isinstance(one, dict) and "zh" in one]

    assert tables
    for one in tables:
        if isinstance(one["zh"], dict):
            assert one["zh"].keys() == one["en"].keys()


# ---- The server


def test_many_at_once(folder, monkeypatch):
    made = []
    assessed = progress.assess

    def counted(*args, **options):
        made.append(options["as_of"])
        return assessed(*args, **options)

    monkeypatch.setattr(progress, "assess", counted)
    addresses = [
        f"/api/progress?as_of={year}&area={area}"
        for year in (2023, 2025)
        for area in ("xian", "wuwei", "610900", "xining")
    ]

    with ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(ask, addresses * 3))

    alone = [ask(one) for one in addresses]
    assert [one.body for one in answers] == [one.body for one in alone] * 3
    assert sorted(made) == [2023, 2025]


def test_what_the_server_answered_before_it_answers_still():
    assert ask("/api/health").json == {"status": "ok"}
    assert ask("/api/state").json.keys() == {"data"}
    assert ask("/api/state").json["data"] == ask("/api/plans").json["state"]


def test_the_server_starts_without_what_the_api_needs():
    code = (
        "import sys; from pages import _routes; "
        "print([one for one in ('pandas', 'indicators.api', 'pages._api') if one in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True,
                           check=True)  # fmt: skip

    assert found.stdout.strip() == "[]"


def test_over_the_network(tmp_path):
    with running_app(tmp_path / "server.log") as address:
        with urllib.request.urlopen(f"{address}/api/progress?area=xian") as answer:
            body, headers = answer.read(), answer.headers
        request = urllib.request.Request(f"{address}/api/progress?area=xian", method="HEAD")
        with urllib.request.urlopen(request) as head:
            assert head.read() == b""
            assert head.headers["content-length"] == str(len(body))
        marked = {"If-None-Match": headers["etag"]}
        request = urllib.request.Request(f"{address}/api/progress?area=xian", headers=marked)
        with pytest.raises(urllib.error.HTTPError) as unchanged:
            urllib.request.urlopen(request)

    assert unchanged.value.code == 304
    unchanged.value.close()
    assert json.loads(body)["count"] > 0
    assert headers["x-content-type-options"] == "nosniff"
    assert "default-src 'self'" in headers["content-security-policy"]
    assert len(headers.get_all("cache-control")) == 1


def test_marks_are_compared_weakly():
    assert _api.matches('"a"', 'W/"a"')
    assert not _api.matches('W/"b"', 'W/"a"')


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_addresses_in_the_readmes_answer(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    found = re.findall(r"/api/[a-z.]+(?:\?[^\s\"`]+)?", text)
    # Those for monitors are the server's own; the tests of the running server ask them.
    addresses = [one for one in found if one not in {"/api/health", "/api/ready"}]

    assert len(addresses) > 5
    assert {address: ask(address).status for address in addresses} == dict.fromkeys(addresses, 200)
    assert all(ask(one).json["count"] for one in addresses if "plan=" in one)


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_files_in_the_readmes_are_made(name, tmp_path, monkeypatch):
    shutil.copytree(ROOT / "data", tmp_path / "data")
    monkeypatch.chdir(tmp_path)
    text = (ROOT / name).read_text(encoding="utf-8")
    [code] = [
        one for one in re.findall(r"^```python\n(.*?)^```", text, re.M | re.S) if "sdmx" in one
    ]

    exec(code, {})  # noqa: S102 - it is what the README asks its readers to run

    for made in re.findall(r'Path\("(.+?)"\)', code):
        assert (tmp_path / made).stat().st_size > 1000
