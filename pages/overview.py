"""总览: every headline indicator of every city, with its verdict or the reason for none."""

from indicators import exhibits
from pages import _choices, _language, _shared, _show

data = _shared.data_or_stop()
choice = _choices.now()
frame = _shared.verdicts(choice.as_of)
asked = (data, frame, choice.cities, choice.plan, _language.now())

_show.show(exhibits.overview(*asked, as_of=choice.as_of), table_folded=True)
_show.show(exhibits.counts(*asked, as_of=choice.as_of), table_folded=True, with_background=False)
