# SPDX-License-Identifier: MIT
"""What a merge would do: both sides, and the fate of what hangs on the one that goes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from relationship_journal.storage.journal import Journal
from relationship_journal.storage.merging import Read, account_steps, contact_steps
from relationship_journal.storage.queries.finding import account
from relationship_journal.storage.queries.whole import contact_form
from relationship_journal.values import AccountId, AccountMerge, ContactId, ContactMerge, MergePreview


def contact_merge(
    journal: Journal, kept: ContactId, gone: ContactId, *, take_photo: bool = False
) -> ContactMerge | None:
    """Both contacts and what would become of the rows of `gone`; None where one of them is not there."""
    with journal.lock:
        stays, goes = contact_form(journal, kept), contact_form(journal, gone)
        if stays is None or goes is None:
            return None
        steps = contact_steps(_reading(journal), kept, gone, take_photo=take_photo)
        rows = Counter((step.table, step.fate) for step in steps)
        ((drafts,),) = journal.rows(
            "SELECT count(*) FROM draft d JOIN contact k ON d.key = 'composer:' || k.uid WHERE k.id = ?", [gone]
        )
    return MergePreview(stays, goes, rows, drafts)


def account_merge(journal: Journal, kept: AccountId, gone: AccountId) -> AccountMerge | None:
    """The same of two accounts."""
    with journal.lock:
        stays, goes = account(journal, kept), account(journal, gone)
        if stays is None or goes is None:
            return None
        rows = Counter((step.table, step.fate) for step in account_steps(_reading(journal), kept, gone))
    return MergePreview(stays, goes, rows)


def _reading(journal: Journal) -> Read:
    def read(sql: str, *parameters: object) -> Sequence[tuple[Any, ...]]:
        return journal.rows(sql, parameters)

    return read
