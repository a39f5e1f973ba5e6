# SPDX-License-Identifier: MIT
"""Pairs that may be the same, looked for beside the window and in step with the journal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from relationship_journal import wording
from relationship_journal.exchange.duplicates import Likeness, likely_accounts, likely_contacts
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.jobs import Jobs, Report
from relationship_journal.qt.models.merging import AccountMergeModel, ContactMergeModel, MergeModel
from relationship_journal.qt.models.two_lines import LinesModel, TwoLines
from relationship_journal.storage import edits, queries
from relationship_journal.storage.changes import Change
from relationship_journal.storage.journal import Journal
from relationship_journal.values import AccountId, ContactId

_TABLES = ("contact", "method", "account", "job", "setting", "merger")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two of a kind that may be the same, and why."""

    kind: str
    one: int
    other: int
    title: str
    why: str


def likely_pairs(journal: Journal) -> list[Pair]:
    """Every pair that may be the same and was not said to be two, the likeliest first; for a job."""
    apart = queries.kept_apart(journal)
    people = {int(one.id): (one.uid, one.name, one.account) for one in queries.named_contacts(journal)}
    accounts = {int(one.id): (one.uid, one.name, "Accounts") for one in queries.accounts(journal)}
    return [
        *_pairs("contact", likely_contacts(queries.known_people(journal)), people, apart),
        *_pairs("account", likely_accounts({one: name for one, (_, name, _) in accounts.items()}), accounts, apart),
    ]


def _pairs(
    kind: str, found: Sequence[Likeness], known: Mapping[int, tuple[str, str, str]], apart: Set[tuple[str, str]]
) -> Iterator[Pair]:
    for pair in found:
        if pair.one not in known or pair.other not in known:
            continue
        (one, name, where), (other, other_name, elsewhere) = known[pair.one], known[pair.other]
        if (min(one, other), max(one, other)) not in apart:
            places = " / ".join(dict.fromkeys(filter(None, (where, elsewhere))))
            why = wording.SEPARATOR.join(filter(None, (", ".join(pair.why).capitalize(), places)))
            yield Pair(kind, pair.one, pair.other, f"{name} and {other_name}", why)


class DuplicatesModel(QObject):
    """Holds the pairs; `changed` whenever they were looked for."""

    changed = Signal()

    def __init__(self, journal: Journal, signals: JournalSignals, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal = journal
        self._jobs = jobs
        self._pairs: dict[tuple[str, int, int], Pair] = {}
        self._sought = ""
        self.lines = LinesModel(self)
        signals.changed.connect(self._follow)

    def read(self) -> None:
        """Look for pairs."""
        journal = self._journal

        def work(_: Report) -> list[Pair]:
            return likely_pairs(journal)

        self._jobs.start(work, owner=self, done=self._take)

    def look_for(self, text: str) -> None:
        """Show the pairs with these letters."""
        self._sought = queries.fold(text)
        self._show()

    def pair(self, key: object) -> Pair | None:
        """The pair of a row."""
        return self._pairs.get(key) if isinstance(key, tuple) else None

    def merging(self, pair: Pair) -> MergeModel:
        """The two side by side; who was talked with more stays, unless somebody swaps them."""
        if pair.kind == "account":
            return AccountMergeModel(self._journal, AccountId(pair.one), AccountId(pair.other))
        return contact_merge(self._journal, ContactId(pair.one), ContactId(pair.other))

    def keep_apart(self, pairs: Sequence[Pair]) -> None:
        """Keep that these are not the same, as one step. Raises JournalError."""
        edits.say_not_the_same(
            self._journal,
            [(ContactId(pair.one), ContactId(pair.other)) for pair in pairs if pair.kind == "contact"],
            [(AccountId(pair.one), AccountId(pair.other)) for pair in pairs if pair.kind == "account"],
        )

    def _take(self, pairs: Sequence[Pair]) -> None:
        self._pairs = {(pair.kind, pair.one, pair.other): pair for pair in pairs}
        self._show()

    def _show(self) -> None:
        shown = [
            TwoLines(key, pair.title, pair.why)
            for key, pair in self._pairs.items()
            if self._sought in queries.fold(f"{pair.title} {pair.why}")
        ]
        self.lines.set_rows(shown)
        self.changed.emit()

    def _follow(self, change: Change) -> None:
        if change.touches(*_TABLES):
            self.read()


def contact_merge(journal: Journal, one: ContactId, other: ContactId) -> ContactMergeModel:
    """Two contacts side by side; who was talked with more stays."""
    talks = {row.id: row.conversations for row in queries.contact_rows(journal, (one, other))}
    kept, gone = (other, one) if talks.get(other, 0) > talks.get(one, 0) else (one, other)
    return ContactMergeModel(journal, kept, gone)
