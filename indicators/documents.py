"""Whether every figure stands in the document it names: label and number, side by side."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from indicators import model, printed
from indicators.area_files import read_file
from indicators.catalogue import Catalogue
from indicators.problems import Problem, in_order
from indicators.yaml_text import Document

REACH = 40
"""How far a number may stand from its label, in characters without white space."""
TOKEN = re.compile(rf"{printed.NUMBER.pattern}|{printed.NUMERAL.pattern}", re.ASCII)


@dataclass(frozen=True)
class Verification:
    """How many figures were found in their documents, and the faults of the others."""

    verified: int
    documents: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True)
class Text:
    """A document without its white space, and where its numbers stand."""

    text: str
    numbers: tuple[tuple[int, int, str], ...]


def verify(catalogue: Catalogue, folder: Path) -> Verification:
    """Look up every figure and text target whose source names a file in `folder`."""
    texts: dict[str, Text | None] = {}
    problems: list[Problem] = []
    verified = 0
    for path in catalogue.files:
        checked = read_file(path)
        file: model.AreaFile = checked.record
        for keys, source, label, number in _claims(file):
            name = file.sources[source].file
            if name is None:
                continue
            if name not in texts:
                texts[name] = _read(folder / name)
            fault = _fault(texts[name], label, number, name)
            if fault is None:
                verified += number is not None
            else:
                problems.append(_placed(checked.document, keys, source, fault))
    found = sum(text is not None for text in texts.values())
    return Verification(verified, found, in_order(problems))


Claim = tuple[tuple[str | int, ...], str, str, tuple[str, int | None] | None]
Fault = tuple[str, str, str, tuple[str, ...]]


def _claims(file: model.AreaFile) -> Iterator[Claim]:
    for code, figures in file.figures.items():
        for position, one in enumerate(figures):
            number = (one.printed, one.ordinal) if one.printed is not None else None
            yield ("figures", code, position), one.source, one.label, number
    for position, target in enumerate(file.text_targets):
        yield ("text_targets", position), target.source, target.label, None


def _fault(
    text: Text | None, label: str, number: tuple[str, int | None] | None, name: str
) -> Fault | None:
    if text is None:
        return "file", "document_missing", name, ()
    places = list(_places(text, label))
    if not places:
        return "label", "label_not_found", label, (name,)
    if number is None or any(_beside(text, place, *number) for place in places):
        return None
    return "printed", "printed_not_found", number[0], (name,)


def _placed(document: Document, keys: tuple[str | int, ...], source: str, fault: Fault) -> Problem:
    name, code, value, options = fault
    where = ("sources", source, "file") if name == "file" else (*keys, name)
    label = document.content
    for key in keys:
        label = label[key]
    return Problem(document.place(where), code, label.get("label", name), value, options)


def _read(path: Path) -> Text | None:
    try:
        raw = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return None
    text = squeeze(raw)
    numbers = [
        (match.start(), match.end(), match.group().replace(",", ""))
        for match in TOKEN.finditer(text)
    ]
    return Text(text, tuple(numbers))


def squeeze(text: str) -> str:
    r"""Drop white space, but keep a break between two digits.

    Table cells must not fuse: 70 and 6 are not 706.

    >>> squeeze("达到 70\n6 家 以上"), squeeze("０．６２ ％")
    ('达到70 6家以上', '0.62%')
    """
    normal = unicodedata.normalize("NFKC", text)
    kept = re.sub(r"(?<=\d)\s+(?=\d)", "\0", normal)
    return re.sub(r"\s+", "", kept).replace("\0", " ")


def _places(text: Text, label: str) -> Iterator[tuple[int, int]]:
    wanted = squeeze(label)
    start = text.text.find(wanted) if wanted else -1
    while start >= 0:
        yield start, start + len(wanted)
        start = text.text.find(wanted, start + 1)


def _beside(text: Text, place: tuple[int, int], shown: str, ordinal: int | None) -> bool:
    start, end = place
    wanted = printed.number_texts(shown)
    after = [token for token in text.numbers if token[0] >= end and token[0] - end <= REACH]
    if ordinal is not None:
        return len(after) >= ordinal and after[ordinal - 1][2] == wanted[0]
    before = [token for token in text.numbers if token[1] <= start and start - token[1] <= REACH]
    beside = {token[2] for token in (*after, *before)}
    return bool(wanted) and beside.issuperset(wanted)
