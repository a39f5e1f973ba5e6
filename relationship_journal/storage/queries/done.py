# SPDX-License-Identifier: MIT
"""What was done with people, what is planned, and on which days anything was written: as rules look at it.

The lock is held for a part of the people at a time, and for as many parts whatever the journal holds.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import groupby, islice
from typing import Any

from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.definitions import is_talk
from relationship_journal.storage.rows import first_place_of
from relationship_journal.values import Channel, ContactId, ConversationId, OffDuty, Side
from relationship_journal.values.noticing import Done, Planned

DAYS_BACK = 365
TALKS_BACK = 12
"""Conversations are told of a year, and further back until so many talks are among them."""
PARTS = 12
_DAY = 24 * 60 << 32
"""The places of a day."""
_DAY_ZERO = date(1900, 1, 1).toordinal()
_CHANNELS = {channel.value: channel for channel in Channel}
_OFF_DUTY: dict[str | None, OffDuty | None] = {None: None, **{how.value: how for how in OffDuty}}
_SIDES: dict[str | None, Side | None] = {None: None, **{side.value: side for side in Side}}
_PROMISED = """EXISTS (SELECT 1 FROM promise m JOIN contact k ON k.id = m.contact_id AND k.trashed_at IS NULL
                    WHERE m.conversation_id = d.conversation_id AND m.side = 'me' AND m.trashed_at IS NULL)"""

Firsts = dict[int, tuple[int | None, int | None]]
"""Where the first conversation and the first talk with a contact stand."""


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


def done_with(
    journal: Journal, today: date, among: Sequence[ContactId], parts: int = PARTS
) -> Iterator[dict[int, tuple[Done, ...]]]:
    """What was done with each of these people by `today`, newest first; so many parts of them, one after the other."""
    for part in range(parts):
        yield _done_with(journal, today, among[part::parts])


def _done_with(journal: Journal, today: date, among: Sequence[ContactId]) -> dict[int, tuple[Done, ...]]:
    begin, end = (place_of(today - timedelta(days=back)) for back in (DAYS_BACK - 1, -1))
    # The bound is found once for each contact; the rows it looked at are read again at once, while they are at hand.
    rows = journal.rows(
        f"""SELECT d.contact_id, d.place / {_DAY}, d.conversation_id, d.channel, d.minutes,
                CASE WHEN d.was_rated THEN d.share END, d.answered, NOT d.counted, d.brief, d.off_duty, d.began, d.ear,
                d.troubles, {_PROMISED}, d.closed
            FROM json_each(?) w CROSS JOIN touch d ON d.contact_id = w.value AND d.place < {end}
                AND d.place >= min({begin}, coalesce((SELECT b.place FROM touch b WHERE b.contact_id = w.value
                    AND b.place < {end} AND {is_talk("b")} ORDER BY b.place DESC LIMIT 1 OFFSET {TALKS_BACK - 1}), 0))
            WHERE d.done ORDER BY d.contact_id DESC, d.place DESC""",
        [json.dumps(sorted(among, reverse=True))],
    )
    return _by_contact(rows)


def _by_contact(rows: Sequence[Sequence[Any]]) -> dict[int, tuple[Done, ...]]:
    """Rows of what was done, those of one contact beside each other; made a column at a time, as there are many."""
    if not rows:
        return {}
    contacts, days, ids, channels, minutes, shares, *said = zip(*rows, strict=True)
    flags: list[Iterable[Any]] = [map(bool, column) for column in said]
    flags[3] = map(_OFF_DUTY.__getitem__, said[3])
    flags[4] = map(_SIDES.__getitem__, said[4])
    on = map(_Days().__getitem__, days)
    made = map(Done, ids, on, map(_CHANNELS.__getitem__, channels), minutes, shares, *flags)
    found: dict[int, tuple[Done, ...]] = {}
    for contact, group in groupby(contacts):
        found[contact] = tuple(islice(made, sum(1 for _ in group)))
    return found


class _Days(dict[int, date]):
    """The days by their number since 1900."""

    def __missing__(self, number: int) -> date:
        self[number] = day = date.fromordinal(_DAY_ZERO + number)
        return day


def plans_with(journal: Journal, today: date) -> dict[int, list[Planned]]:
    """What is planned with each contact on `today` or later, the last one first."""
    found: dict[int, list[Planned]] = defaultdict(list)
    for contact, place, row_id, channel in journal.rows(
        f"""SELECT d.contact_id, e.place, e.conversation_id, e.channel FROM entry e
            CROSS JOIN touch d ON d.conversation_id = e.conversation_id
            WHERE e.place >= {place_of(today)} AND NOT e.done ORDER BY e.place DESC"""
    ):
        found[contact].append(Planned(ConversationId(row_id), day_of(place), _CHANNELS[channel]))
    return found


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
