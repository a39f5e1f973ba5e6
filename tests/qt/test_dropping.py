# SPDX-License-Identifier: MIT
"""Address book files and cards are dropped or pasted, and what they would bring is shown first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QListView, QMenu, QPlainTextEdit, QTableView, QWidget
from window_desk import Desk

from relationship_journal.storage import queries
from relationship_journal.values import ContactId

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Tomás Lindqvist\r\nEND:VCARD\r\n"


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def text(words: str) -> QMimeData:
    data = QMimeData()
    data.setText(words)
    return data


def card(form: str) -> QMimeData:
    data = QMimeData()
    data.setData(form, QByteArray(CARD.encode()))
    return data


def drag(widget: QWidget, data: QMimeData) -> bool:
    """Carry something over a widget; answers whether it would take it."""
    event = QDragEnterEvent(
        QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    event.ignore()
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def drop(widget: QWidget, data: QMimeData) -> None:
    assert drag(widget, data)
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, event)


def menu_key(view: QWidget) -> QContextMenuEvent:
    spot = QPoint(5, 5)
    return QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, spot, view.mapToGlobal(spot))


def with_dialog(desk: Desk, begin: Callable[[], object], answer: str = "accept") -> list[str]:
    """Begin something that asks, import what is shown, tick no friends, and answer with the cards that were shown."""
    shown: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or dialog.objectName() != "importDialog":
            if isinstance(dialog, QDialog) and shown:
                dialog.reject()
            timer.start()
            return
        model = dialog.findChild(QTableView, "importTable").model()
        if not model.rowCount():
            timer.start()
            return
        shown[:] = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
        timer.start()
        dialog._take_in() if answer == "accept" else dialog.reject()

    timer = QTimer(desk.window)
    timer.setSingleShot(True)
    timer.setInterval(20)
    timer.timeout.connect(look)
    timer.start()
    begin()
    desk.bot.waitUntil(lambda: bool(shown) and QApplication.activeModalWidget() is None, timeout=5000)
    timer.stop()
    return shown


def test_a_dropped_file_is_shown_and_taken_in(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "People.VCF"
    path.write_text(CARD, encoding="utf-8")
    assert with_dialog(desk, lambda: drop(desk.window, files(path, tmp_path / "notes.txt"))) == ["Tomás Lindqvist"]
    assert "Tomás Lindqvist" in {row.name for row in queries.contacts(desk.journal)}


@pytest.mark.parametrize("form", ["text/vcard", "text/x-vcard", "text/directory"])
def test_a_dropped_card_needs_no_file(desk: Desk, form: str) -> None:
    assert with_dialog(desk, lambda: drop(desk.window, card(form)), "reject") == ["Tomás Lindqvist"]
    assert len(queries.contacts(desk.journal)) == 3


def test_a_card_over_the_composer_is_no_text_for_it(desk: Desk) -> None:
    composer = desk.part(QPlainTextEdit, "composerText")
    assert with_dialog(desk, lambda: drop(composer.viewport(), text(CARD)), "reject") == ["Tomás Lindqvist"]
    assert desk.text == ""


def test_words_and_other_files_are_not_taken_for_cards(desk: Desk, tmp_path: Path) -> None:
    for data in (text("begin: vcards are nice"), files(tmp_path / "letter.pdf"), QMimeData()):
        assert not drag(desk.window, data)
    assert desk.window.findChild(QFrame, "dropHint") is None


def test_while_cards_hover_the_window_says_what_would_happen(desk: Desk) -> None:
    width = desk.part(QWidget, "contactHead").width()
    assert drag(desk.window, text(CARD))
    assert desk.part(QFrame, "dropHint").isVisible()
    assert desk.part(QWidget, "contactHead").width() == width
    QApplication.sendEvent(desk.window, QDragLeaveEvent())
    assert not desk.part(QFrame, "dropHint").isVisible()


def test_a_card_is_pasted_into_the_list(desk: Desk) -> None:
    QApplication.clipboard().setText(CARD)
    people = desk.part(QListView, "contactList")

    def paste() -> None:
        desk.bot.keyClick(people, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert with_dialog(desk, paste) == ["Tomás Lindqvist"]


def test_the_menu_beside_somebody_holds_the_windows_own_actions(desk: Desk, people: dict[str, ContactId]) -> None:
    view = desk.part(QListView, "contactList")
    view.setFocus()
    QApplication.sendEvent(view, menu_key(view))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    offered = {choice.objectName(): choice for choice in menu.actions()}
    assert {"new_entry", "export_chart", "delete_contact"} <= offered.keys()
    assert all(choice in desk.window.actions() for choice in offered.values())
    menu.close()
    offered["delete_contact"].trigger()
    assert people["Dana"] not in {row.id for row in queries.contacts(desk.journal)}


def test_nobody_chosen_has_no_menu(desk: Desk) -> None:
    desk.window.show_contact(None)
    view = desk.part(QListView, "contactList")
    QApplication.sendEvent(view, menu_key(view))
    assert QApplication.activePopupWidget() is None
