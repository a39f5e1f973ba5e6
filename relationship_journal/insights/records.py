# SPDX-License-Identifier: MIT
"""What several rules ask of marks: which one is the oldest, when there were enough, and promises that fell due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any, TypeVar

from relationship_journal.insights.rule import ref
from relationship_journal.values import Mark, NewMark, NewPromise, Side, due_agreed, fell_due, kept_late
from relationship_journal.values.insights import RecordRef
from relationship_journal.values.noticing import Facts, PersonFacts, Tally

OPENER = "I think we're having a problem here. I'd like to talk about it."
"""How a talk about a friction can begin (friends)."""

Content_co = TypeVar("Content_co", bound=NewMark, covariant=True)


def mark_refs(marks: Iterable[Mark[Any]]) -> tuple[RecordRef, ...]:
    """Marks as records an insight rests on."""
    return tuple(ref(mark) for mark in marks)


def by_age(marks: Iterable[Mark[Content_co]]) -> list[Mark[Content_co]]:
    """Marks by the day they were made, the oldest first."""
    return sorted(marks, key=_age)


def _age(mark: Mark[Any]) -> tuple[date, int]:
    return mark.on, mark.id


def nth_day(days: Iterable[date], n: int) -> date:
    """The day on which there were `n` of them; there are at least so many."""
    return sorted(days)[max(n, 1) - 1]


def mine_due(person: PersonFacts, facts: Facts, first: date) -> Iterator[Mark[NewPromise]]:
    """Promises of the writer to somebody that fell due since a day, which is none before those of the record."""
    for promise in person.promises:
        said = promise.said
        # Most promises are long past: these few words spare looking at each of them closely.
        if said.side is not Side.ME or (not promise.moves and (said.due is None or said.due < first)):
            continue
        if fell_due(promise, facts.today) and due_day(promise) >= first:
            yield promise


def was_late(promise: Mark[NewPromise]) -> bool:
    """Whether a promise that fell due was not kept by the day agreed."""
    return promise.said.kept_on is None or kept_late(promise)


def late_from(promise: Mark[NewPromise]) -> date:
    """The first day on which a promise with a day was late."""
    return due_day(promise) + timedelta(days=1)


def due_day(promise: Mark[NewPromise]) -> date:
    """The day agreed for a promise that has one."""
    return due_agreed(promise) or promise.on


def compared_people(facts: Facts) -> Iterator[PersonFacts]:
    """Those that a comparison over all customers is made of, as the tallies count them."""
    there = (one for one in facts.people.values() if one.customer)
    return (one for one in there if not (one.family or one.company or one.archived))


def enough_due(sides: Sequence[Tally], least: int) -> bool:
    """Whether so many promises fell due on every side of a comparison."""
    return all(side.due >= least for side in sides)
