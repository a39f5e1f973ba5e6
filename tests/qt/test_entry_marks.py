# SPDX-License-Identifier: MIT
"""The marks of an entry in its form: seen, done with, edited, added and taken away, beside what is typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMenu, QPlainTextEdit, QPushButton, QWidget
from window_desk import Desk

from relationship_journal.qt.widgets.timeline import Timeline
from relationship_journal.storage import edits, queries
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    Channel,
    ContactId,
    ConversationId,
    MarkKind,
    MarkOf,
    NewConversation,
    NewGoal,
    NewPromise,
    When,
)

SLA = "Promise: send the SLA sheet, due 17 Nov"


@pytest.fixture
def talk(journal: Journal, people: dict[str, ContactId]) -> ConversationId:
    """A call with Dana: a late promise and a goal came from it."""
    marks = (MarkOf(NewGoal("Spoilage under 1%")), MarkOf(NewPromise("send the SLA sheet", due=date(2026, 11, 17))))
    new = NewConversation((people["Dana"],), When(datetime(2026, 11, 16, 15)), Channel.CALL, "Talk", marks=marks)
    return edits.log_conversation(journal, new)


@pytest.fixture
def desk(make_desk: Callable[..., Desk], journal: Journal, talk: ConversationId) -> Desk:
    desk = make_desk(journal)
    view = desk.part(Timeline, "timeline")
    view.setFocus()
    view.lead_to(talk)
    desk.press(Qt.Key.Key_Return)
    return desk


def chips(desk: Desk) -> list[QPushButton]:
    return [part for part in desk.window.findChildren(QPushButton, "markChip") if part.isVisible()]


def said(desk: Desk) -> list[str]:
    return [chip.accessibleName() for chip in chips(desk)]


def menu() -> QMenu:
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def choose(words: str) -> None:
    """Choose from the menu that is open, by keys."""
    offered = menu()
    action = next(one for one in offered.actions() if one.text().replace("&", "") == words)
    offered.setActiveAction(action)
    QApplication.sendEvent(offered, _key(Qt.Key.Key_Return))


def _key(key: Qt.Key) -> object:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)


def texts(desk: Desk) -> QPlainTextEdit:
    return next(part for part in desk.window.findChildren(QPlainTextEdit, "entryText") if part.isVisible())


def test_what_presses_stands_first_and_in_the_warning_look(desk: Desk) -> None:
    assert said(desk) == [SLA, "Goal: Spoilage under 1%"]
    assert [chip.property("pressing") for chip in chips(desk)] == [True, False]


def test_a_deed_is_done_from_the_chip_with_undo_and_leaves_what_is_typed_alone(
    desk: Desk, talk: ConversationId
) -> None:
    desk.type(" and more")
    chips(desk)[0].setFocus()
    desk.press(Qt.Key.Key_Return)
    choose("Kept")
    assert said(desk) == ["Goal: Spoilage under 1%", "Promise kept late: send the SLA sheet"]
    assert texts(desk).toPlainText() == "Talk and more"
    notes = [label.text() for label in desk.window.findChildren(QLabel) if label.isVisible()]
    assert not any("changed meanwhile" in note for note in notes)
    entry = queries.entry(desk.journal, talk)
    assert entry is not None
    assert entry.text == "Talk"


def test_delete_takes_a_mark_away_and_the_cursor_stays_among_them(desk: Desk, talk: ConversationId) -> None:
    chips(desk)[0].setFocus()
    desk.press(Qt.Key.Key_Delete)
    assert said(desk) == ["Goal: Spoilage under 1%"]
    assert desk.window.focusWidget() is chips(desk)[0]
    desk.press(Qt.Key.Key_Delete)
    assert said(desk) == []
    assert desk.window.focusWidget().objectName() == "marksAdd"
    assert queries.entry_marks(desk.journal, [talk]) == {}


def test_a_mark_is_added_with_the_form_of_its_kind(desk: Desk, talk: ConversationId) -> None:
    def fill() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        field = dialog.focusWidget()
        assert isinstance(field, QLineEdit)
        field.setText("a reference for the board")
        dialog.findChild(QPushButton, "markSave").click()

    add = next(part for part in desk.window.findChildren(QPushButton, "marksAdd") if part.isVisible())
    add.setFocus()
    desk.press(Qt.Key.Key_Space)
    QTimer.singleShot(0, fill)
    choose("Promise…")
    assert "Promise: a reference for the board" in said(desk)
    marks = queries.entry_marks(desk.journal, [talk])[talk].marks
    assert [mark.kind for mark in marks].count(MarkKind.PROMISE) == 2


def test_tab_leads_from_the_tags_over_the_marks_to_more(desk: Desk) -> None:
    tags = next(part for part in desk.window.findChildren(QWidget, "entryTags") if part.isVisible())
    tags.findChild(QLineEdit).setFocus()
    seen = []
    for _ in range(4):
        desk.press(Qt.Key.Key_Tab)
        seen.append(desk.window.focusWidget().objectName())
    assert seen == ["markChip", "markChip", "marksAdd", "entryMore"]


def test_a_long_mark_is_cut_on_its_chip_and_whole_for_those_who_hear_it(
    make_desk: Callable[..., Desk], journal: Journal, people: dict[str, ContactId]
) -> None:
    what = "a promise with very many words & more " * 8
    new = NewConversation((people["Dana"],), When(datetime(2026, 11, 16, 15)), marks=(MarkOf(NewGoal(what)),))
    talk = edits.log_conversation(journal, new)
    desk = make_desk(journal)
    view = desk.part(Timeline, "timeline")
    view.setFocus()
    view.lead_to(talk)
    desk.press(Qt.Key.Key_Return)
    (chip,) = chips(desk)
    assert "…" in chip.text()
    assert chip.accessibleName() == f"Goal: {what}".strip()
    assert chip.width() <= 330
