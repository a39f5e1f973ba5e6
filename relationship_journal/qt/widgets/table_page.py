# SPDX-License-Identifier: MIT
"""The page of a table: its title and count, what it is filtered by, its columns, and what is said where it is empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.flow import FlowLayout
from relationship_journal.qt.widgets.menu_pill import MenuPill, tick
from relationship_journal.qt.widgets.table import Table, row_of
from relationship_journal.qt.widgets.table_delegate import TableDelegate
from relationship_journal.qt.window_state import WindowState

LOW = 330
"""Below this height, in pixels at 100 % text, the count is left out."""
LINE_GAP = 4
READABLE = 460

Offer = Callable[[QMenu, Any], None]
"""Adds to a menu what can be done with a row."""


class TablePage(QFrame):
    """Puts a table under its head. `copy_wanted` when rows are to be copied; `cleared` when all is to be shown.

    Columns and order are kept in the window's own file: how a table is looked at belongs to the screen it is looked at
    on. In the journal it would stand among the steps of Undo, and travel with the file.
    """

    copy_wanted = Signal()
    cleared = Signal()

    def __init__(
        self, name: str, title: str, table: Table, tools: Sequence[QWidget], state: WindowState, look: Theme,
        offer: Offer | None = None, above: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName(name)
        theme.look(self, "panel")
        self.table = table
        self._state, self._offer, self._above = state, offer, above
        self._title, self._line = words(title, "title"), words("", "muted")
        self._empty = words("", "muted")
        self._clear = QPushButton("Clear")
        self._columns = MenuPill(f"{name}Columns", "Columns", self._offer_columns)
        self._tools = FlowLayout()
        self._filters = (*tools, self._columns)
        for tool in (*self._filters, self._clear):
            self._tools.addWidget(tool)
        self._set_up(name)
        self._lay_out()
        self._restore()
        self._fit(look)

    def _set_up(self, name: str) -> None:
        self._title.setWordWrap(False)
        self._title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._columns.setText("Columns ▾")
        self._columns.setAccessibleName("Columns: show or hide them")
        self._clear.setObjectName(f"{name}Clear")
        self._clear.setAccessibleName("Clear the filter")
        theme.look(self._clear, "link")
        self._empty.setObjectName(f"{name}Empty")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._clear.clicked.connect(self.cleared)
        self.table.columns_changed.connect(self._keep)
        self.table.header.sortIndicatorChanged.connect(self._keep)
        self.table.menu_wanted.connect(self._show_menu)
        self.table.copy_wanted.connect(self.copy_wanted)

    def _lay_out(self) -> None:
        self._first = FlowLayout()
        self._first.addWidget(self._title)
        self._head = QVBoxLayout()
        self._head.addLayout(self._first)
        self._head.addWidget(self._line)
        if self._above is not None:
            self._head.addSpacing(LINE_GAP)
            self._head.addWidget(self._above)
        self._head.addLayout(self._tools)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(self._head)
        self._body = QVBoxLayout()
        self._body.addWidget(self.table)
        rows.addLayout(self._body, 1)
        rows.addWidget(self._empty, 1)

    def add_link(self, name: str, text: str, do: Callable[[], object]) -> QPushButton:
        """A link beside the title."""
        link = QPushButton(text)
        link.setObjectName(name)
        theme.look(link, "link")
        link.clicked.connect(do)
        self._first.addWidget(link)
        return link

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self.table.set_theme(look)
        self._fit(look)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the count gives way to the rows it counts."""
        super().resizeEvent(event)
        self._show_line()
        self._narrow()

    def _narrow(self) -> None:
        """What stands in the table's place is no wider than it reads well."""
        px = self._theme.px
        side = max(px(26), (self.width() - px(READABLE)) // 2)
        self._empty.setContentsMargins(side, px(40), side, px(16))

    def _show_line(self) -> None:
        self._line.setVisible(bool(self._line.text()) and self.height() >= self._theme.px(LOW))

    def _fit(self, look: Theme) -> None:
        self._theme = look
        px = look.px
        self._show_line()
        self._head.setContentsMargins(px(26), px(18), px(26), px(10))
        self._head.setSpacing(px(4))
        self._first.set_gaps(px(10), 0)
        self._body.setContentsMargins(px(26 - TableDelegate.PADDING), 0, px(26 - TableDelegate.PADDING), 0)
        self._tools.set_gaps(px(6), px(6))
        self._tools.setContentsMargins(0, px(8), 0, 0)
        self._narrow()

    def say(self, line: str, empty: str = "", *, filtered: bool = False) -> None:
        """Say how much there is; where there is nothing to show, `empty` stands in the table's place."""
        self._line.setText(line)
        self._show_line()
        self._empty.setText(empty)
        self._empty.setVisible(bool(empty))
        self.table.setVisible(not empty)
        self._clear.setVisible(filtered)
        for tool in self._filters:
            tool.setVisible(filtered or not empty)

    # Columns

    def _restore(self) -> None:
        name, table = self.objectName(), self.table
        columns, told = (self._state.text(f"{name}_{what}") for what in ("columns", "order"))
        table.take_columns(columns)
        key, _, way = told.partition(":")
        section = table.rows.column_of(key)
        if section is not None:
            order = Qt.SortOrder.DescendingOrder if way == "falling" else Qt.SortOrder.AscendingOrder
            table.sortByColumn(section, order)

    def _keep(self) -> None:
        """Remember columns and order until the window's file is written."""
        name, header = self.objectName(), self.table.header
        falling = header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        key = self.table.rows.columns[header.sortIndicatorSection()].key
        self._state.put(f"{name}_columns", self.table.columns())
        self._state.put(f"{name}_order", f"{key}:{'falling' if falling else 'rising'}")

    def _offer_columns(self, menu: QMenu) -> None:
        for section, column in enumerate(self.table.rows.columns):
            if section:
                shown = not self.table.isColumnHidden(section)
                tick(menu, column.title, shown, partial(self.table.show_column, section))
        menu.addSeparator()
        menu.addAction("As at first", self.table.reset_columns)

    # What can be done with a row and a column

    def _show_menu(self, index: QModelIndex, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._offer is not None:
            self._offer(menu, row_of(index))
            menu.addSeparator()
        menu.addAction("Copy", self.copy_wanted.emit)
        menu.addSeparator()
        self._offer_column(menu, index.column())
        menu.popup(place)

    def _offer_column(self, menu: QMenu, section: int) -> None:
        table = self.table
        title = table.rows.columns[section].title.replace("&", "&&")
        menu.addAction(f"Sort by {title}\tSpace", partial(table.header.sort_by, section))
        shown = table.shown_columns()
        place = shown.index(section)
        if place > 1:
            menu.addAction(f"Move {title} left\tCtrl+Shift+Left", partial(table.move_column, section, -1))
        if 0 < place < len(shown) - 1:
            menu.addAction(f"Move {title} right\tCtrl+Shift+Right", partial(table.move_column, section, 1))
        if place:
            menu.addAction(f"Hide {title}", partial(table.show_column, section, False))


class FindField(QLineEdit):
    """Limits a table to rows with these words; Down goes on in the table, Esc empties it first."""

    went_on = Signal()

    def __init__(self, name: str, words: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setPlaceholderText(words)
        self.setAccessibleName(words)
        theme.look(self, "pill")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.went_on.emit()
        else:
            super().keyPressEvent(event)
