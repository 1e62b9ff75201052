"""系统状态: what an administrator is told is so; others are not offered it and told no."""

import os
import shutil
import time
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from access.serving import serving
from axe_playwright_python.sync_playwright import Axe
from looking import FAULTS, SIZES
from running import ROOT, watched

from indicators import administration, catalogue, folder, snapshot, upkeep
from indicators.access import Access
from indicators.history import Store
from indicators.wording import administration as words
from indicators.wording import pages, pages_en

pytestmark = pytest.mark.browser
ACCESS = """\
sign_in: header
header: {name: X-Remote-User, from: ["127.0.0.1"]}
people:
  wang: {name: 王五, administrator: true}
  zhang: {name: 张三, editor: [wuwei]}
"""
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("admin")


@pytest.fixture(scope="module")
def app(place: Path) -> Iterator[str]:
    with serving(place, ACCESS) as address:
        assert Access.read(place / "access.yaml").header
        yield address


@pytest.fixture
def come(browser: object, app: str):
    opened = []

    def arrive(name: str, size: tuple[int, int] = SIZES[0]):
        context = browser.new_context(
            extra_http_headers={"X-Remote-User": name} if name else {},
            viewport={"width": size[0], "height": size[1]},
            locale="zh-CN",
        )
        opened.append((context, watched(context.new_page(), app)))
        return opened[-1][1]

    yield arrive
    for context, one in opened:
        assert one.watch.errors == []
        assert one.watch.outside == []
        context.close()


def told(page) -> dict[str, str]:
    rows = page.locator("[data-testid=stMain] table.data tr")
    cells = [row.locator("th, td").all_inner_texts() for row in rows.all()]
    return dict(cells)


def test_administrator_is_told_what_is_so(come, place, app):
    found = told(come("wang").open("/admin"))
    items = words.ITEMS["zh"]
    cat, store = catalogue.load(place / "data"), Store(place / "data", git=False)

    assert list(found) == list(items.values())
    assert found[items["ready"]] == words.say("zh", "ready")
    assert found[items["people"]] == words.say("zh", "people", count=2, administrators=1)
    assert found[items["folder"]] == str((place / "data").resolve())
    assert found[items["port"]] == app.rpartition(":")[2]
    assert found[items["figures"]] == str(len(cat.figures))
    assert found[items["cities"]] == str(len(cat.cities))
    assert found[items["fault_count"]] == "0"
    assert found[items["verified"]] == words.say("zh", "sound")
    assert found[items["last"]].startswith(f"第 {store.head.number} 条")
    assert found[items["streamlit"]] == administration._version("streamlit")
    assert found[items["sessions"]] == "1"
    assert found[items["package"]] == VERSION
    assert words.say("zh", "unknown") not in {found[items[one]] for one in ("memory", "disk")}


def test_faults_and_tampering_are_told(come, place):
    city = place / "data" / "cities" / "wuwei.yaml"
    log = next((place / "data" / ".history").glob("log*"))
    texts = city.read_bytes(), log.read_bytes()
    try:
        city.write_text("ref_area: [\n", encoding="utf-8")
        log.write_bytes(texts[1].replace(b"initial", b"initia1", 1))
        page = come("wang").open("/admin")
        found = told(page)
        main = page.locator("[data-testid=stMain]").inner_text()
    finally:
        city.write_bytes(texts[0])
        log.write_bytes(texts[1])

    assert found[words.ITEMS["zh"]["fault_count"]] != "0"
    assert "wuwei.yaml" in main
    assert found[words.ITEMS["zh"]["verified"]] != words.say("zh", "sound")


@pytest.mark.parametrize("name", ["zhang", "", "nobody"])
def test_others_are_told_no_and_nothing_else(come, name):
    one = come(name)
    page = one.open("/")
    offered = page.locator("[data-testid=stSidebarNav]").inner_text()
    main = one.open("/admin").locator("[data-testid=stMain]").inner_text()

    assert words.TITLE["zh"] not in offered
    assert words.say("zh", "closed", why="") in main
    assert told(page) == {}
    assert words.ITEMS["zh"]["python"] not in main


def test_administrator_is_offered_the_page(come):
    page = come("wang").open("/")

    assert words.TITLE["zh"] in page.locator("[data-testid=stSidebarNav]").inner_text()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("size", SIZES)
def test_nothing_is_cut_and_everybody_can_read_it(come, lang, size):
    one = come("wang", size)
    page = one.open(f"/admin?lang={lang}")
    rules = {"runOnly": {"type": "tag", "values": LEVELS}}

    assert page.locator("h1").inner_text() == words.TITLE[lang]
    assert page.evaluate(FAULTS) == []
    assert Axe().run(page, options=rules).response["violations"] == []


def test_data_that_cannot_be_read_are_told_once(come, place):
    units = place / "data" / "units.yaml"
    text = units.read_text("utf-8")
    units.write_text("percent: [\n", encoding="utf-8")
    try:
        page = come("wang").open("/admin")
        found = told(page)
        main = page.locator("[data-testid=stMain]").inner_text()
    finally:
        units.write_text(text, encoding="utf-8")

    assert (
        words.say("zh", "unready", why=words.say("zh", "data")) == found[words.ITEMS["zh"]["ready"]]
    )
    assert main.count("units.yaml") == 1
    assert words.ITEMS["zh"]["figures"] not in found


def test_tables_share_their_columns(come):
    page = come("wang").open("/admin")
    edges = page.evaluate(
        """() => [...document.querySelectorAll("table.facts tr:first-child td")]
        .map((cell) => cell.getBoundingClientRect().left)"""
    )

    assert len(edges) == len(words.PARTS["zh"])
    assert max(edges) - min(edges) < 1


def test_last_backup_is_told_and_one_that_did_not_come(tmp_path, monkeypatch):
    monkeypatch.delenv(upkeep.BACKUPS, raising=False)
    assert upkeep.BACKUPS in upkeep.backup("en")
    monkeypatch.setenv(upkeep.BACKUPS, str(tmp_path))
    assert upkeep.backup("en") == words.say(
        "en", "attention", told=words.say("en", "no_backup", place=tmp_path)
    )
    for name in ("a.zip", "b.zip"):
        (tmp_path / name).write_bytes(bytes(2048))
    os.utime(tmp_path / "a.zip", (0, 0))
    assert "2.0 kB; 2 in" in upkeep.backup("en")
    assert "Please note" not in upkeep.backup("en")
    late = time.time() - 2 * upkeep.LATE.total_seconds()
    os.utime(tmp_path / "b.zip", (late, late))
    assert upkeep.backup("en").startswith("Please note")
    monkeypatch.setenv(upkeep.BACKUPS, str(tmp_path / "a.zip" / "none"))
    assert upkeep.backup("en") == words.say("en", "attention", told=words.say(
        "en", "no_backup", place=tmp_path / "a.zip" / "none"))  # fmt: skip


def test_snapshot_is_told_where_one_is_needed(tmp_path, monkeypatch):
    data = tmp_path / "data"
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns(".*"))
    assert "100" in upkeep.snapshot(data, "en")
    monkeypatch.setattr(folder, "MANY", 1)
    assert upkeep.snapshot(data, "en").startswith("Please note")
    made = snapshot.save(catalogue.load(data))
    held = sum(one.stat().st_size for one in made.iterdir())
    assert upkeep.size(held) in upkeep.snapshot(data, "en")


def test_scarce_room_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(upkeep.shutil, "disk_usage", lambda _: SimpleNamespace(free=5, total=10))
    assert upkeep.machine(tmp_path, "en")["disk"] == "Please note: 5 B of 10 B"


@pytest.mark.parametrize(("zone", "strange"), [("Asia/Shanghai", False), ("UTC", True)])
def test_clock_that_is_not_beijings_is_told(tmp_path, monkeypatch, zone, strange):
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        told = upkeep.machine(tmp_path, "en")["clock"]
    finally:
        monkeypatch.undo()
        time.tzset()

    assert told.startswith("Please note") is strange


def test_commit_is_read_from_the_repository(tmp_path, monkeypatch):
    monkeypatch.delenv(administration.COMMIT, raising=False)
    assert administration.commit(tmp_path) is None
    refs = tmp_path / ".git" / "refs" / "heads"
    refs.mkdir(parents=True)
    (tmp_path / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    (refs / "main").write_text("0123456789abcdef" * 2 + "\n")
    assert administration.commit(tmp_path) == "0123456789ab"
    monkeypatch.setenv(administration.COMMIT, "fedcba9876543210")
    assert administration.commit(tmp_path) == "fedcba987654"
    assert os.environ[administration.COMMIT]


def test_both_languages_have_all_words():
    for table in (words.WORDS, words.ITEMS, words.PARTS):
        assert list(table["zh"]) == list(table["en"])


def test_language_and_sign_in_are_offered_where_nothing_can_be_shown(come, place):
    city = place / "data" / "cities"
    kept = city.rename(place / "cities")
    city.mkdir()
    try:
        page = come("wang").open("/?lang=en")
        side = page.locator("[data-testid=stSidebar]").inner_text()
        main = page.locator("[data-testid=stMain]").inner_text()
        (city / "wuwei.yaml").write_text("ref_area: [\n", encoding="utf-8")
        broken = come("wang").open("/").locator("[data-testid=stMain]")
        alert = broken.locator("[role=alert]").inner_text()
        broken = broken.inner_text()
    finally:
        (city / "wuwei.yaml").unlink(missing_ok=True)
        city.rmdir()
        kept.rename(city)

    assert "王五" in side
    assert "中文" in side
    assert pages_en.ADVICE["no_data"] in main
    assert pages.ADVICE["all_faulty"] in broken
    assert "wuwei.yaml" in alert
