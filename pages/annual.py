"""年度目标: the goals of one year, and how the months stand against them."""

from pages import _choices, _language, _shared, _show
from pages import _exhibits as exhibits
from pages._part import part


@part(year=True, filters=True)
def annual() -> None:
    data = _shared.data_or_stop()
    choice = _choices.now()
    frame = _shared.verdicts(choice.year)
    asked = (data, frame, choice.cities, choice.year, _language.now())
    options = {"on": _choices.today(), "wanted": choice.wanted}
    goals = exhibits.annual(*asked, **options)

    _show.show(goals)
    readings = exhibits.readings(*asked, **options)
    if not readings.empty:
        _show.show(readings)
    texts = exhibits.annual_text_targets(
        data, choice.cities, choice.year, _language.now(), wanted=choice.wanted
    )
    if not texts.empty:
        _show.show(texts)


annual()
