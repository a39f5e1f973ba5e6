# SPDX-License-Identifier: MIT
"""A friction was talked about and is still open. A month is time enough for what was agreed to happen (friends).

Days are counted from the day it opened, as its age is told.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from relationship_journal.insights.reading import age
from relationship_journal.insights.records import by_age, mark_refs
from relationship_journal.insights.rule import Noticed, Numbers, Rule, ref, said
from relationship_journal.values.insights import RuleNumber, Severity, Step, StepKind, Value
from relationship_journal.values.noticing import Facts, PersonFacts

_ONE = "“{what:short}” with {name} was talked about on {talked:day}, and is not settled yet."
_MORE = "{frictions:friction} with {name} were talked about and are not settled yet, the oldest “{what:short}”."


def _lingering(person: PersonFacts, facts: Facts, numbers: Numbers) -> Iterator[Noticed]:
    found = by_age(
        one
        for one in person.frictions
        if one.said.open and one.said.talked_on is not None and age(facts, one.on) >= numbers["days"]
    )
    if not found:
        return
    oldest = found[0]
    talked = oldest.said.talked_on or oldest.on
    values: dict[str, Value] = {"what": oldest.said.what, "name": person.called, "talked": talked}
    if len(found) == 1:
        title, sentence = (
            said("A friction has been open for {days:day}", days=age(facts, oldest.on)),
            said(_ONE, **values),
        )
    else:
        title = said("{frictions:friction} have been open for long", frictions=len(found))
        sentence = said(_MORE, frictions=len(found), **values)
    since = max(oldest.on + timedelta(days=numbers["days"]), talked)
    step = Step(StepKind.SETTLE, said("Mark settled"), person.id, record=ref(oldest))
    yield Noticed(Severity.WATCH, title, sentence, mark_refs(found), since, step, oldest.on)


RULE = Rule(
    "friction-lingers",
    "A friction is still open",
    "A friction was talked about, and is still open {days:day} or more after it began.",
    "Settle it.",
    ("friends",),
    (RuleNumber("days", 30, 7, 365, "days a friction that was talked about may be open"),),
    person=_lingering,
    former=True,
)
