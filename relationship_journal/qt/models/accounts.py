# SPDX-License-Identifier: MIT
"""The list of accounts: all of them read at once, those shown that were looked for, sorted one of a few ways."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum, StrEnum
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QObject, Qt, Signal

from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.jobs import Jobs, Report, Ticket
from relationship_journal.qt.rows_model import RowsModel
from relationship_journal.qt.tips import tip
from relationship_journal.storage import queries
from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.coverage import listed_accounts
from relationship_journal.values import AccountId
from relationship_journal.values.accounts import ListedAccount, renews_soon
from relationship_journal.wording import accounts as account_wording

ACCOUNT_TABLES = (
    "account", "job", "contact", "conversation", "participant", "manner", "setting", "goal", "promise", "promise_move",
    "favor", "refusal",
)  # fmt: skip
"""What any of this rests on."""
_EPOCH = datetime(1, 1, 1)  # noqa: DTZ001  (wall clock)


class AccountOrder(StrEnum):
    """How the list is sorted; where two are alike, by name."""

    LAST = "last"
    NAME = "name"
    RENEWAL = "renewal"
    PEOPLE = "people"
    TALK = "talk"


class AccountFilter(StrEnum):
    """What an account can be looked for by, beside its name and people; all that is set must be so."""

    ONE_FRIEND = "one_friend"
    RENEWAL = "renewal"
    QUIET = "quiet"
    GOALS = "goals"


class AccountRole(IntEnum):
    """What a row answers beside its name and its sentence."""

    ID = Qt.ItemDataRole.UserRole + 1
    LINE = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class AccountLine:
    """An account as one line of the list, seen from a day."""

    listed: ListedAccount
    today: date

    @property
    def id(self) -> AccountId:
        return self.listed.account.id

    @property
    def name(self) -> str:
        return self.listed.account.name

    @property
    def facts(self) -> str:
        """What stands under the name."""
        parts = (account_wording.known_words(self.listed.coverage), account_wording.goals_words(self.listed.open_goals))
        return account_wording.joined(*parts)

    @property
    def hangs(self) -> bool:
        """Whether it hangs on one friend."""
        return self.listed.coverage.only_friend is not None

    @property
    def mark(self) -> str:
        """What stands beside the name."""
        return account_wording.ON_ONE_FRIEND if self.hangs else ""

    @property
    def shares(self) -> tuple[int, ...]:
        """The minutes of those who carry the talk, the most first."""
        return tuple(person.minutes for person in self.listed.coverage.carriers)

    @property
    def carried(self) -> str:
        """Who carries the talk, in words."""
        return account_wording.carried_words(self.listed.coverage)

    @property
    def last(self) -> str:
        """How long ago the last talk with anybody was."""
        return account_wording.last_words(self.listed.coverage, self.today)

    @property
    def renewal(self) -> str:
        """When it renews, if that is near."""
        return account_wording.renewal_words(self.listed.account.renewal_on, self.today)

    @property
    def sentence(self) -> str:
        """The line for those who hear it."""
        return account_wording.account_sentence(self.listed, self.today)


class AccountsModel(RowsModel[AccountLine]):
    """The accounts wanted; `shown` after each reading, search or order. `today` is asked for at each reading."""

    shown = Signal()

    ROLES: ClassVar[Mapping[int, Callable[[AccountLine], object]]] = {
        Qt.ItemDataRole.DisplayRole: lambda line: line.name,
        Qt.ItemDataRole.ToolTipRole: lambda line: tip(line.name, line.sentence),
        Qt.ItemDataRole.AccessibleTextRole: lambda line: line.sentence,
        AccountRole.ID: lambda line: line.id,
        AccountRole.LINE: lambda line: line,
    }

    def __init__(
        self, journal: Journal, signals: JournalSignals, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._journal = journal
        self._today = today
        self._all: list[AccountLine] = []
        self._words: dict[AccountId, str] = {}
        self._day: date | None = None
        self._read = False
        self._seen = False
        self._ahead: Ticket | None = None
        self.text = ""
        self.filters: frozenset[AccountFilter] = frozenset()
        self.order = AccountOrder.LAST
        signals.changed.connect(self._follow)

    @property
    def everything(self) -> int:
        """How many accounts there are, shown or not."""
        return len(self._all)

    @property
    def line(self) -> str:
        """The accounts shown, in a line."""
        day, everything = self._day or self._today(), len(self._all) if self.narrowed else None
        return account_wording.list_line([line.listed for line in self._rows], day, everything)

    @property
    def narrowed(self) -> bool:
        """Whether only some are wanted."""
        return bool(self.filters or self.text.strip())

    def be_seen(self, seen: bool) -> None:
        """Follow the journal while anybody looks; what changed meanwhile is read when somebody does again."""
        self._seen = seen
        if seen and not (self._read and self._day == self._today()):
            self.refresh()

    def read_ahead(self, jobs: Jobs) -> None:
        """Read them in a job before anybody looks; after a change meanwhile whoever looks reads them anew."""
        day = self._today()

        def work(_: Report) -> list[ListedAccount]:
            return listed_accounts(self._journal, day)

        if jobs.is_open:
            self._ahead = jobs.start(work, owner=self, done=partial(self._take, day))

    def refresh(self) -> None:
        """Read them all again."""
        day = self._today()
        self._take(day, listed_accounts(self._journal, day))

    def _take(self, day: date, found: list[ListedAccount]) -> None:
        self._drop_ahead()
        self._day = day
        self._all = [AccountLine(one, day) for one in found]
        self._words = {}
        self._read = True
        self._show()

    def _drop_ahead(self) -> None:
        if self._ahead is not None:
            self._ahead.cancel()
            self._ahead = None

    def look_for(self, text: str) -> None:
        """Show the accounts that hold these words in their name or in the names of their people."""
        self.text = text
        self._show()

    def want(self, filters: frozenset[AccountFilter]) -> None:
        """Show the accounts all of this is true of."""
        self.filters = filters
        self._show()

    def set_order(self, order: AccountOrder) -> None:
        """Sort them another way; the choice stays with its account."""
        self.order = order
        self._show()

    def _show(self) -> None:
        words = queries.fold(self.text).split()
        lines = [line for line in self._all if self._fits(line) and self._holds(line, words)]
        self.set_rows(sorted(lines, key=_KEYS[self.order]))
        self.shown.emit()

    def _fits(self, line: AccountLine) -> bool:
        return all(_TESTS[wanted](line) for wanted in self.filters)

    def _holds(self, line: AccountLine, words: list[str]) -> bool:
        if not words:
            return True
        if line.id not in self._words:
            names = (line.name, *(person.name for person in line.listed.coverage.people))
            self._words[line.id] = queries.fold(" ".join(names))
        return all(word in self._words[line.id] for word in words)

    def _follow(self, change: Change) -> None:
        if change.touches(*ACCOUNT_TABLES):
            self._read = False
            self._drop_ahead()
            if self._seen:
                self.refresh()


def _by_last(line: AccountLine) -> float:
    last = line.listed.coverage.last
    return 0.0 if last is None or last.last is None else -(last.last.local - _EPOCH).total_seconds()


def _by_renewal(line: AccountLine) -> int:
    """The next renewal first, then those that have passed, the latest first, then those nobody knows."""
    on = line.listed.account.renewal_on
    if on is None:
        return 2 * date.max.toordinal()
    return on.toordinal() if on >= line.today else 2 * date.max.toordinal() - on.toordinal()


def _by_people(line: AccountLine) -> int:
    return -line.listed.coverage.known


def _by_talk(line: AccountLine) -> int:
    return -line.listed.coverage.minutes


def _by_name(_: AccountLine) -> int:
    return 0  # as they were read


_KEYS: Mapping[AccountOrder, Callable[[AccountLine], float]] = {
    AccountOrder.LAST: _by_last,
    AccountOrder.NAME: _by_name,
    AccountOrder.RENEWAL: _by_renewal,
    AccountOrder.PEOPLE: _by_people,
    AccountOrder.TALK: _by_talk,
}


def _is_quiet(line: AccountLine) -> bool:
    return not line.listed.coverage.carriers


def _renews(line: AccountLine) -> bool:
    return renews_soon(line.listed.account.renewal_on, line.today)


def _has_goals(line: AccountLine) -> bool:
    return line.listed.open_goals > 0


def _hangs(line: AccountLine) -> bool:
    return line.hangs


_TESTS: Mapping[AccountFilter, Callable[[AccountLine], bool]] = {
    AccountFilter.ONE_FRIEND: _hangs,
    AccountFilter.RENEWAL: _renews,
    AccountFilter.QUIET: _is_quiet,
    AccountFilter.GOALS: _has_goals,
}
