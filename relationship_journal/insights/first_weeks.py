# SPDX-License-Identifier: MIT
"""The first weeks, of a journal and of a contact: what is said until trends can appear, and the good word after.

The numbers are those of the design: at most three cards in Today for the four weeks until the first look-back, dots for
late promises alone for fourteen days, trends after three talks and five rated ones. Somebody whose talks are never
rated is out of the first weeks when comparisons start, after sixty days: there is nothing more to wait for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from relationship_journal.insights.reading import (
    COMPARED,
    COMPARING_DAYS,
    ENOUGH_TALKS,
    age,
    rated_talks,
    talks,
    within,
)
from relationship_journal.insights.rule import ref, said
from relationship_journal.values import Mark, NewPromise, NoteKind, Side, due_agreed, fell_due, kept_late
from relationship_journal.values.insights import Insight, RecordRef, Said, Value
from relationship_journal.values.noticing import Facts, PersonFacts

FIRST_WEEKS = 28
"""Days until the first look-back is offered; up to then Today shows fewer cards."""
FEW_CARDS = 3
CARDS = 5
DOTLESS_DAYS = 14
"""Days in which only late promises put a dot on a contact."""
GOOD_DAYS = 90
"""The days a good word speaks of."""
_LATE_PROMISE = "late-promise"


@dataclass(frozen=True, slots=True)
class OpenLoop:
    """Something open with a contact, as a sentence, and the mark it is about."""

    says: Said
    record: RecordRef


@dataclass(frozen=True, slots=True)
class FirstWeeks:
    """What the panel of a contact shows until trends can appear; `question` is None where its answer is known."""

    numbers: Said
    loop: OpenLoop | None
    question: Said | None
    foot: Said


def most_cards(facts: Facts) -> int:
    """How many cards Today shows at most."""
    return FEW_CARDS if facts.started_on is None or age(facts, facts.started_on) < FIRST_WEEKS else CARDS


def may_dot(insight: Insight, facts: Facts) -> bool:
    """Whether an insight may put a dot on a contact yet."""
    early = facts.started_on is None or age(facts, facts.started_on) < DOTLESS_DAYS
    return not early or insight.rule == _LATE_PROMISE


def first_weeks(person: PersonFacts, facts: Facts) -> FirstWeeks | None:
    """What is shown of somebody until trends can appear; None once they can, and for whom rules do not speak of."""
    rated = len(rated_talks(person))
    waited = person.first_talk is not None and age(facts, person.first_talk) >= COMPARING_DAYS
    if not person.subject or (person.talks >= ENOUGH_TALKS and (rated >= COMPARED or waited)):
        return None
    question = None if person.goals else said("What did you two first meet over?")
    return FirstWeeks(_numbers(person, rated), open_loop(person), question, _foot(person, rated))


def _numbers(person: PersonFacts, rated: int) -> Said:
    if not person.talks:
        return said("No talk so far.")
    if person.talks == 1:
        return said("1 talk so far, with its share set." if rated else "1 talk so far, its share not set yet.")
    share = (
        "each with its share set" if rated == person.talks else "the share set for {rated}" if rated else "no share set"
    )
    return said(f"{{n:talk}} so far, {share}.", n=person.talks, rated=rated)


def _foot(person: PersonFacts, rated: int) -> Said:
    """When trends appear: after so many more talks whose share was set."""
    more = max(COMPARED - rated, ENOUGH_TALKS - person.talks, 1)
    return said("Trends appear after {n:more talk} whose share you set.", n=more)


def open_loop(person: PersonFacts) -> OpenLoop | None:
    """One thing that is open with somebody: what is owed first, then what weighs, then what waits for a talk."""
    for marks, template in _loops(person):
        if marks:
            mark = min(marks, key=_due)
            return OpenLoop(said(template, what=mark.said.what, name=person.called), ref(mark))
    return None


def _loops(person: PersonFacts) -> Iterator[tuple[Sequence[Mark[Any]], str]]:
    yield [one for one in _open(person.promises) if one.said.side is Side.ME], "You promised {name}: “{what:short}”."
    yield _open(person.promises), "{name} promised you: “{what:short}”."
    yield _open(person.shortcuts), "{name} has not been told: “{what:short}”."
    yield _open(person.frictions), "A friction is open with {name}: “{what:short}”."
    yield [one for one in person.refusals if not one.said.reason_known], "A no without its reason: “{what:short}”."
    yield [one for one in _open(person.notes) if one.said.kind is NoteKind.TO_RAISE], "To raise: “{what:short}”."
    yield _open(person.notes), "To ask about: “{what:short}”."
    yield _open(person.goals), "An open goal of {name}: “{what:short}”."


def _open(marks: Sequence[Mark[Any]]) -> list[Mark[Any]]:
    return [one for one in marks if one.said.open]


def _due(mark: Mark[Any]) -> tuple[bool, date]:
    due = due_agreed(mark) if isinstance(mark.said, NewPromise) else None
    return due is None, due or mark.on


def good_word(person: PersonFacts, facts: Facts) -> Said:
    """One good sentence for somebody there is nothing to watch about, with the counts of the last 90 days."""
    count = sum(within(facts, one.on, GOOD_DAYS) for one in talks(person))
    due = [one for one in person.promises if one.said.side is Side.ME and _fell_due(one, facts)]
    on_time = sum(one.said.kept_on is not None and not kept_late(one) for one in due)
    last = next((one.on for one in person.done if one.touch), None)
    values: dict[str, Value] = {"n": count, "days": GOOD_DAYS, "kept": on_time, "due": len(due)}
    parts = ["{n:talk} in {days:day}"] if count else []
    if due:
        parts += _kept(on_time, len(due))
    if not parts and last is not None:
        values["on"] = last
        parts.append("the last word was {on:ago}")
    return Said(f"Nothing to watch: {', '.join(parts)}." if parts else "Nothing to watch.", values)


def _kept(on_time: int, due: int) -> list[str]:
    """How many promises were kept on time, as far as it is good news."""
    if on_time < due:
        return ["{kept:promise} kept on time"] if on_time else []
    return [{1: "the promise kept on time", 2: "both promises kept on time"}.get(due, "all {due:promise} kept on time")]


def _fell_due(promise: Mark[NewPromise], facts: Facts) -> bool:
    """Whether a promise fell due in the days a good word speaks of, as values.fell_due has it."""
    due = due_agreed(promise)
    return due is not None and within(facts, due, GOOD_DAYS) and fell_due(promise, facts.today)
