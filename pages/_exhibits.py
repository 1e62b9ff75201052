"""The exhibits of `indicators.exhibits` under the same names, each made once for all sessions."""

from collections.abc import Callable
from typing import Any

from indicators import exhibits
from pages import _kept

NO_PROVINCE = exhibits.NO_PROVINCE


def __getattr__(name: str) -> Callable[..., Any]:
    return _kept.once(getattr(exhibits, name))
