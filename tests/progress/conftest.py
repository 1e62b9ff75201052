import pytest
from cases import TODAY


@pytest.fixture
def today():
    return TODAY
