# SPDX-License-Identifier: MIT
"""The page before a meeting: so many queries for each who will be there, whatever the journal holds."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime, time, timedelta

from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.coverage import account_record
from relationship_journal.storage.queries.definitions import is_talk, is_touch, works
from relationship_journal.storage.queries.entries import entries_of
from relationship_journal.storage.queries.limits import limits
from relationship_journal.storage.queries.marks import entry_marks, limits_for
from relationship_journal.storage.queries.reading import when
from relationship_journal.storage.queries.sides import both_sides
from relationship_journal.storage.queries.today import occasions, plans
from relationship_journal.storage.rows import first_place_of
from relationship_journal.values import (
    PLAIN,
    AccountId,
    Channel,
    ContactId,
    ConversationId,
    LimitKind,
    NewJob,
    When,
    mix_share,
)
from relationship_journal.values.accounts import AccountPerson
from relationship_journal.values.brief import MIX_DAYS, YEAR_AGO_DAYS, BriefEntry, BriefFacts, BriefPerson
from relationship_journal.values.customers import TalkWindow
from relationship_journal.values.today import Plan

AHEAD_DAYS = 60
"""Dates and plans of so many days are worth knowing before a meeting."""
LAST_ENTRIES = 30
"""So many of the last conversations are read; a page shows as many as fit."""
_LONG = 300
"""Dates that passed longer ago are no news."""
_LISTED = "IN (SELECT value FROM json_each(?))"


def brief_facts(
    journal: Journal, contacts: Sequence[ContactId], today: date, meeting: ConversationId | None = None
) -> BriefFacts | None:
    """What a brief can say of these contacts; None where none of them is there.

    Without a `meeting` it is for their next planned conversation, if there is one.
    """
    with journal.lock:
        people = [found for one in contacts if (found := _person(journal, one, today)) is not None]
        if not people:
            return None
        ids = [one.id for one in people]
        ahead = plans(journal, today, today + timedelta(days=AHEAD_DAYS))
        with_them = [one for one in ahead if one.planned and {person.id for person in one.contacts} & set(ids)]
        chosen = _meeting(with_them, meeting, ids)
        before = today - timedelta(days=365)
        around = before - timedelta(days=YEAR_AGO_DAYS), before + timedelta(days=YEAR_AGO_DAYS)
        return BriefFacts(
            today,
            tuple(people),
            chosen,
            tuple(one for one in with_them if one is not chosen),
            _others(journal, ids, today),
            _entries(journal, ids, date.min, today, LAST_ENTRIES),
            _entries(journal, ids, *around, LAST_ENTRIES),
            _in_confidence(journal, ids),
            _names(journal),
        )


def next_meeting(journal: Journal, now: datetime) -> Plan | None:
    """The next planned conversation that is not over, of those with anybody."""
    ahead = plans(journal, now.date(), now.date() + timedelta(days=AHEAD_DAYS))
    return next((one for one in ahead if one.planned and one.contacts and _is_ahead(one, now)), None)


def meetings_on(journal: Journal, day: date) -> list[Plan]:
    """The planned conversations of a day with anybody, the earliest first."""
    return [one for one in plans(journal, day, day) if one.planned and one.contacts]


def _is_ahead(plan: Plan, now: datetime) -> bool:
    return plan.when.local >= now.replace(tzinfo=None) - timedelta(hours=1) or plan.when.day > now.date()


def _meeting(ahead: Iterable[Plan], wanted: ConversationId | None, ids: Collection[ContactId]) -> Plan | None:
    if wanted is not None:
        return next((one for one in ahead if one.id == wanted), None)
    return next((one for one in ahead if set(ids) <= {person.id for person in one.contacts}), None)


def _person(journal: Journal, contact: ContactId, today: date) -> BriefPerson | None:
    sides = both_sides(journal, contact, today)
    if sides is None:
        return None
    last, channel = _last(journal, contact)
    ahead = occasions(journal, today, today + timedelta(days=AHEAD_DAYS))
    since = max(last.day, today - timedelta(days=_LONG)) if last else today
    passed = occasions(journal, since + timedelta(days=1), today - timedelta(days=1)) if since < today else []
    topics = [one.said.topic for one in limits_for(journal, contact) if one.said.kind is LimitKind.TOPIC]
    return BriefPerson(
        contact,
        sides,
        _jobs(journal, contact, today),
        last,
        channel,
        _mix(journal, contact, today),
        tuple(held.use for held in limits(journal, today, [contact]).of(contact)),
        tuple(filter(None, topics)),
        tuple(one for one in ahead if one.contact.id == contact),
        tuple(one for one in passed if one.contact.id == contact),
    )


def _last(journal: Journal, contact: ContactId) -> tuple[When | None, Channel | None]:
    found = journal.rows(
        f"""SELECT c.at, c."offset", c.zone, c.precision, c.channel FROM touch t
            JOIN conversation c ON c.id = t.conversation_id
            WHERE t.contact_id = ? AND {is_touch("t")} ORDER BY t.place DESC LIMIT 1""",
        [contact],
    )
    return (when(*found[0][:4]), Channel(found[0][4])) if found else (None, None)


def _jobs(journal: Journal, contact: ContactId, today: date) -> tuple[NewJob, ...]:
    found = journal.rows(
        f"""SELECT a.name, j.title, j.department, j.buying_role FROM job j JOIN account a ON a.id = j.account_id
            WHERE j.contact_id = ? AND {works("j", "?")} AND a.trashed_at IS NULL ORDER BY j.id""",
        [contact, today.isoformat()],
    )
    return tuple(NewJob(name, title, department, buying_role=role) for name, title, department, role in found)


def _mix(journal: Journal, contact: ContactId, today: date) -> TalkWindow:
    ((talks, minutes, business),) = journal.rows(
        f"""SELECT count(*), sum(t.minutes), sum(t.business) FROM touch t
            WHERE t.contact_id = ? AND t.place >= ? AND t.place < ? AND t.was_rated AND {is_talk("t")}""",
        [contact, *_places(today - timedelta(days=MIX_DAYS - 1), today)],
    )
    return TalkWindow(talks, mix_share(minutes, business))


def _others(journal: Journal, ids: Collection[ContactId], today: date) -> tuple[AccountPerson, ...]:
    """Who else works where they work now, whoever was talked with last first."""
    accounts = journal.rows(
        f"""SELECT DISTINCT j.account_id FROM job j JOIN account a ON a.id = j.account_id AND a.trashed_at IS NULL
            WHERE j.contact_id {_LISTED} AND {works("j", "?")}""",
        [json.dumps(list(ids)), today.isoformat()],
    )
    records = [account_record(journal, AccountId(one), today) for (one,) in accounts]
    there = {one.id: one for record in records if record for one in record.coverage.people if not one.is_company}
    return tuple(sorted((one for one in there.values() if one.id not in ids), key=_last_of, reverse=True))


def _last_of(person: AccountPerson) -> tuple[str, str]:
    return "" if person.last is None else person.last.local.isoformat(), person.name


def _entries(
    journal: Journal, ids: Collection[ContactId], first: date, last: date, most: int
) -> tuple[BriefEntry, ...]:
    """The last conversations with any of them in these days; what has neither a text nor an answer says nothing."""
    found = journal.rows(
        f"""SELECT DISTINCT t.conversation_id, t.place FROM touch t JOIN conversation c ON c.id = t.conversation_id
            WHERE t.contact_id {_LISTED} AND t.place >= ? AND t.place < ? AND t.done
            AND (c.answered OR trim(c.text) <> '') ORDER BY t.place DESC LIMIT {most}""",
        [json.dumps(list(ids)), *_places(max(first, date(1900, 1, 1)), last)],
    )
    entries = entries_of(journal, (row_id for row_id, _ in found))
    carried = entry_marks(journal, (one.id for one in entries))
    return tuple(BriefEntry(one, carried[one.id].manner if one.id in carried else PLAIN) for one in entries)


def _places(first: date, last: date) -> tuple[int, int]:
    """The places from one day to another, both included."""
    return (
        first_place_of(datetime.combine(first, time())),
        first_place_of(datetime.combine(last + timedelta(days=1), time())),
    )


def _in_confidence(journal: Journal, ids: Collection[ContactId]) -> frozenset[ConversationId]:
    found = journal.rows(
        f"""SELECT DISTINCT t.conversation_id FROM touch t JOIN conversation c ON c.id = t.conversation_id
            WHERE t.contact_id {_LISTED} AND c.in_confidence""",
        [json.dumps(list(ids))],
    )
    return frozenset(ConversationId(row_id) for (row_id,) in found)


def _names(journal: Journal) -> tuple[str, ...]:
    """What anybody is called, in full and by their first name, and their relatives too; those in the trash as well."""
    found = [
        name
        for (name,) in journal.rows(
            """SELECT name FROM contact UNION SELECT given FROM contact WHERE given <> ''
               UNION SELECT nickname FROM contact WHERE nickname <> ''
               UNION SELECT name FROM relation WHERE name <> ''"""
        )
    ]
    return tuple(dict.fromkeys((*found, *(name.split()[0] for name in found if name.strip()))))
