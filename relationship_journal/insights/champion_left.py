# SPDX-License-Identifier: MIT
"""A friend left an account, and nobody else there had a talk since (friends).

120 days are four months: by then somebody new has settled in, or the account is being lost in other ways that the page
of the account shows. That a job ended is a fact, so it is told at once and waits for no usual gap; but only where the
journal knew the friend by then, and not while everybody else who is known there is away. One who took another job at
the same account has not left.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from relationship_journal.insights.coverage import TalkWith, last_talk, may_name, whom_to_talk_with, works_there
from relationship_journal.insights.reading import known_from, paused, refs, within
from relationship_journal.insights.rule import Noticed, Numbers, Rule, said
from relationship_journal.values import Channel
from relationship_journal.values.insights import RecordKind, RecordRef, RuleNumber, Said, Severity, Step, StepKind
from relationship_journal.values.noticing import AccountFacts, Facts, JobHeld, PersonFacts

_NAMED = 3
"""So many others are named one by one."""


def _left(account: AccountFacts, facts: Facts, numbers: Numbers) -> Iterator[Noticed]:
    ended = [job for job in account.jobs if job.ended_on and within(facts, job.ended_on, numbers["days"])]
    if not ended:
        return
    there = works_there(account, facts)
    stayed, last = {one.id for one in there}, last_talk(there, account)
    known = [one for one in there if may_name(one)]
    if known and all(paused(one, facts) for one in known):
        return
    for job, friend, on in _friends_gone(ended, facts):
        if friend.id not in stayed and (last is None or last.talk.on < on):
            yield _noticed(Gone(job, friend, on), account, known, last, facts)


class Gone(NamedTuple):
    """A friend who left: the job that ended, and when."""

    job: JobHeld
    friend: PersonFacts
    on: date


def _friends_gone(ended: list[JobHeld], facts: Facts) -> Iterator[Gone]:
    """The friends whose last job here ended while the journal knew them."""
    for job in {job.contact: job for job in sorted(ended, key=_end)}.values():
        person, on = facts.people.get(job.contact), job.ended_on
        if person is None or on is None or not (person.friend and may_name(person)):
            continue
        known = known_from(person, facts)
        if known is not None and known <= on:
            yield Gone(job, person, on)


def _end(job: JobHeld) -> date:
    return job.ended_on or date.max


def _noticed(
    gone: Gone, account: AccountFacts, known: list[PersonFacts], last: TalkWith | None, facts: Facts
) -> Noticed:
    friend, new = gone.friend, _new_job(gone.friend, account, facts)
    evidence = [RecordRef(RecordKind.JOB, one.id) for one in (gone.job, new) if one is not None]
    other = whom_to_talk_with(known, account, facts)
    if other is None:
        step = Step(StepKind.ACCOUNT, said("Open account"), account=account.id)
    else:
        label = said("Plan a talk with {name:label}", name=other.called)
        step = Step(StepKind.PLAN, label, other.id, account.id, channel=Channel.CALL)
    return Noticed(
        Severity.ACT,
        said("{name} left {account}", name=friend.called, account=account.name),
        _sentence(gone, known, facts.accounts[new.account].name if new else ""),
        (*evidence, *(refs([last.talk]) if last else ())),
        gone.on,
        step,
        contacts=(friend.id,),
    )


def _new_job(friend: PersonFacts, account: AccountFacts, facts: Facts) -> JobHeld | None:
    """Where they work now, as far as rules know the account."""
    held = (job for job in friend.jobs if job.held(facts.today) and job.account != account.id)
    return next((job for job in held if job.account in facts.accounts), None)


def _sentence(gone: Gone, known: list[PersonFacts], new: str) -> Said:
    names = tuple(one.called for one in known)
    if not known:
        lead = "The job ended {on:day}, and nobody else there is known so far"
    elif len(known) == 1:
        lead = "{who:names}, who is known there too, had no talk since {on:day}"
    elif len(known) <= _NAMED:
        lead = "The {n} others known there, {who:names}, had no talk since {on:day}"
    else:
        lead = "The {n} others known there had no talk since {on:day}"
    rest = "; {name} is now at {new:short}, a possible opening." if new else "."
    return said(lead + rest, on=gone.on, who=names, n=len(known), name=gone.friend.called, new=new)


RULE = Rule(
    "champion-left",
    "A friend left an account",
    "A friend’s job at an account ended in the last {days:day}, and nobody else there had a talk since.",
    "A talk with somebody else there.",
    ("friends",),
    (RuleNumber("days", 120, 7, 730, "days after a friend’s job ended in which it is told"),),
    account=_left,
)
