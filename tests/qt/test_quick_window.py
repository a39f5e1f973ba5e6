# SPDX-License-Identifier: MIT
"""The small window for one entry: it saves, says what it saved, keeps a draft of its own, and names nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot
from window_desk import now

from relationship_journal.qt import theme
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.models.composer import ComposerModel
from relationship_journal.qt.models.quick_entry import saved_words
from relationship_journal.qt.undo import UndoHistory
from relationship_journal.qt.widgets.quick_window import PLACE, QuickWindow
from relationship_journal.qt.window_state import WindowState
from relationship_journal.storage import drafts, queries
from relationship_journal.storage.errors import SaveFailed
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId

CTRL = Qt.KeyboardModifier.ControlModifier


class Jotter:
    """A quick window and the hands that use it."""

    def __init__(self, bot: QtBot, journal: Journal, ini: Path) -> None:
        self.bot = bot
        self.journal = journal
        self.signals = JournalSignals(journal)
        self.history = UndoHistory(journal, self.signals)
        model = ComposerModel(journal, self.signals, now, place=PLACE)
        self.window = QuickWindow(model, partial(saved_words, journal), theme.LIGHT, WindowState(ini))
        self.window.undo.connect(self.history.undo)
        self.history.indexChanged.connect(self.window.settle)
        self.begin()

    def begin(self) -> None:
        self.window.begin()
        self.bot.waitUntil(self.window.isActiveWindow)

    @property
    def text(self) -> QPlainTextEdit:
        found = self.window.findChild(QPlainTextEdit, "composerText")
        assert found is not None
        return found

    @property
    def said(self) -> str:
        found = self.window.findChild(QLabel, "quickSaid")
        assert found is not None
        return found.text()

    @property
    def undo(self) -> QPushButton:
        found = self.window.findChild(QPushButton, "quickUndo")
        assert found is not None
        return found

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.bot.keyClick(QApplication.activePopupWidget() or self.text, key, modifier)

    def close(self) -> None:
        self.window.close()
        self.signals.close()
        self.window.deleteLater()


@pytest.fixture
def jotter(
    qtbot: QtBot, qapp: QApplication, journal: Journal, people: dict[str, ContactId], tmp_path: Path
) -> Iterator[Callable[[], Jotter]]:
    opened: list[Jotter] = []

    def make() -> Jotter:
        opened.append(Jotter(qtbot, journal, tmp_path / "window.ini"))
        return opened[-1]

    yield make
    for one in opened:
        one.close()


def test_a_line_is_saved_said_and_cleared_by_keyboard_alone(
    jotter: Callable[[], Jotter], journal: Journal, people: dict[str, ContactId]
) -> None:
    hand = jotter()
    hand.bot.keyClicks(hand.text, "@Dana Whitfield call 25m 65% yesterday 4pm")
    hand.press(Qt.Key.Key_Return)
    hand.bot.keyClicks(hand.text, "the audit export")
    hand.press(Qt.Key.Key_Return, CTRL)
    (entry,) = queries.entries_at(journal, queries.places(journal, people["Dana"])[:1])
    assert (entry.text, entry.minutes, entry.share) == ("the audit export", 25, 65)
    assert hand.said == "Saved with Dana Whitfield: Call · 25 min."
    assert hand.text.toPlainText() == ""
    assert drafts.load(journal, PLACE) is None


def test_undo_stands_beside_what_was_saved_until_something_else_is_done(
    jotter: Callable[[], Jotter], journal: Journal
) -> None:
    hand = jotter()
    before = queries.counts(journal).conversations
    assert not hand.undo.isVisible()
    hand.text.setPlainText("@Dana Whitfield call 25m")
    hand.press(Qt.Key.Key_Return, CTRL)
    assert hand.undo.isVisible()
    hand.undo.click()
    assert queries.counts(journal).conversations == before
    assert not hand.undo.isVisible()
    hand.text.setPlainText("@Dana Whitfield call 25m")
    hand.press(Qt.Key.Key_Return, CTRL)
    hand.bot.keyClicks(hand.text, "x")
    assert not hand.undo.isVisible()


def test_escape_hides_it_and_the_draft_is_its_own(jotter: Callable[[], Jotter], journal: Journal) -> None:
    hand = jotter()
    hand.bot.keyClicks(hand.text, "half a thought")
    hand.press(Qt.Key.Key_Escape)
    assert not hand.window.isVisible()
    kept = drafts.load(journal, PLACE)
    assert kept is not None
    assert kept["text"] == "half a thought"
    hand.begin()
    assert hand.text.toPlainText() == "half a thought"
    again = jotter()
    assert again.text.toPlainText() == "half a thought"


def test_escape_closes_a_list_of_offers_first(jotter: Callable[[], Jotter]) -> None:
    hand = jotter()
    hand.bot.keyClicks(hand.text, "@da")
    hand.press(Qt.Key.Key_Escape)
    assert hand.window.isVisible()
    assert hand.text.toPlainText() == "@da"
    hand.press(Qt.Key.Key_Escape)
    assert not hand.window.isVisible()


def test_what_cannot_be_kept_keeps_it_open(
    jotter: Callable[[], Jotter], journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise SaveFailed("The disk is full.")

    hand = jotter()
    with monkeypatch.context() as patched:
        patched.setattr(Journal, "note", full)
        hand.bot.keyClicks(hand.text, "half a thought")
        hand.press(Qt.Key.Key_Escape)
        assert hand.window.isVisible()
        assert "could not be kept yet" in hand.said
    hand.press(Qt.Key.Key_Escape)
    assert not hand.window.isVisible()


def test_it_comes_back_as_large_as_it_was_and_grows_with_what_is_written(jotter: Callable[[], Jotter]) -> None:
    hand = jotter()
    hand.window.resize(700, hand.window.height() + 40)
    size = hand.window.size()
    hand.press(Qt.Key.Key_Escape)
    again = jotter()
    assert again.window.size() == size
    again.text.setPlainText("line\n" * 12)
    again.bot.waitUntil(lambda: again.window.height() > size.height())


def test_nobody_is_named_in_the_title(jotter: Callable[[], Jotter]) -> None:
    hand = jotter()
    hand.text.setPlainText("@Dana Whitfield call 25m")
    hand.press(Qt.Key.Key_Return, CTRL)
    assert hand.window.windowTitle() == "Quick entry"
