import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from indicators import editing
from indicators.changes import Change, Section
from indicators.history import By, Store

INVENTED = Path(__file__).parents[1] / "catalogue" / "folder"
NAMES = {"zhang": "张编", "li": "李审", "wang": "王审", "zhao": "赵编"}


@pytest.fixture
def people():
    """Two editors and two reviewers."""
    return SimpleNamespace(**{one: By(f"{one}@example.cn", name) for one, name in NAMES.items()})


@pytest.fixture
def store(tmp_path):
    """The log of a copy of the invented data."""
    made = Store(Path(shutil.copytree(INVENTED, tmp_path / "data")), git=False)
    made.begin()
    return made


CITIES = {"jia": "999901", "yi": "999902"}


@pytest.fixture
def change_to(store):
    """Make the change of a figure to another value."""

    def altered(value, name="jia.contracts.actual.2025", city="jia"):
        path = store.folder / "cities" / f"{city}.yaml"
        known = editing.records(path.read_text(encoding="utf-8"), path)[Section.FIGURES, name]
        after = {**known.fields, "obs_value": value, "printed": f"{value}亿元"}
        area = CITIES[city]
        return Change(area, Section.FIGURES, name, known.fields, after, known.indicator)

    return altered
