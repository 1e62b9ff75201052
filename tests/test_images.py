"""Pictures of exhibits: what is in them, what is in a folder of them, what is said without them."""

import contextlib
import dataclasses
import io
import os
import re
import signal
import socket
import threading
import time
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path
from types import SimpleNamespace

import builders
import hostile
import kaleido
import pytest
from plotly.offline import get_plotlyjs_version

from indicators import charts, exhibits, export
from indicators.exhibits.report import Heading, Imprint, Report, Shown, selection
from indicators.exhibits.spec import ChartKind
from indicators.export import chromium, images, picture_folder, studio
from indicators.wording import report as words

CITIES = list(builders.CITIES)
EVIL = hostile.TAGS + hostile.MARKS
PNG = b"\x89PNG\r\n\x1a\n"


def made(evil="", lang="zh"):
    """Return an exhibit of each kind that has a picture, then a table and a coverage."""
    cat = builders.catalogue(evil=evil)
    frame = builders.assessed(cat)
    asked = (cat, frame, CITIES, "14fyp", lang)
    counts = exhibits.counts(*asked)
    compared = exhibits.compare(cat, frame, "rd", CITIES, "14fyp", lang)
    return [
        exhibits.overview(*asked),
        counts,
        compared,
        dataclasses.replace(compared, id="bar", kind=ChartKind.BAR),
        dataclasses.replace(compared, id="rank", kind=ChartKind.RANK),
        exhibits.series(cat, frame, "hnte", CITIES[:1], "14fyp", lang),
        exhibits.city_panels(cat, frame, CITIES[0], "14fyp", lang),
        exhibits.city(cat, frame, CITIES[0], "14fyp", lang),
        dataclasses.replace(exhibits.overview(*asked), id="coverage", kind=ChartKind.COVERAGE),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def usual():
    return made()


@pytest.fixture(scope="module")
def drawn(usual):
    return [one for one in usual if not images.why_not(one)]


@pytest.fixture(autouse=True, scope="module")
def ended():
    """End the browser, so that none is left for the tests after these."""
    yield
    studio.stop()


def written(svg):
    """Return the texts of an SVG, its line breaks and spaces left out."""
    root = ET.fromstring(svg)
    texts = ["".join(one.itertext()) for one in root.iter("{http://www.w3.org/2000/svg}text")]
    return re.sub(r"\s+", "", "".join(texts))


def bare(text):
    return re.sub(r"\s+", "", text.replace("\u200f", ""))


def size_of(png):
    assert png.startswith(PNG)
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


# What is said where there is no picture.


def test_a_browser_named_by_the_variable_comes_first(monkeypatch, tmp_path):
    mine = tmp_path / "mychrome"
    mine.write_text("#!/bin/sh\n")
    mine.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(mine))
    assert chromium.browser() == str(mine)


def test_no_browser_is_found_where_there_is_none(monkeypatch, tmp_path):
    monkeypatch.setenv("CHROMIUM", str(tmp_path / "none"))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "PLACES", (str(tmp_path / "chrome.exe"),))
    assert chromium.browser() is None


@pytest.mark.parametrize(("listed", "has"), [(b"", False), (b"Noto Sans CJK SC\n", True)])
def test_fontconfig_tells_of_chinese_fonts(monkeypatch, listed, has):
    monkeypatch.setattr(chromium.sys, "platform", "linux")
    monkeypatch.setattr(chromium.shutil, "which", lambda name: f"/usr/bin/{name}")
    asked = []

    def run(call, **more):
        asked.append(call)
        return SimpleNamespace(stdout=listed)

    monkeypatch.setattr(chromium.subprocess, "run", run)
    assert chromium.has_chinese() is has
    assert asked == [["/usr/bin/fc-list", ":lang=zh", "family"]]


@pytest.mark.parametrize(
    ("file", "has"), [("noto/NotoSansCJK-Regular.ttc", True), ("DejaVuSans.ttf", False)]
)
def test_without_fontconfig_the_fonts_themselves_are_looked_for(monkeypatch, tmp_path, file, has):
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).touch()
    monkeypatch.setattr(chromium.sys, "platform", "linux")
    monkeypatch.setattr(chromium.shutil, "which", lambda _: None)
    monkeypatch.setattr(chromium, "FOLDERS", (str(tmp_path),))
    assert chromium.has_chinese() is has


def test_windows_and_mac_have_chinese_fonts(monkeypatch):
    for platform in ("win32", "darwin"):
        monkeypatch.setattr(chromium.sys, "platform", platform)
        assert chromium.has_chinese()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("missing", "package"), [("browser", "chromium"), ("has_chinese", "fonts-noto-cjk")]
)
def test_what_is_missing_and_what_can_be_had_is_said(monkeypatch, lang, missing, package):
    studio.stop()
    monkeypatch.setattr(chromium, "browser", lambda: "/usr/bin/chromium")
    monkeypatch.setattr(chromium, missing, lambda: None)
    monkeypatch.setattr(studio, "draw", lambda *_: pytest.fail("a picture was drawn"))
    shown = made(lang=lang)[1]
    for ask in (
        lambda: export.picture(shown, "png"),
        lambda: export.pictures(selection("x", [shown], Imprint(lang)), "pdf"),
    ):
        with pytest.raises(images.PictureError) as refused:
            ask()
        told = str(refused.value)
        for word in (f"apt install {package}", "Windows", "macOS", "PowerPoint", "Word", "Excel"):
            assert word in told
        assert words.WORDS[lang]["meanwhile"] in told


def test_both_languages_have_the_same_words():
    fields = [
        {key: builders.parameters(value) for key, value in words.WORDS[lang].items()}
        for lang in ("zh", "en")
    ]
    assert fields[0] == fields[1]


def test_tables_and_empty_exhibits_have_no_picture_and_say_why(usual):
    table, coverage = usual[-2:]
    assert table.kind is ChartKind.TABLE
    for one in (table, coverage):
        with pytest.raises(images.PictureError, match="Excel"):
            images.picture(one, "png")
    empty = dataclasses.replace(usual[1], empty="所选地区没有数据")
    with pytest.raises(images.PictureError, match="所选地区没有数据"):
        images.picture(empty, "svg")


def test_a_picture_that_no_reader_takes_is_refused(monkeypatch, usual):
    monkeypatch.setattr(images, "MANY", 1)
    monkeypatch.setattr(images, "TALLEST", 100)
    with pytest.raises(images.PictureError, match="放不下"):
        images.picture(usual[1], "png")


def test_an_unknown_suffix_is_refused(usual):
    with pytest.raises(ValueError, match="gif"):
        images.picture(usual[1], "gif")


# A folder of pictures.


def test_names_are_fit_for_every_file_system():
    titles = [
        "甲市：R&D\\强度/<高>?",
        "甲市：R&D\\强度/<高>?",
        "a\u202egpj.exe\x00",
        "😀" * 99,
        "…. ",
        "CON",
    ]
    names = list(picture_folder.names(titles * 20))
    assert len({name.casefold() for name in names}) == len(titles) * 20
    assert names == sorted(names)
    for name in names:
        assert not re.search(r'[\\/:*?"<>|\x00-\x1f\u202e]', name)
        assert len(f"{name}.png".encode()) <= 200
        assert name == name.strip(" .")
        assert re.match(r"\d{3}_|\d{3}$", name)


@pytest.fixture
def report(usual):
    return Report(
        title="四市进展", subtitle="“十四五”", imprint=Imprint(compiler="某局", day="2026-11-22"),
        blocks=(Heading("一、总体情况"), *map(Shown, usual), Shown(usual[1], table=True)),
        cutoff="2026-03", internal=True,
    )  # fmt: skip


@pytest.fixture
def undrawn(monkeypatch):
    """Draw nothing: each picture is the title of its exhibit."""

    def pictures(shown, suffix):
        assert suffix == "png"
        return [one.title.encode() for one in shown]

    monkeypatch.setattr(images, "pictures", pictures)


def test_the_folder_holds_every_picture_once_and_lists_the_rest(report, drawn, usual, undrawn):
    packed = images.archive(report, "png")
    with zipfile.ZipFile(io.BytesIO(packed)) as folder:
        infos = folder.infolist()
        contents = [folder.read(one) for one in infos]
    about, *pictures = infos
    assert [one.decode() for one in contents[1:]] == [one.title for one in drawn]
    assert all(one.filename.endswith(".png") for one in pictures)
    assert all(one.flag_bits & 0x800 for one in infos)
    assert {one.date_time for one in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert about.filename == "00_说明.txt"
    told = contents[0].decode("utf-8-sig")
    for word in (
        "四市进展",
        "数据截止日期：2026年3月",
        "制表单位：某局",
        "2026年11月22日",
        "初步",
        "内部资料",
    ):
        assert word in told
    for one in usual[-2:]:
        assert words.say("zh", "left_out", title=one.title, why=images.why_not(one)) in told
    assert images.archive(report, "png") == packed


def test_a_folder_without_any_picture_needs_no_browser(monkeypatch, usual):
    monkeypatch.setattr(chromium, "browser", lambda: None)
    packed = images.archive(selection("x", usual[-2:], Imprint()), "png")
    with zipfile.ZipFile(io.BytesIO(packed)) as folder:
        assert folder.namelist() == ["00_说明.txt"]


# The pictures themselves.


def test_the_small_library_is_the_version_that_plotly_brings():
    text = studio.PLOTLY.read_text("utf-8")
    assert f"cartesian - minified) v{get_plotlyjs_version()}\n" in text[:200]
    assert "MIT" in (studio.PLOTLY.parent / "plotly-LICENSE.txt").read_text("utf-8")


def test_a_browser_keeps_the_library_in_one_byte_for_each_sign():
    """One Chinese sign in it would double that, and slow the reading: months are escaped."""
    assert studio.PLOTLY.read_bytes().isascii()


def test_a_style_without_any_is_left_out_wherever_it_stands(usual):
    written = b'<svg width="9" viewBox="0 0 9 9"><text style="">a style=""</text></svg>'
    before, after = (written.replace(at, at + b' style=""', 1) for at in (b'"9"', b'9 9"'))
    fixed = {images._fixed(one, "svg", usual[1]) for one in (before, after, written)}
    assert fixed == {written}


@pytest.mark.browser
def test_every_kind_of_picture_is_drawn_with_all_its_numbers(drawn):
    assert {one.kind for one in drawn} == set(charts._DRAW)
    for one, svg in zip(drawn, images.pictures(drawn, "svg"), strict=True):
        told = written(svg)
        for line in (one.title, one.source_line, one.cutoff_line, *one.categories):
            assert bare(line) in told, (one.id, line)
        fields = [field for row in one.matrix.fields for field in row] if one.matrix else []
        numbers = [line for field in fields for line in field.lines]
        numbers += [line for side in one.side for line in side]
        numbers += [line for panel in one.panels for line in panel.lines]
        for line in numbers:
            assert bare(line) in told, (one.id, line)
        assert b"Noto Sans CJK SC" in svg


@pytest.mark.browser
def test_an_internal_figure_is_marked_in_the_picture(usual):
    inside = dataclasses.replace(usual[1], internal=True, internal_line="内部资料，请勿外传")
    assert "内部资料，请勿外传" in written(images.picture(inside, "svg"))


@pytest.mark.browser
def test_pictures_have_the_size_asked_for(usual):
    height = charts.figure(usual[1], width=700).layout.height
    assert size_of(images.picture(usual[1], "png", width=700)) == (2100, 3 * height)
    assert size_of(images.picture(usual[1], "png", width=700, scale=1)) == (700, height)
    pdf = images.picture(usual[1], "pdf", width=700)
    assert pdf.startswith(b"%PDF")
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert [float(one) for one in box.groups()] == pytest.approx([525, height * 0.75], abs=1)
    svg = ET.fromstring(images.picture(usual[1], "svg", width=700))
    assert (svg.get("width"), svg.get("height")) == ("700", str(height))


@pytest.mark.browser
@pytest.mark.parametrize("suffix", images.SUFFIXES)
def test_the_same_exhibit_gives_the_same_bytes(drawn, suffix):
    assert images.pictures(drawn, suffix) == images.pictures(drawn, suffix)


@pytest.mark.browser
def test_hostile_texts_stay_texts():
    shown = [one for one in made(EVIL) if not images.why_not(one)]
    for one, svg in zip(shown, images.pictures(shown, "svg"), strict=True):
        root = ET.fromstring(svg)
        tags = {each.tag.partition("}")[2] for each in root.iter()}
        assert not tags & {"script", "a", "img", "foreignObject", "b"}, one.id
        assert bare("<script>hit()</script>") in written(svg)
        attributes = [value for each in root.iter() for value in each.attrib.values()]
        assert not [value for value in attributes if "javascript:" in value]


@pytest.mark.browser
def test_threads_that_ask_at_once_get_their_own_pictures(drawn):
    expected = images.pictures(drawn, "svg")
    found = {}

    def ask(place):
        found[place] = images.picture(drawn[place], "svg")

    threads = [threading.Thread(target=ask, args=(place,)) for place in range(len(drawn))]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert [found[place] for place in range(len(drawn))] == expected


@pytest.mark.browser
@pytest.mark.parametrize("suffix", images.SUFFIXES)
def test_a_picture_does_not_depend_on_those_before_it(monkeypatch, drawn, suffix):
    """Not on a tab that reads the library anew each time, nor on one that keeps it."""
    studio.stop()
    kept = images.pictures(drawn, suffix)
    assert images.pictures(drawn[::-1], suffix)[::-1] == kept
    monkeypatch.setattr(studio, "FRESH_AFTER", 1)
    assert images.pictures(drawn, suffix) == kept


@pytest.mark.browser
def test_a_tab_reads_the_library_only_now_and_then(monkeypatch, drawn):
    read = []
    reload = kaleido.Kaleido._return_kaleido_tab

    async def counted(self, tab):
        read.append(tab)
        await reload(self, tab)

    monkeypatch.setattr(kaleido.Kaleido, "_return_kaleido_tab", counted)
    monkeypatch.setattr(studio, "MOST_TABS", 1)
    monkeypatch.setattr(studio, "FRESH_AFTER", 4)
    studio.stop()
    images.pictures([*drawn, *drawn][:9], "svg")
    studio.stop()
    assert len(read) == 2


def below(process):
    """Return the processes that one has started, and those that they have (Linux only).

    The browser of other tests of this run is left out, with the driver that it hangs below.
    """
    pairs = []
    for folder in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            stat = (folder / "stat").read_text("utf-8").rpartition(")")[2].split()
            pairs.append((int(folder.name), int(stat[1])))
    found = [process]
    for one in found:
        own = [child for child, parent in pairs if parent == one]
        found += [child for child in own if "run-driver" not in command(child)]
    return found[1:]


def command(process):
    try:
        return Path(f"/proc/{process}/cmdline").read_text("utf-8")
    except OSError:
        return ""


@pytest.mark.browser
@pytest.mark.skipif(not Path("/proc").exists(), reason="needs Linux's list of processes")
def test_a_browser_that_has_died_is_started_anew(usual):
    before = images.picture(usual[1], "png")
    browsers = [one for one in below(os.getpid()) if "--headless" in command(one)]
    assert browsers
    for one in browsers:
        os.kill(one, signal.SIGKILL)
    assert images.picture(usual[1], "png") == before


@pytest.mark.browser
@pytest.mark.skipif(not Path("/proc").exists(), reason="needs Linux's list of processes")
def test_the_browser_reaches_no_other_host(usual):
    """Left alone it would ask its makers for updates: its only way out leads nowhere."""
    images.picture(usual[1], "svg")
    started = [text for one in below(os.getpid()) if "--headless" in (text := command(one))]
    assert started
    for text in started:
        assert f"--proxy-server={studio.NOWHERE}" in text or "--type=" in text
    host, port = studio.NOWHERE.removeprefix("http://").split(":")
    with pytest.raises(OSError, match=r"."), socket.create_connection((host, int(port)), 1):
        pass


@pytest.mark.browser
def test_a_browser_that_cannot_run_is_told_of(monkeypatch, tmp_path, usual):
    studio.stop()
    broken = tmp_path / "chromium"
    broken.write_text("#!/bin/sh\nexit 3\n")
    broken.chmod(0o755)
    monkeypatch.setattr(chromium, "browser", lambda: str(broken))
    with pytest.raises(images.PictureError, match=re.escape(str(broken))):
        images.picture(usual[1], "png")
    assert not studio.is_running()


@pytest.mark.browser
def test_nothing_is_left_running(usual):
    studio.stop()
    before = threading.active_count()
    images.picture(usual[1], "png")
    studio.stop()
    assert not studio.is_running()
    assert not [one for one in below(os.getpid()) if "--headless" in command(one)]
    ends = time.monotonic() + 20
    while threading.active_count() > before and time.monotonic() < ends:
        time.sleep(0.1)
    assert threading.active_count() <= before


@pytest.mark.browser
@pytest.mark.skipif(not Path("/proc").exists(), reason="needs Linux's list of processes")
def test_a_browser_that_does_not_close_is_ended(monkeypatch, usual):
    async def refused(_self):
        raise RuntimeError

    images.picture(usual[1], "png")
    monkeypatch.setattr(kaleido.Kaleido, "close", refused)
    studio.stop()
    assert not [one for one in below(os.getpid()) if "--headless" in command(one)]


@pytest.mark.browser
@pytest.mark.skipif(not Path("/proc").exists(), reason="needs Linux's list of processes")
def test_a_browser_that_starts_too_late_is_ended(monkeypatch, usual):
    studio.stop()
    monkeypatch.setattr(studio, "START_SECONDS", 0.3)
    with pytest.raises(images.PictureError):
        images.picture(usual[1], "png")
    assert not [one for one in below(os.getpid()) if "--headless" in command(one)]
