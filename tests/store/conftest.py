"""The processes that judge are started anew: they must not run what a test before them ran."""

import sys
from types import ModuleType

import pytest


@pytest.fixture(autouse=True)
def nothing_to_run_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page under test stands as `__main__`, which new processes would import."""
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
