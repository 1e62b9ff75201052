import shutil
from pathlib import Path

import pytest

from indicators import catalogue
from indicators.catalogue import Catalogue

INVENTED = Path(__file__).parent / "folder"
DATA = Path(__file__).parents[2] / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the invented data folder, to be damaged."""
    return Path(shutil.copytree(INVENTED, tmp_path / "data"))


@pytest.fixture(scope="session")
def data() -> Path:
    """The real data folder, to be read only."""
    return DATA


@pytest.fixture(scope="session")
def real() -> Catalogue:
    """The real catalogue."""
    return catalogue.load(DATA)
