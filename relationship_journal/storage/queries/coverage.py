# SPDX-License-Identifier: MIT
"""Accounts with their people and who carries the talk: the list of all, and one; so many queries, however many.

Talk and marks count for the account somebody worked at on that day, whichever of their jobs there it was.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.definitions import is_talk, works
from relationship_journal.storage.queries.finding import account, accounts
from relationship_journal.storage.queries.marks import open_where, read_marks
from relationship_journal.storage.queries.reading import fold, stored_day, when
from relationship_journal.storage.rows import first_place_of
from relationship_journal.values import (
    AccountId,
    Channel,
    ContactId,
    ConversationId,
    Mark,
    MarkKind,
    NewMark,
    Stage,
)
from relationship_journal.values.accounts import (
    AccountPerson,
    AccountRecord,
    Coverage,
    ListedAccount,
    covered_from,
)

_BEGAN = "coalesce(CAST(julianday(j.started_on) - 2415020.5 AS INTEGER) * 1440 << 32, 0)"
"""The lowest place (see `rows.place`) of a conversation that can belong to the job `j`."""
_ENDED = f"coalesce((CAST(julianday(j.ended_on) - 2415020.5 AS INTEGER) + 1) * 1440 << 32, {1 << 62})"
_IS_TALK = f"t.place >= {_BEGAN} AND t.place < {_ENDED} AND {is_talk('t')}"
_STAYS = f"""EXISTS (SELECT 1 FROM job s WHERE s.account_id = j.account_id AND s.contact_id = j.contact_id
    AND {works("s", "?")})"""
"""Whether who had the job `j` works there now, be it in another job."""
_WITHIN = """(j.started_on IS NULL OR j.started_on <= m."on") AND (j.ended_on IS NULL OR j.ended_on >= m."on")"""
"""Whether the mark `m` was made while the job `j` lasted."""


def listed_accounts(journal: Journal, today: date) -> list[ListedAccount]:
    """Every account that is not in the trash, by name, as seen from `today`."""
    with journal.lock:
        found = accounts(journal)
        people = _people(journal, today, None)
        goals = _open_goals(journal)
    listed = [
        ListedAccount(one, _coverage(people.get(one.id, ()), one.people_that_matter, today), goals.get(one.id, 0))
        for one in found
    ]
    return sorted(listed, key=_name_and_id)


def account_record(journal: Journal, account_id: AccountId, today: date) -> AccountRecord | None:
    """An account with all its people, former ones too, and their marks; None where it is gone or in the trash."""
    with journal.lock:
        found = account(journal, account_id)
        if found is None:
            return None
        people = _people(journal, today, account_id).get(account_id, ())
        goals = _marks(journal, account_id, MarkKind.GOAL)
        promises = _marks(journal, account_id, MarkKind.PROMISE, open_where(MarkKind.PROMISE))
        favors = _marks(journal, account_id, MarkKind.FAVOR)
        refusals = _marks(journal, account_id, MarkKind.REFUSAL)
    left = sorted((one for one in people if not _works(one, today)), key=_ended, reverse=True)
    coverage = _coverage(people, found.people_that_matter, today)
    return AccountRecord(found, coverage, tuple(left), goals, promises, favors, refusals)


def account_conversations(journal: Journal, account_id: AccountId) -> frozenset[ConversationId]:
    """The conversations with the people of an account, of the time they worked there; plans too."""
    found = journal.rows(
        f"""SELECT DISTINCT t.conversation_id FROM job j JOIN touch t ON t.contact_id = j.contact_id
            AND t.place >= {_BEGAN} AND t.place < {_ENDED} WHERE j.account_id = ?""",
        [account_id],
    )
    return frozenset(ConversationId(row_id) for (row_id,) in found)


def _people(journal: Journal, today: date, of: AccountId | None) -> dict[int, tuple[AccountPerson, ...]]:
    """Who works at each account now, with all they ever did there; of one account all who ever worked there."""
    begin, end = (_place(day) for day in (covered_from(today), today + timedelta(days=1)))
    jobs = "job j JOIN contact k ON k.id = j.contact_id AND k.trashed_at IS NULL"
    which, parameters = (_STAYS, [today.isoformat()]) if of is None else ("j.account_id = ?", [of])
    talks = journal.rows(
        f"""SELECT account_id, contact_id, count(*), sum(minutes) FROM (
                SELECT DISTINCT j.account_id, j.contact_id, t.place, t.minutes FROM {jobs} JOIN touch t
                ON t.contact_id = k.id AND t.place >= {begin} AND t.place < {end} AND {_IS_TALK} WHERE {which})
            GROUP BY account_id, contact_id""",
        parameters,
    )
    rows = journal.rows(
        f"""SELECT j.account_id, k.id, k.uid, k.name, j.title, j.buying_role, k.stage, k.is_company, j.started_on,
                   j.ended_on, c.at, c."offset", c.zone, c.precision, c.channel
            FROM {jobs} LEFT JOIN conversation c ON c.id = (SELECT t.conversation_id FROM touch t
                WHERE t.contact_id = k.id AND t.place < {end} AND {_IS_TALK} ORDER BY t.place DESC LIMIT 1)
            WHERE {which} ORDER BY j.id""",
        parameters,
    )
    counted = {(account_id, contact): (count, minutes) for account_id, contact, count, minutes in talks}
    found: dict[int, dict[int, list[AccountPerson]]] = defaultdict(lambda: defaultdict(list))
    for account_id, contact, *row in rows:
        found[account_id][contact].append(_person(contact, row, *counted.get((account_id, contact), (0, 0))))
    return {
        account_id: tuple(_joined(there, today) for there in people.values()) for account_id, people in found.items()
    }


def _person(contact: int, row: list[Any], talks: int, minutes: int) -> AccountPerson:
    uid, name, title, role, stage, is_company, began, ended, at, offset, zone, precision, channel = row
    return AccountPerson(
        ContactId(contact),
        uid,
        name,
        title,
        role,
        Stage(stage),
        bool(is_company),
        stored_day(began),
        stored_day(ended),
        None if at is None else when(at, offset, zone, precision),
        None if channel is None else Channel(channel),
        talks,
        minutes,
    )


def _joined(jobs: list[AccountPerson], today: date) -> AccountPerson:
    """The jobs of one person at one account as one: titles and roles of those that last, else of all there were."""
    if len(jobs) == 1:
        return jobs[0]
    said = [one for one in jobs if _works(one, today)] or jobs
    last = max(jobs, key=_last)
    began = [one.started_on for one in jobs if one.started_on is not None]
    ended = [one.ended_on for one in jobs if one.ended_on is not None]
    return replace(
        jobs[0],
        title=", ".join(dict.fromkeys(one.title for one in said if one.title)),
        buying_role=", ".join(dict.fromkeys(one.buying_role for one in said if one.buying_role)),
        started_on=min(began, default=None),
        ended_on=max(ended) if len(ended) == len(jobs) else None,
        last=last.last,
        last_channel=last.last_channel,
    )


def _works(person: AccountPerson, today: date) -> bool:
    return person.ended_on is None or person.ended_on > today


def _coverage(people: Iterable[AccountPerson], people_that_matter: int | None, today: date) -> Coverage:
    there = [person for person in people if _works(person, today)]
    there.sort(key=_by_name)
    there.sort(key=_last, reverse=True)
    there.sort(key=_talk, reverse=True)
    return Coverage(tuple(there), people_that_matter)


def _talk(person: AccountPerson) -> tuple[int, int]:
    return person.minutes, person.talks


def _last(person: AccountPerson) -> str:
    return "" if person.last is None else person.last.local.isoformat()


def _ended(person: AccountPerson) -> tuple[date, int]:
    return person.ended_on or date.min, person.id


def _by_name(person: AccountPerson) -> tuple[str, int]:
    return fold(person.name), person.id


def _name_and_id(one: ListedAccount) -> tuple[str, int]:
    return fold(one.account.name), one.account.id


def _open_goals(journal: Journal) -> dict[int, int]:
    found = journal.rows(
        f"""SELECT j.account_id, count(DISTINCT m.id) FROM goal m
            JOIN job j ON j.contact_id = m.contact_id AND {_WITHIN}
            JOIN contact k ON k.id = m.contact_id LEFT JOIN conversation c ON c.id = m.conversation_id
            WHERE {open_where(MarkKind.GOAL)} GROUP BY j.account_id"""
    )
    return dict(found)


def _marks(journal: Journal, of: AccountId, kind: MarkKind, condition: str = "TRUE") -> tuple[Mark[Any], ...]:
    """The marks of a kind that name the people of an account, newest first."""
    there = f"EXISTS (SELECT 1 FROM job j WHERE j.account_id = ? AND j.contact_id = m.contact_id AND {_WITHIN})"
    found: list[Mark[NewMark]] = read_marks(journal, kind, f"{condition} AND {there}", [of])
    return tuple(sorted(found, key=_on, reverse=True))


def _on(mark: Mark[NewMark]) -> tuple[date, str]:
    return mark.on, mark.uid


def _place(day: date) -> int:
    return first_place_of(datetime.combine(day, time()))
