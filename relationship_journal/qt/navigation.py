# SPDX-License-Identifier: MIT
"""Where we are: shows places in the parts of the window, and finds another one when a place goes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from relationship_journal.qt.actions import Actions
from relationship_journal.qt.models.composer import ComposerModel
from relationship_journal.qt.models.contacts import ContactRole, ContactsModel
from relationship_journal.qt.models.head import HeadModel
from relationship_journal.qt.models.mix import MixModel
from relationship_journal.qt.models.standing import StandingModel
from relationship_journal.qt.models.timeline import TimelineModel
from relationship_journal.qt.places import VIEWS, Place
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.contact_page import ContactPage
from relationship_journal.qt.widgets.sidebar import Sidebar
from relationship_journal.values import ContactId, ConversationId

if TYPE_CHECKING:
    from relationship_journal.qt.widgets.welcome import Welcome

_OF_AN_ENTRY = ("new_entry", "save_entry")
"""Actions that need somebody to write about."""


@dataclass(frozen=True, slots=True)
class Models:
    """The models a place is shown with."""

    contacts: ContactsModel
    head: HeadModel
    form: ComposerModel
    entries: TimelineModel
    mix: MixModel
    standing: StandingModel


class Navigation(QObject):
    """Shows one place at a time; `moved(Place)` once it is shown."""

    moved = Signal(object)

    def __init__(
        self, models: Models, sidebar: Sidebar, page: ContactPage, pages: QStackedWidget, actions: Actions, look: Theme
    ) -> None:
        super().__init__(pages)
        self._models = models
        self._sidebar = sidebar
        self._page = page
        self._pages = pages
        self._actions = actions
        self._look = look
        self._welcome: Welcome | None = None
        self._place = Place()
        for view in VIEWS:
            actions.on(view.action, partial(self._go_to_view, view.name))
        sidebar.went.connect(self.show_view)
        sidebar.chosen.connect(self.show_contact)
        models.head.changed.connect(self._leave_the_gone)
        models.standing.changed.connect(self._follow_people)

    @property
    def contact(self) -> ContactId | None:
        """Whose page is shown; None for none."""
        return self._place.contact

    def show_contact(self, contact: int | None) -> None:
        """Show the page of a contact, or everybody's entries (None)."""
        self.show(Place() if contact is None else Place(ContactId(contact)))

    def show_view(self, name: str) -> None:
        """Show one of the views of the navigation, by its object name."""
        self.show(Place(view=name))

    def show_entry(self, contact: int, conversation: int) -> None:
        """Show an entry on the page of one of its contacts."""
        self.show(Place(ContactId(contact), entry=ConversationId(conversation)))

    def show(self, place: Place) -> None:
        """Go to a place; in an empty journal its first step is shown there."""
        models, person = self._models, place.contact
        self._page.composer.keep()
        self._sidebar.search.clear()
        models.head.show(person)
        self._place = place
        models.form.open(models.head.person)
        models.entries.show(person, place.filter)
        models.mix.show(person, models.head.lines.title if person is not None else "everybody")
        self._sidebar.show_contact(person)
        self._sidebar.show_place(place.view if person is None else None)
        self._actions["delete_contact"].setEnabled(person is not None)
        self.show_page()
        if place.entry is not None and self._page.timeline.lead_to(place.entry):
            self._page.timeline.setFocus()
        self.moved.emit(place)

    def show_page(self) -> None:
        """Let the page stand in the middle again, after search results did."""
        has_people = self._models.standing.counts.contacts > 0
        for name in _OF_AN_ENTRY:
            self._actions[name].setEnabled(has_people)
        self._pages.setCurrentWidget(self._page if has_people else self._first_step())

    def leave_search(self) -> None:
        """Come back from search results to the page they stand before."""
        self._sidebar.search.clear()
        self.show_page()

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._look = look
        self._page.set_theme(look)
        if self._welcome is not None:
            self._welcome.set_theme(look)

    def first_contact(self) -> ContactId | None:
        """Who stands at the top of the list of people."""
        first = self._models.contacts.index(0, 0).data(ContactRole.ID)
        return None if first is None else ContactId(first)

    def _go_to_view(self, name: str, _: bool = False) -> None:
        self.show_view(name)

    def _first_step(self) -> Welcome:
        """The page of an empty journal; few windows ever show it."""
        from relationship_journal.qt.widgets.welcome import Welcome  # noqa: PLC0415  (most windows never need it)

        if self._welcome is None:
            actions = self._actions
            self._welcome = Welcome(actions["import_contacts"], actions["new_contact"], self._look)
            self._pages.addWidget(self._welcome)
        return self._welcome

    def _leave_the_gone(self) -> None:
        """Nobody stays on the page of a contact that is deleted."""
        head = self._models.head
        gone = head.contact is not None and (head.person is None or head.person.trashed)
        if gone and head.contact == self._place.contact:
            self.show_contact(self.first_contact())

    def _follow_people(self) -> None:
        """The first person ends the first step, the last one who goes brings it back; a search is left alone."""
        if self._pages.currentWidget() in {self._page, self._welcome}:
            self.show_page()
