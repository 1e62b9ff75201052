"""Who is there: asked of the server's own session each time, never kept."""

import logging
from functools import cache

import streamlit as st
from streamlit.errors import StreamlitAuthError, StreamlitMissingAuthlibError

from indicators.access import Access, Action, Person, SignIn, State, Watched
from indicators.wording import access as words
from pages import _html, _language, _shared, _trusted

LOG = logging.getLogger(__name__)
_IN, _OUT = "sign_in", "sign_out"


def access() -> Access:
    """Return the access file as it stands now."""
    found = _shared.load().catalogue
    return _watched().now(found.lists.areas if found else None)


def person() -> Person | None:
    """Return who has opened this session; none for readers."""
    found = access()
    return found.person(_account(found))


def may(action: Action) -> bool:
    """Whether who is there may do something everywhere."""
    found = access()
    return found.state is State.READY and found.may(person(), action)


def sign_in_controls() -> None:
    """Tell in the sidebar who is signed in, and offer to change it; only where anyone can."""
    found = access()
    if found.state is State.NONE:
        return
    with st.sidebar:
        if found.state is State.FAULTY:
            told = words.say(_language.now(), "faulty", count=len(found.problems))
            st.html(_html.warning([told]))
            _log(len(found.problems))
            return
        st.html(_html.answer(_told(found)))
        if found.sign_in is SignIn.OIDC:
            _offer()


def _told(found: Access) -> str:
    lang, account = _language.now(), _account(found)
    known = found.person(account)
    if known is not None:
        return words.say(lang, "as", name=known.name)
    if account:
        return words.say(lang, "reader", account=account)
    return words.say(lang, "unverified" if _is_signed_in() else "nobody")


def _account(found: Access) -> str:
    """Return the account of this session; empty for nobody."""
    if found.sign_in is SignIn.HEADER:
        headers = st.context.headers
        [peer] = headers.get_all(_trusted.PEER) or [""]
        return found.account_by_header(peer, headers.get_all(found.header))
    return found.account_by_claims(st.user.to_dict()) if _is_signed_in() else ""


def _is_signed_in() -> bool:
    # Headers that Streamlit is told to trust would stand in for what the service signed.
    by_header = st.get_option("server.trustedUserHeaders")
    return not by_header and st.user.get("is_logged_in") is True


def _offer() -> None:
    lang = _language.now()
    if _is_signed_in():
        st.button(words.say(lang, "out"), key=_OUT, on_click=st.logout)
    elif st.button(words.say(lang, "in"), key=_IN):
        try:
            st.login()
        except (StreamlitAuthError, StreamlitMissingAuthlibError):
            st.html(_html.warning([words.say(lang, "no_service")]))


@cache
def _watched() -> Watched:
    return Watched(_trusted.PATH)


@cache
def _log(count: int) -> None:
    # What stands in the file may be secret by mistake: the log tells only that it has faults.
    LOG.warning("%s: %d faults; run `python -m indicators access`", _trusted.PATH, count)
