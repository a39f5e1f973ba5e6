# SPDX-License-Identifier: MIT
"""Unlocking a journal in the window: a wrong passphrase is said, the right one opens, nothing blocks meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from relationship_journal.qt.dialogs import files
from relationship_journal.qt.dialogs.passphrase import PassphraseDialog
from relationship_journal.qt.jobs import Jobs
from relationship_journal.storage.journal import Journal

WORDS = "four random words here"


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.shutdown()


@pytest.fixture
def dialog(qtbot: QtBot, jobs: Jobs, tmp_path: Path) -> Iterator[PassphraseDialog]:
    path = tmp_path / "locked.rj"
    Journal.create(path, WORDS).close()
    made = PassphraseDialog(path, jobs)
    qtbot.addWidget(made)
    made.show()
    yield made
    if made.journal is not None:
        made.journal.close()


def part(dialog: PassphraseDialog, kind: type, name: str):
    found = dialog.findChild(kind, name)
    assert found is not None, name
    return found


def read(dialog: PassphraseDialog) -> str:
    """Every sentence that can be seen now."""
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def enter(qtbot: QtBot, dialog: PassphraseDialog, words: str) -> None:
    field = dialog.findChild(QLineEdit, "passphraseField")
    assert field is not None
    field.clear()
    qtbot.keyClicks(field, words)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_the_right_passphrase_opens_the_journal(qtbot: QtBot, dialog: PassphraseDialog) -> None:
    enter(qtbot, dialog, WORDS)
    dialog.reject()  # while it is being opened nothing is left half open
    qtbot.waitUntil(lambda: dialog.journal is not None, timeout=20_000)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert dialog.journal is not None
    assert dialog.journal.encrypted


def test_a_wrong_passphrase_is_said_and_can_be_corrected(qtbot: QtBot, dialog: PassphraseDialog) -> None:
    enter(qtbot, dialog, "something else")
    qtbot.waitUntil(
        lambda: any("does not open the journal" in label.text() for label in dialog.findChildren(QLabel)),
        timeout=20_000,
    )
    assert dialog.journal is None
    assert dialog.isVisible()
    field = part(dialog, QLineEdit, "passphraseField")
    assert "does not open the journal" in field.accessibleDescription()
    assert dialog.focusWidget() is field
    assert field.hasSelectedText()
    enter(qtbot, dialog, WORDS)
    qtbot.waitUntil(lambda: dialog.journal is not None, timeout=20_000)


def test_while_the_key_is_derived_the_window_lives_and_says_so(qtbot: QtBot, dialog: PassphraseDialog) -> None:
    spinner = part(dialog, QWidget, "spinner")
    assert not spinner.isVisible()
    enter(qtbot, dialog, WORDS)
    assert spinner.isVisible()
    assert spinner.accessibleName() == "Opening the journal"
    assert part(dialog, QPushButton, "unlock").text() == "Opening…"
    dialog.close()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: dialog.journal is not None, timeout=20_000)
    assert part(dialog, QLineEdit, "passphraseField").text() == ""


def test_which_journal_it_is_can_be_read(dialog: PassphraseDialog, tmp_path: Path) -> None:
    assert "locked.rj" in read(dialog)
    shown = [label.toolTip() or label.text() for label in dialog.findChildren(QLabel)]
    assert any(str(tmp_path) in text for text in shown)


def test_the_letters_are_hidden_until_they_are_shown(qtbot: QtBot, dialog: PassphraseDialog) -> None:
    field, eye = part(dialog, QLineEdit, "passphraseField"), part(dialog, QToolButton, "passphraseReveal")
    qtbot.keyClicks(field, "abc")
    assert field.displayText() != "abc"
    assert eye.accessibleName() == "Show the passphrase"
    eye.setFocus()
    qtbot.keyClick(eye, Qt.Key.Key_Space)
    assert field.displayText() == "abc"
    assert eye.accessibleName() == "Hide the passphrase"


def test_caps_lock_is_guessed_from_what_is_typed(qtbot: QtBot, dialog: PassphraseDialog) -> None:
    field, shift = part(dialog, QLineEdit, "passphraseField"), Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClicks(field, "a1 ")
    qtbot.keyClick(field, "B", shift)
    assert "Caps Lock" not in read(dialog)
    qtbot.keyClick(field, "C", Qt.KeyboardModifier.NoModifier)
    assert "Caps Lock seems to be on." in read(dialog)
    qtbot.keyClicks(field, "d")
    assert "Caps Lock" not in read(dialog)


def test_another_journal_can_be_opened_from_here(
    qtbot: QtBot, dialog: PassphraseDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, none = tmp_path / "plain.rj", tmp_path / "notes.txt"
    Journal.create(other).close()
    none.write_text("not a journal", encoding="utf-8")
    monkeypatch.setattr(files, "ask_journal", lambda *_: none)
    part(dialog, QPushButton, "openAnother").click()
    assert "is a text file, not a journal" in read(dialog)
    assert "locked.rj" in read(dialog)
    monkeypatch.setattr(files, "ask_journal", lambda *_: other)
    part(dialog, QPushButton, "openAnother").click()
    qtbot.waitUntil(lambda: dialog.journal is not None, timeout=20_000)
    assert dialog.journal is not None
    assert dialog.journal.path == other


def test_every_stop_of_the_tab_key_has_a_name(qtbot: QtBot, dialog: PassphraseDialog) -> None:
    stops: list[QWidget] = []
    while (focused := dialog.focusWidget()) not in stops:
        assert focused is not None
        assert focused.accessibleName()
        stops.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    names = [stop.objectName() for stop in stops]
    assert names == ["passphraseField", "passphraseReveal", "unlock", "openAnother", "leave"]
