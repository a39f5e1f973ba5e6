# SPDX-License-Identifier: MIT
"""Who works at an account and talks with the writer, as far as rules may look and may speak.

Whoever rules may not speak of (family, no customers, strangers from an import) keeps an account from being called quiet
by their talks, and is never named or counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from relationship_journal.insights.reading import paused
from relationship_journal.values import ContactId
from relationship_journal.values.noticing import AccountFacts, Done, Facts, JobHeld, PersonFacts


class TalkWith(NamedTuple):
    """A talk and whom it was with."""

    talk: Done
    person: PersonFacts


def works_there(account: AccountFacts, facts: Facts) -> list[PersonFacts]:
    """The people who work at an account today, each once; a company's own card is nobody."""
    ids = dict.fromkeys(job.contact for job in account.jobs if job.held(facts.today))
    found = (facts.people.get(one) for one in ids)
    return [one for one in found if one is not None and not one.company]


def may_name(person: PersonFacts) -> bool:
    """Whether a rule about an account may speak of somebody."""
    return person.subject and person.customer


def talks_there(person: PersonFacts, account: AccountFacts) -> Iterator[Done]:
    """Their talks of the time they worked at an account, newest first."""
    jobs = [job for job in account.jobs if job.contact == person.id]
    return (one for one in person.done if one.talk and any(_while(job, one.on) for job in jobs))


def _while(job: JobHeld, on: date) -> bool:
    return (job.started_on is None or job.started_on <= on) and (job.ended_on is None or on <= job.ended_on)


def last_talk(people: Iterable[PersonFacts], account: AccountFacts) -> TalkWith | None:
    """The last talk with any of these people while they worked at an account."""
    lasts = ((next(talks_there(one, account), None), one) for one in people)
    return max((TalkWith(talk, one) for talk, one in lasts if talk is not None), key=_on, default=None)


def whom_to_talk_with(people: Iterable[PersonFacts], account: AccountFacts, facts: Facts) -> PersonFacts | None:
    """Whom of these people to plan a talk with: the one talked with last, else the first; nobody who is away."""
    there = [one for one in people if may_name(one) and not paused(one, facts)]
    last = last_talk(there, account)
    return last.person if last else next(iter(there), None)


def _on(one: TalkWith) -> tuple[date, ContactId]:
    return one.talk.on, one.person.id
