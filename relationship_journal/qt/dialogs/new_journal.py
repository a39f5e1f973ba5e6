# SPDX-License-Identifier: MIT
"""A new journal while another one is open: the same form as on the first page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from relationship_journal.paths import Paths
from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.dialogs.page import PageDialog
from relationship_journal.qt.dialogs.start_form import NewJournalForm, place_for_new
from relationship_journal.qt.jobs import Jobs
from relationship_journal.storage.journal import Journal

WIDTH = 600
_SAYS = "A journal is one file. This one is closed when the new one opens; what you were writing in it is kept there."


class NewJournalDialog(PageDialog):
    """After it is accepted, `journal` is made and open, and the window's thread goes first in it."""

    def __init__(self, paths: Paths, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent)
        self.setObjectName("newJournalDialog")
        self.setWindowTitle("New journal")
        self.journal: Journal | None = None
        self._form = NewJournalForm(place_for_new(paths), jobs)
        self._form.set_theme(self.look)
        self._form.make.setDefault(True)
        self._form.made.connect(self._made)
        self._form.busy.connect(self._wait)
        self._form.grew.connect(self.fit)
        self._cancel = QPushButton("Cancel")
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self.reject)
        self._lay_out()
        self._form.begin()

    def _lay_out(self) -> None:
        card = QFrame()
        theme.look(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(0, self.look.px(8), 0, 0)
        inside.addWidget(self._form)
        for label in (words("New journal", "title"), words(_SAYS, "muted")):
            self.page.addWidget(label)
        self.page.addWidget(card)
        self.page.addStretch(1)
        self.foot.addStretch(1)
        self.foot.addWidget(self._cancel)

    def _made(self, journal: Journal) -> None:
        self.journal = journal
        self.accept()

    def _wait(self, making: bool) -> None:
        self._cancel.setDisabled(making)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._form.goes_on():
            return
        super().keyPressEvent(event)

    def reject(self) -> None:
        """A journal that is just being made would be left open: that is waited for."""
        if not self._form.is_making:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._form.is_making:
            event.ignore()
        else:
            super().closeEvent(event)

    def done(self, result: int) -> None:
        self._form.forget()
        super().done(result)
