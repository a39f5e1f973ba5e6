# SPDX-License-Identifier: MIT
"""All customers at once: ten queries at most, however many they are, and no sum that must be kept beside the record.

What a window of days needs is read from `touch` by contact and place, which is a few rows each.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.definitions import AGREED, CONCEDED, fell_due, is_talk, works
from relationship_journal.storage.queries.limits import limits
from relationship_journal.storage.queries.listing import LISTED
from relationship_journal.storage.rows import first_place_of, moment_of
from relationship_journal.values import (
    AccountId,
    ContactId,
    Stage,
    Status,
    TagId,
    Tier,
    WantedBy,
    mix_share,
    record_from,
)
from relationship_journal.values.customers import Customer, TalkWindow

WINDOW_DAYS = 90
"""The mix of so many days is compared with that of as many before."""
_STATUSES = {status.value: status for status in Status}
_STAGES = {stage.value: stage for stage in Stage}
_TIERS = {tier.value: tier for tier in Tier}
_WANTED_BY = {who.value: who for who in WantedBy}
_NOTHING: frozenset[Any] = frozenset()

_SEEN = "m.trashed_at IS NULL AND k.trashed_at IS NULL AND c.trashed_at IS NULL"
_MARKS = "m JOIN contact k ON k.id = m.contact_id LEFT JOIN conversation c ON c.id = m.conversation_id"


@dataclass(slots=True)
class _Days:
    """The places and days the windows begin at, as seen from a day."""

    today: date
    before: int = field(init=False)
    now: int = field(init=False)
    end: int = field(init=False)

    def __post_init__(self) -> None:
        self.before, self.now, self.end = (self._morning(days) for days in (2 * WINDOW_DAYS, WINDOW_DAYS, 0))

    def _morning(self, days_back: int) -> int:
        return first_place_of(datetime.combine(self.today, time()) - timedelta(days=days_back - 1))

    @property
    def record(self) -> str:
        """The first day of those the record of promises and concessions goes back."""
        return record_from(self.today).isoformat()


def customers(journal: Journal, today: date) -> list[Customer]:
    """Everybody outside the trash as a line of the table, as seen from `today`; in no order."""
    days = _Days(today)
    with journal.lock:
        windows, talks = _windows(journal, days), _last_talks(journal, days)
        promises, favors, frictions = _promises(journal, days), _favors(journal, days), _frictions(journal)
        accounts, tags = _accounts(journal, today), _tags(journal)
        held = limits(journal, today)
        people = journal.rows(
            f"""SELECT k.id, k.uid, k.name, k.status, k.stage, k.tier, k.wanted_by, coalesce(t.entries, 0),
                      NOT ({LISTED})
               FROM contact k LEFT JOIN contact_total t ON t.contact_id = k.id WHERE k.trashed_at IS NULL"""
        )
    found = []
    for row_id, uid, name, status, stage, tier, wanted_by, conversations, archived in people:
        now, before, minutes = windows.get(row_id, _NO_WINDOWS)
        due, on_time, open_promises = promises.get(row_id, (0, 0, 0))
        mine, theirs, concessions = favors.get(row_id, (0, 0, 0))
        works = accounts.get(row_id, ())
        found.append(
            Customer(
                ContactId(row_id),
                uid,
                name,
                works[0][1] if works else "",
                _STATUSES[status],
                _STAGES[stage],
                _TIERS[tier],
                _WANTED_BY[wanted_by],
                frozenset([account for account, _ in works]) if works else _NOTHING,
                frozenset(tags[row_id]) if row_id in tags else _NOTHING,
                now,
                before,
                minutes,
                conversations,
                due,
                on_time,
                open_promises,
                mine,
                theirs,
                concessions,
                frictions.get(row_id, 0),
                bool(archived),
                talks.get(row_id),
                tuple(limit.use for limit in held.of(row_id)),
            )
        )
    return found


_NO_WINDOWS = (TalkWindow(), TalkWindow(), 0)


def _windows(journal: Journal, days: _Days) -> dict[int, tuple[TalkWindow, TalkWindow, int]]:
    """The rated talks of both windows, and all minutes of the later one, a group's and a plan's not among them."""
    # Materialized, or whether it is a talk would be looked up once more for every sum.
    rows = journal.rows(
        f"""WITH held AS MATERIALIZED
               (SELECT k.id AS contact_id, d.place >= {days.now} AS late, d.minutes, d.business,
                       (d.rated AND {is_talk("d")}) AS talk
                FROM contact k CROSS JOIN touch d ON d.contact_id = k.id
                         AND d.place >= {days.before} AND d.place < {days.end}
                WHERE k.trashed_at IS NULL AND d.done)
            SELECT contact_id,
               sum(late * talk), sum(late * talk * minutes), sum(late * talk * business),
               sum(talk), sum(talk * minutes), sum(talk * business), sum(late * minutes)
            FROM held GROUP BY contact_id"""
    )
    return {
        contact: (
            TalkWindow(late, mix_share(late_minutes, late_business)),
            TalkWindow(talks - late, mix_share(minutes - late_minutes, business - late_business)),
            spent,
        )
        for contact, late, late_minutes, late_business, talks, minutes, business, spent in rows
    }


def _last_talks(journal: Journal, days: _Days) -> dict[int, date]:
    """The day of the last talk; nearly always the first row looked at is the one."""
    rows = journal.rows(
        f"""SELECT k.id, (SELECT d.place FROM touch d WHERE d.contact_id = k.id AND d.place < {days.end}
                AND {is_talk("d")} ORDER BY d.place DESC LIMIT 1)
            FROM contact k WHERE k.trashed_at IS NULL"""
    )
    return {contact: moment_of(place).date() for contact, place in rows if place is not None}


def _promises(journal: Journal, days: _Days) -> dict[int, tuple[int, int, int]]:
    """Of the writer's promises: how many fell due in the record's days, how many of those were kept by then, and how
    many are open.
    """
    rows = journal.rows(
        f"""SELECT contact_id, coalesce(sum(fell), 0), coalesce(sum(fell AND kept_on <= agreed), 0),
                sum(kept_on IS NULL AND let_go_on IS NULL)
            FROM (SELECT p.*, {fell_due("p", "?1", "?2")} AS fell
                  FROM (SELECT m.contact_id, m.kept_on, m.let_go_on, {AGREED} AS agreed
                        FROM promise {_MARKS} WHERE m.side = 'me' AND {_SEEN}) p)
            GROUP BY contact_id""",
        [days.record, days.today.isoformat()],
    )
    return {contact: (due, on_time, waiting) for contact, due, on_time, waiting in rows}


def _favors(journal: Journal, days: _Days) -> dict[int, tuple[int, int, int]]:
    """Favors done by the writer, by them, and the concessions of the record's days."""
    rows = journal.rows(
        f"""SELECT m.contact_id, sum(m.done_by = 'me'), sum(m.done_by = 'them'),
                sum({CONCEDED} AND m."on" >= ?1 AND m."on" <= ?2)
            FROM favor {_MARKS} WHERE {_SEEN} GROUP BY m.contact_id""",
        [days.record, days.today.isoformat()],
    )
    return {contact: (mine, theirs, concessions) for contact, mine, theirs, concessions in rows}


def _frictions(journal: Journal) -> dict[int, int]:
    rows = journal.rows(
        f"SELECT m.contact_id, count(*) FROM friction {_MARKS} WHERE m.settled_on IS NULL AND {_SEEN} "
        "GROUP BY m.contact_id"
    )
    return dict(rows)


def _accounts(journal: Journal, today: date) -> dict[int, list[tuple[AccountId, str]]]:
    found: dict[int, list[tuple[AccountId, str]]] = defaultdict(list)
    for contact, account, name in journal.rows(
        f"""SELECT j.contact_id, a.id, a.name FROM job j JOIN account a ON a.id = j.account_id
            WHERE {works("j", "?")} ORDER BY j.id""",
        [today.isoformat()],
    ):
        found[contact].append((AccountId(account), name))
    return found


def _tags(journal: Journal) -> dict[int, list[TagId]]:
    found: dict[int, list[TagId]] = defaultdict(list)
    for contact, tag in journal.rows(
        "SELECT g.contact_id, t.id FROM contact_tag g JOIN tag t ON t.id = g.tag_id AND t.trashed_at IS NULL"
    ):
        found[contact].append(TagId(tag))
    return found
