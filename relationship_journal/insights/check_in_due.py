# SPDX-License-Identifier: MIT
"""A word is due: the time since the last touch passed the cadence set for the contact or their tier (balance).

It has no number of its own: the cadence is what the writer set. Who is due is computed as Today does, and never before
there were three talks, from the day the journal knows them; without a cadence nobody is due here.
"""

from __future__ import annotations

from collections.abc import Iterator

from relationship_journal.insights.absence import check_in
from relationship_journal.insights.reading import calendar, known_from, refs
from relationship_journal.insights.rule import Noticed, Numbers, Rule, said
from relationship_journal.values import Channel
from relationship_journal.values.insights import Severity, Step, StepKind
from relationship_journal.values.noticing import Facts, PersonFacts
from relationship_journal.values.today import LastTouch


def _due(person: PersonFacts, facts: Facts, numbers: Numbers) -> Iterator[Noticed]:
    del numbers
    cadence, known = person.cadence, known_from(person, facts)
    last = next((one for one in person.done if one.touch), None)
    if cadence is None or known is None or last is None:
        return
    begin = max(last.on, known)
    counted = calendar(facts)
    touch = LastTouch(person.person, person.uid, person.stage, begin, cadence, person.away_until, person.months)
    if check_in(touch, counted) is None:
        return
    often = "every day" if cadence == 1 else "every {days:day}"
    title = said("No word with {name} since {on:day}", name=person.called, on=last.on)
    sentence = said(f"The last one was {{on:ago}}, and you meant to talk {often}.", on=last.on, days=cadence)
    since = counted.reached(max(begin, person.away_until or begin), cadence + 1, person.months)
    step = Step(StepKind.PLAN, said("Plan a call"), person.id, channel=Channel.CALL)
    yield Noticed(Severity.WATCH, title, sentence, refs([last]), since, step, last.on)


RULE = Rule(
    "check-in-due",
    "A word is due",
    "More days passed since the last touch than the cadence set for the contact, or for the tier.",
    "Any touch.",
    ("balance",),
    person=_due,
)
