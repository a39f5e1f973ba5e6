# SPDX-License-Identifier: MIT
"""What rules may look at, as it is read from a journal that was written with the program's own verbs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from threading import Thread

import pytest

from relationship_journal.storage import bulk, edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.noticing import facts
from relationship_journal.values import (
    Channel,
    ContactId,
    Cost,
    FavorKind,
    GoalState,
    LimitKind,
    Manner,
    MarkOf,
    NewContact,
    NewConversation,
    NewFavor,
    NewFriction,
    NewGoal,
    NewInterest,
    NewJob,
    NewLimit,
    NewNote,
    NewPromise,
    NewRefusal,
    NewRelation,
    NewShortcut,
    OffDuty,
    Precision,
    PromiseId,
    RefusalReason,
    Share,
    Side,
    Stage,
    Status,
    Tier,
    WantedBy,
    When,
    due_agreed,
    fell_due,
    kept_late,
    record_from,
)
from relationship_journal.values.noticing import FRIENDS, Done, Facts, JobHeld, Planned, Tally, UsedBy
from tests.benchmarks.data import journal_of
from tests.benchmarks.marks import LAST

TODAY = date(2026, 11, 22)


def ago(days: int) -> date:
    return TODAY - timedelta(days)


@pytest.fixture
def talk(make_conversation):
    """A rated meeting of half an hour, so many days ago."""

    def make(*people: ContactId, days: int = 10, **fields):
        given = {"channel": Channel.MEETING, "minutes": 30, "share": 90} | fields
        return make_conversation(*people, at=f"{ago(days)}T10:00", **given)

    return make


def test_a_person_is_told_of_as_they_stand(journal, make_contact):
    dana = make_contact(
        given="Dana", status=Status.PROSPECT, stage=Stage.CLOSE_FRIEND, wanted_by=WantedBy.THEM, tier=Tier.A,
        away_until=date(2026, 12, 1), seasonal_months=(7, 8), health_or_public=True, off_duty_welcome=True,
    )  # fmt: skip
    one = facts(journal, TODAY).people[dana]
    assert (one.name, one.called, one.status, one.stage) == (
        "Dana Whitfield",
        "Dana",
        Status.PROSPECT,
        Stage.CLOSE_FRIEND,
    )
    assert (one.wanted_by, one.away_until, one.months) == (WantedBy.THEM, date(2026, 12, 1), (7, 8))
    assert (one.health_or_public, one.off_duty_welcome, one.company, one.archived, one.imported) == (
        True, True, False, False, False,
    )  # fmt: skip
    assert one.friend
    assert (one.first_talk, one.talks, one.done, one.plans, one.limits) == (None, 0, (), (), ())


def test_a_conversation_is_told_of_with_all_that_rules_ask(journal, make_contact, talk):
    dana = make_contact()
    talk_id = talk(
        dana, days=3, began=Side.THEM, ears=(0,), manner=Manner(nothing_to_follow_up=True, needed_an_ear=True,
        told_troubles=True), marks=(MarkOf(NewPromise("send it")),),
    )  # fmt: skip
    assert facts(journal, TODAY).people[dana].done == (
        Done(talk_id, ago(3), Channel.MEETING, 30, Share(90), began=Side.THEM, ear=True, troubles=True, promised=True,
             closed=True),
    )  # fmt: skip


def test_the_two_sides_are_tallied_over_customers_alone(journal, make_contact, talk):
    people = {
        name: make_contact(name, **fields) for name, fields in {
            "friend": {"stage": Stage.FRIEND}, "other": {}, "former": {"status": Status.FORMER},
            "company": {"is_company": True}, "archived": {}, "trashed": {}, "wife": {},
        }.items()
    }  # fmt: skip
    make_contact("husband", status=Status.NOT_CUSTOMER, jobs=(NewJob("Helix"),),
                 relations=(NewRelation("wife", "wife", people["wife"]),))  # fmt: skip
    for one in people.values():
        talk(one)
        edits.add_mark(journal, one, NewPromise("x", due=ago(20), kept_on=ago(20), on=ago(20)))
        edits.add_mark(journal, one, NewPromise("y", due=ago(20), on=ago(20)))
        edits.add_mark(journal, one, NewFavor("z", kind=FavorKind.PRICE, on=ago(20)))
        edits.add_mark(journal, one, NewFavor("z", kind=FavorKind.PRICE, on=ago(20), reason="a pilot"))
        edits.add_mark(journal, one, NewFavor("z", kind=FavorKind.PRICE, on=ago(20), said_one_off=True))
    edits.archive_contacts(journal, [people["archived"]])
    edits.trash_contact(journal, people["trashed"])
    found = facts(journal, TODAY)
    assert (found.friends, found.others) == (Tally(2, 1, 1, 1), Tally(2, 1, 1, 1))


def test_as_many_questions_are_asked_of_three_people_as_of_three_hundred(journal):
    asked: list[tuple[int, int]] = []
    for more in (3, 297):
        known = {"jobs": (NewJob("Northgate"),), "stage": Stage.FRIEND, "wanted_by": WantedBy.ME}
        people = [NewContact(f"Contact {number}", **known) for number in range(more)]
        talks = [
            NewConversation((ContactId(number),), When(datetime(2026, 11, 2, 10)), marks=(MarkOf(promise),))
            for number in range(more)
            for promise in (NewPromise("x", due=ago(1)), NewPromise("y"))
        ]
        bulk.load(journal, "people", people, talks, marks=[(0, NewLimit(LimitKind.OFF_DUTY_TIMES, 3))])
        asked.append((_statements(journal, None), _statements(journal, ContactId(1))))
    assert asked[0] == asked[1]
    assert asked[0] == (45, 30)


def _statements(journal: Journal, contact: ContactId | None) -> int:
    """How many statements the engine is given."""
    statements: list[str] = []
    journal.connection.set_trace_callback(statements.append)
    facts(journal, TODAY, contact)
    journal.connection.set_trace_callback(None)
    return len(statements)


def test_of_one_contact_the_facts_are_those_of_all(journal, make_contact, talk):
    dana = make_contact("Dana", jobs=(NewJob("Northgate"), NewJob("Helix", ended_on=ago(90))), stage=Stage.FRIEND)
    sam = make_contact("Sam", jobs=(NewJob("Helix"), NewJob("Elsewhere")))
    make_contact("Marcus", jobs=(NewJob("Elsewhere"),))
    for days in (3, 40):
        talk(dana, sam, days=days, marks=(MarkOf(NewPromise("x", due=ago(1))),))
    edits.move_promise(journal, PromiseId(1), ago(-9), told=True, on=ago(2))
    whole, one = facts(journal, TODAY), facts(journal, TODAY, dana)
    assert whole.whole
    assert not one.whole
    assert one.people == {row_id: whole.people[row_id] for row_id in (dana, sam)}
    assert [account.name for account in one.accounts.values()] == ["Northgate", "Helix"]
    assert all(whole.accounts[row_id] == account for row_id, account in one.accounts.items())
    assert (one.friends, one.others, one.written, one.started_on) == (
        whole.friends, whole.others, whole.written, whole.started_on,
    )  # fmt: skip
    assert one.people[dana].stage in FRIENDS
    assert isinstance(one.people[dana].jobs[0], JobHeld)


def test_whether_it_is_a_talk_is_said_alike_by_facts_and_sql(journal, make_contact, talk):
    dana = make_contact()
    for fields in ({"answered": False}, {"minutes": 9}, {"manner": Manner(brief=True)},
                   {"manner": Manner(off_duty=OffDuty.KEPT)}):  # fmt: skip
        talk(dana, days=2, **fields)
    talk(dana, days=30)
    one = facts(journal, TODAY).people[dana]
    assert [done.talk for done in one.done] == [False] * 4 + [True]
    assert (one.talks, one.first_talk) == (1, ago(30))


def test_of_a_year_all_is_told_and_before_it_twelve_talks(journal, make_contact, talk):
    often, seldom = make_contact("Often"), make_contact("Seldom")
    for days in (0, 364, 365, *range(1, 13)):
        talk(often, days=days)
    for number in range(15):
        talk(seldom, days=200 * number)
    talk(seldom, days=500, minutes=2)
    talk(seldom, days=2_400, minutes=2)
    found = facts(journal, TODAY)
    one, other = found.people[often], found.people[seldom]
    assert [(TODAY - done.on).days for done in one.done] == [*range(13), 364]
    assert [(TODAY - done.on).days for done in other.done if done.talk] == [200 * number for number in range(12)]
    assert [(TODAY - done.on).days for done in other.done if not done.talk] == [500]
    assert (one.talks, one.first_talk, one.added_on) == (14, ago(365), ago(365))
    assert (other.talks, other.first_talk, other.added_on) == (12, ago(2_800), ago(2_800))
    assert found.started_on == ago(2_800)


@pytest.mark.parametrize(
    ("stage", "told"), [(Stage.FRIEND, [900, 901, 902]), (Stage.PROFESSIONAL, [902]), (Stage.FRIENDLY, [902])]
)
def test_the_last_of_what_was_not_done_since_is_told_whenever_it_was(journal, make_contact, talk, stage, told):
    dana = make_contact(stage=stage)
    for days in range(12):
        talk(dana, days=days, share=20)
    talk(dana, days=900, manner=Manner(off_duty=OffDuty.KEPT), share=None)
    talk(dana, days=901, channel=Channel.TEXT, minutes=None, share=None)
    talk(dana, days=902, share=60)
    talk(dana, days=903, share=60)
    talk(dana, days=904, answered=False, manner=Manner(off_duty=OffDuty.KEPT))
    one = facts(journal, TODAY).people[dana]
    assert [(TODAY - done.on).days for done in one.done] == [*range(12), *told]


@pytest.mark.parametrize(
    "fields",
    [
        {"channel": Channel.TEXT, "minutes": None},
        {"channel": Channel.SOCIAL, "minutes": 9, "share": 49},
        {"channel": Channel.SOCIAL, "minutes": 9, "share": 50},
        {"channel": Channel.TEXT, "minutes": 10},
        {"channel": Channel.EMAIL, "minutes": 2},
        {"channel": Channel.MEETING, "minutes": 30, "manner": Manner(brief=True)},
        {"channel": Channel.TEXT, "minutes": None, "answered": False},
    ],
)
def test_a_brief_message_is_one_for_facts_and_for_rules(journal, make_contact, talk, fields):
    dana = make_contact(stage=Stage.FRIEND)
    old = talk(dana, days=900, **({"share": None} | fields))
    (alone,) = facts(journal, TODAY).people[dana].done
    for days in range(12):
        talk(dana, days=days, share=20)
    talk(dana, days=100, share=90)
    told = [done.id for done in facts(journal, TODAY).people[dana].done]
    assert (old in told) is alone.brief_message


def test_what_is_planned_is_told_from_today_on_and_is_not_done(journal, make_contact, make_conversation, talk):
    dana = make_contact()
    talk(dana, days=1, planned=True)
    today = talk(dana, days=0, planned=True)
    later = talk(dana, days=-3, planned=True, channel=Channel.MEAL)
    edits.trash_conversation(journal, talk(dana, days=-4, planned=True))
    one = facts(journal, TODAY).people[dana]
    assert one.plans == (Planned(later, ago(-3), Channel.MEAL), Planned(today, TODAY, Channel.MEETING))
    assert (one.done, one.talks, facts(journal, TODAY).written) == ((), 0, ())


def test_a_plan_says_whether_it_is_meant_to_be_off_duty(journal, make_contact, talk):
    dana = make_contact()
    talk(dana, days=-1, planned=True)
    talk(dana, days=-3, planned=True, manner=Manner(off_duty=OffDuty.KEPT))
    assert [plan.off_duty for plan in facts(journal, TODAY).people[dana].plans] == [True, False]


def test_what_is_dated_ahead_or_planned_has_not_been(journal, make_contact, talk):
    dana = make_contact()
    since = edits.add_mark(journal, dana, NewPromise("send it", due=ago(-9), on=ago(3))).id
    edits.add_mark(journal, dana, NewShortcut("skipped a step", on=ago(-1)))
    edits.add_mark(journal, dana, NewPromise("late before it was made", due=ago(2), on=ago(-1)))
    plan = talk(dana, days=-2, planned=True, marks=(MarkOf(NewPromise("bring it", due=ago(1), on=ago(5))),))
    edits.add_mark(journal, dana, NewFavor("moved it", kind=FavorKind.PRICE, asked_by=Side.ME, on=ago(5)), plan)
    found = facts(journal, TODAY)
    one = found.people[dana]
    assert ([mark.id for mark in one.promises], one.shortcuts, one.favors) == ([since], (), ())
    assert (found.others.due, found.others.concessions) == (0, 0)
    later = facts(journal, ago(-1)).people[dana]
    assert (len(later.promises), len(later.shortcuts)) == (2, 1)


def test_a_group_is_a_touch_of_each_and_no_talk_of_any(journal, make_contact, talk):
    people = [make_contact(name) for name in "abcd"]
    group = talk(*people, minutes=90)
    three = talk(*people[:3], days=20)
    found = facts(journal, TODAY).people
    for one in people[:3]:
        (first, second) = found[one].done
        assert (first.id, first.group, first.touch, first.talk, first.minutes) == (group, True, True, False, 0)
        assert (second.id, second.group, second.rated_talk) == (three, False, True)
    assert [done.id for done in found[people[3]].done] == [group]


def test_minutes_nobody_wrote_are_those_of_the_channel_in_this_journal(journal, make_contact, talk):
    dana = make_contact()
    talk(dana, channel=Channel.TEXT, minutes=None)
    assert not facts(journal, TODAY).people[dana].done[0].talk
    edits.set_channel_minutes(journal, {Channel.TEXT: 10})
    (done,) = facts(journal, TODAY).people[dana].done
    assert (done.minutes, done.talk) == (10, True)


@pytest.mark.parametrize(
    ("when", "on"),
    [
        (When(datetime(2026, 11, 22, 23, 59), 840, "Pacific/Kiritimati"), TODAY),
        (When(datetime(2026, 11, 21, 23, 59), -660, "Pacific/Pago_Pago"), ago(1)),
        (When(datetime(2026, 11, 22), precision=Precision.DAY), TODAY),
        (When(datetime(2026, 10, 25, 2, 30), 120, "Europe/Berlin"), date(2026, 10, 25)),
        (When(datetime(2026, 10, 25, 2, 30), 60, "Europe/Berlin"), date(2026, 10, 25)),
        (When(datetime(2026, 3, 29, 3, 0), 120, "Europe/Berlin"), date(2026, 3, 29)),
    ],
)
def test_a_conversation_is_of_its_own_wall_clock_day(journal, make_contact, make_conversation, when, on):
    dana = make_contact()
    make_conversation(dana, when=when)
    found = facts(journal, TODAY)
    assert [done.on for done in found.people[dana].done] == [on]
    assert (found.written, found.started_on, found.people[dana].first_talk) == ((on,), on, on)


def test_what_is_in_the_trash_is_nowhere(journal, make_contact, talk):
    dana, sam = make_contact("Dana", jobs=(NewJob("Northgate"),)), make_contact("Sam", jobs=(NewJob("Northgate"),))
    talk(dana, days=5)
    edits.trash_conversation(
        journal, talk(dana, days=3, marks=(MarkOf(NewPromise("x")), MarkOf(NewGoal("y")), MarkOf(NewFavor("z"))))
    )
    edits.trash_mark(journal, edits.add_mark(journal, dana, NewNote("x")))
    edits.trash_contact(journal, sam)
    found = facts(journal, TODAY)
    one = found.people[dana]
    assert [(done.on, done.promised) for done in one.done] == [(ago(5), False)]
    assert (one.promises, one.goals, one.favors, one.notes) == ((), (), (), ())
    assert found.people.keys() == {dana}
    (account,) = found.accounts.values()
    assert [job.contact for job in account.jobs] == [dana]
    assert found.written == (ago(5),)
    assert sam not in facts(journal, TODAY, sam).people


def test_a_contact_that_became_part_of_another_is_the_other(journal, make_contact, talk):
    dana, twin = make_contact("Dana", wanted_by=WantedBy.ME), make_contact("D. Whitfield", jobs=(NewJob("Northgate"),))
    talk(dana, days=3)
    talk(twin, days=40, marks=(MarkOf(NewPromise("x")),))
    edits.merge_contacts(journal, dana, twin)
    found = facts(journal, TODAY)
    one = found.people[dana]
    assert found.people.keys() == {dana}
    assert ([done.on for done in one.done], len(one.promises), len(one.jobs)) == ([ago(3), ago(40)], 1, 1)
    assert facts(journal, TODAY, dana).people == found.people


def test_marks_that_wait_for_nothing_go_back_a_year(journal, make_contact):
    dana = make_contact()
    old, new = ago(365), ago(364)
    for on in (old, new):
        edits.add_mark(journal, dana, NewPromise("open", on=on))
        edits.add_mark(journal, dana, NewPromise("kept", due=on, kept_on=on, on=on))
        edits.add_mark(journal, dana, NewNote("raised", raised_on=on, on=on))
        edits.add_mark(journal, dana, NewShortcut("told", told_on=on, on=on))
        edits.add_mark(journal, dana, NewFriction("settled", settled_on=on, on=on))
        edits.add_mark(journal, dana, NewFriction("lasts", on=on))
        edits.add_mark(journal, dana, NewRefusal("known", reason=RefusalReason.BUDGET, on=on))
        edits.add_mark(journal, dana, NewRefusal("hurts", reason=RefusalReason.BUDGET, still_hurts=True, on=on))
        edits.add_mark(journal, dana, NewInterest("sailing", on=on))
    one = facts(journal, TODAY).people[dana]
    told = {
        name: [(mark.said.what, (TODAY - mark.on).days) for mark in getattr(one, name)]
        for name in ("promises", "notes", "shortcuts", "frictions", "refusals", "interests")
    }
    assert told == {
        "promises": [("kept", 364), ("open", 364), ("open", 365)],
        "notes": [("raised", 364)],
        "shortcuts": [("told", 364)],
        "frictions": [("lasts", 364), ("settled", 364), ("lasts", 365)],
        "refusals": [("hurts", 364), ("known", 364), ("hurts", 365)],
        "interests": [("sailing", 364), ("sailing", 365)],
    }


def test_a_promise_kept_long_before_the_day_it_was_moved_to_is_told(journal, make_contact):
    dana = make_contact()
    promise = PromiseId(edits.add_mark(journal, dana, NewPromise("x", due=ago(500), on=ago(510))).id)
    edits.move_promise(journal, promise, ago(20), told=True, on=ago(505))
    edits.keep_promise(journal, promise, ago(400))
    found = facts(journal, TODAY)
    (mark,) = found.people[dana].promises
    assert (due_agreed(mark), found.others) == (ago(20), Tally(due=1, on_time=1))


def test_the_first_need_the_goal_that_moved_last_and_every_favor_while_none_was_asked_are_told(journal, make_contact):
    dana = make_contact()
    for number, moved in enumerate((700, 400, 900, None)):
        goal = NewGoal(f"goal {number}", GoalState.DROPPED if moved else GoalState.REACHED, moved and ago(moved))
        edits.add_mark(journal, dana, replace(goal, on=ago(1_000 - number)))
    for days in (800, 600, 3):
        edits.add_mark(journal, dana, NewFavor(f"{days}", on=ago(days)))
    one = facts(journal, TODAY).people[dana]
    assert [mark.said.what for mark in one.goals] == ["goal 1", "goal 0"]
    assert [mark.said.what for mark in one.favors] == ["3", "600", "800"]
    for days in (700, 500):
        edits.add_mark(journal, dana, NewFavor(f"asked {days}", done_by=Side.THEM, asked_by=Side.ME, on=ago(days)))
    asked = facts(journal, TODAY).people[dana].favors
    assert [mark.said.what for mark in asked] == ["3", "asked 500"]


def test_limits_tell_what_used_them(journal, make_contact, talk):
    dana, sam = make_contact("Dana"), make_contact("Sam")
    for_all = edits.set_limit(journal, None, NewLimit(LimitKind.PERSONAL_MINUTES, 100))
    own = edits.set_limit(journal, dana, NewLimit(LimitKind.SPENDING, 5_000, "USD"))
    times = edits.set_limit(journal, dana, NewLimit(LimitKind.OFF_DUTY_TIMES, 2))
    walk = talk(dana, days=3, share=50, minutes=5, manner=Manner(off_duty=OffDuty.KEPT))
    lunch = talk(dana, sam, days=2, share=50, minutes=5, cost=Cost(2_500, "USD", Side.ME))
    talk(dana, days=1, share=100, cost=Cost(900, "EUR", Side.ME))
    talk(dana, days=22, share=0)
    found = facts(journal, TODAY).people
    held = {limit.use.kind: limit for limit in found[dana].limits}
    assert {kind: (limit.id, limit.use.used, limit.use.amount) for kind, limit in held.items()} == {
        LimitKind.PERSONAL_MINUTES: (for_all, 5, 100),
        LimitKind.SPENDING: (own, 2_500, 5_000),
        LimitKind.OFF_DUTY_TIMES: (times, 1, 2),
    }
    assert [(by.conversation, by.on) for by in held[LimitKind.PERSONAL_MINUTES].by] == [(lunch, ago(2)), (walk, ago(3))]
    assert held[LimitKind.SPENDING].by == (UsedBy(lunch, ago(2), 2_500),)
    assert held[LimitKind.OFF_DUTY_TIMES].by == (UsedBy(walk, ago(3), 1),)
    assert [(limit.use.used, len(limit.by)) for limit in found[sam].limits] == [(3, 1)]


@pytest.mark.parametrize(
    ("fields", "cadence"),
    [({}, None), ({"tier": Tier.B}, 30), ({"tier": Tier.B, "cadence_days": 9}, 9), ({"cadence_days": 9}, 9)],
)
def test_a_cadence_is_their_own_else_that_of_their_tier(journal, make_contact, fields, cadence):
    dana = make_contact(**fields)
    assert facts(journal, TODAY).people[dana].cadence == cadence


def test_who_wants_it_is_told_since_it_is_so(journal, make_contact, talk):
    dana, sam, always = (
        make_contact(name, wanted_by=who) for name, who in
        (("Dana", WantedBy.THEM), ("Sam", WantedBy.ME), ("Always", WantedBy.ME))
    )  # fmt: skip
    for one in (dana, sam, always):
        talk(one, days=400)
    for one, who in ((dana, WantedBy.ME), (sam, WantedBy.MUTUAL), (always, WantedBy.ME)):
        form = queries.contact_form(journal, one)
        edits.edit_contact(journal, one, form, replace(form, wanted_by=who, note="changed"))
    edits.rename_contact(journal, dana, "Dana W.")
    since = {one.name: one.wanted_since for one in facts(journal, TODAY).people.values()}
    today = datetime.now(UTC).date()
    assert since in (
        {"Dana W.": day, "Sam": ago(400), "Always": ago(400)} for day in (today, today - timedelta(1))
    )  # the day may change meanwhile


def test_who_came_with_an_import_is_told_so_until_there_is_a_conversation(journal, make_contact, talk):
    edits.import_contacts(journal, [NewContact("Sam")], [], "phone.vcf")
    make_contact("Dana")
    stranger, known = facts(journal, TODAY).people.values()
    assert [(one.name, one.imported, one.subject) for one in (stranger, known)] == [
        ("Sam", True, False), ("Dana", False, True),
    ]  # fmt: skip
    talk(stranger.id)
    assert facts(journal, TODAY).people[stranger.id].subject


@pytest.mark.parametrize("label", ["wife", "Step-son", "spouse", "mother-in-law", "partner", "Dana's sister"])
@pytest.mark.parametrize("turned", [False, True])
def test_who_has_a_contact_in_the_family_is_family_and_the_one_with_an_account_is_not(
    journal, make_contact, label, turned
):
    jobs = (NewJob("Northgate"),)
    dana = make_contact("Dana", jobs=() if turned else jobs)
    other = make_contact("Mia", jobs=jobs if turned else (), relations=(NewRelation(label, "Dana", dana),))
    found = facts(journal, TODAY).people
    assert (found[dana].family, found[other].family) == ((True, False) if turned else (False, True))


@pytest.mark.parametrize(
    ("label", "family"),
    [("sister", True), ("friend", False), ("business partner", False), ("manager", False), ("", False)],
)
def test_two_who_are_related_and_stand_alike_are_both_family(journal, make_contact, label, family):
    dana = make_contact("Dana")
    other = make_contact("Mia", relations=(NewRelation(label, "Dana", dana),))
    make_contact("Sam", relations=(NewRelation(label, "Grandma"),))
    found = facts(journal, TODAY)
    assert [one.family for one in found.people.values()] == [family, family, False]
    assert facts(journal, TODAY, other).people[other].family is family
    edits.trash_contact(journal, dana)
    assert not facts(journal, TODAY).people[other].family


def test_an_account_has_all_who_ever_worked_there_current_ones_first(journal, make_contact):
    dana = make_contact("Dana", jobs=(NewJob("Northgate", "Buyer", ended_on=ago(90)), NewJob("Helix", "Head")))
    sam = make_contact("Sam", jobs=(NewJob("Northgate", "Driver", buying_role="user", started_on=ago(900)),))
    edits.set_renewal(journal, queries.accounts(journal)[1].id, ago(-30))
    edits.set_people_that_matter(journal, queries.accounts(journal)[1].id, 4)
    found = facts(journal, TODAY)
    northgate = next(one for one in found.accounts.values() if one.name == "Northgate")
    assert [(job.contact, job.title, job.held(TODAY)) for job in northgate.jobs] == [
        (sam, "Driver", True), (dana, "Buyer", False),
    ]  # fmt: skip
    assert (northgate.renewal_on, northgate.people_that_matter) == (ago(-30), 4)
    assert [job.account_name for job in found.people[dana].jobs] == ["Helix", "Northgate"]
    assert (northgate.jobs[0].buying_role, northgate.jobs[0].started_on) == ("user", ago(900))


def test_days_are_told_as_far_back_as_silences_count(journal, make_contact, talk):
    for days in (0, 0, 7, 1460, 1461):
        talk(make_contact(str(days)), days=days)
    assert facts(journal, TODAY).written == (TODAY, ago(7), ago(1460))


def test_an_empty_journal_has_no_facts(journal):
    assert facts(journal, TODAY) == Facts(TODAY)
    assert facts(journal, TODAY, ContactId(1)) == Facts(TODAY, whole=False)


def test_between_two_steps_another_may_read_and_the_job_may_end(journal, make_contact, talk):
    talk(make_contact())
    steps: list[tuple[int, int]] = []

    def report(step: int, total: int) -> None:
        steps.append((step, total))
        other = Thread(target=lambda: journal.rows("SELECT 1"))
        other.start()
        other.join(5)
        assert not other.is_alive()
        if step == 9:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        facts(journal, TODAY, report=report)
    assert [step for step, _ in steps] == list(range(1, 10))
    steps.clear()
    facts(journal, TODAY, report=lambda *step: steps.append(step))
    assert steps[-1][0] == len(steps) == steps[-1][1]


@pytest.fixture(scope="module")
def large(tmp_path_factory) -> Iterator[Journal]:
    """A journal as the benchmarks measure, with two thousand conversations."""
    with Journal.open(journal_of(tmp_path_factory.mktemp("large"), 2_000)) as found:
        yield found


@pytest.mark.parametrize("number", [1, 2, 3, 500, 1_000])
def test_of_anybody_in_a_large_journal_the_facts_are_those_of_all(large, number):
    contact = ContactId(number)
    whole, one = facts(large, LAST), facts(large, LAST, contact)
    assert all(person == whole.people[row_id] for row_id, person in one.people.items())
    assert all(account == whole.accounts[row_id] for row_id, account in one.accounts.items())
    assert contact in one.people
    assert (one.friends, one.others, one.written) == (whole.friends, whole.others, whole.written)


def test_the_sides_of_a_large_journal_add_up_to_its_people(large):
    found = facts(large, LAST)
    for friends, side in ((True, found.friends), (False, found.others)):
        people = [one for one in found.people.values() if one.customer and one.friend is friends and not one.family]
        due = [mark for one in people for mark in one.promises if mark.said.side is Side.ME and fell_due(mark, LAST)]
        since = record_from(LAST)
        favors = [mark.said for one in people for mark in one.favors if since <= mark.on <= LAST]
        assert side == Tally(
            len(due),
            sum(not kept_late(mark) and mark.said.kept_on is not None for mark in due),
            sum(favor.concession and not favor.reason and not favor.said_one_off for favor in favors),
            sum(any(done.talk and done.on >= since for done in one.done) for one in people),
        )
