# SPDX-License-Identifier: MIT
"""A friend gets no brief messages: a line about what they care about, that needs no answer (four-ways).

The 45 days are a month and a half, longer than anybody's busy month. A short text that was not about business is taken
for a brief message even where nobody marked it as one: it would be unkind to ask for what was just done. Where there
was none yet, the days count from the day they became a friend. A former customer may stay a friend, and is watched too.
"""

from __future__ import annotations

from collections.abc import Iterator

from relationship_journal.insights.reading import absence_ref, absent, became_friend
from relationship_journal.insights.rule import Noticed, Numbers, Rule, said
from relationship_journal.values import Channel
from relationship_journal.values.insights import RuleNumber, Severity, Step, StepKind
from relationship_journal.values.noticing import Facts, PersonFacts


def _quiet(person: PersonFacts, facts: Facts, numbers: Numbers) -> Iterator[Noticed]:
    if not (person.friend and person.interests):
        return
    last, friend_since = next((one for one in person.done if one.brief_message), None), became_friend(person)
    since = last.on if last else friend_since.on if friend_since else None
    absence = absent(person, facts, since, numbers["days"])
    if absence is None:
        return
    if last:
        title = said("No brief message to {name} since {on:day}", name=person.called, on=last.on)
        lead = "The last one was {on:ago}"
    else:
        title = said("No brief message to {name} yet", name=person.called)
        lead = "{name} became a friend {on:ago}" if friend_since else "You first talked with {name} {on:ago}"
    on = since or person.first_talk or facts.today
    sentence = said(f"{lead}; a line is enough, and it needs no answer.", on=on, name=person.called)
    evidence = (absence_ref(person, last or friend_since),)
    yield Noticed(Severity.WATCH, title, sentence, evidence, absence.since, _write(person), on)


def _write(person: PersonFacts) -> Step:
    """A message about one interest; another one once a message was sent."""
    sent = sum(one.brief_message for one in person.done)
    what = person.interests[sent % len(person.interests)].said.what
    label = said("Write about {what:label}", what=what)
    return Step(StepKind.WRITE, label, person.id, channel=Channel.TEXT, text=f"Wrote about {what}")


RULE = Rule(
    "quiet",
    "A friend gets no brief messages",
    "A friend with interests noted got no brief message for {days:day}, or for twice the usual gap where that is "
    "longer.",
    "A brief message.",
    ("four-ways",),
    (RuleNumber("days", 45, 7, 365, "days without a brief message to a friend"),),
    person=_quiet,
    former=True,
)
