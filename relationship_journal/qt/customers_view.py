# SPDX-License-Identifier: MIT
"""The view of all customers: the table, what it is filtered by, and drift beside it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton

from relationship_journal import wording
from relationship_journal.qt import theme
from relationship_journal.qt.models.customers import CustomersModel
from relationship_journal.qt.models.people_filter import PeopleFilterModel
from relationship_journal.qt.models.table import as_text
from relationship_journal.qt.places import WHY_NO, Place
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.drift_side import DriftSide
from relationship_journal.qt.widgets.people_filter import PeopleFilterPopup
from relationship_journal.qt.widgets.table import Table
from relationship_journal.qt.widgets.table_page import FindField, TablePage
from relationship_journal.values import ContactId, PeopleFilter, Status
from relationship_journal.values.customers import Customer
from relationship_journal.wording import customers as words

if TYPE_CHECKING:
    from relationship_journal.qt.views import Parts

_NOBODY = "No customers yet. Whoever has the status customer or prospect will stand here, a line each."
_NO_MATCH = "No customer matches this filter."


class CustomersView:
    """What `Navigation` asks of a page; made when it is first shown."""

    def __init__(self, parts: Parts) -> None:
        self._go, self._notices = parts.go, parts.notices
        self._look = parts.look
        sources = (parts.journal, parts.signals, lambda: parts.now().date())
        self._model = CustomersModel(*sources)
        self._kinds = PeopleFilterModel(*sources, self._model)
        self._popup: PeopleFilterPopup | None = None
        self._find = FindField("customersFind", "Find a name or account")
        self._filter = QPushButton()
        table = Table(self._model, parts.look)
        table.setObjectName("customersTable")
        table.setAccessibleName("All customers")
        tools = (self._find, self._filter)
        self.page = TablePage("customersView", "All customers", table, tools, parts.state, parts.look, self._offer)
        self._former = self.page.add_link("customersFormer", "", self._show_former)
        self.page.add_link("customersNoes", "Why they said no", self._go_to_noes)
        self.side = DriftSide(parts.look)
        self._model.setParent(self.page)
        self._set_up(table)
        self._insights = parts.insights
        self._insights.changed.connect(self._take_attention)
        self._take_attention()
        if parts.ahead:
            self._model.read_ahead(parts.jobs)

    def _set_up(self, table: Table) -> None:
        self._filter.setObjectName("customersFilter")
        theme.look(self._filter, "pill")
        self._filter.clicked.connect(self._open_filter)
        self._find.textChanged.connect(self._model.look_for)
        self._find.went_on.connect(table.setFocus)
        self._kinds.changed.connect(self._want)
        self._model.counted.connect(self._show)
        self.page.cleared.connect(self._clear)
        self.page.copy_wanted.connect(self._copy)
        table.opened.connect(self._open_row)
        table.pointed.connect(self._point)
        table.selectionModel().currentRowChanged.connect(self._point_at_chosen)
        table.left.connect(self._find.setFocus)
        self.side.opened.connect(self._open)
        self._say_filter()

    def _take_attention(self) -> None:
        self._model.take_attention(self._insights.attention)

    # What Navigation asks for

    def read(self, _: Place) -> None:
        """Show the table as it is now, as it was left."""
        self._model.look(True)

    def look_at(self, place: Place) -> None:
        """Take the keyboard, sorted by the column a place asks for."""
        if place.column:
            self.page.table.lead_to(place.column)
        self.page.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def return_to(self, _: Place) -> None:
        """The table stands as it was left."""
        self.page.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def seen(self, place: Place) -> Place:
        """Nothing of how the table is looked at belongs to the place, not even how somebody came to it."""
        return replace(place, column="")

    def leave(self) -> None:
        """Read nothing while nobody looks."""
        self._model.look(False)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._look = look
        self.page.set_theme(look)
        self.side.set_theme(look)
        if self._popup is not None:
            self._popup.set_theme(look)

    # Going on

    def _open_row(self, number: int) -> None:
        self._open(self._model.row(number).id)

    def _open(self, contact: int) -> None:
        self._go(Place(ContactId(contact)))

    def _go_to_noes(self) -> None:
        self._go(Place(view=WHY_NO))

    def _offer(self, menu: QMenu, customer: Customer) -> None:
        menu.addAction("Open", partial(self._open, customer.id))

    def _copy(self) -> None:
        """The rows that are chosen, with the columns that are shown; nothing in them is a text of the journal."""
        table = self.page.table
        rows = table.chosen_rows() or list(range(self._model.rowCount()))
        QGuiApplication.clipboard().setText(as_text(self._model, rows, table.shown_columns()))
        self._notices.say(f"{wording.count(len(rows), 'line')} copied.")

    # Filters

    def _open_filter(self) -> None:
        if self._popup is None:
            self._popup = PeopleFilterPopup(self._kinds, self._look, self.page)
            self._popup.setAccessibleName("Filter customers")
        self._popup.open_under(self._filter)

    def _want(self) -> None:
        self._model.want(self._kinds.wanted)
        self._say_filter()

    def _say_filter(self) -> None:
        chosen = self._kinds.words
        short = chosen if len(chosen) <= 40 else f"{chosen[:39]}…"
        self._filter.setText(f"{(short or 'Filter').replace('&', '&&')} ▾")
        self._filter.setAccessibleName(f"Filter customers: {chosen or 'all'}")
        self._filter.setProperty("set", bool(chosen))
        theme.repolish(self._filter)

    def _show_former(self) -> None:
        self._kinds.want(PeopleFilter(statuses=frozenset({Status.FORMER})))

    def _clear(self) -> None:
        self._find.clear()
        self._kinds.want(PeopleFilter())
        self.page.table.setFocus()

    # What is shown

    def _show(self) -> None:
        model = self._model
        shown, everybody = model.rowCount(), model.everybody
        empty = "" if shown else _NO_MATCH if model.is_filtered else _NOBODY
        self.page.say(words.counted(shown, everybody), empty, filtered=model.is_filtered)
        self._former.setText(words.former(model.former))
        self._former.setVisible(bool(model.former) and Status.FORMER not in model.wanted.statuses)
        self.side.show_customers(model.rows)

    def _point(self, number: int) -> None:
        """Show where whoever is under the mouse stands in the picture."""
        if number >= 0:
            self.side.picture.point_at(self._model.row(number).id)

    def _point_at_chosen(self) -> None:
        here = self.page.table.currentIndex()
        self.side.picture.point_at(self._model.row(here.row()).id if here.isValid() else None)
