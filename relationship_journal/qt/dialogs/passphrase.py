# SPDX-License-Identifier: MIT
"""Unlocking an encrypted journal: the passphrase is asked for, the key is derived away from the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.manners import buttons, in_words, make_room, raise_ours
from relationship_journal.qt.jobs import Jobs, Report
from relationship_journal.storage.journal import Journal


class PassphraseDialog(QDialog):
    """Opens a journal; after it is accepted, `journal` is open and the window's thread goes first in it."""

    def __init__(self, path: Path, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Unlock your journal")
        self.setObjectName("passphraseDialog")
        self.journal: Journal | None = None
        self._path = path
        self._jobs = jobs
        self._opening = False
        title, words = QLabel("Your journal is locked"), QLabel(f"Enter the passphrase for {path.name}.")
        theme.look(title, "title")
        theme.look(words, "muted")
        self._field = QLineEdit()
        self._field.setObjectName("passphraseField")
        self._field.setAccessibleName("Passphrase")
        self._field.setEchoMode(QLineEdit.EchoMode.Password)
        self._show = QCheckBox("Show the passphrase")
        self._show.toggled.connect(self._reveal)
        self._busy = QProgressBar()
        self._busy.setRange(0, 0)
        self._busy.setAccessibleName("Opening the journal")
        self._said = QLabel()
        theme.look(self._said, "warning")
        self._buttons, _ = buttons(self, "Unlock")
        self._buttons.accepted.connect(self._open)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(10)
        for part in (title, words, self._field, self._show, self._busy, self._said, self._buttons):
            if isinstance(part, QLabel):
                part.setWordWrap(True)
                part.setTextFormat(Qt.TextFormat.PlainText)
            rows.addWidget(part)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 58)
        self._set_busy(False)

    def _open(self) -> None:
        if self._opening:
            return
        path, passphrase = self._path, self._field.text()
        self._said.setText("")
        self._set_busy(True)

        def work(_: Report) -> Journal:
            return Journal.open(path, passphrase)

        self._jobs.start(work, owner=self, done=self._opened, failed=self._refused)

    def _opened(self, journal: Journal) -> None:
        journal.lock.prefer_this_thread()
        self.journal = journal
        self._field.clear()
        self._set_busy(False)
        self.accept()

    def _refused(self, error: Exception) -> None:
        self._set_busy(False)
        self._said.setText(in_words(error))
        make_room(self)
        self._field.setFocus()
        self._field.selectAll()
        raise_ours(error)

    def _set_busy(self, busy: bool) -> None:
        self._opening = busy
        for part in (self._field, self._show, self._buttons):
            part.setDisabled(busy)
        policy = self._busy.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._busy.setSizePolicy(policy)
        self._busy.setVisible(busy)

    def _reveal(self, shown: bool) -> None:
        self._field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)

    def reject(self) -> None:
        """A journal that is just being opened would be left open: that is waited for."""
        if not self._opening:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._opening:
            event.ignore()
        else:
            super().closeEvent(event)
