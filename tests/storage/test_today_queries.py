# SPDX-License-Identifier: MIT
"""What a day begins with, as it is read; what is put off; a plan that becomes what took place."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from relationship_journal.storage import drafts, edits, errors
from relationship_journal.storage.queries import entry, entry_marks
from relationship_journal.storage.queries import today as read
from relationship_journal.storage.queries.settings import SNOOZES, snoozes
from relationship_journal.values import (
    Channel,
    Manner,
    NewDate,
    NewJob,
    NewPromise,
    OffDuty,
    PartialDate,
    PromiseId,
    Side,
    Snooze,
    Snoozed,
    Stage,
    Status,
    Tier,
    When,
)
from relationship_journal.values.today import KeptOnTime

TODAY = date(2026, 11, 22)
AHEAD = date(2026, 12, 6)


def test_plans_are_read_with_their_people_and_where_they_work(journal, make_contact, make_conversation):
    dana = make_contact("Dana Whitfield", jobs=(NewJob("Northgate Logistics"),))
    marcus = make_contact("Marcus")
    make_conversation(dana, at="2026-11-21T10:00", text="done already")
    plan = make_conversation(marcus, dana, at="2026-11-23T10:00", planned=True, text="Renewal\nand more")
    make_conversation(dana, at="2027-03-01T10:00", planned=True)
    (found,) = read.plans(journal, TODAY, AHEAD)
    assert (found.id, found.text, found.account) == (plan, "Renewal", "Northgate Logistics")
    assert [person.name for person in found.contacts] == ["Marcus", "Dana Whitfield"]


def test_an_off_duty_time_nobody_told_of_is_read_also_where_it_is_no_plan_any_more(
    journal, make_contact, make_conversation
):
    dana = make_contact()
    make_conversation(dana, at="2026-11-14T19:00", manner=Manner(OffDuty.PLANNED))
    make_conversation(dana, at="2026-11-15T19:00", manner=Manner(OffDuty.KEPT))
    (found,) = read.plans(journal, date(2026, 10, 1), AHEAD)
    assert not found.planned
    assert found.off_duty is OffDuty.PLANNED


def test_those_with_a_cadence_and_friends_are_looked_at_and_nobody_else(journal, make_contact, make_conversation):
    for name, fields in {
        "tier": {"tier": Tier.B}, "own": {"cadence_days": 28, "tier": Tier.A}, "friend": {"stage": Stage.FRIEND},
        "neither": {}, "no customer": {"tier": Tier.A, "status": Status.NOT_CUSTOMER},
        "former": {"tier": Tier.A, "status": Status.FORMER}, "company": {"tier": Tier.A, "is_company": True},
    }.items():  # fmt: skip
        make_conversation(make_contact(name, **fields), at="2026-06-02T10:00")
    make_contact("never talked", tier=Tier.A)
    found = {row.contact.name: row.cadence for row in read.last_touches(journal, TODAY)}
    assert found == {"tier": 30, "own": 28, "friend": None}


def test_a_call_nobody_answered_is_no_touch_and_a_group_is_one(journal, make_contact, make_conversation):
    people = [make_contact(name, tier=Tier.A) for name in "abcd"]
    make_conversation(*people, at="2026-10-01T10:00")
    make_conversation(people[0], at="2026-10-05T10:00", answered=False)
    make_conversation(people[0], at="2026-11-30T10:00", planned=True)
    assert {row.on for row in read.last_touches(journal, TODAY)} == {date(2026, 10, 1)}


def test_of_a_friend_without_a_cadence_the_touches_of_a_year_are_read(journal, make_contact, make_conversation):
    friend = make_contact(stage=Stage.CLOSE_FRIEND)
    for at in ("2024-01-01T10:00", "2026-03-01T10:00", "2026-03-01T15:00", "2026-04-01T10:00"):
        make_conversation(friend, at=at)
    make_conversation(friend, at="2026-04-01T12:00", channel=Channel.TEXT)
    (row,) = read.last_touches(journal, TODAY)
    days = [(day.isoformat(), channel.value) for day, channel in row.touches]
    assert days == [("2026-03-01", "call"), ("2026-04-01", "call"), ("2026-04-01", "text")]


def test_birthdays_and_other_dates_come_round_also_over_the_new_year_and_on_leap_days(journal, make_contact):
    make_contact("Marcus", birthday=PartialDate(1981, 12, 4))
    make_contact("Ann", birthday=PartialDate(None, 1, 2))
    make_contact("Leap", birthday=PartialDate(2000, 2, 29))
    make_contact("Dana", dates=(NewDate("first deal", PartialDate(2020, 12, 24)),))

    def said(first, last):
        return [
            (one.contact.name, one.label, one.on.isoformat(), one.years) for one in read.occasions(journal, first, last)
        ]

    period = (TODAY, AHEAD)
    assert said(*period) == [("Marcus", "birthday", "2026-12-04", 45)]
    period = (date(2026, 12, 24), date(2027, 1, 6))
    assert said(*period) == [("Dana", "first deal", "2026-12-24", 6), ("Ann", "birthday", "2027-01-02", None)]
    period = (date(2027, 2, 20), date(2027, 3, 5))
    assert said(*period) == [("Leap", "birthday", "2027-02-28", 27)]
    period = (date(2028, 2, 20), date(2028, 3, 5))
    assert said(*period) == [("Leap", "birthday", "2028-02-29", 28)]


def test_renewals_are_those_of_the_days_asked_for(journal, make_contact):
    make_contact(jobs=(NewJob("Northgate"), NewJob("Helix")))
    edits.set_renewal(journal, 1, date(2026, 12, 1))
    edits.set_renewal(journal, 2, date(2027, 12, 1))
    assert [one.name for one in read.renewals(journal, TODAY, AHEAD)] == ["Northgate"]


def test_days_are_summed_without_plans_and_groups_count_as_entries_alone(journal, make_contact, make_conversation):
    people = [make_contact(name) for name in "abcd"]
    make_conversation(people[0], at="2026-11-02T10:00", minutes=30, share=100)
    make_conversation(people[0], at="2026-11-02T23:59", minutes=10, share=0)
    make_conversation(*people, at="2026-11-03T00:00", minutes=90, share=50)
    make_conversation(people[0], at="2026-11-04T10:00", planned=True)
    days = read.day_mixes(journal, date(2026, 11, 1), TODAY)
    assert [(one.day.day, one.entries, one.minutes, one.share) for one in days] == [(2, 2, 40, 75), (3, 1, 0, None)]


PROMISES = (
    (NewPromise("kept", due=date(2026, 11, 2), kept_on=date(2026, 11, 2)), 1, 1),
    (NewPromise("late", due=date(2026, 11, 2), kept_on=date(2026, 11, 3)), 1, 0),
    (NewPromise("open", due=date(2026, 11, 2)), 1, 0),
    (NewPromise("theirs", Side.THEM, date(2026, 11, 2)), 0, 0),
    (NewPromise("today, open", due=TODAY), 0, 0),
    (NewPromise("today, kept", due=TODAY, kept_on=TODAY), 1, 1),
    (NewPromise("before", due=date(2026, 1, 2)), 0, 0),
    (NewPromise("no day"), 0, 0),
    (NewPromise("let go in time", due=date(2026, 11, 2), let_go_on=date(2026, 11, 1)), 0, 0),
    (NewPromise("let go too late", due=date(2026, 11, 2), let_go_on=date(2026, 11, 9)), 1, 0),
)


@pytest.mark.parametrize(("promise", "due", "on_time"), PROMISES)
def test_promises_on_time_are_those_kept_by_the_day_agreed(journal, make_contact, promise, due, on_time):
    edits.add_mark(journal, make_contact(stage=Stage.FRIEND), promise)
    friends, others = read.kept_on_time(journal, date(2026, 5, 26), TODAY)
    assert (friends, others) == (KeptOnTime(due, on_time), KeptOnTime())


@pytest.mark.parametrize(("told", "on_time"), [(True, 1), (False, 0)])
def test_a_promise_is_due_when_it_was_last_agreed(journal, make_contact, told, on_time):
    edits.add_mark(journal, make_contact(), NewPromise("x", due=date(2026, 11, 2)))
    edits.move_promise(journal, PromiseId(1), date(2026, 11, 9), told, date(2026, 11, 1))
    edits.keep_promise(journal, PromiseId(1), date(2026, 11, 8))
    assert read.kept_on_time(journal, date(2026, 5, 26), TODAY)[1] == KeptOnTime(1, on_time)


def test_drafts_tell_where_they_stand_and_empty_ones_are_left_out(journal, make_contact, make_conversation):
    dana = make_contact()
    conversation = make_conversation(dana)
    uid = journal.rows("SELECT uid FROM contact")[0][0]
    drafts.save(journal, f"composer:{uid}", {"text": "She asked\nabout the fee"})
    drafts.save(journal, f"entry:{entry(journal, conversation).uid}", {"text": "better words"})
    drafts.save(journal, "composer:entries", {"text": "  "})
    drafts.save(journal, "contact:new", {"text": "something else"})
    found = {one.text: (one.contact and one.contact.id, one.entry) for one in read.drafts_left(journal)}
    assert found == {"She asked": (dana, None), "better words": (None, conversation)}


def test_what_is_put_off_is_listed_once_and_comes_back(journal):
    edits.snooze(journal, Snoozed.CHECK_IN, "a", date(2199, 1, 1))
    edits.snooze(journal, Snoozed.FRICTION, "a", date(2199, 1, 1))
    edits.snooze(journal, Snoozed.CHECK_IN, "a", date(2199, 1, 8))
    assert snoozes(journal) == [
        Snooze(Snoozed.FRICTION, "a", date(2199, 1, 1)), Snooze(Snoozed.CHECK_IN, "a", date(2199, 1, 8))
    ]  # fmt: skip
    edits.wake(journal, Snoozed.CHECK_IN, "a")
    assert [one.what for one in snoozes(journal)] == [Snoozed.FRICTION]
    with pytest.raises(errors.Conflict):
        edits.wake(journal, Snoozed.CHECK_IN, "a")


def test_what_a_foreign_file_says_wrongly_is_put_off_by_nobody(journal):
    rows = [{"what": "all", "uid": "a", "until": "2026-12-01"}, {"what": "gap", "uid": 3, "until": "2026-12-01"}, 7]
    edits.set_setting(journal, SNOOZES, [*rows, {"what": "gap", "uid": "", "until": "soon"}, {"what": ["gap"]}])
    assert snoozes(journal) == []


def test_a_plan_that_took_place_keeps_all_it_says(journal, make_contact, make_conversation, announced):
    dana = make_contact()
    plan = make_conversation(dana, planned=True, text="dinner", manner=Manner(OffDuty.PLANNED), when=When(
        datetime(2026, 11, 20, 19), 60, "Europe/Berlin"))  # fmt: skip
    before = entry(journal, plan)
    edits.plan_took_place(journal, plan, OffDuty.SLIPPED_BY_THEM)
    after = entry(journal, plan)
    assert not after.planned
    assert (after.when, after.text, after.contacts, after.rated) == (before.when, "dinner", before.contacts, False)
    assert entry_marks(journal, [plan])[plan].manner.off_duty is OffDuty.SLIPPED_BY_THEM
    journal.replay(announced[-1].inverse())
    assert entry(journal, plan) == before


def test_a_plan_in_the_trash_does_not_take_place(journal, make_contact, make_conversation):
    plan = make_conversation(make_contact(), planned=True)
    edits.trash_conversation(journal, plan)
    with pytest.raises(errors.Conflict):
        edits.plan_took_place(journal, plan, None)


def test_whoever_is_archived_is_nobody_to_write_to(journal, make_contact, make_conversation):
    gone = make_contact(tier=Tier.A, birthday=PartialDate(1981, 12, 4))
    make_conversation(gone, at="2026-06-02T10:00")
    edits.archive_contacts(journal, [gone])
    assert read.last_touches(journal, TODAY) == []
    assert read.occasions(journal, TODAY, AHEAD) == []


def test_more_of_everything_takes_no_more_queries(journal, make_contact, make_conversation, monkeypatch):
    asked = []
    real = type(journal).rows
    monkeypatch.setattr(type(journal), "rows", lambda *given: asked.append(given[1]) or real(*given))

    def count():
        asked.clear()
        read.plans(journal, TODAY, AHEAD)
        read.last_touches(journal, TODAY)
        read.occasions(journal, TODAY, AHEAD)
        read.interests_of(journal, [1, 2])
        read.kept_on_time(journal, TODAY, AHEAD)
        read.day_mixes(journal, TODAY, AHEAD)
        return len(asked)

    before = count()
    for name in "abcde":
        friend = make_contact(name, stage=Stage.FRIEND, birthday=PartialDate(1981, 12, 4))
        make_conversation(friend, at="2026-06-02T10:00")
        make_conversation(friend, at="2026-12-01T10:00", planned=True)
        edits.add_mark(journal, friend, NewPromise("x", due=TODAY))
    assert count() == before == 9
