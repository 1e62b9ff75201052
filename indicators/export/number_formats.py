"""How numbers are written by office programs, so that they read as on the screen."""

from indicators.exhibits.cells import Cell
from indicators.wording import places


def number_format(value: float, cell: Cell, decimals: int) -> str:
    """Return the number format in which a cell reads as on the screen.

    >>> number_format(1.017, Cell.PUBLISHED, 2), number_format(0.5, Cell.SHARE, 0)
    ('#,##0.000', '0.0%')
    """
    if cell is Cell.SHARE:
        return "0.0%"
    if cell in {Cell.YEAR, Cell.COUNT}:
        return "0"
    count = decimals
    if cell is Cell.PUBLISHED:
        count = places.shown(value, at_least=decimals)
    elif cell is Cell.SIGNED:
        count = places.visible(value, decimals)
    plain = "#,##0" + (f".{'0' * count}" if count else "")
    return f"+{plain};-{plain};{plain}" if cell is Cell.SIGNED else plain
