# SPDX-License-Identifier: MIT
"""What of the facts of a brief may leave: nothing told in confidence, and no line that is for the writer alone.

It is taken out of the records, before a sentence is made of them: afterwards nobody could tell where a line began.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import fields, replace
from typing import Any

from relationship_journal.reports.sheet import public
from relationship_journal.values import KIND_OF, Mark
from relationship_journal.values.brief import BriefFacts, BriefPerson
from relationship_journal.values.insights import Insight, RecordKind, RecordRef
from relationship_journal.values.sides import BothSides
from relationship_journal.values.today import Plan

_MARKS = ("goals", "promises", "favors", "shortcuts", "frictions", "refusals", "notes", "interests", "stages")
_NEVER_SECRET = frozenset({RecordKind.CONTACT, RecordKind.ACCOUNT, RecordKind.JOB, RecordKind.LIMIT})


def may_leave(facts: BriefFacts) -> BriefFacts:
    """The facts without what stays: marks, plans and talks in confidence, and private lines of every text."""
    hidden = facts.in_confidence
    meeting = facts.meeting
    return replace(
        facts,
        people=tuple(_person(one, facts) for one in facts.people),
        meeting=None if meeting is None or meeting.id in hidden else _plan(meeting),
        plans=tuple(_plan(one) for one in facts.plans if one.id not in hidden and public(one.text) == _line(one.text)),
        entries=tuple(one for one in facts.entries if not one.entry.in_confidence),
        before=tuple(one for one in facts.before if not one.entry.in_confidence),
    )


def insights_that_may(insights: Iterable[Insight], facts: BriefFacts) -> Iterator[Insight]:
    """Those of the insights that rest on nothing that stays; `facts` are those that may leave."""
    open_ = {
        RecordRef(RecordKind(KIND_OF[type(mark.said)].value), mark.id)
        for person in facts.people for name in _MARKS for mark in getattr(person.sides, name)
    }  # fmt: skip
    for one in insights:
        talks = (ref.id for ref in one.evidence if ref.kind is RecordKind.CONVERSATION)
        marks = {ref for ref in one.evidence if ref.kind not in _NEVER_SECRET | {RecordKind.CONVERSATION}}
        if marks <= open_ and not any(row_id in facts.in_confidence for row_id in talks):
            yield one


def _person(person: BriefPerson, facts: BriefFacts) -> BriefPerson:
    """Them without secrets; when there was last a word is that of the last talk that may be told of."""
    told = [
        one.entry for one in facts.entries
        if one.entry.answered and not one.entry.in_confidence and person.id in {who.id for who in one.entry.contacts}
    ]  # fmt: skip
    return replace(
        person,
        sides=_sides(person.sides, facts.in_confidence),
        jobs=tuple(replace(job, title=public(job.title)) for job in person.jobs),
        last=told[0].when if told else None,
        last_channel=told[0].channel if told else None,
        topics=tuple(filter(None, map(public, person.topics))),
        ahead=tuple(one for one in person.ahead if public(one.label)),
        passed=tuple(one for one in person.passed if public(one.label)),
    )


def _sides(sides: BothSides, hidden: Container[int]) -> BothSides:
    left: dict[str, Any] = {
        name: tuple(_mark(one) for one in getattr(sides, name) if one.conversation not in hidden and _is_open(one))
        for name in _MARKS
    }
    relatives = tuple(one for one in sides.relatives if public(one.name) and public(one.label) == _line(one.label))
    return replace(sides, **left, relatives=relatives)


def _is_open(mark: Mark[Any]) -> bool:
    """Whether what a mark is about may be said; a change of stage has no words of its own."""
    return not hasattr(mark.said, "what") or public(mark.said.what) == _line(mark.said.what)


def _mark(mark: Mark[Any]) -> Mark[Any]:
    """A mark whose other texts have no private lines."""
    texts = {one.name: getattr(mark.said, one.name) for one in fields(mark.said)}
    open_ = {name: public(text) for name, text in texts.items() if type(text) is str}
    return replace(mark, said=replace(mark.said, **open_))


def _plan(plan: Plan) -> Plan:
    return replace(plan, text=public(plan.text))


def _line(text: str) -> str:
    return " ".join(text.split())
