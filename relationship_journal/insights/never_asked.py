# SPDX-License-Identifier: MIT
"""Favors go one way: the writer did some and never asked for one (four-ways: a small ask is a sign of trust).

A year is long enough that a chance to ask came by, and one favor is no habit. Any favor the writer asked for counts as
asked, whoever did it. Known a year is known, not talked with: nothing of it pauses.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from relationship_journal.insights.reading import age
from relationship_journal.insights.rule import Noticed, Numbers, Rule, ref, said
from relationship_journal.values import Side
from relationship_journal.values.insights import RuleNumber, Severity, Step, StepKind
from relationship_journal.values.noticing import Facts, PersonFacts


def _never(person: PersonFacts, facts: Facts, numbers: Numbers) -> Iterator[Noticed]:
    done = [one for one in person.favors if one.said.done_by is Side.ME]
    if len(done) < numbers["favors"] or any(one.said.asked_by is Side.ME for one in person.favors):
        return
    known = min(person.added_on, person.first_talk or person.added_on)
    if age(facts, known) < numbers["days"]:
        return
    name = person.called
    since = max(known + timedelta(days=numbers["days"]), done[-numbers["favors"]].on)
    title = said("Nothing asked of {name} so far", name=name)
    sentence = said("You did {done:favor} for {name} and have not asked for one.", done=len(done), name=name)
    evidence = [ref(one) for one in done]
    yield Noticed(Severity.WATCH, title, sentence, evidence, since, _ask(person, facts), done[-1].on)


def _ask(person: PersonFacts, facts: Facts) -> Step:
    """A small ask, from their role where it is known, else from an interest."""
    role = next((one.title for one in person.jobs if one.title and one.held(facts.today)), "")
    ask = f"ten minutes of advice as {role}" if role else "a small favor"
    if not role and person.interests:
        ask = f"a tip about {person.interests[0].said.what}"
    return Step(StepKind.NOTE, said("Note a small ask"), person.id, text=f"Ask {person.called} for {ask}")


RULE = Rule(
    "never-asked",
    "Nothing was ever asked",
    "A contact has been known for {days:day}, you did {favors:favor} or more and never asked for one.",
    "Asking for a favor.",
    ("four-ways",),
    (
        RuleNumber("favors", 2, 1, 20, "favors you did before it is said that you asked for none"),
        RuleNumber("days", 365, 90, 3650, "days of knowing somebody before it is said that you asked for nothing"),
    ),
    person=_never,
)
