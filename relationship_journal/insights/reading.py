# SPDX-License-Identifier: MIT
"""What several rules ask of the facts: windows, talks, and whether an absence may be spoken of yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from relationship_journal.insights.absence import OWN_DAYS, Calendar, median_gap
from relationship_journal.insights.rule import ref
from relationship_journal.values import Mark, NewGoal, NewStageChange
from relationship_journal.values.insights import RecordKind, RecordRef
from relationship_journal.values.noticing import FRIENDS, Done, Facts, PersonFacts

ENOUGH_TALKS = 3
"""So many talks are needed before an absence is spoken of."""
COMPARED = 5
"""So many rated talks are needed in each window of shares that is compared."""
COMPARING_DAYS = 60
"""Comparisons start after so many days of the journal."""


class Absence(NamedTuple):
    """An absence worth speaking of: how many of its days count, and the day on which there were enough of them."""

    days: int
    since: date


def first_of(facts: Facts, days: int) -> date:
    """The first of a window of so many days that ends today."""
    return facts.today - timedelta(days=days - 1)


def within(facts: Facts, day: date, days: int) -> bool:
    """Whether a day lies in the window of so many days that ends today."""
    return 0 <= (facts.today - day).days < days


def age(facts: Facts, day: date) -> int:
    """How many days ago a day was."""
    return (facts.today - day).days


def talks(person: PersonFacts) -> list[Done]:
    """Their talks, newest first."""
    return [one for one in person.done if one.talk]


def rated_talks(person: PersonFacts) -> list[Done]:
    """Their talks that were rated, newest first."""
    return list(each_rated_talk(person))


def each_rated_talk(person: PersonFacts) -> Iterator[Done]:
    """Their rated talks one by one, newest first, for who does not need them all."""
    return (one for one in person.done if one.rated_talk)


def last_about_business(person: PersonFacts) -> Done | None:
    """Their last talk that may have been about business."""
    return next((one for one in person.done if one.maybe_business), None)


def refs(conversations: Iterable[Done]) -> tuple[RecordRef, ...]:
    """Conversations as records an insight rests on."""
    return tuple(RecordRef(RecordKind.CONVERSATION, one.id) for one in conversations)


def absence_ref(person: PersonFacts, last: Done | Mark[Any] | None) -> RecordRef:
    """What an absence rests on: the last such record, else the last change of stage, else the contact."""
    if isinstance(last, Done):
        return RecordRef(RecordKind.CONVERSATION, last.id)
    mark = last if last is not None else next(iter(person.stages), None)
    return RecordRef(RecordKind.CONTACT, person.id) if mark is None else ref(mark)


def became_friend(person: PersonFacts) -> Mark[NewStageChange] | None:
    """The change of stage that made them a friend; None where they were noted as one from the first."""
    return next((one for one in person.stages if one.said.after in FRIENDS and one.said.before not in FRIENDS), None)


def goal_moved(goal: Mark[NewGoal]) -> date:
    """The day a goal last moved: its state changed, or it was noted."""
    return max(goal.on, goal.said.moved_on or goal.on)


def comparing(facts: Facts) -> bool:
    """Whether the journal is old enough for comparisons."""
    return facts.started_on is not None and compared_from(facts) <= facts.today


def compared_from(facts: Facts) -> date:
    """The first day of comparisons; as of a journal with nothing in it, of one that begins today."""
    return (facts.started_on or facts.today) + timedelta(days=COMPARING_DAYS)


def paused(person: PersonFacts, facts: Facts) -> bool:
    """Whether absences of somebody are not spoken of now: they are away, or it is one of their seasonal months."""
    away = person.away_until is not None and person.away_until > facts.today
    return away or facts.today.month in person.months


def usual_gap(person: PersonFacts, facts: Facts) -> int:
    """How many days mostly lie between two touches: the cadence, else the median of the last year, else 60."""
    if person.cadence is not None:
        return person.cadence
    gap = median_gap(one.on for one in person.done if one.touch and within(facts, one.on, 365))
    return OWN_DAYS if gap is None else gap


def known_from(person: PersonFacts, facts: Facts) -> date | None:
    """The day from which absences of somebody count: the latest of journal start, contact added and first talk.

    None while there are fewer than three talks.
    """
    if person.talks < ENOUGH_TALKS or person.first_talk is None:
        return None
    return max(facts.started_on or person.first_talk, person.added_on, person.first_talk)


def absent(
    person: PersonFacts, facts: Facts, since: date | None, own_days: int, gap: int | None = None
) -> Absence | None:
    """An absence since a day (None: ever) of at least its own days and twice the usual gap; None where there is none.

    Days before the journal knew them, before they were back, of seasonal months and of silences of the whole journal do
    not count; and with fewer than three talks, or while they are away, nothing is said. `gap` is the usual gap where it
    is not theirs.
    """
    known = known_from(person, facts)
    if known is None or paused(person, facts):
        return None
    begin = max(since or known, known, person.away_until or known)
    if age(facts, begin) < own_days:
        return None
    counted = calendar(facts)
    days = counted.since(begin, person.months)
    if days < own_days:
        return None
    needed = max(own_days, 2 * (usual_gap(person, facts) if gap is None else gap))
    return Absence(days, counted.reached(begin, needed, person.months)) if days >= needed else None


def calendar(facts: Facts) -> Calendar:
    """The days that count, of a journal as of a day."""
    return _CALENDARS.of(facts)


class _Calendars:
    """The calendar that was asked for last: it is the same for everybody in the same facts."""

    def __init__(self) -> None:
        self._last: tuple[Sequence[date], Calendar] | None = None

    def of(self, facts: Facts) -> Calendar:
        last = self._last
        if last is None or last[0] is not facts.written or last[1].today != facts.today:
            last = self._last = (facts.written, Calendar(facts.written, facts.today))
        return last[1]


_CALENDARS = _Calendars()
