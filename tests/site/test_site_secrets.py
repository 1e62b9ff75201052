"""Nothing internal is in any file of a site, and no text of the data becomes more than text."""

import shutil

import hostile
import pytest
import yaml
from written import ROOT, write

MARK, NUMBER = "内部月报汇总", 7654.321


@pytest.fixture(scope="module")
def secretive(tmp_path_factory):
    place = tmp_path_factory.mktemp("secret")
    shutil.copytree(ROOT / "data", place / "data")
    path = place / "data" / "cities" / "wuwei.yaml"
    city = yaml.safe_load(path.read_text("utf-8"))
    city["sources"]["inner"] = {
        "title": MARK, "publisher": "某处", "published": "2026-02-03", "grade": "internal",
        "document_number": "内部〔2026〕9号",
        "reporter": "某专班",
    }  # fmt: skip
    city["figures"]["hnte"].append(
        {"id": "inner-1", "role": "actual", "time_period": "2025", "obs_value": NUMBER,
         "source": "inner", "locator": "表1", "label": "高新技术企业", "printed": "7654.321家"}
    )  # fmt: skip
    city["issues"].append({"id": "inner-told", "severity": "high", "title": "口径",
                           "text": f"见{MARK}", "figures": ["inner-1"]})  # fmt: skip
    path.write_text(yaml.safe_dump(city, allow_unicode=True, sort_keys=False), "utf-8")
    return write(place / "data", place / "site")


def test_no_file_holds_anything_internal(secretive):
    files = [one for one in secretive.root.rglob("*") if one.is_file()]
    whole = {one: one.read_bytes() for one in files}
    secrets = (MARK, "某专班", "7654.3", "7,654.3", "inner-1", "inner-told")

    assert len(files) > 100
    assert [
        (path.name, one) for path, data in whole.items() for one in secrets if one.encode() in data
    ] == []


def test_the_site_is_that_of_the_data_without_it(secretive, real):
    for path, page in real.pages.items():
        assert secretive.pages[path].root.text == page.root.text, path


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory):
    place = tmp_path_factory.mktemp("hostile")
    return write(hostile.folder(place / "data"), place / "site")


def test_hostile_texts_stay_texts(poisoned):
    shown = "".join(page.root.text for page in poisoned.pages.values())
    assert "<script>hit()</script>" in shown
    for path, page in poisoned.pages.items():
        assert page.faults == [], path
        for one in page.root.all():
            assert one.tag not in ("b", "img", "style"), path
            assert one.text not in hostile.INSIDE, path
            assert not one.attributes.get("href", "").startswith("javascript:"), path
            assert not any(name.startswith("on") for name in one.attributes), path
