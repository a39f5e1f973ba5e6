# SPDX-License-Identifier: MIT
"""A goal was reached, and nobody has celebrated it: good news that is worth a thank-you while it is fresh.

A month is as long as it can be said without sounding late (friends, balance).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from relationship_journal.insights.reading import first_of, within
from relationship_journal.insights.records import mark_refs
from relationship_journal.insights.rule import Noticed, Numbers, Rule, ref, said
from relationship_journal.values import GoalState, Mark, NewGoal
from relationship_journal.values.insights import RuleNumber, Severity, Step, StepKind, Value
from relationship_journal.values.noticing import Facts, PersonFacts

_ONE = "“{what:short}” was reached on {on:day}; a moment to say thank you, or to celebrate it together."
_MORE = (
    "{goals:goal} were reached in {days:day}, last “{what:short}” on {on:day}; "
    "a moment to say thank you, or to celebrate them together."
)


def _reached(person: PersonFacts, facts: Facts, numbers: Numbers) -> Iterator[Noticed]:
    found = sorted(
        (
            goal
            for goal in person.goals
            if goal.said.state is GoalState.REACHED
            and goal.said.celebrated_on is None
            and within(facts, _reached_on(goal), numbers["days"])
        ),
        key=_reached_on,
    )
    if not found:
        return
    last = found[-1]
    values: dict[str, Value] = {"what": last.said.what, "on": _reached_on(last)}
    if len(found) == 1:
        title, sentence = said("A goal was reached with {name}", name=person.called), said(_ONE, **values)
    else:
        title = said("{goals:goal} were reached with {name}", goals=len(found), name=person.called)
        sentence = said(_MORE, goals=len(found), days=numbers["days"], **values)
    step = Step(StepKind.CELEBRATE, said("Mark celebrated"), person.id, record=ref(last))
    since, first = _reached_on(found[0]), first_of(facts, numbers["days"])
    yield Noticed(Severity.GOOD, title, sentence, mark_refs(found), since, step, first)


def _reached_on(goal: Mark[NewGoal]) -> date:
    return goal.said.moved_on or goal.on


RULE = Rule(
    "shared-success",
    "A goal was reached",
    "A goal was reached in the last {days:day}, and is not celebrated yet.",
    "Say thank you, or celebrate it together.",
    ("friends", "balance"),
    (RuleNumber("days", 30, 1, 180, "days since a goal was reached"),),
    person=_reached,
)
