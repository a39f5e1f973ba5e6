# SPDX-License-Identifier: MIT
"""The list of people as the window's actions drive it: how it is sorted, and whom it shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from relationship_journal.qt.action_table import ORDERS
from relationship_journal.qt.actions import Actions
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.commands import Commands
from relationship_journal.qt.dropping import Drops
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.many_people import ManyPeople
from relationship_journal.qt.models.contacts import ContactsModel
from relationship_journal.qt.models.photos import Photos
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.sidebar import Sidebar
from relationship_journal.qt.window_state import WindowState
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries import Order
from relationship_journal.values import EVERYBODY, PeopleFilter

if TYPE_CHECKING:
    from relationship_journal.qt.models.people_filter import PeopleFilterModel
    from relationship_journal.qt.widgets.people_filter import PeopleFilterPopup

_OF_ONE = ("new_entry", "edit_contact", "export_chart", "merge_contact", "archive_contact", "delete_contact")
"""What the menu beside somebody in the list offers."""


def kept_order(state: WindowState) -> Order:
    """How the list was sorted last; at first by need of attention."""
    kept = state.text("order")
    return Order(kept) if kept in set(Order) else Order.ATTENTION


class People(QObject):
    """Joins sidebar, model and actions; menu and button offer the same. The filter is made when first asked for."""

    def __init__(
        self, sidebar: Sidebar, model: ContactsModel, actions: Actions, state: WindowState, journal: Journal,
        signals: JournalSignals, jobs: Jobs, today: Callable[[], date], commands: Commands, look: Theme,
    ) -> None:  # fmt: skip
        super().__init__(sidebar)
        self._sidebar = sidebar
        self._model = model
        self._state = state
        self._pane = actions["show_people"]
        self._source = (journal, signals, today)
        self._look = look
        self._filter: PeopleFilterModel | None = None
        self._popup: PeopleFilterPopup | None = None
        for name, order in ORDERS.items():
            actions[name].setChecked(order == model.order)
            actions.on(name, partial(self._sort, Order(order)))
        for name, do in (
            ("next_contact", sidebar.go_down),
            ("previous_contact", sidebar.go_up),
            ("filter_people", self.ask_filter),
        ):
            actions.on(name, do)
        sidebar.heading.offer_orders([actions[name] for name in ORDERS])
        sidebar.heading.show_order(model.order)
        sidebar.heading.asked.connect(self.ask_filter)
        sidebar.everybody.connect(self.show_everybody)
        sidebar.people.offer([actions[name] for name in _OF_ONE])
        self.photos = Photos(journal, signals, jobs, self)
        sidebar.people.show_photos(self.photos)
        self._many = ManyPeople(sidebar, journal, jobs, commands, look)
        window = sidebar.window()
        if isinstance(window, QMainWindow):
            drops = Drops(window, commands.import_files)
            sidebar.people.pasted.connect(drops.paste)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._look = look
        self._many.set_theme(look)
        if self._popup is not None:
            self._popup.set_theme(look)

    # Order

    def _sort(self, order: Order, _: bool = False) -> None:
        self._state.put("order", order.value)
        self._model.set_order(order)
        self._sidebar.heading.show_order(order)
        self._sidebar.people.scrollToTop()

    # Filter

    def ask_filter(self) -> None:
        """Let somebody choose whom the list shows."""
        from relationship_journal.qt.widgets.people_filter import PeopleFilterPopup  # noqa: PLC0415  (when first asked)

        self._show_pane()
        if self._popup is None:
            self._popup = PeopleFilterPopup(self._choices(), self._look, self._sidebar)
        self._popup.open_under(self._sidebar.heading.filter_button)

    def show_everybody(self) -> None:
        """Leave the filter."""
        self.show_only(EVERYBODY)

    def show_only(self, wanted: PeopleFilter) -> None:
        """Show these people alone, with the keyboard on their list."""
        self._show_pane()
        self._choices().want(wanted)
        self._sidebar.focus_list()

    def _show_pane(self) -> None:
        """A filter on a list that was hidden by choice would not be seen to do anything."""
        if not self._pane.isChecked():
            self._pane.trigger()

    def _choices(self) -> PeopleFilterModel:
        from relationship_journal.qt.models.people_filter import PeopleFilterModel  # noqa: PLC0415  (when first asked)

        if self._filter is None:
            self._filter = PeopleFilterModel(*self._source, self)
            self._filter.changed.connect(self._show_wanted)
        return self._filter

    def _show_wanted(self) -> None:
        choices = self._choices()
        self._sidebar.heading.show_filter(choices.words)
        self._model.set_wanted(choices.wanted)
