"""Years in the files: a whole one stands as a number, as in every line written by hand."""

import datetime as dt

import fifth_city
import pandas as pd
import pytest

from indicators import catalogue, intake
from indicators.history import By, Store

ON = dt.date(2026, 11, 23)
HEAD = "城市,指标,年份,数值,文件名称,文号,日期,报送单位,来源等级\n"
LETTER = "关于报送数据的函,甲统函1号,2026-03-02,甲市统计局,内部"


def planned(folder, period):
    cat = catalogue.load(folder)
    text = f"{HEAD}甲市,hnte,{period},305家,{LETTER}"
    plan = intake.plan(intake.read("a.csv", text.encode(), cat).rows, cat, on=ON)
    assert plan.faults == ()
    return plan


@pytest.mark.parametrize(
    ("period", "written", "loaded"),
    [
        ("2024", "time_period: 2024\n", "2024"),
        ("2024年1-9月", "time_period: 2024\n", "2024"),
        ("2024Q3", "time_period: 2024-Q3\n", "2024-Q3"),
        ("2024年6月", "time_period: 2024-06\n", "2024-06"),
    ],
)
def test_period_is_written_as_the_files_have_it(tmp_path, period, written, loaded):
    folder = fifth_city.folder(tmp_path / "data")
    plan = planned(folder, period)
    store = Store(folder, git=False)
    store.begin()
    path = folder / "cities" / "jia.yaml"
    before = path.read_text("utf-8")
    entry = store.commit(plan.changes, by=By("zhang", "张三"), why="报送")
    added = path.read_text("utf-8").replace(before, "")
    plain = added.replace(", ", "\n").replace("}", "\n")

    assert written in plain
    assert 'time_period: "' not in added
    cat = catalogue.load(folder)
    assert cat.figures_of([plan.items[0].figure_id])["time_period"].tolist() == [loaded]
    assert store.verify() == ()
    store.commit(store.reversal(entry.number), by=By("zhang", "张三"), why="误录")
    assert path.read_text("utf-8") == before


def test_number_and_text_of_a_year_load_alike(tmp_path):
    folder = fifth_city.folder(tmp_path / "data")
    first = catalogue.load(folder).figures
    path = folder / "cities" / "jia.yaml"
    text = path.read_text("utf-8")
    quoted = text.replace("time_period: 2025", 'time_period: "2025"')
    assert quoted != text
    path.write_text(quoted, encoding="utf-8")

    pd.testing.assert_frame_equal(catalogue.load(folder).figures, first)


def test_figure_written_with_quotes_is_found_again(tmp_path):
    folder = fifth_city.folder(tmp_path / "data")
    path = folder / "cities" / "jia.yaml"
    text = path.read_text("utf-8").replace("time_period: 2025", 'time_period: "2025"')
    path.write_text(text, encoding="utf-8")
    cat = catalogue.load(folder)
    rows = intake.read(
        "a.csv", "城市,指标,年份,数值,文件名称\n甲市,hnte,2025,319家,甲市统计公报".encode(), cat
    )

    plan = intake.plan(rows.rows, cat, on=ON)
    assert [one.state for one in plan.items] == [intake.State.UNCHANGED]
