"""Where pages write: on every way the server asks who is there and what he may."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import logged
import pytest

from indicators import catalogue, review
from indicators.access import Access, ForbiddenError
from indicators.changes import Change, Section
from indicators.history import Action, ConflictError, Entry, Store
from indicators.review import Draft, ReviewError, State
from pages import _folder, _identity, _language, _writing

ROOT = Path(__file__).parent.parent
XIAN = "610100"
ACCESS = """\
sign_in: header
header: {{name: X-Remote-User, from: ["127.0.0.1"]}}
review: {review}
people:
  zhang: {{name: 张三, editor: [wuwei]}}
  both: {{name: 王五, editor: [wuwei], reviewer: [wuwei]}}
  li: {{name: 李四, reviewer: [wuwei]}}
  far: {{name: 周八, reviewer: [xining]}}
"""
FIGURE = {**logged.FIGURE, "source": "plan"}
ADDED = Change(logged.WUWEI, Section.FIGURES, FIGURE["id"], None, FIGURE, "rd_intensity")
ELSEWHERE = replace(ADDED, area=XIAN)
NOBODY = "nobody"
WITHOUT_RIGHT = [None, NOBODY, "li", "far"]
"""Who may enter nothing for Wuwei; None is who has not signed in."""


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("original") / "data"
    shutil.copytree(ROOT / "data", copy, ignore=shutil.ignore_patterns(".*"))
    Store(copy, git=False).begin()
    return copy


@pytest.fixture(scope="module")
def areas() -> dict:
    return catalogue.load(ROOT / "data").lists.areas


@pytest.fixture
def store(original: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    copy = logged.copied(original, tmp_path / "data")
    monkeypatch.setattr(_folder, "DATA", copy)
    monkeypatch.setattr(_language, "now", lambda: "zh")
    made = Store(copy, git=False)
    monkeypatch.setattr(_writing, "store", lambda: made)
    return made


@pytest.fixture
def sign_in(
    store: Store, areas: dict, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., None]:
    """Let somebody be there: by name, or nobody."""

    def enter(name: str | None, *, needed: bool = True) -> None:
        path = tmp_path / "access.yaml"
        text = ACCESS.format(review="required" if needed else "optional")
        path.write_text(text, encoding="utf-8")
        access = Access.read(path, areas)
        assert access.problems == ()
        monkeypatch.setattr(_identity, "access", lambda: access)
        monkeypatch.setattr(_identity, "person", lambda: access.person(name or ""))

    return enter


def text(store: Store) -> str:
    return (store.folder / "cities" / "wuwei.yaml").read_text("utf-8")


def submitted(sign_in: Callable[..., None], name: str = "zhang") -> Draft:
    sign_in(name)
    draft = _writing.enter([ADDED], "补充")
    assert isinstance(draft, Draft)
    return draft


def state(number: int) -> State:
    [found] = [one for one in _writing.drafts() if one.id == number]
    return found.state


def test_what_needs_review_is_submitted_and_not_written(store, sign_in):
    before = text(store)
    draft = submitted(sign_in)

    assert draft.state is State.SUBMITTED
    assert draft.entered_by.person == "zhang"
    assert text(store) == before


@pytest.mark.parametrize("needed", [True, False])
@pytest.mark.parametrize("name", WITHOUT_RIGHT)
def test_who_is_no_editor_enters_nothing(store, sign_in, name, needed):
    before = store.entries(), text(store)
    sign_in(name, needed=needed)
    with pytest.raises(ForbiddenError):
        _writing.enter([ADDED], "补充")

    assert (store.entries(), text(store)) == before


@pytest.mark.parametrize("needed", [True, False])
@pytest.mark.parametrize(
    "changes", [[ELSEWHERE], [ADDED, ELSEWHERE], [ELSEWHERE, ADDED]], ids=["other", "last", "first"]
)
def test_one_area_without_right_refuses_all(store, sign_in, changes, needed):
    before = store.entries(), text(store)
    sign_in("zhang", needed=needed)
    with pytest.raises(ForbiddenError) as refused:
        _writing.enter(changes, "补充")

    assert "西安" in str(refused.value)
    assert (store.entries(), text(store)) == before


@pytest.mark.parametrize("needed", [True, False])
def test_refusal_is_known_before_anything_is_entered(store, sign_in, needed):
    for name in WITHOUT_RIGHT:
        sign_in(name, needed=needed)
        assert _writing.refusal([ADDED]) is not None
    sign_in("zhang", needed=needed)

    assert _writing.refusal([ADDED]) is None
    assert "西安" in _writing.refusal([ADDED, ELSEWHERE]).told("zh")


@pytest.mark.parametrize("changes", [[], [ADDED, replace(ADDED, area="999999")]])
def test_unknown_area_or_no_change_is_refused(store, sign_in, changes):
    before = store.entries()
    sign_in("zhang")
    with pytest.raises((ForbiddenError, ReviewError)):
        _writing.enter(changes, "补充")

    assert store.entries() == before


@pytest.mark.parametrize("step", [review.approve, review.return_])
@pytest.mark.parametrize("name", [None, NOBODY, "zhang", "far"])
def test_who_is_no_reviewer_decides_nothing(store, sign_in, step, name):
    draft = submitted(sign_in)
    before = text(store)
    sign_in(name)
    with pytest.raises(ForbiddenError):
        _writing.decide(step, draft.id, "好", draft.seen)

    assert state(draft.id) is State.SUBMITTED
    assert text(store) == before


@pytest.mark.parametrize("name", ["both"])
def test_reviewer_does_not_approve_what_he_entered(store, sign_in, name):
    draft = submitted(sign_in, name)
    before = text(store)
    with pytest.raises(ReviewError) as refused:
        _writing.decide(review.approve, draft.id, "好", draft.seen)

    assert refused.value.code == "own"
    assert state(draft.id) is State.SUBMITTED
    assert text(store) == before


def test_another_person_approves_and_both_are_named(store, sign_in):
    draft = submitted(sign_in)
    sign_in("li")
    _writing.decide(review.approve, draft.id, "", draft.seen)

    entry = store.head
    assert (entry.action, entry.by.person, entry.entered_by.person) == (
        Action.APPROVE,
        "li",
        "zhang",
    )
    assert FIGURE["id"] in text(store)
    assert store.verify() == ()


def test_draft_of_two_areas_needs_the_right_in_both(store, sign_in):
    """A draft of Wuwei and Xi'an; the reviewer of the first alone may not decide on it."""
    by = logged.ZHANG
    entry = store.note(Action.DRAFT, by=by, why="两市", changes=(ADDED, ELSEWHERE))
    store.note(Action.SUBMIT, by=by, why="", draft=entry.number)
    before = text(store)
    sign_in("li")
    for step in (review.approve, review.return_):
        with pytest.raises((ForbiddenError, ReviewError)):
            _writing.decide(step, entry.number, "好", None)

    assert state(entry.number) is State.SUBMITTED
    assert text(store) == before


def test_step_seen_before_the_last_one_is_refused(store, sign_in):
    draft = submitted(sign_in)
    sign_in("li")
    with pytest.raises(ReviewError) as refused:
        _writing.decide(review.approve, draft.id, "好", draft.seen - 1)

    assert refused.value.code == "moved"
    assert state(draft.id) is State.SUBMITTED


@pytest.mark.parametrize("name", [None, NOBODY, "li", "both"])
def test_only_who_entered_withdraws(store, sign_in, name):
    draft = submitted(sign_in)
    sign_in(name)
    with pytest.raises((ForbiddenError, ReviewError)):
        _writing.decide(review.withdraw, draft.id, "", None)
    assert state(draft.id) is State.SUBMITTED

    sign_in("zhang")
    _writing.decide(review.withdraw, draft.id, "", None)
    assert state(draft.id) is State.WITHDRAWN


@pytest.mark.parametrize("step", [review.approve, review.withdraw])
def test_draft_that_is_not_there_is_refused(store, sign_in, step):
    before = store.entries()
    sign_in("both")
    with pytest.raises((ForbiddenError, ReviewError)):
        _writing.decide(step, 99, "好", None)

    assert store.entries() == before


def written(sign_in: Callable[..., None]) -> Entry:
    sign_in("zhang", needed=False)
    entry = _writing.enter([ADDED], "补充")
    assert isinstance(entry, Entry)
    return entry


def test_without_review_it_is_written_at_once(store, sign_in):
    entry = written(sign_in)

    assert (entry.action, entry.by.person, entry.why) == (Action.EDIT, "zhang", "补充")
    assert FIGURE["id"] in text(store)


def test_stale_change_is_a_conflict_that_names_who_was_first(store, sign_in):
    path = store.folder / "cities" / "wuwei.yaml"
    first = logged.changed(path, "yb-186", obs_value=98, printed="98家")
    second = logged.changed(path, "yb-186", obs_value=99, printed="99家")
    sign_in("zhang", needed=False)
    _writing.enter([first], "勘误")
    sign_in("both", needed=False)
    with pytest.raises(ConflictError, match="张三"):
        _writing.enter([second], "勘误")

    assert "98家" in text(store)
    assert "99家" not in text(store)


@pytest.mark.parametrize("needed", [True, False])
@pytest.mark.parametrize("name", WITHOUT_RIGHT)
def test_who_is_no_editor_takes_nothing_back(store, sign_in, name, needed):
    entry = written(sign_in)
    sign_in(name, needed=needed)
    with pytest.raises(ForbiddenError):
        _writing.take_back(entry.number, "误录")

    assert store.head == entry
    assert FIGURE["id"] in text(store)


def test_taking_back_waits_for_review_where_it_is_needed(store, sign_in):
    entry = written(sign_in)
    sign_in("zhang")
    draft = _writing.take_back(entry.number, "误录")

    assert isinstance(draft, Draft)
    assert FIGURE["id"] in text(store)


def test_taking_back_without_review_is_a_reversal(store, sign_in):
    before = text(store)
    entry = written(sign_in)
    done = _writing.take_back(entry.number, "误录")

    assert done.action is Action.REVERSAL
    assert text(store) == before
