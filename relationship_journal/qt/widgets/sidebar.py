# SPDX-License-Identifier: MIT
"""The left pane: search, where one can go, and the people."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.models.contacts import ContactRole, ContactsModel
from relationship_journal.qt.places import View
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.nav_row import NavRow
from relationship_journal.qt.widgets.people_heading import PeopleHeading
from relationship_journal.qt.widgets.people_list import PeopleList
from relationship_journal.qt.widgets.search_field import SearchField
from relationship_journal.values import ContactId


class Sidebar(QFrame):
    """Shows a ContactsModel; `chosen(int)` is a contact, `went(str)` the object name of a navigation line.

    `everybody` is asked for by whom a filter hides too much.
    """

    chosen = Signal(int)
    went = Signal(str)
    everybody = Signal()

    def __init__(self, model: ContactsModel, views: Sequence[View], look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.look(self, "side")
        self._model = model
        self._quiet = False
        self._shown: ContactId | None = None
        self.search = SearchField(look)
        self._rows = {view.name: NavRow(view.name, view.words, look) for view in views if view.lined}
        self.heading = PeopleHeading(look)
        self.people = PeopleList(model, look)
        self._nobody = _Nobody()
        self._lay_out()
        for row in self._rows.values():
            row.clicked.connect(self._go)
        # Selected, not current: a list that gets the focus makes its first row current, which nobody chose.
        self.people.selectionModel().selectionChanged.connect(self._choose)
        self.people.left.connect(self.everybody)
        self.heading.left.connect(self.everybody)
        self._nobody.button.clicked.connect(self.everybody)
        model.counted.connect(self._count_people)
        model.counted.connect(self._find_again)
        self._fit(look)
        self._count_people()

    def _lay_out(self) -> None:
        self._nav = QVBoxLayout()
        for row in self._rows.values():
            self._nav.addWidget(row)
        self._whole = QVBoxLayout(self)
        self._field = QHBoxLayout()
        self._field.addWidget(self.search)
        self._whole.addLayout(self._field)
        self._whole.addLayout(self._nav)
        self._whole.addWidget(self.heading)
        self._whole.addWidget(self.people, 1)
        self._whole.addWidget(self._nobody, 1)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self.search.set_theme(look)
        self.heading.set_theme(look)
        self.people.set_theme(look)
        for row in self._rows.values():
            row.set_theme(look)
        self._fit(look)

    def _fit(self, look: Theme) -> None:
        px = look.px
        self._whole.setContentsMargins(0, px(12), 0, px(8))
        self._whole.setSpacing(0)
        self._field.setContentsMargins(px(12), 0, px(12), px(8))
        self._nav.setContentsMargins(px(8), 0, px(8), 0)
        self._nav.setSpacing(0)
        self._nobody.fit(look)
        self.setMinimumWidth(px(165))
        self.people.setMinimumHeight(px(20))  # in a low window the lines above them keep their height

    # What the window tells

    def show_contact(self, contact: ContactId | None) -> None:
        """Mark a contact as the one that is shown; None for none of them."""
        self._shown = contact
        index = QModelIndex() if contact is None else self._model.index_of(contact)
        self._quiet = True
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag
            self.people.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
            self.people.scrollTo(index)
        else:
            self.people.selectionModel().clear()
        self._quiet = False

    def _find_again(self) -> None:
        """Whose page is shown may come back to the list: from the trash, the archive, or behind a filter."""
        if self._shown is not None and not self.people.selectionModel().hasSelection():
            index = self._model.index_of(self._shown)
            if index.isValid():
                self._quiet = True
                self.people.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
                self._quiet = False

    def show_place(self, name: str | None) -> None:
        """Mark a navigation line as where we are; None for none of them."""
        for row_name, row in self._rows.items():
            row.setChecked(row_name == name)

    def set_count(self, name: str, count: int) -> None:
        """How many a navigation line leads to."""
        self._rows[name].set_count(count)

    def show_bar(self, bar: QWidget) -> None:
        """Let something stand under the people."""
        self._whole.addWidget(bar)

    def focus_list(self) -> None:
        """Let the keyboard act on the people."""
        self.people.setFocus()

    def go_down(self) -> None:
        """Go to the next contact."""
        self.people.step(1)

    def go_up(self) -> None:
        """Go to the contact before."""
        self.people.step(-1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._begin_at_the_top)

    def _begin_at_the_top(self) -> None:
        """Where a contact was shown before the list had its height, it is scrolled further than it need be."""
        self.people.scrollToTop()
        self.people.scrollTo(self.people.currentIndex())

    # What a person does

    def _choose(self, selected: QItemSelection, left: QItemSelection) -> None:
        """Several that are chosen are not gone to; the last one who is left of them is."""
        chosen = self.people.selectionModel().selectedRows()
        if not self._quiet and (selected.indexes() or left.indexes()) and len(chosen) == 1:
            self.chosen.emit(chosen[0].data(ContactRole.ID))

    def _go(self) -> None:
        row = self.sender()
        if isinstance(row, NavRow):
            self.show_place(row.objectName())
            self.went.emit(row.objectName())

    def _count_people(self) -> None:
        shown = self._model.rowCount()
        self.heading.show_counts(shown, self._model.everybody)
        nobody = not shown and bool(self._model.wanted)
        self._nobody.setVisible(nobody)
        self.people.setVisible(not nobody)


class _Nobody(QWidget):
    """What stands where the list was while a filter hides everybody."""

    def __init__(self) -> None:
        super().__init__()
        self.button = QPushButton("Show everybody")
        self.button.setObjectName("peopleFilterNobody")
        theme.look(self.button, "link")
        words = QLabel("Nobody matches.")
        theme.look(words, "muted")
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(words)
        self._rows.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._rows.addStretch(1)

    def fit(self, look: Theme) -> None:
        """Take a text scale."""
        self._rows.setContentsMargins(look.px(18), look.px(2), look.px(12), 0)
        self._rows.setSpacing(0)
