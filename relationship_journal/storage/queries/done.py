# SPDX-License-Identifier: MIT
"""What was done with people, what is planned, and on which days anything was written: as rules look at it.

The lock is held for a part of the people at a time, and for as many parts whatever the journal holds.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice, repeat
from operator import itemgetter
from typing import Any, NamedTuple

from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.definitions import is_talk
from relationship_journal.storage.rows import first_place_of
from relationship_journal.values import TALK_MINUTES, Channel, ContactId, ConversationId, OffDuty, Side
from relationship_journal.values.noticing import Done, Planned

DAYS_BACK = 365
TALKS_BACK = 12
"""Conversations are told of a year, and further back until so many talks are among them."""
PARTS = 16
"""A hold of the lock each: a few milliseconds."""
_DAY = 24 * 60 << 32
"""The places of a day."""
_DAY_ZERO = date(1900, 1, 1).toordinal()
_CHANNELS = {channel.value: channel for channel in Channel}
_OFF_DUTY: dict[str | None, OffDuty | None] = {None: None, **{how.value: how for how in OffDuty}}
_SIDES: dict[str | None, Side | None] = {None: None, **{side.value: side for side in Side}}
_COLUMNS = f"""d.contact_id, d.place / {_DAY}, d.conversation_id, d.channel, d.minutes,
    CASE WHEN d.was_rated THEN d.share END, d.answered, NOT d.counted, d.brief, d.off_duty, d.began, d.ear, d.troubles,
    d.closed, {is_talk("d")}"""

Firsts = dict[int, tuple[int | None, int | None]]
"""Where the first conversation and the first talk with a contact stand."""


class _Days(dict[int, date]):
    """The days by their number since 1900; there are fewer of them than of conversations."""

    def __missing__(self, number: int) -> date:
        self[number] = day = date.fromordinal(_DAY_ZERO + number)
        return day


_DAYS = _Days()

Told = dict[int, tuple[tuple[Done, ...], int]]
"""What was done with each contact, and how many of it were talks."""


def place_of(day: date) -> int:
    """The lowest place of a day."""
    return first_place_of(datetime.combine(day, time()))


def day_of(place: int) -> date:
    """The wall-clock day of a place."""
    return date.fromordinal(_DAY_ZERO + place // _DAY)


def first_ones(journal: Journal, today: date, among: Sequence[ContactId]) -> Firsts:
    """Where the first conversation and the first talk with each of these people stand."""
    end = place_of(today + timedelta(days=1))
    rows = journal.rows(
        f"""SELECT w.value, (SELECT d.place FROM touch d WHERE d.contact_id = w.value AND d.done AND d.place < {end}
                   ORDER BY d.place LIMIT 1),
               (SELECT d.place FROM touch d WHERE d.contact_id = w.value AND {is_talk("d")} AND d.place < {end}
                   ORDER BY d.place LIMIT 1)
            FROM json_each(?) w""",
        [json.dumps(among)],
    )
    return {contact: (first, talk) for contact, first, talk in rows}


def promised_in(journal: Journal, conversations: Collection[int] | None = None) -> frozenset[int]:
    """The conversations a promise of the writer came from, of all or of these."""
    which, parameters = ("m.conversation_id IS NOT NULL", [])
    if conversations is not None:
        which, parameters = "m.conversation_id IN (SELECT value FROM json_each(?))", [json.dumps(list(conversations))]
    rows = journal.rows(
        f"""SELECT m.conversation_id FROM promise m JOIN contact k ON k.id = m.contact_id AND k.trashed_at IS NULL
            WHERE m.side = 'me' AND m.trashed_at IS NULL AND {which}""",
        parameters,
    )
    return frozenset(map(itemgetter(0), rows))


def done_with(journal: Journal, today: date, among: Sequence[ContactId], parts: int = PARTS) -> Iterator[Told]:
    """What was done with each of these people by `today`, newest first; so many parts of them, one after the other."""
    promised = promised_in(journal) if parts > 1 else None
    for part in range(parts):
        yield _done_with(journal, today, among[part::parts], promised)


def _done_with(journal: Journal, today: date, among: Sequence[ContactId], promised: frozenset[int] | None) -> Told:
    begin, end = (place_of(today - timedelta(days=back)) for back in (DAYS_BACK - 1, -1))
    # The bound is found once for each contact; the rows it looked at are read again at once, while they are at hand.
    rows = journal.rows(
        f"""SELECT {_COLUMNS}
            FROM json_each(?) w CROSS JOIN touch d ON d.contact_id = w.value AND d.place < {end}
                AND d.place >= min({begin}, coalesce((SELECT b.place FROM touch b WHERE b.contact_id = w.value
                    AND b.place < {end} AND {is_talk("b")} ORDER BY b.place DESC LIMIT 1 OFFSET {TALKS_BACK - 1}), 0))
            WHERE d.done""",
        [json.dumps(among)],
    )
    # They come by contact and place, as the index has them; to put them in order is to look at each once.
    return _by_contact(journal, sorted(rows, reverse=True), promised)


class _Kind(NamedTuple):
    """A kind of conversation of which rules ask when the last one was, as a condition on `b` and of what was done."""

    condition: str
    among: Callable[[Done], bool]
    friends_alone: bool = False


_KINDS = (
    _Kind(f"{is_talk('b')} AND (NOT b.was_rated OR b.share >= 50)", lambda one: one.maybe_business),
    _Kind("b.answered AND b.off_duty IS NOT NULL", lambda one: one.answered and one.off_duty is not None, True),
    _Kind(
        f"""(b.brief OR b.channel IN ('text', 'social') AND b.minutes < {TALK_MINUTES} AND b.counted
            AND (NOT b.was_rated OR b.share < 50))""",
        lambda one: one.brief_message,
        True,
    ),
)


def last_ones(journal: Journal, done: Told, friends: Collection[int]) -> Told:
    """What is not among what was `done` with somebody, from before: the last talk that was not said to be personal.

    With friends the last time off duty and the last brief message too.
    """
    asked = [
        [
            (contact, place_of(there[-1].on + timedelta(days=1)))
            for contact, (there, _) in done.items()
            if (contact in friends or not kind.friends_alone) and not any(map(kind.among, there))
        ]
        for kind in _KINDS
    ]
    of, before = ("json_extract(w.value, '$[0]')", "json_extract(w.value, '$[1]')")
    each = " UNION ".join(
        f"""SELECT {_COLUMNS} FROM json_each(?) w CROSS JOIN touch d ON d.contact_id = {of} AND d.place = (
            SELECT b.place FROM touch b WHERE b.contact_id = {of} AND b.place < {before} AND b.done
            AND {kind.condition} ORDER BY b.place DESC LIMIT 1)"""
        for kind in _KINDS
    )
    rows = journal.rows(f"{each} ORDER BY 1 DESC, 2 DESC, 3 DESC", [json.dumps(one) for one in asked])
    return _by_contact(journal, rows)


def _by_contact(journal: Journal, rows: Sequence[Sequence[Any]], promised: frozenset[int] | None = None) -> Told:
    """Rows of what was done, those of one contact beside each other; made a column at a time, as there are many."""
    columns = tuple(zip(*rows, strict=True)) or ((),) * 15
    (
        contacts,
        days,
        ids,
        channels,
        minutes,
        shares,
        answered,
        group,
        brief,
        off_duty,
        began,
        ear,
        troubles,
        closed,
        talks,
    ) = columns
    if promised is None:
        promised = promised_in(journal, ids)
    told = zip(
        ids,
        map(_DAYS.__getitem__, days),
        map(_CHANNELS.__getitem__, channels),
        minutes,
        shares,
        map(bool, answered),
        map(bool, group),
        map(bool, brief),
        map(_OFF_DUTY.__getitem__, off_duty),
        map(_SIDES.__getitem__, began),
        map(bool, ear),
        map(bool, troubles),
        map(promised.__contains__, ids),
        map(bool, closed),
        strict=True,
    )
    made, counted = map(tuple.__new__, repeat(Done), told), iter(talks)
    found: Told = {}
    for contact, many in Counter(contacts).items():
        found[contact] = tuple(islice(made, many)), sum(islice(counted, many))
    return found


def plans_with(journal: Journal, today: date) -> dict[int, list[Planned]]:
    """What is planned with each contact on `today` or later, the last one first."""
    found: dict[int, list[Planned]] = defaultdict(list)
    for contact, place, row_id, channel, off_duty in journal.rows(
        f"""SELECT d.contact_id, e.place, e.conversation_id, e.channel, d.off_duty IS NOT NULL FROM entry e
            CROSS JOIN touch d ON d.conversation_id = e.conversation_id
            WHERE e.place >= {place_of(today)} AND NOT e.done ORDER BY e.place DESC"""
    ):
        found[contact].append(Planned(ConversationId(row_id), day_of(place), _CHANNELS[channel], bool(off_duty)))
    return found


def planned_ones(journal: Journal) -> list[int]:
    """All conversations that are planned, whatever their day: what they carry has not been yet."""
    return [row_id for (row_id,) in journal.rows("SELECT conversation_id FROM entry WHERE NOT done")]


def days_written(journal: Journal, today: date, days_back: int) -> list[date]:
    """The days that anything took place on, so many days back, newest first; each leads to the one before it."""
    begin, end = (place_of(today - timedelta(days=back)) for back in (days_back, -1))
    last = (
        f"SELECT place / {_DAY} FROM entry WHERE place >= {begin} AND place < {{}} AND done ORDER BY place DESC LIMIT 1"
    )
    rows = journal.rows(
        f"""WITH RECURSIVE day (number) AS (SELECT ({last.format(end)}) UNION ALL
                SELECT ({last.format(f"number * {_DAY}")}) FROM day WHERE number IS NOT NULL)
            SELECT number FROM day WHERE number IS NOT NULL"""
    )
    return [date.fromordinal(_DAY_ZERO + number) for (number,) in rows]
