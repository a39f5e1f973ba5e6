# SPDX-License-Identifier: MIT
"""What was deleted and can come back."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache

from relationship_journal.storage.journal import Journal
from relationship_journal.storage.mark_rows import shape
from relationship_journal.values import KEPT_DAYS, MarkKind, Trashed, TrashRef

_MOST_LETTERS = 300
_PEOPLE = """coalesce((SELECT group_concat(name, ', ') FROM (SELECT k.name AS name FROM participant q
    JOIN contact k ON k.id = q.contact_id WHERE q.conversation_id = t.id ORDER BY q.id)), '')"""


def trash(journal: Journal) -> list[Trashed]:
    """Everything in the trash, what was deleted last first."""
    return [
        Trashed(TrashRef(table, row_id), uid, datetime.fromisoformat(at), words, people, day, detail, talks)
        for table, row_id, uid, at, words, people, day, detail, talks in journal.rows(_question())
    ]


def trashed_before(journal: Journal, now: datetime) -> list[TrashRef]:
    """What has been in the trash for longer than it stays there."""
    edge = now - timedelta(days=KEPT_DAYS)
    return [one.ref for one in trash(journal) if one.trashed_at < edge]


@cache
def _question() -> str:
    account = """coalesce((SELECT a.name FROM job j JOIN account a ON a.id = j.account_id
        WHERE j.contact_id = t.id ORDER BY j.ended_on IS NOT NULL, j.id LIMIT 1), '')"""
    alone = """(SELECT count(*) FROM participant q WHERE q.contact_id = t.id)"""
    parts = [
        _part("contact", "t.name", detail=account, talks=alone),
        _part("account", "t.name"),
        _part("tag", "replace(t.name, ' (' || t.uid || ')', '')", detail="t.kind"),
        _part("conversation", f"substr(t.text, 1, {_MOST_LETTERS})", _PEOPLE, "t.at", "t.channel"),
    ]
    for kind in MarkKind:
        texts = (f't."{name}"' for name in shape(kind).texts if name != "note")
        words = f"substr(trim({' || char(32) || '.join(texts) or 't.note'}), 1, {_MOST_LETTERS})"
        who = "coalesce((SELECT k.name FROM contact k WHERE k.id = t.contact_id), '')"
        parts.append(_part(kind.value, words, who, 't."on"'))
    return " UNION ALL ".join(parts) + " ORDER BY 4 DESC, 3 DESC"


def _part(table: str, words: str, people: str = "''", day: str = "''", detail: str = "''", talks: str = "0") -> str:
    return f"""SELECT '{table}', t.id, t.uid, t.trashed_at, {words}, {people}, {day}, {detail}, {talks}
        FROM "{table}" t WHERE t.trashed_at IS NOT NULL"""
