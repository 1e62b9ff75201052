"""The day a run counts from, which the commands, too, take from the environment."""

import datetime as dt

from indicators import runtime


def test_the_day_is_the_environments_where_it_says_one(monkeypatch):
    monkeypatch.setenv("INDICATORS_TODAY", "2024-02-29")

    assert runtime.today() == dt.date(2024, 2, 29)


def test_the_day_is_the_clocks_otherwise(monkeypatch):
    monkeypatch.delenv("INDICATORS_TODAY", raising=False)

    before = dt.date.today()
    assert before <= runtime.today() <= dt.date.today()
