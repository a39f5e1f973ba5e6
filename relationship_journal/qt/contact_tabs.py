# SPDX-License-Identifier: MIT
"""The tabs of a contact's page beside its timeline, made when first asked for, and what a click on them does."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from relationship_journal.qt.marking import Marking
from relationship_journal.qt.midnight import Midnight
from relationship_journal.qt.navigation import Navigation
from relationship_journal.qt.places import ACCOUNTS, Place, Tab
from relationship_journal.qt.views import Parts
from relationship_journal.qt.widgets.contact_page import ContactPage
from relationship_journal.values import ConversationId, EntryFilter, MarkRef

if TYPE_CHECKING:
    from relationship_journal.qt.models.contact_sheets import ContactSheets
    from relationship_journal.qt.models.sheet import Records
    from relationship_journal.qt.widgets.sheet import SheetPage

_ACTIONS = {"tab_timeline": Tab.TIMELINE, "tab_sides": Tab.SIDES, "tab_about": Tab.ABOUT}
_NAMES = {Tab.SIDES: "bothSides", Tab.ABOUT: "aboutContact"}


class ContactTabs(QObject):
    """Joins the tabs to the window's actions and to the journal."""

    def __init__(self, parts: Callable[[], Parts], page: ContactPage, navigation: Navigation, marks: Marking) -> None:
        super().__init__(page)
        self._marks = marks
        self._parts = parts
        self._page = page
        self._navigation = navigation
        self._model: ContactSheets | None = None
        self._sheets: dict[Tab, SheetPage] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._read_now)
        self._actions = parts().actions
        for name, tab in _ACTIONS.items():
            self._actions.on(name, partial(self._go, tab))
        page.set_tabs(self._shown)
        page.tab_wanted.connect(navigation.show_tab)
        navigation.moved.connect(self._follow)

    def _go(self, tab: Tab, _: bool = False) -> None:
        self._navigation.leave_search()
        self._navigation.show_tab(tab)

    def _follow(self, place: Place) -> None:
        for name in _ACTIONS:
            self._actions[name].setEnabled(place.contact is not None)
        if self._model is not None and (place.contact is None or place.tab is Tab.TIMELINE):
            self._model.hide()

    def _shown(self, tab: Tab) -> SheetPage:
        """The page of a tab, with the sheet of the contact whose page it is.

        From one contact to the next the head comes first: whoever runs down the list waits for nobody's sheet.
        """
        from relationship_journal.qt.models.contact_sheets import ContactSheets  # noqa: PLC0415  (when first asked for)
        from relationship_journal.qt.widgets.sheet import SheetPage  # noqa: PLC0415  (the same)

        if self._model is None:
            parts = self._parts()
            self._model = ContactSheets(parts.journal, parts.signals, parts.now, self)
            self._model.changed.connect(self._show_news)
            Midnight(self._model.today, self._model).passed.connect(self._model.refresh)
        if tab not in self._sheets:
            self._sheets[tab] = SheetPage(_NAMES[tab], self._parts().look)
            self._sheets[tab].wanted.connect(self._do)
            self._sheets[tab].left.connect(self._go_back)
        if self._model.contact in {None, self._page.contact} and not self._soon.isActive():
            self._read(tab)
        else:
            self._model.hide()
            self._sheets[tab].show_sheet(self._model.empty, anew=True)
            self._soon.start()
        return self._sheets[tab]

    def _read_now(self) -> None:
        self._read(self._page.tab)

    def _read(self, tab: Tab) -> None:
        """Show the sheet of whoever's page it is."""
        contact = self._page.contact
        if self._model is not None and contact is not None and tab in self._sheets:
            self._model.show(tab, contact)
            self._sheets[tab].show_sheet(self._model.sheet, anew=True)

    def _show_news(self) -> None:
        if self._model is not None and self._page.tab in self._sheets:
            self._sheets[self._page.tab].show_sheet(self._model.sheet, anew=False)

    # What a click asks for

    def _do(self, target: object, at: QWidget) -> None:
        from relationship_journal.qt.models import sheet as of  # noqa: PLC0415  (loaded by now)

        match target:
            case of.Records():
                self._show_records(target)
            case of.Back():
                self._go_back()
            case of.FurtherDown():
                self._show_further()
            case of.Do(mark, deed):
                self._marks.work.do(mark, deed, at)
            case of.More(mark):
                self._offer(mark, at)
            case of.Write(kind, like, for_all):
                self._marks.work.write(kind, None if for_all else self._page.contact, said=like)
            case of.GoTo(contact):
                self._navigation.show_contact(contact)
            case of.GoToAccount(account):
                self._navigation.show(Place(view=ACCOUNTS, account=account))
            case of.Copy(text):
                QGuiApplication.clipboard().setText(text)
                self._parts().notices.say(f"Copied {text}")
            case of.Trigger(action):
                self._actions[action].trigger()
            case of.ReadCard(card, title):
                self._read_card(card, title)

    def _show_records(self, records: Records) -> None:
        """Conversations on the timeline, marks with their deeds in place of the sheet."""
        if records.conversations:
            self._show_entries(records.conversations)
        elif self._model is not None:
            self._model.show_records(records)
            self._show_sheet()

    def _show_further(self) -> None:
        if self._model is not None:
            self._model.show_further()

    def _go_back(self) -> None:
        if self._model is not None and self._model.shows_records:
            self._model.show_records(None)
            self._show_sheet()

    def _show_sheet(self) -> None:
        if self._model is not None:
            page = self._sheets[self._page.tab]
            page.show_sheet(self._model.sheet, anew=True)
            page.begin()

    def _offer(self, mark: MarkRef, at: QWidget) -> None:
        """Everything that can be done about a mark, below where it was asked for."""
        menu = QMenu(at)
        menu.setObjectName("markMenu")
        self._marks.work.fill(menu, mark)
        came_from = self._model.conversation_of(mark) if self._model is not None else None
        if came_from is not None:
            menu.addAction("Show its entry").triggered.connect(partial(self._show_entry, came_from))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(at.mapToGlobal(at.rect().bottomLeft()))

    def _show_entry(self, conversation: ConversationId, _: bool = False) -> None:
        contact = self._page.contact
        if contact is not None:
            self._navigation.show_entry(contact, conversation)

    def _show_entries(self, conversations: tuple[ConversationId, ...]) -> None:
        """Exactly these on the timeline."""
        self._navigation.show(Place(self._page.contact, filter=EntryFilter(ids=frozenset(conversations))))

    def _read_card(self, card: int, title: str) -> None:
        from relationship_journal.qt.dialogs.raw_card import RawCardDialog  # noqa: PLC0415  (when first asked for)

        if self._model is not None:
            dialog = RawCardDialog(title, self._model.card(card), self._page.window())
            dialog.exec()
            dialog.deleteLater()
