# SPDX-License-Identifier: MIT
"""One small journal asked in every place that tells a figure: all of them tell the same one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from relationship_journal.storage import edits, queries, search
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries import today as today_read
from relationship_journal.storage.queries.coverage import account_record, listed_accounts
from relationship_journal.storage.queries.customers import customers
from relationship_journal.storage.queries.noticing import facts
from relationship_journal.storage.queries.refusals import refusals
from relationship_journal.storage.queries.sides import both_sides
from relationship_journal.values import (
    Channel,
    ContactId,
    FavorKind,
    LimitKind,
    Manner,
    NewFavor,
    NewJob,
    NewLimit,
    NewPromise,
    NewRefusal,
    OffDuty,
    PeopleFilter,
    Side,
    Stage,
    Status,
    Tier,
    record_from,
)
from relationship_journal.values.accounts import AccountPerson, AccountRecord
from relationship_journal.values.customers import Customer, is_wanted
from relationship_journal.values.sides import built, drew

TODAY = date(2026, 11, 22)
MADE = TODAY - timedelta(days=300)
"""When promises were made: never on the day of the clock, which goes on."""


@pytest.fixture
def talk(make_conversation):
    """A rated meeting of half an hour, so many days ago."""

    def make(*people: ContactId, days: int = 10, **fields):
        given = {"channel": Channel.MEETING, "minutes": 30, "share": 90} | fields
        return make_conversation(*people, at=f"{TODAY - timedelta(days=days)}T10:00", **given)

    return make


def line(journal: Journal, contact: ContactId) -> Customer:
    return next(one for one in customers(journal, TODAY) if one.id == contact)


def northgate(journal: Journal) -> AccountRecord:
    found = account_record(journal, queries.accounts(journal)[0].id, TODAY)
    assert found is not None
    return found


def at_northgate(journal: Journal, contact: ContactId) -> AccountPerson:
    """Somebody as the page of the account tells of them, which is as the list of accounts does."""
    found = next(one for one in northgate(journal).coverage.people if one.id == contact)
    assert found in next(one for one in listed_accounts(journal, TODAY)).coverage.people
    return found


@pytest.mark.parametrize(
    "no_talk",
    [
        {"answered": False},
        {"minutes": 9},
        {"manner": Manner(brief=True)},
        {"manner": Manner(off_duty=OffDuty.KEPT)},
        {"planned": True},
    ],
)
def test_a_talk_is_one_everywhere(journal, make_contact, talk, no_talk):
    dana = make_contact(tier=Tier.A, status=Status.CUSTOMER, jobs=(NewJob("Northgate"),))
    edits.add_mark(journal, dana, NewRefusal("depot", on=TODAY - timedelta(60)))
    talk(dana, days=40)
    talk(dana, days=2, **no_talk)
    one, at, (no,) = line(journal, dana), at_northgate(journal, dana), refusals(journal, TODAY)
    day = TODAY - timedelta(40)
    assert (one.last_talk, at.last.day) == (day, day)
    assert one.now.talks == at.talks == no.since.talks == no.since.business_talks == 1
    noticed = facts(journal, TODAY)
    done = [conversation for conversation in noticed.people[dana].done if conversation.business_talk]
    assert ([one.on for one in done], noticed.people[dana].talks, noticed.others.people) == ([day], 1, 1)


def test_who_moves_up_at_an_account_keeps_their_talks_and_has_not_left(journal, make_contact, talk):
    moved = TODAY - timedelta(20)
    buyer = NewJob("Northgate", "Buyer", started_on=date(2020, 1, 1), ended_on=moved)
    head = NewJob("Northgate", "Head", started_on=moved)
    dana = make_contact("Dana", stage=Stage.FRIEND, jobs=(buyer, head))
    make_contact("Sam", jobs=(NewJob("Northgate"),))
    for days in (20, 30, 60, 90):  # the day of the move is of both jobs, its talk is one
        talk(dana, days=days)
    record, found = northgate(journal), at_northgate(journal, dana)
    assert (found.title, found.talks, found.minutes, found.last.day) == ("Head", 4, 120, moved)
    assert record.coverage.only_friend == found
    assert record.former == ()
    assert [(move.on.year, move.joined) for move in record.moves] == [(2020, True)]


def test_who_came_back_is_told_of_by_what_they_do_now(journal, make_contact, talk):
    first = NewJob("Northgate", "Buyer", ended_on=TODAY - timedelta(100))
    dana = make_contact(jobs=(first, NewJob("Northgate", "Head", started_on=TODAY - timedelta(20))))
    for days in (50, 120):  # in between they were elsewhere
        talk(dana, days=days)
    found = at_northgate(journal, dana)
    assert (found.title, found.talks, found.last.day) == ("Head", 1, TODAY - timedelta(120))


def _let_go(after: int) -> Callable[[Journal, ContactId], None]:
    def make(journal: Journal, dana: ContactId) -> None:
        due = TODAY - timedelta(20)
        edits.add_mark(journal, dana, NewPromise("x", due=due, let_go_on=due + timedelta(after), on=MADE))

    return make


def _promised(days: int | None, kept: int | None) -> Callable[[Journal, ContactId], None]:
    def make(journal: Journal, dana: ContactId) -> None:
        due = None if days is None else TODAY - timedelta(days)
        kept_on = None if kept is None else TODAY - timedelta(kept)
        edits.add_mark(journal, dana, NewPromise("x", due=due, kept_on=kept_on, on=MADE))

    return make


@pytest.mark.parametrize(
    ("promise", "due", "on_time"),
    [
        (_let_go(3), 1, 0),
        (_let_go(0), 0, 0),
        (_promised(None, 1), 0, 0),
        (_promised(None, None), 0, 0),
        (_promised(20, 20), 1, 1),
        (_promised(20, 19), 1, 0),
        (_promised(20, None), 1, 0),
        (_promised(0, None), 0, 0),
        (_promised(0, 0), 1, 1),
        (_promised(-3, 1), 0, 0),
        (_promised(179, 179), 1, 1),
        (_promised(180, 180), 0, 0),
    ],
)
def test_promises_fall_due_and_are_on_time_by_one_rule(journal, make_contact, promise, due, on_time):
    dana = make_contact(status=Status.CUSTOMER)
    promise(journal, dana)
    one, sides = line(journal, dana), both_sides(journal, dana, TODAY)
    _, others = today_read.kept_on_time(journal, record_from(TODAY), TODAY)
    kept, noticed = built(sides, TODAY).kept, facts(journal, TODAY).others
    assert (noticed.due, noticed.on_time) == (due, on_time)
    assert [(one.due, one.on_time), (others.due, others.on_time), (len(kept.due), len(kept.on_time))] == [
        (due, on_time)
    ] * 3
    assert len(drew(sides, TODAY).late) == due - on_time


def test_who_is_archived_is_in_no_list_that_does_not_ask_for_the_archive(journal, make_contact):
    dana = make_contact(status=Status.CUSTOMER)
    make_contact("Marcus", status=Status.CUSTOMER)
    edits.archive_contacts(journal, [dana])

    def shown(*archived: bool) -> tuple[list[str], list[str]]:
        wanted = PeopleFilter(archived=frozenset(archived))
        table = sorted(one.name for one in customers(journal, TODAY) if is_wanted(one, wanted))
        return table, sorted(one.name for one in queries.contacts(journal, wanted=wanted))

    both = ["Dana Whitfield", "Marcus"]
    assert [shown(), shown(True), shown(False), shown(True, False)] == [
        (both[1:], both[1:]), (both[:1], both[:1]), (both[1:], both[1:]), (both, both),
    ]  # fmt: skip


def test_who_did_not_answer_was_not_talked_with_anywhere(journal, make_contact, talk):
    dana = make_contact(tier=Tier.A, status=Status.CUSTOMER, jobs=(NewJob("Northgate"),))
    answered = talk(dana, days=40)
    talk(dana, days=2, answered=False, channel=Channel.CALL)
    talk(dana, days=-2, planned=True)
    (touch,), (row,) = today_read.last_touches(journal, TODAY), queries.contacts(journal)
    head = queries.contact(journal, dana)
    days = (touch.on, row.last.day, head.last.day, line(journal, dana).last_talk, at_northgate(journal, dana).last.day)
    assert set(days) == {TODAY - timedelta(40)}
    assert head.last_channel is Channel.MEETING
    assert queries.contact_facts(journal, dana, TODAY).last == answered
    assert next(one for one in facts(journal, TODAY).people[dana].done if one.touch).id == answered


@pytest.mark.parametrize(("days", "works"), [(20, True), (1, True), (0, False), (-1, False)])
def test_who_leaves_on_a_day_to_come_works_there_until_then(journal, make_contact, days, works):
    dana = make_contact(status=Status.CUSTOMER, jobs=(NewJob("Northgate", ended_on=TODAY + timedelta(days)),))
    edits.add_mark(journal, dana, NewRefusal("depot", on=TODAY - timedelta(60)))
    account = queries.accounts(journal)[0]
    edits.set_renewal(journal, account.id, TODAY + timedelta(5))
    (no,) = refusals(journal, TODAY)
    told = [
        facts(journal, TODAY).people[dana].jobs[0].held(TODAY),
        bool(northgate(journal).coverage.people),
        line(journal, dana).account == "Northgate",
        bool(both_sides(journal, dana, TODAY).renewals),
        not no.since.left,
        queries.contact(journal, dana, TODAY).account == queries.contacts(journal, today=TODAY)[0].account != "",
        queries.contact(journal, dana, TODAY).account_id == account.id,
        [one.account for one in search.contacts(journal, "dana", today=TODAY)] == ["Northgate"],
        [one.account for one in queries.known_names(journal, TODAY)] == ["Northgate"],
        [one.account for one in queries.named_contacts(journal, TODAY)] == ["Northgate"],
        [one.name for one in queries.named_accounts(journal, TODAY)] == ["Northgate"],
        [name for _, name, _ in queries.people_kinds(journal, TODAY).accounts] == ["Northgate"],
        bool(queries.contacts(journal, today=TODAY, wanted=PeopleFilter(accounts=frozenset({account.id})))),
        no.account == "Northgate",
    ]
    assert told == [works] * len(told)


def test_what_is_planned_or_was_not_answered_is_no_off_duty_time_and_no_ear(journal, make_contact, talk):
    dana = make_contact(status=Status.CUSTOMER)
    was = Manner(off_duty=OffDuty.KEPT, needed_an_ear=True, told_troubles=True)
    kept = talk(dana, days=1, manner=was, ears=(0,))
    talk(dana, days=0, manner=was, ears=(0,), answered=False)
    ahead = talk(dana, days=-1, planned=True, manner=Manner(off_duty=OffDuty.PLANNED, needed_an_ear=True), ears=(0,))
    told = both_sides(journal, dana, TODAY).told
    assert told.off_duty == {OffDuty.KEPT: (kept,), OffDuty.PLANNED: (ahead,)}
    assert (told.my_ear, told.their_ear, told.troubles) == ((kept,),) * 3


def test_a_share_nobody_set_makes_no_business_talk(journal, make_contact, talk):
    dana = make_contact(status=Status.CUSTOMER)
    edits.add_mark(journal, dana, NewRefusal("depot", on=TODAY - timedelta(60)))
    talk(dana, share=None)
    (no,) = refusals(journal, TODAY)
    assert (no.since.talks, no.since.business_talks, line(journal, dana).now.talks) == (1, 0, 0)


@pytest.mark.parametrize(("minutes", "personal"), [(5, 3), (7, 4), (6, 3)])
def test_personal_minutes_round_halves_up(journal, make_contact, talk, minutes, personal):
    dana = make_contact(status=Status.CUSTOMER)
    edits.set_limit(journal, dana, NewLimit(LimitKind.PERSONAL_MINUTES, 100))
    talk(dana, minutes=minutes, share=50)
    (limit,) = line(journal, dana).limits
    assert [held.use for held in facts(journal, TODAY).people[dana].limits] == [limit]
    assert (queries.contact_facts(journal, dana, TODAY).personal, limit.used) == (personal, personal)


@pytest.mark.parametrize(
    ("favor", "counts"),
    [
        (NewFavor("x", kind=FavorKind.PRICE, on=TODAY - timedelta(179)), True),
        (NewFavor("x", kind=FavorKind.TERMS, on=TODAY), True),
        (NewFavor("x", kind=FavorKind.DELIVERY, on=TODAY - timedelta(180)), False),
        (NewFavor("x", kind=FavorKind.PRICE, normal_service=True, on=TODAY), False),
        (NewFavor("x", done_by=Side.THEM, kind=FavorKind.PRICE, on=TODAY), False),
        (NewFavor("x", kind=FavorKind.GIFT, on=TODAY), False),
    ],
)
def test_a_concession_is_one_everywhere(journal, make_contact, favor, counts):
    dana = make_contact(status=Status.CUSTOMER)
    edits.add_mark(journal, dana, favor)
    noticed = facts(journal, TODAY)
    (mark,) = noticed.people[dana].favors
    told = (line(journal, dana).concessions, noticed.others.concessions)
    assert told == (counts, counts)
    assert counts == (mark.said.concession and mark.on >= record_from(TODAY))
