# SPDX-License-Identifier: MIT
"""What one can go to by name: everybody, the accounts, the tags."""

from __future__ import annotations

from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.listing import ACCOUNT
from relationship_journal.values import (
    AccountId,
    ContactId,
    NamedAccount,
    NamedContact,
    Tag,
    TagId,
    TagKind,
)


def named_contacts(journal: Journal) -> list[NamedContact]:
    """Everybody who is not in the trash, the last talked-to first."""
    found = journal.rows(
        f"""SELECT k.id, k.uid, k.name, {ACCOUNT} FROM contact k WHERE k.trashed_at IS NULL
            ORDER BY (SELECT max(place) FROM touch WHERE contact_id = k.id AND done) DESC NULLS LAST, k.id"""
    )
    return [NamedContact(ContactId(row_id), uid, name, account) for row_id, uid, name, account in found]


def first_import(journal: Journal) -> list[NamedContact]:
    """The people who came with the one import there has been, by name; nobody where there were more, or none."""
    found = journal.rows(
        f"""SELECT k.id, k.uid, k.name, {ACCOUNT} FROM contact k
            WHERE k.trashed_at IS NULL AND NOT k.is_company AND k.batch_id IS NOT NULL
            AND (SELECT count(*) FROM batch) = 1 ORDER BY k.name, k.id"""
    )
    return [NamedContact(ContactId(row_id), uid, name, account) for row_id, uid, name, account in found]


def named_accounts(journal: Journal) -> list[NamedAccount]:
    """The accounts somebody works at now, by name."""
    found = journal.rows(
        """SELECT a.id, a.uid, a.name, count(DISTINCT k.id) FROM account a
           JOIN job j ON j.account_id = a.id AND j.ended_on IS NULL
           JOIN contact k ON k.id = j.contact_id AND k.trashed_at IS NULL
           WHERE a.trashed_at IS NULL GROUP BY a.id ORDER BY a.name, a.id"""
    )
    return [NamedAccount(AccountId(row_id), uid, name, people) for row_id, uid, name, people in found]


def tags(journal: Journal) -> list[Tag]:
    """The tags of both kinds, by name."""
    found = journal.rows("SELECT id, uid, kind, name FROM tag WHERE trashed_at IS NULL ORDER BY name, kind")
    return [Tag(TagId(row_id), uid, TagKind(kind), name) for row_id, uid, kind, name in found]
