# SPDX-License-Identifier: MIT
"""Places that are timelines: a contact's page, and everybody's entries."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from relationship_journal.frozen import dataclass
from relationship_journal.qt.models.composer import ComposerModel
from relationship_journal.qt.models.head import HeadModel
from relationship_journal.qt.models.timeline import TimelineModel
from relationship_journal.qt.places import Place, Tab
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.contact_page import ContactPage


@dataclass(frozen=True, slots=True)
class TimelinePlaces:
    """Shows places on the page with head, composer and timeline; what `Navigation` asks of every kind of page."""

    page: ContactPage
    side: QWidget
    head: HeadModel
    form: ComposerModel
    entries: TimelineModel

    def read(self, place: Place) -> None:
        """Show another place from its top."""
        self.head.show(place.contact)
        self.form.open(self.head.person)
        self.entries.show(place.contact, place.filter)

    def look_at(self, place: Place) -> None:
        """Show the tab of a place that is shown, and choose its entry, if it has one."""
        self.page.show_tab(Tab.TIMELINE if place.contact is None else place.tab)
        if place.entry is not None and self.page.timeline.lead_to(place.entry):
            self.page.timeline.setFocus()

    def return_to(self, place: Place) -> None:
        """Choose and scroll as a place that is shown was left."""
        if self.page.timeline.return_to(place.entry, place.spot):
            self.page.timeline.setFocus()

    def seen(self, place: Place) -> Place:
        """What is to be seen of a place that is shown: filtered, chosen and scrolled as it is now."""
        timeline = self.page.timeline
        chosen = timeline.chosen[:1]
        tab = self.page.tab if place.contact is not None else Tab.TIMELINE
        entry = chosen[0] if chosen else None
        return replace(place, filter=self.entries.filter, entry=entry, spot=timeline.spot(), tab=tab)

    def leave(self) -> None:
        """Keep what was typed and not saved."""
        self.page.composer.keep()

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self.page.set_theme(look)
