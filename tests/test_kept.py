"""What pages keep: made once, within bounds, never shown for other data or in another language."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from indicators import catalogue
from pages import _exhibits, _kept, _words

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def _empty_shelf():
    _kept.SHELF.clear()
    yield
    _kept.SHELF.clear()


@pytest.fixture
def _language():
    yield
    _words.assume("")


def test_shelf_keeps_what_was_used_last_within_its_weight():
    shelf = _kept.Shelf(3, weight=len)
    for key in ("a", "b", "c", "a", "d"):
        shelf.get(key, lambda key=key: key)
    made = []

    for key in ("a", "c", "d", "b"):
        shelf.get(key, lambda key=key: made.append(key) or key)

    assert made == ["b"]


def test_newest_thing_is_kept_even_if_it_is_too_heavy():
    shelf = _kept.Shelf(3, weight=len)
    shelf.get("a", lambda: "x")

    shelf.get("heavy", lambda: "x" * 9)

    assert shelf.get("heavy", lambda: "anew") == "x" * 9
    assert shelf.get("a", lambda: "anew") == "anew"


def test_none_is_kept_too():
    shelf = _kept.Shelf(3, weight=lambda _: 1)
    made = []

    for _ in range(2):
        assert shelf.get("nothing", lambda: made.append(1)) is None

    assert made == [1]


def test_what_many_ask_for_at_once_is_made_once():
    shelf, made, together = _kept.Shelf(9, weight=lambda _: 1), [], Barrier(8)

    def make() -> object:
        time.sleep(0.02)
        made.append(1)
        return object()

    def ask(_: int) -> object:
        together.wait()
        return shelf.get("one", make)

    with ThreadPoolExecutor(8) as threads:
        found = set(threads.map(ask, range(8)))

    assert len(found) == len(made) == 1


def test_failure_is_not_kept():
    shelf = _kept.Shelf(9, weight=len)
    with pytest.raises(ZeroDivisionError):
        shelf.get("key", lambda: 1 / 0)

    assert shelf.get("key", lambda: "made") == "made"


def test_exhibit_is_made_anew_for_new_data_and_other_choices():
    first, second = (catalogue.load(ROOT / "data") for _ in range(2))
    cities = list(first.cities)

    one = _exhibits.issues(first, cities, "zh")

    assert _exhibits.issues(first, cities, "zh") is one
    assert _exhibits.issues(second, cities, "zh") is not one
    assert _exhibits.issues(first, cities[:1], "zh") is not one


@pytest.mark.usefixtures("_language")
def test_words_of_one_language_are_not_shown_in_the_other():
    @_kept.once
    def name(given: str) -> str:
        return f"{given} {_words.TITLE['overview']}"

    told = []
    for language in ("zh", "en"):
        _words.assume(language)
        told.append(name("x"))

    assert told[0] != told[1]
