# SPDX-License-Identifier: MIT
"""An account hangs on one friend: nobody else there had a talk for half a year (friends).

180 days are the days over which the page of an account asks who carries the talk. It is an absence of the others: it
waits for twice the usual gap of who of them was talked with last, counts from the day the journal knows the friend, and
says nothing while the friend is away or while everybody else who is known there is.
"""

from __future__ import annotations

from collections.abc import Iterator

from relationship_journal.insights.coverage import (
    TalkWith,
    last_talk,
    may_name,
    whom_to_talk_with,
    works_there,
)
from relationship_journal.insights.reading import absence_ref, absent, first_of, paused, usual_gap
from relationship_journal.insights.rule import Noticed, Numbers, Rule, said
from relationship_journal.values import Channel
from relationship_journal.values.insights import RuleNumber, Said, Severity, Step, StepKind, Value
from relationship_journal.values.noticing import AccountFacts, Facts, PersonFacts

_NAMED = 3
"""So many others are named one by one."""


def _hangs_on_one(account: AccountFacts, facts: Facts, numbers: Numbers) -> Iterator[Noticed]:
    there, days = works_there(account, facts), numbers["days"]
    known = [one for one in there if may_name(one)]
    if max(len(known), account.people_that_matter or 0) < numbers["people"]:
        return
    first = first_of(facts, days)
    carriers = [one for one in there if (last := last_talk([one], account)) is not None and last.talk.on >= first]
    if len(carriers) != 1 or not may_name(carriers[0]) or not carriers[0].friend:
        return
    friend = carriers[0]
    others = [one for one in known if one is not friend]
    if others and all(paused(one, facts) for one in others):
        return
    last = last_talk((one for one in there if one is not friend), account)
    gap = usual_gap(last.person, facts) if last else 0
    still = absent(friend, facts, last.talk.on if last else None, days, gap)
    if still is None:
        return
    title = said("{name} is your only tie at {account}", name=friend.called, account=account.name)
    sentence = _sentence(friend, others, last, account, days)
    evidence = (absence_ref(friend, last.talk if last else None),)
    yield Noticed(
        Severity.WATCH,
        title,
        sentence,
        evidence,
        still.since,
        _step(account, others, facts),
        last.talk.on if last else first,
        contacts=(friend.id,),
    )


def _sentence(
    friend: PersonFacts, others: list[PersonFacts], last: TalkWith | None, account: AccountFacts, days: int
) -> Said:
    matter = account.people_that_matter or 0
    if not others:
        return said("{n:person} matter there, and only {name} is known so far.", n=matter, name=friend.called)
    lead = "Of {n:person} known there, only {name} had a talk in {days:day}; "
    if last is None and len(others) > _NAMED:
        rest = "there was none yet with the others."
    elif last is None:
        rest = "there was none yet with {others:names}."
    else:
        rest = "the last with anybody else was {on:ago}, with {other}." if may_name(last.person) else (
            "the last with anybody else was {on:ago}."
        )  # fmt: skip
    values: dict[str, Value] = {"n": len(others) + 1, "name": friend.called, "days": days}
    if last is None:
        values["others"] = tuple(one.called for one in others)
    else:
        values |= {"on": last.talk.on, "other": last.person.called}
    return Said(lead + rest, values)


def _step(account: AccountFacts, others: list[PersonFacts], facts: Facts) -> Step:
    other = whom_to_talk_with(others, account, facts)
    if other is None:
        return Step(StepKind.ACCOUNT, said("Open account"), account=account.id)
    label = said("Plan a talk with {name:label}", name=other.called)
    return Step(StepKind.PLAN, label, other.id, account.id, channel=Channel.CALL)


RULE = Rule(
    "single-thread",
    "An account hangs on one friend",
    "Of {people:person} or more who are known or matter at an account, only one friend had a talk in {days:day}.",
    "A talk with somebody else there.",
    ("friends",),
    (
        RuleNumber("days", 180, 30, 730, "days in which nobody else at an account had a talk"),
        RuleNumber("people", 2, 2, 50, "people at an account, known or said to matter, from which on it is told"),
    ),
    account=_hangs_on_one,
)
