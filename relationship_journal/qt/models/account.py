# SPDX-License-Identifier: MIT
"""The page of one account: its facts, and its people, moves and agreements as rows under headings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import Any, ClassVar

from PySide6.QtCore import QObject, Qt, Signal

from relationship_journal import dates, wording
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.models.accounts import ACCOUNT_TABLES
from relationship_journal.qt.places import Place
from relationship_journal.qt.rows_model import RowsModel
from relationship_journal.qt.tips import tip
from relationship_journal.storage import drafts, edits
from relationship_journal.storage.changes import Change
from relationship_journal.storage.errors import BadValue
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.coverage import account_conversations, account_record
from relationship_journal.values import AccountId, EntryFilter, Mark, MarkRef, NewMark
from relationship_journal.values.accounts import AccountPerson, AccountRecord, Coverage, Move, favor_sums
from relationship_journal.wording import accounts as account_wording
from relationship_journal.wording import marks as mark_wording

_DRAFT = "account:"
_FAVORS = "Favors"
_NO_NUMBER = "Write a number of people, or leave it empty."


class RowKind(StrEnum):
    """What a row is, which is how it looks."""

    HEADING = "heading"
    PERSON = "person"
    PLAIN = "plain"
    PRESSING = "pressing"


class PageRole(IntEnum):
    """What a row answers beside its words."""

    ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class PageRow:
    """A row of the page: its words, what stands at its far end, and where it leads."""

    id: str
    kind: RowKind
    title: str
    below: str = ""
    beside: str = ""
    sentence: str = ""
    person: AccountPerson | None = None
    share: int | None = None
    talk: str = ""
    since: str = ""
    mark: str = ""
    place: Place | None = None
    ref: MarkRef | None = None


class AccountModel(RowsModel[PageRow]):
    """Shows one account at a time; `changed` when it reads differently. `record` is None where it is gone."""

    changed = Signal()

    ROLES: ClassVar[Mapping[int, Callable[[PageRow], object]]] = {
        Qt.ItemDataRole.DisplayRole: lambda row: row.title,
        Qt.ItemDataRole.ToolTipRole: lambda row: tip(row.title, row.below) if row.kind is not RowKind.HEADING else None,
        Qt.ItemDataRole.AccessibleTextRole: lambda row: row.sentence,
        PageRole.ROW: lambda row: row,
    }

    def __init__(
        self, journal: Journal, signals: JournalSignals, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._today = today
        self._account: AccountId | None = None
        self._seen = False
        self._read = False
        self.record: AccountRecord | None = None
        signals.changed.connect(self._follow)

    def flags(self, index: Any) -> Qt.ItemFlag:
        """Headings are passed by."""
        is_heading = index.isValid() and self.row(index.row()).kind is RowKind.HEADING
        return Qt.ItemFlag.NoItemFlags if is_heading else super().flags(index)

    def show(self, account: AccountId) -> None:
        """Read an account."""
        self._account = account
        self._day = self._today()
        self.record = account_record(self._journal, account, self._day)
        self._read = True
        self.set_rows(list(self._rows_of(self.record)) if self.record is not None else [])
        self.changed.emit()

    def be_seen(self, seen: bool) -> None:
        """Follow the journal while anybody looks."""
        self._seen = seen

    @property
    def account(self) -> AccountId | None:
        """Which account is shown."""
        return self._account

    def _follow(self, change: Change) -> None:
        if self._seen and self._account is not None and change.touches(*ACCOUNT_TABLES):
            self.show(self._account)

    # The head

    @property
    def title(self) -> str:
        return self.record.account.name if self.record is not None else "An account"

    @property
    def line(self) -> str:
        """What stands under the name."""
        if self.record is None:
            return "This account is not in the journal any more."
        return account_wording.page_line(self.record.coverage)

    @property
    def mark(self) -> str:
        """Whom the account hangs on: "hangs on one friend, Dana Whitfield"; empty where it does not."""
        friend = self.record.coverage.only_friend if self.record is not None else None
        return "" if friend is None else f"{account_wording.ON_ONE_FRIEND}, {friend.name}"

    @property
    def last(self) -> str:
        """The last talk with anybody: "6 days ago, with Dana Whitfield"."""
        coverage = self.record.coverage if self.record is not None else Coverage()
        with_whom = f", {coverage.last.name}" if coverage.last is not None else ""
        return account_wording.last_words(coverage, self._today()) + with_whom

    @property
    def renewal(self) -> tuple[str, str]:
        """The renewal date in words, and as it is typed."""
        on = self.record.account.renewal_on if self.record is not None else None
        return account_wording.renewal_value(on, self._today()), on.isoformat() if on else ""

    @property
    def matter(self) -> tuple[str, str]:
        """How many people matter in words, and as it is typed."""
        count = self.record.account.people_that_matter if self.record is not None else None
        return ("not known", "") if count is None else (wording.number(count), str(count))

    @property
    def note(self) -> str:
        """The note as it is being written, else as it is kept."""
        if self.record is None:
            return ""
        draft = drafts.load(self._journal, self._draft)
        return self.record.account.note if draft is None else str(draft.get("note", ""))

    # What is changed

    def rename(self, name: str) -> bool:
        """Call the account something else; raises BadValue. Answers whether anything changed, as the others do."""
        record = self.record
        if record is None or name.strip() == record.account.name:
            return False
        edits.rename_account(self._journal, record.account.id, name.strip())
        return True

    def set_renewal(self, typed: str) -> bool:
        """Say when it renews, as typed: the next such day; empty is not known. Raises BadValue."""
        record = self.record
        try:
            on = dates.parse_day(typed, self._today(), prefer_past=False) if typed.strip() else None
        except ValueError as error:
            raise BadValue("renewal_on", str(error)) from error
        if record is None or on == record.account.renewal_on:
            return False
        edits.set_renewal(self._journal, record.account.id, on)
        return True

    def set_matter(self, typed: str) -> bool:
        """Say how many people matter, as typed; empty is not known. Raises BadValue."""
        record, bare = self.record, typed.strip().replace(",", "")
        if bare and not (bare.isascii() and bare.isdecimal() and len(bare) < 9):
            raise BadValue("people_that_matter", _NO_NUMBER)
        count = int(bare) if bare else None
        if record is None or count == record.account.people_that_matter:
            return False
        edits.set_people_that_matter(self._journal, record.account.id, count)
        return True

    def keep_note(self, note: str) -> None:
        """Keep what is being written and not saved."""
        if self.record is None:
            return
        if note == self.record.account.note:
            drafts.drop(self._journal, self._draft)
        else:
            drafts.save(self._journal, self._draft, {"note": note})

    def set_note(self, note: str) -> bool:
        """Note something of the account. Raises BadValue."""
        record = self.record
        if record is None:
            return False
        draft, changed = self._draft, note != record.account.note
        if changed:
            edits.set_account_note(self._journal, record.account.id, note)
        drafts.drop(self._journal, draft)
        return changed

    @property
    def _draft(self) -> str:
        return _DRAFT + (self.record.account.uid if self.record is not None else "")

    def conversations(self) -> Place | None:
        """All entries, filtered to those with the people of the account; None where there are none."""
        if self._account is None:
            return None
        found = account_conversations(self._journal, self._account)
        return Place(filter=EntryFilter(ids=found)) if found else None

    # The rows

    def _rows_of(self, record: AccountRecord) -> Iterator[PageRow]:
        coverage, today = record.coverage, self._day
        yield _heading("People", account_wording.known_words(coverage))
        for person in coverage.people:
            yield _person(person, coverage, today)
        for title, rows in (
            ("Promises open", [_promise(mark, today) for mark in record.promises]),
            ("Goals", [_mark(mark, account_wording.goal_words(mark)) for mark in _goals_first(record)]),
            (_FAVORS, list(_favors(record))),
            ("A no", [_mark(mark, account_wording.refusal_words(mark)) for mark in record.refusals]),
            ("Joined and left", [_move(move, today) for move in record.moves]),
        ):
            if rows:
                yield _heading(title, "" if title == _FAVORS else wording.number(len(rows)))
                yield from rows


def _promise(mark: Mark[Any], today: date) -> PageRow:
    kind = RowKind.PRESSING if mark_wording.overdue(mark, today) else RowKind.PLAIN
    return _mark(mark, account_wording.promise_words(mark, today), kind)


def _heading(title: str, beside: str) -> PageRow:
    sentence = ", ".join(filter(None, (title, beside)))
    return PageRow(f"heading:{title}", RowKind.HEADING, title, beside=beside, sentence=sentence)


def _person(person: AccountPerson, coverage: Coverage, today: date) -> PageRow:
    return PageRow(
        f"person:{person.id}",
        RowKind.PERSON,
        person.name,
        account_wording.role_words(person),
        account_wording.last_talk_words(person, today),
        account_wording.person_sentence(person, coverage, today),
        person,
        coverage.share(person) if person.talks else None,
        account_wording.talk_words(person),
        f"since {wording.day_with_year(person.started_on)}" if person.started_on else "",
        account_wording.CARRIES_ALONE if coverage.only_friend is person else "",
        Place(person.id),
    )


def _move(move: Move, today: date) -> PageRow:
    title, on = account_wording.move_words(move), wording.day_with_year(move.on)
    below = move.person.title
    if not move.joined:
        last = account_wording.last_talk_words(move.person, today)
        below = account_wording.joined(below, f"last talk {last}" if move.person.last is not None else last)
    row_id = f"{'joined' if move.joined else 'left'}:{move.person.id}:{move.on}"
    sentence = ". ".join(filter(None, (f"{title} {on}", below)))
    return PageRow(row_id, RowKind.PLAIN, title, below, on, f"{sentence}.", place=Place(move.person.id))


def _mark(mark: Mark[Any], below: str, kind: RowKind = RowKind.PLAIN) -> PageRow:
    what = " ".join(str(mark.said.what).split())
    title = mark_wording.mark_title(mark.kind)
    return PageRow(
        f"{mark.kind.value}:{mark.id}",
        kind,
        what,
        below,
        sentence=f"{title}: {what}. {below}.",
        place=_place_of(mark),
        ref=mark.ref,
    )


def _place_of(mark: Mark[NewMark]) -> Place | None:
    return None if mark.contact_id is None else Place(mark.contact_id, entry=mark.conversation)


def _goals_first(record: AccountRecord) -> list[Mark[Any]]:
    """Open goals before those that are reached or dropped."""
    return sorted(record.goals, key=_is_closed)


def _is_closed(goal: Mark[Any]) -> bool:
    return not goal.said.open


def _favors(record: AccountRecord) -> Iterator[PageRow]:
    for favors in favor_sums(record.favors):
        title, worth = account_wording.favor_sum_words(favors)
        place = Place(filter=EntryFilter(ids=frozenset(favors.conversations))) if favors.conversations else None
        row_id = f"favors:{favors.done_by}:{favors.concession}"
        yield PageRow(row_id, RowKind.PLAIN, title, worth, sentence=f"{title}. {worth}.", place=place)
