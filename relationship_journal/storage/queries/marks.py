# SPDX-License-Identifier: MIT
"""Marks: of some conversations, of a contact, the open ones, one of them; a query a kind, however many there are.

What is in the trash, names somebody in the trash or came from a conversation in the trash is out of sight.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import repeat
from typing import Any

from relationship_journal.storage.journal import Journal
from relationship_journal.storage.mark_rows import cost_of, manner_columns, manner_of, said, shape
from relationship_journal.storage.queries.definitions import NOT_FROM_TRASH
from relationship_journal.values import (
    PLAIN,
    ContactId,
    ConversationId,
    Cost,
    EntryMarks,
    LimitKind,
    Manner,
    Mark,
    MarkKind,
    MarkRef,
    NewLimit,
    NewMark,
    Person,
    PromiseMove,
)

AnyMark = Mark[NewMark]

_LISTED = "IN (SELECT value FROM json_each(?))"
_SEEN = f"m.trashed_at IS NULL AND k.trashed_at IS NULL AND {NOT_FROM_TRASH}"
OPEN: dict[MarkKind, str] = {
    MarkKind.PROMISE: "m.kept_on IS NULL AND m.let_go_on IS NULL",
    MarkKind.FAVOR: "m.pushed_aside <> '' AND m.made_good_on IS NULL",
    MarkKind.SHORTCUT: "m.told_on IS NULL",
    MarkKind.FRICTION: "m.settled_on IS NULL",
    MarkKind.REFUSAL: "(m.still_hurts OR (m.reason IS NULL AND m.in_their_words = ''))",
    MarkKind.GOAL: "m.state IN ('open', 'in_progress')",
    MarkKind.NOTE: "m.raised_on IS NULL",
}
"""When a mark waits for something: what `open` of its value says."""


def marks(
    journal: Journal, contact: ContactId | None = None, kinds: Iterable[MarkKind] = tuple(MarkKind)
) -> list[AnyMark]:
    """The marks of these kinds that name a contact, or all there are, newest first."""
    return _newest(journal, {kind: "TRUE" for kind in kinds}, contact)


def open_marks(
    journal: Journal, contact: ContactId | None = None, kinds: Iterable[MarkKind] = tuple(OPEN)
) -> list[AnyMark]:
    """The marks that wait for something and name a contact, or all of them, newest first.

    A promise to be kept, a favor to be made good, a shortcut to be told, a friction to be settled, a no that still
    hurts or has no reason yet, a goal to be reached, a note to be raised.
    """
    return _newest(journal, {kind: OPEN[kind] for kind in kinds if kind in OPEN}, contact)


def every_mark(journal: Journal, contact: ContactId) -> list[AnyMark]:
    """The marks that name a contact, from the trash too, the oldest first."""
    with journal.lock:
        found = [one for kind in MarkKind for one in _read(journal, kind, "m.contact_id = ?", [contact])]
    return sorted(found, key=_day_and_order)


def mark(journal: Journal, ref: MarkRef) -> AnyMark | None:
    """One mark, also from the trash."""
    with journal.lock:
        found = _read(journal, ref.kind, "m.id = ?", [ref.id])
    return found[0] if found else None


def read_marks(journal: Journal, kind: MarkKind, condition: str, parameters: Sequence[object]) -> list[Mark[Any]]:
    """The marks of a kind that are in sight and for which a condition on `m` holds, as they were written."""
    with journal.lock:
        found = _rows(journal, kind, f"{_SEEN} AND {condition}", parameters)
    return _made_of(kind, *found)


def open_where(kind: MarkKind) -> str:
    """The condition that the mark `m` of a kind, with its contact `k`, is in sight and open."""
    return f"{_SEEN} AND {OPEN[kind]}"


def limits_for(journal: Journal, contact: ContactId) -> list[Mark[NewLimit]]:
    """The limits that apply to a contact: their own before those for all; of topics both."""
    with journal.lock:
        found: list[Mark[NewLimit]] = _read(
            journal, MarkKind.LIMIT, f"{_SEEN} AND (m.contact_id = ? OR m.contact_id IS NULL)", [contact]
        )
    # Of a kind the one that counts is written last: one that came back from the trash does not stand beside another.
    found.sort(key=_own_last)
    counts = {one.said.kind: one.id for one in found}
    return [one for one in found if one.said.kind is LimitKind.TOPIC or counts[one.said.kind] == one.id]


def entry_marks(journal: Journal, conversations: Iterable[ConversationId]) -> dict[ConversationId, EntryMarks]:
    """What these conversations carry beside their texts; those that carry nothing are left out."""
    listed = json.dumps(list(conversations))
    with journal.lock:
        there: dict[MarkKind, list[int]] = defaultdict(list)
        for kind, row_id in journal.rows(f"SELECT kind, mark_id FROM marked WHERE conversation_id {_LISTED}", [listed]):
            there[MarkKind(kind)].append(row_id)
        found: dict[int, list[AnyMark]] = defaultdict(list)
        for kind in sorted(there, key=list(MarkKind).index):
            for one in _read(journal, kind, f"{_SEEN} AND m.id {_LISTED}", [json.dumps(there[kind])]):
                found[one.conversation or 0].append(one)
        manners = _manners(journal, listed)
        ears = _ears(journal, listed)
        costs = _costs(journal, listed)
    return {
        ConversationId(row_id): EntryMarks(
            tuple(sorted(found[row_id], key=_made)),
            manners.get(row_id, PLAIN),
            tuple(ears.get(row_id, ())),
            costs.get(row_id),
        )
        for row_id in sorted(found.keys() | manners.keys() | ears.keys() | costs.keys())
    }


def _own_last(one: Mark[NewLimit]) -> tuple[bool, str]:
    return one.contact is not None, one.uid


def _made(one: AnyMark) -> str:
    """Uids sort as marks were written."""
    return one.uid


def _manners(journal: Journal, listed: str) -> dict[int, Manner]:
    names = ", ".join(manner_columns(PLAIN))
    rows = journal.rows(f"SELECT conversation_id, {names} FROM manner WHERE conversation_id {_LISTED}", [listed])
    return {row_id: manner_of(row) for row_id, *row in rows}


def _ears(journal: Journal, listed: str) -> dict[int, list[ContactId]]:
    ears: dict[int, list[ContactId]] = defaultdict(list)
    for row_id, contact in journal.rows(
        f"""SELECT e.conversation_id, e.contact_id FROM ear e JOIN contact k ON k.id = e.contact_id
            WHERE e.conversation_id {_LISTED} AND k.trashed_at IS NULL ORDER BY e.id""",
        [listed],
    ):
        ears[row_id].append(ContactId(contact))
    return ears


def _costs(journal: Journal, listed: str) -> dict[int, Cost | None]:
    rows = journal.rows(
        f"""SELECT id, cost, currency, paid_by FROM conversation
            WHERE id {_LISTED} AND coalesce(cost, paid_by) IS NOT NULL""",
        [listed],
    )
    return {row_id: cost_of(*row) for row_id, *row in rows}


def _newest(journal: Journal, wanted: dict[MarkKind, str], contact: ContactId | None) -> list[AnyMark]:
    whose, parameters = ("TRUE", []) if contact is None else ("m.contact_id = ?", [contact])
    with journal.lock:
        found: list[AnyMark] = [
            one
            for kind, condition in wanted.items()
            for one in _read(journal, kind, f"{_SEEN} AND {condition} AND {whose}", parameters)
        ]
    return sorted(found, key=_day_and_order, reverse=True)


def _day_and_order(one: AnyMark) -> tuple[date, str]:
    return one.on, one.uid


_Found = tuple[list[tuple[Any, ...]], dict[int, list[PromiseMove]]]


def _read(journal: Journal, kind: MarkKind, condition: str, parameters: Sequence[object]) -> list[Mark[Any]]:
    return _made_of(kind, *_rows(journal, kind, condition, parameters))


def _rows(journal: Journal, kind: MarkKind, condition: str, parameters: Sequence[object]) -> _Found:
    """The rows of marks, and the moves of those that are promises; to make values of them nobody need wait."""
    names = ", ".join(f'm."{name}"' for name in shape(kind).columns)
    rows = journal.rows(
        f"""SELECT m.id, m.uid, m.contact_id, k.name, m.conversation_id, m."on", {names} FROM "{kind.value}" m
            LEFT JOIN contact k ON k.id = m.contact_id
            WHERE {condition} ORDER BY m.id""",
        parameters,
    )
    return rows, _moves(journal, [row[0] for row in rows]) if kind is MarkKind.PROMISE else {}


def _made_of(
    kind: MarkKind, rows: Sequence[tuple[Any, ...]], moves: Mapping[int, Sequence[PromiseMove]]
) -> list[Mark[Any]]:
    if not rows:
        return []
    ids, uids, whom, names, conversations, days, *_ = zip(*rows, strict=True)
    called = dict(zip(whom, names, strict=True))
    people = {row_id: None if row_id is None else Person(row_id, name) for row_id, name in called.items()}
    told = (tuple(moves.get(row_id, ())) for row_id in ids) if moves else repeat(())
    on = map(date.fromisoformat, days)
    values = said(kind, [row[6:] for row in rows])
    return list(map(Mark, ids, uids, map(people.__getitem__, whom), conversations, on, values, told))


def _moves(journal: Journal, promises: Sequence[int]) -> dict[int, list[PromiseMove]]:
    moves: dict[int, list[PromiseMove]] = defaultdict(list)
    rows = journal.rows(
        f"""SELECT promise_id, due_before, due_after, "on", told FROM promise_move
            WHERE promise_id {_LISTED} AND trashed_at IS NULL ORDER BY id""",
        [json.dumps(list(promises))],
    )
    for promise, before, after, on, told in rows:
        was = None if before is None else date.fromisoformat(before)
        moves[promise].append(PromiseMove(was, date.fromisoformat(after), date.fromisoformat(on), bool(told)))
    return moves
