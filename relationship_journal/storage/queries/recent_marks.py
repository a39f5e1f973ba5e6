# SPDX-License-Identifier: MIT
"""The marks a rule can rest on: those that wait for something, those of the last year, and what has no end.

What is dated ahead or came from a conversation that is only planned has not been: no rule may speak of it yet.

Whether a favor was ever asked, what the first need was and when a goal last moved are asked of all the time there was.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from operator import attrgetter
from typing import Any

from relationship_journal.storage.journal import Journal
from relationship_journal.storage.mark_rows import shape
from relationship_journal.storage.queries.definitions import NOT_FROM_TRASH, has_been
from relationship_journal.storage.queries.marks import OPEN, read_marks
from relationship_journal.values import ContactId, Mark, MarkKind

DAYS_BACK = 365
"""So far back go marks that wait for nothing."""
KINDS = tuple(kind for kind in MarkKind if kind is not MarkKind.LIMIT)

_AMONG = "m.contact_id IN (SELECT value FROM json_each(?2))"
_newest_first = attrgetter("on", "uid")

OfContact = dict[int, list[Mark[Any]]]


def recent_marks(
    journal: Journal, today: date, among: Sequence[ContactId] | None = None, planned: Iterable[int] = ()
) -> Iterator[tuple[MarkKind, OfContact]]:
    """The marks of each kind by contact, newest first, of everybody or of some; a short hold of the lock a kind.

    Those that came from the conversations that are `planned` are left out.
    """
    since = (today - timedelta(days=DAYS_BACK - 1)).isoformat()
    whom, parameters = ("TRUE", [since]) if among is None else (_AMONG, [since, json.dumps(among)])
    among_these = f"{has_been(today, planned)} AND {whom}"
    for kind in KINDS:
        condition = f"({_wanted(kind, among_these)}) AND {among_these}"
        yield kind, _by_contact(read_marks(journal, kind, condition, parameters))


def _wanted(kind: MarkKind, among_these: str) -> str:
    """The condition on the mark `m` that is among these; ?1 is the first of the days that count."""
    if kind not in OPEN:
        return "?1 <> ''"
    days = (f"""coalesce(m."{name}", '')""" for name, column in shape(kind).columns.items() if column is date)
    more = (
        condition.format(seen=f"m.trashed_at IS NULL AND {NOT_FROM_TRASH} AND {among_these}")
        for condition in _MORE[kind]
    )
    return " OR ".join([OPEN[kind], f"max('', {', '.join(days)}) >= ?1", *more])


_MORE: Mapping[MarkKind, tuple[str, ...]] = defaultdict(
    tuple,
    {
        # One that was kept long before the day it was moved to fell due on that day.
        MarkKind.PROMISE: ("m.id IN (SELECT promise_id FROM promise_move WHERE due_after >= ?1)",),
        MarkKind.FAVOR: (
            "m.contact_id NOT IN (SELECT m.contact_id FROM favor m WHERE m.asked_by = 'me' AND {seen})",
            "m.id IN (SELECT max(m.id) FROM favor m WHERE m.asked_by = 'me' AND {seen} GROUP BY m.contact_id)",
        ),
        MarkKind.GOAL: (
            """m.id IN (SELECT id FROM (SELECT m.id, min(m."on" || m.uid) FROM goal m WHERE {seen}
                GROUP BY m.contact_id))""",
            """m.id IN (SELECT id FROM (SELECT m.id, max(coalesce(m.moved_on, m."on")) FROM goal m WHERE {seen}
                GROUP BY m.contact_id))""",
        ),
    },
)


def _by_contact(marks: list[Mark[Any]]) -> OfContact:
    found: OfContact = defaultdict(list)
    for mark in sorted(marks, key=_newest_first, reverse=True):
        if mark.contact is not None:
            found[mark.contact.id].append(mark)
    return found
