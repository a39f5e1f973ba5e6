# SPDX-License-Identifier: MIT
"""Promises past their day, of one side in one insight.

Two working days of grace: a promise noticed then can still be kept with a word (friends). A friend's has the record of
promises beside it, friends and others, once both sides have as many as `slower-for-friends` compares (friends).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from relationship_journal.insights.reading import age, comparing
from relationship_journal.insights.records import due_day, enough_due, late_from, mark_refs
from relationship_journal.insights.rule import Noticed, Numbers, Rule, ref, said
from relationship_journal.values import Mark, NewPromise, Side, due_agreed
from relationship_journal.values.insights import RuleNumber, Said, Severity, Step, StepKind, Value
from relationship_journal.values.noticing import Facts, PersonFacts

_WORKING_DAYS = 5
_RECORD = " Friends: {friends_kept} of {friends_due} on time; others: {others_kept} of {others_due}."


def _late(person: PersonFacts, facts: Facts, numbers: Numbers) -> Iterator[Noticed]:
    late = [promise for promise in person.promises if promise.said.open and _is_past(promise, facts.today)]
    for side, noticed in ((Side.ME, _mine), (Side.THEM, _theirs)):
        of_side = sorted((promise for promise in late if promise.said.side is side), key=due_day)
        if of_side:
            yield noticed(of_side, person, facts, numbers)


def _is_past(promise: Mark[NewPromise], today: date) -> bool:
    due = due_agreed(promise)
    return due is not None and due < today


def _mine(late: Sequence[Mark[NewPromise]], person: PersonFacts, facts: Facts, numbers: Numbers) -> Noticed:
    oldest, due = late[0], due_day(late[0])
    act = working_days(due, facts.today) > numbers["grace"]
    values: dict[str, Value] = {"what": oldest.said.what, "name": person.called, "due": due}
    if len(late) == 1:
        title = said("A promise is {days:day} late", days=age(facts, due))
        sentence = "“{what:short}” for {name} was due {due:day}."
    else:
        title = said("{late:promise} are late", late=len(late))
        sentence = "The oldest, “{what:short}” for {name}, was due {due:day}."
    if person.friend and comparing(facts) and enough_due((facts.friends, facts.others), numbers["compared"]):
        sentence += _RECORD
        values |= {"friends_kept": facts.friends.on_time, "friends_due": facts.friends.due}
        values |= {"others_kept": facts.others.on_time, "others_due": facts.others.due}
    severity = Severity.ACT if act else Severity.WATCH
    step = Step(StepKind.KEEP, said("Mark kept"), person.id, record=ref(oldest))
    return Noticed(severity, title, Said(sentence, values), mark_refs(late), late_from(oldest), step)


def _theirs(late: Sequence[Mark[NewPromise]], person: PersonFacts, facts: Facts, _: Numbers) -> Noticed:
    oldest, due = late[0], due_day(late[0])
    what, name = oldest.said.what, person.called
    if len(late) == 1:
        title = said("Waiting for {name} for {days:day}", name=name, days=age(facts, due))
        sentence = said("“{what:short}” was due from {name} {due:day}.", what=what, name=name, due=due)
    else:
        title = said("Waiting for {name} on {late:promise}", name=name, late=len(late))
        sentence = said("The oldest, “{what:short}” from {name}, was due {due:day}.", what=what, name=name, due=due)
    step = Step(StepKind.NOTE, said("Ask about it"), person.id, record=ref(oldest), text=f"Ask about “{what}”")
    return Noticed(Severity.WATCH, title, sentence, mark_refs(late), late_from(oldest), step)


def working_days(after: date, to: date) -> int:
    """How many days from Monday to Friday lie after one day, to another and with it."""
    weeks, rest = divmod((to - after).days, 7)
    first = after.weekday() + 1
    return weeks * _WORKING_DAYS + sum(day % 7 < _WORKING_DAYS for day in range(first, first + rest))


RULE = Rule(
    "late-promise",
    "A promise is late",
    "A promise is open after the day it was last agreed for; one of yours asks for more after {grace:working day}. "
    "The record of friends and others stands beside it once {compared:promise} of yours fell due on each side.",
    "Keep it, move it with a word, or let it go openly.",
    ("friends", "four-ways"),
    (
        RuleNumber("grace", 2, 0, 30, "working days until a late promise of yours asks to be acted on"),
        RuleNumber("compared", 8, 3, 100, "promises due on each side before both records stand beside it"),
    ),
    person=_late,
    former=True,
)
