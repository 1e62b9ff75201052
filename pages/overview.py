"""总览: every headline indicator of every city, with its verdict or the reason for none."""

from pages import _choices, _language, _shared, _show
from pages import _exhibits as exhibits
from pages._part import part


@part(filters=True)
def overview() -> None:
    data = _shared.data_or_stop()
    choice = _choices.now()
    frame = _shared.verdicts(choice.as_of)
    asked = (data, frame, choice.cities, choice.plan, _language.now())
    options = {"as_of": choice.as_of, "wanted": choice.wanted}

    _show.show(exhibits.overview(*asked, **options), table_folded=True)
    _show.show(exhibits.counts(*asked, **options), table_folded=True, with_background=False)
    if choice.cities:
        before = _shared.verdicts_before(choice.as_of)
        _show.show(exhibits.since_last_year(data, frame, before, *asked[2:], **options))
        _show.show(exhibits.missing(*asked, on=_choices.today(), **options), with_background=False)


overview()
