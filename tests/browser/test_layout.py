"""Every page at a desk, on a large screen and on a phone, in both languages, measured."""

import pytest
from looking import FAULTS, SIZES, STATES, opened, resized
from running import Visitor

from indicators.wording import pages

pytestmark = pytest.mark.browser


def test_every_page_is_looked_at():
    assert {path or "overview" for path, _, _ in STATES.values()} == set(pages.TITLE)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("state", STATES)
def test_no_text_is_cut_or_covers_another(visitor: Visitor, state: str, lang: str):
    visitor.page.set_viewport_size({"width": SIZES[0][0], "height": SIZES[0][1]})
    opened(visitor, state, lang)
    found = {}
    for size in SIZES:
        resized(visitor, size)
        found[size] = visitor.page.evaluate(FAULTS)

    assert {size: faults for size, faults in found.items() if faults} == {}
