# SPDX-License-Identifier: MIT
"""Verbs on accounts: when they renew, and how many people matter there, what is noted of them."""

from __future__ import annotations

from datetime import date

from relationship_journal.storage.edits.register import verb
from relationship_journal.storage.errors import BadValue
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.mark_validation import check_day
from relationship_journal.storage.validation import MAX_TEXT
from relationship_journal.values import AccountId

MOST_PEOPLE = 10_000


@verb
def set_renewal(journal: Journal, account: AccountId, on: date | None) -> None:
    """Say when an account renews; None is not known."""
    if on is not None:
        check_day("renewal_on", on)
    with journal.write("set renewal date") as writer:
        writer.update("account", account, renewal_on=on.isoformat() if on else None)


@verb
def set_people_that_matter(journal: Journal, account: AccountId, count: int | None) -> None:
    """Say how many people matter at an account; None is not known."""
    if count is not None and not 0 <= count <= MOST_PEOPLE:
        raise BadValue("people_that_matter", f"{count} is not a number of people between 0 and {MOST_PEOPLE:,}.")
    with journal.write("set people that matter") as writer:
        writer.update("account", account, people_that_matter=count)


@verb
def set_account_note(journal: Journal, account: AccountId, note: str) -> None:
    """Note something of an account, in place of what was noted before; empty is nothing."""
    if len(note) > MAX_TEXT:
        raise BadValue("note", f"This text has {len(note):,} characters; {MAX_TEXT:,} are the most.")
    with journal.write("change account note") as writer:
        writer.update("account", account, note=note)
