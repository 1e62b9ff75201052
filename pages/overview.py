"""总览: every headline indicator of every city, with its verdict or the reason for none."""

from functools import partial

from indicators import exhibits as plain
from pages import _choices, _judged, _language, _shared, _show, _slices
from pages import _exhibits as exhibits
from pages._choices import Choice
from pages._part import part


@part(filters=True)
def overview() -> None:
    choice = _choices.now()
    if _slices.many(choice.cities):
        _of_many(choice)
        return
    data, frame = _judged.part(choice.cities, choice.as_of)
    options = {"as_of": choice.as_of, "wanted": choice.wanted}
    asked = data, frame, choice.cities, choice.plan, _language.now()
    _show.show(exhibits.overview(*asked, **options), table_folded=True)
    _show.show(exhibits.counts(*asked, **options), table_folded=True, with_background=False)
    if choice.cities:
        _changes_and_gaps(choice, choice.cities, choice.cities)


def _of_many(choice: Choice) -> None:
    """Count all of them, also by province; show some of them."""
    cat = _shared.data_or_stop()
    told, options = _told(choice), {"as_of": choice.as_of, "wanted": choice.wanted}
    tallied = _judged.tally(cat, choice.cities, choice.plan, choice.as_of, wanted=choice.wanted)
    regions = exhibits.regions(cat, tallied, *told, **options)
    if len(regions.categories) > 1:
        _show.show(regions, table_folded=True)
    every = (choice.wanted and tallied.counted) or choice.cities
    cities = _slices.cities(every)
    data, frame = _judged.part(cities, choice.as_of)

    _show.show(
        exhibits.overview(data, frame, cities, *told, **options),
        with_table=False,
        whole=_files(choice, plain.overview, every),
    )
    counts = exhibits.counts(
        data, frame, choice.cities, *told, drawn=cities, tallied=tallied, **options
    )
    # Its table is of all, however many they are.
    _show.show(
        counts,
        with_table=False,
        with_background=False,
        whole=_files(choice, plain.counts, choice.cities),
    )
    _changes_and_gaps(choice, cities, every)


def _changes_and_gaps(choice: Choice, cities: tuple[str, ...], every: tuple[str, ...]) -> None:
    data, frame = _judged.part(cities, choice.as_of)
    before = _judged.before(data, choice.as_of)
    told, options = _told(choice), {"as_of": choice.as_of, "wanted": choice.wanted}
    _show.show(
        exhibits.since_last_year(data, frame, before, cities, *told, **options),
        whole=_files(choice, plain.since_last_year, every, two_years=True),
    )
    on = _choices.today()
    _show.show(
        exhibits.missing(data, frame, cities, *told, on=on, **options),
        with_background=False,
        whole=_files(choice, plain.missing, every, on=on),
    )


def _told(choice: Choice) -> tuple[str, str]:
    return choice.plan, _language.now()


def _files(choice: Choice, make: object, every: tuple[str, ...], **more: object) -> partial:
    """Have the files hold all areas, of which the page shows some."""
    options = {"as_of": choice.as_of, "wanted": choice.wanted, **more}
    return _judged.whole(make, every, every, *_told(choice), judged=choice.as_of, **options)


overview()
