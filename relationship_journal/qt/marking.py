# SPDX-License-Identifier: MIT
"""Marks in the window: their deeds from the cards by click and key, and new ones; what does it loads when asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu

from relationship_journal.qt.actions import Actions
from relationship_journal.qt.models.carried import Carried
from relationship_journal.qt.models.head import FactName, HeadModel
from relationship_journal.qt.notices import Notices
from relationship_journal.qt.widgets.contact_page import ContactPage
from relationship_journal.storage.journal import Journal
from relationship_journal.values import Entry, MarkKind, MarkRef

if TYPE_CHECKING:
    from relationship_journal.qt.fact_links import FactLinks
    from relationship_journal.qt.mark_work import MarkWork

NEW: dict[str, MarkKind] = {
    "new_promise": MarkKind.PROMISE,
    "new_favor": MarkKind.FAVOR,
    "new_shortcut": MarkKind.SHORTCUT,
    "new_friction": MarkKind.FRICTION,
    "new_refusal": MarkKind.REFUSAL,
    "new_goal": MarkKind.GOAL,
    "new_note": MarkKind.NOTE,
    "new_interest": MarkKind.INTEREST,
    "new_limit": MarkKind.LIMIT,
}
"""The actions that write a mark about the contact whose page is shown."""
_NO_MARKS = "No marks on this entry yet"
_LINE = 60
"""Letters of a mark in a menu."""


class Marking(QObject):
    """Joins marks to the timeline, the head and the menus; `work` does their deeds.

    `place_wanted(Place)` is where a fact of the head leads.
    """

    place_wanted = Signal(object)

    def __init__(
        self, journal: Journal, head: HeadModel, page: ContactPage, notices: Notices, actions: Actions,
        today: Callable[[], date],
    ) -> None:  # fmt: skip
        super().__init__(page)
        self._journal = journal
        self._head = head
        self._page = page
        self._timeline = page.timeline
        self._notices = notices
        self._today = today
        self._work: MarkWork | None = None
        self._links: FactLinks | None = None
        for name, kind in NEW.items():
            actions.on(name, partial(self._write, kind))
        actions.on("entry_marks", self.offer)
        self._timeline.mark_clicked.connect(self._offer_deeds)
        self._timeline.menu_opening.connect(self._fill)
        page.head.fact_chosen.connect(self._follow_fact)
        page.head.offer_marks([actions[name] for name in NEW])

    @property
    def work(self) -> MarkWork:
        """What does deeds to marks and writes new ones."""
        from relationship_journal.qt.mark_work import MarkWork  # noqa: PLC0415  (when first asked for)

        if self._work is None:
            self._work = MarkWork(self._journal, self._notices, self._today, self._page.window())
        return self._work

    def offer(self) -> None:
        """Offer what can be done about the marks of the chosen entry: the one it has, or each of several."""
        entry = self._timeline.entry if self._timeline.isVisible() else None
        if entry is None or self._timeline.chosen_count() != 1:
            self._notices.say("Choose one entry first.")
            return
        refs = self._timeline.carried.refs
        menu = QMenu(self._timeline)
        menu.setObjectName("markMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        if len(refs) == 1:
            self.work.fill(menu, refs[0])
        else:
            self._add_each(menu, self._timeline.carried)
        if not refs:
            menu.addAction(_NO_MARKS).setEnabled(False)
        menu.addSeparator()
        self._add_new(menu, entry)
        menu.popup(self._timeline.below_entry())
        _choose_first(menu)

    def _follow_fact(self, name: FactName, at: QPoint) -> None:
        from relationship_journal.qt.fact_links import FactLinks  # noqa: PLC0415  (when first asked for)

        if self._links is None:
            self._links = FactLinks(self._journal, self._head, self.work, self._page)
            self._links.place_wanted.connect(self.place_wanted)
        self._links.follow(name, at)

    def _offer_deeds(self, ref: MarkRef, at: QPoint) -> None:
        self.work.menu(ref, self._timeline).popup(at)

    def _fill(self, menu: QMenu, entry: Entry, carried: Carried) -> None:
        """The marks of an entry at the head of its menu, and new ones for it."""
        self._add_each(menu, carried)
        self._add_new(menu, entry)
        menu.addSeparator()

    def _add_each(self, menu: QMenu, carried: Carried) -> None:
        for one in carried.said:
            if one.ref is not None:
                self.work.fill(menu.addMenu(_in_menu(one.words)), one.ref)

    def new_menu(self, entry: Entry) -> QMenu:
        """The marks that can be written with an entry, as a menu; it goes when it is closed."""
        menu = QMenu(self._page)
        menu.setObjectName("markMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        self._fill_new(menu, entry)
        return menu

    def _add_new(self, menu: QMenu, entry: Entry) -> None:
        self._fill_new(menu.addMenu("&Add"), entry)

    def _fill_new(self, menu: QMenu, entry: Entry) -> None:
        from relationship_journal.wording.marks import mark_title  # noqa: PLC0415  (when first asked for)

        whose = self._head.contact if self._head.contact is not None else entry.contacts[0].id
        for kind in NEW.values():
            if kind is not MarkKind.LIMIT:
                action = menu.addAction(f"{mark_title(kind)}…")
                action.triggered.connect(partial(self._write_with, kind, whose, entry))

    def _write(self, kind: MarkKind, _: bool = False) -> None:
        """About the contact whose page is shown; on other pages its form asks about whom."""
        self.work.write(kind, self._head.contact if self._page.isVisible() else None)

    def _write_with(self, kind: MarkKind, whose: int, entry: Entry, _: bool = False) -> None:
        contact = next((person.id for person in entry.contacts if person.id == whose), entry.contacts[0].id)
        self.work.write(kind, contact, entry.id)


def _choose_first(menu: QMenu) -> None:
    """As the arrow does, so that the menu behind a row stays closed: opened from here it would not get the keys."""
    QCoreApplication.sendEvent(menu, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier))


def _in_menu(words: str) -> str:
    """A mark as a line of a menu: not wider than a glance."""
    short = words if len(words) <= _LINE else f"{words[: _LINE - 1].rstrip()}…"
    return short.replace("&", "&&")
