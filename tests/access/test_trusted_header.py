"""The header of a reverse proxy, over real sockets: believed from its address, from no other."""

import pytest
from serving import serving, session

from indicators.access import Access
from pages import _trusted

PROXY, OTHER = "127.0.0.1", "127.0.0.2"
ACCESS = """\
sign_in: header
header: {name: X-Remote-User, from: ["127.0.0.1", "10.1.0.0/16"]}
people:
  zhang@wuwei.gov.cn: {name: 张三, editor: [wuwei]}
  李四: {name: 李四, editor: [xining]}
"""
ZHANG = "已登录：张三"
NOBODY = "未登录，只能查看"
NAME, ACCOUNT = "X-Remote-User", "zhang@wuwei.gov.cn"


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    # The operator has told uvicorn to believe X-Forwarded-For from anyone: the worst case.
    with serving(tmp_path_factory.mktemp("app"), ACCESS, FORWARDED_ALLOW_IPS="*") as address:
        yield address


@pytest.fixture(scope="module")
def usual_app(tmp_path_factory):
    with serving(tmp_path_factory.mktemp("usual"), ACCESS) as address:
        yield address


# what is sent; what is told where the proxy sends it
SENT = {
    "plain": ([(NAME, ACCOUNT)], ZHANG),
    "in any case": ([("x-remote-USER", "ZHANG@wuwei.gov.cn")], ZHANG),
    "on behalf of someone": ([(NAME, ACCOUNT), ("X-Forwarded-For", "203.0.113.9")], ZHANG),
    "in Chinese": ([(NAME, "李四".encode().decode("latin-1"))], "已登录：李四"),
    "unknown": ([(NAME, "wang")], "账号 wang 未登记，只能查看"),
    "nothing": ([], NOBODY),
    "empty": ([(NAME, "")], NOBODY),
    "twice": ([(NAME, ACCOUNT), (NAME, ACCOUNT)], NOBODY),
    "one by the visitor": ([(NAME, ACCOUNT), (NAME, "wang")], NOBODY),
    "underscores": ([("X_Remote_User", ACCOUNT)], NOBODY),
    "underscores beside it": ([(NAME, "wang"), ("X_Remote_User", ACCOUNT)], NOBODY),
}


@pytest.mark.parametrize("case", SENT)
def test_the_proxy_is_believed(app, case):
    headers, told = SENT[case]
    with session(app, headers, PROXY) as page:
        assert told in page.drawn()


@pytest.mark.parametrize("more", [
    [], [("X-Forwarded-For", PROXY)], [("X-Forwarded-For", "10.1.2.3, 127.0.0.1")],
    [("X-Forwarded-For", f"{PROXY}:80")], [("Forwarded", f"for={PROXY}")], [("X-Real-IP", PROXY)],
    [("X-Peer", PROXY)],
])  # fmt: skip
def test_nobody_else_is_believed_whatever_he_says_of_himself(app, more):
    for headers, _ in SENT.values():
        with session(app, [*headers, *more], OTHER) as page:
            assert NOBODY in page.drawn()


def test_uvicorn_as_it_comes_believes_this_machine_and_we_do_not(usual_app):
    forwarded = ("X-Forwarded-For", "10.1.2.3")
    with session(usual_app, [(NAME, ACCOUNT), forwarded], OTHER) as page:
        assert NOBODY in page.drawn()
    with session(usual_app, [(NAME, ACCOUNT), ("X-Forwarded-For", "203.0.113.9")], PROXY) as page:
        assert ZHANG in page.drawn()


def test_a_page_that_stays_open_follows_the_access_file(tmp_path):
    """What was sent before the file named a header is not believed afterwards."""
    path = tmp_path / "access.yaml"
    with (
        serving(tmp_path, None) as app,
        session(app, [(NAME, ACCOUNT)], OTHER) as forged,
        session(app, [(NAME, ACCOUNT)], PROXY) as page,
    ):
        for one in (page, forged):
            drawn = one.drawn()
            assert ZHANG not in drawn
            assert NOBODY not in drawn

        path.write_text(ACCESS, encoding="utf-8")
        assert ZHANG in page.drawn()
        assert NOBODY in forged.drawn()

        path.write_text(ACCESS.replace("zhang@", "wang@"), encoding="utf-8")
        assert "未登记" in page.drawn()
        path.write_text(ACCESS.replace(PROXY, "127.0.0.3"), encoding="utf-8")
        assert NOBODY in page.drawn()

        path.write_text(f"{ACCESS}client_secret: s3cret-value\n", encoding="utf-8")
        assert "权限文件有 1 处问题" in page.drawn()
    log = (tmp_path / "server.log").read_text(encoding="utf-8")
    assert "access.yaml: 1 faults" in log
    assert "s3cret-value" not in log
    assert ACCOUNT not in log


def read(tmp_path):
    path = tmp_path / "access.yaml"
    path.write_text(ACCESS, encoding="utf-8")
    return Access.read(path)


def names(headers):
    return [name for name, _ in headers]


@pytest.mark.parametrize(
    "name", [b"x-remote-user", b"X-REMOTE-USER", b"x_remote_user", b"X-Remote_User"]
)
@pytest.mark.parametrize("peer", ["", OTHER, "10.2.0.1", "unix:"])
def test_every_spelling_is_taken_away(tmp_path, name, peer):
    for several in (1, 2):
        sent = [(b"host", b"a"), *[(name, b"zhang")] * several]
        kept = _trusted.vetted(sent, peer, read(tmp_path))
        assert kept == [(b"host", b"a"), (_trusted.PEER.encode(), peer.encode())]


def test_nobody_tells_the_peer_but_the_server(tmp_path):
    forged = [(_trusted.PEER.encode(), b"127.0.0.1"), (_trusted.PEER.upper().encode(), b"10.1.0.1")]
    for found in (None, read(tmp_path)):
        kept = _trusted.vetted(forged, OTHER, found)
        assert kept == [(_trusted.PEER.encode(), OTHER.encode())]


def test_a_server_that_does_not_tell_the_peer_is_not_believed(tmp_path):
    assert names(_trusted.vetted([(b"x-remote-user", b"zhang")], "", read(tmp_path))) == [
        _trusted.PEER.encode()
    ]
