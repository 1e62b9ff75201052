"""Excel workbooks as grids: what cells show, which are merged, which formula has no result."""

import posixpath

from indicators.intake.grids import MOST_SHEETS, Allowance, Sheet, TableError
from indicators.intake.packages import Handler, Package
from indicators.intake.sheet_cells import Formats, SheetHandler, SheetRead

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def sheets(data: bytes, allowance: Allowance) -> tuple[list[Sheet], list[str]]:
    """Return the shown sheets of a workbook, and the names of the hidden ones.

    Raises
    ------
    TableError
        If it is no workbook, damaged, encrypted or too large.
    """
    if data.startswith(OLE):
        raise TableError("encrypted" if ENCRYPTED in data else "old_workbook")
    if not data.startswith(b"PK"):
        raise TableError("not_workbook")
    package = Package(data, allowance)
    book = _book(package)
    read = SheetRead(_formats(package, book), tuple(_strings(package, book)), book.date1904)
    found, hidden = [], []
    for name, target, shown in book.sheets():
        if not shown or target not in package:
            hidden.append(name)
            continue
        handler = SheetHandler(name, read, allowance)
        package.read(target, handler)
        found.append(handler.sheet)
    return found, hidden


class Book(Handler):
    """The list of sheets."""

    def __init__(self, allowance: Allowance) -> None:
        """Begin with no sheet."""
        super().__init__(allowance)
        self.folder = ""
        self.listed: list[tuple[str, str, bool]] = []
        self.targets: dict[str, tuple[str, str]] = {}
        self.date1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take a sheet, or how days are counted."""
        if name == "sheet" and len(self.listed) < MOST_SHEETS:
            shown = attributes.get("state", "visible") == "visible"
            self.listed.append((attributes.get("name", ""), attributes.get("id", ""), shown))
        elif name == "workbookPr":
            self.date1904 = attributes.get("date1904", "") in {"1", "true"}

    def sheets(self) -> list[tuple[str, str, bool]]:
        """Return name, part and whether it is shown, of each sheet of cells."""
        return [
            (name, self.targets[key][1], shown)
            for name, key, shown in self.listed
            if key in self.targets and self.targets[key][0] == "worksheet"
        ]

    def part(self, kind: str) -> str | None:
        """Return the first part of a kind."""
        return next((target for one, target in self.targets.values() if one == kind), None)


class Relations(Handler):
    """Which parts belong to a part."""

    def __init__(self, allowance: Allowance, folder: str) -> None:
        """Resolve targets against `folder`."""
        super().__init__(allowance)
        self.folder = folder
        self.targets: dict[str, tuple[str, str]] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take a relation."""
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            path = posixpath.join("/" + self.folder, attributes.get("Target", ""))
            target = posixpath.normpath(path).lstrip("/")
            self.targets[attributes.get("Id", "")] = (kind, target)


class Strings(Handler):
    """The shared texts, without readings."""

    def __init__(self, allowance: Allowance) -> None:
        """Begin with no text."""
        super().__init__(allowance)
        self.texts: list[str] = []
        self.pieces: list[str] = []
        self.inside = self.reading = False

    def start(self, name: str, attributes: dict[str, str]) -> None:  # noqa: ARG002
        """Open a text."""
        self.reading = self.reading or name == "rPh"
        self.inside = name == "t" and not self.reading
        if name == "si":
            self.pieces = []

    def characters(self, content: str) -> None:
        """Take a piece of text."""
        if self.inside:
            self.allowance.text -= len(content)
            if self.allowance.text < 0:
                raise TableError("unsafe", "sharedStrings")
            self.pieces.append(content)

    def end(self, name: str) -> None:
        """Close a text."""
        self.inside = False
        if name == "rPh":
            self.reading = False
        elif name == "si":
            self.texts.append("".join(self.pieces))


def _book(package: Package) -> Book:
    main = Relations(package.allowance, "")
    if "_rels/.rels" not in package:
        raise TableError("not_workbook")
    package.read("_rels/.rels", main)
    path = next((t for kind, t in main.targets.values() if kind == "officeDocument"), "")
    if path not in package:
        raise TableError("not_workbook")
    book = Book(package.allowance)
    package.read(path, book)
    folder, _, name = path.rpartition("/")
    relations = Relations(package.allowance, folder)
    package.read(posixpath.join(folder, "_rels", f"{name}.rels"), relations)
    book.targets = relations.targets
    if not book.sheets():
        raise TableError("not_workbook")
    return book


def _formats(package: Package, book: Book) -> Formats:
    formats = Formats(package.allowance)
    part = book.part("styles")
    if part is not None and part in package:
        package.read(part, formats)
    return formats


def _strings(package: Package, book: Book) -> list[str]:
    strings = Strings(package.allowance)
    part = book.part("sharedStrings")
    if part is not None and part in package:
        package.read(part, strings)
    return strings.texts
