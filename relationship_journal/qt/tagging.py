# SPDX-License-Identifier: MIT
"""What the window does about its tags as a whole: the dialog that renames, merges and removes them."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from relationship_journal.qt.actions import Actions
from relationship_journal.qt.appearance import Appearance
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.undo import UndoHistory
from relationship_journal.storage.journal import Journal


class Tagging(QObject):
    """Opens the dialog when its action asks for it."""

    def __init__(
        self, window: QMainWindow, journal: Journal, signals: JournalSignals, jobs: Jobs, history: UndoHistory,
        actions: Actions, appearance: Appearance,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window = window
        self._sources = (journal, signals, jobs, history)
        self._appearance = appearance
        actions.on("edit_tags", self.open)

    def open(self) -> None:
        """Show the tags."""
        from relationship_journal.qt.dialogs.tags import TagsDialog  # noqa: PLC0415  (when first asked for)

        dialog = TagsDialog(*self._sources, self._appearance.theme, self._window)
        dialog.exec()
        dialog.deleteLater()
