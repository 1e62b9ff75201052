"""A site's folder with files that the program did not write, or one that is a disk of its own."""

from pathlib import Path

import pytest
from published import content, folder, written

from indicators.site.errors import SiteError


@pytest.fixture
def data(tmp_path):
    return folder(tmp_path / "data", areas=3, indicators=1)


@pytest.mark.parametrize("name", [".htaccess", "data/mine.csv", "own/deep/notes.txt"])
def test_files_of_others_in_a_site_stay(data, tmp_path, name):
    site = tmp_path / "site"
    written(data, site)
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("mine", encoding="utf-8")
    before = content(site)

    with pytest.raises(SiteError) as caught:
        written(data, site, on="2026-12-01")
    assert content(site) == before
    path.unlink()
    written(data, site, on="2026-12-01")

    assert caught.value.code == "foreign"
    assert name in caught.value.told("zh")


def test_a_disk_of_its_own_is_told_before_any_work(data, tmp_path, monkeypatch):
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.setattr(Path, "is_mount", lambda self: self == site)

    with pytest.raises(SiteError) as caught:
        written(data, site)

    assert caught.value.code == "mount"
    assert str(site) in caught.value.told("zh")
    assert [one.name for one in tmp_path.iterdir() if "site" in one.name] == ["site"]
