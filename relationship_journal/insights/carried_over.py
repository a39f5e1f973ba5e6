# SPDX-License-Identifier: MIT
"""A no was carried over into the friendship: personal talks before it, and only business since; or it still hurts.

Two personal talks in the 60 days before show that there were such talks, and two business talks since that one did talk
again (three-ways). Only rated talks tell which they were; those on the day of the no tell nothing of before and after,
though a personal one that day ends it. These counts are the rule's own: it compares no shares. A no that fits the
pattern is told before those that still hurt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from relationship_journal.insights.reading import refs
from relationship_journal.insights.records import by_age, mark_refs, nth_day
from relationship_journal.insights.rule import Noticed, Numbers, Rule, ref, said
from relationship_journal.values import Mark, NewRefusal
from relationship_journal.values.insights import RuleNumber, Severity, Step, StepKind, Value
from relationship_journal.values.noticing import Done, Facts, PersonFacts

_PATTERN = (
    "{before:personal talk} in the {days:day} before the no to “{what:short}” of {on:day}, none since, "
    "and {since:business talk}; it was business."
)
_HURTS = "The no to “{what:short}” of {on:day} still hurts; it was business."
_MORE_HURT = "{refusals} noes from {name} still hurt, the oldest to “{what:short}” of {on:day}; it was business."


def _carried(person: PersonFacts, facts: Facts, numbers: Numbers) -> Iterator[Noticed]:
    if not person.refusals:
        return
    for refusal in sorted(person.refusals, key=_newest_first):
        noticed = _pattern(refusal, person, numbers)
        if noticed is not None:
            yield noticed
            return
    hurting = by_age(one for one in person.refusals if one.said.still_hurts and one.on <= facts.today)
    if hurting:
        yield _hurt(hurting, person)


def _newest_first(refusal: Mark[NewRefusal]) -> tuple[int, int]:
    return -refusal.on.toordinal(), -refusal.id


def _pattern(refusal: Mark[NewRefusal], person: PersonFacts, numbers: Numbers) -> Noticed | None:
    on = refusal.on
    first = on - timedelta(days=numbers["days"])
    business: list[Done] = []
    before: list[Done] = []
    for one in person.done:
        if one.on < first:
            break
        if one.personal_talk:
            if one.on >= on:
                return None
            before.append(one)
        elif one.on > on and one.business_talk:
            business.append(one)
    if len(before) < numbers["before"] or len(business) < numbers["since"]:
        return None
    values: dict[str, Value] = {"before": len(before), "since": len(business), "days": numbers["days"]}
    sentence = said(_PATTERN, what=refusal.said.what, on=on, **values)
    since = nth_day((one.on for one in business), numbers["since"])
    evidence = (ref(refusal), *refs(before), *refs(business))
    step = Step(StepKind.PLAN, said("Plan a personal talk"), person.id, text="No business this time: how are you?")
    title = said("Only business with {name} since a no", name=person.called)
    return Noticed(Severity.WATCH, title, sentence, evidence, since, step, first)


def _hurt(hurting: Sequence[Mark[NewRefusal]], person: PersonFacts) -> Noticed:
    oldest = hurting[0]
    values: dict[str, Value] = {"what": oldest.said.what, "on": oldest.on}
    if len(hurting) == 1:
        title, sentence = said("A no still hurts"), said(_HURTS, **values)
    else:
        title = said("{refusals} noes still hurt", refusals=len(hurting))
        sentence = said(_MORE_HURT, refusals=len(hurting), name=person.called, **values)
    step = Step(StepKind.GET_OVER, said("Mark as over it"), person.id, record=ref(oldest))
    return Noticed(Severity.WATCH, title, sentence, mark_refs(hurting), oldest.on, step)


RULE = Rule(
    "carried-over",
    "A no was carried over",
    "After a no: {before:personal talk} or more in the {days:day} before it, none since, and {since:business talk} or "
    "more since; or a no is marked as still hurting.",
    "A personal talk, or a note that you are over it.",
    ("three-ways",),
    (
        RuleNumber("before", 2, 1, 20, "personal talks before the no"),
        RuleNumber("days", 60, 7, 180, "days before the no in which they are counted"),
        RuleNumber("since", 2, 1, 20, "business talks since the no"),
    ),
    person=_carried,
)
