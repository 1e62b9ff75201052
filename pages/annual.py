"""年度目标: the goals of one year, and how the months stand against them."""

from indicators import exhibits as plain
from pages import _choices, _judged, _language, _show, _slices
from pages import _exhibits as exhibits
from pages._part import part


@part(year=True, filters=True)
def annual() -> None:
    choice = _choices.now()
    cities = _slices.cities(choice.cities, told="listed_of")
    data, frame = _judged.part(cities, choice.year)
    told = choice.year, _language.now()
    options = {"on": _choices.today(), "wanted": choice.wanted}

    def whole(make: object) -> object:
        if cities == choice.cities:
            return None
        every = choice.cities
        return _judged.whole(make, every, every, *told, judged=choice.year, **options)

    goals = exhibits.annual(data, frame, cities, *told, **options)
    _show.show(goals, whole=whole(plain.annual))
    readings = exhibits.readings(data, frame, cities, *told, **options)
    if not readings.empty:
        _show.show(readings, whole=whole(plain.readings))
    texts = exhibits.annual_text_targets(data, cities, *told, wanted=choice.wanted)
    if not texts.empty:
        _show.show(texts)


annual()
