"""An archive that is damaged, foreign or hostile is refused before anything is touched."""

import gzip
import hashlib
import json
import zipfile

import pytest

from indicators.backup import BackupError, opening, sealing, soundness
from indicators.backup.archiving import verify
from indicators.backup.opening import opened
from indicators.backup.packing import DAY, RIGHTS
from indicators.backup.restoring import restore
from indicators.backup.unpacking import compare
from indicators.history import Action, By, Store
from indicators.wording import backup as words

LOG = ".history/log.jsonl"


def left(folder):
    return sorted(one.name for one in folder.iterdir())


def info_of(name, **more):
    info = zipfile.ZipInfo(name, date_time=DAY)
    info.create_system, info.external_attr = 3, RIGHTS
    info.compress_type = zipfile.ZIP_DEFLATED
    for key, value in more.items():
        setattr(info, key, value)
    return info


class Forger:
    """An archive taken apart, to be put together otherwise, with a right seal."""

    def __init__(self, path):
        self.path = path
        with zipfile.ZipFile(path) as archive:
            self.said = json.loads(archive.read("manifest.json"))
            self.parts = [(info_of(one), archive.read(one)) for one in archive.namelist()[1:]]

    def put(self, name, data, told=True, **more):
        """Put a part in place of the one of that name, and into the manifest."""
        self.drop(name)
        self.parts.append((info_of(f"data/{name}", **more), data))
        if told:
            self.say(name, data)

    def say(self, name, data):
        summed = hashlib.sha256(data).hexdigest()
        self.said["files"][name] = {"sha256": summed, "size": len(data)}

    def drop(self, name):
        self.parts = [one for one in self.parts if one[0].filename != f"data/{name}"]

    def data_of(self, name):
        return next(data for info, data in self.parts if info.filename == f"data/{name}")

    def write(self, manifest=None):
        said = json.dumps(self.said, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        with zipfile.ZipFile(self.path, "w") as out:
            out.comment = sealing.OPEN
            out.writestr(info_of("manifest.json"), said if manifest is None else manifest)
            for info, data in self.parts:
                out.writestr(info, data)
        sealing.seal(self.path)


@pytest.fixture
def forger(saved):
    return Forger(saved)


def refused(path, tmp_path, lang="zh"):
    """The faults of an archive that neither verify nor restore takes; nothing is left behind."""
    place = tmp_path / "kept"
    place.mkdir()
    (place / "own").write_bytes(b"own")
    before = left(tmp_path)
    with pytest.raises(BackupError) as checked:
        verify(path, lang=lang)
    with pytest.raises(BackupError) as caught:
        restore(path, place, force=True, lang=lang)
    assert caught.value.faults == checked.value.faults
    with pytest.raises(BackupError):
        restore(path, tmp_path / "new", lang=lang)
    assert left(tmp_path) == before
    assert left(place) == ["own"]
    return caught.value.faults


def test_forger_changes_nothing_by_itself(saved, forger):
    before = verify(saved)
    forger.write()

    assert verify(saved).manifest == before.manifest


def test_each_byte_is_sealed(saved):
    data = saved.read_bytes()
    for place in range(len(data)):
        other = bytearray(data)
        other[place] ^= 1 << place % 8
        saved.write_bytes(other)
        with pytest.raises(BackupError):
            verify(saved)


def test_each_byte_damaged_under_a_right_seal_is_refused_or_means_nothing(saved):
    data = saved.read_bytes()
    with opened(saved, "zh") as (_, said):
        pass
    refusals = 0
    for place in range(0, len(data) - sealing.LENGTH, 3):
        other = bytearray(data)
        other[place] ^= 1 << place % 8
        saved.write_bytes(other)
        sealing.seal(saved)
        try:
            with opened(saved, "zh") as (archive, found):
                compare(archive, found, "zh")
            # The same files with the same bytes: what differs is of no account.
            assert found.files == said.files
        except BackupError:
            refusals += 1

    assert refusals > len(data) / 3 * 0.8


def test_cut_off_or_added_to_is_refused(saved):
    data = saved.read_bytes()
    for size in range(0, len(data), 7):
        saved.write_bytes(data[:size])
        with pytest.raises(BackupError):
            verify(saved)
    for other in (data + b"\0", b"\0" + data, data + data, data[:100] + data[101:]):
        saved.write_bytes(other)
        with pytest.raises(BackupError):
            verify(saved)


@pytest.mark.parametrize(
    "foreign",
    [b"", b"PK", b"PK\5\6" + bytes(18), b"\x1f\x8b" + bytes(200), b"x" * 5000],
    ids=["empty", "short", "no parts", "gzip", "text"],
)
def test_foreign_file_is_refused(saved, tmp_path, foreign):
    saved.write_bytes(foreign)
    assert refused(saved, tmp_path) == (words.say("zh", "foreign", path=saved),)


def test_other_zip_file_is_refused_though_sealed(saved, tmp_path):
    with zipfile.ZipFile(saved, "w") as out:
        out.comment = sealing.OPEN
        out.writestr("a.txt", "a")
    sealing.seal(saved)
    assert refused(saved, tmp_path) == (words.say("zh", "part", name="a.txt"),)


def test_seal_upon_anything_is_refused(saved, tmp_path):
    saved.write_bytes(b"PK\3\4" + bytes(100) + sealing.OPEN)
    sealing.seal(saved)
    assert str(saved) in refused(saved, tmp_path)[0]


def test_missing_file_and_folder_are_told(tmp_path):
    for path in (tmp_path / "none.zip", tmp_path):
        with pytest.raises(BackupError) as caught:
            verify(path)
        assert caught.value.code == 2


OUTSIDE = [
    "../outside.yaml", "cities/../../outside.yaml", "/etc/passwd", "//host/share", "C:/a.yaml",
    "cities//a.yaml", "cities/./a.yaml", "cities\\a.yaml", "a\nb.yaml", "a\u202eb.yaml", "nul.yaml",
    "cities/con", "a.yaml.", "a ", ".git/hooks/post-checkout", ".bashrc", ".history/journal.json",
    ".history/state.json", ".history/lock", ".history/trial/a", ".history/.a", "a.tmp", "",
    "x" * 241, "__pycache__/a.pyc", "cities/",
]  # fmt: skip


@pytest.mark.parametrize("name", OUTSIDE)
def test_part_with_a_way_outside_or_a_name_of_the_systems_is_refused(saved, forger, tmp_path, name):
    forger.put(name, b"evil")
    forger.write()
    faults = refused(saved, tmp_path)

    assert len(faults) == 1
    assert faults[0].startswith(words.say("zh", "part", name="")[:8])
    assert faults[0].isprintable()
    assert not (tmp_path.parent / "outside.yaml").exists()


@pytest.mark.parametrize(
    "more",
    [
        {"external_attr": 0o120777 << 16},
        {"external_attr": 0o040755 << 16 | 0x10},
        {"external_attr": 0o104755 << 16},
        {"external_attr": 0o010644 << 16},
        {"compress_type": zipfile.ZIP_STORED},
        {"compress_type": zipfile.ZIP_BZIP2},
        {"create_system": 0},
        {"date_time": (2026, 1, 1, 0, 0, 0)},
        {"extra": b"\x75\x70\x04\x00abcd"},
    ],
)
def test_link_folder_device_or_other_kind_of_part_is_refused(saved, forger, tmp_path, more):
    forger.put("README.md", b"/etc/passwd", **more)
    forger.write()

    assert refused(saved, tmp_path) == (words.say("zh", "part", name="data/README.md"),)


def test_locked_part_is_refused(saved, forger, tmp_path):
    forger.write()
    data = bytearray(saved.read_bytes())
    for mark, place in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            data[at + place] |= 1
    saved.write_bytes(data)
    sealing.seal(saved)

    assert len(refused(saved, tmp_path)) > 5


@pytest.mark.parametrize("name", ["README.md", "ReadMe.MD"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_parts_of_one_name_are_refused(saved, forger, tmp_path, name):
    forger.parts.append((info_of(f"data/{name}"), b"other"))
    forger.say(name, b"other")
    forger.write()

    told = {words.say("zh", "twice", name=f"data/{one}") for one in ("README.md", name)}
    assert set(refused(saved, tmp_path)) == told


def test_missing_extra_and_changed_parts_are_all_told(saved, forger, tmp_path):
    forger.drop("README.md")
    forger.drop("plans.yaml")
    forger.put("cities/bing.yaml", b"a: 1\n", told=False)
    forger.put("city.schema.json", b"{}", told=False)
    forger.write()

    assert refused(saved, tmp_path, "en") == (
        words.say("en", "missing", name="README.md"),
        words.say("en", "missing", name="plans.yaml"),
        words.say("en", "extra", name="cities/bing.yaml"),
        words.say("en", "differs", name="city.schema.json"),
    )


def test_part_of_the_same_size_with_other_bytes_is_told(saved, forger, tmp_path):
    forger.put("README.md", "说暗".encode(), told=False)
    forger.write()

    assert refused(saved, tmp_path) == (words.say("zh", "differs", name="README.md"),)


@pytest.mark.parametrize(
    "manifest",
    [
        b"", b"{}", b"[]", b"null", b"{", b"\xff", b"[" * 100_000, b'{"kind": 1}',
        b'{"kind": "plan-indicators data", "format": 1, "files": []}',
    ],
)  # fmt: skip
def test_broken_manifest_is_refused(saved, forger, tmp_path, manifest):
    forger.write(manifest)
    assert refused(saved, tmp_path) == (words.say("zh", "manifest"),)


@pytest.mark.parametrize(
    ("key", "value"),
    [("when", "gestern"), ("when", 1), ("version", None), ("head", {"number": -1, "hash": "a"}),
     ("head", {"number": True, "hash": "a"}), ("head", []), ("files", {"a": {"size": 1}}),
     ("more", 1)],
)  # fmt: skip
def test_manifest_with_what_it_must_not_say_is_refused(saved, forger, tmp_path, key, value):
    forger.said[key] = value
    forger.write()
    assert refused(saved, tmp_path) == (words.say("zh", "manifest"),)


def test_archive_without_manifest_is_refused(saved, forger, tmp_path):
    with zipfile.ZipFile(saved, "w") as out:
        out.comment = sealing.OPEN
        for info, data in forger.parts:
            out.writestr(info, data)
    sealing.seal(saved)
    assert refused(saved, tmp_path) == (words.say("zh", "manifest"),)


def test_later_format_asks_for_a_later_version(saved, forger, tmp_path):
    forger.said["format"] = 2
    forger.write()
    assert refused(saved, tmp_path) == (words.say("zh", "format", format=2),)


def test_bomb_is_refused_unopened(saved, forger, tmp_path):
    forger.put("README.md", bytes(64 << 20))
    forger.write()
    assert saved.stat().st_size < 100_000
    faults = refused(saved, tmp_path)

    assert faults == (words.say("zh", "large", size=64),)


def test_bomb_that_lies_about_its_size_is_stopped(saved, forger, tmp_path):
    forger.put("README.md", bytes(1 << 20))
    forger.said["files"]["README.md"]["size"] = 100
    forger.write()
    data = bytearray(saved.read_bytes())
    # The directory's entry: 46 bytes, sizes at 20 and 24, then the name.
    at = data.rfind(b"data/README.md") - 46
    data[at + 24 : at + 28] = (100).to_bytes(4, "little")
    saved.write_bytes(data)
    sealing.seal(saved)

    assert refused(saved, tmp_path) == (words.say("zh", "differs", name="README.md"),)


def test_too_many_parts_are_refused(saved, forger, tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "MOST", 5)
    forger.write()
    count = len(forger.parts) + 1
    assert refused(saved, tmp_path) == (words.say("zh", "many", count=count, most=5),)


def test_bomb_within_the_log_is_refused(saved, forger, tmp_path, monkeypatch):
    monkeypatch.setattr(soundness, "_MOST", 4 << 20)
    forger.put(".history/first.json.gz", gzip.compress(bytes(8 << 20), mtime=0))
    forger.write()

    assert refused(saved, tmp_path) == (words.say("zh", "large", size=5),)


def line_changed(log):
    return log.replace("试".encode(), "式".encode())


def last_line_dropped(log):
    return log[: log.rstrip(b"\n").rfind(b"\n") + 1]


def first_line_dropped(log):
    return log[log.find(b"\n") + 1 :]


def lines_exchanged(log):
    return b"".join(reversed(log.splitlines(keepends=True)))


def cut_off(log):
    return log[:-20]


def nothing(log):
    return b""


@pytest.mark.parametrize(
    "damage",
    [line_changed, last_line_dropped, first_line_dropped, lines_exchanged, cut_off, nothing],
)
def test_log_whose_chain_fails_is_refused(saved, forger, tmp_path, damage):
    forger.put(LOG, damage(forger.data_of(LOG)))
    forger.write()
    assert refused(saved, tmp_path)


def test_log_without_its_first_texts_or_missing_is_refused(saved, forger, tmp_path):
    for name in (".history/first.json.gz", LOG):
        forger.drop(name)
        del forger.said["files"][name]
    forger.write()
    assert refused(saved, tmp_path) == (words.say("zh", "no_log"),)


def test_data_that_the_log_does_not_lead_to_are_refused(saved, forger, tmp_path):
    city = forger.data_of("cities/jia.yaml")
    forger.put("cities/jia.yaml", city.replace(b"180.5", b"181.5"))
    forger.write()
    faults = refused(saved, tmp_path)

    assert len(faults) == 1
    assert "cities/jia.yaml" in faults[0]


def test_head_other_than_said_is_refused(saved, forger, tmp_path):
    forger.said["head"]["hash"] = "0" * 64
    forger.write()
    assert refused(saved, tmp_path) == (words.say("zh", "head"),)


def test_data_that_cannot_be_loaded_are_refused(data, tmp_path, saved, forger):
    store = Store(data, git=False)
    (data / "units.yaml").write_bytes(b"[\n")
    store.begin()
    store.note(Action.DRAFT, by=By("a", "a"), why="")
    for name in ("units.yaml", LOG):
        forger.put(name, (data / name).read_bytes())
    forger.said["head"] = {"number": store.head.number, "hash": store.head.hash}
    forger.write()

    assert "units.yaml" in refused(saved, tmp_path)[0]
