# SPDX-License-Identifier: MIT
"""Where the facts in the head of a page lead: marks in a menu with their deeds, entries on the timeline."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from relationship_journal import wording
from relationship_journal.qt.mark_work import MarkWork
from relationship_journal.qt.models import behind_facts
from relationship_journal.qt.models.behind_facts import KINDS, Counted
from relationship_journal.qt.models.head import FactName, HeadModel
from relationship_journal.qt.places import Place
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId, ConversationId, EntryFilter
from relationship_journal.wording import marks as words

_MOST = 12
"""Marks in a menu; the rest is shown as entries."""
_LETTERS = 60


class FactLinks(QObject):
    """Follows a fact that was chosen; `place_wanted(Place)` where that leads elsewhere."""

    place_wanted = Signal(object)

    def __init__(self, journal: Journal, head: HeadModel, work: MarkWork, page: QWidget) -> None:
        super().__init__(page)
        self._journal = journal
        self._head = head
        self._work = work
        self._page = page

    def follow(self, name: FactName, at: QPoint) -> None:
        """Show what a fact of the page counts, in a menu at a point; where it counts nothing, one is noted."""
        contact = self._head.contact
        if contact is None:
            return
        if name is FactName.LAST:
            last = behind_facts.last_talk(self._journal, contact, self._work.today)
            if last is not None:
                self.place_wanted.emit(Place(contact, entry=last))
        elif name is FactName.PERSONAL:
            self.place_wanted.emit(Place(contact, filter=behind_facts.this_month(self._work.today)))
        elif (found := behind_facts.counted(self._journal, contact, name)).marks:
            self._offer(contact, found, at)
        else:
            self._work.write(KINDS[name], contact)

    def _offer(self, contact: ContactId, found: Counted, at: QPoint) -> None:
        menu = QMenu(self._page)
        menu.setObjectName("factMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        for mark in found.marks[:_MOST]:
            line = wording.shortened(words.mark_words(mark, self._work.today), _LETTERS)
            deeds = menu.addMenu(line.replace("&", "&&"))
            self._work.fill(deeds, mark.ref)
            if mark.conversation is not None:
                deeds.addSeparator()
                show = partial(self._show_entry, contact, mark.conversation)
                deeds.addAction("Show the entry").triggered.connect(show)
        menu.addSeparator()
        if found.entries:
            title = f"Show {wording.count(len(found.entries), 'entry')}"
            menu.addAction(title).triggered.connect(partial(self._show_entries, contact, found))
        new = menu.addAction(f"New {words.mark_title(found.kind).lower()}…")
        new.triggered.connect(partial(self._write, contact, found))
        menu.popup(at)

    def _show_entry(self, contact: ContactId, conversation: ConversationId, _: bool = False) -> None:
        self.place_wanted.emit(Place(contact, entry=conversation))

    def _show_entries(self, contact: ContactId, found: Counted, _: bool = False) -> None:
        self.place_wanted.emit(Place(contact, filter=EntryFilter(ids=found.entries)))

    def _write(self, contact: ContactId, found: Counted, _: bool = False) -> None:
        self._work.write(found.kind, contact)
