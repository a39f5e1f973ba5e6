# SPDX-License-Identifier: MIT
"""Views that are no timelines: each is built when it is first shown, and brings what stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from relationship_journal.frozen import dataclass
from relationship_journal.qt.actions import Actions
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.models.composer import Form
from relationship_journal.qt.models.insights import InsightsModel
from relationship_journal.qt.notices import Notices
from relationship_journal.qt.places import ACCOUNTS, ALL_CUSTOMERS, ALL_INSIGHTS, TODAY, WHY_NO, Place
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.window_state import WindowState
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId

SOON_MS = 500
"""After the first paint, and before whatever is loaded in advance."""


class Page(Protocol):
    """What `Navigation` asks of every kind of page. `side` stands in the right pane; None leaves that pane out."""

    @property
    def page(self) -> QWidget: ...

    @property
    def side(self) -> QWidget | None: ...

    def read(self, place: Place) -> None:
        """Show another place from its top."""

    def look_at(self, place: Place) -> None:
        """Choose what a place that is shown points at, if it does."""

    def return_to(self, place: Place) -> None:
        """Choose and scroll as a place that is shown was left."""

    def seen(self, place: Place) -> Place:
        """What is to be seen of a place that is shown: filtered, chosen and scrolled as it is now."""

    def leave(self) -> None:
        """Keep what was typed and not saved."""

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What the page of a view may be built from. `go` leads to any place, `count` sets a number of the navigation.

    `write` begins an entry about a contact with a form, and says so where another one is begun already.

    `ahead` says that nobody asked for the page yet: it has the time to read in a job.
    """

    journal: Journal
    signals: JournalSignals
    jobs: Jobs
    now: Callable[[], datetime]
    notices: Notices
    actions: Actions
    state: WindowState
    count: Callable[[str, int], None]
    go: Callable[[Place], None]
    look: Theme
    insights: InsightsModel
    write: Callable[[ContactId | None, Form], None]
    ahead: bool = False


Builder = Callable[[Parts], Page]


def _today(parts: Parts) -> Page:
    from relationship_journal.qt.today_view import TodayPlaces  # noqa: PLC0415  (when first asked for)

    return TodayPlaces(parts)


def _customers(parts: Parts) -> Page:
    from relationship_journal.qt.customers_view import CustomersView  # noqa: PLC0415  (when first asked for)

    return CustomersView(parts)


def _accounts(parts: Parts) -> Page:
    from relationship_journal.qt.account_places import AccountPlaces  # noqa: PLC0415  (when first asked for)

    return AccountPlaces(parts)


def _noes(parts: Parts) -> Page:
    from relationship_journal.qt.noes_view import NoesView  # noqa: PLC0415  (when first asked for)

    return NoesView(parts)


def _insights(parts: Parts) -> Page:
    from relationship_journal.qt.all_insights_view import AllInsightsView  # noqa: PLC0415  (when first asked for)

    return AllInsightsView(parts)


BUILDERS: Mapping[str, Builder] = {
    TODAY: _today,
    ACCOUNTS: _accounts,
    ALL_CUSTOMERS: _customers,
    WHY_NO: _noes,
    ALL_INSIGHTS: _insights,
}
"""How the page of each view is built, by the object name of the view; each imports its widgets when it is called."""


class Views:
    """The pages of views, built when first asked for and put into the stacks of the middle and the right pane."""

    def __init__(self, pages: QStackedWidget, sides: QStackedWidget, parts: Callable[[], Parts]) -> None:
        self._pages = pages
        self._sides = sides
        self._parts = parts
        self._built: dict[str, Page] = {}

    def page_of(self, view: str) -> Page:
        """The page of a view. Raises KeyError where there is no such view."""
        page = self._built.get(view)
        return self._build(view, self._parts()) if page is None else page

    def build_soon(self, view: str, window: QObject) -> None:
        """Build a page whose number stands in the navigation once the window stands there, and nobody waits for it."""
        QTimer.singleShot(SOON_MS, window, partial(self.page_of, view))

    def build_ahead(self, view: str) -> None:
        """Build a page nobody asked for yet, so that the first who does finds it read."""
        if view not in self._built:
            self._build(view, replace(self._parts(), ahead=True))

    def _build(self, view: str, parts: Parts) -> Page:
        page = self._built[view] = BUILDERS[view](parts)
        self._pages.addWidget(page.page)
        if page.side is not None:
            self._sides.addWidget(page.side)
        return page

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        for page in self._built.values():
            page.set_theme(look)
