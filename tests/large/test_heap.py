"""Memory of a server of very many areas: threads share what is free, the rest goes back."""

import os
import subprocess
import sys

import pytest

from indicators import catalogue
from indicators.exhibits import search_texts
from pages import _heap, _shared

POOL = "import pages._heap as h; h.settle(); import pyarrow; " \
    "print(pyarrow.default_memory_pool().backend_name)"  # fmt: skip


def pool(**more: str) -> str:
    environment = {name: value for name, value in os.environ.items() if name != _heap.POOL}
    command = [sys.executable, "-c", POOL]
    done = subprocess.run(
        command, env=environment | more, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def test_arrow_takes_its_memory_where_all_take_it():
    assert pool() == "system"


def test_an_administrator_who_chooses_arrows_memory_is_heeded():
    if pool(**{_heap.POOL: "mimalloc"}) != "mimalloc":
        pytest.skip("this build of pyarrow has one pool alone")


def test_where_the_library_has_no_such_calls_nothing_happens(monkeypatch):
    monkeypatch.setattr(_heap, "_library", lambda: None)
    monkeypatch.setenv(_heap.POOL, "jemalloc")  # for it to be as before afterwards
    monkeypatch.delenv(_heap.POOL)

    _heap.settle()
    _heap.give_back()

    assert os.environ[_heap.POOL] == "system"


def test_what_grew_is_given_back_and_what_did_not_is_left(monkeypatch):
    sizes = iter([1, 1, 2 + _heap._GROWN, 5, 5, 0, 0])
    given = []
    monkeypatch.setattr(_heap, "_resident", lambda: next(sizes))
    monkeypatch.setattr(_heap.time, "sleep", lambda _: None)
    monkeypatch.setattr(_heap, "give_back", lambda: given.append(1))

    with pytest.raises(RuntimeError):  # no more sizes: the loop itself never ends
        _raised(_heap.keep_small)

    assert given == [1]


def _raised(loop) -> None:
    try:
        loop()
    except StopIteration as end:
        raise RuntimeError from end


def test_where_the_system_does_not_tell_nobody_looks(monkeypatch):
    monkeypatch.setattr(_heap, "_resident", lambda: 0)

    assert _heap.keep_small() is None


def test_the_texts_of_the_search_are_ready_before_one_types(
    large: catalogue.Catalogue, monkeypatch
):
    search_texts._TEXTS.pop(large, None)
    monkeypatch.setattr(_shared, "_loaded", lambda _: _shared.Loaded("key", large, ()))

    _shared.warm_later()

    assert large in search_texts._TEXTS
