"""The access file read: every fault with its place, or what it says."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import TypeAdapter

from indicators import model, yaml_text
from indicators.access.checks import bettered, faults
from indicators.access.places import Places
from indicators.access.record import AccessFile
from indicators.problems import DataError, Problem
from indicators.reading import read_as

_KIND = TypeAdapter(AccessFile)


def read(path: Path, areas: Mapping[str, model.Area] | None) -> AccessFile:
    """Read the file; names of areas are looked up where `areas` are given.

    Raises
    ------
    DataError
        With all faults of the file.
    """
    try:
        document = yaml_text.read(path)
    except DataError as error:
        raise DataError(map(bettered, error.problems)) from error
    found: list[Problem] = []
    record = None
    try:
        record = read_as(_KIND, AccessFile, path).record
    except DataError as error:
        found += [bettered(one, document) for one in error.problems]
    if isinstance(document.content, dict):
        found += faults(document, None if areas is None else Places(areas))
    if found or record is None:
        raise DataError(found)
    return record
