# SPDX-License-Identifier: MIT
"""The list of keys has every action that can be done, is searched by deed or key, and can be printed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QPdfWriter, QTextCursor
from PySide6.QtWidgets import QLineEdit
from window_desk import Desk

from relationship_journal.qt.action_table import SPECS
from relationship_journal.qt.actions import plain
from relationship_journal.qt.dialogs.shortcuts import ShortcutsWindow
from relationship_journal.qt.models.shortcuts import INSIDE
from relationship_journal.qt.theme import LIGHT
from relationship_journal.qt.widgets.reader import Reader


def action(desk: Desk, name: str) -> QAction:
    return next(found for found in desk.window.actions() if found.objectName() == name)


def opened(desk: Desk) -> ShortcutsWindow:
    action(desk, "shortcuts").trigger()
    return desk.part(ShortcutsWindow, "shortcutsWindow")


def text(window: ShortcutsWindow) -> str:
    return window.findChild(Reader, "shortcutsList").toPlainText()


def test_everything_that_can_be_done_is_listed_with_its_keys(desk: Desk) -> None:
    listed = text(opened(desk)).casefold()
    for spec in SPECS:
        if action(desk, spec.name).isVisible():
            assert plain(spec.text).casefold() in listed, spec.name
            for keys in action(desk, spec.name).shortcuts():
                assert keys.toString(QKeySequence.SequenceFormat.NativeText).casefold() in listed, spec.name
    assert all(title.casefold() in listed for title in INSIDE)


def test_it_is_searched_by_deed_or_key(desk: Desk) -> None:
    window = opened(desk)
    search = window.findChild(QLineEdit, "shortcutsSearch")
    search.setText("larger")
    assert "Larger text" in text(window)
    assert "Undo" not in text(window)
    search.setText("ctrl+z")
    assert "Undo" in text(window)
    search.setText("backspace")
    assert "Not rated after all" in text(window)
    search.setText("zzyzx")
    assert "No key and nothing it does" in text(window)


def test_it_prints_dark_on_white_whatever_is_worn(desk: Desk, tmp_path: Path) -> None:
    action(desk, "theme_dark").trigger()
    page = opened(desk).page(LIGHT)
    writer = QPdfWriter(str(tmp_path / "keys.pdf"))
    page.print_(writer)
    del writer
    assert (tmp_path / "keys.pdf").read_bytes().startswith(b"%PDF")
    words = QTextCursor(page)
    words.movePosition(QTextCursor.MoveOperation.NextCharacter)
    assert words.charFormat().foreground().style() is Qt.BrushStyle.NoBrush  # so the printer's black
    key = page.find("Ctrl+Z").charFormat()
    assert key.foreground().color().name().upper() == LIGHT.text
    assert key.background().color().name().upper() == LIGHT.chip
