# SPDX-License-Identifier: MIT
"""Places in the view of accounts: the list of all, which stays as it was left, and the page of one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QStackedWidget, QWidget

from relationship_journal.qt.insights_beside import InsightsBeside
from relationship_journal.qt.models.account import AccountModel
from relationship_journal.qt.models.accounts import AccountOrder, AccountsModel
from relationship_journal.qt.models.photos import Photos
from relationship_journal.qt.places import ACCOUNTS, Place
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.account_page import AccountPage
from relationship_journal.qt.widgets.accounts_view import AccountsView
from relationship_journal.qt.widgets.side_pane import SidePane
from relationship_journal.values import AccountId, MarkRef

if TYPE_CHECKING:
    from relationship_journal.qt.hand_over import Sheets
    from relationship_journal.qt.mark_work import MarkWork
    from relationship_journal.qt.models.insight_cards import Panel
    from relationship_journal.qt.tidying import Tidying
    from relationship_journal.qt.views import Parts

_ORDER = "accounts_order"


class AccountPlaces(QObject):
    """Shows the list or an account; what to watch stands beside an account."""

    def __init__(self, parts: Parts) -> None:
        self.page = QStackedWidget()
        super().__init__(self.page)
        self.page.setObjectName("accountsView")
        self._pane: SidePane | None = None
        self._insights: InsightsBeside | None = None
        self._parts = parts
        self._list_model = AccountsModel(parts.journal, parts.signals, self._today, self)
        kept = parts.state.text(_ORDER)
        if kept in set(AccountOrder):
            self._list_model.order = AccountOrder(kept)
        self._model = AccountModel(parts.journal, parts.signals, self._today, self)
        self._list = AccountsView(self._list_model, parts.actions["new_contact"], parts.look)
        self._look = parts.look
        self._one: AccountPage | None = None
        self._work: MarkWork | None = None
        self._sheets: Sheets | None = None
        self._left: dict[AccountId, tuple[str, int]] = {}
        self.page.addWidget(self._list)
        self.page.installEventFilter(self)
        self._list.opened.connect(self._open)
        self._list.ordered.connect(self._keep_order)
        if parts.ahead:
            self._list_model.read_ahead(parts.jobs)

    @property
    def _account(self) -> AccountPage:
        """The page of one account, made when first asked for."""
        if self._one is None:
            parts = self._parts
            self._one = AccountPage(self._model, self._look)
            self._one.show_photos(Photos(parts.journal, parts.signals, parts.jobs, self))
            self._one.led.connect(parts.go)
            self._one.did.connect(parts.notices.did)
            self._one.all_wanted.connect(self._show_all)
            self._one.deeds_wanted.connect(self._offer_deeds)
            self._one.merge_wanted.connect(self._merge)
            self._one.history_wanted.connect(self._show_history)
            self._one.sheet_wanted.connect(self._hand_over)
            self.page.addWidget(self._one)
        return self._one

    @property
    def side(self) -> QWidget | None:
        """What to watch stands beside an account, nothing beside the list."""
        if self.page.currentWidget() is self._list:
            return None
        if self._pane is None:
            self._pane = SidePane(None, self._look)
            self._insights = InsightsBeside(self._parts, self._pane, self._panel)
        return self._pane

    def _panel(self) -> Panel:
        from relationship_journal.qt.models.insight_panels import panel_of_account  # noqa: PLC0415  (once they are read)

        return panel_of_account(self._parts.insights, self._model.account)

    def _today(self) -> date:
        return self._parts.now().date()

    def read(self, place: Place) -> None:
        """Show the list as it was left, or an account from its top."""
        if place.account is None:
            self.page.setCurrentWidget(self._list)
        else:
            page = self._account
            self._model.show(place.account)
            self.page.setCurrentWidget(page)
            if self._insights is not None:
                self._insights.show(anew=True)
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
        if self._one is not None and self.page.currentWidget() is self._one:
            self._one.leave()

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._look = look
        self._list.set_theme(look)
        if self._one is not None:
            self._one.set_theme(look)
        if self._insights is not None:
            self._insights.set_theme(look)

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

    def _offer_deeds(self, ref: MarkRef, at: QPoint) -> None:
        from relationship_journal.qt.mark_work import MarkWork  # noqa: PLC0415  (when first asked for)

        if self._work is None:
            self._work = MarkWork(self._parts.journal, self._parts.notices, self._today, self.page.window())
        self._work.menu(ref, self._account).popup(at)

    def _merge(self) -> None:
        record, tidying = self._model.record, self._tidying()
        if record is not None and tidying is not None:
            kept = tidying.merge_account_with_another(record.account.id)
            if kept is not None:
                self._parts.go(Place(view=ACCOUNTS, account=kept))

    def _show_history(self) -> None:
        record, tidying = self._model.record, self._tidying()
        if record is not None and tidying is not None:
            tidying.show_history("account", record.account.id)

    def _tidying(self) -> Tidying | None:
        """What merges and shows histories; a window without it does neither."""
        from relationship_journal.qt.tidying import Tidying  # noqa: PLC0415  (the window has it by now)

        return self.page.window().findChild(Tidying)

    def _hand_over(self) -> None:
        from relationship_journal.qt.hand_over import Sheets  # noqa: PLC0415  (when first asked for)

        parts, shown = self._parts, self._model.account
        if self._sheets is None:
            self._sheets = Sheets(parts.journal, parts.jobs, parts.notices, self._today, self.page.window())
        if shown is not None:
            self._sheets.open_account(shown)

    def _keep_order(self, order: str) -> None:
        self._parts.state.put(_ORDER, order)
