# SPDX-License-Identifier: MIT
"""A friction nobody has talked about. A week leaves room for it to pass by itself; after that it grows (friends)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from relationship_journal.insights.reading import age
from relationship_journal.insights.records import OPENER, by_age, mark_refs
from relationship_journal.insights.rule import Noticed, Numbers, Rule, ref, said
from relationship_journal.values.insights import RuleNumber, Severity, Step, StepKind, Value
from relationship_journal.values.noticing import Facts, PersonFacts

_ONE = "“{what:short}” with {name} has been open for {days:day}, and nobody has talked about it."
_MORE = (
    "{frictions:friction} with {name} have been open without being talked about, "
    "the longest, “{what:short}”, for {days:day}."
)


def _unspoken(person: PersonFacts, facts: Facts, numbers: Numbers) -> Iterator[Noticed]:
    found = by_age(
        one
        for one in person.frictions
        if one.said.open and one.said.talked_on is None and age(facts, one.on) >= numbers["days"]
    )
    if not found:
        return
    oldest = found[0]
    values: dict[str, Value] = {"what": oldest.said.what, "days": age(facts, oldest.on), "name": person.called}
    if len(found) == 1:
        title, sentence = said("A friction has not been talked about"), said(_ONE, **values)
    else:
        title = said("{frictions:friction} have not been talked about", frictions=len(found))
        sentence = said(_MORE, frictions=len(found), **values)
    since = oldest.on + timedelta(days=numbers["days"])
    step = Step(StepKind.PLAN, said("Plan the talk"), person.id, record=ref(oldest), text=OPENER)
    yield Noticed(Severity.ACT, title, sentence, mark_refs(found), since, step, oldest.on)


RULE = Rule(
    "friction-unspoken",
    "A friction has not been talked about",
    "A friction has been open for {days:day} or more, and nobody has talked about it.",
    "Talk about it.",
    ("friends",),
    (RuleNumber("days", 7, 1, 90, "days a friction may be open without being talked about"),),
    person=_unspoken,
    former=True,
)
