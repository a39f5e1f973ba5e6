# SPDX-License-Identifier: MIT
"""Where we are: shows places in the parts of the window, and finds another one when a place goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from relationship_journal.qt.actions import Actions
from relationship_journal.qt.laying_out import lay_out_now
from relationship_journal.qt.models.contacts import ContactRole, ContactsModel
from relationship_journal.qt.models.mix import MixModel
from relationship_journal.qt.models.standing import StandingModel
from relationship_journal.qt.mouse_ways import MouseWays
from relationship_journal.qt.places import ALL_ENTRIES, VIEWS, Place, Tab
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.timeline_places import TimelinePlaces
from relationship_journal.qt.trail import Trail
from relationship_journal.qt.views import Page, Views
from relationship_journal.qt.widgets.panes import Panes
from relationship_journal.qt.widgets.sidebar import Sidebar
from relationship_journal.values import ContactId, ConversationId

if TYPE_CHECKING:
    from relationship_journal.qt.widgets.welcome import Welcome

_OF_A_TIMELINE = ("save_entry", "filter_entries", "jump_to_date")
"""Actions that need a timeline, and somebody to write about."""
PASSING_MS = 400
"""Whoever is on the next contact sooner only passed this one."""


class Navigation(QObject):
    """Shows one place at a time; `moved(Place)` once it is shown."""

    moved = Signal(object)

    def __init__(
        self, timelines: TimelinePlaces, views: Views, contacts: ContactsModel, mix: MixModel, standing: StandingModel,
        sidebar: Sidebar, panes: Panes, pages: QStackedWidget, sides: QStackedWidget, actions: Actions, look: Theme,
    ) -> None:  # fmt: skip
        super().__init__(pages)
        self._timelines = timelines
        self._views = views
        self._contacts = contacts
        self._mix = mix
        self._standing = standing
        self._sidebar = sidebar
        self._panes = panes
        self._pages = pages
        self._sides = sides
        self._actions = actions
        self._look = look
        self._welcome: Welcome | None = None
        self._place: Place | None = None
        self._left_behind: tuple[Place, Place] | None = None
        self._trail = Trail()
        self._stepped = QElapsedTimer()
        actions.on("back", self.back)
        actions.on("forward", self.forward)
        self._ways = MouseWays(actions["back"], actions["forward"], self)
        self._ways.watch(timelines.page)
        for view in VIEWS:
            actions.on(view.action, partial(self._go_to_view, view.name))
        sidebar.went.connect(self.show_view)
        sidebar.chosen.connect(self._step_to)
        timelines.head.changed.connect(self._leave_the_gone)
        standing.changed.connect(self._follow_people)
        pages.currentChanged.connect(self._follow_pages)

    def show_contact(self, contact: int | None) -> None:
        """Show the page of a contact, at the tab that is shown now, or everybody's entries (None)."""
        self.show(Place() if contact is None else self._page_about(ContactId(contact)))

    def show_view(self, name: str) -> None:
        """Show one of the views of the navigation, by its object name."""
        self.show(Place(view=name))

    def _page_about(self, contact: ContactId) -> Place:
        """Whoever goes from one person to the next stays at the same tab."""
        return Place(contact, tab=self._timelines.page.kept_tab)

    def show_tab(self, tab: Tab) -> None:
        """Show a tab of the contact whose page this is."""
        here = self.here()
        if here is not None and here.contact is not None and here.tab is not tab:
            self.show(replace(here, tab=tab, entry=None, query=""))

    def show_entry(self, contact: int, conversation: int) -> None:
        """Show an entry on the page of one of its contacts."""
        self.show(Place(ContactId(contact), entry=ConversationId(conversation)))

    def show(self, place: Place) -> None:
        """Go to a place, from where one can come back; in an empty journal its first step is shown there."""
        here = self.here() if self._pages.isVisible() else None
        moves = here is not None and (place.page, place.tab) != (here.page, here.tab)
        if here is not None and (moves or place.entry or here.query):
            self._trail.leave(here)
        self._go(place)

    def begin(self, place: Place) -> None:
        """Show the first place, before the window is."""
        self._return_to(place)

    def lead_to(self, conversation: ConversationId) -> None:
        """Go to an entry of the page that is shown."""
        if self._place is not None:
            shown = self._page_of(self._place).seen(self._place)
            self.show(replace(shown, entry=conversation, spot=None, tab=Tab.TIMELINE))

    def step(self) -> None:
        """Remember where somebody is, who is about to go elsewhere on the same page."""
        here = self.here()
        if here is not None:
            self._trail.leave(here)
        self._show_ways()

    def back(self) -> None:
        """Return to where somebody was before; from the results of a search to the page they stand before."""
        here = self.here()
        if here is not None and here.query:
            self._trail.put_ahead(here)
            self._return_to(replace(here, query=""))
        else:
            self._turn(self._trail.back)

    def forward(self) -> None:
        """Go again to where somebody came back from."""
        self._turn(self._trail.forward)

    def here(self) -> Place | None:
        """Where somebody is now, down to the entry and the pixel; None before the first place is shown."""
        if self._place is None:
            return None
        return replace(self._page_of(self._place).seen(self._place), query=self._sidebar.search.text().strip())

    def _turn(self, way: Callable[[Place], Place | None]) -> None:
        here = self.here()
        if here is not None and (place := way(here)) is not None:
            self._return_to(place)

    def _return_to(self, place: Place) -> None:
        """Show a place as it was left, to the pixel."""
        self._go(replace(place, entry=None, query=""))
        self._page_of(place).return_to(place)
        if place.query:
            self._sidebar.search.begin()
            self._sidebar.search.setText(place.query)

    def _go(self, place: Place) -> None:
        """Show a place without a thought of coming back."""
        here = self.here()
        if here is not None and here.contact is not None and not self._timelines.head.present({here.contact}):
            self._left_behind = here, place
        if self._place is not None:
            self._page_of(self._place).leave()
        self._sidebar.search.clear()
        if here is None or place.page != here.page:
            self._read(place)
        self._place = place
        self.show_page()
        self._page_of(place).look_at(place)
        self._show_ways()
        self.moved.emit(place)
        lay_out_now(self._page_of(place).page)

    def _read(self, place: Place) -> None:
        self._place = None
        self._page_of(place).read(place)
        person = place.contact
        if self._page_of(place) is self._timelines:
            self._mix.show(person, self._timelines.head.lines.title if person is not None else "everybody")
        self._sidebar.show_contact(person)
        self._sidebar.show_place(place.view if person is None else None)
        self._actions["delete_contact"].setEnabled(person is not None)

    def _page_of(self, place: Place) -> Page:
        """What shows a place."""
        is_timeline = place.contact is not None or place.view == ALL_ENTRIES
        return self._timelines if is_timeline else self._views.page_of(place.view)

    def _page(self) -> Page:
        """What is shown, or was before search results were."""
        return self._timelines if self._place is None else self._page_of(self._place)

    def show_timeline(self) -> None:
        """Go where one can write an entry: to everybody's, where no timeline is shown, or to the tab that has it."""
        if self._page() is not self._timelines:
            self.show(Place())
        else:
            self.show_tab(Tab.TIMELINE)

    def _step_to(self, contact: int) -> None:
        """Whoever runs down the list of people comes back to where they began, not to everybody they passed."""
        passing = self._stepped.isValid() and self._stepped.restart() < PASSING_MS
        self._stepped.start()
        place = self._page_about(ContactId(contact))
        if passing:
            self._go(place)
        else:
            self.show(place)

    def show_page(self) -> None:
        """Let the page stand in the middle again, after search results did."""
        has_people, page = self._standing.counts.contacts > 0, self._page()
        self._actions["new_entry"].setEnabled(has_people)
        for name in _OF_A_TIMELINE:
            self._actions[name].setEnabled(has_people and page is self._timelines)
        self._pages.setCurrentWidget(page.page if has_people else self._first_step())
        side = page.side
        if side is not None:
            if self._sides.indexOf(side) < 0:
                self._sides.addWidget(side)
            self._sides.setCurrentWidget(side)
        self._panes.give_right(side is not None)

    def leave_search(self) -> None:
        """Come back from search results to the page they stand before."""
        self._sidebar.search.clear()
        self.show_page()

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._look = look
        self._timelines.set_theme(look)
        self._views.set_theme(look)
        if self._welcome is not None:
            self._welcome.set_theme(look)

    def first_contact(self) -> ContactId | None:
        """Who stands at the top of the list of people."""
        first = self._contacts.index(0, 0).data(ContactRole.ID)
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
        head = self._timelines.head
        gone = head.contact is not None and (head.person is None or head.person.trashed)
        if gone and self._place is not None and head.contact == self._place.contact:
            first = self.first_contact()
            self._go(Place() if first is None else self._page_about(first))

    def _follow_who_returns(self) -> None:
        """Whoever is brought back, and was left only because they went, is shown again."""
        if self._left_behind is None:
            return
        (deserted, led_to), here = self._left_behind, self.here()
        if here is None or here.query or here.page != led_to.page:
            self._left_behind = None
        elif deserted.contact is not None and self._timelines.head.present({deserted.contact}):
            self._left_behind = None
            self._go(deserted)

    def _follow_people(self) -> None:
        """The first person ends the first step, the last one who goes brings it back; a search is left alone."""
        known = self._trail.contacts
        self._trail.forget(known - self._timelines.head.present(known))
        self._show_ways()
        if self._pages.currentWidget() in {self._page().page, self._welcome}:
            self.show_page()
        self._follow_who_returns()

    def _follow_pages(self, _: int) -> None:
        page = self._pages.currentWidget()
        if page is not None:
            self._ways.watch(page)
        self._show_ways()

    def _show_ways(self) -> None:
        """Offer back and forward where they lead anywhere."""
        searching = bool(self._sidebar.search.text().strip())
        self._actions["back"].setEnabled(self._trail.has_behind or searching)
        self._actions["forward"].setEnabled(self._trail.has_ahead)
