# SPDX-License-Identifier: MIT
"""The list of people: every order and filter of it in one query."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from relationship_journal.storage.columns import months_of
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.definitions import account_of, is_held, is_talk, is_touch
from relationship_journal.storage.queries.reading import fold, stored_day, when
from relationship_journal.storage.queries.settings import tier_cadence
from relationship_journal.storage.rows import first_place_of
from relationship_journal.values import (
    ANYBODY,
    EVERYBODY,
    AccountId,
    Channel,
    ContactId,
    ContactRow,
    Drift,
    ListedContact,
    PeopleFilter,
    PeopleKinds,
    Stage,
    Status,
    TagId,
    Tier,
    mix_share,
)


class Order(StrEnum):
    """How the list is sorted; where two are alike, by last talk.

    ATTENTION: most days past their cadence first (their own, else their tier's), the rest after them; nobody who is
    away. Who was never talked to is waited for since they were added. DRIFT: largest change of the mix first, either
    way, from 90 days to the 90 days before; after them those with fewer than five rated talks in either. TIER: A, B,
    C, none.
    """

    ATTENTION = "attention"
    NAME = "name"
    LAST = "last"
    DRIFT = "drift"
    TIER = "tier"


DRIFT_DAYS = 90
DRIFT_TALKS = 5
"""So many rated talks are needed in each of the two windows that are compared."""
_TIERS = tuple(Tier(letter) for letter in ("A", "B", "C", "none"))

LISTED = "k.id NOT IN (SELECT contact_id FROM archival)"
"""Who of the contacts `k` is not archived, as a condition: every list of people leaves the archive out."""

_TOTALS = """coalesce(t.entries, 0),
    c.at, c."offset", c.zone, c.precision, c.channel, t.rated_minutes, t.rated_business"""
_PLACE, _TIER, _MORE = 12, 13, 14
"""Where in a row the line ends and what only sorts it begins."""
_SOURCE = f"""contact k
    LEFT JOIN contact_total t ON t.contact_id = k.id
    LEFT JOIN conversation c ON c.id = (SELECT d.conversation_id FROM touch d
        WHERE d.contact_id = k.id AND {is_touch("d")} ORDER BY d.place DESC LIMIT 1)"""
_LONG_AGO = date(1901, 1, 1)
"""Seen from where no order asks for a day; early enough that nobody is late, late enough to count back from."""


def contacts(
    journal: Journal, order: Order = Order.LAST, today: date | None = None, wanted: PeopleFilter = EVERYBODY
) -> list[ContactRow]:
    """Everybody who is not in the trash or archive, as `listed` has them."""
    return [line.row for line in listed(journal, order, today, wanted)]


def contact_rows(journal: Journal, ids: Iterable[int], today: date | None = None) -> list[ContactRow]:
    """The list's rows of these contacts, in the order given; those in the trash are left out."""
    wanted = list(ids)
    lines = {line.row.id: line.row for line in listed(journal, Order.LAST, today, ANYBODY, wanted)}
    return [lines[ContactId(one)] for one in wanted if one in lines]


def listed(
    journal: Journal,
    order: Order,
    today: date | None,
    wanted: PeopleFilter = EVERYBODY,
    ids: Collection[int] | None = None,
) -> list[ListedContact]:
    """The people wanted, sorted as seen from `today`: all outside the trash, or those of `ids` alone.

    Who is archived is there only where the filter asks for it. Without a day nobody waits, nothing drifts, and a job
    with an end is over.
    """
    conditions, parameters = _conditions(wanted, ids, today)
    columns, more, group, make = _ORDERS[order](journal, today or _LONG_AGO)
    line = f"k.id, k.uid, k.name, {account_of('k', today)}, {_TOTALS}"
    found = journal.rows(
        f"SELECT {line}, coalesce(c.place, 0), k.tier {columns} FROM {_SOURCE} {more} WHERE {conditions} {group}",
        parameters,
    )
    return sorted((make(row) for row in found), key=_key_of)


def _key_of(line: ListedContact) -> tuple[Any, ...]:
    return line.key


def _conditions(wanted: PeopleFilter, ids: Collection[int] | None, today: date | None) -> tuple[str, list[str]]:
    conditions, parameters = ["k.trashed_at IS NULL"], []
    if not wanted.archived:
        conditions.append(LISTED)
    elif len(wanted.archived) == 1:
        conditions.append(f"NOT ({LISTED})" if True in wanted.archived else LISTED)
    among = "IN (SELECT value FROM json_each(?))"
    of_account = f"EXISTS (SELECT 1 FROM job j WHERE j.contact_id = k.id AND {is_held('j', today)} AND j.account_id"
    tagged = (
        "EXISTS (SELECT 1 FROM contact_tag g JOIN tag t ON t.id = g.tag_id AND t.trashed_at IS NULL "
        "WHERE g.contact_id = k.id AND t.id"
    )
    for values, test in (
        (ids, f"k.id {among}"),
        (wanted.tags or None, f"{tagged} {among})"),
        (wanted.tiers or None, f"k.tier {among}"),
        (wanted.stages or None, f"k.stage {among}"),
        (wanted.statuses or None, f"k.status {among}"),
        (wanted.accounts or None, f"{of_account} {among})"),
    ):
        if values is not None:
            conditions.append(test)
            parameters.append(json.dumps(sorted(values)))
    return " AND ".join(conditions), parameters


Row = Sequence[Any]
_Plan = tuple[str, str, str, Callable[[Row], ListedContact]]
"""What an order needs beyond the line: columns, a join, how to group; and how to make a line of the row."""


def _contact_row(row: Row) -> ContactRow:
    row_id, uid, name, account, conversations, at, offset, zone, precision, channel, minutes, business, *_ = row
    return ContactRow(
        ContactId(row_id),
        uid,
        name,
        account,
        conversations,
        None if at is None else when(at, offset, zone, precision),
        None if channel is None else Channel(channel),
        mix_share(minutes, business),
    )


def _line(row: Row, *first: Any, overdue: int = 0, drift: Drift | None = None) -> ListedContact:
    """A line that sorts by `first`, then by its last talk."""
    return ListedContact(_contact_row(row), (*first, -row[_PLACE], row[0]), overdue, drift)


def _by_last(_: Journal, __: date) -> _Plan:
    return "", "", "", _line


def _by_name(_: Journal, __: date) -> _Plan:
    return "", "", "", lambda row: _line(row, fold(row[2]))


def _by_tier(_: Journal, __: date) -> _Plan:
    return "", "", "", lambda row: _line(row, _TIERS.index(Tier(row[_TIER])))


def _by_attention(journal: Journal, today: date) -> _Plan:
    cadences = tier_cadence(journal)

    def make(row: Row) -> ListedContact:
        tier, own, away_until, seasonal, touched, added_at = row[_TIER:]
        cadence = own if own is not None and own > 0 else cadences.get(Tier(tier))
        since = stored_day((touched or added_at)[:10])
        overdue = 0
        if cadence is not None and since is not None and not _is_away(away_until, seasonal, today):
            overdue = max((today - since).days - cadence, 0)
        return _line(row, -overdue, overdue=overdue)

    return ", k.cadence_days, k.away_until, k.seasonal_months, c.at, k.added_at", "", "", make


def _is_away(until: str | None, months: str, today: date) -> bool:
    """Whether they are not back yet, or away in this month every year."""
    back = stored_day(until) if until else None
    return (back is not None and back > today) or today.month in months_of(months)


def _by_drift(_: Journal, today: date) -> _Plan:
    begin, middle, end = (first_place_of(_morning(today, days)) for days in (2 * DRIFT_DAYS, DRIFT_DAYS, 0))
    late = f"(d.place >= {middle})"
    columns = f""", count(d.place), coalesce(sum({late}), 0),
        coalesce(sum(d.minutes * {late}), 0), coalesce(sum(d.business * {late}), 0),
        coalesce(sum(d.minutes), 0), coalesce(sum(d.business), 0)"""
    more = f"""LEFT JOIN touch d ON d.contact_id = k.id AND d.place >= {begin} AND d.place < {end}
        AND d.rated AND {is_talk("d")}"""

    def make(row: Row) -> ListedContact:
        talks, late_talks, minutes_now, business_now, minutes, business = row[_MORE:]
        drift = None
        if min(late_talks, talks - late_talks) >= DRIFT_TALKS:
            before = mix_share(minutes - minutes_now, business - business_now) or 0
            drift = Drift(before, mix_share(minutes_now, business_now) or 0)
        return _line(row, 1 if drift is None else -drift.size, drift=drift)

    return columns, more, "GROUP BY k.id", make


def _morning(today: date, days_back: int) -> datetime:
    """The beginning of the first of so many days that end with `today`; with 0, of the day after it."""
    return datetime.combine(today, time()) - timedelta(days=days_back - 1)


_ORDERS: Mapping[Order, Callable[[Journal, date], _Plan]] = {
    Order.ATTENTION: _by_attention,
    Order.NAME: _by_name,
    Order.LAST: _by_last,
    Order.DRIFT: _by_drift,
    Order.TIER: _by_tier,
}


_KINDS = f"""SELECT 'tag', g.tag_id, count(*) FROM contact_tag g JOIN contact k ON k.id = g.contact_id
        WHERE k.trashed_at IS NULL AND {LISTED} GROUP BY g.tag_id
    UNION ALL SELECT 'tier', tier, count(*) FROM contact k WHERE trashed_at IS NULL AND {LISTED} GROUP BY tier
    UNION ALL SELECT 'stage', stage, count(*) FROM contact k WHERE trashed_at IS NULL AND {LISTED} GROUP BY stage
    UNION ALL SELECT 'status', status, count(*) FROM contact k WHERE trashed_at IS NULL AND {LISTED} GROUP BY status
    UNION ALL SELECT 'archived', 1, count(*) FROM contact k WHERE trashed_at IS NULL AND NOT ({LISTED})"""


def _kinds(today: date | None) -> str:
    return f"""{_KINDS}
    UNION ALL SELECT 'account', j.account_id, count(DISTINCT k.id) FROM job j JOIN contact k ON k.id = j.contact_id
        WHERE k.trashed_at IS NULL AND {LISTED} AND {is_held("j", today)} GROUP BY j.account_id"""


def people_kinds(journal: Journal, today: date | None = None) -> PeopleKinds:
    """What the people can be filtered by: only what occurs, tags and accounts by name, the rest in its own order.

    Where they work is seen from `today`; without a day a job with an end is over.
    """
    with journal.lock:
        kinds = ("tag", "tier", "stage", "status", "account", "archived")
        counts: dict[str, dict[Any, int]] = {kind: {} for kind in kinds}
        for kind, value, people in journal.rows(_kinds(today)):
            counts[kind][value] = people
        tags = _named(journal, "tag", counts["tag"])
        accounts = _named(journal, "account", counts["account"])
    return PeopleKinds(
        tuple((TagId(tag), name, people) for tag, name, people in tags),
        tuple((tier, counts["tier"][tier]) for tier in _TIERS if tier in counts["tier"]),
        tuple((stage, counts["stage"][stage]) for stage in Stage if stage in counts["stage"]),
        tuple((status, counts["status"][status]) for status in Status if status in counts["status"]),
        tuple((AccountId(account), name, people) for account, name, people in accounts),
        counts["archived"].get(1, 0),
    )


def _named(journal: Journal, table: str, counts: Mapping[int, int]) -> list[tuple[int, str, int]]:
    """What was counted by id, with names and sorted by them."""
    ids = json.dumps(list(counts))
    found = journal.rows(
        f"SELECT id, name FROM {table} WHERE id IN (SELECT value FROM json_each(?)) AND trashed_at IS NULL", [ids]
    )
    return sorted(((one, name, counts[one]) for one, name in found), key=lambda named: (fold(named[1]), named[0]))
