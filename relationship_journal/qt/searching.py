# SPDX-License-Identifier: MIT
"""Searching: the field asks, a model looks, a page shows; both are made with the first letter or when nobody waits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QStackedWidget

from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.models.photos import Photos
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.search_field import SearchField
from relationship_journal.storage.journal import Journal

if TYPE_CHECKING:
    from relationship_journal.qt.models.search import SearchModel
    from relationship_journal.qt.widgets.search_results import SearchResults

IDLE_MS = 400


class Searching(QObject):
    """Shows what was found among the pages; `person(int)` and `entry(int, int)` were chosen, `ended` leaves it.

    `used(str)` tells of a search that led somewhere.
    """

    person = Signal(int)
    entry = Signal(int, int)
    ended = Signal()
    used = Signal(str)

    def __init__(
        self, field: SearchField, pages: QStackedWidget, journal: Journal, signals: JournalSignals, jobs: Jobs,
        today: Callable[[], date], look: Theme, photos: Photos,
        save: QAction,
    ) -> None:  # fmt: skip
        super().__init__(pages)
        self._field = field
        self._pages = pages
        self._sources = (journal, signals, jobs, today)
        self._look = look
        self._photos = photos
        self._save = save
        self._model: SearchModel | None = None
        self._page: SearchResults | None = None
        field.asked.connect(self._ask)
        pages.window().installEventFilter(self)
        QTimer.singleShot(IDLE_MS, self, self._make)

    @property
    def is_shown(self) -> bool:
        """Whether the results are what stands in the middle."""
        return self._page is not None and self._pages.currentWidget() is self._page

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._look = look
        if self._page is not None:
            self._page.set_theme(look)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape leaves the results from anywhere in the window that has no use for the key itself."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_escape = event.key() == Qt.Key.Key_Escape and not event.modifiers()
            if is_escape and self.is_shown:
                self._field.forget()
                return True
        return super().eventFilter(watched, event)

    def look_for(self, text: str) -> None:
        """Search for a text as if it had been typed."""
        self._field.begin()
        self._field.setText(text)

    def _ask(self, text: str) -> None:
        if text.strip():
            self._make()
        if self._model is not None:
            self._model.look_for(text)

    def _make(self) -> None:
        # Loaded here: nothing of it is in the first paint.
        from relationship_journal.qt.models.search import SearchModel  # noqa: PLC0415
        from relationship_journal.qt.widgets.search_results import SearchResults  # noqa: PLC0415

        if self._page is not None:
            return
        journal, signals, jobs, today = self._sources
        self._model = SearchModel(journal, signals, jobs, today, self)
        self._page = page = SearchResults(self._model, self._look)
        self._pages.addWidget(page)
        page.person.connect(self._open_person)
        page.entry.connect(self._open_entry)
        page.left.connect(self._field.begin)
        page.show_photos(self._photos)
        page.offer(self._save)
        self._field.stepped.connect(page.step)
        self._field.entered.connect(page.open_current)
        self._model.found.connect(self._show)

    def _open_person(self, contact: int) -> None:
        self._leave_for_a_hit()
        self.person.emit(contact)

    def _open_entry(self, contact: int, conversation: int) -> None:
        self._leave_for_a_hit()
        self.entry.emit(contact, conversation)

    def _leave_for_a_hit(self) -> None:
        self._field.remember()
        self.used.emit(self._field.text())

    def _show(self) -> None:
        if self._model is not None and self._page is not None and self._model.text.strip():
            self._pages.setCurrentWidget(self._page)
        elif self.is_shown:
            self.ended.emit()
