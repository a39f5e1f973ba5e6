# SPDX-License-Identifier: MIT
"""Something noted "to raise" waits, or the talk it is for is near (balance).

Two weeks are time for a talk to come by, and the day before a meeting is the last good time to think of it. A meeting
later today counts as well, so that nothing is hidden on the very day; one meant to be off duty does not. A note states
a fact, so its days are those of the calendar and it needs no talks before; but nothing is to be raised with somebody
who is away. Several notes for one contact are one insight, about the oldest.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from relationship_journal.insights.reading import age, paused
from relationship_journal.insights.rule import Noticed, Numbers, Rule, ref, said
from relationship_journal.values import Mark, NewNote, NoteKind
from relationship_journal.values.insights import RecordKind, RecordRef, RuleNumber, Said, Severity, Step, StepKind
from relationship_journal.values.noticing import Facts, PersonFacts, Planned


def _waiting(person: PersonFacts, facts: Facts, numbers: Numbers) -> Iterator[Noticed]:
    notes = [one for one in person.notes if one.said.open and one.said.kind is NoteKind.TO_RAISE]
    if not notes:
        return
    last_day = facts.today + timedelta(days=numbers["ahead"])
    soon = [one for one in person.plans if facts.today <= one.on <= last_day and not one.off_duty]
    if soon:
        yield _before(min(soon, key=_on), notes, person, numbers)
    elif not paused(person, facts):
        waited = [one for one in notes if age(facts, one.on) >= numbers["days"]]
        if waited:
            yield _long(waited, person, numbers)


def _on(plan: Planned) -> date:
    return plan.on


def _before(plan: Planned, notes: list[Mark[NewNote]], person: PersonFacts, numbers: Numbers) -> Noticed:
    oldest, more = notes[-1], len(notes) - 1
    still = "is still to be raised" if not more else "and {more:other note} are still to be raised"
    sentence = said(
        f"You talk with {{name}} {{on:ago}}, and “{{what:short}}” {still}.",
        name=person.called, on=plan.on, what=oldest.said.what, more=more,
    )  # fmt: skip
    evidence = (*map(ref, notes), RecordRef(RecordKind.CONVERSATION, plan.id))
    since = max(plan.on - timedelta(days=numbers["ahead"]), oldest.on)
    return _noticed(sentence, notes, evidence, since, person)


def _long(notes: list[Mark[NewNote]], person: PersonFacts, numbers: Numbers) -> Noticed:
    oldest, more = notes[-1], len(notes) - 1
    others = "and {more:other note} have waited since {on:day}" if more else "has waited since {on:day}"
    sentence = said(f"“{{what:short}}” {others}.", what=oldest.said.what, more=more, on=oldest.on)
    since = oldest.on + timedelta(days=numbers["days"])
    return _noticed(sentence, notes, tuple(map(ref, notes)), since, person)


def _noticed(
    sentence: Said, notes: list[Mark[NewNote]], evidence: tuple[RecordRef, ...], since: date, person: PersonFacts
) -> Noticed:
    many = len(notes) > 1
    title = said(
        "{n} things to raise with {name}" if many else "Something to raise with {name}",
        n=len(notes),
        name=person.called,
    )
    step = Step(StepKind.RAISE, said("Mark raised"), person.id, record=ref(notes[-1]))
    return Noticed(Severity.WATCH, title, sentence, evidence, since, step, min(notes[-1].on, since))


RULE = Rule(
    "to-raise",
    "Something waits to be raised",
    "Something is noted to raise for {days:day}, or a talk with the contact is planned within {ahead:day}.",
    "Raising it.",
    ("balance",),
    (
        RuleNumber("days", 14, 1, 365, "days that a note to raise waits"),
        RuleNumber("ahead", 1, 0, 7, "days before a planned talk on which its notes are told"),
    ),
    person=_waiting,
)
