# SPDX-License-Identifier: MIT
"""The talks lost their purpose: personal ones alone, and no goal of theirs moves (balance).

The four talks are a season's worth with most customers, the quarter is what even a warm visit spends on business, and
sixty days are time enough for a goal to move. A goal moves when it is noted and when its state changes. The journal has
to know them for those days: in the first weeks nobody can say that nothing moved. Looked at are the talks of
the last year, or the last twelve: where few of those are rated, it says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import takewhile

from relationship_journal.insights.reading import age, each_rated_talk, goal_moved, known_from, refs
from relationship_journal.insights.rule import Noticed, Numbers, Rule, ref, said
from relationship_journal.values import Mark, NewGoal
from relationship_journal.values.insights import RuleNumber, Said, Severity, Step, StepKind
from relationship_journal.values.noticing import Done, Facts, PersonFacts


def _lost(person: PersonFacts, facts: Facts, numbers: Numbers) -> Iterator[Noticed]:
    count, least = numbers["talks"], numbers["share"]
    run = list(takewhile(lambda one: _below(one, least), each_rated_talk(person)))
    last = run[:count]
    if len(last) < count:
        return
    moved = max(person.goals, key=goal_moved, default=None)
    known = known_from(person, facts)
    still = max(known or facts.today, goal_moved(moved) if moved else date.min)
    if age(facts, still) < numbers["days"]:
        return
    named = dict.fromkeys(ref(one) for one in (*person.goals[-1:], *_open(person), *([moved] if moved else [])))
    yield Noticed(
        Severity.WATCH,
        said("Little business in the last {n:talk} with {name}", n=count, name=person.called),
        _sentence(person, moved, numbers),
        (*refs(last), *named),
        max(still + timedelta(days=numbers["days"]), run[-count].on),
        _ask(person),
        last[-1].on,
    )


def _open(person: PersonFacts) -> list[Mark[NewGoal]]:
    return [one for one in person.goals if one.said.open]


def _below(one: Done, share: int) -> bool:
    return one.share is not None and one.share < share


def _sentence(person: PersonFacts, moved: Mark[NewGoal] | None, numbers: Numbers) -> Said:
    each = "Each was under {share}% business"
    if moved is None:
        return said(f"{each}, and no goal is noted for {{name}}.", share=numbers["share"], name=person.called)
    return said(
        f"{each}, and no goal moved since {{on:day}}; {{n:goal}} {{n:is|are}} open, "
        "the first need was “{what:short}”.",
        share=numbers["share"], on=goal_moved(moved), what=person.goals[-1].said.what, n=len(_open(person)),
    )  # fmt: skip


def _ask(person: PersonFacts) -> Step:
    """The question to come back with, about the first need where it is known."""
    about = f"what became of “{person.goals[-1].said.what}”" if person.goals else f"what {person.called} wants solved"
    return Step(StepKind.NOTE, said("Note a question"), person.id, text=f"Ask {about}")


RULE = Rule(
    "purpose-lost",
    "The talks lost their purpose",
    "The last {talks:rated talk} with a customer were each under {share}% business, and no goal moved for {days:day}. "
    "Looked at are the talks of the last year, or the last twelve.",
    "A talk with more business in it, or a goal that moves.",
    ("balance",),
    (
        RuleNumber("talks", 4, 3, 12, "rated talks that are looked at"),
        RuleNumber("share", 25, 5, 50, "business share, in percent, that each of them was under"),
        RuleNumber("days", 60, 14, 365, "days in which no goal moved"),
    ),
    person=_lost,
)
