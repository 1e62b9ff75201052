"""指标对比: one indicator, the cities side by side, and its yearly values."""

from pages import _choices, _language, _shared, _show
from pages import _exhibits as exhibits
from pages._part import part


@part(indicator=True, references=True, view=True)
def compare() -> None:
    data = _shared.data_or_stop()
    choice = _choices.now()
    frame = _shared.verdicts(choice.as_of)
    asked = (data, frame, choice.indicator, choice.cities, choice.plan, _language.now())
    options = {"references": choice.references, "as_of": choice.as_of}

    _show.show(exhibits.compared(*asked, view=choice.view, **options))
    _show.show(exhibits.series(*asked, **options))


compare()
