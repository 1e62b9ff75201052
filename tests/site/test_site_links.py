"""Every page of a site: sound HTML, links that lead somewhere, nothing that the policy forbids."""

import posixpath
import re
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from indicators.site.shell import POLICY

TWINS = {"zh-CN": "en", "en": "zh-CN"}


def target(path, link):
    """Return file and fragment that a link of a page leads to; nothing for another host."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    there = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path)))
    return (path if not parts.path else there), unquote(parts.fragment)


def every(site):
    """Give all elements of all pages, each with the path of its page."""
    for path, page in site.pages.items():
        for one in page.root.all():
            yield path, one


def test_all_links_lead_to_a_file_or_a_place_in_it(site):
    files = {one.relative_to(site.root).as_posix() for one in site.root.rglob("*")
             if one.is_file()}  # fmt: skip
    ids = {
        path: {one.attributes["id"] for one in page.root.all() if "id" in one.attributes}
        for path, page in site.pages.items()
    }
    lost, seen = [], 0
    for path, one in every(site):
        for name in ("href", "src"):
            found = target(path, one.attributes[name]) if name in one.attributes else None
            if found is None:
                continue
            seen += 1
            there, place = found
            if there not in files or (place and place not in ids.get(there, ())):
                lost.append((path, one.attributes[name]))

    assert seen > 1000
    assert lost == []


def test_every_page_can_be_reached_by_links(site):
    to_do, reached = ["index.html"], {"index.html"}
    while to_do:
        path = to_do.pop()
        for one in site.pages[path].root.all("a"):
            found = target(path, one.attributes["href"])
            if found and found[0] in site.pages and found[0] not in reached:
                reached.add(found[0])
                to_do.append(found[0])

    assert set(site.pages) - reached <= {"404.html", "en/404.html"}


def test_pages_are_well_formed(site):
    for path, page in site.pages.items():
        ids = [one.attributes["id"] for one in page.root.all() if "id" in one.attributes]
        heads = [int(one.tag[1]) for one in page.root.all("h1", "h2", "h3", "h4", "h5", "h6")]

        assert page.faults == [], path
        assert len(ids) == len(set(ids)), path
        assert page.root.one("html").attributes["lang"] in TWINS, path
        assert page.root.one("title").text.strip(), path
        assert page.root.one("h1").text.strip(), path
        assert len(list(page.root.all("main"))) == 1, path
        assert heads[0] == 1, path
        assert all(after <= before + 1 for before, after in pairwise(heads))


def test_titles_tell_pages_of_a_language_apart(site):
    for prefix in ("", "en/"):
        own = [path for path in site.pages if path.startswith("en/") == bool(prefix)]
        titles = [
            site.pages[path].root.one("title").text
            for path in own
            if not re.search(r"-\d+\.html", path)
        ]

        assert len(titles) == len(set(titles))


def test_languages_lead_to_each_other(site):
    for path, page in site.pages.items():
        lang = page.root.one("html").attributes["lang"]
        twin = path.removeprefix("en/") if lang == "en" else f"en/{path}"
        found = [
            target(path, one.attributes["href"])[0]
            for one in page.root.all("a", "link")
            if one.attributes.get("hreflang") == TWINS[lang]
        ]

        assert (lang == "en") == path.startswith("en/")
        assert found == [twin, twin], path
        assert site.pages[twin].root.one("html").attributes["lang"] == TWINS[lang]


def test_no_page_holds_a_style_or_a_script_of_its_own(site):
    for path, one in every(site):
        assert not [name for name in one.attributes if name.startswith("on") or name == "style"], (
            path, one,
        )  # fmt: skip
        assert one.tag not in ("style", "iframe", "object", "embed", "base", "form"), path
        if one.tag == "script":
            assert one.attributes["src"], path
            assert not one.text, path


def test_every_page_has_the_policy_before_all_that_it_rules(site):
    for path, page in site.pages.items():
        metas = [one for one in page.root.one("head").parts if not isinstance(one, str)]
        [(place, policy)] = [
            (place, one) for place, one in enumerate(metas)
            if one.attributes.get("http-equiv") == "Content-Security-Policy"
        ]  # fmt: skip

        assert policy.attributes["content"] == POLICY, path
        assert all(one.tag == "meta" for one in metas[:place]), path
    assert "unsafe" not in POLICY


def test_pages_load_nothing_from_elsewhere(site):
    for path, one in every(site):
        if one.tag in ("script", "img", "link", "source"):
            link = one.attributes.get("src", one.attributes.get("href", ""))
            assert not urlsplit(link).scheme, (path, link)
    assert "@import" not in (site.root / "assets" / "site.css").read_text("utf-8")
    assert "url(" not in (site.root / "assets" / "site.css").read_text("utf-8")
