"""Words of signing in and of who may do what."""

from typing import Protocol

from indicators.wording.problems import as_read, without_near
from indicators.wording.recipes import PROBLEM_EN, fault_en

FORBIDDEN = {
    "zh": {
        "none": "本系统未开通填报，只能查看；如需开通，请管理员设置权限文件",
        "faulty": "权限文件有误，改好之前不能修改数据；请告知管理员",
        "nobody": "请先登录；已登录的，说明账号未登记，请联系管理员",
        "enter": "{person}不是“{area}”的填报人；如需填报，请管理员在权限文件中登记",
        "confirm": "修改须由另一人审核后才生效；请提交审核",
        "review": "{person}不是“{area}”的审核人；请由审核人处理",
        "administer": "{person}不是管理员；备份、恢复与权限由管理员办理",
    },
    "en": {
        "none": "Entry is not set up here: data can be read only. An administrator can set up "
        "the access file.",
        "faulty": "The access file has faults; until they are mended nothing can be changed. "
        "Please tell an administrator.",
        "nobody": "Please sign in. If you have, your account is not registered: ask an "
        "administrator.",
        "enter": "{person} is not an editor of {area}; an administrator can add this in the "
        "access file.",
        "confirm": "A change takes effect when another person has approved it: please submit it "
        "for review.",
        "review": "{person} is not a reviewer of {area}; please leave this to one.",
        "administer": "{person} is not an administrator: backup, restore and access are for "
        "administrators.",
    },
}
ROLES = {
    "zh": {"editor": "填报", "reviewer": "审核", "administrator": "管理员", "all": "全部地区"},
    "en": {
        "editor": "editor",
        "reviewer": "reviewer",
        "administrator": "administrator",
        "all": "all areas",
    },
}
WORDS = {
    "zh": {
        "in": "登录",
        "out": "退出登录",
        "as": "已登录：{name}",
        "reader": "账号 {account} 未登记，只能查看",
        "unverified": "已登录，但登录服务未提供可信的账号，只能查看",
        "nobody": "未登录，只能查看",
        "faulty": "权限文件有 {count} 处问题，暂停修改数据；请告知管理员",
        "no_service": "登录服务没有设置好；请告知管理员",
    },
    "en": {
        "in": "Sign in",
        "out": "Sign out",
        "as": "Signed in: {name}",
        "reader": "The account {account} is not registered: reading only",
        "unverified": "Signed in, but the service gave no account to rely on: reading only",
        "nobody": "Not signed in: reading only",
        "faulty": "Faults in the access file: {count}. Nothing can be changed; please tell an "
        "administrator.",
        "no_service": "The sign-in service is not set up; please tell an administrator.",
    },
}
HELP = {
    "access": "检查权限文件：如何登录、谁可以填报、审核和管理",
    "file": "权限文件；不写为环境变量 INDICATORS_ACCESS 所指，或 .streamlit/access.yaml",
    "lang": "输出语言：zh 中文，en 英文",
}
CHECKED = {
    "zh": {
        "none": "没有权限文件 {path}：可以查看，不能修改",
        "faulty": "权限文件有 {count} 处问题：可以查看，不能修改",
        "ready": "权限文件没有问题，登记 {count} 人",
    },
    "en": {
        "none": "There is no access file {path}: data can be read, not changed",
        "faulty": "Faults in the access file: {count}. Data can be read, not changed",
        "ready": "The access file is without fault; people: {count}",
    },
}
FAULT_EN = {
    "missing": "“{field}” is missing",
    "unknown_area": "there is no area {value}; near: {options}",
}


class Fault(Protocol):
    """A fault of the file, as `indicators.problems` holds it."""

    @property
    def place(self) -> object:
        """Where."""

    @property
    def code(self) -> str:
        """What."""

    @property
    def field(self) -> str:
        """In which field."""

    @property
    def value(self) -> object:
        """What was read."""

    @property
    def options(self) -> tuple[str, ...]:
        """What is allowed."""


def forbidden(lang: str, reason: str, *, person: str, area: str) -> str:
    """Say why something is not allowed.

    >>> forbidden("zh", "review", person="张三", area="武威市")
    '张三不是“武威市”的审核人；请由审核人处理'
    """
    return FORBIDDEN[lang][reason].format(person=person, area=area)


def say(lang: str, key: str, **params: object) -> str:
    """Return the words for a key.

    >>> say("zh", "as", name="张三")
    '已登录：张三'
    """
    return WORDS[lang][key].format(**params)


def checked(lang: str, state: str, **params: object) -> str:
    """Say what a check of the access file found.

    >>> checked("zh", "ready", count=2)
    '权限文件没有问题，登记 2 人'
    """
    return CHECKED[lang][state].format(**params)


def fault(lang: str, problem: Fault) -> str:
    """Put a fault into words, with its place."""
    if lang == "zh":
        return str(problem)
    value = as_read(problem.value)
    if problem.code in PROBLEM_EN:
        text = fault_en(problem.code, problem.field, value, problem.options)
    else:
        listed = ", ".join(problem.options) or "—"
        said = FAULT_EN[problem.code]
        said = said if problem.options else without_near(said)
        text = said.format(field=problem.field, value=value, options=listed)
    return f"{problem.place}: {text}"
