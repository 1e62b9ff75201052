"""A site written step by step is the one that is written at once, to the byte."""

import os
import random
import shutil

import pytest
import yaml
from published import DAY, assert_same, content, folder, states, written

from indicators.site import planning, running, settings


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    return folder(tmp_path_factory.mktemp("folder") / "data", areas=15)


@pytest.fixture
def data(whole, tmp_path, monkeypatch):
    # Several parts, so that what is made together is now this, now that.
    monkeypatch.setattr(planning, "AT_ONCE", 5)
    shutil.copytree(whole, tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def site(data, tmp_path):
    written(data, tmp_path / "site")
    return tmp_path / "site"


class Edit:
    """A YAML file that is written again with what was changed in it."""

    def __init__(self, path):
        self.path = path

    def __enter__(self):
        self.said = yaml.safe_load(self.path.read_text(encoding="utf-8"))
        return self.said

    def __exit__(self, *_):
        text = yaml.safe_dump(self.said, allow_unicode=True, sort_keys=False)
        self.path.write_text(text, encoding="utf-8")


def city(data, number):
    return Edit(data / "cities" / f"city{number:04}.yaml")


def figure_changed(data):
    with city(data, 3) as said:
        said["figures"]["ind00"][2] |= {"obs_value": 77, "printed": "77家"}


def locator_changed(data):
    with city(data, 4) as said:
        said["figures"]["ind01"][1]["locator"] = "第99页"


def title_changed(data):
    with city(data, 5) as said:
        said["sources"]["bulletin"]["title"] = "改过的公报"


INTERNAL = {"grade": "internal", "reporter": "示例科技局", "document_number": "示例〔2024〕1号"}


def document_graded_internal(data):
    with city(data, 6) as said:
        said["sources"]["bulletin"] |= INTERNAL


def unit_named_in_another_file(data):
    """A remark that names the unit; hidden as long as no open document is by it."""
    with city(data, 7) as said:
        said["figures"]["ind00"][2]["comment"] = "由示例科技局核对"


def unit_publishes_in_a_third(data):
    with city(data, 8) as said:
        said["sources"]["plan"]["publisher"] = "示例科技局"


def unit_publishes_no_longer(data):
    with city(data, 8) as said:
        said["sources"]["plan"]["publisher"] = "示例市人民政府"


def indicator_dropped_by_the_first_area(data):
    with city(data, 0) as said:
        del said["figures"]["ind00"]


def doubt(data):
    with city(data, 1) as said:
        said["figures"]["ind01"][3]["id"] = "own"
        about = {"id": "doubt", "severity": "high", "title": "两处不一", "text": "待查。"}
        said["issues"] = [about | {"figures": ["own"], "sources": ["plan"]}]


def doubt_and_its_document_renamed(data):
    with city(data, 1) as said:
        said["issues"][0]["title"] = "另有说法"
        said["sources"]["plan"]["title"] = "改过的规划"


def districts_in_the_file_of_a_city(data):
    path = data / "cities" / "city0011.yaml"
    inside = yaml.safe_load(path.read_text(encoding="utf-8"))
    path.unlink()
    with city(data, 10) as said:
        for figure in inside["figures"]["ind02"]:
            said["figures"]["ind02"].append(figure | {"ref_area": "100011"})


def area_removed(data):
    (data / "cities" / "city0013.yaml").unlink()


def area_added(data):
    with Edit(data / "areas.yaml") as said:
        said["100099"] = dict(said["100003"], slug="city0099", name={"zh": "新县", "en": "New"})
    with city(data, 3) as said:
        added = yaml.safe_load(yaml.safe_dump(said))
    added["ref_area"] = "100099"
    text = yaml.safe_dump(added, allow_unicode=True, sort_keys=False)
    (data / "cities" / "new.yaml").write_text(text, encoding="utf-8")


def indicator_renamed(data):
    with Edit(data / "indicators.yaml") as said:
        said["ind02"]["name"]["zh"] = "改过的指标"


def order_of_areas(data):
    with Edit(data / "areas.yaml") as said:
        said |= {area: said.pop(area) for area in ("100002", "100001")}


def file_renamed(data):
    (data / "cities" / "city0000.yaml").rename(data / "cities" / "zuihou.yaml")


def comparator(data):
    (data / "benchmarks").mkdir()
    (data / "cities" / "city0014.yaml").rename(data / "benchmarks" / "city0014.yaml")


EDITS = (
    figure_changed, locator_changed, title_changed, document_graded_internal,
    unit_named_in_another_file, unit_publishes_in_a_third, unit_publishes_no_longer,
    doubt, doubt_and_its_document_renamed,
    districts_in_the_file_of_a_city, area_removed, area_added, indicator_renamed,
    order_of_areas, comparator, indicator_dropped_by_the_first_area, file_renamed,
)  # fmt: skip
AFTER = {
    unit_publishes_in_a_third: document_graded_internal,
    unit_publishes_no_longer: unit_publishes_in_a_third,
    doubt_and_its_document_renamed: doubt,
}


HIDDEN = (unit_named_in_another_file, unit_publishes_in_a_third, unit_publishes_no_longer)
"""What may show nowhere, by what is open at the time."""


def shuffled(seed):
    """All edits in any order, each after the one that it rests on."""
    chance, left, order = random.Random(seed), list(EDITS), []
    while left:
        free = [one for one in left if AFTER.get(one) not in left]
        # The first area's file is called otherwise at the end alone.
        free = [one for one in free if one is not file_renamed] or free
        order.append(chance.choice(free))
        left.remove(order[-1])
    return order


@pytest.mark.parametrize("seed", [1])
def test_any_sequence_of_edits_ends_as_if_all_were_written_at_once(data, site, tmp_path, seed):
    for number, edit in enumerate(shuffled(seed)):
        before = content(site)
        edit(data)
        written(data, site)

        fresh = tmp_path / f"fresh{number}"
        written(data, fresh)
        assert_same(site, fresh)
        assert content(site) != before or edit in HIDDEN, edit.__name__
        shutil.rmtree(fresh)
    assert written(data, site).fresh == 0


@pytest.mark.parametrize("changed", [{"on": "2027-05-02"}, {"as_of": 2023}, {"on": "2026-11-30"}])
def test_another_day_or_year(data, site, tmp_path, changed):
    again = written(data, site, **changed)
    written(data, tmp_path / "fresh", **changed)

    assert_same(site, tmp_path / "fresh")
    assert (again.fresh == 0) == (changed.get("on", "")[:7] == DAY[:7])


def test_where_nothing_changed_no_file_is_written(data, site):
    before = states(site)

    again = written(data, site)

    assert again.fresh == 0
    assert states(site) == before


def test_one_edit_writes_what_shows_it_and_leaves_the_rest(data, site):
    before = states(site)
    locator_changed(data)

    again = written(data, site)

    after = states(site)
    anew = {name for name in after if after[name] != before[name]}
    assert again.fresh == len(anew)
    assert {"areas/100004.html", "en/areas/100004.html", "data/areas/100004.csv"} <= anew
    assert not any(name.startswith("areas/") for name in anew - {"areas/100004.html"})


def test_a_removed_area_leaves_no_page_and_no_link(data, site):
    assert any(b"100013" in one for one in content(site).values())

    area_removed(data)
    written(data, site)

    assert not any("100013" in name for name in content(site))
    assert [name for name, one in content(site).items() if b"100013" in one] == []


def deleted(path):
    path.unlink()


def emptied(path):
    path.write_bytes(b"")


def edited(path):
    path.write_bytes(path.read_bytes() + b"<!-- -->")


@pytest.mark.parametrize("damage", [deleted, edited])
@pytest.mark.parametrize(
    "name",
    ["index.html", "data/areas/100002.csv", "en/indicators/ind01.html", ".publish/facts.arrow"],
)  # fmt: skip
def test_what_was_damaged_by_hand_is_made_anew(data, site, damage, name):
    sound = content(site)
    damage(site / name)

    again = written(data, site)

    assert content(site) == sound
    assert again.fresh > 0
    assert written(data, site).fresh == 0


def test_another_program_writes_all_anew(data, site, monkeypatch):
    every = written(data, site).files
    monkeypatch.setattr(settings, "program", lambda: "another")

    assert written(data, site).fresh == every


def test_what_a_broken_run_has_left_of_other_data_is_never_published(data, site, monkeypatch):
    """The data is put back after a run broke off: the pages of the broken run are not wanted."""
    sound, path = content(site), data / "cities" / "city0003.yaml"
    text, known = path.read_text(encoding="utf-8"), path.stat()
    figure_changed(data)

    def breaking(work, tasks):
        yield from map(work, tasks)
        raise KeyboardInterrupt

    monkeypatch.setattr(running, "ALONE", 0)
    with pytest.raises(KeyboardInterrupt):
        written(data, site, map=breaking)
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns))
    left = site.with_name(".site.building") / "areas" / "100003.html"
    assert left.read_bytes() != sound["areas/100003.html"]

    written(data, site)

    assert content(site) == sound
    assert written(data, site).fresh == 0


def test_the_earlier_site_left_beside_is_never_published_again(data, site):
    """A run killed after the exchange leaves the earlier site where the next one grows."""
    shutil.copytree(site, site.with_name("earlier"))
    title_changed(data)
    written(data, site)
    sound = content(site)
    site.with_name("earlier").rename(site.with_name(".site.building"))

    written(data, site)

    assert content(site) == sound
