# SPDX-License-Identifier: MIT
"""A renewal comes near, and nobody there was talked with about business (friends: friendship does not renew itself).

Ninety days before a renewal are those in which the pages of an account show it as near, and a month without business is
too long then. It waits for twice the usual gap of at least one person there who is not away and had three talks; talks
that nobody rated may have been about business and are taken for it. A talk that is planned by the day of the renewal,
and not meant to be off duty, answers it already.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from relationship_journal.insights.coverage import may_name, talks_there, whom_to_talk_with, works_there
from relationship_journal.insights.reading import absence_ref, absent
from relationship_journal.insights.rule import Noticed, Numbers, Rule, said
from relationship_journal.values import Channel
from relationship_journal.values.insights import RuleNumber, Said, Severity, Step, StepKind
from relationship_journal.values.noticing import AccountFacts, Done, Facts, PersonFacts


def _quiet(account: AccountFacts, facts: Facts, numbers: Numbers) -> Iterator[Noticed]:
    renews = account.renewal_on
    if renews is None or not 0 <= (renews - facts.today).days <= numbers["ahead"]:
        return
    there = works_there(account, facts)
    if any(facts.today <= plan.on <= renews and not plan.off_duty for one in there for plan in one.plans):
        return
    last, with_ = max(
        ((talk, one) for one in there if (talk := _last_about_business(one, account)) is not None),
        key=_on, default=(None, None),
    )  # fmt: skip
    known = [one for one in there if may_name(one)]
    waits = [found for one in known if (found := absent(one, facts, last.on if last else None, numbers["days"]))]
    ask = whom_to_talk_with(known, account, facts)
    if not waits or ask is None:
        return
    since = max(min(one.since for one in waits), renews - timedelta(days=numbers["ahead"]))
    named = with_ if with_ is not None and may_name(with_) else None
    yield Noticed(
        Severity.ACT,
        said("{account} renews {on:ago}", account=account.name, on=renews),
        _sentence(renews, last, named),
        (absence_ref(ask, last),),
        since,
        Step(
            StepKind.PLAN, said("Plan a talk with {name:label}", name=ask.called), ask.id, account.id,
            channel=Channel.MEETING, text=f"Renewal of {account.name}",
        ),
        last.on if last else None,
        contacts=(ask.id,),
    )  # fmt: skip


def _last_about_business(person: PersonFacts, account: AccountFacts) -> Done | None:
    return next((one for one in talks_there(person, account) if one.maybe_business), None)


def _on(found: tuple[Done, PersonFacts]) -> tuple[date, int]:
    return found[0].on, found[1].id


def _sentence(renews: date, last: Done | None, named: PersonFacts | None) -> Said:
    if last is None:
        return said("The renewal is on {renews:day}, and no talk about business there is noted so far.", renews=renews)
    with_ = ", with {name}" if named else ""
    return said(
        f"The renewal is on {{renews:day}}, and the last talk about business there was {{on:ago}}{with_}.",
        renews=renews, on=last.on, name=named.called if named else "",
    )  # fmt: skip


RULE = Rule(
    "renewal-quiet",
    "A renewal comes near in silence",
    "An account renews within {ahead:day}, and there was no talk about business with anybody there for {days:day}, or "
    "for twice the usual gap where that is longer.",
    "A talk about business, or planning one.",
    ("friends",),
    (
        RuleNumber("ahead", 90, 7, 365, "days before a renewal on which it is near"),
        RuleNumber("days", 30, 7, 365, "days without a talk about business while a renewal is near"),
    ),
    account=_quiet,
)
