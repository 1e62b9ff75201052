"""The parts of an Excel file, read piece by piece: no bomb unpacks, no entity is resolved."""

import zipfile
import zlib
from io import BytesIO
from xml.sax import SAXException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException
from defusedxml.expatreader import create_parser

from indicators.intake.grids import (
    MOST_PARTS,
    MOST_RATIO,
    UNPACKED_BYTES,
    Allowance,
    TableError,
)

PIECE = 65_536
READABLE = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    LookupError,
    OverflowError,
    SAXException,
)


class Handler(ContentHandler):
    """Base of what reads a part: counts its elements, hands on names without prefix."""

    def __init__(self, allowance: Allowance) -> None:
        """Count down from `allowance`."""
        super().__init__()
        self.allowance = allowance

    def startElement(self, name: str, attrs: object) -> None:  # noqa: N802
        """Count and hand on."""
        self.allowance.element()
        given = attrs.items()  # type: ignore[attr-defined]
        found = {key.rpartition(":")[2]: value for key, value in given} if given else {}
        self.start(name.rpartition(":")[2], found)

    def endElement(self, name: str) -> None:  # noqa: N802
        """Hand on."""
        self.end(name.rpartition(":")[2])

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""

    def end(self, name: str) -> None:
        """End an element."""


class Package:
    """A zip file of XML parts.

    Raises
    ------
    TableError
        If it is damaged, or made to exhaust the reader.
    """

    def __init__(self, data: bytes, allowance: Allowance) -> None:
        """Open the file and look at what it says of its size."""
        self.allowance = allowance
        try:
            self.archive = zipfile.ZipFile(BytesIO(data))
        except BROKEN as error:
            raise TableError("broken", "zip") from error
        parts = self.archive.infolist()
        whole = sum(part.file_size for part in parts)
        if len(parts) > MOST_PARTS or whole > UNPACKED_BYTES:
            raise TableError("unsafe", "zip")
        if whole > MOST_RATIO * len(data) or any(p.flag_bits & 1 for p in parts):
            raise TableError("unsafe", "zip")
        self.names = {part.filename.lower(): part for part in reversed(parts)}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self.names

    def read(self, name: str, handler: Handler) -> None:
        """Let a handler read a part.

        Raises
        ------
        TableError
            If the part is missing, damaged, or holds a document type.
        """
        part = self.names.get(name.lower())
        if part is None or part.compress_type not in READABLE:
            raise TableError("broken", name)
        parser = create_parser(forbid_dtd=True)
        parser.setContentHandler(handler)
        try:
            with self.archive.open(part) as stream:
                while piece := stream.read(PIECE):
                    self._count(len(piece))
                    parser.feed(piece)
            parser.close()
        except DefusedXmlException as error:
            raise TableError("unsafe", "DTD") from error
        except BROKEN as error:
            raise TableError("broken", name) from error

    def _count(self, size: int) -> None:
        self.allowance.unpacked -= size
        if self.allowance.unpacked < 0:
            raise TableError("unsafe", "zip")
