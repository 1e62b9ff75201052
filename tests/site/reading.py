"""A page of the site as a tree, read without a browser."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "hr", "img", "wbr", "col"}
ENDS_WITH_NEXT = {"td": {"td", "th", "tr"}, "th": {"td", "th", "tr"}, "tr": {"tr"}}
"""What an element without an end is ended by."""
DRAWN = {"path", "circle"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    parts: list["Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(one if isinstance(one, str) else one.text for one in self.parts)

    @property
    def classes(self) -> list[str]:
        return self.attributes.get("class", "").split()

    def all(self, *tags: str) -> Iterator["Element"]:
        for one in self.parts:
            if isinstance(one, Element):
                if not tags or one.tag in tags:
                    yield one
                yield from one.all(*tags)

    def one(self, tag: str) -> "Element":
        [found] = self.all(tag)
        return found

    def rows(self) -> list[list[str]]:
        return [[cell.text for cell in row.all("td", "th")] for row in self.all("tr")]


class Html(HTMLParser):
    """Reads a page; `faults` are ends that fit nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("", {})
        self._open = [self.root]
        self.faults: list[str] = []
        self.comments: list[str] = []

    def handle_starttag(self, tag, attrs):
        while self._open[-1].tag in ENDS_WITH_NEXT and tag in ENDS_WITH_NEXT[self._open[-1].tag]:
            self._open.pop()
        names = [name for name, _ in attrs]
        if len(names) != len(set(names)):
            self.faults.append(f"attributes of {tag}: {names}")
        made = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].parts.append(made)
        if tag not in VOID:
            self._open.append(made)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag):
        while self._open[-1].tag in ENDS_WITH_NEXT and self._open[-1].tag != tag:
            self._open.pop()
        if self._open[-1].tag != tag:
            self.faults.append(f"</{tag}> within <{self._open[-1].tag}>")
        else:
            self._open.pop()

    def handle_data(self, data):
        self._open[-1].parts.append(data)

    def handle_comment(self, data):
        self.comments.append(data)

    def finish(self) -> "Html":
        self.close()
        self.faults += [f"<{one.tag}> without an end" for one in self._open[1:]]
        return self


def parsed(text: str) -> Html:
    found = Html()
    found.feed(text)
    return found.finish()
