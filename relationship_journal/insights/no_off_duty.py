# SPDX-License-Identifier: MIT
"""A friend who welcomes time off duty has had none for long: only where it was switched on for them (three-ways).

The 120 days are four months, a season. It is never said of health-care professionals and public buyers, whose rules may
forbid it. Time off duty counts however it went and in a group too; where there was none yet, the days count from the
day they became a friend.
"""

from __future__ import annotations

from collections.abc import Iterator

from relationship_journal.insights.reading import absence_ref, absent, became_friend
from relationship_journal.insights.rule import Noticed, Numbers, Rule, said
from relationship_journal.values import Channel
from relationship_journal.values.insights import RuleNumber, Severity, Step, StepKind
from relationship_journal.values.noticing import Facts, PersonFacts


def _missed(person: PersonFacts, facts: Facts, numbers: Numbers) -> Iterator[Noticed]:
    if not person.off_duty_welcome or person.health_or_public or not person.friend:
        return
    last = next((one for one in person.done if one.answered and one.off_duty is not None), None)
    friend_since = became_friend(person)
    since = last.on if last else friend_since.on if friend_since else None
    absence = absent(person, facts, since, numbers["days"])
    if absence is None:
        return
    name = person.called
    if last:
        title = said("No time off duty with {name} since {on:day}", name=name, on=last.on)
        lead = "The last time was {on:ago}"
    else:
        title = said("No time off duty with {name} yet", name=name)
        lead = "{name} became a friend {on:ago}" if friend_since else "You first talked with {name} {on:ago}"
    on = since or person.first_talk or facts.today
    sentence = said(f"{lead}, and you noted that it is welcome.", name=name, on=on)
    evidence = (absence_ref(person, last or friend_since),)
    yield Noticed(Severity.WATCH, title, sentence, evidence, absence.since, _plan(person), on)


def _plan(person: PersonFacts) -> Step:
    """Something around an interest, another one each time, else a meal."""
    if not person.interests:
        return Step(StepKind.PLAN, said("Plan a meal"), person.id, channel=Channel.MEAL, text="Off duty")
    times = sum(one.off_duty is not None for one in person.done)
    what = person.interests[times % len(person.interests)].said.what
    label = said("Plan something: {what:label}", what=what)
    return Step(StepKind.PLAN, label, person.id, channel=Channel.EVENT, text=f"Off duty: {what}")


RULE = Rule(
    "no-off-duty",
    "No time off duty",
    "A friend whose page says that time off duty is welcome had none for {days:day}, or for twice the usual gap where "
    "that is longer.",
    "Time off duty, or the switch on the contact’s page.",
    ("three-ways",),
    (RuleNumber("days", 120, 14, 730, "days without time off duty with a friend who welcomes it"),),
    person=_missed,
)
