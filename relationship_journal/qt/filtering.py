# SPDX-License-Identifier: MIT
"""Filtering a timeline: the bar below the composer, made when first asked for, and what it says of hidden entries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from relationship_journal import wording
from relationship_journal.qt.actions import Actions
from relationship_journal.qt.models.timeline import TimelineModel
from relationship_journal.qt.navigation import Navigation
from relationship_journal.qt.notices import Notices
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.contact_page import ContactPage
from relationship_journal.storage.journal import Journal
from relationship_journal.values import EVERYTHING, ConversationId

if TYPE_CHECKING:
    from relationship_journal.qt.models.entry_filter import FilterModel
    from relationship_journal.qt.widgets.filter_bar import FilterBar, NoMatch


class Filtering(QObject):
    """Shows the bar while there is a filter or somebody asked for it; goes on from the entry that was chosen."""

    def __init__(
        self, journal: Journal, entries: TimelineModel, page: ContactPage, navigation: Navigation, notices: Notices,
        actions: Actions, today: Callable[[], date], look: Theme,
    ) -> None:  # fmt: skip
        super().__init__(page)
        self._sources = (journal, entries, today)
        self._entries = entries
        self._page = page
        self._navigation = navigation
        self._notices = notices
        self._look = look
        self._model: FilterModel | None = None
        self._bar: FilterBar | None = None
        self._no_match: NoMatch | None = None
        self._chosen: ConversationId | None = None
        self._whose = entries.contact
        actions.on("filter_entries", self.begin)
        actions["new_entry"].triggered.connect(self._let_write)
        entries.modelAboutToBeReset.connect(self._remember)
        entries.counted.connect(self._follow)
        navigation.moved.connect(self._settle)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._look = look
        for part in (self._bar, self._no_match):
            if part is not None:
                part.set_theme(look)

    def begin(self) -> None:
        """Open the bar and give it the keyboard."""
        self._navigation.leave_search()
        self._navigation.show_timeline()
        bar = self._made()
        self._page.show_bar(bar, True)
        bar.begin()

    def clear(self) -> None:
        """Show every entry again."""
        self._entries.show(self._entries.contact, EVERYTHING)

    def announce(self, conversation: ConversationId, words: str = "Logged.") -> None:
        """Say that something is logged; bring the entry into view, or say that the filter hides it."""
        if self._entries.is_hidden(conversation):
            self._notices.did(f"{words.removesuffix('.')}, hidden by the filter.", more=("Show all", self.clear))
        else:
            self._page.timeline.reveal(conversation)
            self._notices.did(words)

    def lead_to_month(self, month: str) -> None:
        """Scroll to a month (YYYY-MM), or say that the filter hides it."""
        self._navigation.leave_search()
        self._navigation.show_timeline()
        self._navigation.step()
        if not self._page.timeline.lead_to_month(month) and not self._entries.filter.shows_all:
            words = f"The filter hides what there is of {wording.month_title(month)}."
            self._notices.say(words, more=("Show all", self.clear))

    def _made(self) -> FilterBar:
        # Loaded here: few sittings need it, and nothing of it is in the first paint.
        from relationship_journal.qt.models.entry_filter import FilterModel  # noqa: PLC0415
        from relationship_journal.qt.widgets.filter_bar import FilterBar, NoMatch  # noqa: PLC0415

        if self._bar is None:
            self._model = FilterModel(*self._sources, self)
            self._bar = FilterBar(self._model, self._look)
            self._no_match = NoMatch(self._page.timeline, self._look)
            self._page.show_bar(self._bar, False)
            self._bar.left.connect(self._close)
            self._bar.days_wanted.connect(self._ask_for_days)
            self._no_match.clear.connect(self._clear_and_return)
        return self._bar

    def _ask_for_days(self) -> None:
        from relationship_journal.qt.dialogs.choose_days import DaysDialog  # noqa: PLC0415  (when first asked for)

        if self._model is not None:
            wanted = self._model.filter
            dialog = DaysDialog(wanted.first, wanted.last, self._model.today, self._page.window())
            if dialog.exec():
                self._model.take_days(*dialog.days)
            dialog.deleteLater()

    def _close(self) -> None:
        if self._bar is not None:
            self._page.show_bar(self._bar, False)
        self._page.timeline.setFocus()

    def _clear_and_return(self) -> None:
        self.clear()
        self._page.timeline.setFocus()

    def _remember(self) -> None:
        chosen = self._page.timeline.chosen
        self._chosen = chosen[0] if len(chosen) == 1 else None
        self._whose = self._entries.contact

    def _follow(self) -> None:
        """After a filter the chosen entry is still chosen, if it is shown."""
        filtered = not self._entries.filter.shows_all
        if filtered:
            self._page.show_bar(self._made(), True)
        none = filtered and not self._entries.shown_count
        self._page.timeline.set_empty_shown(not none)
        if self._no_match is not None:
            self._no_match.setVisible(none)
        if self._chosen is not None and self._whose == self._entries.contact:
            self._page.timeline.lead_to(self._chosen)
        self._chosen = None

    def _settle(self, _: object) -> None:
        """Another place has another filter, mostly none: then nothing speaks of one."""
        if self._bar is not None:
            self._page.show_bar(self._bar, not self._entries.filter.shows_all)

    def _let_write(self) -> None:
        """In a window too low for both, somebody who wants to write is done with filtering."""
        if not self._page.has_room_to_write:
            self.clear()
            self._close()
