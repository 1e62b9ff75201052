"""Reads a table that somebody hands in: every row becomes a figure or a fault at its cell."""

from pathlib import PurePath

from indicators.catalogue import Catalogue
from indicators.intake import encodings, workbooks
from indicators.intake.grids import FILE_BYTES, Allowance, Sheet, TableError
from indicators.intake.names import Names
from indicators.intake.rows import Fault, Row, Spot, Taken
from indicators.intake.tables import SheetReading
from indicators.intake.telling import Faults, FullError

BOOKS = (".xlsx", ".xlsm")
TEXTS = (".csv", ".txt", ".tsv")
MEGABYTE = 2**20


def read(name: str, data: bytes, cat: Catalogue, lang: str = "zh") -> Taken:
    """Read a file's figures; what is wrong stands in the faults, nothing is raised.

    `name` gives the kind of file. A file with faults may have sound rows too.
    """
    try:
        sheets, skipped = _sheets(name, data, Allowance(lang))
    except TableError as error:
        return Taken((), (error.fault,), ())
    names, faults = Names(cat), Faults()
    rows: list[Row] = []
    try:
        for sheet in sheets:
            if not SheetReading(sheet, names, faults, rows, lang, PurePath(name).stem).taken():
                skipped.append(sheet.name)
        rows = _agreed(rows, faults)
    except FullError:
        pass
    except TableError as error:
        faults.found[error.fault] = None
    if not rows and not faults.found:
        tables = any(sheet.name not in skipped for sheet in sheets)
        faults.found[Fault(Spot("", 1, 1), "no_figures" if tables else "no_table")] = None
    return Taken(tuple(rows), tuple(faults.found), tuple(one for one in skipped if one))


def _sheets(name: str, data: bytes, allowance: Allowance) -> tuple[list[Sheet], list[str]]:
    suffix = PurePath(name).suffix.casefold()
    if len(data) > FILE_BYTES:
        raise TableError("file_size", "", f"{FILE_BYTES // MEGABYTE} MB")
    if suffix == ".xls":
        raise TableError("old_workbook")
    if suffix in BOOKS:
        return workbooks.sheets(data, allowance)
    if suffix not in TEXTS:
        raise TableError("suffix", suffix or name[-20:], ".xlsx", ".csv")
    if data.startswith((b"PK\x03\x04", workbooks.OLE)):
        return workbooks.sheets(data, allowance)
    return [encodings.sheet(encodings.decoded(data), allowance)], []


def _agreed(rows: list[Row], faults: Faults) -> list[Row]:
    """Leave out what is said twice alike; two values of one figure are faults at both cells."""
    first: dict[tuple[object, ...], Row] = {}
    wrong: set[Spot] = set()
    for row in rows:
        other = first.setdefault(_key(row), row)
        if other is row or (row.obs_value, row.value_upper) == (other.obs_value, other.value_upper):
            continue
        wrong |= {row.spot, other.spot}
        faults.add(other.spot, "conflict", "value", other.printed, str(row.spot))
        faults.add(row.spot, "conflict", "value", row.printed, str(other.spot))
    return [row for row in first.values() if row.spot not in wrong]


def _key(row: Row) -> tuple[object, ...]:
    # Documents and vintages apart: several printings of one figure may stand in one table.
    document = (row.given.title, row.given.document_number, row.vintage, row.figure_id)
    period = (row.time_period, row.as_at, row.period_kind, row.period_start)
    return (row.area, row.indicator, row.role, row.plan, *period, *document)
