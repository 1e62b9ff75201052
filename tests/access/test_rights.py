"""Who may do what, and what they are told who may not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators import catalogue
from indicators.access import Access, Action, ForbiddenError
from indicators.access.identity import folded

ROOT = Path(__file__).parent.parent.parent
TEXT = """\
sign_in: oidc
review: {review}
people:
  ed@gov.cn: {{name: 张三, editor: [wuwei]}}
  re@gov.cn: {{name: 李四, reviewer: [wuwei]}}
  both@gov.cn: {{name: 王五, editor: [wuwei], reviewer: [wuwei, xining]}}
  ad@gov.cn: {{name: 赵六, administrator: true}}
  all@gov.cn: {{name: 孙七, editor: all, reviewer: all}}
  zone@gov.cn: {{name: 周八, editor: [liangzhou]}}
  wide@gov.cn: {{name: 吴九, editor: [gansu]}}
"""
WUWEI, DISTRICT, XINING, GANSU = "620600", "620600-liangzhou", "630100", "620000"
ENTER, CONFIRM, REVIEW, ADMINISTER = Action


@pytest.fixture(scope="module")
def areas():
    return catalogue.load(ROOT / "data").lists.areas


@pytest.fixture
def read(tmp_path, areas):
    def written(review="required", known=areas):
        path = tmp_path / "access.yaml"
        path.write_text(TEXT.format(review=review), encoding="utf-8")
        return Access.read(path, known)

    return written


# account, action, area: may when review is required, may when it is optional
CASES = [
    ("ed", ENTER, WUWEI, True, True),
    ("ed", ENTER, DISTRICT, True, True),
    ("ed", ENTER, XINING, False, False),
    ("ed", ENTER, GANSU, False, False),
    ("ed", CONFIRM, WUWEI, False, True),
    ("ed", CONFIRM, XINING, False, False),
    ("ed", REVIEW, WUWEI, False, False),
    ("ed", ADMINISTER, "", False, False),
    ("re", ENTER, WUWEI, False, False),
    ("re", CONFIRM, WUWEI, False, False),
    ("re", REVIEW, WUWEI, True, True),
    ("re", REVIEW, DISTRICT, True, True),
    ("re", REVIEW, XINING, False, False),
    ("both", REVIEW, XINING, True, True),
    ("both", ENTER, XINING, False, False),
    ("ad", ENTER, WUWEI, True, True),
    ("ad", ENTER, GANSU, True, True),
    ("ad", CONFIRM, WUWEI, False, True),
    ("ad", REVIEW, WUWEI, False, False),
    ("ad", ADMINISTER, "", True, True),
    ("all", ENTER, GANSU, True, True),
    ("all", REVIEW, XINING, True, True),
    ("all", ADMINISTER, "", False, False),
    ("zone", ENTER, DISTRICT, True, True),
    ("zone", ENTER, WUWEI, False, False),
    ("wide", ENTER, GANSU, True, True),
    ("wide", ENTER, WUWEI, False, False),
    ("stranger", ENTER, WUWEI, False, False),
    ("ad", ENTER, "999999", False, False),
    ("all", ENTER, "", False, False),
]


@pytest.mark.parametrize(("account", "action", "area", "required", "optional"), CASES)
def test_rights(read, account, action, area, required, optional):
    for review, expected in (("required", required), ("optional", optional)):
        found = read(review)
        person = found.person(f"{account}@gov.cn")
        assert found.may(person, action, area) is expected
        if expected:
            assert found.require(person, action, area) == person
        else:
            with pytest.raises(ForbiddenError):
                found.require(person, action, area)


# account, action, area: what is told in Chinese and in English
TOLD = [
    ("ed", ENTER, XINING, "张三不是“西宁市”的填报人", "张三 is not an editor of Xining"),
    ("ed", CONFIRM, WUWEI, "须由另一人审核", "another person"),
    ("ad", REVIEW, WUWEI, "赵六不是“武威市”的审核人", "not a reviewer of Wuwei"),
    ("re", ADMINISTER, "", "李四不是管理员", "not an administrator"),
    ("stranger", ENTER, WUWEI, "请先登录", "sign in"),
]


@pytest.mark.parametrize(("account", "action", "area", "zh", "en"), TOLD)
def test_who_may_not_is_told_why(read, account, action, area, zh, en):
    found = read()
    with pytest.raises(ForbiddenError) as caught:
        found.require(found.person(f"{account}@gov.cn"), action, area)
    assert zh in str(caught.value)
    assert en in caught.value.told("en")


@pytest.mark.parametrize("text", [None, "sign_in: ["])
@pytest.mark.parametrize("action", Action)
def test_without_a_good_file_nobody_may_do_anything(tmp_path, read, areas, text, action):
    administrator = read().person("ad@gov.cn")
    path = tmp_path / "access.yaml"
    path.unlink()
    if text:
        path.write_text(text, encoding="utf-8")
    found = Access.read(path, areas)

    assert not found.may(administrator, action, WUWEI)
    with pytest.raises(ForbiddenError, match="权限文件"):
        found.require(administrator, action, WUWEI)


def test_while_areas_are_unknown_names_of_areas_give_no_right(read):
    found = read(known=None)
    assert not found.may(found.person("ed@gov.cn"), ENTER, WUWEI)
    assert found.may(found.person("all@gov.cn"), ENTER, WUWEI)


def test_an_unknown_action_is_a_mistake(read):
    with pytest.raises(ValueError, match="delete"):
        read().may(None, "delete", WUWEI)


@pytest.mark.parametrize("account", ["ED@GOV.CN", " ed@gov.cn\n", "ｅｄ＠ｇｏｖ．ｃｎ"])
def test_accounts_are_compared_without_case_width_and_blanks(read, account):
    assert read().person(account).name == "张三"


@given(st.text())
def test_comparing_once_is_comparing_twice(account):
    assert folded(folded(account)) == folded(account)


# claims that a service signed, by the claim that is the account
IDENTITIES = [
    ("email", {"email": "A@b.cn", "email_verified": True}, "a@b.cn"),
    ("email", {"email": "a@b.cn", "email_verified": "true"}, "a@b.cn"),
    ("email", {"email": "a@b.cn", "email_verified": False}, ""),
    ("email", {"email": "a@b.cn", "email_verified": "false"}, ""),
    ("email", {"email": "a@b.cn", "email_verified": []}, ""),
    ("email", {"email": "a@b.cn"}, ""),
    ("email", {"preferred_username": "a@b.cn", "sub": "a@b.cn", "email_verified": True}, ""),
    ("preferred_username", {"preferred_username": "Zhang", "email": "a@b.cn"}, "zhang"),
    ("sub", {"sub": "42", "preferred_username": "zhang"}, "42"),
    ("sub", {"sub": 42}, ""),
]


@pytest.mark.parametrize(("claim", "claims", "account"), IDENTITIES)
def test_the_account_is_what_the_service_vouches_for(tmp_path, claim, claims, account):
    path = tmp_path / "access.yaml"
    path.write_text(f"sign_in: oidc\nclaim: {claim}\npeople: {{}}", encoding="utf-8")
    found = Access.read(path)

    assert found.account_by_claims(claims) == account
    assert found.account_by_header("127.0.0.1", ["a@b.cn"]) == ""


# peer, values of the header
HEADERS = [
    ("127.0.0.1", ["Zhang"], "zhang"),
    ("10.1.255.7", ["zhang"], "zhang"),
    ("::ffff:10.1.0.1", ["zhang"], "zhang"),
    ("10.2.0.1", ["zhang"], ""),
    ("127.0.0.2", ["zhang"], ""),
    ("", ["zhang"], ""),
    ("unix:", ["zhang"], ""),
    ("127.0.0.1", [], ""),
    ("127.0.0.1", ["zhang", "zhang"], ""),
    ("127.0.0.1", ["张三".encode().decode("latin-1")], "张三"),
    ("127.0.0.1", ["张三"], "张三"),
]


@pytest.mark.parametrize(("peer", "values", "account"), HEADERS)
def test_a_header_counts_from_the_proxy_alone(tmp_path, peer, values, account):
    path = tmp_path / "access.yaml"
    proxy = 'header: {name: X-Remote-User, from: ["127.0.0.1", "10.1.0.0/16"]}'
    path.write_text(f"sign_in: header\n{proxy}\npeople: {{}}", encoding="utf-8")
    found = Access.read(path)

    assert found.account_by_header(peer, values) == account
    assert found.account_by_claims({"email": "a@b.cn", "email_verified": True}) == ""

    path.write_text(f"sign_in: oidc\n{proxy}\npeople: {{}}", encoding="utf-8")
    assert Access.read(path).account_by_header(peer, values) == ""
