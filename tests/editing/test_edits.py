"""Edits of files in every style that people write: only what was asked for changes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import State

from indicators.changes import Change, Section
from indicators.editing import EditError, compared, edited, fields_of, records
from indicators.editing.spans import ShapeError, applied
from indicators.problems import DataError

PATH = Path("shili.yaml")
AREA = "999900"
NEW = {
    "sources": {"grade": "press", "title": "新", "publisher": "报"},
    "figures": {"obs_value": 2, "role": "actual", "id": "a-9"},
    "issues": {"title": "疑", "id": "i-9", "figures": ["a-1", "b, c"]},
    "follow_ups": {"id": "f-9", "lead": "某处"},
}
KEY = {"sources": "new", "figures": "a-9", "issues": "i-9", "follow_ups": "f-9"}


def added(section, indicator="hnte", **more):
    where = indicator if section == "figures" else None
    return Change(AREA, Section(section), KEY[section], None, NEW[section] | more, where)


def replaced(text, section, key, after):
    one = records(text, PATH)[Section(section), key]
    return Change(AREA, Section(section), key, one.fields, after, one.indicator)


def removed(text, section, key):
    return replaced(text, section, key, None)


def set_in(text, section, key, **more):
    one = records(text, PATH)[Section(section), key]
    after = {name: value for name, value in {**one.fields, **more}.items() if value != "-"}
    return edited(text, [replaced(text, section, key, after)], PATH)


BLOCK = """\
# 武威
ref_area: "1"

sources:
  # 规划
  plan:   # 主要
    title:  '旧名'   # 单引号
    publisher: >-  # 折叠
      市
      政府

    grade: official

figures:
  hnte:   # 高企
    - id: a-1  # 一
      # 夹在中间
      role: actual
      obs_value: 1.50   # 印作1.50
      comment:

    # 下一条之前
    - id: a-2
      role: target
  rd:
  - role: actual
    time_period: 2024

issues:
  - id: i-1
    title: "旧"
    figures:
      - a-1  # 头
      - a-2
# 末尾"""


@pytest.mark.parametrize(
    ("section", "key", "more", "old", "new"),
    [
        ("figures", "a-1", {"obs_value": 2}, "1.50   # 印", "2   # 印"),
        ("figures", "a-1", {"comment": "注"}, "comment:\n", "comment: 注\n"),
        (
            "figures",
            "a-1",
            {"plan": "14fyp"},
            "actual\n      obs",
            'actual\n      plan: "14fyp"\n      obs',
        ),
        ("figures", "a-1", {"obs_value": "-"}, "      obs_value: 1.50   # 印作1.50\n", ""),
        ("figures", "a-1", {"id": "-"}, "- id: a-1  # 一\n", "-\n"),
        ("figures", "a-2", {"id": "-"}, "- id: a-2\n      role", "- role"),
        ("figures", "a-2", {"id": "b-2"}, "- id: a-2", "- id: b-2"),
        (
            "figures",
            "shili.rd.actual.2024",
            {"id": "r-1"},
            "- role: actual\n    time",
            "- id: r-1\n    role: actual\n    time",
        ),
        ("sources", "plan", {"title": "新 名"}, "'旧名'   #", "新 名   #"),
        (
            "sources",
            "plan",
            {"publisher": "# 报"},
            ">-  # 折叠\n      市\n      政府\n",
            '"# 报"  # 折叠\n',
        ),
        (
            "sources",
            "plan",
            {"publisher": "-"},
            "    publisher: >-  # 折叠\n      市\n      政府\n",
            "",
        ),
        ("sources", "plan", {"title": "-"}, "    title:  '旧名'   # 单引号\n", ""),
        ("issues", "i-1", {"figures": ["a-1", "a-3"]}, "- a-2\n#", "- a-3\n#"),
        ("issues", "i-1", {"figures": ["a-1"]}, "      - a-2\n#", "#"),
        (
            "issues",
            "i-1",
            {"figures": ["a-3"]},
            "      - a-1  # 头\n      - a-2\n",
            "      - a-3\n",
        ),
        (
            "issues",
            "i-1",
            {"figures": []},
            "figures:\n      - a-1  # 头\n      - a-2\n",
            "figures: []\n",
        ),
        ("issues", "i-1", {"sources": ["plan"]}, "- a-2\n#", "- a-2\n    sources: [plan]\n#"),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_fields_change_on_their_own_lines(section, key, more, old, new, ending, bom):
    text, old, new = (one.replace("\n", ending) for one in (BLOCK, old, new))
    assert text.count(old) == 1
    assert set_in(bom + text, section, key, **more) == bom + text.replace(old, new)


@pytest.mark.parametrize(
    ("section", "key", "old", "new"),
    [
        ("figures", "a-2", "    - id: a-2\n      role: target\n", ""),
        (
            "figures",
            "a-1",
            "    - id: a-1  # 一\n      # 夹在中间\n      role: actual\n"
            "      obs_value: 1.50   # 印作1.50\n      comment:\n",
            "",
        ),
        (
            "figures",
            "shili.rd.actual.2024",
            "  rd:\n  - role: actual\n    time_period: 2024\n",
            "",
        ),
        (
            "sources",
            "plan",
            "sources:\n  # 规划\n"
            + BLOCK[BLOCK.index("  plan:") : BLOCK.index("\nfigures:\n  hnte")],
            "sources: {}\n  # 规划\n",
        ),
        ("issues", "i-1", BLOCK[BLOCK.index("issues:") : BLOCK.index("# 末尾")], "issues: []\n"),
    ],
)
def test_a_record_goes_with_its_lines(section, key, old, new):
    assert BLOCK.count(old) == 1
    assert edited(BLOCK, [removed(BLOCK, section, key)], PATH) == BLOCK.replace(old, new)


FIGURE = "- id: a-9\n{0}  role: actual\n{0}  obs_value: 2\n"
SOURCE = "  new:\n    title: 新\n    publisher: 报\n    grade: press\n"
ISSUE = '  - id: i-9\n    title: 疑\n    figures: [a-1, "b, c"]\n'


@pytest.mark.parametrize(
    ("text", "section", "expected"),
    [
        ("sources: {}\nfigures: {}\n", "sources", f"sources:\n{SOURCE}figures: {{}}\n"),
        ("sources:\n", "sources", f"sources:\n{SOURCE}"),
        ("sources: ~  # 无\nx: 1\n", "sources", f"sources:  # 无\n{SOURCE}x: 1\n"),
        ("figures: {}", "figures", "figures:\n  hnte:\n    " + FIGURE.format("    ")[:-1]),
        ("figures:\n  {}\n", "figures", "figures:\n  hnte:\n    " + FIGURE.format("    ")),
        ("figures:\n  hnte: []\n", "figures", "figures:\n  hnte:\n    " + FIGURE.format("    ")),
        ("a: 1\n", "issues", "a: 1\n\nissues:\n" + ISSUE),
        ("a: 1", "issues", "a: 1\n\nissues:\n" + ISSUE[:-1]),
        ("issues: []  # 无\n# 末\n", "issues", "issues:  # 无\n" + ISSUE + "# 末\n"),
        (
            "issues:\n- id: i-1\n\n# 末\n",
            "issues",
            "issues:\n- id: i-1\n" + ISSUE.replace("\n  ", "\n")[2:] + "\n# 末\n",
        ),
        (
            "figures:\n    hnte:\n    -   id: a-1 # 一\n",
            "figures",
            "figures:\n    hnte:\n    -   id: a-1 # 一\n    " + FIGURE.format("    "),
        ),
        (
            "figures:\n  hnte: [{id: a-1}]  # 行\n",
            "figures",
            "figures:\n  hnte: [{id: a-1}, {id: a-9, role: actual, obs_value: 2}]  # 行\n",
        ),
        (
            "figures:\n  hnte: [\n    {id: a-1}  # 一\n  ]\n",
            "figures",
            "figures:\n  hnte: [\n    {id: a-1},  # 一\n"
            "    {id: a-9, role: actual, obs_value: 2}\n  ]\n",
        ),
        (
            "{figures: {rd: [], hnte: }, issues: []}",
            "figures",
            "{figures: {rd: [], hnte: [{id: a-9, role: actual, obs_value: 2}] }, issues: []}",
        ),
        (
            "figures:\n  rd:\n  - id: a-1\n    comment: |\n      长\n\n      文\n\n\nissues: []\n",
            "figures",
            "figures:\n  rd:\n  - id: a-1\n    comment: |\n      长\n\n      文\n  hnte:\n  "
            + FIGURE.format("  ")
            + "\n\nissues: []\n",
        ),
        (
            "issues: []\nfollow_ups: []\n",
            "follow_ups",
            "issues: []\nfollow_ups:\n  - id: f-9\n    lead: 某处\n",
        ),
        ("---\nissues: []\n...\n", "follow_ups", None),
        ("figures: !!map\n  hnte: &h\n    - !!map\n      id: a-1\n", "figures", None),
        ("issues:\n  - id: a\n    text: |+\n      甲\n\n\n# 末\n", "follow_ups", None),
        ("issues:\n  - id: a\n    text: |+\n      甲\n", "follow_ups", None),
        ("figures:\n  hnte:\n    -\n      id: a-1\n    - # 注\n      id: b\n", "figures", None),
        ("figures:\x85  hnte:\u2028    - id: a-1\r", "figures", None),
        ('"figures" : {"hnte":[{"id":"a"}]}', "figures", None),
    ],
)
def test_a_record_is_put_at_the_end_and_taken_back(text, section, expected):
    new = edited(text, [added(section)], PATH)
    assert expected is None or new == expected
    change = added(section)
    assert records(new, PATH)[change.section, change.key].fields == change.after
    back = edited(new, [change.reversed], PATH)
    assert records(back, PATH) == records(text, PATH)


@pytest.mark.parametrize(
    ("text", "gone", "expected"),
    [
        ("hnte: [{id: a}, {id: b}, {id: c}]", "a", "hnte: [{id: b}, {id: c}]"),
        ("hnte: [{id: a}, {id: b}, {id: c}]", "b", "hnte: [{id: a}, {id: c}]"),
        ("hnte: [{id: a}, {id: b}, {id: c}]", "c", "hnte: [{id: a}, {id: b}]"),
        ("hnte: [{id: a}, {id: b}, {id: c}]", "bc", "hnte: [{id: a}, ]"),
        (
            "hnte: [\n    {id: a},  # 一\n    {id: b},  # 二\n    {id: c}  # 三\n  ]",
            "b",
            "hnte: [\n    {id: a},  # 一\n    {id: c}  # 三\n  ]",
        ),
        (
            "hnte: [\n    {id: a},  # 一\n    {id: c}  # 三\n  ]",
            "c",
            "hnte: [\n    {id: a},  # 一\n  ]",
        ),
        ("rd: [{id: x}]\n  hnte: [{id: a}]", "a", "rd: [{id: x}]"),
    ],
)
def test_entries_in_brackets_go_alone(text, gone, expected):
    text = f"figures:\n  {text}\n"
    changes = [removed(text, "figures", key) for key in gone]
    assert edited(text, changes, PATH) == f"figures:\n  {expected}\n"


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"role": "target"}, "{id: a-1, role: target, obs_value: 1}"),
        ({"role": "-"}, "{id: a-1, obs_value: 1}"),
        ({"obs_value": "-"}, "{id: a-1, role: actual}"),
        ({"obs_value": "-", "role": "-"}, "{id: a-1}"),
        ({"id": "-"}, "{role: actual, obs_value: 1}"),
        ({"plan": "14fyp"}, '{id: a-1, role: actual, plan: "14fyp", obs_value: 1}'),
        ({"id": "-", "role": "-", "obs_value": "-", "label": "名"}, "{label: 名}"),
    ],
)
def test_fields_in_brackets(more, expected):
    text = "figures:\n  hnte:\n    - {id: a-1, role: actual, obs_value: 1}  # 注\n"
    new = set_in(text, "figures", "a-1", **more)
    assert new == text.replace("{id: a-1, role: actual, obs_value: 1}", expected)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        # The blank line after the last item would become part of the text before it.
        (
            "issues:\n  - id: a\n    text: |+\n      甲\n  - id: b\n\nx: 1\n",
            Change(AREA, Section.ISSUES, "b", {"id": "b"}, None),
        ),
        # A text that ends with the file gets a break where a line is put below it.
        ("issues:\n  - id: a\n    text: |\n      甲", added("issues")),
    ],
)
def test_an_edit_that_would_say_something_else_is_refused(text, change):
    with pytest.raises(EditError, match="手工修改") as caught:
        edited(text, [change], PATH)
    assert (caught.value.code, caught.value.change) == ("damaged", change)


def test_edits_of_one_place_never_mix():
    assert applied("abcdef", [(1, 3, ""), (2, 5, ""), (5, 5, "x"), (1, 1, "y")]) == "ayxf"
    for clash in [(0, 3, ""), (2, 2, "z")], [(0, 3, "x"), (2, 4, "")]:
        with pytest.raises(ShapeError):
            applied("abcdef", clash)


def test_several_changes_at_once_come_in_any_order():
    changes = [
        added("figures", "new_one"),
        removed(BLOCK, "figures", "a-1"),
        replaced(BLOCK, "figures", "a-2", {"id": "a-2", "role": "baseline"}),
        removed(BLOCK, "figures", "shili.rd.actual.2024"),
        added("sources"),
        removed(BLOCK, "issues", "i-1"),
        added("issues"),
        added("follow_ups"),
    ]
    first, second = edited(BLOCK, changes, PATH), edited(BLOCK, changes[::-1], PATH)
    assert first == second
    assert [key for _, key in records(first, PATH)] == ["plan", "new", "a-2", "a-9", "i-9", "f-9"]
    back = edited(first, compared(first, BLOCK, AREA, PATH), PATH)
    assert {k: one.fields for k, one in records(back, PATH).items()} == {
        k: one.fields for k, one in records(BLOCK, PATH).items()
    }


def test_a_figure_moves_to_another_indicator():
    text = "figures:\n  rd:\n    - id: a-1\n      role: actual\n"
    other = text.replace("rd", "hnte")
    changes = compared(text, other, AREA, PATH)
    assert [(one.indicator, one.after is None) for one in changes] == [
        ("rd", True),
        ("hnte", False),
    ]
    assert edited(text, changes, PATH) == other


def test_a_file_that_is_new_or_gone_is_all_changes():
    changes = compared(None, BLOCK, AREA, PATH)
    assert {(one.section, one.key) for one in changes} == set(records(BLOCK, PATH))
    assert all(one.before is None and one.area == AREA for one in changes)
    assert [one.reversed for one in changes] == list(compared(BLOCK, None, AREA, PATH))
    assert compared(BLOCK, BLOCK.replace("# 末尾", "# 另"), AREA, PATH) == ()


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("exists", Change(AREA, Section.FIGURES, "a-1", None, {"id": "a-1"}, "hnte")),
        ("exists", Change(AREA, Section.SOURCES, "plan", None, {"title": "x"})),
        ("gone", Change(AREA, Section.ISSUES, "i-7", {"id": "i-7"}, None)),
        ("stale", Change(AREA, Section.ISSUES, "i-1", {"id": "i-1"}, None)),
        (
            "stale",
            Change(AREA, Section.FIGURES, "a-2", {"id": "a-2", "role": "target"}, None, "rd"),
        ),
        ("key", Change(AREA, Section.ISSUES, "i-7", None, {"title": "x"})),
        ("key", Change(AREA, Section.FIGURES, "a-7", None, {"id": "a-8"}, "hnte")),
        ("unwritable", Change(AREA, Section.SOURCES, "new", None, {})),
        ("unwritable", Change(AREA, Section.SOURCES, "new", None, {"title": float("nan")})),
        ("unwritable", Change(AREA, Section.SOURCES, "new", None, {"title": "\ud83d"})),
    ],
)
def test_a_change_that_does_not_fit_is_refused(code, change):
    with pytest.raises(EditError) as caught:
        edited(BLOCK, [added("sources", title="别"), change][change.key == "new" :], PATH)
    assert (caught.value.code, caught.value.change) == (code, change)
    there = records(BLOCK, PATH).get((change.section, change.key))
    shown = code in ("exists", "stale")
    assert caught.value.now == (there.fields if shown else None)
    for lang in ("zh", "en"):
        assert change.key in caught.value.told(lang)


def test_one_record_changes_once():
    change = removed(BLOCK, "figures", "a-2")
    with pytest.raises(EditError, match="两次"):
        edited(BLOCK, [change, change], PATH)


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("issues: 1\n", "issues"),
        ("issues: {a: 1}\n", "issues"),
        ("sources: [a]\n", "sources"),
        ("figures: [a]\n", "figures"),
        ("figures:\n  hnte:\n    id: a-1\n", "figures"),
        ("{figures: {hnte: x}}\n", "figures"),
    ],
)
def test_a_section_that_holds_no_records(text, section):
    assert records(text, PATH) == {}
    assert outcome(text, [added(section)]) == (text, "shape")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# nothing\n",
        "- a\n",
        "a: [",
        "a: 1\na: 2\n",
        "a: &x 1\nb: *x\n",
        "a: !t 1\n",
        "&a\nb: *a\n",
    ],
)
def test_a_text_that_cannot_be_parsed_is_not_edited(text):
    with pytest.raises(DataError):
        edited(text, [added("issues")], PATH)


def test_what_equals_is_left_alone():
    text = "figures:\n  hnte:\n    - id: a-1\n      obs_value: 80.0\n      comment: '引'\n"
    after = {"comment": "引", "obs_value": 80, "id": "a-1"}
    assert edited(text, [replaced(text, "figures", "a-1", after)], PATH) == text
    with_flag = set_in(text, "figures", "a-1", obs_value=1)
    assert set_in(with_flag, "figures", "a-1", obs_value=True) == with_flag.replace(": 1", ": true")


def test_an_id_twice_and_computed_ids_are_told_apart():
    text = "figures:\n  rd:\n" + "    - {role: actual}\n" * 2 + "    - {id: x}\n" * 2
    keys = [key for _, key in records(text, PATH)]
    assert keys == ["shili.rd.actual.undated", "shili.rd.actual.undated.2", "x", "x.2"]
    assert next(iter(records(text, PATH, "other")))[1] == "other.rd.actual.undated"
    new = edited(text, [removed(text, "figures", "x.2")], PATH)
    assert new == text.removesuffix("    - {id: x}\n")


def test_fields_are_put_in_the_order_of_the_model():
    assert list(fields_of(Section.FIGURES, NEW["figures"])) == ["id", "role", "obs_value"]
    assert list(fields_of(Section.SOURCES, NEW["sources"])) == ["title", "publisher", "grade"]


BREAKS = st.sampled_from(["\n", "\r\n", "\n\n", "\r\n  # 注\r\n", "\n# 注: 一\n", "\r", "\n \n"])
SIGNS = st.sampled_from(
    ["a", "'a'", '"a"', "1", "1.50", "true", "", "~", "甲\n{0}  乙", '"甲\n{0}  乙"', "{{b: 1}}",
     "|\n{0}  甲\n{0}  乙", ">-\n{0}  丙", "|+\n{0}  丁", "[a, b]", "[a,\n{0}  b]",
     "\n{0}  - a\n{0}  - b"]
)  # fmt: skip


@st.composite
def documents(draw):
    """A file as odd as a hand may write it: any style, any breaks, comments anywhere."""
    lines = ['ref_area: "1"', "figures:"]
    for indicator in range(draw(st.integers(1, 2))):
        lines.append(f"  i{indicator}:")
        for number in range(draw(st.integers(1, 3))):
            fields = [f"id: f{indicator}-{number}"]
            fields += [
                f"k{n}: " + draw(SIGNS).format("      ") for n in range(draw(st.integers(0, 3)))
            ]
            lines.append("    - " + fields[0])
            lines += ["      " + one for one in fields[1:]]
    return "".join(line + draw(BREAKS) for line in lines) + draw(st.sampled_from(["", "x: 1"]))


@given(documents(), st.data())
def test_odd_files_are_edited_or_left_alone(text, data):
    old = State(text, PATH)
    (section, key), record = data.draw(st.sampled_from(list(old.records.items())))
    names = data.draw(st.lists(st.sampled_from(["k0", "k1", "k2", "obs_value"]), unique=True))
    after = {name: value for name, value in record.fields.items() if name not in names[:2]}
    after |= dict.fromkeys(names[1:], "新\n值")
    after = data.draw(st.sampled_from([after, None]))
    indicator = data.draw(st.sampled_from(["i0", "n"]))
    changes = [
        Change(AREA, section, key, record.fields, after, record.indicator),
        Change(AREA, Section.FIGURES, "n-1", None, {"id": "n-1"}, indicator),
    ]
    new, code = outcome(text, changes)
    if code:
        # Blank lines below are part of such a text, whoever wrote them.
        assert (new, code) == (text, "damaged")
        assert "|+" in text
        return
    wanted = old.facts | {(section, key): (record.indicator, after)}
    wanted[Section.FIGURES, "n-1"] = (indicator, {"id": "n-1"})
    assert State(new, PATH).facts == {one: fact for one, fact in wanted.items() if fact[1]}
    for other, one in old.records.items():
        first, last = old.span(one.keys)
        assert other[1] == key or "".join(old.lines[first:last]).rstrip() in new
    assert after is None or new.count("#") >= text.count("#") - text.count("- a") - 2 * len(names)


def outcome(text, changes):
    try:
        return edited(text, changes, PATH), None
    except EditError as error:
        return text, error.code
