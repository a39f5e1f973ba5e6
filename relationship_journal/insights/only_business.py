# SPDX-License-Identifier: MIT
"""A friend whom one only talks business with any more (balance: both sides rest on the same trust).

Five talks over two months are more than one busy stretch, and up to a tenth is the hello and goodbye of any talk. Time
off duty since the first of them is no talk by its definition, but it is not only business either: it keeps this quiet.
Looked at are the talks of the last year, or the last twelve: where few of those are rated, it says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import takewhile

from relationship_journal.insights.reading import each_rated_talk, refs
from relationship_journal.insights.rule import Noticed, Numbers, Rule, said
from relationship_journal.values import Channel
from relationship_journal.values.insights import RuleNumber, Severity, Step, StepKind
from relationship_journal.values.noticing import Done, Facts, PersonFacts


def _only(person: PersonFacts, facts: Facts, numbers: Numbers) -> Iterator[Noticed]:
    del facts
    if not person.friend:
        return
    count, most = numbers["talks"], numbers["share"]
    run = list(takewhile(lambda one: _above(one, most), each_rated_talk(person)))
    off_duty = next((one.on for one in person.done if _off_duty(one)), date.min)
    held = list(takewhile(lambda last: _holds(last, off_duty, numbers["days"]), _stretches(run, count)))
    if not held:
        return
    last = held[0]
    first, newest = last[-1].on, last[0].on
    title = said("Only business with {name} lately", name=person.called)
    sentence = said(
        "The last {n:rated talk}, over {days:day}, were all over {share}% business; both sides rest on the same trust.",
        n=len(last), days=(newest - first).days, share=numbers["share"],
    )  # fmt: skip
    yield Noticed(Severity.WATCH, title, sentence, refs(last), held[-1][0].on, _write(person), first)


def _stretches(run: Sequence[Done], count: int) -> Iterator[Sequence[Done]]:
    """So many talks in a row each, the last ones first, then those that were the last before them."""
    return (run[place : place + count] for place in range(len(run) - count + 1))


def _holds(talks: Sequence[Done], off_duty: date, days: int) -> bool:
    """Whether these talks, newest first, say it: over so many days, and with no time off duty since the first."""
    newest, first = talks[0].on, talks[-1].on
    return (newest - first).days >= days and off_duty < first


def _above(one: Done, share: int) -> bool:
    return one.share is not None and one.share > share


def _off_duty(one: Done) -> bool:
    return one.answered and one.off_duty is not None


def _write(person: PersonFacts) -> Step:
    if not person.interests:
        text = f"Ask how {person.called} is, apart from work"
        return Step(StepKind.NOTE, said("Note a question"), person.id, text=text)
    what = person.interests[0].said.what
    label = said("Write about {what:label}", what=what)
    return Step(StepKind.WRITE, label, person.id, channel=Channel.TEXT, text=f"Wrote about {what}")


RULE = Rule(
    "only-business",
    "Only business with a friend",
    "The last {talks:rated talk} with a friend, over {days:day} or more, were each over {share}% business. "
    "Looked at are the talks of the last year, or the last twelve.",
    "A talk with more of the personal in it, or time off duty.",
    ("balance",),
    (
        RuleNumber("talks", 5, 3, 12, "rated talks that are looked at"),
        RuleNumber("share", 90, 50, 99, "business share, in percent, that each of them was over"),
        RuleNumber("days", 60, 0, 365, "days from the first of them to the last"),
    ),
    person=_only,
)
