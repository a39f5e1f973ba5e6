# SPDX-License-Identifier: MIT
"""An open goal that no talk about business touched for long (balance: whose problem did we solve?).

Sixty days are the pace of a quarter with a talk missed. The days count from the last talk that may have been about
business, or from when the goal was noted or last moved where that is later. Several goals of one contact are one
insight.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from relationship_journal.insights.reading import Absence, absence_ref, absent, goal_moved, last_about_business
from relationship_journal.insights.rule import Noticed, Numbers, Rule, ref, said
from relationship_journal.values import Channel, Mark, NewGoal
from relationship_journal.values.insights import RuleNumber, Said, Severity, Step, StepKind
from relationship_journal.values.noticing import Done, Facts, PersonFacts


def _stalled(person: PersonFacts, facts: Facts, numbers: Numbers) -> Iterator[Noticed]:
    goals = [one for one in person.goals if one.said.open]
    if not goals:
        return
    last = last_about_business(person)
    found: list[tuple[Mark[NewGoal], Absence]] = []
    for goal in goals:
        moved = goal_moved(goal)
        still = absent(person, facts, max(moved, last.on) if last else moved, numbers["days"])
        if still is not None:
            found.append((goal, still))
    if found:
        yield _noticed([goal for goal, _ in found], min(still.since for _, still in found), last, person)


def _noticed(goals: list[Mark[NewGoal]], since: date, last: Done | None, person: PersonFacts) -> Noticed:
    what, more = goals[-1].said.what, len(goals) - 1
    title = said(
        "{n:goal} of {name} wait for a talk" if more else "A goal of {name} waits for a talk",
        n=len(goals), name=person.called,
    )  # fmt: skip
    evidence = (*map(ref, goals), *([absence_ref(person, last)] if last else []))
    step = Step(StepKind.PLAN, said("Plan a talk"), person.id, channel=Channel.CALL, text=f"Talk about “{what}”")
    return Noticed(
        Severity.WATCH,
        title,
        _sentence(what, more, goals[-1], last),
        evidence,
        since,
        step,
        min(goals[-1].on, last.on if last else goals[-1].on),
    )


def _sentence(what: str, more: int, oldest: Mark[NewGoal], last: Done | None) -> Said:
    """Which, and since when: the last talk about business, else the day the goal was noted."""
    open_ = "and {more:other goal} are open" if more else "is open"
    talked = "the last talk about business was {on:ago}" if last else "no talk about business is noted since {on:day}"
    on = last.on if last else oldest.on
    return said(f"“{{what:short}}” {open_}, and {talked}.", what=what, more=more, on=on)


RULE = Rule(
    "goal-stalled",
    "An open goal waits",
    "A goal is open, and there was no talk about business for {days:day}, or for twice the usual gap where that is "
    "longer.",
    "A talk about business, or the goal reached or dropped.",
    ("balance",),
    (RuleNumber("days", 60, 14, 365, "days without a talk about business while a goal is open"),),
    person=_stalled,
)
