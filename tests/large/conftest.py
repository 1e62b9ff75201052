"""A folder of 320 invented areas in four provinces, read once."""

import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "benchmarks"))

import loading  # noqa: E402  # the folder of benchmarks must be on the path first

from indicators import catalogue  # noqa: E402

AREAS, PROVINCES, INDICATORS = 320, 4, 8


@pytest.fixture(scope="session")
def large_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large") / "data"
    loading.generate(folder, AREAS, indicators=INDICATORS, provinces=PROVINCES, headline=True)
    return folder


@pytest.fixture(scope="session")
def large(large_folder: Path) -> catalogue.Catalogue:
    found = catalogue.load(large_folder)
    assert not found.problems
    return found
