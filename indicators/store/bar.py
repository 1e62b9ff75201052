"""How far a judgement is, on a terminal."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tqdm import tqdm

from indicators.store.assessing import Told
from indicators.store.parts import Receipt

_BAR = "{n_fmt}/{total_fmt} |{bar:24}| {desc} {elapsed}"


@contextmanager
def bar() -> Iterator[Told]:
    """Show on stderr how many parts are done; on a terminal only."""
    shown = sys.stderr.isatty()
    with tqdm(bar_format=_BAR, file=sys.stderr, leave=False, disable=not shown) as line:

        def told(receipt: Receipt, count: int) -> None:
            line.total = count
            line.set_description_str(receipt.indicator, refresh=False)
            line.update()

        yield told
