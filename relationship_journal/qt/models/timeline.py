# SPDX-License-Identifier: MIT
"""The timeline: entries newest first under their months; ids in memory, rows loaded in pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from functools import partial
from itertools import islice

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from relationship_journal import wording
from relationship_journal.frozen import dataclass
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.models.carried import NOTHING, Carried, carried
from relationship_journal.qt.models.timeline_moves import CARRIED, Moves, changed_conversations, moves
from relationship_journal.qt.models.timeline_rows import PLANNED, TimelineRows
from relationship_journal.storage import queries
from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.rows import first_place_of, id_of, moment_of
from relationship_journal.values import (
    EVERYTHING,
    ContactId,
    ConversationId,
    Entry,
    EntryFilter,
    MarkKind,
    MarkRef,
    MonthMix,
)

Index = QModelIndex | QPersistentModelIndex

PAGE = 32
KEPT_ENTRIES = 4096
FEW_ROWS = 64
"""Up to here rows are inserted and removed one by one; beyond, the list is shown afresh."""

_MOVES = "promise_move"
_SHOWN_TABLES = (
    "conversation", "participant", "conversation_tag", "tag", "contact", "setting", _MOVES, *CARRIED,
)  # fmt: skip


class TimelineRole(IntEnum):
    """What a row answers: ENTRY or HEADING, the other one being None. PASSED is a plan whose day has come."""

    ENTRY = Qt.ItemDataRole.UserRole + 1
    HEADING = Qt.ItemDataRole.UserRole + 2
    WITH = Qt.ItemDataRole.UserRole + 3
    LAST_OF_MONTH = Qt.ItemDataRole.UserRole + 4
    CARRIED = Qt.ItemDataRole.UserRole + 5
    PASSED = Qt.ItemDataRole.UserRole + 6


@dataclass(frozen=True, slots=True)
class Heading:
    """A month: "November 2026" and "4 conversations · 3 h 12 · 38% business"."""

    title: str
    line: str


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a jump to a day or a month leads: an entry, its day, and how many entries the asked time has."""

    conversation: ConversationId
    day: date
    entries: int


class TimelineModel(QAbstractListModel):
    """The entries of one contact, or of everybody, as far as a filter shows them.

    `today` is asked for when a row is read aloud. `counted` follows whatever may have changed how many there are.
    """

    counted = Signal()

    def __init__(
        self, journal: Journal, signals: JournalSignals, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._today = today
        self._contact: ContactId | None = None
        self._filter = EVERYTHING
        self._rows = TimelineRows()
        self._mixes: dict[str, MonthMix | None] = {}
        self._entries: dict[int, Entry] = {}
        self._carried: dict[int, Carried] = {}
        signals.changed.connect(self._follow)

    @property
    def contact(self) -> ContactId | None:
        """Whose timeline it is; None for everybody's."""
        return self._contact

    @property
    def filter(self) -> EntryFilter:
        """What is shown of it."""
        return self._filter

    @property
    def shown_count(self) -> int:
        """How many entries are shown."""
        return len(self._rows.places)

    def show(self, contact: ContactId | None, wanted: EntryFilter = EVERYTHING) -> None:
        """Show the timeline of a contact, or everybody's, or some of it, from the journal as it is now."""
        self.beginResetModel()
        self._contact = contact
        self._filter = wanted
        self._forget(list(self._entries))
        self._rows = self._read_rows()
        self._mixes.clear()
        self._mixes = self._read_mixes()
        self.endResetModel()
        self.counted.emit()

    def begin_day(self) -> None:
        """Say again what depends on the day: what is due, what is late, what still lies ahead."""
        self._take_rows((), ())
        places = list(self._entries)
        self._forget(places)
        self._tell(row for place in places if (row := self._rows.row_of(place)) is not None)

    def is_hidden(self, conversation: ConversationId) -> bool:
        """Whether a conversation is on this timeline but not among what the filter shows."""
        alone = EntryFilter(ids=frozenset({conversation}))
        places = queries.places(self._journal, self._contact, alone)
        return bool(places) and self._rows.row_of(places[0]) is None

    def row_of(self, conversation: ConversationId) -> int | None:
        """The row of a conversation; None where it is not on this timeline."""
        entry = queries.entry(self._journal, conversation)
        return None if entry is None else self._rows.row_of(entry.place)

    def place_at(self, row: int) -> int | None:
        """The place of the entry on a row; None for a heading, or beyond the end."""
        at = self._rows.entry_at(row) if 0 <= row < self._rows.count else None
        return None if at is None else self._rows.places[at]

    def row_near(self, place: int) -> int | None:
        """The row of the entry at a place, or of the next older one; None in an empty timeline."""
        places = self._rows.places
        return self._rows.row_of(places[min(self._rows.position(place), len(places) - 1)]) if places else None

    def conversations(self, rows: Iterable[int]) -> list[ConversationId]:
        """The conversations on rows, without reading any; headings are passed over."""
        numbers = (self._rows.entry_at(row) for row in rows)
        return [ConversationId(id_of(self._rows.places[at])) for at in numbers if at is not None]

    def entries(self, conversations: Iterable[ConversationId]) -> list[Entry]:
        """Entries by their ids, newest first, as far as they are on this timeline."""
        return queries.entries_of(self._journal, conversations)

    def landing(self, first: date, last: date) -> Landing | None:
        """The newest entry shown of these days (both included), else the nearest one; None where there is none."""
        places, day = self._rows.places, timedelta(days=1)
        begin, end = (first_place_of(datetime.combine(at, time())) for at in (first, last + day))
        newest = self._rows.position(end)
        inside = self._rows.position(begin) - newest
        around = places[newest : newest + 1] if inside else places[max(newest - 1, 0) : newest + 1]
        if not around:
            return None
        place = min(around, key=lambda one: min(abs(one - begin), abs(one - end)))
        return Landing(ConversationId(id_of(place)), moment_of(place).date(), inside)

    def busy_days(self, first: date, last: date) -> frozenset[date]:
        """The days, both included, that have entries shown here."""
        return queries.busy_days(self._journal, self._contact, first, last, self._filter)

    def heading_of(self, month: str) -> int | None:
        """The row of a month's heading; None where it has no entries here."""
        months = self._rows.months
        return self._rows.headings[months.index(month)] if month in months else None

    def headings(self) -> Sequence[int]:
        """The rows that are headings, first to last; looking one up among them is fast."""
        return self._rows.headings

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  the value Qt itself defaults to
        return 0 if parent.isValid() else self._rows.count

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings are there to be read, not chosen."""
        if index.isValid() and self._rows.entry_at(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return super().flags(index)

    @guarded(nothing)
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= self._rows.count:
            return None
        at = self._rows.entry_at(index.row())
        if at is None:
            return self._heading_data(self._rows.month_at(index.row()), role)
        return self._entry_data(self._entry(at), index.row(), role)

    def _heading_data(self, month: int, role: int) -> object:
        if role not in {TimelineRole.HEADING, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        name = self._rows.months[month]
        if name == PLANNED:
            heading = Heading("Planned", wording.count(self._rows.plans, "conversation"))
        else:
            mix = self._mix_of(name)
            heading = Heading(wording.month_title(name), wording.month_line(mix) if mix else "")
        if role == TimelineRole.HEADING:
            return heading
        return wording.SEPARATOR.join(filter(None, (heading.title, heading.line)))

    def _entry_data(self, entry: Entry | None, row: int, role: int) -> object:
        if entry is None:
            return None
        answer: object = None
        match role:
            case TimelineRole.ENTRY:
                answer = entry
            case TimelineRole.CARRIED:
                answer = self._carried.get(entry.place, NOTHING)
            case TimelineRole.WITH:
                answer = tuple(person.name for person in entry.contacts if person.id != self._contact)
            case TimelineRole.LAST_OF_MONTH:
                answer = row + 1 == self._rows.count or self._rows.entry_at(row + 1) is None
            case TimelineRole.PASSED:
                answer = entry.planned and entry.when.day <= self._today()
            case Qt.ItemDataRole.DisplayRole:
                answer = wording.entry_line(entry)
            case Qt.ItemDataRole.AccessibleTextRole:
                said = self._carried.get(entry.place, NOTHING).sentence
                answer = wording.entry_sentence(entry, self._today()) + said
        return answer

    def _entry(self, at: int) -> Entry | None:
        """The entry with a number; loads its page where it is missing."""
        place = self._rows.places[at]
        if place not in self._entries:
            first = at - at % PAGE
            missing = [p for p in self._rows.places[first : first + PAGE] if p not in self._entries]
            self._load(missing)
            self._forget_oldest()
        return self._entries.get(place)

    def _load(self, places: Sequence[int]) -> None:
        """Read entries with all they carry: a fixed number of queries a page."""
        today, found = self._today(), queries.entries_at(self._journal, places)
        marks = queries.entry_marks(self._journal, [entry.id for entry in found])
        for entry in found:
            self._entries[entry.place] = entry
            if entry.id in marks:
                self._carried[entry.place] = carried(entry, marks[entry.id], today)

    def _forget_oldest(self) -> None:
        if len(self._entries) > KEPT_ENTRIES:
            self._forget(list(islice(self._entries, KEPT_ENTRIES // 4)))

    def _forget(self, places: Iterable[int]) -> None:
        for place in places:
            del self._entries[place]
            self._carried.pop(place, None)

    def _read_rows(self) -> TimelineRows:
        return TimelineRows.of(self._places(), self._ahead())

    def _ahead(self) -> int:
        return queries.present_place(self._journal, self._contact, self._today())

    def _places(self) -> list[int]:
        return queries.places(self._journal, self._contact, self._filter)

    def _mix_of(self, month: str) -> MonthMix | None:
        """The sums of what is shown of a month; under a filter they are read when somebody looks."""
        if month not in self._mixes and not self._filter.shows_all:
            self._mixes[month] = queries.month_mix(self._journal, self._contact, month, self._filter)
        return self._mixes.get(month)

    def _read_mixes(self) -> dict[str, MonthMix | None]:
        """All sums there are, or under a filter those that somebody looked at."""
        if self._filter.shows_all:
            return {mix.month: mix for mix in queries.months(self._journal, self._contact)}
        read = partial(queries.month_mix, self._journal, self._contact, wanted=self._filter)
        return {month: read(month) for month in self._mixes}

    # Following the journal

    def _follow(self, change: Change) -> None:
        if change.batch is not None:
            self.show(self._contact, self._filter)
        elif change.touches(*_SHOWN_TABLES):
            stale = self._forget_changed(change)
            self._take_moves(moves(self._journal, change))
            self._tell(row for place in stale if (row := self._rows.row_of(place)) is not None)
            self._take_mixes(self._read_mixes())
            self.counted.emit()

    def _forget_changed(self, change: Change) -> list[int]:
        """Drop what is remembered of changed entries; answers the places it was remembered for."""
        everything = change.touches("tag", "setting")
        people = change.ids("contact")
        changed = changed_conversations(change)
        moved = _moved_promises(change)
        stale = [
            place
            for place, entry in self._entries.items()
            if everything
            or entry.id in changed
            or not people.isdisjoint(person.id for person in entry.contacts)
            or (moved and not moved.isdisjoint(self._carried.get(place, NOTHING).refs))
        ]
        self._forget(stale)
        return stale

    def _take_moves(self, moved: Moves | None) -> None:
        """Ask for the entries concerned alone: reading 100,000 places takes longer than a frame."""
        if moved is None:
            self._take_rows(*_difference(self._rows.places, self._places()))
            return
        before = {place for place in moved.places if self._rows.row_of(place) is not None}
        now = self._places_of(moved.conversations)
        self._take_rows(sorted(before - now, reverse=True), sorted(now - before, reverse=True))

    def _places_of(self, conversations: frozenset[ConversationId]) -> set[int]:
        """Where these conversations stand, as far as they are shown."""
        shown = self._filter.ids
        ids = conversations if shown is None else conversations & shown
        return set(queries.places(self._journal, self._contact, replace(self._filter, ids=ids)))

    def _take_rows(self, gone: Sequence[int], come: Sequence[int]) -> None:
        """Insert and remove just the rows concerned; a change of many shows the list afresh."""
        ahead = self._ahead()
        if len(gone) + len(come) > FEW_ROWS or self._is_regrouped(ahead, gone):
            self.beginResetModel()
            self._rows = self._read_rows()
            self.endResetModel()
            return
        for place in gone:
            self._remove(place)
        self._rows = replace(self._rows, ahead=ahead)
        for place in come:
            self._insert(place)
        if self._rows.plans:
            self._tell((0,))

    def _is_regrouped(self, ahead: int, gone: Sequence[int]) -> bool:
        """Whether entries that stay are planned no more, or again, so that they stand below another heading."""
        now = replace(self._rows, ahead=ahead)
        before, after = (rows.plans - sum(place >= (rows.ahead or 0) for place in gone) for rows in (self._rows, now))
        return self._rows.ahead is not None and before != after

    def _remove(self, place: int) -> None:
        left = list(self._rows.places)
        del left[self._rows.position(place)]
        self.beginRemoveRows(QModelIndex(), *self._rows.span_of(place))
        self._rows = TimelineRows.of(left, self._rows.ahead)
        self.endRemoveRows()

    def _insert(self, place: int) -> None:
        more = list(self._rows.places)
        more.insert(self._rows.position(place), place)
        rows = TimelineRows.of(more, self._rows.ahead)
        self.beginInsertRows(QModelIndex(), *rows.span_of(place))
        self._rows = rows
        self.endInsertRows()

    def _take_mixes(self, mixes: dict[str, MonthMix | None]) -> None:
        before, self._mixes = self._mixes, mixes
        self._tell(
            row
            for row, month in zip(self._rows.headings, self._rows.months, strict=True)
            if before.get(month) != mixes.get(month)
        )

    def _tell(self, rows: Iterable[int]) -> None:
        for row in rows:
            self.dataChanged.emit(self.index(row), self.index(row))


def _moved_promises(change: Change) -> frozenset[MarkRef]:
    """The promises whose day a change moved; a move does not know the conversation."""
    rows = (row for edit in change.edits if edit.table == _MOVES for row in (edit.before, edit.after) if row)
    return frozenset(MarkRef(MarkKind.PROMISE, int(str(row["promise_id"]))) for row in rows)


def _difference(old: Sequence[int], new: Sequence[int]) -> tuple[list[int], list[int]]:
    """What left and what came, each newest first. Long lists that share a beginning and an end are fast."""
    begin = _shared(old, new)
    end = _shared(old[begin:][::-1], new[begin:][::-1])
    before, after = set(old[begin : len(old) - end]), set(new[begin : len(new) - end])
    return sorted(before - after, reverse=True), sorted(after - before, reverse=True)


def _shared(one: Sequence[int], other: Sequence[int]) -> int:
    """How many items are the same from the start on, found by halving: comparing slices is fast."""
    same, limit = 0, min(len(one), len(other))
    while same < limit:
        middle = (same + limit + 1) // 2
        if one[same:middle] == other[same:middle]:
            same = middle
        else:
            limit = middle - 1
    return same
