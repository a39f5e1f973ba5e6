# SPDX-License-Identifier: MIT
"""The trash: everything deleted lately, to be looked for, restored, or deleted for good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from relationship_journal import wording
from relationship_journal.qt import theme
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.dialogs.rows import RowsDialog
from relationship_journal.qt.jobs import Jobs, Report
from relationship_journal.qt.models.trash import TrashModel
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.undo import UndoHistory
from relationship_journal.storage.journal import Journal
from relationship_journal.values import KEPT_DAYS, TrashRef
from relationship_journal.wording import trash as told

_EMPTY = f"The trash is empty. What you delete is kept here for {KEPT_DAYS} days."
_NONE_FITS = "Nothing in the trash has these words."


class TrashDialog(RowsDialog):
    """Shows a TrashModel; restoring is a step of the history, deleting for good asks first and ends it."""

    def __init__(
        self, journal: Journal, signals: JournalSignals, jobs: Jobs, history: UndoHistory,
        today: Callable[[], date], look: Theme, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        self._model = TrashModel(journal, signals, jobs, today)
        super().__init__("trashView", "Trash", "Search the trash", self._model.lines, jobs, history, look, parent)
        self._model.setParent(self)
        self._ask = _Ask()
        self.middle.addWidget(self._ask)
        self.button("trashRestore", "&Restore", self.restore)
        self.button("trashPurge", "&Delete for good…", self.ask_purge)
        self.close_button()
        self.sought.textChanged.connect(self._model.look_for)
        self.list.doubleClicked.connect(self.restore)
        self.list.selectionModel().selectionChanged.connect(self._ask.hide)
        self._model.changed.connect(self._show)
        self._ask.yes.clicked.connect(self.purge)
        self._ask.no.clicked.connect(self._let_be)
        for keys, do in (("Return", self.restore), ("Del", self.ask_purge)):
            QShortcut(QKeySequence(keys), self.list).activated.connect(do)
        self._model.read()

    def restore(self) -> None:
        """Bring back what is chosen."""
        things = self._things()
        if not things or self.is_working:
            return
        model = self._model
        said = f"{wording.count(len(things), 'thing')} restored."

        def do(report: Report) -> None:
            model.restore(things, report)

        def done(_: object) -> None:
            self.say(said, undo=True)

        self.work(do, done, "Restoring")

    def ask_purge(self) -> None:
        """Say what deleting for good means, and wait for a yes."""
        things = self._things()
        if things and not self.is_working:
            self._ask.ask(told.purge_question(self._model.known(things), kept_days=KEPT_DAYS))

    def purge(self) -> None:
        """Delete what is chosen for good."""
        things = self._things()
        self._ask.hide()
        if not things or self.is_working:
            return
        model = self._model
        said = f"{wording.count(len(things), 'thing')} deleted for good."

        def do(report: Report) -> None:
            model.purge(things, report)

        def done(_: object) -> None:
            self.say(said)

        self.work(do, done, "Deleting for good")

    def _let_be(self) -> None:
        self._ask.hide()
        self.list.setFocus()

    def _things(self) -> list[TrashRef]:
        return [one for one in self.chosen if isinstance(one, TrashRef)]

    def _show(self) -> None:
        self.show_empty("" if self._model.lines.rowCount() else _NONE_FITS if self.sought.text().strip() else _EMPTY)
        self.follow()


class _Ask(QFrame):
    """A question with a yes and a no, in the dialog it is about."""

    def __init__(self) -> None:
        super().__init__()
        theme.look(self, "card")
        self.setObjectName("trashAsk")
        self._words = words("", "")
        self.yes, self.no = QPushButton("Delete for &good"), QPushButton("&Keep")
        self.yes.setObjectName("trashYes")
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.no, self.yes):
            button.setAutoDefault(False)
            row.addWidget(button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(14, 10, 14, 10)
        rows.addWidget(self._words)
        rows.addLayout(row)
        self.hide()

    def ask(self, question: str) -> None:
        """Show a question; Enter alone must not delete anything, so the no has the cursor."""
        self._words.setText(question)
        self.show()
        self.no.setFocus()
