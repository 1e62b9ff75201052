"""Who may do what: reading is open to all, writing to whom the access file names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from indicators import model
from indicators.access import identity, reading
from indicators.access.forbidden import ForbiddenError
from indicators.access.places import Places
from indicators.access.record import ALL, AccessFile, Review, Rights, SignIn
from indicators.problems import DataError, Problem
from indicators.wording import access as words

Areas = Mapping[str, model.Area]


class Action(StrEnum):
    """What needs a right."""

    ENTER = "enter"
    """Enter, change and import figures."""
    CONFIRM = "confirm"
    """Write what one entered without a second person."""
    REVIEW = "review"
    ADMINISTER = "administer"
    """Backup, restore, and the list of people."""


class State(StrEnum):
    """What became of the access file."""

    NONE = "none"
    FAULTY = "faulty"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Person:
    """Someone whom the access file names."""

    id: str
    """The account as it is compared."""
    name: str
    editor_of: frozenset[str]
    """Codes of areas, or `all`."""
    reviewer_of: frozenset[str]
    administrator: bool


@dataclass(frozen=True, eq=False)
class Access:
    """The access file as last read; what it does not say clearly is not allowed."""

    path: Path
    state: State
    problems: tuple[Problem, ...] = ()
    file: AccessFile | None = None
    areas: Areas | None = None
    """The areas that names were looked up in; without them only `all` gives a right."""
    people: Mapping[str, Person] = field(default_factory=dict)
    networks: tuple[identity.Network, ...] = ()

    @classmethod
    def read(cls, path: Path, areas: Areas | None = None) -> "Access":
        """Read the file; one that is faulty or missing lets nobody write."""
        if not _is_there(path):
            return cls(path, State.NONE, areas=areas)
        try:
            file = reading.read(path, areas)
        except DataError as error:
            return cls(path, State.FAULTY, tuple(error.problems), areas=areas)
        given = file.header.addresses if file.header else []
        networks = tuple(one for one in map(identity.network, given) if one)
        return cls(path, State.READY, (), file, areas, _people(file, areas), networks)

    @property
    def sign_in(self) -> SignIn | None:
        """How people sign in, where anyone can."""
        return self.file.sign_in if self.file else None

    @property
    def header(self) -> str:
        """The name of the header that is believed; empty where none is."""
        named = self.file.header if self.file and self.sign_in is SignIn.HEADER else None
        return named.name.lower() if named else ""

    @property
    def needs_review(self) -> bool:
        """Whether every change needs a second person."""
        return self.file is None or self.file.review is Review.REQUIRED

    def trusts(self, peer: str) -> bool:
        """Whether what this address says of a person is believed."""
        return bool(self.header) and identity.is_within(peer, self.networks)

    def account_by_header(self, peer: str, values: Sequence[str]) -> str:
        """Return the account that a header from an address tells; empty for nobody."""
        return identity.from_header(values) if self.trusts(peer) else ""

    def account_by_claims(self, claims: Mapping[str, object]) -> str:
        """Return the account of an OpenID identity; empty for nobody."""
        if self.file is None or self.sign_in is not SignIn.OIDC:
            return ""
        return identity.from_claims(claims, self.file.claim)

    def person(self, account: str) -> Person | None:
        """Return who has an account; who has none here is a reader."""
        return self.people.get(identity.folded(account))

    def may(self, person: Person | None, action: Action, area: str = "") -> bool:
        """Whether someone may do something, as the file now stands; areas by code."""
        return not self._hindrance(person, Action(action), area)

    def require(self, person: Person | None, action: Action, area: str = "") -> Person:
        """Return the person, who may do it.

        Raises
        ------
        ForbiddenError
            If it is not allowed; the words say why and whom to ask.
        """
        reason = self._hindrance(person, Action(action), area)
        if person is None or reason:
            raise ForbiddenError(reason, person.name if person else "", self._names(area))
        return person

    def lines(self, lang: str) -> tuple[str, ...]:
        """Tell the faults of the file, each with its place, for an administrator."""
        return tuple(words.fault(lang, one) for one in self.problems)

    def _hindrance(self, person: Person | None, action: Action, area: str) -> str:
        """Return what stands in the way, as `wording.access` calls it; empty where nothing."""
        if self.state is not State.READY:
            return str(self.state)
        # The file may have changed since the person was looked up.
        known = self.people.get(person.id) if person else None
        if known is None:
            return "nobody"
        if action is Action.ADMINISTER:
            return "" if known.administrator else "administer"
        if action is Action.REVIEW:
            return "" if self._covers(known.reviewer_of, area) else "review"
        everywhere = frozenset([ALL]) if known.administrator else frozenset()
        if not self._covers(known.editor_of | everywhere, area):
            return "enter"
        return "confirm" if action is Action.CONFIRM and self.needs_review else ""

    def _covers(self, given: frozenset[str], area: str) -> bool:
        if self.areas is None:
            return bool(area) and ALL in given
        around = set(Places(self.areas).around(area))
        return bool(around) and (ALL in given or not around.isdisjoint(given))

    def _names(self, area: str) -> tuple[str, str]:
        found = (self.areas or {}).get(area)
        return (found.name.zh, found.name.en) if found else (area, area)


def _is_there(path: Path) -> bool:
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return True


def _people(file: AccessFile, areas: Areas | None) -> dict[str, Person]:
    places = Places(areas or {})
    accounts = {identity.folded(account): rights for account, rights in file.people.items()}
    return {account: _person(account, rights, places) for account, rights in accounts.items()}


def _person(account: str, rights: Rights, places: Places) -> Person:
    return Person(
        account,
        rights.name,
        _codes(rights.editor, places),
        _codes(rights.reviewer, places),
        rights.administrator,
    )


def _codes(given: Sequence[str], places: Places) -> frozenset[str]:
    return frozenset(code for one in given if (code := places.code(one)))
