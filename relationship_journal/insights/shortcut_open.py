# SPDX-License-Identifier: MIT
"""A shortcut nobody was told of. One is enough, from its first day: it is better told than found out (pal, friends)."""

from __future__ import annotations

from collections.abc import Iterator

from relationship_journal.insights.records import by_age, mark_refs
from relationship_journal.insights.rule import Noticed, Numbers, Rule, ref, said
from relationship_journal.values.insights import Severity, Step, StepKind, Value
from relationship_journal.values.noticing import Facts, PersonFacts

_ONE = "{name} does not know of “{what:short}” of {on:day} yet; better told than found out."
_MORE = (
    "{name} does not know of {shortcuts:shortcut} yet, the oldest “{what:short}” of {on:day}; "
    "better told than found out."
)


def _untold(person: PersonFacts, facts: Facts, _: Numbers) -> Iterator[Noticed]:
    found = by_age(one for one in person.shortcuts if one.said.open)
    if not found:
        return
    oldest = found[0]
    values: dict[str, Value] = {"what": oldest.said.what, "on": oldest.on, "name": person.called}
    if len(found) == 1:
        title, sentence = said("A shortcut has not been told"), said(_ONE, **values)
    else:
        title = said("{shortcuts:shortcut} have not been told", shortcuts=len(found))
        sentence = said(_MORE, shortcuts=len(found), **values)
    step = Step(StepKind.TELL, said("Mark told"), person.id, record=ref(oldest))
    yield Noticed(Severity.ACT, title, sentence, mark_refs(found), oldest.on, step)


RULE = Rule(
    "shortcut-open",
    "A shortcut has not been told",
    "Something was changed or skipped without asking or telling, and the other side has not been told.",
    "Tell the other side of it.",
    ("pal", "friends"),
    person=_untold,
)
