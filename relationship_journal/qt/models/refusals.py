# SPDX-License-Identifier: MIT
"""Why they said no, as a table: read when it is looked at, filtered in memory by class and period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.models.entry_filter import Period, days_of
from relationship_journal.qt.models.table import Column, TableModel
from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.refusals import refusals
from relationship_journal.values import RefusalReason, fold
from relationship_journal.values.refusals import NoClass, Reason, Refusal
from relationship_journal.wording import refusals as words
from relationship_journal.wording.marks import refusal_kind

REASONS: tuple[Reason, ...] = (*RefusalReason, *NoClass)


class RefusalsModel(TableModel[Refusal]):
    """The noes wanted; `counted` follows every change of what is shown. Reads nothing before `look`."""

    counted = Signal()

    def __init__(
        self, journal: Journal, signals: JournalSignals, today: Callable[[], date], parent: QObject | None = None
    ) -> None:
        super().__init__(_COLUMNS, words.sentence, parent)
        self._journal = journal
        self._now = today
        self._all: list[Refusal] = []
        self._stale, self._looked_at = True, False
        self._read_on: date | None = None
        self.reasons: frozenset[Reason] = frozenset()
        self.period: Period | None = None
        self.text = ""
        self.sorted_by, self.sort_order = 1, _COLUMNS[1].first_order
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self.refresh)
        signals.changed.connect(self._follow)

    def look(self, looked_at: bool) -> None:
        """Somebody looks at the table, or no longer: only then is it kept up to date."""
        self._looked_at = looked_at
        if looked_at and (self._stale or self._read_on != self._now()):
            self.refresh()

    def want(self, reason: Reason, wanted: bool) -> None:
        """Show those of a class too, or no longer; with none chosen all are shown."""
        self.reasons = self.reasons | {reason} if wanted else self.reasons - {reason}
        self._filter()

    def reach(self, period: Period | None) -> None:
        """Show those of a period alone, or of all times (None)."""
        self.period = period
        self._filter()

    def look_for(self, text: str) -> None:
        """Show those alone that hold these words: what, who, account, their words."""
        self.text = text
        self._filter()

    def clear(self) -> None:
        """Show them all."""
        self.reasons, self.period, self.text = frozenset(), None, ""
        self._filter()

    @property
    def everything(self) -> int:
        """How many there are, shown or not."""
        return len(self._all)

    @property
    def is_filtered(self) -> bool:
        return bool(self.reasons or self.period or self.text.strip())

    def counts(self) -> Counter[Reason]:
        """How many there are of each class, in the period and with the words that are asked for."""
        return Counter(one.known_reason for one in self._all if self._is_meant(one))

    def refresh(self) -> None:
        """Read all of them again."""
        self._read_on = self._now()
        self._all = refusals(self._journal, self._read_on)
        self._stale = False
        self._filter()

    def _filter(self) -> None:
        reasons = self.reasons
        self.set_rows(one for one in self._all if self._is_meant(one) and (not reasons or one.known_reason in reasons))
        self.counted.emit()

    def _is_meant(self, one: Refusal) -> bool:
        first, last = (None, None) if self.period is None else days_of(self.period, self._now())
        if first is not None and last is not None and not first <= one.on <= last:
            return False
        within = fold(f"{one.what} {one.name} {one.account} {one.in_their_words}") if self.text else ""
        return all(word in within for word in fold(self.text).split())

    def _follow(self, _: Change) -> None:
        """Nearly every change may be one since; several at once are read once."""
        self._stale = True
        if self._looked_at:
            self._soon.start(0)


_ABOUT_SINCE = "Talks, goals reached, price or terms moved, stage and job, from the day after it"


def _what(one: Refusal) -> str:
    return " ".join(one.what.split())


def _by_what(one: Refusal) -> str:
    return fold(one.what)


def _by_day(one: Refusal) -> date:
    return one.on


def _kind(one: Refusal) -> str:
    return refusal_kind(one.kind)


def _who(one: Refusal) -> str:
    return one.name


def _by_who(one: Refusal) -> str:
    return fold(one.name)


def _account(one: Refusal) -> str:
    return one.account


def _by_account(one: Refusal) -> str | None:
    return fold(one.account) or None


def _by_reason(one: Refusal) -> int:
    return REASONS.index(one.known_reason)


def _has_no_class(one: Refusal) -> bool:
    return one.reason is None


def _by_words(one: Refusal) -> str | None:
    return fold(one.in_their_words) or None


def _by_hurt(one: Refusal) -> int | None:
    return 0 if one.still_hurts else None


def _hurts(one: Refusal) -> bool:
    return one.still_hurts


def _since(one: Refusal) -> str:
    return words.since(one.since)


def _by_since(one: Refusal) -> tuple[int, int]:
    return -one.since.moved, -one.since.talks


_COLUMNS: tuple[Column[Refusal], ...] = (
    Column("what", "What", _what, _by_what, 132, wraps=True, tip=_what, public=words.public_what),
    Column("on", "When", words.on, _by_day, 104, figures=True),
    Column("who", "Who", _who, _by_who, 116, tip=_who),
    Column("account", "Account", _account, _by_account, 112, wraps=True, tip=_account),
    Column("reason", "Reason", words.reason_cell, _by_reason, 134, acts=_has_no_class),
    Column("words", "In their words", words.said, _by_words, 160, wraps=True, tip=words.said,
           public=words.public_words),
    Column("hurts", "Still hurts", words.hurts_cell, _by_hurt, 92, acts=_hurts),
    Column("since", "Since then", _since, _by_since, 184, _ABOUT_SINCE, wraps=True, tip=_since,
           public=words.public_since),
    Column("kind", "Refused", _kind, _kind, 84, shown=False),
)  # fmt: skip
