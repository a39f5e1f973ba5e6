# SPDX-License-Identifier: MIT
"""The list of all accounts: how many, what narrows it, and the accounts, worked by keyboard alone."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QMenu, QPushButton, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.actions import plain
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.models.accounts import AccountFilter, AccountOrder, AccountRole, AccountsModel
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.account_delegate import AccountDelegate
from relationship_journal.qt.widgets.choice_menu import ChoiceMenu
from relationship_journal.qt.widgets.elided import ElidedLabel
from relationship_journal.qt.widgets.flow import FlowLayout
from relationship_journal.qt.widgets.overlay_bar import OverlayBarList

_FILTERS: Mapping[AccountFilter, str] = {
    AccountFilter.ONE_FRIEND: "On one friend",
    AccountFilter.RENEWAL: "Renewal near",
    AccountFilter.QUIET: "No talk in 180 days",
    AccountFilter.GOALS: "Open goals",
}
_ORDERS: Mapping[AccountOrder, str] = {
    AccountOrder.LAST: "Last talk",
    AccountOrder.NAME: "Name",
    AccountOrder.RENEWAL: "Renewal",
    AccountOrder.PEOPLE: "People known",
    AccountOrder.TALK: "Talk in 180 days",
}
_EMPTY = (
    "No accounts yet. An account is a company your contacts work at: name it in somebody’s Edit contact under Work, "
    "and it stands here with its people, who carries the talk, and when it renews."
)
_NOTHING = "No account matches."


class AccountsView(QFrame):
    """Shows an AccountsModel; `opened(int)` is an account that was chosen, `ordered` another order."""

    opened = Signal(int)
    ordered = Signal(str)

    def __init__(self, model: AccountsModel, new_contact: QAction, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("accountsListPage")
        theme.look(self, "panel")
        self._model = model
        self._theme = look
        self._title = words("Accounts", "title")
        self._line = ElidedLabel()
        self._find = QLineEdit()
        self._filter = QPushButton()
        self._choices: dict[AccountFilter, QAction] = {}
        self._sort = QPushButton()
        self._list = _List()
        self._delegate = AccountDelegate(look, self)
        self._nothing = words("", "muted")
        self._all = QPushButton("Show all accounts")
        self._add = QPushButton(plain(new_contact.text()) + "…")
        self._set_up()
        self._lay_out()
        self._add.clicked.connect(new_contact.trigger)
        model.shown.connect(self._show)
        self.set_theme(look)

    def _set_up(self) -> None:
        theme.look(self._line, "muted")
        self._find.setObjectName("accountsFind")
        self._find.setAccessibleName("Find an account")
        self._find.setPlaceholderText("Account or person")
        self._find.setClearButtonEnabled(True)
        self._find.installEventFilter(self)
        self._find.textChanged.connect(self._model.look_for)
        theme.look(self._find, "pill")
        self._filter.setObjectName("accountsFilter")
        theme.look(self._filter, "pill")
        self._filter.setMenu(self._wishes())
        self._sort.setObjectName("accountsOrder")
        theme.look(self._sort, "quiet")
        self._sort.setMenu(self._orders())
        self._all.setObjectName("accountsAll")
        theme.look(self._all, "link")
        self._all.clicked.connect(self.show_all)
        self._add.setObjectName("accountsFirst")
        view = self._list
        view.setObjectName("accountsList")
        view.setAccessibleName("Accounts")
        view.setModel(self._model)
        view.setItemDelegate(self._delegate)
        view.setUniformItemSizes(True)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        view.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        view.clicked.connect(self._open)
        view.entered_row.connect(self._open)
        view.left.connect(self._find.setFocus)

    def _wishes(self) -> QMenu:
        menu = ChoiceMenu(self)
        for wanted, text in _FILTERS.items():
            self._choices[wanted] = menu.addAction(text)
            self._choices[wanted].setCheckable(True)
            self._choices[wanted].toggled.connect(partial(self._want, wanted))
        return menu

    def _orders(self) -> QMenu:
        menu, group = QMenu(self), QActionGroup(self)
        for order, text in _ORDERS.items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setData(order.value)
            action.setChecked(order is self._model.order)
            group.addAction(action)
        group.triggered.connect(self._sort_by)
        return menu

    def _lay_out(self) -> None:
        self._head = QVBoxLayout()
        self._head.addWidget(self._title)
        self._head.addWidget(self._line)
        self._bar = FlowLayout()
        for part in (self._find, self._filter, self._sort):
            self._bar.addWidget(part)
        self._head.addLayout(self._bar)
        self._foot = QVBoxLayout()
        self._foot.addWidget(self._nothing)
        for button in (self._all, self._add):
            self._foot.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        rule = QFrame()
        theme.look(rule, "rule")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(self._head)
        rows.addWidget(rule)
        rows.addLayout(self._foot)
        rows.addWidget(self._list, 1)
        rows.addStretch(0)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._theme, px = look, look.px
        self._delegate.set_theme(look)
        self._head.setContentsMargins(px(26), px(18), px(26), px(12))
        self._head.setSpacing(px(1))
        self._bar.setContentsMargins(0, px(12), 0, 0)
        self._bar.set_gaps(px(6), px(6))
        self._foot.setSpacing(px(12))
        self._find.setFixedWidth(px(190))
        self._list.doItemsLayout()

    def begin(self) -> None:
        """Let the keyboard act on the accounts."""
        view = self._list if self._model.rowCount() else self._find
        view.setFocus()
        if self._model.rowCount() and not self._list.selectionModel().hasSelection():
            self._choose(0)  # a list that gets the focus makes its first row current and chooses none

    def show_all(self) -> None:
        """Leave search and filters."""
        for choice in self._choices.values():
            choice.setChecked(False)
        self._find.clear()
        self._list.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._find and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_field(event)
        return super().eventFilter(watched, event)

    def _on_field(self, event: QKeyEvent) -> bool:
        """Down goes on in the list, Enter opens its first line, Esc empties the field and then leaves it."""
        key = event.key()
        if key == Qt.Key.Key_Down and self._model.rowCount():
            self._choose(max(self._list.currentIndex().row(), 0))
            self._list.setFocus()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._model.rowCount():
            self._open(self._model.index(max(self._list.currentIndex().row(), 0), 0))
        elif key == Qt.Key.Key_Escape and self._find.text():
            self._find.clear()
        elif key == Qt.Key.Key_Escape:
            self._list.setFocus()
        else:
            return False
        return True

    def _choose(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag
        self._list.selectionModel().setCurrentIndex(self._model.index(row, 0), flags.ClearAndSelect)
        self._list.scrollTo(self._list.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self._list.setCurrentIndex(index)
            self.opened.emit(index.data(AccountRole.ID))

    def _want(self, wanted: AccountFilter, on: bool) -> None:
        self._model.want(self._model.filters | {wanted} if on else self._model.filters - {wanted})

    def _sort_by(self, action: QAction) -> None:
        order = AccountOrder(action.data())
        self._model.set_order(order)
        self._list.scrollToTop()
        self.ordered.emit(order.value)

    def _show(self) -> None:
        model, shown = self._model, self._model.rowCount()
        self._line.say(model.line if model.everything else "")
        self._sort.setText(f"Sorted by {_ORDERS[model.order].lower()} ▾")
        said = ", ".join(text for wanted, text in _FILTERS.items() if wanted in model.filters)
        self._filter.setText(f"{said or 'All'} ▾")
        self._filter.setAccessibleName(f"Filter accounts, now: {said or 'all'}")
        self._filter.setProperty("set", bool(said))
        theme.repolish(self._filter)
        self._list.setVisible(bool(shown))
        self._nothing.setText(_NOTHING if model.everything else _EMPTY)
        edges = self._theme.px(26), self._theme.px(16 if not shown else 0)
        self._foot.setContentsMargins(edges[0], edges[1], edges[0], edges[1])
        self._nothing.setVisible(not shown)
        self._add.setVisible(not model.everything)
        self._all.setVisible(not shown and model.narrowed)
        for part in (self._find, self._filter, self._sort):
            part.setVisible(bool(model.everything))


class _List(OverlayBarList):
    """The list itself: Enter opens; Esc, and Up from the first row, lead to the field above."""

    entered_row = Signal(QModelIndex)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.doItemsLayout()
