# SPDX-License-Identifier: MIT
"""The two sides that are compared over all customers: friends and everybody else, each in three queries together."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.definitions import (
    AGREED,
    CONCEDED,
    NOT_FROM_TRASH,
    fell_due,
    has_been,
    is_talk,
)
from relationship_journal.storage.queries.done import place_of
from relationship_journal.storage.queries.listing import LISTED
from relationship_journal.values import record_from
from relationship_journal.values.noticing import Tally

_COMPARED = f"""k.trashed_at IS NULL AND NOT k.is_company AND k.status IN ('prospect', 'customer') AND {LISTED}"""
_IS_FRIEND = "k.stage IN ('friend', 'close_friend')"
_SEEN = f"m.trashed_at IS NULL AND {NOT_FROM_TRASH} AND {_COMPARED}"
_MARKS = "JOIN contact k ON k.id = m.contact_id"


def tallies(
    journal: Journal, today: date, family: Collection[int], planned: Collection[int] = ()
) -> tuple[Tally, Tally]:
    """Friends and everybody else over the days of the record; of customers and prospects who are no family.

    Marks that came from the conversations that are `planned` are left out.
    """
    first, last = record_from(today), today.isoformat()
    seen = f"{_SEEN} AND {has_been(today, planned)}"
    # Whether one was agreed for a day of the window is asked only of those that can have been.
    promises = journal.rows(
        f"""SELECT contact_id, friend, count(*), sum(coalesce(kept_on <= agreed, 0)) FROM (
                SELECT m.contact_id, {_IS_FRIEND} AS friend, m.kept_on, m.let_go_on, {AGREED} AS agreed
                FROM promise m {_MARKS}
                WHERE m.side = 'me' AND (m.due BETWEEN ?1 AND ?2
                    OR m.id IN (SELECT promise_id FROM promise_move WHERE due_after BETWEEN ?1 AND ?2)) AND {seen}) p
            WHERE {fell_due("p", "?1", "?2")} GROUP BY contact_id""",
        [first.isoformat(), last],
    )
    favors = journal.rows(
        f"""SELECT m.contact_id, {_IS_FRIEND}, count(*) FROM favor m {_MARKS}
            WHERE m."on" BETWEEN ? AND ? AND {CONCEDED} AND m.reason = '' AND NOT m.said_one_off AND {seen}
            GROUP BY m.contact_id""",
        [first.isoformat(), last],
    )
    people = journal.rows(
        f"""SELECT k.id, {_IS_FRIEND} FROM contact k WHERE {_COMPARED} AND EXISTS (SELECT 1 FROM touch d
                WHERE d.contact_id = k.id AND d.place >= {place_of(first)}
                AND d.place < {place_of(today + timedelta(days=1))} AND {is_talk("d")})"""
    )
    sides = [[0, 0, 0, 0], [0, 0, 0, 0]]
    for place, rows in ((0, promises), (2, favors), (3, [(*row, 1) for row in people])):
        for contact, friend, *counts in rows:
            if contact not in family:
                side = sides[friend]
                for further, count in enumerate(counts):
                    side[place + further] += count
    return Tally(*sides[True]), Tally(*sides[False])
