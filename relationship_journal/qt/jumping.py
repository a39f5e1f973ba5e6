# SPDX-License-Identifier: MIT
"""Jumping to a date on the timeline that is shown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject

from relationship_journal.qt.actions import Actions
from relationship_journal.qt.models.timeline import TimelineModel
from relationship_journal.qt.navigation import Navigation
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.contact_page import ContactPage


class Jumping(QObject):
    """Asks for a date and goes to the nearest entry; `Alt+Left` leads back."""

    def __init__(
        self, entries: TimelineModel, page: ContactPage, navigation: Navigation, actions: Actions,
        today: Callable[[], date], look: Theme,
    ) -> None:  # fmt: skip
        super().__init__(page)
        self._entries = entries
        self._page = page
        self._navigation = navigation
        self._today = today
        self._look = look
        actions.on("jump_to_date", self.ask)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._look = look

    def ask(self) -> None:
        """Ask for a date and go there."""
        from relationship_journal.qt.dialogs.jump import JumpDialog  # noqa: PLC0415  (when first asked for)

        self._navigation.leave_search()
        self._navigation.show_timeline()
        start = self._page.timeline.day or self._today()
        dialog = JumpDialog(self._entries, start, self._today(), self._look, self._page.window())
        if dialog.exec() and dialog.landing is not None:
            self._navigation.lead_to(dialog.landing.conversation)
        dialog.deleteLater()
