"""What a site says equals what the app's pages say; nothing internal is in any of its files."""

import datetime as dt

import pytest
from written import AS_OF, ON, PLAN

from indicators import exhibits, progress
from indicators.exhibits.choice import Choice
from indicators.exhibits.rows import actual_text
from indicators.wording import site as words
from indicators.wording.numbers import NO_VALUE

MANY = 12


@pytest.fixture(scope="session")
def judged(site):
    return progress.assess(site.cat, as_of=AS_OF, on=dt.date.fromisoformat(ON))


def prefix(lang):
    return "" if lang == "zh" else "en/"


def table_after(page, number):
    """Return the rows of a table of exhibits, without heads and groups, each cell by its parts."""
    found = [one for one in page.root.all("table") if "data" in one.classes][number]
    rows = (list(row.all("td", "th")) for row in found.all("tr") if "group" not in row.classes)
    return [["".join(cell.text.split()) for cell in row] for row in list(rows)[1:]]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_area_pages_say_what_the_app_says(site, judged, lang):
    for area in [*site.cat.cities, *site.cat.comparators][:MANY]:
        ours = exhibits.city(site.cat, judged, area, PLAN, lang, as_of=AS_OF, told=False)
        page = site.pages[f"{prefix(lang)}areas/{area}.html"]
        [lead] = [one for one in page.root.all("p") if "lead" in one.classes]
        assert lead.text.rstrip("。.") == ours.title.rstrip("。.")
        if ours.empty:
            continue
        rows = table_after(page, 0)
        shown = [one for one in ours.columns if one.in_page and one.code != ours.grouped_by]
        texts = dict(zip((one.code for one in ours.columns), ours.texts(), strict=True))
        assert len(rows) == len(ours.table)
        for place, row in enumerate(rows):
            whole = " ".join(row)
            for column in shown:
                told = "".join(texts[column.code][place].split())
                assert told in ("", NO_VALUE) or told in whole, (area, column.code)
            assert row[0].startswith("".join(texts["indicator"][place].split()))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_boards_say_what_the_overview_says(site, judged, lang):
    home = exhibits.provinces(site.cat)
    for region in dict.fromkeys(home[area] for area in site.cat.cities):
        areas = [one for one in site.cat.cities if home[one] == region]
        ours = exhibits.overview(site.cat, judged, areas, PLAN, lang, as_of=AS_OF).matrix
        page = site.pages[f"{prefix(lang)}regions/{region}.html"]
        [board] = [one for one in page.root.all("table") if "board" in one.classes]
        cells = [list(row.all("td")) for row in board.one("tbody").all("tr")]
        choice = Choice.of(site.cat, judged, areas, ours.row_ids, PLAN, lang, AS_OF)

        assert [len(row) for row in cells] == [len(ours.row_ids)] * len(areas)
        for area, row in zip(areas, cells, strict=True):
            for code, cell in zip(ours.row_ids, row, strict=True):
                found = choice.rows.get((area, code))
                if found is None:
                    assert cell.text == NO_VALUE
                    continue
                stands = choice.standing((area, code))
                actual = found["actual"]
                latest = actual_text(found, choice.decimals(code), lang) if actual == actual else ""
                assert cell.text == f"{stands.brief}{latest}"
                assert cell.classes == [f"code-{stands.code}"]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_places_are_those_of_the_comparison(site, judged, lang):
    levels = site.cat.areas["level"]
    for code in list(site.cat.indicators.index[site.cat.indicators["headline"]])[:MANY]:
        path = f"{prefix(lang)}indicators/{code}.html"
        if path not in site.pages:
            continue
        # A table in which no area has a place has no column of places.
        places = {
            row.one("a").attributes["href"].rpartition("/")[2].removesuffix(".html"): cells[0]
            if words.say(lang, "place") in [one.text for one in table.all("th")]
            else NO_VALUE
            for table in site.pages[path].root.all("table")
            for row in table.all("tr")
            if (cells := [one.text for one in row.all("td")])
        }
        for level in dict.fromkeys(levels):
            areas = [one for one in site.cat.cities if levels[one] == level and one in places]
            if not areas:
                continue
            ranks = exhibits.ranked(
                site.cat, judged, code, areas, PLAN, lang, view=exhibits.View.VALUE, as_of=AS_OF
            )
            for area in areas:
                assert places[area] == (ranks.text(area) or NO_VALUE), (code, area)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_first_page_counts_as_the_overview(site, judged, lang):
    counted = exhibits.regions(
        site.cat, exhibits.tally(site.cat, exhibits.standings(judged, PLAN), site.cat.cities),
        PLAN, lang, as_of=AS_OF,
    )  # fmt: skip
    page = site.pages[f"{prefix(lang)}index.html"]
    heads = [one.text.rstrip("。.") for one in page.root.all("h2")]

    assert counted.title.rstrip("。.") in heads
    rows = table_after(page, 0)
    texts = counted.texts()
    assert [len(rows), *(int(n) for n in rows[0][1:2] if n.isdecimal())]
    assert [row[0] for row in rows] == ["".join(one.split()) for one in texts[0]]
