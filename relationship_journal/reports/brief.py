# SPDX-License-Identifier: MIT
"""The page before a meeting: at most three things first, then both sides, then what was said last.

Two forms. FULL is for the writer's own eyes, on the screen or put away. POCKET may lie on a table: initials for
everybody, no limits, no family, no friction, no words of personal talks, nothing in confidence. What leaves the screen
in either form has no `private:` line and nothing in confidence. What does not fit is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import zip_longest

from relationship_journal.anonymity import initials
from relationship_journal.masking import Mask, as_written
from relationship_journal.reports.brief_leaving import insights_that_may, may_leave
from relationship_journal.values import (
    Mark,
    MixSide,
    NewGoal,
    NewPromise,
    NoteKind,
    Share,
    Side,
    due_agreed,
    is_private,
)
from relationship_journal.values.brief import BriefEntry, BriefFacts, BriefPerson
from relationship_journal.values.insights import Insight, Severity
from relationship_journal.values.sides import is_late
from relationship_journal.wording import brief as words
from relationship_journal.wording.accounts import last_talk_words
from relationship_journal.wording.counts import SEPARATOR
from relationship_journal.wording.customers import limit_words
from relationship_journal.wording.days import day_title, day_with_year
from relationship_journal.wording.findings import say
from relationship_journal.wording.lines import names_list
from relationship_journal.wording.sides import relative_words, renewal_due

FIRST_THINGS = 3
"""So much can be kept in mind while walking in."""
MOST_LINES = 4
"""Lines of a block; what does not fit is counted."""
MOST_TALKS = 4
_EVEN = 50
_TEXT = 150
"""Letters of a conversation on one line or two."""
_SAID_ELSEWHERE = frozenset({"late-promise", "to-raise", "friction-unspoken", "friction-crossed", "friction-lingers"})
"""Rules whose findings are said by the records themselves."""


class Form(StrEnum):
    """For whose eyes a brief is made."""

    POCKET = "pocket"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Told:
    """A line: `lead` is set apart before the text."""

    text: str
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines under a small title, and how many did not fit."""

    title: str
    lines: tuple[Told, ...]
    left: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """One side of the page."""

    side: MixSide
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation on the page; `share` is None where nobody rated it."""

    day: str
    share: Share | None
    told: Told


@dataclass(frozen=True, slots=True)
class Brief:
    """The page: what comes first, what has happened since, the two sides, the last conversations."""

    form: Form
    title: str
    head: tuple[str, ...]
    first: Block
    since: Block
    columns: tuple[Column, Column]
    talks: tuple[Talk, ...]
    talks_left: int
    year_ago: tuple[Talk, ...]
    foot: str


def brief(facts: BriefFacts, form: Form, insights: Iterable[Insight] = (), *, leaves: bool = False) -> Brief:
    """The brief of these facts; `leaves` is whether it goes to paper or into a file."""
    return _Writer(facts, form, [one for one in insights if one.severity is Severity.ACT], leaves).brief()


class _Writer:
    def __init__(self, facts: BriefFacts, form: Form, insights: Sequence[Insight], leaves: bool) -> None:
        self._leaves = leaves or form is Form.POCKET
        self._facts = facts = may_leave(facts) if self._leaves else facts
        self._insights = list(insights_that_may(insights, facts)) if self._leaves else insights
        self._today = facts.today
        self._form = form
        self._whole = Mask({name: initials(name) for name in facts.names if " " in name})
        self._parts = [name for name in facts.names if " " not in name]

    def brief(self) -> Brief:
        facts = self._facts
        talks = self._talks(facts.entries)
        return Brief(
            self._form,
            self._said(names_list([one.sides.name for one in facts.people])),
            tuple(filter(None, map(self._said, self._head()))),
            self._first_things(),
            self._since(),
            (self._business(), self._personal()),
            talks[:MOST_TALKS],
            len(talks[MOST_TALKS:]),
            self._talks(facts.before)[:2],
            words.foot(self._today, pocket=self._form is Form.POCKET),
        )

    @property
    def _full(self) -> bool:
        return self._form is Form.FULL

    def _said(self, text: str) -> str:
        """A text as this form may say it."""
        if self._leaves:
            text = "\n".join(line for line in text.splitlines() if not is_private(line))
        return text if self._full else self._shortened(text)

    def _shortened(self, text: str) -> str:
        """A text with initials for names; a first name alone is one where it is written as one."""
        text = self._whole.of(text)
        parts = {name: initials(name) for name in as_written(self._parts, text)}
        return Mask(parts).of(text) if parts else text

    def _called(self, person: BriefPerson) -> str:
        return person.sides.given if self._full else initials(person.sides.name)

    # The head

    def _head(self) -> Iterator[str]:
        facts = self._facts
        for person in facts.people:
            yield self._line_of(person, named=len(facts.people) > 1)
        last = max((one for one in facts.people if one.last), key=_last_moment, default=facts.people[0])
        talked = (
            "" if self._leaves and last.last is None else words.last_talked(last.last, last.last_channel, self._today)
        )
        if facts.meeting is None:
            yield f"{talked[:1].upper()}{talked[1:]}"
        else:
            yield SEPARATOR.join(filter(None, (words.for_meeting(facts.meeting), talked)))
            there = {one.id for one in facts.people}
            others = [one.name for one in facts.meeting.contacts if one.id not in there]
            if others:
                yield words.with_whom(others)

    def _line_of(self, person: BriefPerson, named: bool) -> str:
        sides = person.sides
        near = words.nearness(sides.stage, sides.stage_since) if self._full else ""
        where = [words.job(one) for one in person.jobs[:2]]
        return SEPARATOR.join(filter(None, (sides.name if named else "", *where, near)))

    # What comes first

    def _first_things(self) -> Block:
        kinds = (self._owed(), self._to_raise(), self._open_frictions(), self._to_act())
        # One of each kind before the second of any: three late promises would hide the friction.
        found = [one for row in zip_longest(*kinds) for one in row if one is not None]
        return Block(words.BEFORE, tuple(found[:FIRST_THINGS]), len(found[FIRST_THINGS:]))

    def _owed(self) -> list[Told]:
        late = [
            (one, person)
            for person in self._facts.people
            for one in person.sides.promises_of(Side.ME)
            if is_late(one, self._today)
        ]
        made = (
            (words.owed(one, self._called(person), self._today), words.late_words(one, self._today))
            for one, person in late
        )
        return self._told((lead, f"{rest.removesuffix('.')}, {how}.") for (lead, rest), how in made)

    def _to_raise(self) -> list[Told]:
        notes = (one for person in self._facts.people for one in person.sides.notes)
        waiting = (one for one in notes if one.said.open and one.said.kind is NoteKind.TO_RAISE)
        return self._told(words.raised(one, self._today) for one in waiting)

    def _open_frictions(self) -> list[Told]:
        if not self._full:
            return []
        open_ = (one for person in self._facts.people for one in person.sides.frictions if one.said.open)
        return self._told(words.friction(one, self._today) for one in open_)

    def _to_act(self) -> list[Told]:
        if not self._full:
            return []
        known = [one for one in self._insights if one.rule not in _SAID_ELSEWHERE]
        return self._told((f"{say(one.title, self._today)}.", say(one.sentence, self._today)) for one in known)

    def _told(self, pairs: Iterable[tuple[str, str]]) -> list[Told]:
        return [Told(self._said(text), self._said(lead)) for lead, text in pairs]

    def _since(self) -> Block:
        lines = [Told(self._said(line)) for person in self._facts.people for line in self._news(person)]
        return Block(words.SINCE, tuple(lines[:MOST_LINES]), len(lines[MOST_LINES:]))

    def _news(self, person: BriefPerson) -> Iterator[str]:
        """What came to pass after the last word with somebody."""
        sides, today = person.sides, self._today
        if person.last is None:
            return
        last = person.last.day
        for promise in sides.promises:
            if promise.said.kept_on and promise.said.kept_on > last:
                yield words.kept(promise, self._called(person), today)
        for goal in sides.goals:
            if goal.said.moved_on and goal.said.moved_on > last:
                yield words.goal(goal, today)
        for friction in sides.frictions:
            if friction.said.settled_on and friction.said.settled_on > last and self._full:
                yield words.settled(friction, today)
        for passed in person.passed:
            yield words.occasion(passed, today)

    # The two sides

    def _business(self) -> Column:
        share = self._share()
        blocks = (
            *self._of_each(words.FIRST_NEED, self._need),
            *self._of_each(words.GOALS, self._goals),
            *self._of_each(words.PROMISES, self._promises),
            *self._of_each(words.LAST_NO, self._noes),
            *self._of_each(words.FAVORS, self._favors),
            *self._block(words.RENEWAL, self._renewals()),
            *self._block(words.OTHERS, self._others()),
        )
        return Column(MixSide.BUSINESS, words.side_title("Business", share), blocks)

    def _personal(self) -> Column:
        share = self._share()
        title = words.side_title("Personal", None if share is None else 100 - share)
        blocks = [
            *(self._of_each(words.FAMILY, self._family) if self._full else ()),
            *self._of_each(words.INTERESTS, self._interests),
            *self._of_each(words.ASK, self._ask),
            *(self._of_each(words.LIMITS, self._limits) if self._full else ()),
            *(self._of_each(words.TOPICS, self._topics) if self._full else ()),
            *self._block(words.AHEAD, self._ahead()),
        ]
        return Column(MixSide.PERSONAL, title, tuple(blocks))

    def _share(self) -> Share | None:
        """The share of one; of several each has their own, and the page none."""
        people = self._facts.people
        return people[0].mix.share if len(people) == 1 else None

    def _of_each(self, title: str, lines: Callable[[BriefPerson], Iterable[Told]]) -> tuple[Block, ...]:
        """A block of everybody's lines; of several people each line says whose it is."""
        people = self._facts.people
        if len(people) == 1:
            return self._block(title, lines(people[0]))
        named = ((person, one) for person in people for one in lines(person) if one.text.strip())
        return self._block(title, (Told(f"{self._called(person)}: {one.lead} {one.text}") for person, one in named))

    def _block(self, title: str, lines: Iterable[Told]) -> tuple[Block, ...]:
        found = [Told(self._said(one.text), self._said(one.lead)) for one in lines]
        found = [one for one in found if one.text.strip()]
        return (Block(title, tuple(found[:MOST_LINES]), len(found[MOST_LINES:])),) if found else ()

    def _need(self, person: BriefPerson) -> Iterator[Told]:
        if person.sides.first_need is not None:
            yield Told(words.need(person.sides.first_need))

    def _goals(self, person: BriefPerson) -> Iterator[Told]:
        first = person.sides.first_need
        rest = [one for one in person.sides.goals if first is None or one.id != first.id]
        for one in sorted(rest, key=_open_first):
            yield Told(words.goal(one, self._today))

    def _promises(self, person: BriefPerson) -> Iterator[Told]:
        waiting = [one for one in person.sides.promises if one.said.open]
        for side in (Side.ME, Side.THEM):
            for one in sorted((one for one in waiting if one.said.side is side), key=_soonest):
                lead, text = words.promise(one, self._called(person), self._today)
                yield Told(text, lead)

    def _noes(self, person: BriefPerson) -> Iterator[Told]:
        for one in person.sides.refusals[:1]:
            yield Told(words.refusal(one, self._today))

    def _favors(self, person: BriefPerson) -> Iterator[Told]:
        yield Told(words.favors(person.sides.favors, self._called(person)))

    def _renewals(self) -> Iterator[Told]:
        seen = {one.account: one for person in self._facts.people for one in person.sides.renewals}
        for one in seen.values():
            yield Told(f"{one.name} {renewal_due(one.on, self._today)}")

    def _others(self) -> Iterator[Told]:
        for one in self._facts.others:
            yield Told(f"{one.name}, {last_talk_words(one, self._today)}")

    def _family(self, person: BriefPerson) -> Iterator[Told]:
        for one in person.sides.relatives:
            yield Told(relative_words(one))

    def _interests(self, person: BriefPerson) -> Iterator[Told]:
        yield Told(names_list([one.said.what for one in person.sides.interests]))

    def _ask(self, person: BriefPerson) -> Iterator[Told]:
        for one in person.sides.notes:
            if one.said.open and one.said.kind is NoteKind.ASK_ABOUT:
                yield Told(one.said.what)

    def _limits(self, person: BriefPerson) -> Iterator[Told]:
        for use in person.uses:
            yield Told(limit_words(use))

    def _topics(self, person: BriefPerson) -> Iterator[Told]:
        yield from map(Told, person.topics)

    def _ahead(self) -> Iterator[Told]:
        dates = [(one.on, words.occasion(one, self._today)) for person in self._facts.people for one in person.ahead]
        if self._full:
            dates += [(one.when.day, words.plan_ahead(one, self._today)) for one in self._facts.plans if one.off_duty]
        for _, line in sorted(dates):
            yield Told(line)

    # What was said

    def _talks(self, entries: Iterable[BriefEntry]) -> tuple[Talk, ...]:
        return tuple(map(self._talk, entries))

    def _talk(self, one: BriefEntry) -> Talk:
        entry = one.entry
        quiet = not self._full and (entry.share < _EVEN or one.manner.off_duty is not None)
        text = "" if quiet else " ".join(self._said(entry.text).split())
        same_year = entry.when.day.year == self._today.year
        day = day_title(entry.when.day) if same_year else day_with_year(entry.when.day)
        told = Told(_cut(text), words.talk_lead(one, whole=self._full))
        return Talk(day, entry.share if entry.rated else None, told)


def _cut(text: str) -> str:
    """A text that fits, cut between words."""
    return text if len(text) <= _TEXT else f"{text[:_TEXT].rpartition(' ')[0] or text[:_TEXT]}…"


def _last_moment(person: BriefPerson) -> str:
    return "" if person.last is None else person.last.local.isoformat()


def _open_first(goal: Mark[NewGoal]) -> bool:
    return not goal.said.open


def _soonest(promise: Mark[NewPromise]) -> date:
    return due_agreed(promise) or date.max
