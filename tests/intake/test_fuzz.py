"""A sample of the fuzzer's files: figures or faults, never an exception, never a file too dear.

The whole: python tests/intake/fuzz.py --count 10000
"""

import tracemalloc
from pathlib import Path

import pytest
from mutants import KINDS, mutant

from indicators import catalogue
from indicators.intake.reading import read

DATA = Path(__file__).parents[2] / "data"
HEAVY = [number for number, kind in enumerate(KINDS) if kind in KINDS[-2:]]
LIGHT = [number for number in range(300) if number % len(KINDS) not in HEAVY]
MEGABYTE = 2**20


@pytest.fixture(scope="module")
def cat():
    return catalogue.load(DATA)


def test_light_files_give_figures_or_faults(cat):
    silent, both = [], set()
    for number in LIGHT:
        name, data = mutant(number)
        taken = read(name, data, cat)
        if not taken.rows and not taken.faults:
            silent.append(number)
        both.add(bool(taken.rows))
        assert all(fault.told("zh") and fault.told("en") for fault in taken.faults)
    assert not silent
    assert both == {True, False}


@pytest.mark.parametrize("number", [n + len(KINDS) * round_ for round_ in range(1) for n in HEAVY])
def test_bombs_are_refused_with_little_memory(number, cat):
    name, data = mutant(number)
    tracemalloc.start()
    try:
        taken = read(name, data, cat)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert taken.faults
    assert peak < 150 * MEGABYTE


def test_a_mutant_is_the_same_each_time():
    assert mutant(4) == mutant(4)
