# SPDX-License-Identifier: MIT
"""The hand-over sheet in the window: shown as it leaves, ticked line by line, saved, and kept nowhere."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPushButton
from window_desk import Desk

from relationship_journal.qt.dialogs import files
from relationship_journal.qt.dialogs.hand_over import HandOverDialog
from relationship_journal.qt.models.hand_over import HandOverModel
from relationship_journal.qt.places import ACCOUNTS, ALL_ENTRIES, Place
from relationship_journal.qt.widgets.sheet_preview import SheetPreview
from relationship_journal.storage import edits, queries
from relationship_journal.values import ContactId, NewContact, NewJob, NewPromise, NewRefusal

CHECK = Qt.ItemDataRole.CheckStateRole
BOX = QPoint(14, 13)
"""Where the box of a row is."""


@pytest.fixture
def dana(desk: Desk) -> ContactId:
    dana = edits.add_contact(desk.journal, NewContact("Dana Whitfield", jobs=(NewJob("Northgate", "Head of Ops"),)))
    edits.add_mark(desk.journal, dana, NewPromise("revised sheet", due=date(2026, 11, 17), on=date(2026, 11, 16)))
    edits.add_mark(
        desk.journal, dana, NewRefusal("the term", note="said over lunch\nprivate: canary", on=date(2026, 9, 1))
    )
    desk.window.show_contact(dana)
    return dana


@pytest.fixture
def dialog(desk: Desk, dana: ContactId) -> HandOverDialog:
    return shown(desk, desk.window.registry["hand_over"].trigger)


def shown(desk: Desk, ask: Callable[[], object]) -> HandOverDialog:
    ask()
    desk.bot.waitUntil(lambda: desk.window.findChild(HandOverDialog) is not None)
    found = desk.window.findChild(HandOverDialog)
    assert found is not None
    desk.bot.waitExposed(found)
    return found


def lines(dialog: HandOverDialog) -> QListView:
    found = dialog.findChild(QListView, "handOverLines")
    assert found is not None
    return found


def row(dialog: HandOverDialog, words: str) -> QModelIndex:
    model = lines(dialog).model()
    found = [model.index(at, 0) for at in range(model.rowCount())]
    return next(index for index in found if words in index.data())


def page(dialog: HandOverDialog) -> str:
    """What the preview shows, as those hear it who can't see it."""
    return dialog.findChild(SheetPreview, "sheetPreview").accessibleDescription()


def press(desk: Desk, dialog: HandOverDialog, name: str) -> None:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    desk.bot.mouseClick(button, Qt.MouseButton.LeftButton)


def said(dialog: HandOverDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def tick(desk: Desk, dialog: HandOverDialog, words: str) -> None:
    view = lines(dialog)
    view.setCurrentIndex(row(dialog, words))
    desk.bot.keyClick(view, Qt.Key.Key_Space)


def test_own_words_come_in_with_space_one_by_one(desk: Desk, dialog: HandOverDialog) -> None:
    assert "We owe Dana Whitfield" in page(dialog)
    assert "Revised sheet" not in page(dialog)
    assert "3 lines in your own words stay here" in said(dialog)
    tick(desk, dialog, "Revised sheet")
    desk.bot.waitUntil(lambda: "**Revised sheet**" in page(dialog))
    assert "said over lunch" not in page(dialog)
    assert "2 lines in your own words stay here" in said(dialog)
    tick(desk, dialog, "We owe")
    desk.bot.waitUntil(lambda: "We owe" not in page(dialog))


def test_the_name_of_a_person_takes_their_lines_along(desk: Desk, dialog: HandOverDialog) -> None:
    under = lines(dialog).model().index(row(dialog, "Dana Whitfield").row() + 1, 0)
    assert "Head of Ops" in under.data()
    tick(desk, dialog, "Dana Whitfield")
    desk.bot.waitUntil(lambda: "- Head of Ops" not in page(dialog) and "## People" not in page(dialog))
    assert under.data(CHECK) == Qt.CheckState.Unchecked
    tick(desk, dialog, "Dana Whitfield")
    desk.bot.waitUntil(lambda: "## People" in page(dialog))
    assert under.data(CHECK) == Qt.CheckState.Checked


def test_a_click_on_the_box_ticks_and_one_on_the_words_only_chooses(desk: Desk, dialog: HandOverDialog) -> None:
    view, index = lines(dialog), row(dialog, "Revised sheet")
    view.scrollTo(index)
    spot = view.visualRect(index)
    desk.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot.center())
    assert index.data(CHECK) == Qt.CheckState.Unchecked
    desk.bot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot.topLeft() + BOX)
    assert index.data(CHECK) == Qt.CheckState.Checked


def test_a_line_is_said_otherwise_on_this_sheet_alone(desk: Desk, dialog: HandOverDialog) -> None:
    view = lines(dialog)
    view.setCurrentIndex(row(dialog, "We owe"))
    desk.bot.keyClick(view, Qt.Key.Key_F2)
    edit = view.findChild(QLineEdit, "sheetLine")
    assert edit is not None and edit.accessibleName()
    edit.setText("We owe them a sheet")
    desk.bot.keyClick(edit, Qt.Key.Key_Return)
    desk.bot.waitUntil(lambda: "We owe them a sheet" in page(dialog))
    assert dialog.isVisible(), "Enter in a line saves nothing"
    dialog.reject()
    desk.bot.waitUntil(lambda: desk.window.findChild(HandOverDialog) is None)
    again = shown(desk, desk.window.registry["hand_over"].trigger)
    assert "We owe them" not in page(again)
    assert not desk.history.canUndo() or "sheet" not in desk.history.undoText()


def test_the_sheet_shows_what_the_cursor_is_on(desk: Desk, dana: ContactId) -> None:
    for number in range(18):
        edits.add_mark(desk.journal, dana, NewRefusal(f"term {number}", on=date(2026, 8, number + 1)))
    dialog = shown(desk, desk.window.registry["hand_over"].trigger)
    dialog.resize(1200, 420)
    view, preview = lines(dialog), dialog.findChild(SheetPreview, "sheetPreview")
    desk.bot.waitUntil(lambda: preview.verticalScrollBar().maximum() > preview.height())
    view.setFocus()
    last = view.model().index(view.model().rowCount() - 1, 0)
    view.setCurrentIndex(last)
    assert preview.verticalScrollBar().value() > 200
    view.setCurrentIndex(view.model().index(1, 0))
    assert preview.verticalScrollBar().value() < 200


def test_no_words_at_all_bring_a_line_back(desk: Desk, dialog: HandOverDialog) -> None:
    model, index = lines(dialog).model(), row(dialog, "We owe")
    before = index.data()
    assert isinstance(model, HandOverModel)
    model.setData(index, "otherwise")
    model.setData(index, "  ")
    assert index.data() == before


def test_who_takes_over_and_a_last_word_stand_on_it(desk: Desk, dialog: HandOverDialog) -> None:
    dialog.findChild(QLineEdit, "handOverSuccessor").setText("Sam Lee")
    dialog.findChild(QLineEdit, "handOverClosing").setText("Call me any time.")
    desk.bot.waitUntil(lambda: "For Sam Lee, 22 November 2026" in page(dialog))
    assert "Call me any time." in page(dialog)


@pytest.mark.parametrize(("button", "ending"), [("handOverPdf", "pdf"), ("handOverMarkdown", "md")])
def test_the_file_holds_what_is_shown_and_nothing_else(
    desk: Desk, dialog: HandOverDialog, button: str, ending: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []

    def answer(_parent: object, _title: str, _filters: str, suggested: str) -> Path:
        asked.append(suggested)
        return tmp_path / suggested

    monkeypatch.setattr(files, "ask_save", answer)
    tick(desk, dialog, "said over lunch")
    press(desk, dialog, button)
    path = tmp_path / f"hand-over-2026-11-22.{ending}"
    desk.bot.waitUntil(lambda: f"Saved as {path.name}" in said(dialog))
    assert asked == [path.name]
    assert path.stat().st_mode & 0o777 == 0o600
    text = read(path)
    assert "said over lunch" in text and "We owe Dana Whitfield" in text
    assert "Revised sheet" not in text
    assert "canary" not in text and b"canary" not in path.read_bytes()
    assert dialog.isVisible()


def read(path: Path) -> str:
    if path.suffix == ".md":
        return path.read_text(encoding="utf-8")
    if not shutil.which("pdftotext") and "CI" not in os.environ:
        pytest.skip("needs poppler-utils, as dev.py test installs")
    command = ["pdftotext", "-layout", str(path), "-"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True, encoding="utf-8")
    return " ".join(done.stdout.split())


def test_a_folder_that_takes_no_file_is_said_beside_the_buttons(
    desk: Desk, dialog: HandOverDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(files, "ask_save", lambda *_: tmp_path / "nowhere" / "sheet.pdf")
    press(desk, dialog, "handOverPdf")
    desk.bot.waitUntil(lambda: "could not be saved there" in said(dialog))


def test_copy_puts_the_sheet_as_text_on_the_clipboard(desk: Desk, dialog: HandOverDialog) -> None:
    press(desk, dialog, "handOverCopy")
    assert QGuiApplication.clipboard().text() == page(dialog)


def test_the_window_opens_it_for_anybody_and_the_page_of_an_account_for_all_its_people(
    desk: Desk, dana: ContactId
) -> None:
    first = shown(desk, lambda: desk.window.hand_over.open(dana))
    assert first.windowTitle() == "Hand-over: Dana Whitfield"
    first.reject()
    desk.bot.waitUntil(lambda: desk.window.findChild(HandOverDialog) is None)
    account = next(one.id for one in queries.accounts(desk.journal) if one.name == "Northgate")
    desk.window.show_place(Place(view=ACCOUNTS, account=account))
    [ask] = [one for one in desk.part(QPushButton, "accountMore").menu().actions() if "sheet" in one.text()]
    second = shown(desk, ask.trigger)
    assert second.windowTitle() == "Hand-over: Northgate"


def test_there_is_no_sheet_where_nobody_is_shown(desk: Desk) -> None:
    desk.window.show_place(Place(view=ALL_ENTRIES))
    assert not desk.window.registry["hand_over"].isEnabled()


def test_every_line_is_a_sentence_for_those_who_hear_it(dialog: HandOverDialog) -> None:
    spoken = row(dialog, "Revised sheet").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Promises: Revised sheet. Your words, stays here."
