"""总览: every headline indicator of every city, with its verdict or the reason for none."""

from functools import partial

from pages import _choices, _language, _shared, _show, _slices
from pages import _exhibits as exhibits
from pages._part import part


@part(filters=True)
def overview() -> None:
    data = _shared.data_or_stop()
    choice = _choices.now()
    frame = _shared.verdicts(choice.as_of)
    options = {"as_of": choice.as_of, "wanted": choice.wanted}
    told = choice.plan, _language.now()
    counts = partial(exhibits.counts, data, frame)
    many = _slices.many(choice.cities)
    every = choice.cities
    if many and choice.wanted:
        every = exhibits.counted(data, frame, every, *told, **options) or every
    cities = _slices.cities(every)

    _show.show(
        exhibits.overview(data, frame, cities, *told, **options),
        table_folded=True,
        with_table=not many,
        whole=partial(exhibits.overview, data, frame, every, *told, **options),
    )
    _show.show(
        counts(choice.cities, *told, drawn=cities if many else None, **options),
        table_folded=True,
        with_table=not many,
        with_background=False,
        whole=partial(counts, choice.cities, *told, **options),
    )
    if cities:
        before = _shared.verdicts_before(choice.as_of)
        since = partial(exhibits.since_last_year, data, frame, before)
        missing = partial(exhibits.missing, data, frame, on=_choices.today(), **options)
        _show.show(since(cities, *told, **options), whole=partial(since, every, *told, **options))
        _show.show(
            missing(cities, *told), with_background=False, whole=partial(missing, every, *told)
        )


overview()
