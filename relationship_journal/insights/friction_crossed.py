# SPDX-License-Identifier: MIT
"""A friction that reached the other side, in the last quarter, and is not settled: now it costs both (friends).

What crossed earlier and still stands is told by the rules of open frictions alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from relationship_journal.insights.reading import first_of, within
from relationship_journal.insights.records import OPENER, mark_refs
from relationship_journal.insights.rule import Noticed, Numbers, Rule, ref, said
from relationship_journal.values import Mark, MixSide, NewFriction
from relationship_journal.values.insights import RuleNumber, Severity, Step, StepKind, Value
from relationship_journal.values.noticing import Facts, PersonFacts

_ONE = (
    "“{what:short}” with {name} began on the {began} side on {on:day} and reached the {reached} side on {crossed:day}."
)
_MORE = (
    "{frictions:friction} with {name} reached the other side; the first of them, “{what:short}”, "
    "began on the {began} side on {on:day} and reached the {reached} side on {crossed:day}."
)


def _crossed(person: PersonFacts, facts: Facts, numbers: Numbers) -> Iterator[Noticed]:
    found = sorted(crossed_lately(person, facts, numbers["days"]), key=_crossed_on)
    if not found:
        return
    first = found[0]
    began = first.said.began
    reached = MixSide.PERSONAL if began is MixSide.BUSINESS else MixSide.BUSINESS
    values: dict[str, Value] = {"what": first.said.what, "name": person.called, "began": began.value}
    values |= {"reached": reached.value, "on": first.on, "crossed": _crossed_on(first)}
    if len(found) == 1:
        title, sentence = said("A friction reached the {reached} side", reached=reached.value), said(_ONE, **values)
    else:
        title = said("{frictions:friction} reached the other side", frictions=len(found))
        sentence = said(_MORE, frictions=len(found), **values)
    since, begin = _crossed_on(first), first_of(facts, numbers["days"])
    yield Noticed(Severity.ACT, title, sentence, mark_refs(found), since, _step(first, person), begin)


def crossed_lately(person: PersonFacts, facts: Facts, days: int) -> list[Mark[NewFriction]]:
    """Frictions that reached the other side within so many days and are not settled."""
    return [one for one in person.frictions if one.said.open and within(facts, _crossed_on(one), days)]


def _crossed_on(friction: Mark[NewFriction]) -> date:
    return friction.said.crossed_on or date.min


def _step(friction: Mark[NewFriction], person: PersonFacts) -> Step:
    if friction.said.talked_on is not None:
        return Step(StepKind.SETTLE, said("Mark settled"), person.id, record=ref(friction))
    return Step(StepKind.PLAN, said("Plan the talk"), person.id, record=ref(friction), text=OPENER)


RULE = Rule(
    "friction-crossed",
    "A friction reached the other side",
    "A friction that began on one side, business or personal, reached the other within {days:day} and is not settled.",
    "Settle it.",
    ("friends",),
    (RuleNumber("days", 90, 7, 365, "days since a friction reached the other side"),),
    person=_crossed,
    former=True,
)
