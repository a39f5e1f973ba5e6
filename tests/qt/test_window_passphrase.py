# SPDX-License-Identifier: MIT
"""Unlocking a journal in the window: a wrong passphrase is said, the right one opens, nothing blocks meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

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
    enter(qtbot, dialog, WORDS)
    qtbot.waitUntil(lambda: dialog.journal is not None, timeout=20_000)
