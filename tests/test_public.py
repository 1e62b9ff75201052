"""What is internal never leaves a public edition: no value, no title, no unit that reported it."""

import datetime as dt
import io
import re
import shutil
import zipfile
from pathlib import Path

import pytest
import yaml

from indicators import catalogue, progress
from indicators.catalogue_public import published
from indicators.delivery import OUTPUTS, Material
from indicators.exhibits.report import Imprint

ROOT = Path(__file__).parent.parent
ON = dt.date(2026, 11, 22)
VALUE, DERIVED = 7654.321, 8765.432
TITLE, REPORTER, NUMBER = "内部月报汇总表", "某处统计专班", "内部〔2026〕9号"
SECRETS = ("7654.32", "7,654.32", "8765.43", "8,765.43", TITLE, REPORTER, NUMBER, "内部所见")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The real data with an internal document, figures of it, and what speaks of them."""
    copy = Path(shutil.copytree(ROOT / "data", tmp_path_factory.mktemp("public") / "data"))
    path = copy / "cities" / "wuwei.yaml"
    city = yaml.safe_load(path.read_text("utf-8"))
    city["sources"]["inner"] = {
        "title": TITLE, "publisher": "某处", "document_number": NUMBER, "published": "2026-02-03",
        "grade": "internal", "reporter": REPORTER,
    }  # fmt: skip
    figure = {"role": "actual", "time_period": "2025", "source": "inner", "locator": "表1",
              "label": "高新技术企业"}  # fmt: skip
    city["figures"]["hnte"] += [
        {**figure, "id": "inner-1", "obs_value": VALUE, "printed": "7654.321家"}
    ]
    open_one = next(one for one in city["figures"]["tech_sme"] if one["role"] == "baseline")
    open_one["comment"] = f"与{REPORTER}所报不同"
    city["figures"]["tech_sme"] += [
        {**figure, "id": "inner-2", "obs_value": DERIVED, "derived": "inner-1 + 1111111 / 1000",
         "label": "科技型中小企业"},
    ]  # fmt: skip
    city["issues"] += [
        {"id": "inner-doubt", "severity": "high", "title": "内部所见", "text": "另一数为准",
         "figures": ["inner-1"]},
        {"id": "inner-told", "severity": "high", "title": "口径", "text": f"见{TITLE}",
         "sources": [next(iter(city["sources"]))]},
    ]  # fmt: skip
    path.write_text(yaml.safe_dump(city, allow_unicode=True, sort_keys=False), "utf-8")
    return copy


@pytest.fixture(scope="module")
def cat(folder):
    found = catalogue.load(folder)
    assert [str(one) for one in found.problems] == []
    return found


@pytest.fixture(scope="module")
def public(cat):
    return published(cat)


def told(frame):
    return frame.to_csv()


def test_catalogue_holds_nothing_internal(cat, public):
    frames = (
        "figures",
        "sources",
        "issues",
        "issue_figures",
        "issue_sources",
        "text_targets",
        "follow_ups",
    )
    before = "".join(told(getattr(cat, name)) for name in frames)
    after = "".join(told(getattr(public, name)) for name in frames)

    assert all(secret in before for secret in (TITLE, REPORTER, NUMBER, "内部所见", "7654.321"))
    assert [secret for secret in (*SECRETS, "inner-") if secret in after] == []


def test_nothing_else_is_missing(cat, public):
    gone = {"inner-1", "inner-2"}

    assert list(public.figures["figure_id"]) == [
        one for one in cat.figures["figure_id"] if one not in gone
    ]
    assert set(cat.sources.index) - set(public.sources.index) == {"wuwei/inner"}
    assert len(cat.issues) - len(public.issues) == 2
    assert public.cities == cat.cities


def test_parts_of_the_catalogue_fit_each_other(public):
    ids, keys = set(public.figures["figure_id"]), set(public.sources.index)

    assert set(public.figures["source"]) <= keys
    assert set(public.issue_figures["figure_id"]) <= ids
    assert set(public.issue_sources["source"]) <= keys
    assert set(public.issue_figures["issue_id"]) <= set(public.issues["issue_id"])
    assert public.figures_of(ids).equals(public.figures)


def test_what_holds_nothing_internal_is_the_same_catalogue():
    found = catalogue.load(ROOT / "data")

    assert published(found) is found


def test_verdicts_are_those_of_the_data_without_what_is_internal(cat, public):
    plain = catalogue.load(ROOT / "data")
    columns = ["ref_area", "indicator", "plan", "actual", "data_year", "pace"]

    def judged(found):
        frame = progress.assess(found, as_of=2025, on=ON)
        return frame[columns].reset_index(drop=True)

    assert judged(public).equals(judged(plain))
    assert not judged(cat).equals(judged(plain))


def test_another_printing_is_chosen_where_the_internal_one_was(folder, tmp_path):
    copy = Path(shutil.copytree(folder, tmp_path / "data"))
    path = copy / "cities" / "wuwei.yaml"
    city = yaml.safe_load(path.read_text("utf-8"))
    inner = next(one for one in city["figures"]["hnte"] if one.get("id") == "inner-1")
    other = {**inner, "id": "open-1", "obs_value": 100, "printed": "100家",
             "source": next(iter(city["sources"]))}  # fmt: skip
    inner |= {"preferred": True, "reason": "本数较新"}
    city["figures"]["hnte"].append(other)
    city["issues"].append({"id": "two", "severity": "high", "title": "两数不同", "text": "两数不同",
                           "figures": ["inner-1", "open-1"]})  # fmt: skip
    path.write_text(yaml.safe_dump(city, allow_unicode=True, sort_keys=False), "utf-8")
    found = catalogue.load(copy)
    assert [str(one) for one in found.problems] == []

    def chosen(one):
        figures = one.figures
        ours = figures[figures["figure_id"].isin(["inner-1", "open-1"]) & figures["preferred"]]
        return list(ours["figure_id"])

    assert chosen(found) == ["inner-1"]
    assert chosen(published(found)) == ["open-1"]


def readable(data):
    """Return the text of a file, of those in it and of theirs."""
    if data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            return "".join(name + readable(parts.read(name)) for name in parts.namelist())
    if data[:4] == b"PAR1":
        import pandas as pd

        return told(pd.read_parquet(io.BytesIO(data)))
    text = data.decode("utf-8", errors="ignore")
    # Words may be cut into runs.
    return text + re.sub(r"<[^>]+>", "", text)


FILES = [code for code in OUTPUTS if code not in {"png", "svg", "pdf"}]


def texts(cat, code, public):
    material = Material(cat, cat.cities, "14fyp", 2025, ON, Imprint("zh", public=public))
    return "".join(name + readable(data) for name, data in OUTPUTS[code].files(material))


@pytest.mark.parametrize("code", FILES)
def test_no_file_of_a_public_edition_holds_anything_internal(public, code):
    found = texts(public, code, public=True)

    assert len(found) > 1000
    assert [secret for secret in SECRETS if secret in found] == []


@pytest.mark.parametrize("code", ["docx", "xlsx", "csv"])
def test_a_file_for_internal_use_holds_it(cat, code):
    found = texts(cat, code, public=False)

    assert any(one in found for one in ("7654.321", "7,654.321"))
    assert TITLE in found
