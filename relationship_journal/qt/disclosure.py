# SPDX-License-Identifier: MIT
"""“Where is my data?” and “About”: what the program tells of itself and of the journal’s file."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from relationship_journal.paths import Paths
from relationship_journal.qt.actions import Actions
from relationship_journal.qt.appearance import Appearance
from relationship_journal.qt.jobs import Jobs
from relationship_journal.storage.journal import Journal


class Disclosure(QObject):
    """Joins the two dialogs to the window's actions; they are loaded when first asked for."""

    def __init__(
        self,
        actions: Actions,
        journal: Journal,
        jobs: Jobs,
        appearance: Appearance,
        paths: Paths,
        now: Callable[[], datetime],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._journal = journal
        self._jobs = jobs
        self._look = appearance
        self._paths = paths
        self._now = now
        self._window = window
        actions.on("where_is_my_data", self.where)
        actions.on("about", self.about)

    def where(self) -> None:
        """Say where everything lies."""
        from relationship_journal.qt.dialogs.where import WhereDialog  # noqa: PLC0415  (when first asked for)
        from relationship_journal.qt.models.whereabouts import find_out  # noqa: PLC0415  (the same)

        find = partial(find_out, self._journal, self._paths, self._now())
        dialog = WhereDialog(self._journal, self._jobs, find, self._window)
        dialog.exec()
        dialog.deleteLater()

    def about(self) -> None:
        """Say what this program is."""
        from relationship_journal.qt.dialogs.about import AboutDialog  # noqa: PLC0415  (when first asked for)
        from relationship_journal.qt.models.whereabouts import diagnostics, made_of  # noqa: PLC0415  (the same)

        diagnose = partial(diagnostics, self._journal, self._look.choices.now)
        dialog = AboutDialog(made_of(self._journal), diagnose, self._window)
        dialog.exec()
        dialog.deleteLater()
