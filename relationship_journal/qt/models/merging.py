# SPDX-License-Identifier: MIT
"""Two contacts or two accounts side by side: what differs, which of it stays, what moves; and the merge itself."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from relationship_journal.qt.jobs import Report
from relationship_journal.storage import edits, queries
from relationship_journal.storage.errors import Conflict
from relationship_journal.storage.journal import Journal
from relationship_journal.values import AccountField, AccountId, AccountMerge, ContactField, ContactId, ContactMerge
from relationship_journal.wording import merging as told

_GONE = "One of the two is not there any more. Nothing was changed."


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field the two differ in: what each has, in words; `takes` is whether that of the one that goes stays."""

    field: StrEnum
    label: str
    kept: str
    gone: str
    takes: bool


class MergeModel(ABC):
    """Two of a `noun`; the merge goes on any thread. Whatever reads raises Conflict where one of the two is gone."""

    noun = ""

    def __init__(self) -> None:
        self._chosen: dict[StrEnum, bool] = {}

    @abstractmethod
    def rows(self) -> list[FieldRow]:
        """What they differ in."""

    @abstractmethod
    def names(self) -> tuple[str, str]:
        """Which stays as a record, and which becomes part of it."""

    @abstractmethod
    def moves(self) -> list[str]:
        """What moves, a sentence each."""

    @abstractmethod
    def merge(self, report: Report) -> None:
        """Make one of the two. Raises JournalError."""

    @abstractmethod
    def _turn(self) -> None:
        """Let the two change places."""

    def choose(self, field: StrEnum, *, takes: bool) -> None:
        """Let one side's words stay."""
        self._chosen[field] = takes

    def swap(self) -> None:
        """Let the other one stay; of every field the same words as before."""
        self._chosen = {row.field: not row.takes for row in self.rows()}
        self._turn()


class ContactMergeModel(MergeModel):
    """Two contacts."""

    noun = "contact"

    def __init__(self, journal: Journal, kept: ContactId, gone: ContactId) -> None:
        super().__init__()
        self._journal = journal
        self.kept, self.gone = kept, gone

    def rows(self) -> list[FieldRow]:
        preview = self._preview()
        mine, theirs = told.contact_values(preview.kept), told.contact_values(preview.gone)
        return _rows(mine, theirs, told.contact_field, self._chosen)

    def names(self) -> tuple[str, str]:
        preview = self._preview()
        return preview.kept.name, preview.gone.name

    def moves(self) -> list[str]:
        return told.contact_moves(self._preview())

    def merge(self, report: Report) -> None:
        take = frozenset(ContactField(row.field) for row in self.rows() if row.takes)
        edits.merge_contacts(self._journal, self.kept, self.gone, take, report)

    def _turn(self) -> None:
        self.kept, self.gone = self.gone, self.kept

    def _preview(self) -> ContactMerge:
        preview = queries.contact_merge(self._journal, self.kept, self.gone)
        if preview is None:
            raise Conflict(_GONE)
        return preview


class AccountMergeModel(MergeModel):
    """Two accounts."""

    noun = "account"

    def __init__(self, journal: Journal, kept: AccountId, gone: AccountId) -> None:
        super().__init__()
        self._journal = journal
        self.kept, self.gone = kept, gone

    def rows(self) -> list[FieldRow]:
        preview = self._preview()
        mine, theirs = told.account_values(preview.kept), told.account_values(preview.gone)
        return _rows(mine, theirs, told.account_field, self._chosen)

    def names(self) -> tuple[str, str]:
        preview = self._preview()
        return preview.kept.name, preview.gone.name

    def moves(self) -> list[str]:
        return told.account_moves(self._preview())

    def merge(self, report: Report) -> None:
        take = frozenset(AccountField(row.field) for row in self.rows() if row.takes)
        edits.merge_accounts(self._journal, self.kept, self.gone, take, report)

    def _turn(self) -> None:
        self.kept, self.gone = self.gone, self.kept

    def _preview(self) -> AccountMerge:
        preview = queries.account_merge(self._journal, self.kept, self.gone)
        if preview is None:
            raise Conflict(_GONE)
        return preview


def _rows(
    mine: Mapping[ContactField, str] | Mapping[AccountField, str],
    theirs: Mapping[ContactField, str] | Mapping[AccountField, str],
    label: Callable[..., str],
    chosen: Mapping[StrEnum, bool],
) -> list[FieldRow]:
    """The fields that differ; where one side has nothing, the other's words stay until somebody chooses."""
    return [
        FieldRow(field, label(field), kept, gone, chosen.get(field, not kept))
        for (field, kept), gone in zip(mine.items(), theirs.values(), strict=True)
        if kept != gone
    ]
