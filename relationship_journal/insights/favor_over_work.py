# SPDX-License-Identifier: MIT
"""A favor pushed aside something of theirs or of another customer. One is enough: it was somebody's work (pal)."""

from __future__ import annotations

from collections.abc import Iterator

from relationship_journal.insights.records import by_age, mark_refs
from relationship_journal.insights.rule import Noticed, Numbers, Rule, ref, said
from relationship_journal.values import Side
from relationship_journal.values.insights import Severity, Step, StepKind, Value
from relationship_journal.values.noticing import Facts, PersonFacts

_ONE = "“{what:short}” for {name} pushed aside “{aside:short}”, which is not made good yet."
_MORE = (
    "{favors:favor} for {name} pushed work aside that is not made good yet; "
    "the oldest, “{what:short}”, pushed aside “{aside:short}”."
)


def _pushed(person: PersonFacts, facts: Facts, _: Numbers) -> Iterator[Noticed]:
    found = by_age(one for one in person.favors if one.said.open and one.said.done_by is Side.ME)
    if not found:
        return
    oldest = found[0]
    values: dict[str, Value] = {"what": oldest.said.what, "aside": oldest.said.pushed_aside, "name": person.called}
    if len(found) == 1:
        title, sentence = said("A favor pushed work aside"), said(_ONE, **values)
    else:
        title = said("{favors:favor} pushed work aside", favors=len(found))
        sentence = said(_MORE, favors=len(found), **values)
    step = Step(StepKind.MAKE_GOOD, said("Mark made good"), person.id, record=ref(oldest))
    yield Noticed(Severity.ACT, title, sentence, mark_refs(found), oldest.on, step)


RULE = Rule(
    "favor-over-work",
    "A favor pushed work aside",
    "A favor done by you pushed aside something of the same or another customer, and that is not made good yet.",
    "Make good what was pushed aside.",
    ("pal",),
    person=_pushed,
)
