# SPDX-License-Identifier: MIT
"""A promise is late. Two working days of grace: a promise noticed then can still be kept with a word (friends)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from relationship_journal.insights.reading import age
from relationship_journal.insights.rule import Noticed, Numbers, Rule, ref, said
from relationship_journal.values import Mark, NewPromise, Side, due_agreed
from relationship_journal.values.insights import RuleNumber, Severity, Step, StepKind
from relationship_journal.values.noticing import Facts, PersonFacts

_WORKING_DAYS = 5


def _late(person: PersonFacts, facts: Facts, numbers: Numbers) -> Iterator[Noticed]:
    for promise in person.promises:
        due = due_agreed(promise)
        if promise.said.open and due is not None and due < facts.today:
            yield _noticed(promise, due, person, facts, numbers)


def _noticed(promise: Mark[NewPromise], due: date, person: PersonFacts, facts: Facts, numbers: Numbers) -> Noticed:
    mine = promise.said.side is Side.ME
    act = mine and working_days(due, facts.today) > numbers["grace"]
    days, what = age(facts, due), promise.said.what
    if mine:
        title = said("A promise is {days:day} late", days=days)
        sentence = said("“{what:short}” for {name} was due {due:day}.", what=what, name=person.called, due=due)
        step = Step(StepKind.KEEP, said("Mark kept"), person.id, record=ref(promise))
    else:
        title = said("Waiting for {name} for {days:day}", name=person.called, days=days)
        sentence = said("“{what:short}” was due from {name} {due:day}.", what=what, name=person.called, due=due)
        step = Step(StepKind.NOTE, said("Ask about it"), person.id, record=ref(promise), text=f"Ask about “{what}”")
    severity = Severity.ACT if act else Severity.WATCH
    return Noticed(severity, title, sentence, (ref(promise),), due + timedelta(days=1), step)


def working_days(after: date, to: date) -> int:
    """How many days from Monday to Friday lie after one day, to another and with it."""
    days: Iterable[int] = range(1, (to - after).days + 1)
    return sum((after + timedelta(days=day)).weekday() < _WORKING_DAYS for day in days)


RULE = Rule(
    "late-promise",
    "A promise is late",
    "A promise is open after the day it was last agreed for; one of yours asks for more after {grace:working day}.",
    "Keep it, move it with a word, or let it go openly.",
    ("friends", "four-ways"),
    (RuleNumber("grace", 2, 0, 30, "working days until a late promise of yours asks to be acted on"),),
    person=_late,
    former=True,
)
