"""城市: one city: its targets, all its indicators by theme, what is in it, what is in doubt."""

from pages import _choices, _judged, _language, _show
from pages import _exhibits as exhibits
from pages._part import part


@part(city=True, filters=True)
def city() -> None:
    choice = _choices.now()
    data, frame = _judged.part([choice.city], choice.as_of)
    asked = (data, frame, choice.city, choice.plan, _language.now())
    options = {"as_of": choice.as_of, "wanted": choice.wanted}
    doubts = exhibits.issues(data, _choices.with_parts(data, [choice.city]), _language.now())

    _show.show(exhibits.city_panels(*asked, **options), table_folded=True)
    _show.show(exhibits.city(*asked, **options))
    if followed := exhibits.follow_ups(*asked, on=_choices.today(), **options):
        _show.show(followed)
    _show.show(exhibits.city_parts(*asked, **options))
    _show.show(exhibits.city_text_targets(data, choice.city, _language.now(), wanted=choice.wanted))
    # The tables above mark their doubts by the numbers of this list.
    _show.show(doubts)


city()
