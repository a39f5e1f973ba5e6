# SPDX-License-Identifier: MIT
"""The sheets of one contact, both sides and about: read while somebody looks, and again when the journal changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal

from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.models import about, sides
from relationship_journal.qt.models.sheet import Records, Sheet
from relationship_journal.qt.models.sides import records
from relationship_journal.qt.models.sides.records import STEP
from relationship_journal.qt.places import Tab
from relationship_journal.storage import queries
from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries import sides as of_sides
from relationship_journal.values import ContactId, ConversationId, MarkRef


class ContactSheets(QObject):
    """`changed` when the sheet that is shown reads differently; nothing is read for one that is not."""

    changed = Signal()

    def __init__(
        self, journal: Journal, signals: JournalSignals, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._now = now
        self._shown: tuple[Tab, ContactId] | None = None
        self._records: Records | None = None
        self._down_to = STEP
        self.sheet = self.empty = Sheet()
        signals.changed.connect(self._follow)

    @property
    def contact(self) -> ContactId | None:
        """Whose sheet it is."""
        return None if self._shown is None else self._shown[1]

    def today(self) -> date:
        """The day it is seen from."""
        return self._now().date()

    def show(self, tab: Tab, contact: ContactId) -> None:
        """Read a sheet of a contact; nothing is emitted."""
        self._shown, self._records = (tab, contact), None
        self.sheet = self._read(tab, contact)

    def hide(self) -> None:
        """Nobody looks any more."""
        self._shown = None

    def refresh(self) -> None:
        """Read it again; also right after midnight."""
        if self._shown is None:
            return
        found = self._read(*self._shown)
        if found != self.sheet:
            self.sheet = found
            self.changed.emit()

    def show_records(self, records: Records | None) -> None:
        """Read the marks behind a number instead, or the sheet again (None); nothing is emitted."""
        self._records, self._down_to = records, STEP
        if self._shown is not None:
            self.sheet = self._read(*self._shown)

    def show_further(self) -> None:
        """Show more of these marks."""
        self._down_to += STEP
        self.refresh()

    @property
    def shows_records(self) -> bool:
        """Whether the marks behind a number are shown."""
        return self._records is not None

    def conversation_of(self, mark: MarkRef) -> ConversationId | None:
        """Where a mark came from; None for one written by itself."""
        found = queries.mark(self._journal, mark)
        return None if found is None else found.conversation

    def card(self, card: int) -> str:
        """A raw card as it came."""
        return of_sides.card_text(self._journal, card)

    def _read(self, tab: Tab, contact: ContactId) -> Sheet:
        chosen = self._records
        if chosen is not None and chosen.kind is not None:
            marks = of_sides.marks_named(self._journal, contact, chosen.kind, chosen.marks)
            return records.sheet(chosen, marks, self._down_to, self.today())
        if tab is Tab.SIDES:
            found = of_sides.both_sides(self._journal, contact, self.today())
            return Sheet() if found is None else sides.sheet(found, self.today())
        person = of_sides.about_person(self._journal, contact)
        return Sheet() if person is None else about.sheet(person, queries.tier_cadence(self._journal))

    def _follow(self, _: Change) -> None:
        self.refresh()
