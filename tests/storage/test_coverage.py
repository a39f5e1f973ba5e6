# SPDX-License-Identifier: MIT
"""Who carries the talk of an account, whom it hangs on, who came and went, and what was agreed there."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from relationship_journal.storage import edits, queries
from relationship_journal.storage.errors import BadValue
from relationship_journal.storage.queries.coverage import account_conversations, account_record, listed_accounts
from relationship_journal.values import (
    Channel,
    FavorKind,
    GoalState,
    Manner,
    NewFavor,
    NewGoal,
    NewJob,
    NewPromise,
    NewRefusal,
    OffDuty,
    Side,
    Stage,
)
from relationship_journal.values.accounts import favor_sums, renews_soon

TODAY = date(2026, 11, 22)


@pytest.fixture
def add(make_contact):
    """Somebody at Northgate, with what is said of the job."""

    def make(name, stage=Stage.PROFESSIONAL, account="Northgate", **job):
        return make_contact(name, stage=stage, jobs=(NewJob(account, **job),))

    return make


@pytest.fixture
def talk(make_conversation):
    """A meeting of an hour, so many days ago."""

    def make(*people, days=10, **fields):
        at = f"{TODAY - timedelta(days=days)}T10:00"
        return make_conversation(*people, at=at, **{"channel": Channel.MEETING, "minutes": 60} | fields)

    return make


def northgate(journal):
    return account_record(journal, queries.accounts(journal)[0].id, TODAY)


def listed(journal):
    return next(one for one in listed_accounts(journal, TODAY) if one.account.name == "Northgate")


def test_who_carries_the_talk_is_told_by_minutes_of_180_days(journal, add, talk):
    dana, jordan, quiet = add("Dana"), add("Jordan"), add("Ruth")
    for days, minutes in ((0, 90), (179, 60)):
        talk(dana, days=days, minutes=minutes)
    talk(jordan, minutes=50)
    talk(quiet, days=180)
    coverage = listed(journal).coverage
    assert [(one.name, one.talks, one.minutes, coverage.share(one)) for one in coverage.people] == [
        ("Dana", 2, 150, 75),
        ("Jordan", 1, 50, 25),
        ("Ruth", 0, 0, 0),
    ]
    assert coverage.last.name == "Dana"
    assert coverage.people[2].last.day == TODAY - timedelta(days=180)


@pytest.mark.parametrize(
    "fields",
    [
        {"minutes": 9},
        {"minutes": None, "channel": Channel.TEXT},
        {"answered": False},
        {"planned": True},
        {"manner": Manner(brief=True)},
        {"manner": Manner(off_duty=OffDuty.KEPT)},
        {"days": -1},
    ],
)
def test_what_is_no_talk_carries_nothing(journal, add, talk, fields):
    talk(add("Dana"), **fields)
    (dana,) = listed(journal).coverage.people
    assert (dana.talks, dana.minutes, dana.last) == (0, 0, None)


def test_a_group_is_no_talk_and_three_are(journal, add, talk):
    people = [add(name) for name in ("Dana", "Jordan", "Ruth", "Celia")]
    talk(*people)
    assert not listed(journal).coverage.carriers
    talk(*people[:3])
    assert len(listed(journal).coverage.carriers) == 3


def test_it_hangs_on_the_friend_who_alone_was_talked_with(journal, add, talk):
    dana = add("Dana", Stage.FRIEND)
    talk(dana)
    assert listed(journal).coverage.only_friend is None  # nobody else is known there, or said to matter
    jordan = add("Jordan")
    assert listed(journal).coverage.only_friend.name == "Dana"
    talk(jordan, days=170)
    assert listed(journal).coverage.only_friend is None


def test_people_who_matter_count_although_they_are_not_known(journal, add, talk):
    talk(add("Dana", Stage.CLOSE_FRIEND))
    edits.set_people_that_matter(journal, listed(journal).account.id, 4)
    assert listed(journal).coverage.only_friend.name == "Dana"


def test_a_company_card_is_nobody_who_is_known(journal, add, talk, make_contact):
    talk(add("Dana", Stage.FRIEND))
    make_contact("Northgate", is_company=True, jobs=(NewJob("Northgate"),))
    coverage = listed(journal).coverage
    assert (coverage.known, coverage.only_friend) == (1, None)


def test_who_does_not_come_near_a_friend_is_no_only_friend(journal, add, talk):
    talk(add("Dana", Stage.FRIENDLY))
    add("Jordan")
    assert listed(journal).coverage.only_friend is None


def test_talk_and_marks_belong_to_the_account_somebody_was_at(journal, make_contact, talk):
    moved = TODAY - timedelta(days=50)
    jobs = (NewJob("Northgate", "Buyer", ended_on=moved), NewJob("Helix", started_on=moved + timedelta(days=1)))
    dana = make_contact("Dana", jobs=jobs)
    before, after = talk(dana, days=60), talk(dana, days=20)
    edits.add_mark(journal, dana, NewGoal("old", on=moved - timedelta(days=5)))
    edits.add_mark(journal, dana, NewGoal("new", on=moved + timedelta(days=5)))
    helix, gate = (account_record(journal, one.id, TODAY) for one in queries.accounts(journal))
    assert [one.name for one in gate.former] == ["Dana"]
    assert not gate.coverage.people
    assert gate.former[0].last.day == TODAY - timedelta(days=60)
    assert helix.coverage.people[0].talks == 1
    assert ([goal.said.what for goal in gate.goals], [goal.said.what for goal in helix.goals]) == (["old"], ["new"])
    assert account_conversations(journal, gate.account.id) == {before}
    assert account_conversations(journal, helix.account.id) == {after}
    assert [(one.account.name, one.open_goals) for one in listed_accounts(journal, TODAY)] == [
        ("Helix", 1), ("Northgate", 1),
    ]  # fmt: skip


def test_who_leaves_tomorrow_is_still_there_and_who_left_today_is_not(journal, add):
    add("Dana", ended_on=TODAY + timedelta(days=1))
    add("Jordan", ended_on=TODAY)
    record = northgate(journal)
    assert [one.name for one in record.coverage.people] == ["Dana"]
    assert [one.name for one in record.former] == ["Jordan"]


def test_moves_tell_who_joined_and_who_left_the_last_first(journal, add):
    add("Dana", started_on=date(2024, 3, 1))
    add("Jordan", started_on=date(2023, 1, 1), ended_on=date(2026, 3, 3))
    add("Ruth")
    moves = northgate(journal).moves
    assert [(move.person.name, move.joined, move.on.year) for move in moves] == [
        ("Jordan", False, 2026),
        ("Dana", True, 2024),
        ("Jordan", True, 2023),
    ]


def test_two_jobs_of_one_person_at_an_account_are_one_person(journal, make_contact, talk):
    jobs = (NewJob("Northgate", "Buyer"), NewJob("Northgate", "Head of Operations", buying_role="decides"))
    talk(make_contact("Dana", jobs=jobs))
    (dana,) = northgate(journal).coverage.people
    assert (dana.title, dana.buying_role, dana.talks) == ("Buyer, Head of Operations", "decides", 1)


def test_what_was_agreed_at_an_account(journal, add):
    dana = add("Dana")
    for mark in (
        NewGoal("spoilage", GoalState.REACHED),
        NewGoal("logging"),
        NewPromise("SLA sheet"),
        NewPromise("kept", kept_on=TODAY),
        NewRefusal("second depot"),
    ):
        edits.add_mark(journal, dana, mark)
    record = northgate(journal)
    assert {goal.said.what for goal in record.goals} == {"spoilage", "logging"}
    assert [promise.said.what for promise in record.promises] == ["SLA sheet"]
    assert [refusal.said.what for refusal in record.refusals] == ["second depot"]
    edits.trash_contact(journal, dana)
    assert not northgate(journal).goals


def test_favors_are_summed_by_currency_and_concessions_apart(journal, add, talk):
    dana = add("Dana")
    conversation = talk(dana)
    for favor in (
        NewFavor("fee", kind=FavorKind.PRICE, worth=120_000, currency="EUR"),
        NewFavor("delivery", kind=FavorKind.DELIVERY, worth=30_000, currency="USD"),
        NewFavor("terms", kind=FavorKind.TERMS, worth=10_000, currency="EUR"),
        NewFavor("usual price", kind=FavorKind.PRICE, normal_service=True, worth=5_000, currency="EUR"),
        NewFavor("introduced us", done_by=Side.THEM),
    ):
        edits.add_mark(journal, dana, favor, conversation)
    sums = favor_sums(northgate(journal).favors)
    assert [(one.done_by, one.concession, one.count, one.worth) for one in sums] == [
        (Side.ME, True, 3, (("EUR", 130_000), ("USD", 30_000))),
        (Side.ME, False, 1, (("EUR", 5_000),)),
        (Side.THEM, False, 1, ()),
    ]
    assert sums[0].conversations == (conversation,)


def test_as_many_queries_for_many_accounts_as_for_one(journal, make_contact, talk, monkeypatch):
    def asked():
        count = 0
        real = journal.rows

        def rows(*args):
            nonlocal count
            count += 1
            return real(*args)

        with monkeypatch.context() as patch:
            patch.setattr(journal, "rows", rows)
            listed_accounts(journal, TODAY)
        return count

    talk(make_contact("Dana", jobs=(NewJob("Northgate"),)))
    few = asked()
    for number in range(20):
        talk(make_contact(f"Person {number}", jobs=(NewJob(f"Company {number}"),)))
    assert asked() == few <= 5


def test_an_account_that_is_gone_has_no_record(journal):
    assert account_record(journal, 99, TODAY) is None


def test_a_renewal_is_near_ninety_days_before_and_after():
    assert [renews_soon(TODAY + timedelta(days=days), TODAY) for days in (-91, -90, 0, 90, 91)] == [
        False, True, True, True, False,
    ]  # fmt: skip


def test_no_two_accounts_get_one_name(journal, add):
    add("Dana")
    add("Marcus", account="Helix")
    helix = queries.accounts(journal)[0]
    with pytest.raises(BadValue, match="already"):
        edits.rename_account(journal, helix.id, "Northgate")


def test_a_note_about_an_account_is_kept_and_taken_back(journal, add, announced):
    add("Dana")
    account = queries.accounts(journal)[0].id
    edits.set_account_note(journal, account, "Two depots.")
    assert queries.account(journal, account).note == "Two depots."
    journal.replay(announced[-1].inverse())
    assert queries.account(journal, account).note == ""
    with pytest.raises(BadValue, match="characters"):
        edits.set_account_note(journal, account, "x" * 1_000_001)
