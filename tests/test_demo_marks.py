# SPDX-License-Identifier: MIT
"""The demo's marks: every kind in its story, true to its day on any today."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, timedelta
from functools import cache

import pytest

from relationship_journal import demo
from relationship_journal.demo import DemoContent
from relationship_journal.storage import queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    KIND_OF,
    FavorKind,
    GoalState,
    LimitKind,
    MarkKind,
    MarkOf,
    NewContact,
    NewConversation,
    NewFavor,
    NewFriction,
    NewGoal,
    NewLimit,
    NewMark,
    NewNote,
    NewPromise,
    NewRefusal,
    NewShortcut,
    NewStageChange,
    OffDuty,
    Side,
    Stage,
    WantedBy,
)

PICTURED = date(2026, 11, 22)
DAYS = (
    PICTURED,
    date(2026, 2, 21),
    date(2026, 10, 25),
    date(2026, 12, 31),
    date(2027, 1, 1),
    date(2027, 3, 28),
    date(2027, 3, 31),
    date(2027, 8, 16),
    date(2028, 2, 17),
    date(2028, 2, 29),
)
FRIENDS = {Stage.FRIEND, Stage.CLOSE_FRIEND}

content = cache(demo.content)


@pytest.fixture(params=DAYS, ids=str)
def today(request: pytest.FixtureRequest) -> date:
    return request.param


@pytest.fixture
def told(today: date) -> DemoContent:
    return content(today)


def with_talks(told: DemoContent) -> Iterator[tuple[NewContact, NewConversation, MarkOf]]:
    for talk in told.conversations:
        for one in talk.marks:
            yield told.contacts[talk.contacts[one.person]], talk, one


def marks(told: DemoContent) -> Iterator[tuple[NewContact | None, NewMark, date]]:
    """Every mark with whom it names and its day."""
    for contact, talk, one in with_talks(told):
        yield contact, one.mark, one.mark.on or talk.when.day
    for person, mark in told.marks:
        assert mark.on is not None
        yield None if person is None else told.contacts[person], mark, mark.on


def promises(told: DemoContent, side: Side = Side.ME) -> Iterator[tuple[NewContact, NewPromise, date | None]]:
    """With the day last agreed."""
    for contact, _, one in with_talks(told):
        if isinstance(one.mark, NewPromise) and one.mark.side is side:
            agreed = [move.due_after for move in one.moves if move.told]
            yield contact, one.mark, agreed[-1] if agreed else one.mark.due


def of(told: DemoContent, name: str, kind: type[NewMark]) -> list[NewMark]:
    return [mark for contact, mark, _ in marks(told) if contact and contact.name == name and isinstance(mark, kind)]


def test_every_kind_of_mark_is_told_of(told):
    kinds = Counter(KIND_OF[type(mark)] for _, mark, _ in marks(told))
    assert kinds.keys() == set(MarkKind)
    favors = [mark for _, mark, _ in marks(told) if isinstance(mark, NewFavor)]
    assert {favor.done_by for favor in favors} == {favor.asked_by for favor in favors} == set(Side)
    assert {favor.kind for favor in favors} == set(FavorKind)
    assert {mark.state for _, mark, _ in marks(told) if isinstance(mark, NewGoal)} == set(GoalState)
    assert {mark.kind for _, mark, _ in marks(told) if isinstance(mark, NewLimit)} == set(LimitKind)
    assert {talk.manner.off_duty for talk in told.conversations if talk.manner} >= set(OffDuty)


def test_what_came_to_pass_did_so_by_today_and_in_order(told, today):
    for _, mark, day in marks(told):
        assert day <= today
        for field in fields(mark):
            value = getattr(mark, field.name)
            if isinstance(value, date) and field.name != "due":
                assert value <= today, mark
            if isinstance(value, date) and field.name in {"kept_on", "let_go_on", "talked_on", "told_on"}:
                assert value >= day, mark
        if isinstance(mark, NewFriction) and mark.settled_on:
            assert mark.talked_on
            assert mark.talked_on <= mark.settled_on
        if isinstance(mark, NewPromise) and mark.due:
            assert mark.due >= day


def test_friends_wait_longer_than_everyone_else(told, today):
    counts: Counter[tuple[bool, bool]] = Counter()
    for contact, promise, due in promises(told):
        if due and today - timedelta(days=180) <= due < today:
            on_time = promise.let_go_on is not None or (promise.kept_on is not None and promise.kept_on <= due)
            counts[contact.stage in FRIENDS, on_time] += 1
    assert counts == {(True, True): 10, (True, False): 5, (False, True): 101}


def test_one_promise_is_overdue_one_is_due_today_and_others_are_waited_for(told, today):
    open_ones = [(who.name, due) for who, promise, due in promises(told) if promise.open and due]
    assert [name for name, due in open_ones if due < today] == ["Dana Whitfield"]
    assert [name for name, due in open_ones if due == today] == ["Priya Subramanian"]
    assert len([name for name, due in open_ones if due > today]) >= 5
    waited_for = [who.name for who, promise, due in promises(told, Side.THEM) if promise.open and due and due < today]
    assert len(waited_for) >= 2


def test_danas_marks_are_the_pictured_ones():
    told = content(PICTURED)
    shown = [
        (talk.when.day.day, KIND_OF[type(one.mark)].value, getattr(one.mark, "what", ""))
        for contact, talk, one in with_talks(told)
        if contact.name == "Dana Whitfield" and talk.when.month == "2026-11"
    ]
    assert shown == [
        (2, "favor", "Move delivery up a week"),
        (2, "friction", "The delivery mix-up"),
        (9, "goal", "Spoilage under 1%"),
        (9, "promise", "send the minutes to ops and IT"),
        (9, "promise", "audit export before January"),
        (9, "note", "Renewal terms before January"),
        (14, "favor", "Drive Sam to the open day in Glasgow"),
        (14, "note", "Sam: Bristol or Glasgow?"),
        (16, "promise", "send revised SLA sheet"),
    ]
    sla = next(promise for _, promise, _ in promises(told) if promise.what == "send revised SLA sheet")
    assert (sla.due, sla.open) == (date(2026, 11, 17), True)
    (mix_up,) = (mark for mark in of(told, "Dana Whitfield", NewFriction) if mark.open)
    assert mix_up.on == PICTURED - timedelta(days=19)
    goals = sorted(of(told, "Dana Whitfield", NewGoal), key=lambda goal: goal.on or PICTURED)
    assert goals[0].what == "Cold-chain logging gap"


def test_the_friendship_with_dana_drifts_into_concessions(told, today):
    recent = [
        mark
        for contact, mark, day in marks(told)
        if contact and contact.name == "Dana Whitfield" and isinstance(mark, NewFavor) and (today - day).days < 90
    ]
    assert len([favor for favor in recent if favor.concession and not favor.reason and not favor.said_one_off]) == 2
    assert any(favor.open for favor in of(told, "Dana Whitfield", NewFavor))
    assert any(shortcut.open for shortcut in of(told, "Dana Whitfield", NewShortcut))
    assert NewLimit(LimitKind.PERSONAL_MINUTES, 360, on=today - timedelta(days=150)) in of(
        told, "Dana Whitfield", NewLimit
    )


def test_a_no_without_its_reason_and_a_friction_that_crossed(told, today):
    unknown = [
        contact.name for contact, mark, _ in marks(told) if contact and isinstance(mark, NewRefusal) and mark.open
    ]
    assert unknown == ["Giulia Ferrante"]
    crossed = [mark for _, mark, _ in marks(told) if isinstance(mark, NewFriction) and mark.crossed_on]
    assert len(crossed) >= 3
    (open_one,) = (mark for mark in crossed if mark.open)
    assert open_one.crossed_on is not None
    assert open_one.crossed_on >= today - timedelta(days=90)


def test_one_keeps_it_business(told):
    (celia,) = (contact for contact in told.contacts if contact.wanted_by is WantedBy.KEEPS_IT_BUSINESS)
    assert any(limit.kind is LimitKind.TOPIC for limit in of(told, celia.name, NewLimit))


def test_stages_changed_step_by_step_to_what_they_are(told):
    steps: dict[str, list[tuple[date, NewStageChange]]] = {}
    for contact, mark, day in marks(told):
        if contact and isinstance(mark, NewStageChange):
            steps.setdefault(contact.name, []).append((day, mark))
    stages = {contact.name: contact.stage for contact in told.contacts}
    assert steps.keys() == {name for name, stage in stages.items() if stage in FRIENDS}
    for name, changes in steps.items():
        days = [day for day, _ in changes]
        history = [change for _, change in sorted(changes, key=lambda one: one[0])]
        assert len(set(days)) == len(days)
        assert all(one.after is then.before for one, then in itertools.pairwise(history)), name
        assert history[-1].after is stages[name]


def test_some_have_a_birthday_in_the_next_two_weeks(told, today):
    coming = {(day.month, day.day) for step in range(1, 15) for day in [today + timedelta(days=step)]}
    soon = {contact.name for contact in told.contacts if contact.birthday and
            (contact.birthday.month, contact.birthday.day) in coming}  # fmt: skip
    assert soon >= {"Marcus Oyelaran", "Matthijs Roelvinga"}
    for contact in told.contacts:
        if contact.birthday and contact.birthday.year and contact.birthday.month and contact.birthday.day:
            assert date(contact.birthday.year, contact.birthday.month, contact.birthday.day) < today


def test_something_waits_to_be_raised_with_whom_is_met_next(told, today):
    nearest = min((talk for talk in told.conversations if talk.planned and talk.when.day > today), key=_moment)
    who = told.contacts[nearest.contacts[0]].name
    assert any(note.open for note in of(told, who, NewNote))


def _moment(talk: NewConversation) -> date:
    return talk.when.day


def test_a_filled_journal_knows_accounts_relations_and_limits_for_all(tmp_path):
    with Journal.create(tmp_path / "demo.journal") as journal:
        demo.fill(journal, PICTURED)
        rows = journal.rows("""SELECT renewal_on, people_that_matter FROM account WHERE name = 'Northgate Logistics'""")
        assert [tuple(row) for row in rows] == [("2026-12-31", 4)]
        marcus = queries.find_contact(journal, "Marcus Oyelaran")
        folake = queries.find_contact(journal, "Folake Oyelaran")
        near = queries.details(journal, marcus.id).relations
        assert ("sister", folake.id) in [(relation.label, relation.other) for relation in near]
        assert len(journal.rows("""SELECT 1 FROM "limit" WHERE contact_id IS NULL""")) == 3
