# SPDX-License-Identifier: MIT
"""The facts rules look at: so many queries for the whole journal or one contact, however much there is.

No query holds the journal's lock for long, and what it found is made into values while nobody waits for it: a change
may come in between, and then the facts are read again.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any

from relationship_journal.storage.columns import months_of
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.done import (
    PARTS,
    Firsts,
    Told,
    day_of,
    days_written,
    done_with,
    first_ones,
    last_ones,
    planned_ones,
    plans_with,
)
from relationship_journal.storage.queries.limits import Limits, limits
from relationship_journal.storage.queries.listing import LISTED
from relationship_journal.storage.queries.reading import called, stored_day
from relationship_journal.storage.queries.recent_marks import KINDS, OfContact, recent_marks
from relationship_journal.storage.queries.settings import tier_cadence
from relationship_journal.storage.queries.tallies import tallies
from relationship_journal.values import LONGEST_ABSENCE, AccountId, ContactId, MarkKind, Stage, Status, Tier, WantedBy
from relationship_journal.values.family import is_family
from relationship_journal.values.noticing import FRIENDS, AccountFacts, Done, Facts, JobHeld, PersonFacts, Planned

Report = Callable[[int, int], None]

_STATUSES = {status.value: status for status in Status}
_STAGES = {stage.value: stage for stage in Stage}
_TIERS = {tier.value: tier for tier in Tier}
_WANTED_BY = {who.value: who for who in WantedBy}
_LISTED = "IN (SELECT value FROM json_each(?))"
_FIELDS = {
    MarkKind.PROMISE: "promises",
    MarkKind.FAVOR: "favors",
    MarkKind.SHORTCUT: "shortcuts",
    MarkKind.FRICTION: "frictions",
    MarkKind.REFUSAL: "refusals",
    MarkKind.GOAL: "goals",
    MarkKind.NOTE: "notes",
    MarkKind.INTEREST: "interests",
    MarkKind.STAGE_CHANGE: "stages",
}
_STEPS = 5 + len(KINDS)
"""Beside the parts in which it is read what was done."""
_NOTHING_DONE: tuple[tuple[Done, ...], int] = (), 0


@dataclass(slots=True)
class _Found:
    """What was read beside the people themselves, by contact."""

    cadences: Mapping[Tier, int]
    family: frozenset[int]
    jobs: dict[int, list[JobHeld]]
    firsts: Firsts
    limits: Limits
    done: Told = field(default_factory=dict)
    plans: dict[int, list[Planned]] = field(default_factory=dict)
    marks: dict[MarkKind, OfContact] = field(default_factory=dict)
    wanted_since: dict[int, date] = field(default_factory=dict)


def facts(
    journal: Journal, today: date, contact: ContactId | None = None, report: Report = lambda _step, _total: None
) -> Facts:
    """The facts as of `today`: of everybody, or of one contact and of all who ever worked where they did.

    `report` hears of each step; a job is cancelled between two of them.
    """
    parts, steps = PARTS if contact is None else 1, count(1)

    def step() -> None:
        report(next(steps), _STEPS + parts)

    jobs, family = _jobs(journal, contact), _family(journal)
    among = None if contact is None else sorted({contact, *(job.contact for job in jobs)})
    people = _people(journal, among)
    step()
    ids = [ContactId(row[0]) for row in people]
    found = _Found(tier_cadence(journal), family, _by_contact(jobs), first_ones(journal, today, ids),
                   limits(journal, today, among))  # fmt: skip
    step()
    for part in done_with(journal, today, ids, parts):
        found.done |= part
        step()
    near = {row[0] for row in people if _STAGES[row[5]] in FRIENDS}
    for whom, (earlier, talks) in last_ones(journal, found.done, near).items():
        found.done[whom] = found.done[whom][0] + earlier, found.done[whom][1] + talks
    step()
    planned = planned_ones(journal)
    for kind, marks in recent_marks(journal, today, among, planned):
        found.marks[kind] = marks
        step()
    found.plans = plans_with(journal, today)
    found.wanted_since = _wanted_since(journal, among)
    step()
    friends, others = tallies(journal, today, family, planned)
    step()
    written = tuple(days_written(journal, today, LONGEST_ABSENCE))
    return Facts(
        today,
        _started_on(journal),
        written,
        {person.id: person for person in (_person(row, found) for row in people)},
        _accounts(journal, jobs, contact),
        friends,
        others,
        whole=contact is None,
    )


def _jobs(journal: Journal, contact: ContactId | None) -> list[JobHeld]:
    """Every job, current ones first; or every job of those who ever worked where a contact did."""
    whose, parameters = ("TRUE", []) if contact is None else (_COLLEAGUES, [contact, contact])
    rows = journal.rows(
        f"""SELECT j.id, j.account_id, j.contact_id, j.title, j.buying_role, j.started_on, j.ended_on, a.name
            FROM job j JOIN account a ON a.id = j.account_id AND a.trashed_at IS NULL
            JOIN contact k ON k.id = j.contact_id AND k.trashed_at IS NULL
            WHERE j.trashed_at IS NULL AND {whose}
            ORDER BY j.ended_on IS NOT NULL, j.ended_on DESC, j.started_on DESC, j.id DESC""",
        parameters,
    )
    return [
        JobHeld(row_id, AccountId(account), ContactId(whom), title, role, stored_day(began), stored_day(ended), name)
        for row_id, account, whom, title, role, began, ended, name in rows
    ]


_COLLEAGUES = """j.contact_id IN (SELECT ? UNION SELECT t.contact_id FROM job h
    JOIN account b ON b.id = h.account_id AND b.trashed_at IS NULL JOIN job t ON t.account_id = h.account_id
    WHERE h.contact_id = ?)"""


def _by_contact(jobs: Iterable[JobHeld]) -> dict[int, list[JobHeld]]:
    held: dict[int, list[JobHeld]] = defaultdict(list)
    for job in jobs:
        held[job.contact].append(job)
    return held


def _accounts(journal: Journal, jobs: Iterable[JobHeld], contact: ContactId | None) -> dict[AccountId, AccountFacts]:
    """The accounts anybody ever worked at, or a contact did; with all who did."""
    held: dict[AccountId, list[JobHeld]] = defaultdict(list)
    for job in jobs:
        held[job.account].append(job)
    wanted = {
        account for account, there in held.items() if contact is None or any(job.contact == contact for job in there)
    }
    rows = journal.rows(
        f"SELECT id, uid, name, renewal_on, people_that_matter FROM account WHERE id {_LISTED} ORDER BY id",
        [json.dumps(sorted(wanted))],
    )
    return {
        AccountId(row_id): AccountFacts(
            AccountId(row_id), uid, name, stored_day(renewal), matter, tuple(held[AccountId(row_id)])
        )
        for row_id, uid, name, renewal, matter in rows
    }


def _family(journal: Journal) -> frozenset[int]:
    """Those who are in the journal as family of another contact: of two relatives, whoever has, or had, no job.

    A card says it of either: that she is his wife, or that he is her husband. Who works at an account is a customer of
    their own, as are the daughter and the father of a family business.
    """
    rows = journal.rows(
        f"""SELECT d.label, k.id, o.id, {_WORKED.format("k")}, {_WORKED.format("o")} FROM relation d
            JOIN contact k ON k.id = d.contact_id AND k.trashed_at IS NULL
            JOIN contact o ON o.id = d.other_id AND o.trashed_at IS NULL
            WHERE d.other_id IS NOT NULL AND d.other_id <> d.contact_id AND d.trashed_at IS NULL"""
    )
    found: set[int] = set()
    for label, one, other, one_works, other_works in rows:
        if is_family(label):
            found |= {row_id for row_id, works in ((one, one_works), (other, other_works)) if not works}
    return frozenset(found)


_WORKED = "EXISTS (SELECT 1 FROM job j WHERE j.contact_id = {}.id AND j.trashed_at IS NULL)"


def _people(journal: Journal, among: Sequence[ContactId] | None) -> list[tuple[Any, ...]]:
    """The rows of everybody, or of some, who are not in the trash."""
    whom, parameters = ("TRUE", []) if among is None else (f"k.id {_LISTED}", [json.dumps(among)])
    return journal.rows(
        f"""SELECT k.id, k.uid, k.name, k.given, k.status, k.stage, k.wanted_by, k.cadence_days, k.tier, k.away_until,
               k.seasonal_months, k.health_or_public, k.off_duty_welcome, k.is_company, NOT ({LISTED}), k.batch_id,
               k.added_at
            FROM contact k WHERE k.trashed_at IS NULL AND {whom} ORDER BY k.id""",
        parameters,
    )


def _person(row: Sequence[Any], found: _Found) -> PersonFacts:
    (row_id, uid, name, given, status, stage, wanted_by, own, tier, away, months, health, off_duty, company, archived,
     batch, added_at) = row  # fmt: skip
    done, talks = found.done.get(row_id, _NOTHING_DONE)
    first, first_talk = (None if place is None else day_of(place) for place in found.firsts.get(row_id, (None, None)))
    added = stored_day(added_at[:10])
    added_on = min((day for day in (added, first) if day is not None), default=date.min)
    marks: dict[str, Any] = {
        name: tuple(of[row_id]) for kind, name in _FIELDS.items() if row_id in (of := found.marks[kind])
    }
    return PersonFacts(
        ContactId(row_id),
        uid,
        name,
        called(given, name),
        _STATUSES[status],
        _STAGES[stage],
        _WANTED_BY[wanted_by],
        found.wanted_since.get(row_id, added_on),
        own if own and own > 0 else found.cadences.get(_TIERS[tier]),
        stored_day(away),
        months_of(months) if months else (),
        bool(health),
        bool(off_duty),
        row_id in found.family,
        bool(company),
        bool(archived),
        batch is not None,
        added_on,
        first_talk,
        talks,
        done,
        tuple(found.plans.get(row_id, ())),
        tuple(found.jobs.get(row_id, ())),
        **marks,
        limits=found.limits.of(row_id),
    )


def _wanted_since(journal: Journal, among: Sequence[ContactId] | None) -> dict[int, date]:
    """Since when it is the writer who wants a friendship: the day of the last version in which it was not they."""
    whom, parameters = ("TRUE", []) if among is None else (f"k.id {_LISTED}", [json.dumps(among)])
    rows = journal.rows(
        f"""SELECT k.id, r.at, max(r.sequence) FROM contact k JOIN revision r ON r.uid = k.uid
            WHERE k.wanted_by = 'me' AND k.trashed_at IS NULL AND json_extract(r.body, '$.wanted_by') <> 'me' AND {whom}
            GROUP BY k.id""",
        parameters,
    )
    days = ((row_id, stored_day(at[:10])) for row_id, at, _ in rows)
    return {row_id: day for row_id, day in days if day is not None}


def _started_on(journal: Journal) -> date | None:
    """The day of the first conversation, or that on which the first contact was added where it is earlier."""
    ((place, added),) = journal.rows(
        """SELECT (SELECT min(place) FROM entry WHERE done),
               (SELECT min(added_at) FROM contact WHERE trashed_at IS NULL)"""
    )
    days = (None if place is None else day_of(place), stored_day((added or "")[:10]))
    return min((day for day in days if day is not None), default=None)
