# SPDX-License-Identifier: MIT
"""Favors to a friend turn into concessions that nobody can give a business reason for.

Two in a quarter ask for a decision before the third is asked for (pal). Fewer at a time, three in the 180 days of the
record, are worth a look only where they come to twice as many as for everyone who is no friend: concessions there by
the people one talked with. With fewer than three such people, or a young journal, nobody can tell what is usual, and
it is not compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from relationship_journal.insights.reading import compared_from, comparing, first_of, within
from relationship_journal.insights.records import mark_refs, nth_day
from relationship_journal.insights.rule import Noticed, Numbers, Rule
from relationship_journal.values import FavorKind, Mark, NewFavor, record_from
from relationship_journal.values.insights import RuleNumber, Said, Severity, Step, StepKind, Value
from relationship_journal.values.marks import RECORD_DAYS
from relationship_journal.values.noticing import Facts, PersonFacts
from relationship_journal.values.sides import unexplained, worth
from relationship_journal.wording.marks import favor_kind
from relationship_journal.wording.money import money

_REST = ", with no business reason noted and no word of a one-off"


def _drift(person: PersonFacts, facts: Facts, numbers: Numbers) -> Iterator[Noticed]:
    if not person.friend or not person.favors:
        return
    found = unexplained_concessions(person)
    soon = [one for one in found if within(facts, one.on, numbers["days"])]
    if len(soon) >= numbers["concessions"]:
        since = nth_day((one.on for one in soon), numbers["concessions"])
        yield _noticed(Severity.ACT, soon, since, first_of(facts, numbers["days"]), numbers["days"], person)
        return
    slow = [one for one in found if within(facts, one.on, RECORD_DAYS)]
    if len(slow) >= numbers["slow"] and _much_more(len(slow), facts, numbers):
        since = max(nth_day((one.on for one in slow), numbers["slow"]), compared_from(facts))
        rest = "; others: {others} among {people:person}"
        values: dict[str, Value] = {"others": facts.others.concessions, "people": facts.others.people}
        first = record_from(facts.today)
        yield _noticed(Severity.WATCH, slow, since, first, RECORD_DAYS, person, rest, values)


def unexplained_concessions(person: PersonFacts) -> tuple[Mark[NewFavor], ...]:
    """Concessions to somebody with neither a business reason nor a word that it was a one-off."""
    return unexplained(one for one in person.favors if one.said.concession)


def _much_more(concessions: int, facts: Facts, numbers: Numbers) -> bool:
    others = facts.others
    if not comparing(facts) or others.people < numbers["people"]:
        return False
    return concessions * others.people >= numbers["times"] * others.concessions


def _noticed(
    severity: Severity,
    found: Sequence[Mark[NewFavor]],
    since: date,
    first: date,
    days: int,
    person: PersonFacts,
    rest: str = "",
    more: dict[str, Value] | None = None,
) -> Noticed:
    kinds = tuple(favor_kind(kind).lower() for kind in FavorKind if any(one.said.kind is kind for one in found))
    sums = tuple(money(amount, currency) for currency, amount in worth(found).items() if amount)
    values: dict[str, Value] = {"favors": len(found), "name": person.called, "days": days, "kinds": kinds}
    values |= {"worth": sums} if sums else {}
    told = "{favors:favor} for {name} in {days:day} moved {kinds:names}" + (", worth {worth:names}" if sums else "")
    step = Step(
        StepKind.PLAN,
        Said("Plan the talk"),
        person.id,
        text=f"Decide my next answer on {' and '.join(kinds)} before {person.called} asks",
    )
    sentence = Said(f"{told}{_REST}{rest}.", {**values, **(more or {})})
    title = Said("Favors are drifting into concessions")
    return Noticed(severity, title, sentence, mark_refs(found), since, step, first)


RULE = Rule(
    "concession-drift",
    "Favors drift into concessions",
    "A friend had {concessions:concession} in {days:day} with neither a business reason nor a word of a one-off; or "
    f"{{slow}} in the {RECORD_DAYS} days of the record, where that is {{times}} times as many as others had on "
    "average, with {people} or more of them.",
    "Note the business reason, or say that it was a one-off.",
    ("pal",),
    (
        RuleNumber("concessions", 2, 1, 20, "concessions without a reason until it asks to be acted on"),
        RuleNumber("days", 90, 14, 365, "days in which they are counted"),
        RuleNumber("slow", 3, 2, 50, f"concessions in {RECORD_DAYS} days until they are compared with others"),
        RuleNumber("times", 2, 2, 10, "times as many as others had"),
        RuleNumber("people", 3, 1, 100, "others with a talk until that is compared"),
    ),
    person=_drift,
)
