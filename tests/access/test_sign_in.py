"""Signing in through OpenID Connect: a real provider, the real app, a browser."""

import contextlib
import json
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import running
from serving import serving, session

pytestmark = pytest.mark.browser

ACCESS = """\
sign_in: oidc
header: {name: X-Remote-User, from: ["127.0.0.1"]}
people:
  zhang@wuwei.gov.cn: {name: 张三, editor: [wuwei]}
  li@xining.gov.cn: {name: 李四, reviewer: [xining]}
"""
PEOPLE = {
    "zhang": {"email": "Zhang@wuwei.gov.cn", "email_verified": True},
    "li": {"email": "li@xining.gov.cn", "email_verified": True},
    "wang": {"email": "wang@example.com", "email_verified": True},
    "false-zhang": {"email": "zhang@wuwei.gov.cn", "email_verified": False},
}
TOLD = {
    "zhang": "已登录：张三",
    "li": "已登录：李四",
    "wang": "账号 wang@example.com 未登记，只能查看",
    "false-zhang": "已登录，但登录服务未提供可信的账号，只能查看",
}
NOBODY = "未登录，只能查看"
CLIENT_SECRET, COOKIE_SECRET = "c1ient-s3cret-of-the-test", "c00kie-s3cret-of-the-test-" * 2
SECRETS = """\
[auth]
redirect_uri = "{{address}}/oauth2callback"
cookie_secret = "{cookie}"
client_id = "indicators"
client_secret = "{client}"
server_metadata_url = "{provider}/.well-known/openid-configuration"
"""


@contextlib.contextmanager
def provider(folder: Path) -> Iterator[str]:
    """Start a provider that knows the people."""
    address = f"http://127.0.0.1:{running.free_port()}"
    users = [json.dumps({"sub": sub, **claims}) for sub, claims in PEOPLE.items()]
    options = [word for user in users for word in ("--user-claims", user)]
    port = str(urlsplit(address).port)
    command = [sys.executable, "-m", "oidc_provider_mock", "--port", port, *options]
    with (
        (folder / "provider.log").open("w", encoding="utf-8") as log,
        subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT) as server,
    ):
        try:
            _wait(f"{address}/.well-known/openid-configuration", server)
            yield address
        finally:
            server.terminate()
            server.wait(timeout=20)


def _wait(address: str, server: subprocess.Popen) -> None:
    deadline = time.monotonic() + running.START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=2):
            return
        time.sleep(0.1)
    raise RuntimeError("the provider did not start")


@dataclass(frozen=True)
class Office:
    """The app with its sign-in service."""

    app: str
    provider: str
    folder: Path


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("office")
    with provider(folder) as service:
        secrets = SECRETS.format(cookie=COOKIE_SECRET, client=CLIENT_SECRET, provider=service)
        with serving(folder, ACCESS, secrets) as app:
            yield Office(app, service, folder)


@dataclass
class Visit:
    """One person's browser."""

    page: object
    office: Office
    wrong: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def __post_init__(self):
        # Pictures and styles of the provider's own page come from elsewhere; they are not needed.
        hosts = re.compile(r"^(?!https?://127\.0\.0\.1[:/])")
        self.page.route(hosts, lambda route: route.abort())
        self.page.on("console", self._see)
        self.page.on("request", lambda one: self.requests.append(one.url))

    def _see(self, message):
        at_home = message.location["url"].startswith(self.office.app)
        if message.type == "error" and (at_home or "Content Security Policy" in message.text):
            self.wrong.append(message.text)

    def opened(self, path="/"):
        self.page.goto(f"{self.office.app}{path}")
        self.told().wait_for(timeout=30_000)
        return self

    def told(self):
        return self.page.locator("[data-testid=stSidebar] p.answer")

    def expect(self, text):
        self.told().filter(has_text=text).wait_for(timeout=30_000)
        assert self.told().inner_text() == text

    def sign_in(self, sub):
        self.page.get_by_role("button", name="登录", exact=True).click()
        self.page.wait_for_url(f"{self.office.provider}/**")
        self.page.locator(f'button[name=sub][value="{sub}"]').click()
        self.page.wait_for_url(f"{self.office.app}/**")
        return self

    def sign_out(self):
        self.page.get_by_role("button", name="退出登录").click()
        self.page.wait_for_url(f"{self.office.provider}/**")
        self.page.get_by_role("button", name="End session").click()
        self.page.wait_for_url(f"{self.office.app}/**")
        return self


@pytest.fixture
def visit(new_context, office):
    """Open a browser of one's own; it must have met nothing wrong."""
    made = []

    def opened():
        made.append(Visit(new_context().new_page(), office))
        return made[-1]

    yield opened
    assert [one.wrong for one in made] == [[] for _ in made]


def test_two_people_sign_in_and_each_is_who_he_is(visit, office):
    zhang, li = visit().opened(), visit().opened()
    zhang.expect(NOBODY)
    zhang.sign_in("zhang").expect(TOLD["zhang"])
    li.expect(NOBODY)
    li.sign_in("li").expect(TOLD["li"])

    zhang.opened("/city").expect(TOLD["zhang"])
    zhang.sign_out().expect(NOBODY)
    zhang.sign_in("li").expect(TOLD["li"])

    asked_rightly(zhang, office)
    nothing_secret_is_told(zhang, office)


def asked_rightly(one, office):
    page = f"{office.provider}/oauth2/authorize?"
    asked = next(url for url in one.requests if url.startswith(page))
    given = parse_qs(urlsplit(asked).query)
    assert given["redirect_uri"] == [f"{office.app}/oauth2callback"]
    assert given["response_type"] == ["code"]
    assert given["state"] != given["nonce"]


def nothing_secret_is_told(one, office):
    log = (office.folder / "server.log").read_text(encoding="utf-8")
    for secret in (CLIENT_SECRET, COOKIE_SECRET):
        assert secret not in log
        assert not [url for url in one.requests if secret in url]
    for person in PEOPLE.values():
        assert person["email"] not in log


@pytest.mark.parametrize("sub", ["wang", "false-zhang"])
def test_who_is_not_vouched_for_or_not_known_reads(visit, sub):
    visit().opened().sign_in(sub).expect(TOLD[sub])


def test_a_right_that_is_taken_away_is_gone_at_the_next_step(visit, office):
    one = visit().opened()
    one.sign_in("zhang").expect(TOLD["zhang"])
    path = office.folder / "access.yaml"
    try:
        path.write_text(ACCESS.replace("zhang@", "zhao@"), encoding="utf-8")
        one.page.get_by_role("radio", name="English").or_(
            one.page.get_by_role("button", name="English")
        ).first.click()
        one.expect("The account zhang@wuwei.gov.cn is not registered: reading only")
    finally:
        path.write_text(ACCESS, encoding="utf-8")


def test_neither_a_header_nor_a_cookie_of_ones_own_signs_in(visit, office):
    with session(office.app, [("X-Remote-User", "zhang@wuwei.gov.cn")]) as page:
        assert NOBODY in page.drawn()

    one = visit().opened()
    one.sign_in("wang").expect(TOLD["wang"])
    cookies = one.page.context.cookies()
    [signed] = [cookie for cookie in cookies if cookie["name"] == "_streamlit_user"]
    assert signed["httpOnly"]
    assert signed["sameSite"] == "Lax"
    forged = signed["value"][:-4] + "AAAA"
    one.page.context.add_cookies([{**signed, "value": forged}])
    one.opened().expect(NOBODY)


def test_without_a_service_signing_in_is_told_to_be_impossible(tmp_path, new_context):
    with serving(tmp_path, ACCESS) as app:
        one = Visit(new_context().new_page(), Office(app, "", tmp_path)).opened("/?lang=en")
        one.expect("Not signed in: reading only")
        one.page.get_by_role("button", name="Sign in").click()
        one.page.get_by_text("The sign-in service is not set up").wait_for()
