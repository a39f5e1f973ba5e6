# SPDX-License-Identifier: MIT
"""What several rules ask of the facts: windows, talks, and whether an absence may be spoken of yet."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import lru_cache

from relationship_journal.insights.absence import OWN_DAYS, Calendar, median_gap
from relationship_journal.values.insights import RecordKind, RecordRef
from relationship_journal.values.noticing import Done, Facts, PersonFacts

ENOUGH_TALKS = 3
"""So many talks are needed before an absence is spoken of."""
COMPARED = 5
"""So many rated talks are needed in each window of shares that is compared."""
COMPARING_DAYS = 60
"""Comparisons start after so many days of the journal."""


def first_of(facts: Facts, days: int) -> date:
    """The first of a window of so many days that ends today."""
    return facts.today - timedelta(days=days - 1)


def within(facts: Facts, day: date, days: int) -> bool:
    """Whether a day lies in the window of so many days that ends today."""
    return first_of(facts, days) <= day <= facts.today


def age(facts: Facts, day: date) -> int:
    """How many days ago a day was."""
    return (facts.today - day).days


def talks(person: PersonFacts) -> list[Done]:
    """Their talks, newest first."""
    return [one for one in person.done if one.talk]


def rated_talks(person: PersonFacts) -> list[Done]:
    """Their talks that were rated, newest first."""
    return [one for one in person.done if one.rated_talk]


def refs(conversations: Iterable[Done]) -> tuple[RecordRef, ...]:
    """Conversations as records an insight rests on."""
    return tuple(RecordRef(RecordKind.CONVERSATION, one.id) for one in conversations)


def comparing(facts: Facts) -> bool:
    """Whether the journal is old enough for comparisons."""
    return facts.started_on is not None and age(facts, facts.started_on) >= COMPARING_DAYS


def paused(person: PersonFacts, facts: Facts) -> bool:
    """Whether absences of somebody are not spoken of now: they are away, or it is one of their seasonal months."""
    away = person.away_until is not None and person.away_until > facts.today
    return away or facts.today.month in person.months


def usual_gap(person: PersonFacts, facts: Facts) -> int:
    """How many days mostly lie between two touches: the cadence, else the median of the last year, else 60."""
    if person.cadence is not None:
        return person.cadence
    touches = {(one.on, one.channel) for one in person.done if one.touch and within(facts, one.on, 365)}
    return median_gap(day for day, _ in touches) or OWN_DAYS


def absent_days(person: PersonFacts, facts: Facts, since: date | None) -> int | None:
    """How many days without something count, since a day; None where an absence is not spoken of.

    Days before the journal knew them, before they were back, of seasonal months and of silences of the whole journal do
    not count; and with fewer than three talks nothing is said.
    """
    if paused(person, facts) or person.talks < ENOUGH_TALKS or person.first_talk is None:
        return None
    known = max(facts.started_on or person.first_talk, person.added_on, person.first_talk)
    begin = max(since or known, known, person.away_until or known)
    return calendar(facts).since(begin, person.months)


def absent(person: PersonFacts, facts: Facts, since: date | None, own_days: int) -> int | None:
    """The days of an absence that is worth speaking of: at least its own days and twice the usual gap; else None."""
    days = absent_days(person, facts, since)
    return days if days is not None and days >= max(own_days, 2 * usual_gap(person, facts)) else None


def calendar(facts: Facts) -> Calendar:
    """The days that count, of a journal as of a day."""
    return _calendar(tuple(facts.written), facts.today)


@lru_cache(maxsize=4)
def _calendar(written: tuple[date, ...], today: date) -> Calendar:
    return Calendar(written, today)
