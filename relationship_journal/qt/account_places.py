# SPDX-License-Identifier: MIT
"""Places in the view of accounts: the list of all, which stays as it was left, and the page of one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QStackedWidget, QWidget

from relationship_journal.qt.models.account import AccountModel
from relationship_journal.qt.models.accounts import AccountOrder, AccountsModel
from relationship_journal.qt.places import ACCOUNTS, Place
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.account_page import AccountPage
from relationship_journal.qt.widgets.accounts_view import AccountsView
from relationship_journal.values import AccountId

if TYPE_CHECKING:
    from relationship_journal.qt.views import Parts

_ORDER = "accounts_order"


class AccountPlaces(QObject):
    """Shows the list or an account; nothing stands beside them, both need the room."""

    def __init__(self, parts: Parts) -> None:
        self.page = QStackedWidget()
        super().__init__(self.page)
        self.page.setObjectName("accountsView")
        self.side: QWidget | None = None
        self._parts = parts
        self._list_model = AccountsModel(parts.journal, parts.signals, self._today, self)
        kept = parts.state.text(_ORDER)
        if kept in set(AccountOrder):
            self._list_model.order = AccountOrder(kept)
        self._model = AccountModel(parts.journal, parts.signals, self._today, self)
        self._list = AccountsView(self._list_model, parts.look)
        self._account = AccountPage(self._model, parts.look)
        self._left: dict[AccountId, tuple[str, int]] = {}
        self.page.addWidget(self._list)
        self.page.addWidget(self._account)
        self.page.installEventFilter(self)
        self._list.opened.connect(self._open)
        self._list.ordered.connect(self._keep_order)
        self._account.led.connect(parts.go)
        self._account.did.connect(parts.notices.did)
        self._account.all_wanted.connect(self._show_all)

    def _today(self) -> date:
        return self._parts.now().date()

    def read(self, place: Place) -> None:
        """Show the list as it was left, or an account from its top."""
        if place.account is None:
            self.page.setCurrentWidget(self._list)
        else:
            self._model.show(place.account)
            self.page.setCurrentWidget(self._account)
        self._tell_seen(self.page.isVisible())

    def look_at(self, place: Place) -> None:
        """Let the keyboard act on what is shown."""
        (self._list if place.account is None else self._account).begin()

    def return_to(self, place: Place) -> None:
        """Choose and scroll as the account was left; the list never changed."""
        if place.account is not None:
            self._account.return_to(*self._left.get(place.account, ("", 0)))

    def seen(self, place: Place) -> Place:
        """The place itself: where it is scrolled is remembered here."""
        if place.account is not None:
            self._left[place.account] = self._account.left_at()
        return place

    def leave(self) -> None:
        """Take what was typed."""
        if self.page.currentWidget() is self._account:
            self._account.leave()

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._list.set_theme(look)
        self._account.set_theme(look)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Show, QEvent.Type.Hide}:
            self._tell_seen(event.type() == QEvent.Type.Show)
        return super().eventFilter(watched, event)

    def _tell_seen(self, seen: bool) -> None:
        """Only what is looked at follows the journal."""
        is_list = self.page.currentWidget() is self._list
        self._list_model.be_seen(seen and is_list)
        self._model.be_seen(seen and not is_list)

    def _open(self, account: int) -> None:
        self._parts.go(Place(view=ACCOUNTS, account=AccountId(account)))

    def _show_all(self) -> None:
        self._parts.go(Place(view=ACCOUNTS))

    def _keep_order(self, order: str) -> None:
        self._parts.state.put(_ORDER, order)
