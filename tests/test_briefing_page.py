"""The page 简报: what is chosen is kept and shown, and its files are those of the choice."""

import datetime as dt
import io
import re
from http import HTTPStatus
from pathlib import Path

import docx
import pytest
import streamlit as st
from starlette.requests import Request
from streamlit.testing.v1 import AppTest
from test_slides import made_up

from indicators.__main__ import main
from indicators.delivery import OUTPUTS, DeliveryError, Material, Output, outputs
from indicators.exhibits.report import Heading, Imprint, Paragraph, Report, Says, Shown
from indicators.recipes import RecipeError
from indicators.wording import briefing_page as words
from indicators.wording import report as told
from pages import _briefing, _deliveries, _files, _recipe, _shared
from pages import _words as page_words

ROOT = Path(__file__).parent.parent
EVIL = "<b>Qb</b><script>hit()</script>&\"'"


@pytest.fixture(autouse=True)
def _fixed_day(monkeypatch):
    monkeypatch.setenv("INDICATORS_TODAY", "2026-11-22")
    yield
    page_words.assume("")
    st.cache_resource.clear()


def opened(**address):
    app = AppTest.from_file(str(ROOT / "pages" / "main.py"), default_timeout=120)
    app.query_params.update(address)
    app.run()
    return app.switch_page("briefing.py").run()


def shown(app):
    return "\n".join(element.body for element in app.get("html"))


def links(app):
    return re.findall(r'href="\./(files/[^"]+)"', shown(app))


def got(link):
    """Return the answer to a link, as the server's route gives it."""
    name, _, suffix = link.removeprefix("files/").rpartition(".")
    params = {"exhibit": name, "suffix": suffix}
    return _files.answer(Request({"type": "http", "method": "GET", "path_params": params}))


def test_choice_that_does_not_exist_is_told():
    app = opened()
    app.query_params["audience"] = "nobody"
    page = shown(app.run())

    assert 'role="status"' in page
    assert "nobody" in page
    assert "nobody" not in shown(opened())


def test_report_on_the_cities_chosen_is_shown():
    page = shown(opened(cities="620600"))

    assert '<article class="report">' in page
    assert "武威市" in page
    assert "西安市" not in page.partition("<article")[2]
    assert page.count('class="shown"') > 2


def test_address_fills_the_fields_and_the_fields_the_address():
    app = opened(cities="620600", unit="某市科技局", day="2026-11-20", state="final")
    assert app.text_input(key="pick_unit").value == "某市科技局"
    assert app.text_input(key="pick_day").value == "2026-11-20"

    app.text_input(key="pick_heading").set_value("自拟标题").run()
    app.text_input(key="pick_unit").set_value("").run()

    assert "<h2>自拟标题</h2>" in shown(app)
    assert told.say("zh", "final") in shown(app).partition("<article")[2]
    assert app.query_params["heading"] == "自拟标题"
    assert app.query_params["state"] == "final"
    assert "unit" not in app.query_params


def test_usual_choices_are_not_in_the_address():
    app = opened(cities="620600")

    assert not set(_briefing.NAMES) & set(app.query_params)


def test_sections_are_those_chosen():
    page = shown(opened(cities="620600", sections="overall,lacking")).partition("<article")[2]
    heads = re.findall("<h3>([^<]+)</h3>", page)

    assert [one.partition("、")[2] for one in heads] == [
        words.SECTIONS["zh"][one] for one in ("overall", "lacking")
    ]


def test_sections_stand_in_the_order_chosen():
    app = opened(cities="620600", sections="lacking,overall")
    picker = app.multiselect(key="pick_sections")
    assert picker.value == ["lacking", "overall"]

    picker.set_value(["concerns", "lacking", "overall"]).run()
    heads = re.findall("<h3>([^<]+)</h3>", shown(app).partition("<article")[2])

    assert [one.partition("、")[2] for one in heads] == [
        words.SECTIONS["zh"][one] for one in ("concerns", "lacking", "overall")
    ]
    assert app.query_params["sections"] == "concerns,lacking,overall"


def test_report_is_on_the_indicators_chosen():
    page = shown(opened(cities="620600", reported="rd_intensity,hnte")).partition("<article")[2]

    assert "本报告所选：R&amp;D经费投入强度、高新技术企业（有效期内）" in page
    assert "科技型中小企业（评价入库）" not in page


def test_only_the_formats_chosen_are_offered():
    app = opened(cities="620600", formats="docx,csv")

    assert [one.rpartition(".")[2] for one in links(app)] == ["docx", "csv"]
    assert words.say("zh", "wait") not in shown(app)


CHOICE = {
    "cities": "620600,610100", "reported": "rd_intensity,hnte", "sections": "cities,overall,annex",
    "heading": "自拟：“标题” #1, 二", "unit": "某市科技局", "day": "2026-11-20", "as_of": "2024",
    "state": "final", "audience": "public", "formats": "docx", "lang": "en",
}  # fmt: skip


@pytest.fixture
def saved(monkeypatch):
    """What the page offers to save."""
    found = []

    def offered(_, data, **more):
        found.append(data)

    monkeypatch.setattr(st, "download_button", offered)
    return found


@pytest.mark.parametrize("choice", [CHOICE, {"cities": "620600"}, {"reported": "hnte"}])
def test_recipe_of_the_page_makes_the_same_report(saved, choice, tmp_path):
    app = opened(**choice)
    [link] = [one for one in links(app) if one.endswith(".docx")]
    path = tmp_path / "recipe.yaml"
    path.write_text(saved[-1], encoding="utf-8")

    assert main(["briefing", str(path), "-o", str(tmp_path / "a.docx")]) == 0
    assert (tmp_path / "a.docx").read_bytes() == got(link).body


@pytest.mark.parametrize("choice", [CHOICE, {"cities": "620600"}, {}])
def test_recipe_fills_the_fields_again(saved, choice):
    before = opened(**choice)
    cat = _shared.current().catalogue
    recipe = _recipe.read("a.yaml", saved[-1].encode(), cat, "zh")
    # Whatever was chosen before gives way.
    after = opened(cities="630100", reported="rd", sections="lacking", heading="旧", state="final")
    after.query_params.update(_recipe.addressed(recipe, cat))
    after.run()

    kept = {*_briefing.NAMES, "cities", "plan", "as_of", "lang"}
    first, second = (
        {name: one for name, one in app.query_params.items() if name in kept}
        for app in (before, after)
    )
    assert first == second
    assert shown(before).partition("<article")[2] == shown(after).partition("<article")[2]


def test_faults_of_a_recipe_name_the_file_that_was_sent():
    opened()
    cat = _shared.current().catalogue
    with pytest.raises(RecipeError) as caught:
        _recipe.read("../某/方案.yaml", "cities: [火星]\nx: 1".encode(), cat, "zh")

    assert [one.partition(" ")[0] for one in caught.value.lines] == [
        "方案.yaml:1:10:",
        "方案.yaml:2:1:",
    ]


def test_template_of_a_recipe_does_not_hinder_the_page():
    opened()
    cat = _shared.current().catalogue
    recipe = _recipe.read("a.yaml", b"template: x.pptx\nformats: [all]", cat, "zh")

    assert _recipe.addressed(recipe, cat)["formats"] == "-"


def test_day_that_is_none_is_said():
    page = shown(opened(cities="620600", day="明天"))

    assert words.say("zh", "wrong_day", given="明天") in page
    assert '<article class="report">' in page


def test_no_city_is_said():
    assert "请在侧栏至少选择一个城市" in shown(opened(cities="-"))


def test_more_cities_than_a_reader_waits_for_are_refused(monkeypatch):
    monkeypatch.setattr(_briefing, "MOST", 1)
    page = shown(opened(cities="620600,610100"))

    assert words.say("zh", "many", most=1, count=2) in page
    assert "<article" not in page


def test_english_page_is_english():
    page = shown(opened(cities="620600", lang="en")).partition("<article")[0]

    assert not re.search("[\u4e00-\u9fff]", page.partition('class="files"')[2])
    assert words.say("en", "wait") in page


def test_each_format_has_its_link():
    found = links(opened(cities="620600"))

    assert [one.rpartition(".")[2] for one in found] == list(OUTPUTS)


def test_word_file_is_that_of_the_choice():
    app = opened(cities="620600", unit="某市科技局", heading="自拟标题", audience="public")
    [link] = [one for one in links(app) if one.endswith(".docx")]
    answer = got(link)
    text = "\n".join(one.text for one in docx.Document(io.BytesIO(answer.body)).paragraphs)

    assert answer.status_code == HTTPStatus.OK
    assert answer.headers["content-type"] == OUTPUTS["docx"].mime
    assert "attachment" in answer.headers["content-disposition"]
    for part in ("自拟标题", "某市科技局", "武威市", told.say("zh", "public")):
        assert part in text


def test_same_choice_has_the_same_links_and_another_has_others():
    first, again, other = (links(opened(cities=one)) for one in ("620600", "620600", "610100"))

    assert first == again
    assert not set(first) & set(other)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("fault", "status"),
    [(DeliveryError(EVIL), HTTPStatus.SERVICE_UNAVAILABLE),
     (ValueError(EVIL), HTTPStatus.INTERNAL_SERVER_ERROR)],
)  # fmt: skip
def test_file_that_cannot_be_made_is_told_on_a_page(monkeypatch, lang, fault, status):
    def refuse(_):
        raise fault

    monkeypatch.setitem(outputs.OUTPUTS, "png", Output("png", "zip", "application/zip", refuse))
    [link] = [one for one in links(opened(cities="620600", lang=lang)) if one.endswith(".png")]
    answer = got(link)

    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html")
    assert words.say(lang, "not_made") in answer.body.decode()
    assert f'lang="{_files.LANGUAGES[lang]}"' in answer.body.decode()
    assert "<b>Qb" not in answer.body.decode()
    assert "Traceback" not in answer.body.decode()
    expected = "&lt;b&gt;Qb" if status is HTTPStatus.SERVICE_UNAVAILABLE else words.say(
        lang, "failed")  # fmt: skip
    assert expected in answer.body.decode()


@pytest.mark.parametrize("link", ["files/x-b1.docx", "files/x.docx", "files/b99999.png"])
def test_link_of_another_time_says_that_it_is_gone(link):
    assert got(link).status_code == HTTPStatus.GONE


def test_format_that_there_is_not_is_gone():
    link = links(opened(cities="620600"))[0].rpartition(".")[0]

    assert got(f"{link}.exe").status_code == HTTPStatus.GONE


def test_few_choices_are_kept():
    empty = Material(None, (), "14fyp", 2025, dt.date(2026, 11, 22), Imprint())
    for number in range(_deliveries.MOST + 5):
        name, _ = _deliveries.kept(("many", number), lambda: empty)

    assert _deliveries.found(name) is not None
    assert len(_deliveries._KEPT._kept) <= _deliveries.MOST


def test_every_text_of_the_preview_is_escaped():
    report = Report(
        EVIL, EVIL, Imprint(),
        (Heading(EVIL), Heading(EVIL, 2), Heading(EVIL, 3), Paragraph(EVIL),
         Paragraph(EVIL, Says.ITEM), Paragraph(EVIL, Says.NOTE), Shown(made_up(title=EVIL))),
        annex=(Heading(EVIL), Shown(made_up(title=EVIL), table=True)),
    )  # fmt: skip
    page = _briefing.preview(report)

    assert "<script" not in page
    assert "<b>" not in page
    assert page.count("&lt;script&gt;") == 11


def test_items_stand_in_lists_in_their_order():
    blocks = tuple(Paragraph(str(one), Says.ITEM if one else Says.BODY) for one in (0, 1, 2, 0))
    page = _briefing.preview(Report("题", "", Imprint(), blocks))

    assert "<p>0</p><ul><li>1</li><li>2</li></ul><p>0</p>" in page


def test_words_are_there_in_both_languages():
    for found in (words.PICKER, words.HINT, words.HELP, words.STATE, words.AUDIENCE,
                  words.SECTIONS, words.WORDS):  # fmt: skip
        assert found["zh"].keys() == found["en"].keys()
