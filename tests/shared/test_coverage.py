"""Every figure of the dossiers is in the data folder, with the number that stands there."""

import os
import re
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest
import yaml

from indicators import catalogue

ROOT = Path(__file__).parents[2]
DOSSIER = ROOT.parent / "shared" / "dossier"
# Statements of two enterprises, which are not figures of a city.
ENTERPRISES = {"ak-013", "ak-014", "ak-015"}
pytestmark = pytest.mark.skipif(
    not DOSSIER.is_dir() and not os.environ.get("CI"), reason="no ../shared/dossier beside us"
)
PREFIX = {"XA-": "pub-xa-", "AK-": "pub-ak-", "SX-": "pub-sx-", "CN-": "pub-nat-"}


def wanted() -> dict[str, dict]:
    assert DOSSIER.is_dir(), "no ../shared/dossier beside us"
    found = {}
    for path in sorted(DOSSIER.glob("*.yaml")):
        for figure in yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)["figures"]:
            if figure.get("grade") == "weak" or figure["id"] in ENTERPRISES:
                continue
            name = figure["id"]
            found[PREFIX.get(name[:3], name[:3]) + name[3:]] = figure
    return found


@pytest.fixture(scope="module")
def figures():
    loaded = catalogue.load(ROOT / "data")
    assert not loaded.problems
    return loaded.figures.set_index("figure_id"), loaded


def test_no_figure_of_the_dossiers_is_missing(figures):
    missing = sorted(set(wanted()) - set(figures[0].index))
    assert not missing


def test_every_number_is_the_dossiers(figures):
    table, loaded = figures
    factor = {"万元": 10**4, "亿元": 10**8, "元": 1, "人": 1, "万人": 10**4, "家": 1, "万家": 10**4}
    unit_of = loaded.indicators["unit_measure"]
    size = loaded.units["factor"]
    wrong = []
    for name, figure in wanted().items():
        row = table.loc[name]
        if row["times"] == row["times"]:
            continue
        scale = Decimal(factor.get(figure["unit_printed"], 0)) / Decimal(
            int(size[unit_of[row["indicator"]]])
        )
        same_unit = scale == 0
        expected = Decimal(str(figure["obs_value"])) * (1 if same_unit else scale)
        value = Decimal(repr(float(row["obs_value"])))
        # The dossier rounds converted numbers to two decimals; the exact one is recorded.
        close = value.quantize(Decimal("0.01"), ROUND_HALF_UP) == expected.quantize(
            Decimal("0.01"), ROUND_HALF_UP
        )
        if value != expected and not close:
            wrong.append((name, row["obs_value"], figure["obs_value"], figure["unit_printed"]))
    assert not wrong


def test_years_are_the_dossiers(figures):
    table, _ = figures
    wrong = []
    for name, figure in wanted().items():
        years = re.findall(r"(?:19|20)\d\d", str(figure["time_period"]).rpartition("→")[2])
        recorded = table.loc[name, "time_period"]
        if years and (recorded != recorded or recorded[:4] != years[-1]):
            wrong.append((name, recorded, figure["time_period"]))
    assert not wrong
