# SPDX-License-Identifier: MIT
"""Friendship and business blur: two or more signs of it at once, for one friend, in a quarter (pal).

One sign has a rule of its own and a remedy; two say that the account may do better in other hands. The signs are those
rules': concessions without a reason, a shortcut not told, a friction that crossed and is not settled, and promises that
fell due and were late, kept late ones among them. Their numbers are set here, as one rule does not see another's.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from relationship_journal.insights.concession_drift import unexplained_concessions
from relationship_journal.insights.friction_crossed import crossed_lately
from relationship_journal.insights.reading import first_of, within
from relationship_journal.insights.records import late_from, mark_refs, mine_due, nth_day, was_late
from relationship_journal.insights.rule import Noticed, Numbers, Rule, said
from relationship_journal.values.insights import RecordRef, RuleNumber, Said, Severity, Step, StepKind, Value
from relationship_journal.values.marks import RECORD_DAYS
from relationship_journal.values.noticing import Facts, PersonFacts
from relationship_journal.wording.lines import names_list

_REST = "; someone else could own the account."


class _Sign(NamedTuple):
    """A sign that holds: what it is a count of, which records it rests on, and since when it holds."""

    what: str
    rest: str
    evidence: tuple[RecordRef, ...]
    since: date


def _blurred(person: PersonFacts, facts: Facts, numbers: Numbers) -> Iterator[Noticed]:
    if not person.friend:
        return
    signs = list(_signs(person, facts, numbers))
    if len(signs) < numbers["signs"]:
        return
    words = [f"{{count{n}:{sign.what}}}{sign.rest}" for n, sign in enumerate(signs)]
    values: dict[str, Value] = {"name": person.called, "days": numbers["days"]}
    values |= {f"count{n}": len(sign.evidence) for n, sign in enumerate(signs)}
    sentence = Said(f"With {{name}} in {{days:day}}: {names_list(words)}{_REST}", values)
    evidence = tuple(record for sign in signs for record in sign.evidence)
    since = nth_day((sign.since for sign in signs), numbers["signs"])
    step = Step(StepKind.HAND_OVER, said("Open hand-over sheet"), person.id)
    title, first = said("Friendship and business are blurring"), first_of(facts, numbers["days"])
    yield Noticed(Severity.ACT, title, sentence, evidence, since, step, first)


def _signs(person: PersonFacts, facts: Facts, numbers: Numbers) -> Iterator[_Sign]:
    days = numbers["days"]
    conceded = [one for one in unexplained_concessions(person) if within(facts, one.on, days)]
    if len(conceded) >= numbers["concessions"]:
        since = nth_day((one.on for one in conceded), numbers["concessions"])
        yield _Sign("concession", " without a reason", mark_refs(conceded), since)
    untold = [one for one in person.shortcuts if one.said.open and within(facts, one.on, days)]
    if untold:
        yield _Sign("shortcut", " not told", mark_refs(untold), min(one.on for one in untold))
    crossed = crossed_lately(person, facts, days)
    if crossed:
        since = min(one.said.crossed_on or facts.today for one in crossed)
        yield _Sign("friction", " that crossed over", mark_refs(crossed), since)
    late = [one for one in mine_due(person, facts, first_of(facts, days)) if was_late(one)]
    if len(late) >= numbers["promises"]:
        yield _Sign("late promise", "", mark_refs(late), nth_day(map(late_from, late), numbers["promises"]))


RULE = Rule(
    "blurred",
    "Friendship and business are blurring",
    "In {days:day}, {signs} or more of these with one friend: {concessions:concession} without a reason, a shortcut "
    "not told, a friction that crossed over and is not settled, {promises:late promise}.",
    "Put right what each of them names, or hand the account over.",
    ("pal",),
    (
        RuleNumber("days", 90, 14, RECORD_DAYS, "days in which the signs are counted"),
        RuleNumber("signs", 2, 1, 4, "signs at once"),
        RuleNumber("concessions", 2, 1, 20, "concessions without a reason that are a sign"),
        RuleNumber("promises", 2, 1, 20, "late promises that are a sign"),
    ),
    person=_blurred,
)
