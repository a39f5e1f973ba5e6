# SPDX-License-Identifier: MIT
"""What a hand-over sheet rests on, for a contact or an account, in a fixed number of queries.

Nothing said in confidence is handed on, neither conversations nor marks that came from one, nor anything personal.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.definitions import works
from relationship_journal.storage.queries.finding import accounts_of
from relationship_journal.storage.queries.marks import read_marks
from relationship_journal.storage.queries.reading import when
from relationship_journal.storage.rows import first_place_of
from relationship_journal.values import (
    AccountId,
    Channel,
    ContactId,
    ConversationId,
    Mark,
    MarkKind,
    MethodKind,
    MixSide,
    NewFavor,
    NewFriction,
    NewJob,
    NewMethod,
    Person,
)
from relationship_journal.values.hand_over import HandOver, HandOverPerson, PlannedTalk

_LISTED = "IN (SELECT value FROM json_each(?))"
_OPENLY = "NOT EXISTS (SELECT 1 FROM conversation c WHERE c.id = m.conversation_id AND c.in_confidence)"
_OF_CONTACT = "m.contact_id = ?"
_OF_ACCOUNT = """EXISTS (SELECT 1 FROM job j WHERE j.account_id = ? AND j.contact_id = m.contact_id
    AND (j.started_on IS NULL OR j.started_on <= m."on") AND (j.ended_on IS NULL OR j.ended_on >= m."on"))"""


def contact_hand_over(journal: Journal, contact: ContactId, today: date) -> HandOver | None:
    """A contact with their accounts and colleagues there, and the business with them; None where they are gone."""
    with journal.lock:
        found = journal.rows("SELECT name FROM contact WHERE id = ? AND trashed_at IS NULL", [contact])
        if not found:
            return None
        at = journal.rows(
            f"SELECT DISTINCT j.account_id FROM job j WHERE j.contact_id = ? AND {works('j', '?')}",
            [contact, today.isoformat()],
        )
        return _hand_over(journal, contact, False, found[0][0], [row_id for (row_id,) in at], today)


def account_hand_over(journal: Journal, account: AccountId, today: date) -> HandOver | None:
    """An account with its people, and the business with them; None where it is gone."""
    with journal.lock:
        found = journal.rows("SELECT name FROM account WHERE id = ? AND trashed_at IS NULL", [account])
        return _hand_over(journal, account, True, found[0][0], [account], today) if found else None


def _hand_over(journal: Journal, of: Any, is_account: bool, name: str, at: list[int], today: date) -> HandOver:
    mine = [] if is_account else [int(of)]
    people = _people(journal, mine, at, today)
    shown = [int(person.id) for person in people]
    named = {*shown, *(person for (person,) in _ever_at(journal, at))} if is_account else set(shown)
    ours, others = _names(journal, named, set(at))
    favors: list[Mark[NewFavor]] = _marks(journal, MarkKind.FAVOR, of, is_account)
    frictions: list[Mark[NewFriction]] = _marks(journal, MarkKind.FRICTION, of, is_account)
    return HandOver(
        of,
        is_account,
        name,
        tuple(accounts_of(journal, at)),
        people,
        first_need=_first_need(journal, of, is_account),
        goals=tuple(_marks(journal, MarkKind.GOAL, of, is_account)),
        promises=tuple(_marks(journal, MarkKind.PROMISE, of, is_account)),
        concessions=tuple(favor for favor in favors if favor.said.concession),
        refusals=tuple(_marks(journal, MarkKind.REFUSAL, of, is_account)),
        frictions=tuple(one for one in frictions if one.said.began is MixSide.BUSINESS),
        plans=_plans(journal, shown if is_account else mine, today),
        ours=ours,
        others=others,
    )


def _people(journal: Journal, mine: list[int], at: list[int], today: date) -> tuple[HandOverPerson, ...]:
    """The contact first, then whoever works at the accounts now, in the order they were added."""
    rows = journal.rows(
        f"""SELECT k.id, k.name, a.id, a.name, j.title, j.department, j.buying_role FROM contact k
            LEFT JOIN job j ON j.contact_id = k.id AND {works("j", "?1")}
                AND j.account_id IN (SELECT value FROM json_each(?3))
            LEFT JOIN account a ON a.id = j.account_id AND a.trashed_at IS NULL
            WHERE k.trashed_at IS NULL AND (k.id IN (SELECT value FROM json_each(?2)) OR a.id IS NOT NULL)
            ORDER BY k.id NOT IN (SELECT value FROM json_each(?2)), k.is_company, k.id, j.id""",
        [today.isoformat(), json.dumps(mine), json.dumps(at)],
    )
    names = {row_id: name for row_id, name, *_ in rows}
    jobs: dict[int, list[NewJob]] = defaultdict(list)
    for row_id, _, account, at_name, title, department, role in rows:
        if account is not None:
            jobs[row_id].append(NewJob(at_name, title, department, buying_role=role))
    methods: dict[int, list[NewMethod]] = defaultdict(list)
    for row_id, kind, value, label, preferred in journal.rows(
        f"""SELECT contact_id, kind, value, label, preferred FROM method WHERE contact_id {_LISTED}
            ORDER BY contact_id, preferred DESC, id""",
        [json.dumps(list(names))],
    ):
        methods[row_id].append(NewMethod(MethodKind(kind), value, label, bool(preferred)))
    return tuple(
        HandOverPerson(ContactId(row_id), name, tuple(jobs[row_id]), tuple(methods[row_id]))
        for row_id, name in names.items()
    )


def _marks(journal: Journal, kind: MarkKind, of: int, is_account: bool) -> list[Mark[Any]]:
    whose = _OF_ACCOUNT if is_account else _OF_CONTACT
    return sorted(read_marks(journal, kind, f"{_OPENLY} AND {whose}", [of]), key=_on, reverse=True)


def _first_need(journal: Journal, of: int, is_account: bool) -> int | None:
    """Which goal was the first of all; of one told in confidence nothing else is given away."""
    goals: list[Mark[Any]] = read_marks(journal, MarkKind.GOAL, _OF_ACCOUNT if is_account else _OF_CONTACT, [of])
    return min(goals, key=_on).id if goals else None


def _on(mark: Mark[Any]) -> tuple[date, str]:
    return mark.on, mark.uid


def _plans(journal: Journal, contacts: Iterable[int], today: date) -> tuple[PlannedTalk, ...]:
    """What is planned from today on of the business: neither off duty nor, by its share, rather personal."""
    rows = journal.rows(
        f"""SELECT DISTINCT c.id, c.at, c."offset", c.zone, c.precision, c.channel, c.minutes, c.text, c.place
            FROM touch t JOIN conversation c ON c.id = t.conversation_id
            LEFT JOIN manner n ON n.conversation_id = c.id
            WHERE t.contact_id {_LISTED} AND t.place >= ? AND c.planned AND NOT c.in_confidence
            AND n.off_duty IS NULL AND c.share >= 50 ORDER BY c.place""",
        [json.dumps(list(contacts)), first_place_of(datetime.combine(today, time()))],
    )
    people: dict[int, list[Person]] = defaultdict(list)
    for conversation, contact, name in journal.rows(
        f"""SELECT q.conversation_id, k.id, k.name FROM participant q
            JOIN contact k ON k.id = q.contact_id AND k.trashed_at IS NULL
            WHERE q.conversation_id {_LISTED} ORDER BY q.id""",
        [json.dumps([row[0] for row in rows])],
    ):
        people[conversation].append(Person(ContactId(contact), name))
    return tuple(
        PlannedTalk(ConversationId(row_id), when(*moment), Channel(channel), minutes, tuple(people[row_id]), text)
        for row_id, *moment, channel, minutes, text, _ in rows
    )


def _ever_at(journal: Journal, at: list[int]) -> list[tuple[Any, ...]]:
    return journal.rows(f"SELECT DISTINCT contact_id FROM job WHERE account_id {_LISTED}", [json.dumps(at)])


def _names(journal: Journal, people: set[int], at: set[int]) -> tuple[tuple[str, ...], dict[str, tuple[str, ...]]]:
    """What those on the sheet are called, and everybody else with the families of those on it; from the trash too."""
    ours: list[str] = []
    others: dict[str, tuple[str, ...]] = {}
    for row_id, *called in journal.rows("SELECT id, name, given, family, nickname FROM contact ORDER BY id"):
        _put(ours, others, f"person {row_id}", row_id in people, called)
    for row_id, name in journal.rows("SELECT id, name FROM account ORDER BY id"):
        _put(ours, others, f"account {row_id}", row_id in at, [name])
    for contact, account, name in journal.rows("SELECT contact_id, account_id, name FROM merger ORDER BY id"):
        whose, mine = ("account", account in at) if contact is None else ("person", contact in people)
        _put(ours, others, f"{whose} {account if contact is None else contact}", mine, [name])
    for row_id, name in journal.rows(
        f"SELECT id, name FROM relation WHERE other_id IS NULL AND contact_id {_LISTED} ORDER BY id",
        [json.dumps(sorted(people))],
    ):
        _put(ours, others, f"relative {row_id}", False, [name, name.partition(" ")[0]])
    return tuple(ours), others


def _put(ours: list[str], others: dict[str, tuple[str, ...]], key: str, mine: bool, called: list[str]) -> None:
    names = [name for name in called if name]
    if mine:
        ours += names
    else:
        others[key] = (*others.get(key, ()), *names)
