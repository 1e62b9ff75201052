"""来源与口径: every figure with its document and printed form, every conflict, every definition."""

from pages import _choices, _filters, _judged, _language, _own, _pickers, _shared, _show
from pages import _exhibits as exhibits
from pages._part import part


@part(own=True)
def sources() -> None:
    data = _shared.data_or_stop()
    figures, issues, definitions = _pickers.tabs(_own.part("figures", "issues", "definitions"))

    if figures.open:
        with figures:
            wanted = _filters.pick(data, _choices.now().cities)
            exhibit = exhibits.sources(
                _judged.figures(wanted.areas),
                wanted.areas,
                _language.now(),
                indicators=wanted.indicators,
                grades=wanted.grades,
                documents=wanted.documents,
                search=wanted.search,
            )
            _show.show(exhibit, page_rows=50)
    if issues.open:
        with issues:
            cities, themes = _choices.now().cities, _filters.themes()
            every = _judged.figures(data.areas.index)
            listed = exhibits.issues(every, cities, _language.now(), marked=False, themes=themes)
            _show.show(listed, page_rows=50)
    if definitions.open:
        with definitions:
            themes = _filters.themes()
            every = _judged.figures(data.areas.index)
            _show.show(exhibits.definitions(every, _language.now(), themes=themes), page_rows=50)


sources()
