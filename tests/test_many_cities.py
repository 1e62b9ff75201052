"""Many cities: some at a time, counts and files of all; and what the server gives beside pages."""

import asyncio
import datetime as dt
import json
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pandas as pd
import pytest
import streamlit as st
from starlette.requests import Request
from test_app import ROOT, opened, shown

from indicators import catalogue, exhibits, progress
from indicators.exhibits.standing import records
from indicators.exhibits.wanted import Wanted
from indicators.wording import pages
from pages import _files, _folder, _routes, _slices

TODAY = dt.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _fixed_day(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("INDICATORS_TODAY", TODAY.isoformat())
    yield
    st.cache_resource.clear()


@pytest.fixture(scope="module")
def cat():
    return catalogue.load(ROOT / "data")


@pytest.fixture(scope="module")
def frame(cat):
    return progress.assess(cat, as_of=2025, on=TODAY)


@pytest.fixture(scope="module")
def counted(cat, frame):
    return exhibits.counts(cat, frame, cat.cities, "14fyp", as_of=2025)


def request(**path: str) -> Request:
    return Request({"type": "http", "path_params": path, "headers": []})


def heads(page: str) -> list[str]:
    matrix = re.search(r'<table class="[^"]*matrix.*?</thead>', page, re.DOTALL)
    assert matrix is not None
    return re.findall(r"/?city\?[^\"]*city=(\d+)", matrix.group())


# Some at a time


def test_many_cities_are_shown_some_at_a_time(monkeypatch: pytest.MonkeyPatch, cat, counted):
    whole = shown(opened())
    monkeypatch.setattr(_slices, "MOST", 3)
    monkeypatch.setattr(_slices, "AT_A_TIME", 2)

    page = shown(opened())

    assert heads(whole) == list(cat.cities)
    assert heads(page) == list(cat.cities[:2])
    assert pages.cities_of(1, 2, 4) in page
    assert pages.cities_of(1, 2, 4) not in whole
    # The counts speak of all.
    assert counted.title in page


def test_counts_of_many_are_drawn_in_part_and_told_whole(counted, cat, frame):
    part = exhibits.counts(cat, frame, cat.cities, "14fyp", as_of=2025, drawn=cat.cities[1:3])

    assert part.category_ids == cat.cities[1:3]
    for one, all_of_it in zip(part.series, counted.series, strict=True):
        assert one.points == all_of_it.points[1:3]
    assert part.title == counted.title
    assert part.table.equals(counted.table)


def test_areas_of_which_filters_leave_nothing_are_not_counted(counted, cat, frame):
    every = (cat, frame, cat.cities, "14fyp")
    code = counted.series[0].code
    wanted = Wanted(verdicts=(code,))
    with_any = tuple(counted.table.loc[counted.table[code] > 0, "ref_area"])

    assert exhibits.counted(*every, as_of=2025) == cat.cities
    assert exhibits.counted(*every, as_of=2025, wanted=wanted) == with_any
    assert 0 < len(with_any) < len(cat.cities)


# Records and figures


def test_records_are_those_of_pandas(cat):
    frame = progress.assess(cat, as_of=2025, on=TODAY)

    found, expected = records(frame), frame.to_dict("records")

    assert len(found) == len(expected) > 100
    for one, other in zip(found, expected, strict=True):
        assert list(one) == list(other)
        assert all(
            value is other[name] or value == other[name] or pd.isna(value) == pd.isna(other[name])
            for name, value in one.items()
            if not isinstance(value, (list, tuple))
        )


def test_figures_are_found_by_id_in_the_order_of_the_table(cat):
    ids = list(cat.figures["figure_id"].iloc[[30, 5, 17]])

    found = cat.figures_of([*ids, "unknown", ids[0]])

    assert list(found["figure_id"]) == [ids[1], ids[2], ids[0]]
    assert cat.figures_of([]).empty
    assert list(found.columns) == list(cat.figures.columns)


# What the server gives beside the pages


@pytest.mark.parametrize(
    ("suffix", "start"), [("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK"), ("pptx", b"PK")]
)
def test_file_is_made_when_its_link_is_followed(counted, suffix: str, start: bytes):
    [name] = set(re.findall(r"files/([^.\"]+)\.", _files.links(counted)))

    answer = _files.answer(request(exhibit=name, suffix=suffix))

    assert answer.status_code == 200
    assert answer.body.startswith(start)
    assert answer.headers["content-disposition"].startswith("attachment; filename*=UTF-8''%")
    assert answer.headers["content-disposition"].endswith(f".{suffix}")


def test_file_of_a_part_holds_all(counted, cat, frame):
    part = exhibits.counts(cat, frame, cat.cities, "14fyp", as_of=2025, drawn=cat.cities[:1])
    asked = []
    links = _files.links(part, whole=lambda: asked.append(1) or counted)
    [name] = set(re.findall(r"files/([^.\"]+)\.", links))

    assert asked == []
    text = _files.answer(request(exhibit=name, suffix="csv")).body.decode("utf-8-sig")

    assert asked == [1]
    assert all(str(cat.areas.loc[city, "name_zh"]) in text for city in cat.cities)


@pytest.mark.parametrize("suffix", ["csv", "exe"])
def test_file_that_is_not_offered_is_told_gone(counted, suffix: str):
    [name] = set(re.findall(r"files/([^.\"]+)\.", _files.links(counted)))
    asked = "0-0" if suffix == "csv" else name

    answer = _files.answer(request(exhibit=asked, suffix=suffix))

    assert answer.status_code == 410
    assert pages.FILE_GONE in answer.body.decode("utf-8")


def test_state_of_the_data_changes_with_any_file(tmp_path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "cities").mkdir()
    file = tmp_path / "cities" / "a.yaml"
    states = [_folder.state(tmp_path)]
    for text in ("a: 1\n", "a: 22\n"):
        file.write_text(text, encoding="utf-8")
        states.append(_folder.state(tmp_path))
    file.unlink()

    assert len(set(states)) == 3
    assert _folder.state(tmp_path) == states[0]
    monkeypatch.setattr(_folder, "DATA", tmp_path)
    # In a thread of its own: a browser test before this one may have left its loop running.
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(asyncio.run, _routes.state(request())).result()
    assert json.loads(answer.body) == {"data": states[0]}
    assert answer.headers["cache-control"] == "no-store"
