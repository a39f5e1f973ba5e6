# SPDX-License-Identifier: MIT
"""Insights in the main window: read once it stands, shown beside the page that is open, told to the list of people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from relationship_journal.qt.insights_beside import InsightsBeside
from relationship_journal.qt.midnight import Midnight
from relationship_journal.qt.navigation import Navigation
from relationship_journal.qt.places import ALL_ENTRIES, Place
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.views import Parts
from relationship_journal.qt.widgets.people_list import PeopleList
from relationship_journal.qt.widgets.side_pane import SidePane
from relationship_journal.values import ContactId

if TYPE_CHECKING:
    from relationship_journal.qt.models.insight_cards import Panel


PAUSE_MS = 40
"""Whoever runs through the list of contacts is not to wait for cards nobody reads."""


class InsightsHere(QObject):
    """Joins the insights to the pages with a timeline and to the list of people."""

    def __init__(self, parts: Parts, pane: SidePane, navigation: Navigation, people: PeopleList) -> None:
        super().__init__(pane)
        self._model = parts.insights
        self._people = people
        self._place = Place()
        self._beside = InsightsBeside(parts, pane, self._panel, self._contact)
        self._model.changed.connect(self._tell_people)
        navigation.moved.connect(self._follow)
        Midnight(self._model.today, self).passed.connect(self._model.refresh)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show)
        self._model.begin()

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._beside.set_theme(look)

    def _follow(self, place: Place) -> None:
        moved = place.page[:2] != self._place.page[:2]
        self._place = place
        self._model.look_at(place.contact)
        if moved and (place.contact is not None or place.view == ALL_ENTRIES):
            self._soon.start(PAUSE_MS)

    def _show(self) -> None:
        self._beside.show(anew=True)

    def _tell_people(self) -> None:
        self._people.take_attention(self._model.attention)

    def _contact(self) -> ContactId | None:
        return self._place.contact

    def _panel(self) -> Panel:
        from relationship_journal.qt.models.insight_panels import panel_of_all, panel_of_contact  # noqa: PLC0415

        contact = self._place.contact
        return panel_of_all(self._model) if contact is None else panel_of_contact(self._model, contact)
