"""数据缺口: which years have figures, and the list of figures to obtain."""

from pages import _choices, _entry_table, _language, _own, _pickers, _shared, _show
from pages import _exhibits as exhibits
from pages._part import part


@part(own=True, scope=True, filters=True)
def gaps() -> None:
    data = _shared.data_or_stop()
    choice = _choices.now()
    frame = _shared.verdicts(choice.as_of)
    asked = (data, frame, choice.cities, choice.plan, _language.now())
    options = {
        "on": _choices.today(),
        "headline_only": choice.scope == "headline",
        "as_of": choice.as_of,
        "wanted": choice.wanted,
    }
    matrix, wanted = _pickers.tabs(_own.listing("coverage", "gaps"))

    if matrix.open:
        with matrix:
            _show.show(exhibits.coverage(*asked, **options), table_folded=True)
    if wanted.open:
        with wanted:
            _show.show(exhibits.gaps(*asked, **options), page_rows=50)
            _entry_table.offer(data)


gaps()
