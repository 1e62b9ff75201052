"""A recipe saved on the page 简报 fills its fields when it is opened there again."""

from pathlib import Path

import pytest
from running import Visitor

from indicators.wording import briefing_page as words

pytestmark = pytest.mark.browser

CHOICE = "cities=620600,610100&reported=rd_intensity,hnte&sections=lacking,overall&heading=自拟标题"


def opened(page, lang: str, path: Path) -> None:
    page.locator("summary", has_text=words.say(lang, "open")).click()
    page.locator("[data-testid=stFileUploader] input").set_input_files(path)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_saved_recipe_fills_the_fields_again(visitor: Visitor, tmp_path: Path, lang: str):
    page = visitor.open(f"/briefing?lang={lang}&{CHOICE}")
    before = page.locator("article.report").inner_text()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=words.say(lang, "save")).click()
    path = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(path)

    visitor.open(f"/briefing?lang={lang}&cities=630100&audience=public&formats=csv")
    opened(page, lang, path)
    page.locator("article.report h2", has_text="自拟标题").wait_for()
    visitor.settle()

    assert page.locator("article.report").inner_text() == before
    assert page.locator("a.file").count() > 1
    assert visitor.watch.errors == []


def test_faults_of_a_recipe_are_told_and_change_nothing(visitor: Visitor, tmp_path: Path):
    path = tmp_path / "recipe.yaml"
    path.write_text("cities: [火星]\nfarbe: rot\n", encoding="utf-8")
    page = visitor.open(f"/briefing?{CHOICE}")
    before = page.locator("article.report").inner_text()

    opened(page, "zh", path)
    page.get_by_text("recipe.yaml:1:10").wait_for()

    assert page.get_by_text("recipe.yaml:2:1").is_visible()
    assert page.get_by_text("Upload", exact=True).count() == 0
    assert page.locator("article.report").inner_text() == before
