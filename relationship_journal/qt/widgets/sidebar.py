# SPDX-License-Identifier: MIT
"""The left pane: search, where one can go, and the people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListView, QMenu, QPushButton, QVBoxLayout, QWidget

from relationship_journal import wording
from relationship_journal.qt import theme
from relationship_journal.qt.models.contacts import ContactRole, ContactsModel
from relationship_journal.qt.places import View
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.contact_delegate import ContactDelegate
from relationship_journal.qt.widgets.nav_row import NavRow
from relationship_journal.qt.widgets.overlay_bar import OverlayBarList
from relationship_journal.qt.widgets.search_field import SearchField
from relationship_journal.storage.queries import Order
from relationship_journal.values import ContactId

_ORDERS: Mapping[Order, str] = {
    Order.ATTENTION: "Needs attention",
    Order.NAME: "Name",
    Order.LAST: "Last talk",
    Order.DRIFT: "Drift",
    Order.TIER: "Tier",
}


class Sidebar(QFrame):
    """Shows a ContactsModel; `chosen(int)` is a contact, `went(str)` the object name of a navigation line."""

    chosen = Signal(int)
    went = Signal(str)

    def __init__(self, model: ContactsModel, views: Sequence[View], look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "side")
        self._model = model
        self._quiet = False
        self.search = SearchField(look)
        self._rows = {view.name: NavRow(view.name, view.words, look) for view in views}
        self._people = QLabel()
        self._sort = QPushButton()
        self._list = OverlayBarList()
        self._delegate = ContactDelegate(look, self)
        self._set_up_list()
        self._lay_out()
        for row in self._rows.values():
            row.clicked.connect(self._go)
        self._fit(look)
        self._count_people()

    def _set_up_list(self) -> None:
        view = self._list
        view.setObjectName("contactList")
        view.setAccessibleName("People")
        view.setModel(self._model)
        view.setItemDelegate(self._delegate)
        view.setUniformItemSizes(True)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        view.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        # Selected, not current: a list that gets the focus makes its first row current, which nobody chose.
        view.selectionModel().selectionChanged.connect(self._choose)
        for signal in (self._model.rowsInserted, self._model.rowsRemoved, self._model.modelReset):
            signal.connect(self._count_people)

    def _lay_out(self) -> None:
        self._heading = QHBoxLayout()
        self._heading.addWidget(self._people)
        self._heading.addStretch(1)
        self._heading.addWidget(self._sort)
        self._nav = QVBoxLayout()
        for row in self._rows.values():
            self._nav.addWidget(row)
        self._whole = QVBoxLayout(self)
        self._field = QHBoxLayout()
        self._field.addWidget(self.search)
        self._whole.addLayout(self._field)
        self._whole.addLayout(self._nav)
        self._whole.addLayout(self._heading)
        self._whole.addWidget(self._list, 1)
        theme.look(self._people, "caps")
        theme.look(self._sort, "sort")

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self.search.set_theme(look)
        self._delegate.set_theme(look)
        for row in self._rows.values():
            row.set_theme(look)
        self._fit(look)
        self._list.doItemsLayout()

    def _fit(self, look: Theme) -> None:
        px = look.px
        self._whole.setContentsMargins(0, px(12), 0, px(8))
        self._whole.setSpacing(0)
        self._field.setContentsMargins(px(12), 0, px(12), px(10))
        self._nav.setContentsMargins(px(8), 0, px(8), 0)
        self._nav.setSpacing(px(1))
        self._heading.setContentsMargins(px(18), px(12), px(12), px(4))
        self.setMinimumWidth(px(165))

    # What the window tells

    def show_contact(self, contact: ContactId | None) -> None:
        """Mark a contact as the one that is shown; None for none of them."""
        index = QModelIndex() if contact is None else self._model.index_of(contact)
        self._quiet = True
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag
            self._list.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
            self._list.scrollTo(index)
        else:
            self._list.selectionModel().clear()
        self._quiet = False

    def show_place(self, name: str | None) -> None:
        """Mark a navigation line as where we are; None for none of them."""
        for row_name, row in self._rows.items():
            row.setChecked(row_name == name)

    def set_count(self, name: str, count: int) -> None:
        """How many a navigation line leads to."""
        self._rows[name].set_count(count)

    def offer_orders(self, choices: Sequence[QAction]) -> None:
        """What the button beside the heading offers."""
        menu = QMenu(self)
        menu.addActions(list(choices))
        self._sort.setMenu(menu)
        self.show_order()

    def show_order(self) -> None:
        """Say how the list is sorted, and show its beginning."""
        words = _ORDERS[self._model.order]
        self._sort.setText(f"{words.upper()} ▾")
        self._sort.setAccessibleName(f"People sorted by: {words.lower()}")
        self._list.scrollToTop()

    def focus_list(self) -> None:
        """Let the keyboard act on the people."""
        self._list.setFocus()

    def go_down(self) -> None:
        """Go to the next contact."""
        self._step(1)

    def go_up(self) -> None:
        """Go to the contact before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        row = max(self._list.currentIndex().row() + by, 0)
        if row < self._model.rowCount():
            self._list.setCurrentIndex(self._model.index(row, 0))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._begin_at_the_top)

    def _begin_at_the_top(self) -> None:
        """Where a contact was shown before the list had its height, it is scrolled further than it need be."""
        self._list.scrollToTop()
        self._list.scrollTo(self._list.currentIndex())

    # What a person does

    def _choose(self, selected: QItemSelection, _: QItemSelection) -> None:
        if not self._quiet and (indexes := selected.indexes()):
            self.chosen.emit(indexes[0].data(ContactRole.ID))

    def _go(self) -> None:
        row = self.sender()
        if isinstance(row, NavRow):
            self.show_place(row.objectName())
            self.went.emit(row.objectName())

    def _count_people(self) -> None:
        self._people.setText(f"PEOPLE{wording.SEPARATOR}{wording.number(self._model.rowCount())}")
