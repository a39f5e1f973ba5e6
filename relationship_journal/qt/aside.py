# SPDX-License-Identifier: MIT
"""The windows that stay open beside the main one, each of them once: the preferences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from relationship_journal.qt.actions import Actions
from relationship_journal.qt.appearance import Appearance
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.jobs import Jobs
from relationship_journal.storage.journal import Journal

if TYPE_CHECKING:
    from relationship_journal.qt.dialogs.preferences import PreferencesDialog

_EVERYWHERE = ("undo", "redo", "larger_text", "smaller_text", "usual_text")
"""Actions whose keys work in these windows too."""


class Aside(QObject):
    """Opens them, and brings an open one forward; loaded only when first asked for."""

    def __init__(
        self, journal: Journal, signals: JournalSignals, jobs: Jobs, appearance: Appearance, actions: Actions,
        window: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._sources = (journal, signals, jobs)
        self._appearance = appearance
        self._actions = actions
        self._window = window
        self._preferences: PreferencesDialog | None = None
        actions.on("preferences", self.show_preferences)

    def show_preferences(self) -> None:
        """The preferences, on the page where they were left."""
        from relationship_journal.qt.dialogs.preferences import PreferencesDialog  # noqa: PLC0415  (when asked for)
        from relationship_journal.qt.models.settings import Settings  # noqa: PLC0415  (the same)

        if self._preferences is None:
            settings = Settings(*self._sources, self._appearance.choices, self)
            self._preferences = self._dressed(PreferencesDialog(settings, self._appearance, self._window))
        _bring(self._preferences)

    def _dressed(self, dialog: PreferencesDialog) -> PreferencesDialog:
        for name in _EVERYWHERE:
            dialog.addAction(self._actions[name])
        return dialog


def _bring(dialog: QWidget) -> None:
    dialog.show()
    dialog.activateWindow()  # it is above its window already
