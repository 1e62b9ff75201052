"""The account of who is there, from what a sign-in service or a reverse proxy says."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from indicators.access.record import Claim

Network = IPv4Network | IPv6Network


def folded(account: str) -> str:
    """Return an account as it is compared.

    >>> folded(" Zhang@Wuwei.gov.cn ")
    'zhang@wuwei.gov.cn'
    """
    text = unicodedata.normalize("NFKC", account).strip().casefold()
    return unicodedata.normalize("NFKC", text)


def from_claims(claims: Mapping[str, object], claim: Claim) -> str:
    """Return the account of an OpenID identity; empty where it cannot be relied on.

    An address counts only where the service says that it has verified it. No other claim stands
    in for it: whoever may choose his own user name would else be whoever he likes.
    """
    if claim is Claim.EMAIL and claims.get("email_verified") not in (True, "true"):
        return ""
    given = claims.get(claim)
    return folded(given) if isinstance(given, str) else ""


def from_header(values: Sequence[str]) -> str:
    """Return the account that a header's values tell; empty where they are not exactly one.

    >>> from_header(["Zhang"]), from_header(["zhang", "li"])
    ('zhang', '')
    """
    if len(values) != 1:
        return ""
    try:  # servers read headers as Latin-1; names in Chinese are sent as UTF-8
        return folded(values[0].encode("latin-1").decode("utf-8"))
    except UnicodeError:
        return folded(values[0])


def network(given: str) -> Network | None:
    """Return the network of an address or a network; none where it is neither or is everyone.

    >>> network("10.1.0.0/16"), network("10.1.0.1/16"), network("0.0.0.0/0")
    (IPv4Network('10.1.0.0/16'), None, None)
    """
    try:
        found = ip_network(given.strip())
    except ValueError:
        return None
    return found if found.prefixlen else None


def is_within(peer: str, networks: Iterable[Network]) -> bool:
    """Whether an address belongs to one of the networks.

    >>> is_within("::ffff:10.1.2.3", [ip_network("10.1.0.0/16")]), is_within("", [])
    (True, False)
    """
    try:
        found = ip_address(peer)
    except ValueError:
        return False
    if isinstance(found, IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    return any(found in one for one in networks)
