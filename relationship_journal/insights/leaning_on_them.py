# SPDX-License-Identifier: MIT
"""The writer leans on a customer: needs an ear, or tells the company's troubles without what they mean for the other.

Once is human; two of the last six talks begin to be a habit (pal, friends). Where there were fewer talks, it is two of
those: the writer said so of each. Talks count whether or not anybody rated them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from relationship_journal.insights.reading import refs
from relationship_journal.insights.records import nth_day
from relationship_journal.insights.rule import Noticed, Numbers, Rule, said
from relationship_journal.values.insights import RuleNumber, Said, Severity, Step, StepKind, Value
from relationship_journal.values.noticing import Facts, PersonFacts

_EAR = (
    "{name} lent you an ear in {leaning} of {talks:talk}",
    "You needed an ear in {leaning} of the last {talks:talk} with {name}; the next one could be for listening.",
)
_TROUBLES = (
    "Your company’s troubles came up in {leaning} of {talks:talk}",
    "In {leaning} of the last {talks:talk}, {name} heard of your company’s troubles without what they mean for {name}.",
)
_BOTH = (
    "{name} carried some of your load in {leaning} of {talks:talk}",
    "In {leaning} of the last {talks:talk} with {name} you needed an ear ({ear}) or told your company’s troubles "
    "without what they mean for {name} ({troubles}).",
)


def _leaning(person: PersonFacts, facts: Facts, numbers: Numbers) -> Iterator[Noticed]:
    last = list(islice((one for one in person.done if one.talk), numbers["talks"]))
    found = [one for one in last if one.ear or one.troubles]
    if len(found) < numbers["leaning"]:
        return
    ear, troubles = sum(one.ear for one in found), sum(one.troubles for one in found)
    title, sentence = _BOTH if ear and troubles else _EAR if ear else _TROUBLES
    values: dict[str, Value] = {"leaning": len(found), "talks": len(last), "name": person.called}
    values |= {"ear": ear, "troubles": troubles}
    since = nth_day((one.on for one in found), numbers["leaning"])
    step = _say_it(person) if troubles else _listen(person)
    yield Noticed(Severity.WATCH, Said(title, values), Said(sentence, values), refs(found), since, step, last[-1].on)


def _say_it(person: PersonFacts) -> Step:
    text = f"Say what our company’s troubles mean for {person.called}"
    return Step(StepKind.NOTE, said("Note to say it"), person.id, text=text)


def _listen(person: PersonFacts) -> Step:
    return Step(
        StepKind.PLAN, said("Plan to listen"), person.id, text=f"Lend an ear: how are things for {person.called}?"
    )


RULE = Rule(
    "leaning-on-them",
    "Leaning on a customer",
    "You needed an ear, or told your company’s troubles without what they mean for the other side, in {leaning} of the "
    "last {talks:talk}.",
    "Talks in which you listen, or say what it means for the other side.",
    ("pal", "friends"),
    (
        RuleNumber("leaning", 2, 1, 20, "talks in which you leaned on somebody"),
        RuleNumber("talks", 6, 2, 20, "last talks that are looked at"),
    ),
    person=_leaning,
)
