# SPDX-License-Identifier: MIT
"""What one can go to by name: everybody, the accounts, the tags."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date

from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.definitions import account_of, is_held
from relationship_journal.storage.queries.reading import fold, stored_day
from relationship_journal.values import (
    Account,
    AccountId,
    ContactId,
    CountedTag,
    NamedAccount,
    NamedContact,
    Tag,
    TagId,
    TagKind,
)


def named_contacts(journal: Journal, today: date | None = None) -> list[NamedContact]:
    """Everybody who is not in the trash with where they work on a day, the last talked-to first."""
    found = journal.rows(
        f"""SELECT k.id, k.uid, k.name, {account_of("k", today)} FROM contact k WHERE k.trashed_at IS NULL
            ORDER BY (SELECT max(place) FROM touch WHERE contact_id = k.id AND done) DESC NULLS LAST, k.id"""
    )
    return [NamedContact(ContactId(row_id), uid, name, account) for row_id, uid, name, account in found]


def first_import(journal: Journal) -> list[NamedContact]:
    """The people who came with the one import there has been, by name; nobody where there were more, or none."""
    found = journal.rows(
        f"""SELECT k.id, k.uid, k.name, {account_of("k", None)} FROM contact k
            WHERE k.trashed_at IS NULL AND NOT k.is_company AND k.batch_id IS NOT NULL
            AND (SELECT count(*) FROM batch) = 1 ORDER BY k.name, k.id"""
    )
    return [NamedContact(ContactId(row_id), uid, name, account) for row_id, uid, name, account in found]


def named_accounts(journal: Journal, today: date | None = None) -> list[NamedAccount]:
    """The accounts somebody works at on a day, by name."""
    found = journal.rows(
        f"""SELECT a.id, a.uid, a.name, count(DISTINCT k.id) FROM account a
           JOIN job j ON j.account_id = a.id AND {is_held("j", today)}
           JOIN contact k ON k.id = j.contact_id AND k.trashed_at IS NULL
           WHERE a.trashed_at IS NULL GROUP BY a.id ORDER BY a.name, a.id"""
    )
    return [NamedAccount(AccountId(row_id), uid, name, people) for row_id, uid, name, people in found]


def accounts(journal: Journal) -> list[Account]:
    """Every account that is not in the trash, by name."""
    return _accounts(journal, "TRUE", [])


def accounts_of(journal: Journal, ids: Iterable[int]) -> list[Account]:
    """Those of the accounts with these ids that are not in the trash, by name."""
    return _accounts(journal, "id IN (SELECT value FROM json_each(?))", [json.dumps(list(ids))])


def account(journal: Journal, account_id: AccountId) -> Account | None:
    """One account; None where it is gone or in the trash."""
    found = _accounts(journal, "id = ?", [account_id])
    return found[0] if found else None


def _accounts(journal: Journal, condition: str, parameters: Sequence[object]) -> list[Account]:
    found = journal.rows(
        f"""SELECT id, uid, name, renewal_on, people_that_matter, note FROM account
            WHERE trashed_at IS NULL AND {condition} ORDER BY name, id""",
        parameters,
    )
    return [
        Account(AccountId(row_id), uid, name, stored_day(renewal), people, note)
        for row_id, uid, name, renewal, people, note in found
    ]


def tags(journal: Journal) -> list[Tag]:
    """The tags of both kinds, by name."""
    found = journal.rows("SELECT id, uid, kind, name FROM tag WHERE trashed_at IS NULL ORDER BY name, kind")
    return [Tag(TagId(row_id), uid, TagKind(kind), name) for row_id, uid, kind, name in found]


def tag_counts(journal: Journal) -> list[CountedTag]:
    """The tags of both kinds by name, with how many people or entries that are not in the trash carry each."""
    found = journal.rows(
        """SELECT t.id, t.uid, t.kind, t.name, CASE t.kind
               WHEN 'contact' THEN (SELECT count(*) FROM contact_tag g JOIN contact k ON k.id = g.contact_id
                                    WHERE g.tag_id = t.id AND k.trashed_at IS NULL)
               ELSE (SELECT count(*) FROM conversation_tag g JOIN entry e ON e.conversation_id = g.conversation_id
                     WHERE g.tag_id = t.id) END
           FROM tag t WHERE t.trashed_at IS NULL"""
    )
    tags = [CountedTag(TagId(row_id), uid, TagKind(kind), name, count) for row_id, uid, kind, name, count in found]
    return sorted(tags, key=lambda tag: (fold(tag.name), tag.id))
