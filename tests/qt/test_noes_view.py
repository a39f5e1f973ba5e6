# SPDX-License-Identifier: MIT
"""Why they said no: every no with its reason, counted and filtered by class; reasons given with one click or key."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QMenu, QPushButton, QWidget
from window_desk import NOW, Desk

from relationship_journal.qt.actions import plain
from relationship_journal.qt.dialogs.contact.inputs import Choice
from relationship_journal.qt.dialogs.mark_deed import ReasonDialog
from relationship_journal.qt.widgets.elided import ElidedLabel
from relationship_journal.qt.widgets.head import Head
from relationship_journal.qt.widgets.table import Table
from relationship_journal.storage import edits
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    ContactId,
    MarkOf,
    NewConversation,
    NewRefusal,
    RefusalReason,
    When,
)

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def shown(desk: Desk, journal: Journal, people: dict[str, ContactId]) -> Table:
    """The table of noes, as Ctrl+5 brings it: three of them."""
    at = When(NOW.replace(tzinfo=None, day=20))
    talk = NewConversation((people["Dana"],), at, text="No third site", marks=(MarkOf(NewRefusal("third site")),))
    edits.log_conversation(journal, talk)
    words = "Not before spring\nprivate: she fears for her job"
    for who, no in (
        ("Marcus", NewRefusal("lab", reason=RefusalReason.BUDGET, in_their_words=words, on=date(2026, 11, 2))),
        ("Priya", NewRefusal("dinner", reason=RefusalReason.TIMING, still_hurts=True, on=date(2025, 3, 1))),
    ):
        edits.add_mark(journal, people[who], no)
    desk.press(Qt.Key.Key_5, CTRL)
    return desk.part(Table, "whyNoTable")


def said(table: Table) -> list[str]:
    return [row.what for row in table.rows.rows]


def line_of(desk: Desk) -> str:
    page = desk.part(QWidget, "whyNoView")
    return " | ".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page) and label.text())


def at(table: Table, row: int, key: str) -> None:
    section = table.rows.column_of(key)
    assert section is not None
    table.setCurrentIndex(table.rows.index(row, section))


def test_each_no_is_a_sentence_newest_first(shown: Table) -> None:
    heard = [shown.rows.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert heard[0] == (
        "A deal refused 20 November 2026: third site. Dana Whitfield, Northgate Logistics. "
        "Reason: not known yet. Since then: no talk since"
    )
    assert said(shown) == ["third site", "lab", "dinner"]
    assert heard[2].endswith("Reason: timing. Still hurts. Since then: 1 talk, business")


def test_classes_are_counted_and_show_their_own(desk: Desk, shown: Table) -> None:
    budget, timing = desk.part(QPushButton, "whyNo-budget"), desk.part(QPushButton, "whyNo-timing")
    assert (budget.text(), desk.part(QPushButton, "whyNo-unknown").text()) == ("Budget  1", "Not known yet  1")
    assert not desk.part(QPushButton, "whyNo-price").isVisible()
    budget.click()
    assert said(shown) == ["lab"] and "1 of 3 noes" in line_of(desk)
    timing.click()
    assert said(shown) == ["lab", "dinner"]
    desk.part(QPushButton, "whyNoViewClear").click()
    assert len(said(shown)) == 3 and not budget.isChecked()


def test_a_period_and_words_limit_both_rows_and_counts(desk: Desk, shown: Table) -> None:
    period = desk.part(QPushButton, "whyNoPeriod")
    period.menu().aboutToShow.emit()
    next(choice for choice in period.menu().actions() if choice.text() == "This year").trigger()
    assert said(shown) == ["third site", "lab"] and period.text() == "This year ▾"
    assert not desk.part(QPushButton, "whyNo-timing").isVisible()
    desk.part(QLineEdit, "whyNoFind").setText("spring")
    assert said(shown) == ["lab"]
    desk.part(QLineEdit, "whyNoFind").setText("zzz")
    assert "No refusal matches this filter." in line_of(desk)


def test_enter_on_a_missing_reason_gives_it(
    desk: Desk, shown: Table, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(dialog: ReasonDialog) -> int:
        dialog.findChild(Choice, "markReason").put(RefusalReason.COMPETITOR.value)
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(ReasonDialog, "exec", answer)
    at(shown, 0, "reason")
    assert shown.currentIndex().data() == "Give the reason…"
    desk.press(Qt.Key.Key_Return)
    desk.bot.waitUntil(lambda: shown.rows.row(0).reason is RefusalReason.COMPETITOR)
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.bot.waitUntil(lambda: shown.rows.row(0).reason is None)


def test_a_click_says_that_it_hurts_no_longer(desk: Desk, shown: Table, journal: Journal) -> None:
    section = shown.rows.column_of("hurts")
    shown.scrollTo(shown.rows.index(2, section))
    place = shown.visualRect(shown.rows.index(2, section)).center()
    desk.bot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.bot.waitUntil(lambda: not shown.rows.row(2).still_hurts)
    assert shown.isVisible()


def test_enter_anywhere_else_leads_to_where_it_was_said(desk: Desk, shown: Table) -> None:
    at(shown, 0, "what")
    desk.press(Qt.Key.Key_Return)
    head = desk.part(Head, "contactHead")
    assert head.isVisible() and head.findChild(ElidedLabel).whole == "Dana Whitfield"


def test_the_menu_offers_what_fits_the_no(desk: Desk, shown: Table) -> None:
    shown.menu_wanted.emit(shown.rows.index(2, 0), QPoint(10, 10))
    menu = desk.part(QWidget, "whyNoView").findChildren(QMenu)[-1]
    words = [plain(action.text()) for action in menu.actions() if action.text()]
    assert words[:3] == ["Over it", "Edit", "Delete"]
    next(action for action in menu.actions() if plain(action.text()) == "Delete").trigger()
    menu.close()
    desk.bot.waitUntil(lambda: said(shown) == ["third site", "lab"])


def test_what_is_private_or_in_confidence_is_not_copied(
    desk: Desk, shown: Table, journal: Journal, people: dict[str, ContactId]
) -> None:
    secret = NewConversation(
        (people["Dana"],), When(NOW.replace(tzinfo=None)), in_confidence=True, marks=(MarkOf(NewRefusal("merger")),)
    )
    edits.log_conversation(journal, secret)
    desk.bot.waitUntil(lambda: said(shown)[0] == "merger")
    desk.press(Qt.Key.Key_A, CTRL)
    desk.press(Qt.Key.Key_C, CTRL)
    copied = QGuiApplication.clipboard().text()
    assert "Not before spring" in copied
    assert "private" not in copied and "fears" not in copied and "merger" not in copied


def test_a_journal_without_a_no_says_how_one_is_noted(desk: Desk) -> None:
    desk.press(Qt.Key.Key_5, CTRL)
    assert "a line that begins with “a no”" in line_of(desk)
    assert not desk.part(QWidget, "whyNoTable").isVisible()
