"""How far the making of files is: a bar on a terminal, lines elsewhere."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tqdm import tqdm

from indicators.wording import commands as words
from indicators.wording import delivery as names

Told = Callable[[str, int, int], None]
"""Hears of a format before it is made: its code, its place, how many there are."""
_BAR = "{n_fmt}/{total_fmt} |{bar:24}| {desc} {elapsed}"


tqdm.monitor_interval = 0  # no thread that looks after a bar of a dozen steps


@contextmanager
def progress(lang: str, count: int) -> Iterator[Told]:
    """Show on stderr which format is being made."""
    if not sys.stderr.isatty():
        yield _lines(lang)
        return
    with tqdm(total=count, bar_format=_BAR, file=sys.stderr, leave=False) as bar:

        def shown(code: str, place: int, _: int) -> None:
            bar.n = place - 1
            bar.set_description_str(names.label(lang, code))

        yield shown


def _lines(lang: str) -> Told:
    def line(code: str, place: int, count: int) -> None:
        name = names.label(lang, code)
        text = words.say(lang, "making", place=place, count=count, name=name)
        print(text, file=sys.stderr)

    return line
