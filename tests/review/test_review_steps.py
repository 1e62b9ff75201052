"""A change that two people make: who may take which step, in which state, and what it writes."""

import subprocess
import sys
import textwrap
import threading
from pathlib import Path

import pytest

from indicators import catalogue
from indicators.access import Action as Right
from indicators.access import ForbiddenError
from indicators.history import APPLIED, Action, By, ConflictError, RefusedError, Store
from indicators.review import (
    ReviewError,
    State,
    approve,
    change,
    drafts,
    enter,
    return_,
    submit,
    withdraw,
)
from indicators.wording import review as words

ROOT = Path(__file__).parents[2]
KEY = "jia.contracts.actual.2025"


def anyone(right, area):
    return True


def files(store):
    """The bytes of every data file."""
    return {one: one.read_bytes() for one in store.folder.rglob("*.yaml")}


def value(store, name=KEY):
    return catalogue.load(store.folder).figures_of([name])["obs_value"].item()


def one_of(store, number):
    return next(one for one in drafts(store.entries()) if one.id == number)


@pytest.fixture
def submitted(store, people, change_to):
    """The number of a draft that waits for review."""
    draft = enter(store, [change_to(251)], by=people.zhang, why="统计局来函", may=anyone)
    submit(store, draft.id, by=people.zhang, may=anyone)
    return draft.id


def test_draft_goes_its_way_and_is_told_from_the_log(store, people, change_to):
    draft = enter(store, [change_to(251)], by=people.zhang, why="统计局来函", may=anyone)
    assert (draft.state, draft.entered_by, draft.areas) == (State.DRAFT, people.zhang, ("999901",))
    assert draft.changes[0].after["obs_value"] == 251

    submit(store, draft.id, by=people.zhang, may=anyone)
    returned = return_(store, draft.id, by=people.li, why="请附文号", may=anyone)
    assert (returned.state, returned.remark) == (State.RETURNED, "请附文号")

    changed = change(
        store, draft.id, [change_to(252)], by=people.zhang, why="函〔2024〕3号", may=anyone
    )
    assert (changed.state, changed.why) == (State.RETURNED, "函〔2024〕3号")
    assert changed.changes[0].after["obs_value"] == 252

    submit(store, draft.id, by=people.zhang, may=anyone)
    approve(store, draft.id, by=people.li, may=anyone)

    fresh = one_of(Store(store.folder), draft.id)
    assert fresh.state is State.APPROVED
    assert [one.action for one in fresh.history] == [
        Action.DRAFT, Action.SUBMIT, Action.RETURN, Action.DRAFT, Action.SUBMIT, Action.APPROVE,
    ]  # fmt: skip
    assert [one.by.name for one in fresh.history] == [
        "张编",
        "张编",
        "李审",
        "张编",
        "张编",
        "李审",
    ]


def test_approval_writes_the_change_with_both_names(store, people, submitted):
    entry = approve(store, submitted, by=people.li, may=anyone)

    assert value(store) == 251
    assert (entry.by, entry.entered_by, entry.draft) == (people.li, people.zhang, submitted)
    assert entry.why == "统计局来函"
    assert store.verify() == ()


def test_no_step_but_approval_touches_data_or_catalogue(store, people, change_to):
    before, figures = files(store), catalogue.load(store.folder).figures
    draft = enter(store, [change_to(251)], by=people.zhang, why="来函", may=anyone)
    submit(store, draft.id, by=people.zhang, may=anyone)
    return_(store, draft.id, by=people.li, why="再核", may=anyone)
    change(store, draft.id, [change_to(252)], by=people.zhang, why="来函", may=anyone)
    submit(store, draft.id, by=people.zhang, may=anyone)
    withdraw(store, draft.id, by=people.zhang, may=anyone)

    assert files(store) == before
    assert catalogue.load(store.folder).figures.equals(figures)
    assert not {one.action for one in store.entries()} & APPLIED
    assert store.texts() == store.texts(0)
    assert store.verify() == ()


STEPS = {
    "change": lambda store, number, who, to: change(
        store, number, [to], by=who.zhang, why="改", may=anyone
    ),
    "submit": lambda store, number, who, _: submit(store, number, by=who.zhang, may=anyone),
    "return": lambda store, number, who, _: return_(
        store, number, by=who.li, why="再核", may=anyone
    ),
    "approve": lambda store, number, who, _: approve(store, number, by=who.li, may=anyone),
    "enter": lambda store, _, who, to: enter(store, [to], by=who.zhang, why="来函", may=anyone),
    "withdraw": lambda store, number, who, _: withdraw(store, number, by=who.zhang, may=anyone),
}
LEADING = {
    State.DRAFT: (),
    State.SUBMITTED: ("submit",),
    State.RETURNED: ("submit", "return"),
    State.APPROVED: ("submit", "approve"),
    State.WITHDRAWN: ("withdraw",),
}
ALLOWED = {
    State.DRAFT: {"change", "submit", "withdraw"},
    State.SUBMITTED: {"return", "approve", "withdraw"},
    State.RETURNED: {"change", "submit", "withdraw"},
    State.APPROVED: set(),
    State.WITHDRAWN: set(),
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("step", ["change", "submit", "return", "approve", "withdraw"])
def test_steps_are_for_their_states(store, people, change_to, state, step):
    to = change_to(252)
    number = enter(store, [change_to(251)], by=people.zhang, why="来函", may=anyone).id
    for one in LEADING[state]:
        STEPS[one](store, number, people, to)
    assert one_of(store, number).state is state
    before, count = files(store), len(store.entries())

    if step in ALLOWED[state]:
        STEPS[step](store, number, people, to)
        assert len(store.entries()) == count + 1
        return
    with pytest.raises(ReviewError) as caught:
        STEPS[step](store, number, people, to)
    assert caught.value.code == "state"
    assert words.state("zh", state) in str(caught.value)
    assert (files(store), len(store.entries())) == (before, count)


@pytest.mark.parametrize(
    "account", ["zhang@example.cn", "Zhang@Example.CN", " zhang@example.cn", "ｚhang@example.cn"]
)
def test_own_draft_cannot_be_approved_however_the_account_is_written(store, submitted, account):
    before = files(store)
    with pytest.raises(ReviewError) as caught:
        approve(store, submitted, by=By(account, "别名"), may=anyone)

    assert caught.value.code == "own"
    assert files(store) == before
    assert one_of(store, submitted).state is State.SUBMITTED


@pytest.mark.parametrize("step", ["change", "submit", "withdraw"])
def test_only_who_entered_goes_on_with_a_draft(store, people, change_to, step):
    number = enter(store, [change_to(251)], by=people.zhao, why="来函", may=anyone).id
    with pytest.raises(ReviewError) as caught:
        STEPS[step](store, number, people, change_to(252))

    assert caught.value.code == "other"
    assert people.zhao.name in str(caught.value)


def test_whoever_changed_a_draft_cannot_approve_it(store, people, submitted, change_to):
    # The steps let nobody else change it; a log by another hand might.
    store.note(Action.DRAFT, by=people.li, why="代改", changes=[change_to(253)], draft=submitted)
    with pytest.raises(ReviewError) as caught:
        approve(store, submitted, by=people.li, may=anyone)

    assert caught.value.code == "own"
    approve(store, submitted, by=people.wang, may=anyone)
    assert value(store) == 253


NEEDS = {
    "enter": Right.ENTER,
    "change": Right.ENTER,
    "submit": Right.ENTER,
    "withdraw": Right.ENTER,
    "return": Right.REVIEW,
    "approve": Right.REVIEW,
}


@pytest.mark.parametrize("step", NEEDS)
def test_each_step_needs_its_right_in_the_area(store, people, change_to, step, monkeypatch):
    asked = []

    def nobody(right, area):
        asked.append((right, area))
        return False

    number = enter(store, [change_to(251)], by=people.zhang, why="来函", may=anyone).id
    if step in {"return", "approve"}:
        submit(store, number, by=people.zhang, may=anyone)
    count = len(store.entries())
    monkeypatch.setitem(globals(), "anyone", nobody)
    with pytest.raises(ReviewError) as caught:
        STEPS[step](store, number, people, change_to(252))

    right = NEEDS[step]
    assert caught.value.code == f"may_{right}"
    assert asked == [(right, "999901")]
    assert len(store.entries()) == count


def test_every_area_of_a_draft_is_asked_for(store, people, change_to):
    both = [change_to(251), change_to(41, "yi.contracts.baseline.2020", "yi")]
    number = enter(store, both, by=people.zhang, why="来函", may=anyone).id
    submit(store, number, by=people.zhang, may=anyone)
    with pytest.raises(ReviewError, match="999902"):
        approve(store, number, by=people.li, may=lambda _, area: area == "999901")


@pytest.mark.parametrize("only", ["999901", "999902"])
def test_draft_does_not_move_to_or_from_an_area_without_right(store, people, change_to, only):
    there = change_to(41, "yi.contracts.baseline.2020", "yi")
    number = enter(store, [there], by=people.zhang, why="来函", may=anyone).id
    with pytest.raises(ReviewError) as caught:
        change(
            store,
            number,
            [change_to(251)],
            by=people.zhang,
            why="改",
            may=lambda _, area: area == only,
        )

    assert caught.value.code == "may_enter"
    assert one_of(store, number).areas == ("999902",)


def test_refusal_of_whoever_checks_rights_passes_through(store, people, submitted):
    def refuse(right, area):
        raise ForbiddenError("review", "李审")

    with pytest.raises(ForbiddenError):
        approve(store, submitted, by=people.li, may=refuse)
    approve(store, submitted, by=people.li, may=anyone)


def test_data_changed_meanwhile_leave_the_draft_submitted(store, people, submitted, change_to):
    store.commit([change_to(260)], by=people.wang, why="更正")
    with pytest.raises(ConflictError) as caught:
        approve(store, submitted, by=people.li, may=anyone)

    assert caught.value.change.key == KEY
    assert caught.value.now["obs_value"] == 260
    assert value(store) == 260
    assert one_of(store, submitted).state is State.SUBMITTED


def test_faulty_change_leaves_the_draft_submitted(store, people, change_to):
    wrong = change_to("很多")
    number = enter(store, [wrong], by=people.zhang, why="来函", may=anyone).id
    submit(store, number, by=people.zhang, may=anyone)
    before = files(store)
    with pytest.raises(RefusedError):
        approve(store, number, by=people.li, may=anyone)

    assert files(store) == before
    assert one_of(store, number).state is State.SUBMITTED


def test_draft_that_went_on_is_not_approved_unread(store, people, change_to, submitted):
    seen = one_of(store, submitted).seen
    return_(store, submitted, by=people.wang, why="再核", may=anyone, seen=seen)
    change(store, submitted, [change_to(999)], by=people.zhang, why="改", may=anyone)
    submit(store, submitted, by=people.zhang, may=anyone)
    with pytest.raises(ReviewError) as caught:
        approve(store, submitted, by=people.li, may=anyone, seen=seen)

    assert caught.value.code == "moved"
    assert value(store) == 180.5


def test_what_makes_no_sense_is_refused(store, people, submitted):
    with pytest.raises(ReviewError, match=words.say("zh", "nothing")):
        enter(store, [], by=people.zhang, why="", may=anyone)
    with pytest.raises(ReviewError, match=words.say("en", "remark")):
        return_(store, submitted, by=people.li, why=" ", may=anyone, lang="en")
    with pytest.raises(ReviewError, match="99"):
        approve(store, 99, by=people.li, may=anyone)
    with pytest.raises(ReviewError) as caught:
        approve(store, submitted + 1, by=people.li, may=anyone)
    assert caught.value.code == "unknown"


def test_two_drafts_do_not_mix(store, people, change_to):
    first = enter(store, [change_to(251)], by=people.zhang, why="甲", may=anyone)
    second = enter(store, [change_to(252)], by=people.zhao, why="乙", may=anyone)
    submit(store, second.id, by=people.zhao, may=anyone)
    withdraw(store, first.id, by=people.zhang, may=anyone)

    states = {one.id: one.state for one in drafts(store.entries())}
    assert states == {first.id: State.WITHDRAWN, second.id: State.SUBMITTED}


def test_of_reviewers_who_approve_at_once_one_is_told_so(store, people, submitted):
    start, told = threading.Barrier(4), []

    def review(number):
        own = Store(store.folder, git=False)
        start.wait()
        try:
            told.append(approve(own, submitted, by=By(f"r{number}", f"审{number}"), may=anyone))
        except ReviewError as error:
            told.append(error.code)

    threads = [threading.Thread(target=review, args=(one,)) for one in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join(60)

    assert [one for one in told if isinstance(one, str)] == ["state"] * 3
    assert len(told) == 4
    assert [one.action for one in store.entries()].count(Action.APPROVE) == 1
    assert store.verify() == ()


def test_of_processes_that_decide_at_once_one_is_told_so(store, submitted):
    script = """
        import sys
        from indicators.history import By, Store
        from indicators.review import ReviewError, approve, return_
        store, who = Store(sys.argv[1], git=False), By(sys.argv[3], sys.argv[3])
        sys.stdin.readline()
        try:
            step = approve if who.person == "a" else return_
            step(store, int(sys.argv[2]), by=who, why="阅", may=lambda *_: True)
            print("done")
        except ReviewError as error:
            print(error.code)
    """
    command = [sys.executable, "-c", textwrap.dedent(script), str(store.folder), str(submitted)]
    running = [
        subprocess.Popen(
            [*command, one], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for one in ("a", "b")
    ]
    for one in running:
        one.stdin.write("\n")
        one.stdin.flush()
    told = [one.communicate(timeout=60)[0].strip() for one in running]

    assert sorted(told) == ["done", "state"]
    decided = [one.action for one in store.entries()].count(Action.APPROVE)
    assert decided == (told[0] == "done")
    assert (value(store) == 251) == bool(decided)


def test_words_are_there_in_both_languages():
    assert words.WORDS["zh"].keys() == words.WORDS["en"].keys()
    assert words.STATES["zh"].keys() == words.STATES["en"].keys() == set(State)
