# SPDX-License-Identifier: MIT
"""A no, or a push on the price, whose reason nobody knows.

Three days pass before it asks: the reason is often told in the next call. Without it nothing can be learned of a no,
and a friend's is easily taken to heart (three-ways).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from relationship_journal.insights.reading import age
from relationship_journal.insights.records import by_age, mark_refs
from relationship_journal.insights.rule import Noticed, Numbers, Rule, ref, said
from relationship_journal.values.insights import RuleNumber, Severity, Step, StepKind, Value
from relationship_journal.values.noticing import Facts, PersonFacts

_ONE = "{name} said no to “{what:short}” on {on:day}, and the specific reason is not known."
_MORE = "{name} said no {refusals} times and the specific reason is not known, first to “{what:short}” on {on:day}."


def _unexplained(person: PersonFacts, facts: Facts, numbers: Numbers) -> Iterator[Noticed]:
    found = by_age(one for one in person.refusals if not one.said.reason_known and age(facts, one.on) > numbers["days"])
    if not found:
        return
    oldest = found[0]
    values: dict[str, Value] = {"what": oldest.said.what, "on": oldest.on, "name": person.called}
    if len(found) == 1:
        title, sentence = said("A no is without its reason"), said(_ONE, **values)
    else:
        title = said("{refusals} noes are without their reason", refusals=len(found))
        sentence = said(_MORE, refusals=len(found), **values)
    step = Step(StepKind.GIVE_REASON, said("Note the reason"), person.id, record=ref(oldest))
    since = oldest.on + timedelta(days=numbers["days"] + 1)
    yield Noticed(Severity.ACT, title, sentence, mark_refs(found), since, step, oldest.on)


RULE = Rule(
    "no-without-reason",
    "A no is without its reason",
    "The reason for a no, or for a push on the price, is still not known after {days:day}.",
    "Ask for the specific reason, and note it.",
    ("three-ways",),
    (RuleNumber("days", 3, 0, 60, "days a no may be without its reason"),),
    person=_unexplained,
)
