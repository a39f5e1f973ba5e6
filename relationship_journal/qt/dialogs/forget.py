# SPDX-License-Identifier: MIT
"""The question before a person is forgotten for good: what goes, what stays, and what the backups hold."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from relationship_journal import wording
from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.field import Field, words
from relationship_journal.qt.dialogs.manners import begin_with, buttons, in_words, make_room, raise_ours
from relationship_journal.qt.jobs import Jobs, Lane
from relationship_journal.qt.models.forgetting import ForgettingModel
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.spinner import Spinner

_LETTERS, _LINES = 62, 14
_FOR_GOOD = "This cannot be undone. Other people’s entries are searched for the name, and it is masked there."


class ForgetDialog(QDialog):
    """Asks, and does it on a thread; `forgotten(str)` is what to say then. Cancel is what Enter does."""

    forgotten = Signal(str)

    def __init__(self, model: ForgettingModel, jobs: Jobs, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("forgetDialog")
        self.setWindowTitle(f"Forget {model.name}")
        self._model = model
        self._jobs = jobs
        self._working = False
        self._copies = QCheckBox(f"Forget them in {wording.count(model.copies, '&backup')} beside the journal too")
        self._copies.setObjectName("forgetCopies")
        self._copies.setChecked(True)
        self._copies.setVisible(model.copies > 0)
        passphrase = QLineEdit()
        passphrase.setObjectName("forgetPassphrase")
        passphrase.setEchoMode(QLineEdit.EchoMode.Password)
        self._passphrase_edit = passphrase
        self._passphrase = Field("The &passphrase of the backups", passphrase)
        self._passphrase.setVisible(model.copies > 0 and model.needs_passphrase)
        self._spinner = Spinner(look)
        self._said = words("", "warning")
        self._box, self._do = buttons(self, "&Forget for good")
        self._lay_out()

    def _lay_out(self) -> None:
        theme.look(self._do, "pressing")
        cancel = self._box.button(self._box.StandardButton.Cancel)
        self._do.setAutoDefault(False)
        cancel.setDefault(True)
        self._box.accepted.connect(self._forget)
        self._copies.toggled.connect(self._passphrase.setEnabled)
        self._spinner.hide()
        self._said.hide()
        foot = QHBoxLayout()
        foot.addWidget(self._spinner)
        foot.addWidget(self._box, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(12)
        rows.addWidget(words(f"Forget {self._model.name}?", "title"))
        for sentence in self._model.sentences:
            rows.addWidget(words(sentence, ""))
        for part in (words(_FOR_GOOD, "muted"), self._copies, self._passphrase, self._said):
            rows.addWidget(part)
        rows.addStretch(1)
        rows.addLayout(foot)
        begin_with(self, _LETTERS, _LINES)
        make_room(self)
        cancel.setFocus()

    def _forget(self) -> None:
        self._set_working(True)
        copies = self._copies.isVisible() and self._copies.isChecked()
        typed = self._passphrase_edit.text() or None
        work = partial(self._model.forget, copies=copies, passphrase=typed)
        self._jobs.start(work, owner=self, done=self._done, failed=self._refused, lane=Lane.WRITING)

    def _set_working(self, working: bool) -> None:
        self._working = working
        self._spinner.setVisible(working)
        for part in (self._box, self._copies, self._passphrase):
            part.setEnabled(not working)
        self._said.hide()

    def _done(self, said: str) -> None:
        self._working = False
        self.forgotten.emit(said)
        self.accept()

    def _refused(self, error: Exception) -> None:
        self._set_working(False)
        self._said.setText(in_words(error))
        self._said.show()
        make_room(self)
        raise_ours(error)

    def reject(self) -> None:
        """What has begun cannot be left half done."""
        if not self._working:
            super().reject()
