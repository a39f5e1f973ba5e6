# SPDX-License-Identifier: MIT
"""Every insight as a page of the navigation: its list, and what is done there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from relationship_journal.qt.insight_deeds import InsightDeeds
from relationship_journal.qt.models.insight_cards import Card
from relationship_journal.qt.models.insight_rows import InsightRows
from relationship_journal.qt.models.today_deeds import DayDeed, RowDeed
from relationship_journal.qt.models.today_rows import TodayRow
from relationship_journal.qt.places import ACCOUNTS, Place, Tab
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.insights_page import InsightsPage
from relationship_journal.values import AccountId, ContactId
from relationship_journal.values.insights import SubjectKind
from relationship_journal.wording import shortened

if TYPE_CHECKING:
    from relationship_journal.qt.views import Parts

_LETTERS = 60


class AllInsightsView(QObject):
    """What `Navigation` asks of a page; made when it is first shown."""

    def __init__(self, parts: Parts) -> None:
        self._rows = InsightRows(parts.insights)
        self._page = InsightsPage(self._rows, parts.look)
        super().__init__(self._page)
        self._rows.setParent(self)
        self._parts = parts
        self._deeds = InsightDeeds(parts, self._page)
        self.side: QWidget | None = None
        self._page.list.wanted.connect(self._do)

    @property
    def page(self) -> QWidget:
        """What stands in the middle."""
        return self._page

    def read(self, _: Place) -> None:
        """Show what was read last; it is kept up to date anyway."""
        self._rows.refresh()

    def look_at(self, _: Place) -> None:
        """Let the keyboard act on the list."""
        self._page.list.setFocus()

    def return_to(self, _: Place) -> None:
        """The list stands as it was left."""
        self._page.list.setFocus()

    def seen(self, place: Place) -> Place:
        """The list keeps by itself where it is."""
        return place

    def leave(self) -> None:
        """Nothing is typed here that is not saved."""

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._page.set_theme(look)

    def _do(self, row: TodayRow, deed: RowDeed) -> None:
        card = self._rows.card(row.id)
        if card is None:
            return
        match deed.deed:
            case DayDeed.OPEN:
                self._open(card)
            case DayDeed.ENTRIES:
                self._show_entries(card)
            case DayDeed.STEP:
                self._deeds.take_step(card.insight, self._page.list)
            case DayDeed.SNOOZE:
                view = self._page.list
                spot = view.visualRect(view.currentIndex()).bottomLeft()
                self._deeds.offer_snoozes(card.insight, view, view.viewport().mapToGlobal(spot))
            case DayDeed.FINE:
                self._deeds.accept(card.insight)
            case DayDeed.WAKE:
                self._deeds.take_back(card)

    def _show_entries(self, card: Card) -> None:
        """Exactly what it rests on: entries on their timeline, marks that came from none in a menu with their deeds."""
        loose = self._deeds.show_entries(card, None)
        if loose and self._page.isVisible():
            view = self._page.list
            menu = QMenu(view)
            menu.setObjectName("insightRecords")
            menu.aboutToHide.connect(menu.deleteLater)
            for mark, words in loose:
                self._deeds.marks.fill(menu.addMenu(shortened(words, _LETTERS).replace("&", "&&")), mark)
            menu.popup(view.viewport().mapToGlobal(view.visualRect(view.currentIndex()).bottomLeft()))

    def _open(self, card: Card) -> None:
        """Go to whom it is about, where its card says why it stands."""
        subject = card.insight.subject
        if subject.kind is SubjectKind.CONTACT:
            self._parts.go(Place(ContactId(subject.id), tab=Tab.TIMELINE))
        elif subject.kind is SubjectKind.ACCOUNT:
            self._parts.go(Place(view=ACCOUNTS, account=AccountId(subject.id)))
        else:
            self._parts.go(Place())
