# SPDX-License-Identifier: MIT
"""The marks a rule can rest on: those that wait for something and those of the last year; a query a kind."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from operator import attrgetter
from typing import Any

from relationship_journal.storage.journal import Journal
from relationship_journal.storage.mark_rows import shape
from relationship_journal.storage.queries.marks import OPEN, read_marks
from relationship_journal.values import ContactId, Mark, MarkKind

DAYS_BACK = 365
"""So far back go marks that wait for nothing."""
WHOLE = frozenset({MarkKind.FAVOR, MarkKind.SHORTCUT, MarkKind.GOAL, MarkKind.INTEREST, MarkKind.STAGE_CHANGE})
"""Kinds of which all are told, for what is asked of them has no end: was ever one asked, what was the first need."""
KINDS = tuple(kind for kind in MarkKind if kind is not MarkKind.LIMIT)

_AMONG = "m.contact_id IN (SELECT value FROM json_each(?))"
_newest_first = attrgetter("on", "uid")

OfContact = dict[int, list[Mark[Any]]]


def recent_marks(
    journal: Journal, today: date, among: Sequence[ContactId] | None = None
) -> Iterator[tuple[MarkKind, OfContact]]:
    """The marks of each kind by contact, newest first, of everybody or of some; a short hold of the lock a kind."""
    since = (today - timedelta(days=DAYS_BACK - 1)).isoformat()
    whom, listed = ("TRUE", []) if among is None else (_AMONG, [json.dumps(among)])
    for kind in KINDS:
        wanted = _wanted(kind)
        found = read_marks(journal, kind, f"{wanted} AND {whom}", [since] * wanted.count("?") + listed)
        yield kind, _by_contact(found)


@cache
def _wanted(kind: MarkKind) -> str:
    if kind in WHOLE:
        return "TRUE"
    days = (f"""coalesce(m."{name}", '')""" for name, column in shape(kind).columns.items() if column is date)
    wanted = f"{OPEN[kind]} OR max('', {', '.join(days)}) >= ?"
    if kind is MarkKind.PROMISE:
        # One that was kept long before the day it was moved to fell due on that day.
        wanted += " OR m.id IN (SELECT promise_id FROM promise_move WHERE due_after >= ?)"
    return f"({wanted})"


def _by_contact(marks: list[Mark[Any]]) -> OfContact:
    found: OfContact = defaultdict(list)
    for mark in sorted(marks, key=_newest_first, reverse=True):
        if mark.contact is not None:
            found[mark.contact.id].append(mark)
    return found
