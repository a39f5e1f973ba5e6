# SPDX-License-Identifier: MIT
"""The limits that hold for people, and what of them is used in the month of a day: two queries, however many."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import NamedTuple

from relationship_journal.storage.journal import Journal
from relationship_journal.storage.rows import first_place_of, moment_of
from relationship_journal.values import ContactId, ConversationId, LimitKind
from relationship_journal.values.customers import LimitUse
from relationship_journal.values.noticing import LimitHeld, UsedBy


class _Limit(NamedTuple):
    """How much of something there may be a month, and of which currency where it is money."""

    id: int
    amount: int
    currency: str


class _Talk(NamedTuple):
    """What a conversation of the month can use; `personal` in hundredths of a minute, `cost` where the writer paid."""

    id: ConversationId
    on: date
    personal: int
    off_duty: bool
    cost: int | None
    currency: str


@dataclass(frozen=True)
class Limits:
    """The limits for all and for each, and the conversations of the month by contact, newest first."""

    everybody: Mapping[LimitKind, _Limit] = field(default_factory=dict)
    own: Mapping[int, Mapping[LimitKind, _Limit]] = field(default_factory=dict)
    talks: Mapping[int, Sequence[_Talk]] = field(default_factory=dict)

    @cached_property
    def unused(self) -> tuple[LimitHeld, ...]:
        """The limits for all of whoever has none of their own and used nothing."""
        return tuple(_held(kind, limit, ()) for kind, limit in self.everybody.items())

    def of(self, contact: int) -> tuple[LimitHeld, ...]:
        """The limits that hold for a contact: of a kind their own, else the one for all."""
        if contact not in self.own and contact not in self.talks:
            return self.unused
        held = {**self.everybody, **self.own.get(contact, {})}
        return tuple(_held(kind, limit, self.talks.get(contact, ())) for kind, limit in held.items())


def _held(kind: LimitKind, limit: _Limit, talks: Sequence[_Talk]) -> LimitHeld:
    if not talks:
        return LimitHeld(limit.id, LimitUse(kind, 0, limit.amount, limit.currency))
    if kind is LimitKind.PERSONAL_MINUTES:
        # Halves up in the sum, as definitions.PERSONAL_MINUTES does: rounded one by one they would not add up to it.
        used = (sum(one.personal for one in talks) + 50) // 100
        by = [UsedBy(one.id, one.on, (one.personal + 50) // 100) for one in talks if one.personal]
    elif kind is LimitKind.OFF_DUTY_TIMES:
        by = [UsedBy(one.id, one.on, 1) for one in talks if one.off_duty]
        used = len(by)
    else:
        paid = (one for one in talks if one.currency == limit.currency)
        by = [UsedBy(one.id, one.on, one.cost) for one in paid if one.cost]
        used = sum(one.amount for one in by)
    return LimitHeld(limit.id, LimitUse(kind, used, limit.amount, limit.currency), tuple(by))


def limits(journal: Journal, today: date, among: Collection[ContactId] | None = None) -> Limits:
    """The limits that count something, for everybody or for some; of a kind the one written last counts."""
    everybody: dict[LimitKind, _Limit] = {}
    own: dict[int, dict[LimitKind, _Limit]] = defaultdict(dict)
    for row_id, contact, kind, amount, currency in journal.rows(
        """SELECT m.id, m.contact_id, m.kind, m.amount, m.currency FROM "limit" m
           LEFT JOIN conversation c ON c.id = m.conversation_id
           WHERE m.trashed_at IS NULL AND c.trashed_at IS NULL AND m.amount IS NOT NULL ORDER BY m.uid"""
    ):
        (everybody if contact is None else own[contact])[LimitKind(kind)] = _Limit(row_id, amount, currency)
    wanted: Collection[int] | None = own.keys()
    if everybody:
        wanted = among
    elif among is not None:
        wanted = own.keys() & set(among)
    return Limits(everybody, own, {} if wanted is not None and not wanted else _talks(journal, today, wanted))


def _talks(journal: Journal, today: date, contacts: Collection[int] | None) -> dict[int, list[_Talk]]:
    """What took place from the first of the month to `today`; groups count for nothing."""
    begin, end = (
        first_place_of(datetime.combine(day, time())) for day in (today.replace(day=1), today + timedelta(days=1))
    )
    whom = "(SELECT id AS value FROM contact)" if contacts is None else "json_each(?)"
    found: dict[int, list[_Talk]] = defaultdict(list)
    for contact, place, row_id, personal, off_duty, cost, currency in journal.rows(
        f"""SELECT d.contact_id, d.place, d.conversation_id, d.minutes * 100 - d.business, d.off_duty IS NOT NULL,
                CASE WHEN c.paid_by = 'me' THEN c.cost END, coalesce(c.currency, '')
            FROM {whom} w CROSS JOIN touch d ON d.contact_id = w.value AND d.place >= {begin} AND d.place < {end}
            CROSS JOIN conversation c ON c.id = d.conversation_id
            WHERE d.done AND d.counted ORDER BY d.contact_id, d.place DESC""",
        [] if contacts is None else [json.dumps(sorted(contacts))],
    ):
        talk = _Talk(ConversationId(row_id), moment_of(place).date(), personal, bool(off_duty), cost, currency)
        found[contact].append(talk)
    return found
