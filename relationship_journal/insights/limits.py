# SPDX-License-Identifier: MIT
"""A limit the writer set is used up this month, or nearly so (three-ways).

What is used is counted as everywhere the limit is shown. Four fifths leave time to choose what the rest is for. A limit
that is used up is told by `over-limit` alone, and all limits of a contact in one insight. The next month clears it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from relationship_journal.insights.rule import Noticed, Numbers, Rule, said
from relationship_journal.values import LimitKind
from relationship_journal.values.insights import (
    Money,
    RecordKind,
    RecordRef,
    RuleNumber,
    Said,
    Severity,
    Step,
    StepKind,
    Value,
)
from relationship_journal.values.noticing import Facts, LimitHeld, PersonFacts

_ALL = 100
_NAMES = {
    LimitKind.PERSONAL_MINUTES: "personal time",
    LimitKind.OFF_DUTY_TIMES: "off-duty times",
    LimitKind.SPENDING: "spending",
}
_USED = {
    LimitKind.PERSONAL_MINUTES: "{{used{n}:minutes}} of {{amount{n}:minutes}} of personal time",
    LimitKind.OFF_DUTY_TIMES: "{{used{n}}} of {{amount{n}:off-duty time}}",
    LimitKind.SPENDING: "{{used{n}:money}} of {{amount{n}:money}} spent",
}


def _over(person: PersonFacts, facts: Facts, _: Numbers) -> Iterator[Noticed]:
    found = [limit for limit in person.limits if used_up(limit)]
    if len(found) == 1:
        yield _noticed(said("The limit for {of} is reached", of=_NAMES[found[0].use.kind]), found, _ALL, person, facts)
    elif found:
        yield _noticed(said("{limits:limit} are reached", limits=len(found)), found, _ALL, person, facts)


def _near(person: PersonFacts, facts: Facts, numbers: Numbers) -> Iterator[Noticed]:
    part = numbers["part"]
    found = [limit for limit in person.limits if not used_up(limit) and _reached(limit, limit.use.used, part)]
    if len(found) == 1:
        yield _noticed(said("Near the limit for {of}", of=_NAMES[found[0].use.kind]), found, part, person, facts)
    elif found:
        yield _noticed(said("Near {limits:limit}", limits=len(found)), found, part, person, facts)


def used_up(limit: LimitHeld) -> bool:
    """Whether all of a limit is used; one of nothing is, once anything is."""
    return _reached(limit, limit.use.used, _ALL)


def _reached(limit: LimitHeld, used: int, part: int) -> bool:
    return used > 0 and used * 100 >= limit.use.amount * part


def _noticed(title: Said, found: Sequence[LimitHeld], part: int, person: PersonFacts, facts: Facts) -> Noticed:
    month = facts.today.replace(day=1)
    values: dict[str, Value] = {"name": person.called}
    told = []
    for n, limit in enumerate(found):
        use = limit.use
        told.append(_USED[use.kind].format(n=n))
        money = use.kind is LimitKind.SPENDING
        values[f"used{n}"] = Money(use.used, use.currency) if money else use.used
        values[f"amount{n}"] = Money(use.amount, use.currency) if money else use.amount
    sentence = Said(f"This month with {{name}}: {', '.join(told)}.", values)
    since = min(_since(limit, part, month) for limit in found)
    step = Step(StepKind.BOTH_SIDES, said("Show both sides"), person.id)
    return Noticed(Severity.WATCH, title, sentence, _evidence(found), since, step, month)


def _evidence(found: Sequence[LimitHeld]) -> tuple[RecordRef, ...]:
    used = dict.fromkeys(one.conversation for limit in found for one in limit.by)
    limits = tuple(RecordRef(RecordKind.LIMIT, limit.id) for limit in found)
    return (*limits, *(RecordRef(RecordKind.CONVERSATION, row_id) for row_id in used))


def _since(limit: LimitHeld, part: int, month: date) -> date:
    """The day on which so much of a limit was used; minutes that are rounded may come together a little later."""
    used, last = 0, month
    for one in reversed(limit.by):
        used, last = used + one.amount, one.on
        if _reached(limit, used, part):
            break
    return last


OVER = Rule(
    "over-limit",
    "A limit is reached",
    "Personal time, off-duty times or spending of this month have reached your own limit.",
    "The next month, or another limit.",
    ("three-ways",),
    person=_over,
)

NEAR = Rule(
    "near-limit",
    "A limit is near",
    "Personal time, off-duty times or spending of this month have reached {part} percent of your own limit.",
    "The next month, or another limit.",
    ("three-ways",),
    (RuleNumber("part", 80, 50, 99, "percent of a limit that is used"),),
    person=_near,
)
