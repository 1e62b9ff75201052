"""What must hold in the access file besides its form: accounts, addresses, areas."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from indicators.access import identity
from indicators.access.places import Places
from indicators.access.record import AccessFile, Header, Rights, SignIn
from indicators.figure_checks import close
from indicators.model import Record
from indicators.problems import Problem
from indicators.yaml_text import Document

HEADER_NAME = "X-Remote-User"
ADDRESSES = ("127.0.0.1", "10.1.0.0/16")
FIRST = "sign_in"
"""The key that an empty file is told of."""


def faults(document: Document, places: Places | None) -> Iterator[Problem]:
    """Find what is wrong; values of a wrong kind are told by the record."""
    yield from _header(document)
    yield from _accounts(document)
    if places is not None:
        yield from _areas(document, places)


def bettered(problem: Problem, document: Document | None = None) -> Problem:
    """Tell of a fault the access file's own keys and forms, those like what was read first."""
    if problem.code == "empty":
        return replace(problem, options=(FIRST,))
    if problem.code == "form":
        return replace(problem, options=(HEADER_NAME,))
    if problem.code != "unknown_key" or document is None:
        return problem
    keys = _keys(_record(document, problem))
    near = close(problem.field, keys)
    return replace(problem, options=tuple(dict.fromkeys((*near, *keys))))


def _record(document: Document, problem: Problem) -> type[Record]:
    """Return the record in which an unknown key stands."""
    inner: dict[tuple[str, ...], type[Record]] = {("header",): Header}
    inner |= {("people", account): Rights for account in _mapping(document, "people")}
    for way, record in inner.items():
        if document.place((*way, problem.field), of_key=True) == problem.place:
            return record
    return AccessFile


def _keys(record: type[Record]) -> tuple[str, ...]:
    return tuple(one.alias or name for name, one in record.model_fields.items())


def _header(document: Document) -> Iterator[Problem]:
    header = document.content.get("header")
    if document.content.get("sign_in") == SignIn.HEADER and header is None:
        yield Problem(document.place(["header"]), "missing", "header")
    given = header.get("from") if isinstance(header, dict) else None
    if isinstance(given, list) and not given:
        yield Problem(document.place(["header", "from"]), "invalid", "from", given, ADDRESSES)
    for place, one in enumerate(given if isinstance(given, list) else ()):
        if isinstance(one, str) and one and identity.network(one) is None:
            spot = document.place(["header", "from", place])
            yield Problem(spot, "form", "from", one, ADDRESSES)


def _accounts(document: Document) -> Iterator[Problem]:
    seen: set[str] = set()
    for account in _mapping(document, "people"):
        known = identity.folded(account)
        place = document.place(["people", account], of_key=True)
        if account and not known:
            yield Problem(place, "text_empty", "people")
        elif known in seen:
            yield Problem(place, "duplicate_key", account)
        seen.add(known)


def _areas(document: Document, places: Places) -> Iterator[Problem]:
    for account, rights in _mapping(document, "people").items():
        for role in ("editor", "reviewer"):
            given = rights.get(role) if isinstance(rights, dict) else None
            for place, one in enumerate(given if isinstance(given, list) else [given]):
                name = str(one) if type(one) is int else one
                if isinstance(name, str) and name and places.code(name) is None:
                    spot = document.place(["people", account, role, place])
                    yield Problem(spot, "unknown_area", role, name, places.near(name))


def _mapping(document: Document, key: str) -> Mapping[str, Any]:
    found = document.content.get(key)
    return found if isinstance(found, dict) else {}
