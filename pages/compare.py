"""指标对比: one indicator, the cities side by side, and its yearly values."""

from indicators import exhibits as plain
from pages import _choices, _judged, _language, _shared, _show, _slices
from pages import _exhibits as exhibits
from pages._choices import Choice
from pages._part import part


@part(indicator=True, references=True, view=True)
def compare() -> None:
    choice = _choices.now()
    if _slices.many(choice.cities):
        _of_many(choice)
        return
    data, frame = _judged.part((*choice.cities, *choice.references), choice.as_of)
    asked = (data, frame, choice.indicator, choice.cities, choice.plan, _language.now())
    options = {"references": choice.references, "as_of": choice.as_of}

    _show.show(exhibits.compared(*asked, view=choice.view, **options))
    _show.show(exhibits.series(*asked, **options))


def _of_many(choice: Choice) -> None:
    """Count all of them by province; show some of them, with their places among all."""
    cat, lang, every = _shared.data_or_stop(), _language.now(), choice.cities
    told = choice.plan, lang
    tallied = _judged.tally(
        cat, every, choice.plan, choice.as_of, indicators=(choice.indicator,), wanted=plain.ALL
    )
    regions = exhibits.regions(cat, tallied, *told, as_of=choice.as_of, indicator=choice.indicator)
    if len(regions.categories) > 1:
        _show.show(regions, table_folded=True)
    cities = _slices.cities(every, told="ranked_of")
    data, frame = _judged.part((*cities, *choice.references), choice.as_of)
    ranks = _judged.ranked(choice.indicator, every, *told, choice.view, choice.as_of)
    asked = (data, frame, choice.indicator, cities, *told)
    options = {"references": choice.references, "as_of": choice.as_of}
    whole = (choice.indicator, every, *told)
    judged = {"judged": choice.as_of, "indicator": choice.indicator}

    _show.show(
        exhibits.compared(*asked, view=choice.view, ranks=ranks, **options),
        whole=_judged.whole(plain.compared, every, *whole, **judged, view=choice.view, **options),
    )
    _show.show(
        exhibits.series(*asked, **options),
        whole=_judged.whole(plain.series, every, *whole, **judged, **options),
    )


compare()
