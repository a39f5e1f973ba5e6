# SPDX-License-Identifier: MIT
"""Promises are kept on time, over all customers: the best steward of service is one who keeps promises (four-ways).

Ten are enough to be proud of, and with ten a single late one is too many for 95 of every 100. Counted as everywhere, in
the 180 days of the record, by the day last agreed; like every rate it waits for the first 60 days to pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from relationship_journal.insights.reading import compared_from, comparing
from relationship_journal.insights.records import compared_people, due_day, mark_refs, mine_due, was_late
from relationship_journal.insights.rule import Noticed, Numbers, Rule, said
from relationship_journal.values import Mark, NewPromise, record_from
from relationship_journal.values.insights import RuleNumber, Severity, Step, StepKind
from relationship_journal.values.marks import RECORD_DAYS
from relationship_journal.values.noticing import Facts

_SENTENCE = (
    f"Over all customers, {{kept}} of {{due:promise}} due in {RECORD_DAYS} days were kept on time: "
    "the best steward of service."
)


def _steward(facts: Facts, numbers: Numbers) -> Iterator[Noticed]:
    due = facts.friends.due + facts.others.due
    kept = facts.friends.on_time + facts.others.on_time
    if not comparing(facts) or not _good(due, kept, numbers):
        return
    first = record_from(facts.today)
    promises = sorted(
        (promise for person in compared_people(facts) for promise in mine_due(person, facts, first)), key=due_day
    )
    step = Step(StepKind.PROMISES, said("Show promises"))
    sentence = said(_SENTENCE, kept=kept, due=due)
    since = max(_since(promises, numbers) or first, compared_from(facts))
    yield Noticed(
        Severity.GOOD, said("Your promises are kept on time"), sentence, mark_refs(promises), since, step, first
    )


def _good(due: int, kept: int, numbers: Numbers) -> bool:
    return due >= numbers["due"] and kept * 100 >= due * numbers["part"]


def _since(promises: Sequence[Mark[NewPromise]], numbers: Numbers) -> date | None:
    """The day from which the record has been good, as one promise after the other fell due."""
    since, kept = None, 0
    for due, promise in enumerate(promises, 1):
        kept += not was_late(promise)
        if not _good(due, kept, numbers):
            since = None
        elif since is None:
            since = due_day(promise)
    return since


RULE = Rule(
    "service-record",
    "Promises are kept on time",
    f"Of your promises due in {RECORD_DAYS} days to all customers, {{due}} or more, {{part}} percent or more "
    "were kept on time.",
    "Good news: it goes when fewer promises are due, or fewer are on time.",
    ("four-ways",),
    (
        RuleNumber("due", 10, 3, 200, "promises due"),
        RuleNumber("part", 95, 50, 100, "percent kept on time"),
    ),
    everyone=_steward,
)
