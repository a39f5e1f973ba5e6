# SPDX-License-Identifier: MIT
"""The page before a meeting: three things first, both sides, the last talks; and what no page may say that leaves."""

from __future__ import annotations

from dataclasses import astuple
from datetime import date, datetime, timedelta

import pytest

from relationship_journal.insights.rules import notice
from relationship_journal.reports.brief import Brief, Form, brief
from relationship_journal.storage import edits
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.brief import brief_facts, meetings_on, next_meeting
from relationship_journal.storage.queries.noticing import facts
from relationship_journal.values import (
    Channel,
    ContactId,
    FavorKind,
    LimitKind,
    Manner,
    MarkOf,
    MixSide,
    NewContact,
    NewConversation,
    NewFavor,
    NewFriction,
    NewGoal,
    NewInterest,
    NewJob,
    NewLimit,
    NewMark,
    NewNote,
    NewPromise,
    NewRefusal,
    NewRelation,
    NoteKind,
    OffDuty,
    PartialDate,
    RefusalReason,
    Side,
    Stage,
    When,
)
from relationship_journal.values.insights import EVERYBODY, Insight, Said, Severity, Step, StepKind

TODAY = date(2026, 11, 22)
HIDDEN = "canary"


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def at(days: int) -> When:
    return When(datetime(2026, 11, 22, 10) - timedelta(days=days))


def talk(journal: Journal, who: ContactId, days: int, text: str = "Talked.", *marks: NewMark, **fields):
    row = {"share": 70, "minutes": 30, **fields}
    new = NewConversation((who,), at(days), text=text, marks=tuple(map(MarkOf, marks)), **row)
    return edits.log_conversation(journal, new)


@pytest.fixture
def dana(journal: Journal) -> ContactId:
    job = NewJob("Northgate Logistics", "Head of Operations")
    dana = edits.add_contact(
        journal,
        NewContact(
            "Dana Whitfield", given="Dana", stage=Stage.FRIEND, jobs=(job,), birthday=PartialDate(1980, 12, 4),
            relations=(NewRelation("partner", "Hannah Whitfield"),),
        ),
    )  # fmt: skip
    jordan = edits.add_contact(journal, NewContact("Jordan Beck", given="Jordan", jobs=(job,)))
    talk(journal, jordan, 200)
    talk(journal, dana, 6, "Rollout. Sam asked Jordan Beck.", NewPromise("the SLA sheet", due=ago(5), on=ago(6)))
    return dana


def page(journal: Journal, *who: ContactId, form: Form = Form.FULL, **fields) -> Brief:
    read = brief_facts(journal, who, TODAY)
    assert read is not None
    return brief(read, form, **fields)


def block(found: Brief, title: str) -> list[str]:
    """The lines of a block, and how many are left."""
    blocks = [one for column in found.columns for one in column.blocks if one.title == title]
    return [f"{line.lead} {line.text}".strip() for one in blocks for line in one.lines]


def first(found: Brief) -> list[str]:
    return [f"{line.lead} {line.text}" for line in found.first.lines]


def test_one_of_each_comes_before_the_second_of_any_and_the_rest_is_counted(journal, dana):
    for number in range(3):
        edits.add_mark(journal, dana, NewPromise(f"thing {number}", due=ago(3), on=ago(9)))
    edits.add_mark(journal, dana, NewNote("renewal terms", on=ago(13)))
    edits.add_mark(journal, dana, NewFriction("the delivery mix-up", on=ago(19)))
    found = page(journal, dana)
    assert first(found)[1:] == [
        "To raise: renewal terms. Noted 9 Nov.",
        "Open since 3 Nov: the delivery mix-up (business). Not yet talked about.",
    ]
    assert first(found)[0].startswith("You owe Dana: ")
    assert found.first.left == 3


def test_a_late_promise_says_when_it_was_made_and_how_late_it_is(journal, dana):
    assert first(page(journal, dana)) == ["You owe Dana: the SLA sheet. Promised 16 Nov, due 17 Nov, 5 days late."]


@pytest.mark.parametrize(
    ("rule", "severity", "shown"), [("blurred", "act", 1), ("blurred", "watch", 0), ("late-promise", "act", 0)]
)
def test_an_insight_that_says_act_stands_with_them_unless_the_records_say_it_already(
    journal, dana, rule, severity, shown
):
    said, step = Said("{n:thing}.", {"n": 2}), Step(StepKind.HAND_OVER, Said("Hand over"))
    insight = Insight(
        rule, EVERYBODY, Severity(severity), Said("Two sides blur"), said, (), TODAY, TODAY, TODAY, step, said, (),
    )  # fmt: skip
    assert first(page(journal, dana, insights=[insight]))[1:] == ["Two sides blur. 2 things."] * shown


def test_both_sides_stand_in_counts_and_words(journal, dana):
    edits.add_mark(journal, dana, NewGoal("Cold-chain logging gap", on=date(2021, 3, 1)))
    edits.add_mark(journal, dana, NewGoal("Audit export", on=ago(30)))
    edits.add_mark(journal, dana, NewRefusal("3-year term", reason=RefusalReason.BUDGET, on=date(2026, 9, 3)))
    for kind in (FavorKind.DELIVERY, FavorKind.DELIVERY, FavorKind.PRICE):
        edits.add_mark(journal, dana, NewFavor("moved it", kind=kind, on=ago(40)))
    edits.add_mark(journal, dana, NewFavor("a word", Side.THEM, Side.ME, FavorKind.REFERENCE, on=ago(40)))
    edits.add_mark(journal, dana, NewInterest("rugby league", on=ago(400)))
    edits.add_mark(journal, dana, NewNote("Sam: Bristol or Glasgow?", NoteKind.ASK_ABOUT, MixSide.PERSONAL, on=ago(8)))
    edits.set_limit(journal, dana, NewLimit(LimitKind.TOPIC, topic="prices over dinner"))
    edits.set_limit(journal, dana, NewLimit(LimitKind.PERSONAL_MINUTES, 360))
    found = page(journal, dana)
    assert [column.title for column in found.columns] == [
        "Business side · 70% of the last 90 days", "Personal side · 30% of the last 90 days",
    ]  # fmt: skip
    assert block(found, "First need") == ["Cold-chain logging gap, March 2021"]
    assert block(found, "Goals") == ["Audit export · open"]
    assert block(found, "Promises") == ["Mine: the SLA sheet, due 17 Nov, 5 days late"]
    assert block(found, "The last no, and why") == ["3 Sep: 3-year term. Reason: budget."]
    assert block(found, "Favors") == ["3 done for Dana (2 delivery, 1 price); 1 done by Dana, asked by you"]
    assert block(found, "Others there") == ["Jordan Beck, 6 months ago, call"]
    assert block(found, "Family") == ["Hannah Whitfield, partner"]
    assert block(found, "Cares about") == ["rugby league"]
    assert block(found, "Ask about") == ["Sam: Bristol or Glasgow?"]
    assert block(found, "Your limits") == ["0.1 of 6 h of personal time used this month"]
    assert block(found, "Better not opened") == ["prices over dinner"]
    assert block(found, "Next personal dates") == ["4 Dec: birthday, turns 46"]


def test_what_does_not_fit_is_counted(journal, dana):
    for number in range(6):
        edits.add_mark(journal, dana, NewGoal(f"goal {number}", on=ago(100 - number)))
    goals = next(one for column in page(journal, dana).columns for one in column.blocks if one.title == "Goals")
    assert (len(goals.lines), goals.left) == (4, 1)  # the first of six is the first need


def test_it_is_for_the_next_meeting_and_says_who_else_comes(journal, dana):
    jordan = next(one.id for one in brief_facts(journal, [dana], TODAY).others)
    plan = NewConversation((dana, jordan), at(-1), Channel.MEETING, planned=True)
    edits.log_conversation(journal, plan)
    assert page(journal, dana).head[1:] == (
        "For the meeting on Monday 23 November 2026, 10:00 · last talked 16 November, call",
        "With Jordan Beck",
    )
    both = page(journal, dana, jordan)
    assert both.title == "Dana Whitfield and Jordan Beck"
    assert block(both, "Others there") == []
    assert block(both, "Promises") == ["Dana: Mine: the SLA sheet, due 17 Nov, 5 days late"]


def test_since_you_last_spoke(journal, dana):
    promise = next(one for one in brief_facts(journal, [dana], TODAY).people[0].sides.promises)
    edits.keep_promise(journal, promise.id, ago(1))
    assert [line.text for line in page(journal, dana).since.lines] == ["You kept: the SLA sheet, 21 Nov"]


def test_the_same_weeks_a_year_ago_stand_there_if_there_is_something(journal, dana):
    assert page(journal, dana).year_ago == ()
    talk(journal, dana, 367, "First site visit.")
    assert [(one.day, one.told.text) for one in page(journal, dana).year_ago] == [("20 Nov 2025", "First site visit.")]


def hide(journal: Journal, dana: ContactId) -> None:
    """What no page may say that leaves: something in each field of each kind, private or told in confidence."""
    talk(journal, dana, 3, f"{HIDDEN} talk", NewNote(f"{HIDDEN} note", on=ago(3)), in_confidence=True)
    talk(journal, dana, 2, f"Said this.\nprivate: {HIDDEN} line")
    secret = f"private: {HIDDEN}"
    for mark in (
        NewNote(secret, on=ago(3)),
        NewNote(secret, NoteKind.ASK_ABOUT, on=ago(3)),
        NewGoal(secret, on=date(2019, 1, 1)),
        NewPromise(secret, due=ago(4), on=ago(9)),
        NewPromise(secret, due=ago(4), kept_on=ago(1), on=ago(9)),
        NewFavor(secret, pushed_aside=secret, reason=secret, on=ago(9)),
        NewFriction(secret, on=ago(12)),
        NewFriction(secret, settled_on=ago(1), on=ago(12)),
        NewRefusal("a term", in_their_words=secret, on=ago(5)),
        NewRefusal(secret, on=ago(4)),
        NewInterest(secret, on=ago(9)),
    ):
        edits.add_mark(journal, dana, mark)
    edits.set_limit(journal, dana, NewLimit(LimitKind.TOPIC, topic=secret))
    plan = NewConversation((dana,), at(-4), Channel.MEAL, f"{HIDDEN} dinner", planned=True, in_confidence=True)
    edits.log_conversation(journal, plan)
    evening = NewConversation(
        (dana,), at(-6), Channel.MEAL, f"private: {HIDDEN} plan", planned=True, manner=Manner(off_duty=OffDuty.PLANNED)
    )
    edits.log_conversation(journal, evening)


def judged(journal: Journal, dana: ContactId) -> list[Insight]:
    return notice(facts(journal, TODAY, dana))


@pytest.mark.parametrize("form", Form)
def test_what_leaves_has_nothing_private_and_nothing_in_confidence(journal, dana, form):
    jordan = next(one.id for one in brief_facts(journal, [dana], TODAY).others)
    hide(journal, dana)
    insights = judged(journal, dana)
    for who in ((dana,), (dana, jordan)):
        assert HIDDEN in str(astuple(page(journal, *who, insights=insights)))
        assert HIDDEN not in str(astuple(page(journal, *who, form=form, leaves=True, insights=insights)))
    head = page(journal, dana, form=form, leaves=True).head
    assert not any("For the meal on Thursday 26" in line or "last talked 19" in line for line in head)


def test_an_insight_that_rests_on_something_in_confidence_stays(journal, dana):
    favor = NewFavor("moved it", pushed_aside="another visit", on=ago(9))
    talk(journal, dana, 9, "Talked.", favor, in_confidence=True)
    insights = judged(journal, dana)
    assert any("pushed work aside" in line for line in first(page(journal, dana, insights=insights)))
    assert not any("pushed" in line for line in first(page(journal, dana, insights=insights, leaves=True)))


def test_a_page_that_may_lie_on_a_table_has_initials_no_limits_no_family_and_no_personal_talk(journal, dana):
    hide(journal, dana)
    edits.set_limit(journal, dana, NewLimit(LimitKind.PERSONAL_MINUTES, 360))
    edits.add_mark(journal, dana, NewFriction(f"{HIDDEN} friction", on=ago(9)))
    talk(journal, dana, 4, f"{HIDDEN} evening", share=10)
    talk(journal, dana, 5, f"{HIDDEN} match", manner=Manner(off_duty=OffDuty.KEPT), share=80)
    text = str(astuple(page(journal, dana, form=Form.POCKET)))
    for name in ("Dana", "Whitfield", "Jordan", "Beck", "Hannah", HIDDEN, "friend", "used this month"):
        assert name not in text
    assert "DW" in text
    assert "JB" in text


def test_a_first_name_that_is_also_a_word_is_one_where_it_is_written_as_one(journal, dana):
    edits.add_contact(journal, NewContact("Will Okafor", given="Will"))
    talk(journal, dana, 1, "We will ask.")
    talk(journal, dana, 2, "Ask Will.")
    assert [one.told.text for one in page(journal, dana, form=Form.POCKET).talks[:2]] == ["We will ask.", "Ask W."]


def test_nobody_there_is_no_page(journal):
    assert brief_facts(journal, [ContactId(99)], TODAY) is None


def test_the_next_meeting_and_those_of_a_day(journal, dana):
    now = datetime(2026, 11, 22, 9)
    assert next_meeting(journal, now) is None
    edits.log_conversation(journal, NewConversation((dana,), at(-1), Channel.MEETING, planned=True))
    edits.log_conversation(journal, NewConversation((dana,), at(-3), Channel.CALL, planned=True))
    assert next_meeting(journal, now).channel is Channel.MEETING
    assert len(meetings_on(journal, ago(-1))) == 1
