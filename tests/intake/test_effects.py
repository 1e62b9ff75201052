"""What changes do to verdicts."""

import datetime as dt

import fifth_city

from indicators import catalogue, intake

ON = dt.date(2026, 11, 22)


def test_a_target_that_is_reached_after_all_changes_its_verdict(tmp_path):
    cat = catalogue.load(fifth_city.folder(tmp_path / "data"))
    text = "城市,指标,年份,数值,文件名称\n甲市,rd_intensity,2025,{},甲市统计公报\n"

    def effects(value):
        rows = intake.read("a.csv", text.format(value).encode(), cat).rows
        changes = intake.plan(rows, cat, on=ON).changes
        return intake.effects(cat, changes, as_of=2025, on=ON)

    found = [one for one in effects("2.5%") if one.plan == "14fyp"]
    assert [(one.area, one.indicator) for one in found] == [(fifth_city.AREA, "rd_intensity")]
    before, after = found[0].steps["final"]
    assert before != after
    assert float(found[0].steps["gap"][0]) > 0
    assert "甲市" in found[0].told("zh")
    assert "Jia" in found[0].told("en")
    assert effects("1.995%") == ()
