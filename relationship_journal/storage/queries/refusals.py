# SPDX-License-Identifier: MIT
"""Every no with what changed since: six queries, however many there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.definitions import account_of, is_talk, works
from relationship_journal.storage.rows import first_place_of
from relationship_journal.values import (
    ContactId,
    ConversationId,
    RefusalId,
    RefusalKind,
    RefusalReason,
    Stage,
)
from relationship_journal.values.refusals import MOST_COUNTED, Refusal, Since

_SEEN = "m.trashed_at IS NULL AND k.trashed_at IS NULL AND c.trashed_at IS NULL"
_MARKS = "m JOIN contact k ON k.id = m.contact_id LEFT JOIN conversation c ON c.id = m.conversation_id"
_NAMED = "m.contact_id IN (SELECT contact_id FROM refusal WHERE trashed_at IS NULL)"
_DAY_BITS = 24 * 60 << 32


def refusals(journal: Journal, today: date) -> list[Refusal]:
    """Every no outside the trash, newest first; talks since are those up to `today`."""
    with journal.lock:
        rows = journal.rows(
            f"""SELECT m.id, m."on", m.what, m.kind, m.reason, m.in_their_words, m.still_hurts, k.id, k.name,
                    {account_of("k", today)},
                    m.conversation_id, coalesce(c.in_confidence, FALSE), c.place
                FROM refusal {_MARKS} WHERE {_SEEN} ORDER BY m."on" DESC, m.uid DESC"""
        )
        talks = _talks(journal, today)
        reached = _dated(
            journal,
            f"""SELECT m.contact_id, coalesce(m.moved_on, m."on"), m.what FROM goal {_MARKS}
                WHERE m.state = 'reached' AND {_NAMED} AND {_SEEN}""",
        )
        moved = _dated(
            journal,
            f"""SELECT m.contact_id, m."on", m.what FROM favor {_MARKS}
                WHERE m.done_by = 'me' AND m.kind IN ('price', 'terms') AND {_NAMED} AND {_SEEN}""",
        )
        stages = _dated(
            journal, f"""SELECT m.contact_id, m."on", m.after FROM stage_change {_MARKS} WHERE {_NAMED} AND {_SEEN}"""
        )
        left = _dated(
            journal,
            f"""SELECT m.contact_id, m.ended_on, a.name FROM job m JOIN account a ON a.id = m.account_id
                WHERE NOT {works("m", "?")} AND {_NAMED}""",
            [today.isoformat()],
        )
    found = []
    for row_id, day, what, kind, reason, said, hurts, contact, name, account, conversation, confidence, _ in rows:
        on = date.fromisoformat(day)
        newest = _after(stages[contact], on)
        many, business = talks.get(row_id, (0, 0))
        since = Since(
            many,
            business,
            tuple(_after(reached[contact], on)),
            tuple(moved_on for moved_on, _ in _after(moved[contact], on)),
            Stage(newest[-1][1]) if newest else None,
            tuple(former for _, former in _after(left[contact], on)),
        )
        found.append(
            Refusal(
                RefusalId(row_id),
                on,
                what,
                RefusalKind(kind),
                RefusalReason(reason) if reason else None,
                said,
                bool(hurts),
                ContactId(contact),
                name,
                account,
                None if conversation is None else ConversationId(conversation),
                bool(confidence),
                since,
            )
        )
    return found


def _talks(journal: Journal, today: date) -> dict[int, tuple[int, int]]:
    """Talks after each no, and those of them that were rated as business, counted no further than it says something.

    After the conversation it came from; of one written down by itself, from the next day on.
    """
    end = first_place_of(datetime.combine(today, time()) + timedelta(days=1))
    after = f"""coalesce(c.place, (julianday(m."on") - 2415020.5 + 1) * {_DAY_BITS} - 1)"""
    each = f"""SELECT d.rated AND d.share >= 50 AS business FROM touch d
        WHERE d.contact_id = m.contact_id AND d.place > {after} AND d.place < {end} AND {is_talk("d")}
        ORDER BY d.place LIMIT {MOST_COUNTED}"""
    rows = journal.rows(
        f"""SELECT m.id, (SELECT count(*) FROM ({each})), (SELECT count(*) FROM ({each}) WHERE business)
            FROM refusal {_MARKS} WHERE {_SEEN}"""
    )
    return {row_id: (talks, business) for row_id, talks, business in rows}


def _dated(journal: Journal, query: str, parameters: Sequence[str] = ()) -> defaultdict[int, list[tuple[date, str]]]:
    """What a query tells of contacts on days, oldest first."""
    found: defaultdict[int, list[tuple[date, str]]] = defaultdict(list)
    for contact, day, words in sorted(journal.rows(query, parameters), key=_day):
        found[contact].append((date.fromisoformat(day), words))
    return found


def _day(row: tuple[int, str, str]) -> str:
    return row[1]


def _after(told: list[tuple[date, str]], day: date) -> list[tuple[date, str]]:
    return [one for one in told if one[0] > day]
