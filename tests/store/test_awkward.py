"""Data that nobody expects: judged part by part as in one."""

import datetime as dt

from invented import invented

from indicators import progress, store

DAY = dt.date(2026, 11, 22)


def test_a_concept_with_nothing_but_doubtful_figures(tmp_path):
    source = invented(areas=4)
    source.figures.loc[source.figures["indicator"] == "ceiling", "preferred"] = False
    store.write(source, tmp_path / "s", most=7)

    first = store.assess_store(tmp_path / "s", tmp_path, as_of=2025, on=DAY)
    again = store.assess_store(tmp_path / "s", tmp_path, as_of=2025, on=DAY)

    whole = progress.Frames(
        store.ordered(source.figures), source.indicators, source.plans, source.breaks
    )
    assert (first.faults, again.faults, again.fresh) == ((), (), 0)
    assert store.read_judged(tmp_path, 2025).equals(progress.assess(whole, as_of=2025, on=DAY))
    assert len(store.read_places(tmp_path, 2025, "ceiling")) == 0
    assert len(store.read_places(tmp_path, 2025, "energy")) > 0
