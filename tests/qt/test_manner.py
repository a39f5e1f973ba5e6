# SPDX-License-Identifier: MIT
"""What a conversation carries beside its text: said with chips in an entry's form, kept, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from window_desk import Desk

from relationship_journal.qt.models.manner_form import MannerForm, manner_of
from relationship_journal.qt.widgets.timeline import Timeline
from relationship_journal.storage import edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    Channel,
    ContactId,
    ConversationId,
    Cost,
    EntryMarks,
    Manner,
    NewConversation,
    OffDuty,
    Side,
    When,
)

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def talk(journal: Journal, people: dict[str, ContactId]) -> ConversationId:
    """A dinner with Dana and Marcus."""
    new = NewConversation(
        (people["Dana"], people["Marcus"]), When(datetime(2026, 11, 14, 19)), Channel.MEAL, "Dinner", 120, 10
    )
    return edits.log_conversation(journal, new)


@pytest.fixture
def desk(make_desk: Callable[..., Desk], journal: Journal, talk: ConversationId) -> Desk:
    desk = make_desk(journal)
    view = desk.part(Timeline, "timeline")
    view.setFocus()
    view.lead_to(talk)
    desk.press(Qt.Key.Key_Return)
    return desk


def shown(desk: Desk) -> list[str]:
    """What of the entry's manner is to be seen, by the names of its parts."""
    (row,) = (part for part in desk.window.findChildren(QWidget, "entryManner") if part.parentWidget().isVisible())
    return [part.objectName() for part in row.children() if isinstance(part, QWidget) and part.isVisible()]


def chip(desk: Desk, name: str) -> QPushButton:
    return next(part for part in desk.window.findChildren(QPushButton, name) if part.isVisible())


def line(desk: Desk, name: str) -> QLineEdit:
    return next(part for part in desk.window.findChildren(QLineEdit, name) if part.isVisible())


def carried(desk: Desk, talk: ConversationId) -> EntryMarks:
    return queries.entry_marks(desk.journal, [talk]).get(talk, EntryMarks())


def test_nothing_takes_room_until_one_asks_for_more(desk: Desk) -> None:
    assert shown(desk) == []
    chip(desk, "entryMore").click()
    assert len(shown(desk)) == 10
    assert desk.window.focusWidget() is chip(desk, "mannerOffDuty")
    chip(desk, "mannerBrief").click()
    chip(desk, "entryMore").setFocus()
    chip(desk, "entryMore").click()
    assert shown(desk) == ["mannerBrief"]


def test_all_of_it_is_said_by_keyboard_saved_and_taken_back_at_once(
    desk: Desk, talk: ConversationId, people: dict[str, ContactId]
) -> None:
    chip(desk, "entryMore").click()
    chip(desk, "mannerOffDuty").menu().actions()[2].trigger()
    chip(desk, "mannerBegan").menu().actions()[1].trigger()
    for name in ("mannerBrief", "mannerNothing", "mannerConfidence", "mannerNoAnswer", "mannerTroubles"):
        chip(desk, name).setFocus()
        desk.press(Qt.Key.Key_Space)
    me, dana, _ = chip(desk, "mannerEar").menu().actions()
    me.trigger()
    dana.trigger()
    assert chip(desk, "mannerEar").text() == "Dana Whitfield and I needed an ear ▾"
    line(desk, "mannerMeaning").setFocus()
    desk.type("nothing changes for them")
    line(desk, "mannerCost").setFocus()
    desk.type("84.50 gbp")
    chip(desk, "mannerPaid").menu().actions()[2].trigger()
    desk.press(Qt.Key.Key_Return, CTRL)
    now = carried(desk, talk)
    assert now.manner == Manner(OffDuty.KEPT, True, True, True, True, "nothing changes for them")
    assert now.ears == (people["Dana"],)
    assert now.cost == Cost(8450, "GBP", Side.THEM)
    entry = queries.entry(desk.journal, talk)
    assert entry is not None
    assert (entry.answered, entry.in_confidence, entry.began) == (False, True, Side.ME)
    desk.press(Qt.Key.Key_Z, CTRL)
    assert carried(desk, talk) == EntryMarks()


def test_what_is_said_stands_there_and_can_be_unsaid(
    make_desk: Callable[..., Desk], journal: Journal, people: dict[str, ContactId]
) -> None:
    new = NewConversation(
        (people["Dana"],), When(datetime(2026, 11, 14, 19)), Channel.MEAL, "Dinner", cost=Cost(1200, "EUR", Side.ME),
        manner=Manner(OffDuty.SLIPPED_BY_ME, told_troubles=True, meaning="prices stay"), ears=(0,),
    )  # fmt: skip
    talk = edits.log_conversation(journal, new)
    desk = make_desk(journal)
    view = desk.part(Timeline, "timeline")
    view.setFocus()
    view.lead_to(talk)
    desk.press(Qt.Key.Key_Return)
    assert shown(desk) == [
        "mannerOffDuty", "mannerEar", "mannerTroubles", "mannerMeaning", "mannerCost", "mannerPaid",
    ]  # fmt: skip
    assert line(desk, "mannerCost").text() == "12 EUR"
    chip(desk, "mannerOffDuty").menu().actions()[0].trigger()
    chip(desk, "mannerTroubles").click()
    chip(desk, "mannerEar").menu().actions()[1].trigger()
    line(desk, "mannerCost").clear()
    chip(desk, "mannerPaid").menu().actions()[0].trigger()
    desk.press(Qt.Key.Key_Return, CTRL)
    assert carried(desk, talk) == EntryMarks()


def test_a_cost_that_cannot_be_read_is_said_beside_it_and_nothing_is_lost(desk: Desk, talk: ConversationId) -> None:
    chip(desk, "entryMore").click()
    line(desk, "mannerCost").setFocus()
    desk.type("a fortune")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert carried(desk, talk) == EntryMarks()
    assert desk.window.focusWidget() is line(desk, "mannerCost")
    assert any("is not an amount" in label.text() for label in desk.window.findChildren(QLabel) if label.isVisible())
    line(desk, "mannerCost").setText("")
    desk.type("12")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert carried(desk, talk).cost == Cost(1200, queries.currency(desk.journal))


def test_who_did_not_take_part_needed_no_ear(desk: Desk, talk: ConversationId) -> None:
    chip(desk, "entryMore").click()
    chip(desk, "mannerEar").menu().actions()[2].trigger()
    assert chip(desk, "mannerEar").text() == "Marcus Oyelaran needed an ear ▾"
    people = next(part for part in desk.window.findChildren(QWidget, "entryPeople") if part.isVisible())
    marcus = next(part for part in people.findChildren(QPushButton) if "Marcus" in part.text())
    marcus.click()
    assert chip(desk, "mannerEar").text() == "Needed an ear ▾"
    desk.press(Qt.Key.Key_Return, CTRL)
    assert carried(desk, talk).ears == ()


def test_what_is_unsaved_of_it_comes_back(desk: Desk, talk: ConversationId) -> None:
    chip(desk, "entryMore").click()
    chip(desk, "mannerOffDuty").menu().actions()[1].trigger()
    desk.press(Qt.Key.Key_Escape)
    assert carried(desk, talk) == EntryMarks()
    desk.press(Qt.Key.Key_Return)
    assert shown(desk) == ["mannerOffDuty"]
    desk.press(Qt.Key.Key_Return, CTRL)
    assert carried(desk, talk).manner == Manner(OffDuty.PLANNED)


@pytest.mark.parametrize(
    "form",
    [
        MannerForm(),
        MannerForm(answered=False),
        MannerForm(
            OffDuty.BUSINESS_AT_THE_END, True, frozenset({ContactId(3), ContactId(1)}), True, "a & b", True, False,
            True, True, "12 EUR", Side.THEM, Side.ME,
        ),
    ],
)  # fmt: skip
def test_a_draft_gives_back_what_was_said(form: MannerForm) -> None:
    assert manner_of(form.body()) == form


def test_a_draft_of_before_is_still_read() -> None:
    assert manner_of({"answered": False, "began": "them", "in_confidence": True, "text": "x"}) == MannerForm(
        answered=False, began=Side.THEM, in_confidence=True
    )


@pytest.fixture
def written(make_desk: Callable[..., Desk], journal: Journal, people: dict[str, ContactId]) -> Desk:
    """Something is being written about Dana."""
    edits.log_conversation(journal, NewConversation((people["Dana"],), When(datetime(2026, 11, 1, 9))))
    desk = make_desk(journal)
    desk.window.show_contact(people["Dana"])
    desk.part(QPlainTextEdit, "composerText").setFocus()
    desk.type("Dinner")
    return desk


def entries_of(desk: Desk, contact: ContactId) -> list[ConversationId]:
    rows = desk.journal.rows(
        "SELECT p.conversation_id FROM participant p JOIN conversation c ON c.id = p.conversation_id "
        "WHERE p.contact_id = ? AND c.trashed_at IS NULL ORDER BY c.id",
        [contact],
    )
    return [ConversationId(row_id) for (row_id,) in rows]


def test_it_is_said_beside_what_is_written_and_saved_with_it(written: Desk, people: dict[str, ContactId]) -> None:
    desk = written
    desk.press(Qt.Key.Key_M, CTRL_SHIFT)
    assert desk.window.focusWidget() is chip(desk, "mannerOffDuty")
    chip(desk, "mannerOffDuty").menu().actions()[2].trigger()
    chip(desk, "mannerEar").menu().actions()[1].trigger()
    line(desk, "mannerCost").setText("30")
    desk.press(Qt.Key.Key_Return, CTRL)
    entry = entries_of(desk, people["Dana"])[-1]
    now = carried(desk, entry)
    assert now.manner == Manner(OffDuty.KEPT)
    assert now.ears == (people["Dana"],)
    assert now.cost == Cost(3000, queries.currency(desk.journal))
    assert not any(part.isVisible() for part in desk.window.findChildren(QPushButton, "mannerOffDuty"))
    desk.press(Qt.Key.Key_Z, CTRL)
    assert carried(desk, entry) == EntryMarks()


def test_an_ear_goes_to_the_conversation_its_person_took_part_in(written: Desk, people: dict[str, ContactId]) -> None:
    desk = written
    desk.part(QPlainTextEdit, "composerText").setPlainText("texted marcus; dana: the photos")
    desk.press(Qt.Key.Key_M, CTRL_SHIFT)
    assert [action.text() for action in chip(desk, "mannerEar").menu().actions()] == [
        "I needed one", "Marcus Oyelaran", "Dana Whitfield",
    ]  # fmt: skip
    chip(desk, "mannerEar").menu().actions()[2].trigger()
    desk.press(Qt.Key.Key_Return, CTRL)
    assert carried(desk, entries_of(desk, people["Dana"])[-1]).ears == (people["Dana"],)
    assert carried(desk, entries_of(desk, people["Marcus"])[-1]).ears == ()


def test_a_cost_that_cannot_be_read_keeps_what_was_written(written: Desk, people: dict[str, ContactId]) -> None:
    desk, before = written, entries_of(written, people["Dana"])
    desk.press(Qt.Key.Key_M, CTRL_SHIFT)
    line(desk, "mannerCost").setText("a lot")
    desk.press(Qt.Key.Key_Return, CTRL)
    assert desk.window.focusWidget() is line(desk, "mannerCost")
    assert desk.part(QPlainTextEdit, "composerText").toPlainText() == "Dinner"
    assert entries_of(desk, people["Dana"]) == before


def test_it_is_folded_to_what_is_said_and_comes_back_with_its_contact(
    written: Desk, people: dict[str, ContactId]
) -> None:
    desk = written
    desk.press(Qt.Key.Key_M, CTRL_SHIFT)
    chip(desk, "mannerBrief").click()
    desk.part(QPlainTextEdit, "composerText").setFocus()
    desk.press(Qt.Key.Key_M, CTRL_SHIFT)
    assert desk.window.focusWidget() is desk.part(QPlainTextEdit, "composerText")
    assert chip(desk, "mannerBrief").isChecked()
    assert not any(part.isVisible() for part in desk.window.findChildren(QPushButton, "mannerOffDuty"))
    desk.window.show_contact(people["Marcus"])
    assert not any(part.isVisible() for part in desk.window.findChildren(QPushButton, "mannerBrief"))
    desk.window.show_contact(people["Dana"])
    assert chip(desk, "mannerBrief").isChecked()


def test_nothing_said_leaves_nothing_in_a_draft() -> None:
    assert MannerForm().body() == {}
