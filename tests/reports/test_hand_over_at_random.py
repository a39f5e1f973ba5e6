# SPDX-License-Identifier: MIT
"""Over journals at random: with everything ticked, a sheet says what is business, and nothing else whatever it is."""

from __future__ import annotations

import re
import tempfile
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from relationship_journal.reports.hand_over import hand_over_sheet
from relationship_journal.reports.page import markdown
from relationship_journal.reports.sheet import Choices, leaving
from relationship_journal.storage import edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.hand_over import account_hand_over, contact_hand_over
from relationship_journal.values import (
    Channel,
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
    NewShortcut,
    OffDuty,
    Side,
    When,
)
from relationship_journal.wording.hand_over import dated

TODAY = date(2026, 11, 22)
DAY = date(2026, 11, 2)
BUSINESS = ("goal", "promise", "concession", "refusal", "friction")
PERSONAL = ("gift", "help", "their favor", "normal", "quarrel", "shortcut", "note", "interest", "limit")


@dataclass(frozen=True)
class Told:
    """One record as a test draws it: what it is, and why it may have to stay."""

    kind: str
    secret: bool
    trashed: bool
    private: bool
    mine: bool
    """Of the contact whose sheet it is; else of a customer elsewhere."""

    @property
    def leaves(self) -> bool:
        return self.kind in (*BUSINESS, "plan") and self.mine and not (self.secret or self.trashed or self.private)


TOLD = st.lists(
    st.builds(
        Told,
        st.sampled_from([*BUSINESS, *PERSONAL, "plan", "talk", "off duty"]),
        *[st.sampled_from([False, False, False, True])] * 3,
        st.sampled_from([True, True, True, False]),
    ),
    max_size=12,
)


def mark(kind: str, text: str) -> NewMark:
    made: dict[str, NewMark] = {
        "goal": NewGoal(text, on=DAY),
        "promise": NewPromise(text, on=DAY),
        "concession": NewFavor(text, kind=FavorKind.PRICE, on=DAY),
        "refusal": NewRefusal(text, in_their_words=text, on=DAY),
        "friction": NewFriction(text, on=DAY),
        "gift": NewFavor(text, kind=FavorKind.GIFT, on=DAY),
        "help": NewFavor(text, kind=FavorKind.PERSONAL_HELP, on=DAY),
        "their favor": NewFavor(text, Side.THEM, kind=FavorKind.PRICE, on=DAY),
        "normal": NewFavor(text, kind=FavorKind.DELIVERY, normal_service=True, on=DAY),
        "quarrel": NewFriction(text, MixSide.PERSONAL, on=DAY),
        "shortcut": NewShortcut(text, on=DAY),
        "note": NewNote(text, on=DAY),
        "interest": NewInterest(text, on=DAY),
        "limit": NewLimit(LimitKind.TOPIC, topic=text, on=DAY),
    }
    return made[kind]


def write(journal: Journal, person: int, told: Told, text: str) -> None:
    """Put one record into the journal; a mark that is secret or trashed comes from a conversation that is."""
    words = f"- private: {text}" if told.private else text
    plan, off = told.kind == "plan", told.kind == "off duty"
    days = 3 if plan or off else -3
    talk = NewConversation(
        (person,),  # type: ignore[arg-type]
        When(datetime(2026, 11, 22, 9) + timedelta(days=days)),
        Channel.MEETING,
        words if told.kind in {"plan", "talk", "off duty"} else "",
        planned=plan or off,
        in_confidence=told.secret,
        manner=Manner(OffDuty.PLANNED) if off else None,
        marks=() if told.kind in {"plan", "talk", "off duty"} else (MarkOf(mark(told.kind, words)),),
    )
    made = edits.log_conversation(journal, talk)
    if told.trashed:
        edits.trash_conversation(journal, made)


@given(TOLD)
@settings(max_examples=30)
def test_business_leaves_and_nothing_else_does(told: list[Told]) -> None:
    with tempfile.TemporaryDirectory() as folder, Journal.create(Path(folder) / "journal.rj") as journal:
        dana = edits.add_contact(journal, NewContact("Dana Whitfield", jobs=(NewJob("Northgate"),)))
        other = edits.add_contact(journal, NewContact("Marcus Oyelaran", jobs=(NewJob("Harrow"),)))
        for number, one in enumerate(told):
            write(journal, dana if one.mine else other, one, f"word{number}word")
        account = next(one for one in queries.accounts(journal) if one.name == "Northgate")
        wanted = {number for number, one in enumerate(told) if one.leaves}
        for found in (contact_hand_over(journal, dana, TODAY), account_hand_over(journal, account.id, TODAY)):
            assert found is not None
            sheet = hand_over_sheet(found, TODAY)
            free = frozenset(line.key for line in sheet.lines() if line.free)
            every = markdown(leaving(sheet, Choices(ticked=free), dated(TODAY, "")))
            assert {int(number) for number in re.findall(r"[Ww]ord(\d+)word", every)} == wanted
            bare = markdown(leaving(sheet, Choices(), dated(TODAY, "")))
            assert not re.search(r"[Ww]ord\d+word", bare)
            assert "Marcus" not in every and "Harrow" not in every
