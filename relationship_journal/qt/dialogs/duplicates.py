# SPDX-License-Identifier: MIT
"""Likely duplicates: each pair with why, to be merged or said to be two."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from relationship_journal import wording
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.dialogs.rows import RowsDialog
from relationship_journal.qt.jobs import Jobs, Report
from relationship_journal.qt.models.duplicates import DuplicatesModel, Pair
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.undo import UndoHistory
from relationship_journal.storage.journal import Journal

_NONE = "Nobody looks like a duplicate. Same mails, numbers and names are compared, also of accounts."
_NONE_FITS = "No pair has these letters."


class DuplicatesDialog(RowsDialog):
    """Shows a DuplicatesModel; `merged` afterwards, whether any two became one."""

    def __init__(
        self, journal: Journal, signals: JournalSignals, jobs: Jobs, history: UndoHistory, look: Theme,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        self._model = DuplicatesModel(journal, signals, jobs)
        title, find = "Likely duplicates", "Name or reason"
        super().__init__("duplicatesDialog", title, find, self._model.lines, jobs, history, look, parent)
        self._model.setParent(self)
        self.merged = False
        self.button("duplicatesMerge", "&Merge…", self.merge, most=1)
        self.button("duplicatesApart", "&Not the same", self.keep_apart)
        self.close_button()
        self.sought.textChanged.connect(self._model.look_for)
        self.list.doubleClicked.connect(self.merge)
        self._model.changed.connect(self._show)
        for keys, do in (("Return", self.merge), ("Del", self.keep_apart)):
            QShortcut(QKeySequence(keys), self.list).activated.connect(do)
        self._model.read()

    def merge(self) -> None:
        """Show the two of a pair side by side."""
        from relationship_journal.qt.dialogs.merge import MergeDialog  # noqa: PLC0415  (when first asked for)

        pairs = self._pairs()
        if len(pairs) != 1 or self.is_working:
            return
        dialog = MergeDialog(self._model.merging(pairs[0]), self._jobs, self)
        if dialog.exec():
            self.merged = True
            self.say(dialog.said, undo=True)
        dialog.deleteLater()

    def keep_apart(self) -> None:
        """Keep that the pairs chosen are not the same; nobody asks about them again."""
        pairs, model = self._pairs(), self._model
        if not pairs or self.is_working:
            return
        said = f"{wording.count(len(pairs), 'pair')} will not be asked about again."

        def do(_: Report) -> None:
            model.keep_apart(pairs)

        def done(_: object) -> None:
            self.say(said, undo=True)

        self.work(do, done, "")

    def _pairs(self) -> list[Pair]:
        return [pair for key in self.chosen if (pair := self._model.pair(key)) is not None]

    def _show(self) -> None:
        self.show_empty("" if self._model.lines.rowCount() else _NONE_FITS if self.sought.text().strip() else _NONE)
        self.follow()
