# SPDX-License-Identifier: MIT
"""The hand-over sheet: the business side whole, free text only where it is ticked, nothing personal, nobody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from relationship_journal.reports.hand_over import approver, hand_over_sheet
from relationship_journal.reports.page import Page, markdown
from relationship_journal.reports.sheet import Choices, Sheet, leaving
from relationship_journal.storage import edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.hand_over import account_hand_over, contact_hand_over
from relationship_journal.values import (
    Channel,
    ContactId,
    Cost,
    FavorKind,
    GoalState,
    LimitKind,
    Manner,
    MarkOf,
    MethodKind,
    MixSide,
    NewContact,
    NewConversation,
    NewFavor,
    NewFriction,
    NewGoal,
    NewInterest,
    NewJob,
    NewLimit,
    NewMethod,
    NewNote,
    NewPromise,
    NewRefusal,
    NewRelation,
    NewShortcut,
    OffDuty,
    PartialDate,
    RefusalReason,
    Side,
    Stage,
    When,
)
from relationship_journal.wording.hand_over import dated

TODAY = date(2026, 11, 22)
PERSONAL = "canary"
"""Stands in everything that is personal, in confidence, private or in the trash."""


@pytest.fixture
def dana(journal: Journal) -> ContactId:
    """Dana, with everything a sheet holds and everything it must not."""
    dana = edits.add_contact(
        journal,
        NewContact(
            "Dana Whitfield", given="Dana", family="Whitfield", nickname=f"{PERSONAL} nickname",
            stage=Stage.CLOSE_FRIEND,
            note=f"{PERSONAL} note", birthday=PartialDate(1976, 6, 7),
            jobs=(NewJob("Northgate Logistics", "Head of Operations", buying_role="decides"),),
            methods=(
                NewMethod(MethodKind.PHONE, "+44 7700 900123", "mobile", preferred=True),
                NewMethod(MethodKind.EMAIL, "dana@northgate.example"),
                NewMethod(MethodKind.PHONE, f"{PERSONAL} 020 7946 0000", "Home"),
                NewMethod(MethodKind.PHONE, f"{PERSONAL} 020 7946 0001", "private"),
            ),
            relations=(NewRelation("wife", "Hannah Whitfield"),),
        ),
    )  # fmt: skip
    edits.add_contact(
        journal, NewContact("Jordan Beck", given="Jordan", jobs=(NewJob("Northgate Logistics", "Dispatcher"),))
    )
    account = queries.accounts(journal)[0]
    edits.set_renewal(journal, account.id, date(2027, 1, 14))
    edits.set_people_that_matter(journal, account.id, 5)
    edits.set_account_note(journal, account.id, "Pays late\nprivate: canary of the account")
    for mark in (
        NewGoal("Cold-chain logging gap", GoalState.REACHED, date(2026, 11, 9), on=date(2021, 3, 3)),
        NewGoal("Audit export", on=date(2026, 10, 12), note="asked twice\nPRIVATE: canary in the note"),
        NewPromise("Revised SLA sheet", due=date(2026, 11, 17), on=date(2026, 11, 16)),
        NewPromise("Old sheet", due=date(2026, 11, 1), kept_on=date(2026, 11, 1), on=date(2026, 10, 16)),
        NewPromise("Introduction to Hull", Side.THEM, date(2026, 11, 30), on=date(2026, 11, 9)),
        NewFavor(
            "Moved delivery up a week", kind=FavorKind.DELIVERY, worth=40000, currency="GBP", on=date(2026, 9, 2),
            reason="Approved by Sarah Lind on Monday, a new contract", said_one_off=True,
        ),
        NewFavor("Waived the fee", kind=FavorKind.PRICE, on=date(2026, 10, 5), pushed_aside="the audit of Marcus"),
        NewFavor("canary gift", kind=FavorKind.GIFT, on=date(2026, 9, 3)),
        NewFavor("canary help", kind=FavorKind.PERSONAL_HELP, on=date(2026, 9, 4)),
        NewRefusal("Three-year term", reason=RefusalReason.BUDGET, in_their_words="Frozen until February",
                   still_hurts=True, on=date(2026, 9, 1)),
        NewFriction("Delivery mix-up", on=date(2026, 11, 3)),
        NewFriction("canary quarrel", MixSide.PERSONAL, on=date(2026, 11, 4)),
        NewShortcut("canary shortcut", on=date(2026, 11, 4)),
        NewNote("canary to ask", on=date(2026, 11, 4)),
        NewInterest("canary sailing", on=date(2026, 11, 4)),
        NewLimit(LimitKind.TOPIC, topic="canary topic"),
        NewGoal("Private: canary goal", on=date(2026, 11, 5)),
    ):  # fmt: skip
        edits.add_mark(journal, dana, mark)
    return dana


@pytest.fixture
def sheet(journal: Journal, dana: ContactId) -> Sheet:
    marcus = edits.add_contact(
        journal, NewContact("Marcus Oyelaran", given="Marcus", jobs=(NewJob("Harrow Freight"),))
    )  # fmt: skip
    secret = (MarkOf(NewPromise("canary promise")), MarkOf(NewRefusal("canary no")), MarkOf(NewFriction("canary rift")))
    for day, fields in (
        (-7, {"text": "canary confidence", "in_confidence": True, "marks": secret}),
        (1, {"text": "Terms with Marcus and HARROW FREIGHT\n- private: canary plan", "planned": True}),
        (2, {"text": "canary dinner", "planned": True, "manner": Manner(OffDuty.PLANNED)}),
        (3, {"text": "canary secret plan", "planned": True, "in_confidence": True}),
        (4, {"text": "canary walk", "planned": True, "share": 0}),
        (5, {"text": "canary meal", "planned": True, "share": 10}),
        (6, {"text": "canary concert", "planned": True, "share": 49}),
        (7, {"text": "canary box at the stadium", "planned": True, "share": 80, "manner": Manner(OffDuty.PLANNED)}),
        (-3, {"text": "canary talk", "cost": Cost(5000, "GBP", Side.ME), "ears": (0,)}),
    ):
        when = When(datetime(2026, 11, 22, 10) + timedelta(days=day))
        people = (dana, marcus) if day == 1 else (dana,)
        edits.log_conversation(journal, NewConversation(people, when, Channel.MEETING, **{"minutes": 45, **fields}))
    gone = edits.log_conversation(
        journal,
        NewConversation(
            (dana,), When(datetime(2026, 11, 10)), text="canary trash", marks=(MarkOf(NewGoal("canary trashed goal")),)
        ),
    )
    edits.trash_conversation(journal, gone)
    found = contact_hand_over(journal, dana, TODAY)
    assert found is not None
    return hand_over_sheet(found, TODAY)


def written(sheet: Sheet, choices: Choices | None = None) -> str:
    return markdown(leaving(sheet, choices or Choices(), dated(TODAY, "Sam Lee")))


def everything(sheet: Sheet) -> Choices:
    return Choices(ticked=frozenset(line.key for line in sheet.lines()))


def test_the_facts_stand_and_free_text_does_not(sheet: Sheet):
    assert written(sheet) == (
        """\
# Hand-over: Dana Whitfield

Head of Operations, Northgate Logistics, decides

For Sam Lee, 22 November 2026

## People

- **Dana Whitfield**
  - Head of Operations, Northgate Logistics, decides
  - mobile: +44 7700 900123
  - e-mail: dana@northgate.example
- **Jordan Beck**
  - Dispatcher, Northgate Logistics

## First need

- Noted 3 Mar 2021, reached 9 Nov 2026

## Goals

- Noted 12 Oct 2026, open

## Promises

- We owe Dana Whitfield: promised 16 Nov 2026, due 17 Nov 2026, 5 days late
- We kept 1 promise. Of 2 due in the last 180 days, 1 was kept on time
- Dana Whitfield owes us: promised 9 Nov 2026, due 30 Nov 2026

## Concessions

- Price, 5 Oct 2026: they asked
  - Who approved it is not noted
- Delivery, 2 Sep 2026: they asked, worth 400 GBP, said to be a one-off
  - Approved by Sarah Lind

## A no, and why

- A deal was refused 1 Sep 2026. Reason: budget

## Friction

- Open since 3 Nov 2026, not yet talked about

## Renewal

- Northgate Logistics renews 14 Jan 2027, in 7 weeks
  - At Northgate Logistics 5 people matter, 2 known here

## Planned

- Monday 23 November 2026, 10:00: meeting with Dana Whitfield and Person A, 45 min

---

Business side only, as of 22 November 2026.
"""
    )


def test_ticked_text_stands_with_its_record_and_others_are_masked(sheet: Sheet):
    text = written(sheet, everything(sheet))
    assert "- **Revised SLA sheet**\n  - We owe Dana Whitfield" in text
    assert "  - Business reason: Approved by Sarah Lind on Monday, a new contract" in text
    assert "  - In their words: “Frozen until February”" in text
    assert "  - Note: asked twice" in text
    assert "  - Note: Pays late" in text
    assert "  - It pushed aside: the audit of Person A" in text
    assert "  - Terms with Person A and Customer A" in text
    for name in ("Marcus", "Oyelaran", "Harrow", "HARROW", "Hannah"):
        assert name not in text


def test_nothing_personal_private_secret_or_trashed_is_on_it_whatever_is_ticked(sheet: Sheet):
    assert PERSONAL not in written(sheet, everything(sheet)).casefold()
    assert PERSONAL not in "".join(line.text for line in sheet.lines()).casefold()
    for word in ("friend", "hurts", "1976", "June"):
        assert word not in written(sheet, everything(sheet))


@pytest.mark.parametrize(
    "typed",
    ["private: canary", "  - PRIVATE : canary", "> *private*: canary", "1. private： canary", "\u200bprivate: canary"],
)
def test_a_private_line_never_leaves_even_where_it_is_typed_for_the_sheet(sheet: Sheet, typed: str):
    keys = [line.key for line in sheet.lines()]
    choices = replace(everything(sheet), edited={key: f"kept\n{typed}" for key in keys}, closing=f"bye\n{typed}")
    text = written(sheet, choices)
    assert PERSONAL not in text
    assert "kept" in text and "bye" in text


def test_a_line_is_struck_or_said_otherwise_on_this_sheet_alone(sheet: Sheet, journal: Journal, dana: ContactId):
    owed = next(line for line in sheet.lines() if line.text.startswith("We owe"))
    changed = written(sheet, Choices(edited={owed.key: "We owe them a sheet"}, closing="Call me any time."))
    assert "- We owe them a sheet\n" in changed
    assert "\n\nCall me any time.\n\n---" in changed
    struck = written(sheet, Choices(struck=frozenset({line.key for line in sheet.lines() if "Nov" in line.text})))
    assert "We owe" not in struck
    assert "## Friction" not in struck, "an empty section goes with its title"
    again = contact_hand_over(journal, dana, TODAY)
    assert again is not None
    assert written(hand_over_sheet(again, TODAY)) == written(sheet)


def test_every_line_knows_its_record(sheet: Sheet):
    for line in sheet.lines():
        assert line.origin is not None or line.key.startswith(("kept", "more", "nothing"))
    kinds = {line.origin.kind for line in sheet.lines() if line.origin and line.free}
    assert kinds == {"goal", "promise", "favor", "refusal", "friction", "account", "conversation"}
    keys = [line.key for line in sheet.lines()]
    assert len(keys) == len(set(keys))


def test_an_account_hands_over_all_its_people_and_says_who_each_record_is_about(journal: Journal, dana: ContactId):
    jordan = queries.find_contact(journal, "Jordan Beck").id
    edits.add_mark(journal, jordan, NewRefusal("A meeting", on=date(2026, 10, 1)))
    found = account_hand_over(journal, queries.accounts(journal)[0].id, TODAY)
    assert found is not None
    text = written(hand_over_sheet(found, TODAY))
    assert text.startswith("# Hand-over: Northgate Logistics\n\nFor Sam Lee")
    assert "- **Dana Whitfield**\n  - Head of Operations, decides\n" in text
    assert "- A deal was refused 1 Oct 2026 by Jordan Beck. The reason is not known" in text
    assert "- Price, Dana Whitfield, 5 Oct 2026: they asked" in text
    assert "- Northgate Logistics kept" not in text
    assert PERSONAL not in text


def test_a_bare_contact_says_what_nothing_is_known_of(journal: Journal):
    bare = edits.add_contact(journal, NewContact("小林 花子"))
    found = contact_hand_over(journal, bare, TODAY)
    assert found is not None
    assert (
        "## Nothing noted\n\n- There is nothing on goals, promises, concessions, a no, friction, a renewal or "
        "planned meetings\n"
    ) in written(hand_over_sheet(found, TODAY))


def test_numbers_after_a_name_that_runs_from_right_to_left_stay_in_their_order(journal: Journal):
    levi = edits.add_contact(
        journal,
        NewContact(
            "דנה לוי", jobs=(NewJob("North"),), methods=(NewMethod(MethodKind.PHONE, "+972 3 555 0123", "נייד"),)
        ),
    )
    edits.add_mark(journal, levi, NewPromise("x", due=date(2026, 11, 1), on=date(2026, 10, 1)))
    found = account_hand_over(journal, queries.accounts(journal)[0].id, TODAY)
    assert found is not None
    text = written(hand_over_sheet(found, TODAY))
    assert "נייד\u200e: +972 3 555 0123" in text
    assert "We owe דנה לוי\u200e: promised 1 Oct 2026" in text
    assert "We kept no promise yet. Of 1 due in the last 180 days, none was kept on time" in text


def test_no_other_goal_takes_the_place_of_a_first_need_that_was_told_in_confidence(journal: Journal, dana: ContactId):
    when = When(datetime(2020, 1, 1, 10))
    first = (MarkOf(NewGoal("canary first", on=date(2020, 1, 1))),)
    edits.log_conversation(journal, NewConversation((dana,), when, in_confidence=True, marks=first))
    found = contact_hand_over(journal, dana, TODAY)
    assert found is not None
    text = written(hand_over_sheet(found, TODAY))
    assert "First need" not in text
    assert "2020" not in text
    assert "- Noted 3 Mar 2021, reached 9 Nov 2026" in text.partition("## Goals")[2]


def test_who_is_gone_has_no_sheet(journal: Journal, dana: ContactId):
    edits.trash_contact(journal, dana)
    assert contact_hand_over(journal, dana, TODAY) is None
    account = queries.accounts(journal)[0]
    found = account_hand_over(journal, account.id, TODAY)
    assert found is not None
    assert [person.name for person in found.people] == ["Jordan Beck"]
    assert not found.goals


def test_many_records_are_listed_up_to_twenty(journal: Journal):
    person = edits.add_contact(journal, NewContact("Ann Archer"))
    for day in range(1, 24):
        edits.add_mark(journal, person, NewRefusal(f"no {day}", on=date(2026, 1, day)))
    found = contact_hand_over(journal, person, TODAY)
    assert found is not None
    text = written(hand_over_sheet(found, TODAY))
    assert text.count("A deal was refused") == 20
    assert "- 3 more are not listed" in text


def test_as_many_queries_for_many_people_as_for_one(journal: Journal, monkeypatch: pytest.MonkeyPatch):
    asked: list[str] = []
    rows = Journal.rows

    def counting(self: Journal, sql: str, *rest: object) -> object:
        asked.append(sql)
        return rows(self, sql, *rest)  # type: ignore[arg-type]

    def questions() -> int:
        asked.clear()
        assert account_hand_over(journal, queries.accounts(journal)[0].id, TODAY) is not None
        return len(asked)

    monkeypatch.setattr(Journal, "rows", counting)
    edits.add_contact(journal, NewContact("One", jobs=(NewJob("Northgate"),)))
    few = questions()
    for number in range(12):
        person = edits.add_contact(journal, NewContact(f"Person {number}", jobs=(NewJob("Northgate"),)))
        edits.add_mark(journal, person, NewPromise("x", due=TODAY))
        edits.add_mark(journal, person, NewGoal("y"))
    assert questions() == few


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("approved by Sarah Lind on Monday", "Sarah Lind"),
        ("Contract saved; signed off by the sales director.", ""),
        ("Approved by Anne-Marie O’Neil, who knows", "Anne-Marie O’Neil"),
        ("cleared by Łukasz\nHis wife left", "Łukasz"),
        ("agreed by Sarah", "Sarah"),
        ("Approved by Mark whose wife left him", "Mark"),
        ("Approved by my boss Sarah's sick", ""),
        ("okayed by Sarah’s sick husband", ""),
        ("agreed by the end of chemo", ""),
        ("ok by phone", ""),
        ("agreed by me", ""),
        ("Approved by Sarah I think", ""),
        ("APPROVED BY MARK WHOSE WIFE LEFT HIM", ""),
        ("approved by 田中さん離婚後", ""),
        ("OK'd by Ann after her divorce", "Ann"),
        ("they were approved", ""),
        ("", ""),
    ],
)
def test_who_approved_is_read_from_the_words(text: str, name: str):
    assert approver(text) == name


def test_markdown_keeps_signs_as_text():
    page = Page("A *star* <b>", ("# no heading", "1. no list", "snake_case _stress_"))
    assert markdown(page) == ("# A \\*star\\* \\<b\\>\n\n\\# no heading\n\n1\\. no list\n\nsnake_case \\_stress\\_\n")
