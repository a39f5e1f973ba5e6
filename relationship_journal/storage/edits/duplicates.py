# SPDX-License-Identifier: MIT
"""Verbs on likely duplicates: said not to be the same, and asked about again."""

from __future__ import annotations

from collections.abc import Sequence

from relationship_journal.storage import errors, queries
from relationship_journal.storage.edits.journal import put_setting
from relationship_journal.storage.edits.register import verb
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.writer import Writer
from relationship_journal.values import AccountId, ContactId


@verb
def say_not_the_same(
    journal: Journal,
    people: Sequence[tuple[ContactId, ContactId]] = (),
    accounts: Sequence[tuple[AccountId, AccountId]] = (),
) -> None:
    """Keep of pairs of contacts, or of accounts, that they are two, whatever they have in common."""
    with journal.write("not the same") as writer:
        before = queries.kept_apart(journal)
        news = set(before)
        for table, pairs in (("contact", people), ("account", accounts)):
            for one, other in pairs:
                if one == other:
                    raise errors.BadValue("other", "These two are one already. Nothing was changed.")
                first, second = sorted((_uid(writer, table, one), _uid(writer, table, other)))
                news.add((first, second))
        if news != before:
            put_setting(writer, queries.KEPT_APART, [list(pair) for pair in sorted(news)])


def _uid(writer: Writer, table: str, row_id: int) -> str:
    row = writer.row(table, row_id)
    if row is None:
        raise errors.Conflict("One of the two is not there any more. Nothing was changed.")
    return str(row["uid"])
