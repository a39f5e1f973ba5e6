# SPDX-License-Identifier: MIT
"""Today as a page of the navigation: its model, its list, what stands beside it and what is done there."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from relationship_journal.qt.insights_beside import InsightsBeside
from relationship_journal.qt.models.today import TodayModel
from relationship_journal.qt.places import TODAY, Place
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.today_work import TodayWork
from relationship_journal.qt.widgets.side_pane import SidePane
from relationship_journal.qt.widgets.today_page import TodayPage
from relationship_journal.qt.widgets.today_side import TodaySide
from relationship_journal.values import EntryFilter

if TYPE_CHECKING:
    from relationship_journal.qt.models.insight_cards import Panel
    from relationship_journal.qt.views import Parts


class TodayPlaces(QObject):
    """Shows Today; what `Navigation` asks of every kind of page. It is read at once, and tells how much is due."""

    def __init__(self, parts: Parts) -> None:
        model = TodayModel(parts.journal, parts.signals, parts.jobs, parts.now)
        self._page = TodayPage(model, parts.actions["new_entry"], parts.look)
        super().__init__(self._page)
        model.setParent(self)
        self._model = model
        self._side = TodaySide(model, parts.look)
        self._pane = SidePane(self._side, parts.look)
        self._insights = InsightsBeside(parts, self._pane, self._panel)
        self._work = TodayWork(parts, model, self._page.list)
        self._go = parts.go
        self._model_of_insights = parts.insights
        self._side.day_chosen.connect(self._show_day)
        model.counted.connect(partial(parts.count, TODAY))
        model.refresh()

    @property
    def page(self) -> QWidget:
        """What stands in the middle."""
        return self._page

    @property
    def side(self) -> QWidget:
        """What stands in the right pane."""
        return self._pane

    @property
    def is_settled(self) -> bool:
        """Whether all of it is read. For pictures and tests."""
        return self._model.is_settled

    def read(self, place: Place) -> None:
        """What was read stands there at once, and is read again after that."""
        self._model.look_again()

    def look_at(self, place: Place) -> None:
        """Let the keyboard act on the list."""
        self._page.list.setFocus()

    def return_to(self, place: Place) -> None:
        """The list stands as it was left; let the keyboard act on it."""
        self._page.list.setFocus()

    def seen(self, place: Place) -> Place:
        """The list keeps by itself where it is."""
        return place

    def leave(self) -> None:
        """Nothing is typed here."""

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._page.set_theme(look)
        self._side.set_theme(look)
        self._insights.set_theme(look)

    def _panel(self) -> Panel:
        from relationship_journal.qt.models.insight_panels import panel_of_today  # noqa: PLC0415  (once they are read)

        return panel_of_today(self._model_of_insights)

    def _show_day(self, day: date) -> None:
        self._go(Place(filter=EntryFilter(first=day, last=day)))
