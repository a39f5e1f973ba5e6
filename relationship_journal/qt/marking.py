# SPDX-License-Identifier: MIT
"""Marks in the window: the one MarkWork everybody shares, loaded when first asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from relationship_journal.qt.notices import Notices
from relationship_journal.storage.journal import Journal

if TYPE_CHECKING:
    from relationship_journal.qt.mark_work import MarkWork


class Marking(QObject):
    """Joins marks to a window; `work` does their deeds."""

    def __init__(self, journal: Journal, notices: Notices, today: Callable[[], date], window: QWidget) -> None:
        super().__init__(window)
        self._sources = (journal, notices, today, window)
        self._work: MarkWork | None = None

    @property
    def work(self) -> MarkWork:
        """What does deeds to marks and writes new ones."""
        from relationship_journal.qt.mark_work import MarkWork  # noqa: PLC0415  (when first asked for)

        if self._work is None:
            self._work = MarkWork(*self._sources)
        return self._work
