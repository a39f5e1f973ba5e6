# SPDX-License-Identifier: MIT
"""Business slipped into time off, from the writer's side (three-ways, four-ways); business at the end is fine.

It stands until the next off-duty time goes well (kept, or with business only at the end), and no longer than a month:
by then it is past, and the next time is a new one. What slipped in a group is not about one person.
"""

from __future__ import annotations

from collections.abc import Iterator

from relationship_journal.insights.reading import first_of, refs
from relationship_journal.insights.rule import Noticed, Numbers, Rule, said
from relationship_journal.values.conversations import OffDuty
from relationship_journal.values.insights import RuleNumber, Severity, Step, StepKind, Value
from relationship_journal.values.noticing import Done, Facts, PersonFacts

_WENT_WELL = (OffDuty.KEPT, OffDuty.BUSINESS_AT_THE_END)
_ONE = "Business slipped into the off-duty time with {name} on {on:day}; the next step can wait for the morning after."
_MORE = (
    "Business slipped into {times:off-duty time} with {name}, last on {on:day}; "
    "the next step can wait for the morning after."
)


def _slipped(person: PersonFacts, facts: Facts, numbers: Numbers) -> Iterator[Noticed]:
    found = list(_since_one_went_well(person, facts, numbers["days"]))
    if not found:
        return
    values: dict[str, Value] = {"name": person.called, "on": found[0].on}
    if len(found) == 1:
        title, sentence = said("Business slipped into an off-duty time"), said(_ONE, **values)
    else:
        title = said("Business slipped into {times:off-duty time}", times=len(found))
        sentence = said(_MORE, times=len(found), **values)
    step = Step(StepKind.NOTE, said("Note the next step"), person.id, text="The next step, left for the morning after")
    since, first = found[-1].on, first_of(facts, numbers["days"])
    yield Noticed(Severity.WATCH, title, sentence, refs(found), since, step, first)


def _since_one_went_well(person: PersonFacts, facts: Facts, days: int) -> Iterator[Done]:
    """The times business slipped in, newest first, back to one that went well."""
    first = first_of(facts, days)
    for one in person.done:
        if one.on < first:
            return
        if one.off_duty is None or one.group:
            continue
        if one.off_duty in _WENT_WELL:
            return
        if one.off_duty is OffDuty.SLIPPED_BY_ME:
            yield one


RULE = Rule(
    "business-slipped-in",
    "Business slipped into time off",
    "In an off-duty time of the last {days:day}, business slipped in from your side, and none went well since.",
    "An off-duty time that is kept, or has business only at the end.",
    ("three-ways", "four-ways"),
    (RuleNumber("days", 30, 1, 180, "days in which it is told"),),
    person=_slipped,
)
