# SPDX-License-Identifier: MIT
"""The personal side comes from the writer alone: the one to ask is "is it where you both want to go?" (friends).

Six talks in a row are no accident, ninety days are a season of wanting it alone, and for a contact who keeps it
business two personal talks in two months are two too many (three-ways). Talks of which nobody noted who began them
break a row: nothing is known of them. What is said first is what is plainest: that the contact keeps it business, then
the talks, then the wish; one insight a contact. The wish counts from the day the journal knows them, after three talks.
Looked at are the talks of the last year, or the last twelve: where few of those are personal, no row of them is seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import takewhile

from relationship_journal.insights.reading import absence_ref, age, known_from, refs, within
from relationship_journal.insights.rule import Noticed, Numbers, Rule, said
from relationship_journal.values import Side, WantedBy
from relationship_journal.values.insights import RuleNumber, Severity, Step, StepKind
from relationship_journal.values.noticing import Done, Facts, PersonFacts

_ASK = "is it where you both want to go?"


def _one_sided(person: PersonFacts, facts: Facts, numbers: Numbers) -> Iterator[Noticed]:
    noticed = _keeps_business(person, facts, numbers) or _begun(person, numbers) or _wanted(person, facts, numbers)
    if noticed is not None:
        yield noticed


def _keeps_business(person: PersonFacts, facts: Facts, numbers: Numbers) -> Noticed | None:
    if person.wanted_by is not WantedBy.KEEPS_IT_BUSINESS:
        return None
    mine = [one for one in person.done if within(facts, one.on, numbers["days"]) and _mine(one)]
    if len(mine) < numbers["began"]:
        return None
    title = said("{name} keeps it business", name=person.called)
    sentence = said(f"You began {{n:personal talk}} in {{days:day}}: {_ASK}", n=len(mine), days=numbers["days"])
    since = mine[-numbers["began"]].on
    return Noticed(Severity.WATCH, title, sentence, refs(mine), since, _look(person), mine[-1].on)


def _begun(person: PersonFacts, numbers: Numbers) -> Noticed | None:
    count = numbers["talks"]
    row = list(takewhile(_is_mine, (one for one in person.done if one.personal_talk)))
    if len(row) < count:
        return None
    last = row[:count]
    title = said("You began the last {n:personal talk}", n=count)
    sentence = said(
        f"All {{n}} with {{name}}, from {{first:day}} to {{on:day}}, were begun by you: {_ASK}",
        n=count, name=person.called, first=last[-1].on, on=last[0].on,
    )  # fmt: skip
    return Noticed(Severity.WATCH, title, sentence, refs(last), row[-count].on, _look(person), last[-1].on)


def _wanted(person: PersonFacts, facts: Facts, numbers: Numbers) -> Noticed | None:
    known = known_from(person, facts)
    if person.wanted_by is not WantedBy.ME or known is None:
        return None
    begin = max(person.wanted_since, known)
    if age(facts, begin) < numbers["wanted"]:
        return None
    title = said("So far the friendship with {name} is your wish", name=person.called)
    sentence = said(f"“Wanted by me” stands for {{days:day}}: {_ASK}", days=age(facts, begin))
    since = begin + timedelta(days=numbers["wanted"])
    return Noticed(Severity.WATCH, title, sentence, (absence_ref(person, None),), since, _look(person), begin)


def _is_mine(one: Done) -> bool:
    return one.began is Side.ME


def _mine(one: Done) -> bool:
    return one.personal_talk and one.began is Side.ME


def _look(person: PersonFacts) -> Step:
    return Step(StepKind.BOTH_SIDES, said("Look at both sides"), person.id)


RULE = Rule(
    "one-sided-friendship",
    "The personal side comes from you alone",
    "You began the last {talks:personal talk}; or the friendship has been wanted by you for {wanted:day}; or the "
    "contact keeps it business, and you began {began:personal talk} or more in {days:day}. "
    "Looked at are the talks of the last year, or the last twelve.",
    "A personal talk that they began, or another answer to who wants it.",
    ("friends", "three-ways"),
    (
        RuleNumber("talks", 6, 3, 12, "last personal talks that were all begun by you"),
        RuleNumber("wanted", 90, 14, 730, "days in which the friendship was wanted by you"),
        RuleNumber("began", 2, 1, 12, "personal talks you began with a contact who keeps it business"),
        RuleNumber("days", 60, 14, 365, "days in which those are counted"),
    ),
    person=_one_sided,
)
