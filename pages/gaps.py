"""数据缺口: which years have figures, and the list of figures to obtain."""

from indicators import exhibits as plain
from pages import (
    _choices,
    _entry_table,
    _judged,
    _language,
    _own,
    _pickers,
    _show,
    _slices,
)
from pages import _exhibits as exhibits
from pages._part import part


@part(own=True, scope=True, filters=True)
def gaps() -> None:
    choice = _choices.now()
    cities = _slices.cities(choice.cities, told="listed_of")
    data, frame = _judged.part(cities, choice.as_of)
    told = choice.plan, _language.now()
    options = {
        "on": _choices.today(),
        "headline_only": choice.scope == "headline",
        "as_of": choice.as_of,
        "wanted": choice.wanted,
    }
    matrix, wanted = _pickers.tabs(_own.listing("coverage", "gaps"))

    def whole(make: object) -> object:
        if cities == choice.cities:
            return None
        every = choice.cities
        return _judged.whole(make, every, every, *told, judged=choice.as_of, **options)

    if matrix.open:
        with matrix:
            exhibit = exhibits.coverage(data, frame, cities, *told, **options)
            _show.show(
                exhibit, table_folded=True, page_rows=_slices.ROWS, whole=whole(plain.coverage)
            )
    if wanted.open:
        with wanted:
            exhibit = exhibits.gaps(data, frame, cities, *told, **options)
            _show.show(exhibit, page_rows=50, whole=whole(plain.gaps))
            _entry_table.offer()


gaps()
