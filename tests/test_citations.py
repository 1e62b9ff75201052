"""Documents that several files register: cited once, whoever wrote their publishers how."""

import pandas as pd
import pytest

from indicators.exhibits.citations import citations

WEB = "https://example.org/a"
ELSEWHERE = "https://example.org/b"
ONE = {
    "title": "公报",
    "publisher": "统计局 科技部 财政部",
    "document_number": None,
    "published": "2024-10-02",
    "grade": "official",
    "url": None,
}


def cited(*changes, locators=()):
    records = [{**ONE, **change} for change in changes]
    keys = [f"area{place}/paper" for place, _ in enumerate(records)]
    places = [*locators, *("附表" for _ in keys[len(locators) :])]
    used = pd.DataFrame({"source": keys, "locator": places, "seen": None})
    return citations(pd.DataFrame(records, index=keys), used, "zh")


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({}, id="the same record"),
        pytest.param({"publisher": "统计局、科学技术部、财政部"}, id="publishers joined otherwise"),
        pytest.param({"publisher": "统计局/科技部"}, id="fewer publishers named"),
        pytest.param({"url": WEB}, id="one with an address"),
    ],
)
def test_one_document_is_cited_once_with_all_places(other):
    [one] = cited({}, other, locators=("表1", "表2"))

    assert one.locator == "表1、表2"
    assert one.publisher == ONE["publisher"]
    assert one.url == (other.get("url") or "")


def test_the_same_place_is_named_once():
    assert [one.locator for one in cited({}, {}, {})] == ["附表"]


@pytest.mark.parametrize(
    "other",
    [
        {"title": "公报（报道）"},
        {"publisher": "财政部"},
        {"published": "2023-10-02"},
        {"document_number": "1号"},
        {"grade": "press"},
    ],
    ids=lambda other: next(iter(other)),
)
def test_what_differs_is_another_document(other):
    assert len(cited({}, other)) == 2


def test_two_addresses_are_two_documents():
    found = cited({}, {"url": WEB}, {"url": ELSEWHERE}, {"url": WEB}, {})

    assert [one.url for one in found] == [WEB, ELSEWHERE]
    assert [one.key for one in found] == ["area0/paper", "area2/paper"]
