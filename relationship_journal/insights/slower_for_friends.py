# SPDX-License-Identifier: MIT
"""Promises to friends come late more often than those to everybody else: friends are trusted to wait (friends).

Over all friends, and for one friend with five or more due of their own. Eight on a side are few enough to have and
enough to tell; three late ones rule out a bad week; twice as often is no chance. Promises are counted as everywhere,
in the 180 days of the record, by the day last agreed; and they are told as kept on time, which reads kinder and is the
same. Since when it holds is when the third was late: how it stood with others then is not known.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from relationship_journal.insights.reading import compared_from, comparing
from relationship_journal.insights.records import (
    compared_people,
    late_from,
    mark_refs,
    mine_due,
    nth_day,
    was_late,
)
from relationship_journal.insights.rule import Noticed, Numbers, Rule, said
from relationship_journal.values import ContactId, Mark, NewPromise, record_from
from relationship_journal.values.insights import RuleNumber, Said, Severity, Step, StepKind, Value
from relationship_journal.values.marks import RECORD_DAYS
from relationship_journal.values.noticing import Facts, PersonFacts, Tally

_RECORD = f"{{kept}} of {{due:promise}} on time in {RECORD_DAYS} days; others: {{others_kept}} of {{others_due}}."


def _all_friends(facts: Facts, numbers: Numbers) -> Iterator[Noticed]:
    friends = facts.friends
    if not _comparable(facts, numbers) or friends.due < numbers["due"] or not _slower(friends, facts, numbers):
        return
    late = [
        promise
        for person in compared_people(facts)
        if person.friend
        for promise in mine_due(person, facts, record_from(facts.today))
        if was_late(promise)
    ]
    if late:
        yield _noticed(said("Friends wait longer for your promises"), "Friends", friends, late, facts, numbers)


def _one_friend(person: PersonFacts, facts: Facts, numbers: Numbers) -> Iterator[Noticed]:
    if not person.friend or len(person.promises) < numbers["own"] or not _comparable(facts, numbers):
        return
    due = list(mine_due(person, facts, record_from(facts.today)))
    late = [promise for promise in due if was_late(promise)]
    record = Tally(len(due), len(due) - len(late))
    if len(due) >= numbers["own"] and _slower(record, facts, numbers):
        name = person.called
        title = said("{name} waits longer for your promises", name=name)
        yield _noticed(title, name, record, late, facts, numbers, person.id)


def _slower(record: Tally, facts: Facts, numbers: Numbers) -> bool:
    """Whether promises of a record are late often enough, and so many times as often as those of others."""
    late, others = record.due - record.on_time, facts.others
    if late < numbers["late"]:
        return False
    return late * others.due >= numbers["times"] * (others.due - others.on_time) * record.due


def _comparable(facts: Facts, numbers: Numbers) -> bool:
    return comparing(facts) and facts.others.due >= numbers["due"]


def _noticed(
    title: Said,
    whose: str,
    record: Tally,
    late: Sequence[Mark[NewPromise]],
    facts: Facts,
    numbers: Numbers,
    contact: ContactId | None = None,
) -> Noticed:
    values: dict[str, Value] = {"whose": whose, "kept": record.on_time, "due": record.due}
    values |= {"others_kept": facts.others.on_time, "others_due": facts.others.due}
    since = max(nth_day(map(late_from, late), min(numbers["late"], len(late))), compared_from(facts))
    step = Step(StepKind.PROMISES, said("Show comparison"), contact)
    sentence = Said(f"{{whose}}: {_RECORD}", values)
    return Noticed(Severity.ACT, title, sentence, mark_refs(late), since, step, record_from(facts.today))


RULE = Rule(
    "slower-for-friends",
    "Friends wait longer for your promises",
    f"Of your promises due in {RECORD_DAYS} days, {{due}} or more on each side, {{late}} or more were late for "
    "friends, and {times} times as often as for others. It is told of one friend, too, from {own} of their own on.",
    "Promises to friends kept as often as those to others.",
    ("friends",),
    (
        RuleNumber("due", 8, 3, 100, "promises due on each side"),
        RuleNumber("late", 3, 1, 50, "late promises to friends"),
        RuleNumber("times", 2, 2, 10, "times as often as for others"),
        RuleNumber("own", 5, 2, 50, "promises due to one friend"),
    ),
    person=_one_friend,
    everyone=_all_friends,
)
