"""nginx as shipped before two processes of the app, on this machine, in a real browser."""

import contextlib
import http.client
import json
import os
import re
import socket
import ssl
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest
from browser.test_entry_page import filled
from deploy.proxied import NGINX, REASON, Service, service, unchecked, until
from running import ROOT, Visitor, watched

from indicators.history import Store
from indicators.wording import access as access_words
from indicators.wording import entry as entry_words
from indicators.wording import pages

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not NGINX and not os.environ.get("CI"), reason=REASON),
]
ACCESS = """\
sign_in: header
header: {name: X-Remote-User, from: ["127.0.0.1"]}
review: optional
people:
  zhang: {name: 张三, editor: [wuwei]}
  wang: {name: 王五, administrator: true}
"""
AUTH = "set $plan_person $cookie_signed_in;\n"
"""In the place of an office's sign-in: the tests' browser says it by a cookie."""
MARK = "a" * 32
LATE = 15_000
"""How soon is measured by `tests/benchmarks/entry.py`, where nothing else runs."""
"""Milliseconds."""
PUBLISHED = "<!doctype html><title>published</title><h1>published</h1>"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    folder = tmp_path_factory.mktemp("service")
    (folder / "access.yaml").write_text(ACCESS, encoding="utf-8")
    (folder / "auth.conf").write_text(AUTH, encoding="utf-8")
    (folder / "site").mkdir()
    (folder / "site" / "index.html").write_text(PUBLISHED, encoding="utf-8")
    (folder / "site" / ".publish").mkdir()
    (folder / "site" / ".publish" / "manifest.json").write_text("{}")
    more = ["--auth", str(folder / "auth.conf"), "--site", str(folder / "site")]
    with service(folder, more=more, INDICATORS_TODAY="2026-11-23") as made:
        yield made


@pytest.fixture
def come(browser: object, running: Service) -> Iterator[Callable[..., Visitor]]:
    """Let visitors come, each with a browser of his own."""
    opened = []

    def arrive(person: str = "", **headers: str) -> Visitor:
        context = browser.new_context(
            ignore_https_errors=True, locale="zh-CN", extra_http_headers=headers,
            viewport={"width": 1366, "height": 768},
        )  # fmt: skip
        if person:
            context.add_cookies([{"name": "signed_in", "value": person, "url": running.address}])
        opened.append((context, watched(context.new_page(), running.address)))
        return opened[-1][1]

    yield arrive
    for context, _ in opened:
        context.close()


def got(service: Service, path: str, *, method: str = "GET", **headers: str):
    """Ask for an address; return status, headers and body."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(service.address + path, headers=named, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30, context=unchecked()) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def words(page) -> list[str]:
    # Without the pictures, whose texts come a moment later than the page.
    parts = page.locator("[data-testid=stMain] .stHtml").all_inner_texts()
    return "\n".join(parts).split()


def moved(visitor: Visitor, port: int) -> bool:
    visitor.page.wait_for_timeout(50)
    return cookies(visitor)["plan_session"] == str(port)


def cookies(visitor: Visitor) -> dict[str, str]:
    return {one["name"]: one["value"] for one in visitor.page.context.cookies()}


def test_page_comes_through_tls_without_a_fault(come):
    one = come()
    lines = []
    one.page.on("websocket", lambda socket: lines.append(urlsplit(socket.url).path))
    one.open("/compare?indicator=rd_intensity")
    one.page.locator(".js-plotly-plot").first.wait_for()
    one.page.wait_for_timeout(1500)

    assert one.watch.errors == []
    assert one.watch.outside == []
    assert {"/_stcore/stream", "/api/follow"} <= set(lines)


def test_visitor_stays_with_one_process(come, running):
    one = come()
    one.open("/")
    first = cookies(one)
    for _ in range(4):
        one.page.reload()
        one.settle()

    assert re.fullmatch("[0-9a-f]{32}", first["plan_home"])
    assert cookies(one)["plan_home"] == first["plan_home"]
    assert cookies(one)["plan_session"] == first["plan_session"]


def test_visitors_behind_one_address_are_spread(running):
    def process(mark: str) -> str:
        path = f"/ui/{mark}.js"
        got(running, path, Cookie=f"plan_home={mark}")
        until(lambda: path in running.log(), "a line of the log")
        [*_, line] = [line for line in running.log().splitlines() if path in line]
        return json.loads(line)["process"]

    # What was down a moment ago is asked again only after two seconds.
    marks = [f"{number:032x}" for number in range(16)]
    until(lambda: len({process(mark) for mark in marks}) == 2, "both processes", 10)
    assert len({process(marks[3]) for _ in range(4)}) == 1


def test_name_from_outside_is_ignored(come):
    known = come("zhang").open("/").locator("[data-testid=stSidebar]").inner_text()
    forged = come(**{"X-Remote-User": "zhang", "X-Forwarded-For": "127.0.0.1"})
    told = forged.open("/").locator("[data-testid=stSidebar]").inner_text()

    assert access_words.say("zh", "as", name="张三") in known
    assert access_words.say("zh", "as", name="张三") not in told
    assert access_words.say("zh", "nobody") in told


def test_underscored_name_from_outside_is_ignored(come):
    forged = come(**{"X_Remote_User": "zhang"})
    told = forged.open("/").locator("[data-testid=stSidebar]").inner_text()

    assert access_words.say("zh", "nobody") in told


def test_security_headers_stand_once(running):
    for path in ("/", "/api/health", "/ui/page.js", "/public/"):
        status, headers, _ = got(running, path)
        assert status == 200
        for name in ("Content-Security-Policy", "X-Content-Type-Options", "X-Frame-Options",
                     "Referrer-Policy", "Strict-Transport-Security"):  # fmt: skip
            assert len(headers.get_all(name) or []) == 1, (path, name)
        assert headers["Server"] == "nginx"


def test_scripts_and_pages_are_packed_once(running):
    for path in ("/", "/ui/page.js", "/api/areas"):
        status, headers, body = got(
            running, path, Accept_Encoding="gzip", Cookie=f"plan_home={MARK}"
        )
        assert (status, headers.get_all("Content-Encoding")) == (200, ["gzip"]), path
        assert body[:2] == b"\x1f\x8b"


def test_health_and_readiness(running):
    assert got(running, "/api/health")[0] == 200
    status, headers, body = got(running, "/api/ready")

    assert (status, json.loads(body)) == (200, {"status": "ready"})
    assert headers["Cache-Control"] == "no-store"
    assert got(running, "/_stcore/metrics")[0] == 404


def test_published_site_stands_beside(running):
    status, headers, body = got(running, "/public/")

    assert (status, body.decode()) == (200, PUBLISHED)
    assert "default-src 'self'" in headers["Content-Security-Policy"]
    assert b"zhang" not in got(running, "/public/..%2faccess.yaml")[2]
    assert b"zhang" not in got(running, "/public../access.yaml")[2]
    assert got(running, "/public/", method="POST")[0] == 403
    assert got(running, "/public/.publish/manifest.json")[0] == 404
    assert headers["ETag"]
    assert headers["Cache-Control"] == "no-cache"


def test_old_protocols_are_refused(running):
    place = urlsplit(running.address)
    for version in (ssl.TLSVersion.TLSv1_2, ssl.TLSVersion.TLSv1_3):
        context = unchecked()
        context.minimum_version = context.maximum_version = version
        plain = socket.create_connection((place.hostname, place.port), timeout=10)
        with plain, context.wrap_socket(plain) as line:
            assert line.version()
    offered = (running.folder / "plan-indicators.conf").read_text("utf-8")
    assert re.findall(r"ssl_protocols\s+(.*);", offered) == ["TLSv1.2 TLSv1.3"]


@pytest.mark.parametrize(
    ("path", "size", "refused"),
    [("/_stcore/upload_file/a/b", 7 << 20, True), ("/_stcore/upload_file/a/b", 5 << 20, False),
     ("/api/areas", 1 << 20, True)],
)  # fmt: skip
def test_too_large_a_body_is_refused(running, path, size, refused):
    place = urlsplit(running.address)
    line = http.client.HTTPSConnection(place.hostname, place.port, timeout=30, context=unchecked())
    with contextlib.closing(line):
        line.putrequest("PUT", path)
        line.putheader("Content-Length", str(size))
        line.endheaders(None if refused else bytes(size))
        with line.getresponse() as answer:
            assert (answer.status == 413) is refused


def test_log_names_nobody(running, come):
    come("zhang").open("/city?city=620600")
    got(running, "/api/figures?area=xian&secret=1")
    until(lambda: '"path":"/api/figures"' in running.log(), "the line")
    text = running.log()
    lines = [json.loads(line) for line in text.splitlines()]

    assert {line["network"] for line in lines} == {"127.0.0.0"}
    assert not any("127.0.0.1" in json.dumps({**line, "process": ""}) for line in lines)
    assert [word for word in ("zhang", "secret", "plan_home", "620600", MARK) if word in text] == []


def raw(running, request: bytes) -> bytes:
    """Send bytes as they are; return all that is answered."""
    place = urlsplit(running.address)
    plain = socket.create_connection((place.hostname, place.port), timeout=10)
    with plain, unchecked().wrap_socket(plain) as line:
        line.sendall(request)
        return b"".join(iter(lambda: line.recv(65536), b""))


def test_what_is_typed_into_an_address_is_not_logged(running):
    host = f"Host: {urlsplit(running.address).netloc}\r\nConnection: close\r\n\r\n".encode()
    raw(running, b"GET /\xff\xfe HTTP/1.1\r\n" + host)
    got(running, "/%E5%BC%A0%E4%B8%89")
    until(lambda: running.log().count('"path":"-"') >= 2, "two lines")

    assert "张三" not in running.log()
    assert all(json.loads(line) for line in running.log().splitlines())


SMUGGLED = b"GET /_stcore/metrics HTTP/1.1\r\nHost: x\r\nX-Remote-User: wang\r\n\r\n"


@pytest.mark.parametrize(
    "head",
    [
        b"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        b"Content-Length: 0\r\nContent-Length: 5\r\n\r\nabcde",
        b"X-Remote-User : wang\r\n\r\n",
        b"X-A: b\r\n X-Remote-User: wang\r\n\r\n",
    ],
    ids=["both lengths", "unknown coding", "two lengths", "blank before colon", "folded"],
)
def test_request_of_two_meanings_is_refused(running, head):
    host = f"Host: {urlsplit(running.address).netloc}\r\n".encode()
    answered = raw(running, b"POST /api/areas HTTP/1.1\r\n" + host + head + SMUGGLED)

    assert re.findall(rb"HTTP/1.1 (\d+)", answered)[0] in {b"400", b"501"}
    assert len(re.findall(rb"HTTP/1.1 ", answered)) == 1


def test_nothing_but_a_websocket_takes_a_connection_over(running):
    host = f"Host: {urlsplit(running.address).netloc}\r\nConnection: Upgrade, close\r\n".encode()
    answered = raw(running, b"GET /api/health HTTP/1.1\r\n" + host + b"Upgrade: h2c\r\n\r\n")

    assert answered.startswith(b"HTTP/1.1 200")


def test_uploaded_table_reaches_the_page_of_its_session(come, running):
    one = come("zhang")
    page = one.open("/entry?filling=table")
    page.locator("input[type=file]").set_input_files(
        files=[{"name": "a.csv", "mimeType": "text/csv", "buffer": "城市,指标\n".encode()}]
    )
    page.get_by_text("a.csv").first.wait_for(timeout=LATE)
    panel = page.get_by_role("tabpanel").locator("visible=true")
    panel.locator(".stHtml :is(.banner, .answer)").first.wait_for(timeout=LATE)

    assert one.watch.errors == []


def test_figure_entered_in_one_process_is_on_the_pages_of_the_other(browser, running):
    first, second = running.apps
    address = "/city?city=620600"
    with (
        browser.new_context(extra_http_headers={"X-Remote-User": "zhang"}) as one,
        browser.new_context() as other,
    ):
        reader = watched(other.new_page(), second.address).open(address)
        reader.wait_for_timeout(1500)
        assert "1.62" not in reader.locator("[data-testid=stMain]").inner_text()
        editor = watched(one.new_page(), first.address)
        page = editor.open("/entry")
        filled(page, "R&D经费投入强度", "2024", "1.62%")
        page.get_by_role("button", name=entry_words.say("zh", "write"), exact=True).click()
        reader.get_by_text("1.62").first.wait_for(timeout=LATE)

        log = watched(other.new_page(), second.address).open("/history")
        assert "张三" in log.locator("[role=tabpanel]:visible").inner_text()
    store = Store(running.folder / "data", git=False)
    assert store.head is not None
    assert store.head.by.person == "zhang"
    assert store.verify() == ()


def test_page_of_a_killed_process_goes_on_in_the_other(come, running):
    one = come()
    page = one.open("/compare?indicator=rd_intensity&view=achievement&cities=610100,620600")
    before = words(page)
    address, home = page.url, cookies(one)["plan_session"]
    page.wait_for_timeout(1500)  # its line for changes of the data is open
    [hit] = [app for app in running.apps if str(app.port) == home]
    [other] = [app for app in running.apps if app is not hit]

    hit.kill()
    try:
        until(lambda: moved(one, other.port), "the other process", 20)
        one.settle()
        page.wait_for_timeout(3000)
        one.settle()
        # A choice within a part of the page works, though the part was drawn by the dead process.
        kept = (page.url, words(page))
        page.get_by_role("radio", name=pages.VIEW["value"]).click()
        page.wait_for_timeout(500)
        one.settle()
        page.wait_for_url(re.compile(r"^(?!.*view=achievement)"), timeout=LATE)
        assert kept[0] == address
        assert kept[1] == before
        assert page.get_by_role("dialog").count() == 0
        assert got(running, "/", Cookie=f"plan_home={cookies(one)['plan_home']}")[0] == 200
    finally:
        hit.start()
        hit.wait()


def test_nobody_there_is_told_in_words(running):
    for app in running.apps:
        app.kill()
    try:
        status, headers, body = got(running, "/")
        assert status == 503
        assert "系统正在启动或维护" in body.decode()
        assert headers["Retry-After"] == "5"
        status, headers, body = got(running, "/api/areas")
        assert (status, headers["Content-Type"]) == (503, "application/problem+json")
        assert json.loads(body)["status"] == 503
    finally:
        for app in running.apps:
            app.start()
        for app in running.apps:
            app.wait()
        until(lambda: got(running, "/api/health")[0] == 200, "both again")


def told_at_once(running, path, **headers):
    """Ask many times, some at a time: faster than is allowed on a slow machine, too."""
    with ThreadPoolExecutor(12) as pool:
        answers = pool.map(lambda _: got(running, path, **headers), range(300))
        return [(status, body) for status, _, body in answers]


def asked_at_once(running, path, **headers):
    return [status for status, _ in told_at_once(running, path, **headers)]


def test_too_many_requests_are_refused(running):
    statuses = asked_at_once(running, "/api/health/none")
    said = next(body for status, body in told_at_once(running, "/gaps") if status == 429)
    pages_of_one = asked_at_once(running, "/city", Cookie=f"plan_home={'b' * 32}")

    assert set(statuses) == {404, 429}
    assert "访问过于频繁" in said.decode()
    assert set(pages_of_one) == {200, 429}
    assert got(running, "/", Cookie=f"plan_home={'c' * 32}")[0] == 200


def test_configuration_refuses_what_nginx_would_misread(tmp_path):
    made = subprocess.run(
        [sys.executable, str(ROOT / "deploy" / "render.py"), "--name", "a; return 200",
         "--certificate", "/a", "--key", "/b", "-o", str(tmp_path / "x.conf")],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert made.returncode == 1
    assert "NAME" in made.stderr
    assert list(tmp_path.iterdir()) == []
