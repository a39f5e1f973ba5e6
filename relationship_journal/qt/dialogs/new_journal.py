# SPDX-License-Identifier: MIT
"""A new journal while another one is open: the same form as on the first page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QScrollArea, QVBoxLayout, QWidget

from relationship_journal.paths import Paths
from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.dialogs.start_form import NewJournalForm, place_for_new
from relationship_journal.qt.jobs import Jobs
from relationship_journal.storage.journal import Journal

_SAYS = "A journal is one file. This one is closed when the new one opens; what you were writing in it is kept there."


class NewJournalDialog(QDialog):
    """After it is accepted, `journal` is made and open, and the window's thread goes first in it."""

    def __init__(self, paths: Paths, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("newJournalDialog")
        self.setWindowTitle("New journal")
        self.journal: Journal | None = None
        self._look = theme.worn()
        self._form = NewJournalForm(place_for_new(paths), jobs)
        self._form.set_theme(self._look)
        self._form.make.setDefault(True)
        self._form.made.connect(self._made)
        self._form.busy.connect(self._wait)
        self._form.grew.connect(self._fit)
        self._cancel = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._cancel.button(QDialogButtonBox.StandardButton.Cancel).setIcon(QIcon())
        self._cancel.rejected.connect(self.reject)
        self._lay_out()
        self._form.begin()

    def _lay_out(self) -> None:
        px = self._look.px
        card = QFrame()
        theme.look(card, "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(0, px(8), 0, 0)
        inside.addWidget(self._form)
        page = QWidget()
        self._rows = QVBoxLayout(page)
        self._rows.setContentsMargins(px(24), px(20), px(24), px(8))
        self._rows.setSpacing(px(12))
        for label in (words("New journal", "title"), words(_SAYS, "muted")):
            self._rows.addWidget(label)
        self._rows.addWidget(card)
        self._rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        self._cancel.setContentsMargins(px(24), 0, px(24), px(16))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(scroll)
        rows.addWidget(self._cancel)
        for part in self.findChildren(QWidget):
            part.ensurePolished()
        self._fit()

    def _fit(self) -> None:
        """As high as the form, as far as the screen has room."""
        room = self.screen().availableGeometry().size()
        width = max(min(self._look.px(600), room.width()), self.width() if self.isVisible() else 0)
        self._rows.activate()
        needed = self._rows.totalHeightForWidth(width) + self._cancel.sizeHint().height() + self._look.px(24)
        self.resize(width, min(max(needed, self.height() if self.isVisible() else 0), room.height()))

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
