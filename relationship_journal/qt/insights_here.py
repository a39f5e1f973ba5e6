# SPDX-License-Identifier: MIT
"""Insights in the main window: read once it stands, shown beside the page that is open, told to the list of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from relationship_journal.qt.midnight import Midnight
from relationship_journal.qt.navigation import Navigation
from relationship_journal.qt.places import ALL_ENTRIES, Place
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.views import Parts
from relationship_journal.qt.widgets.people_list import PeopleList
from relationship_journal.qt.widgets.side_pane import SidePane
from relationship_journal.values import ContactId

if TYPE_CHECKING:
    from relationship_journal.qt.insight_work import InsightWork
    from relationship_journal.qt.models.insight_cards import Panel


class InsightsHere(QObject):
    """Joins the insights to the pages with a timeline and to the list; what shows them loads with the first reading."""

    def __init__(self, parts: Parts, pane: SidePane, navigation: Navigation, people: PeopleList) -> None:
        super().__init__(pane)
        self._parts = parts
        self._pane = pane
        self._people = people
        self._place = Place()
        self._work: InsightWork | None = None
        model = parts.insights
        model.changed.connect(self._show_news)
        navigation.moved.connect(self._follow)
        Midnight(model.today, self).passed.connect(model.refresh)
        model.begin()

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._pane.set_theme(look)
        if self._work is not None:
            self._work.set_theme(look)

    def _follow(self, place: Place) -> None:
        moved = place.page[:2] != self._place.page[:2]
        self._place = place
        self._parts.insights.look_at(place.contact)
        if self._work is not None and moved and self._is_beside_timeline():
            self._work.show(anew=True)

    def _is_beside_timeline(self) -> bool:
        return self._place.contact is not None or self._place.view == ALL_ENTRIES

    def _show_news(self) -> None:
        from relationship_journal.qt.insight_work import InsightWork  # noqa: PLC0415  (with the first reading)

        self._people.take_attention(self._parts.insights.attention)
        if self._work is None:
            self._work = InsightWork(self._parts, self._pane, self._panel, self._contact)
        elif self._is_beside_timeline():
            self._work.show_news()

    def _contact(self) -> ContactId | None:
        return self._place.contact

    def _panel(self) -> Panel:
        from relationship_journal.qt.models.insight_panels import panel_of_all, panel_of_contact  # noqa: PLC0415

        contact, model = self._place.contact, self._parts.insights
        return panel_of_all(model) if contact is None else panel_of_contact(model, contact)
