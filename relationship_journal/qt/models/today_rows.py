# SPDX-License-Identifier: MIT
"""The rows of Today: which there are, in what order, what each says and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from relationship_journal import wording
from relationship_journal.insights.absence import CheckIn
from relationship_journal.qt.models import today_deeds as deeds
from relationship_journal.qt.models.today_deeds import RowDeed
from relationship_journal.values import (
    AccountId,
    ContactId,
    ConversationId,
    Mark,
    MarkRef,
    MixSide,
    NewFriction,
    NewMark,
    NewNote,
    NewPromise,
    NoteKind,
    Precision,
    Side,
    Snooze,
    Snoozed,
    Stage,
    due_agreed,
    due_now,
)
from relationship_journal.values.insights import Severity
from relationship_journal.values.today import Draft, Occasion, Plan, Renewal
from relationship_journal.wording import today as words

DAYS_AHEAD = 14
PROMISES_AHEAD = 3
"""Days before a promise is due on which it is among what comes up; further ahead it would only crowd the list."""
SHOWN = 7
"""Rows of a section that are shown until somebody asks for all of them."""
GAP_DAYS = 7
_NEAR = frozenset({Stage.FRIEND, Stage.CLOSE_FRIEND})


class Section(StrEnum):
    """The parts of the list, in their order."""

    GAP = "Pick up here"
    NEXT = "Next"
    RAISE = "For your next talk"
    WRITE_UP = "To write up"
    PROMISES = "Promises"
    WAITING = "Waiting for"
    CHECK_INS = "Check-ins due"
    COMING = "Coming up"
    FRICTION = "Open friction"
    DRAFTS = "Not saved yet"
    SNOOZED = "Put off"


PRESSING = frozenset({Section.WRITE_UP, Section.PROMISES, Section.CHECK_INS, Section.FRICTION})
"""What the number in the navigation counts: what the writer owes, whom a word, and what stands between them."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the journal holds for a day, as read. `missed` are dates that came round since the last entry."""

    plans: tuple[Plan, ...] = ()
    marks: tuple[Mark[NewMark], ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    interests: Mapping[ContactId, Sequence[str]] = field(default_factory=dict)
    occasions: tuple[Occasion, ...] = ()
    missed: tuple[Occasion, ...] = ()
    renewals: tuple[Renewal, ...] = ()
    drafts: tuple[Draft, ...] = ()
    snoozes: tuple[Snooze, ...] = ()
    silent_days: int = 0


@dataclass(frozen=True, slots=True)
class About:
    """What a row is about, as far as its deeds need it. `uid` is whose snooze it would be."""

    contact: ContactId | None = None
    conversation: ConversationId | None = None
    account: AccountId | None = None
    mark: MarkRef | None = None
    snooze: Snoozed | None = None
    uid: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class TodayRow:
    """A row, or the heading of a section (without deeds, `line` at its far end); `severity` is that of an insight."""

    id: str
    section: StrEnum
    title: str
    line: str = ""
    pressing: bool = False
    side: MixSide | None = None
    deeds: tuple[RowDeed, ...] = ()
    about: About = About()
    heading: bool = False
    severity: Severity | None = None

    @property
    def sentence(self) -> str:
        """The row for those who hear it, with its keys."""
        said = ", ".join(filter(None, (self.title, self.line)))
        keys = ", ".join(f"{one.words} {one.key}" for one in self.deeds if one.key and one.shown)
        end = "" if said.endswith(("?", ".", "!", "…")) else "."
        return f"{said}{end} {keys}." if keys else said


def rows_of(facts: Facts, now: datetime, whole: frozenset[Section] = frozenset()) -> list[TodayRow]:
    """Everything Today shows at a moment; of a long section the first rows, unless it is among `whole`."""
    day = _Day(facts, now)
    rows: list[TodayRow] = []
    for section, make in day.sections.items():
        inside = list(make())
        if inside:
            rows += _section(section, inside, section in whole)
    return rows


def pressing_count(facts: Facts, now: datetime) -> int:
    """How many rows want something of the writer, those not shown included."""
    day = _Day(facts, now)
    return sum(1 for section in PRESSING for _ in day.sections[section]())


def _section(section: Section, inside: list[TodayRow], whole: bool) -> list[TodayRow]:
    folded = not whole and (section is Section.SNOOZED or len(inside) > SHOWN + 1)
    shown = inside if not folded else inside[: 0 if section is Section.SNOOZED else SHOWN]
    line = f"next {DAYS_AHEAD} days" if section is Section.COMING else wording.number(len(inside))
    if section in {Section.GAP, Section.NEXT}:
        line = ""
    heading = TodayRow(f"heading:{section.name}", section, section.value, line, heading=True)
    if not folded:
        return [heading, *shown]
    left = len(inside) - len(shown)
    title = f"{wording.number(left)} more" if shown else f"Show what is put off ({wording.number(left)})"
    return [heading, *shown, TodayRow(f"more:{section.name}", section, title, deeds=(deeds.SHOW_ALL,))]


class _Day:
    """The facts of a day as rows, section by section."""

    def __init__(self, facts: Facts, now: datetime) -> None:
        self._facts = facts
        self._now = now
        self._today = now.date()
        self._asleep = {(one.what, one.uid): one.until for one in facts.snoozes if one.until > self._today}
        ahead = [plan for plan in facts.plans if not self._is_over(plan)]
        self._next = next((plan for plan in ahead if plan.planned), None)
        self._ahead = [plan for plan in ahead if plan is not self._next]
        self.sections: Mapping[Section, Callable[[], Iterator[TodayRow]]] = {
            Section.GAP: self._gap,
            Section.NEXT: self._first,
            Section.RAISE: self._to_raise,
            Section.WRITE_UP: self._passed,
            Section.PROMISES: self._promises,
            Section.WAITING: self._waiting,
            Section.CHECK_INS: self._check_ins,
            Section.COMING: self._coming,
            Section.FRICTION: self._frictions,
            Section.DRAFTS: self._drafts,
            Section.SNOOZED: self._put_off,
        }

    def _is_over(self, plan: Plan) -> bool:
        if plan.when.precision is Precision.DAY:
            return plan.when.day < self._today
        return plan.when.utc < self._now

    def _is_asleep(self, what: Snoozed, uid: str) -> bool:
        return (what, uid) in self._asleep

    def _of(self, kind: type[Any]) -> Iterator[Mark[Any]]:
        return (mark for mark in self._facts.marks if isinstance(mark.said, kind))

    def _gap(self) -> Iterator[TodayRow]:
        facts, silent = self._facts, self._facts.silent_days
        if silent < GAP_DAYS or self._is_asleep(Snoozed.GAP, ""):
            return
        since = self._today - timedelta(days=silent)
        due = [due_agreed(mark) for mark in self._of(NewPromise)]
        promises = sum(day is not None and since < day < self._today for day in due)
        plans = sum(plan.planned and self._is_over(plan) and plan.when.day > since for plan in facts.plans)
        line = words.gap_line(promises, plans, facts.missed)
        about = About(snooze=Snoozed.GAP, name="This")
        yield TodayRow("gap", Section.GAP, words.gap_title(since), line, deeds=(deeds.NEW, deeds.NOT_NOW), about=about)

    def _first(self) -> Iterator[TodayRow]:
        if self._next is not None:
            yield self._plan(self._next, Section.NEXT)

    def _plan(self, plan: Plan, section: Section) -> TodayRow:
        title, line = words.plan_title(plan, self._today), words.plan_line(plan, self._today)
        side = MixSide.PERSONAL if plan.off_duty else MixSide.BUSINESS
        brief = (deeds.BRIEF,) if plan.planned and plan.contacts else ()
        offered = (*brief, deeds.OPEN, deeds.WRITE_UP_HIDDEN, deeds.CALLED_OFF_HIDDEN)
        return TodayRow(f"plan:{plan.id}", section, title, line, side=side, deeds=offered, about=_of_plan(plan))

    def _passed(self) -> Iterator[TodayRow]:
        for plan in self._facts.plans:
            if self._is_over(plan):
                how = deeds.WENT if plan.off_duty else (deeds.WRITE_UP, deeds.CALLED_OFF)
                rest = (deeds.WRITE_UP_HIDDEN, deeds.CALLED_OFF_HIDDEN) if plan.off_duty and plan.planned else ()
                yield TodayRow(
                    f"plan:{plan.id}", Section.WRITE_UP, words.plan_title(plan, self._today),
                    words.passed_line(plan, self._today), side=MixSide.PERSONAL if plan.off_duty else MixSide.BUSINESS,
                    deeds=(*how, *rest, deeds.OPEN_HIDDEN), about=_of_plan(plan),
                )  # fmt: skip

    def _to_raise(self) -> Iterator[TodayRow]:
        """Notes for those one is to meet by tomorrow."""
        plans = [self._next, *self._ahead] if self._next else self._ahead
        soon = [plan for plan in plans if (plan.when.day - self._today).days <= 1]
        meeting = {person.id: plan for plan in reversed(soon) for person in plan.contacts}
        for note in self._of(NewNote):
            plan = meeting.get(note.contact_id) if note.contact_id is not None else None
            if plan is not None:
                raised = deeds.ASKED if note.said.kind is NoteKind.ASK_ABOUT else deeds.RAISED
                line = words.note_line(note, plan, self._today)
                yield _of_mark(note, Section.RAISE, line, False, note.said.side, (raised, deeds.OPEN))

    def _promises(self) -> Iterator[TodayRow]:
        for promise in self._due(Side.ME):
            offered = (deeds.KEPT, deeds.MOVE, deeds.LET_GO_HIDDEN, deeds.OPEN_HIDDEN)
            yield self._promise(promise, Section.PROMISES, offered)

    def _waiting(self) -> Iterator[TodayRow]:
        offered = (deeds.KEPT, deeds.SNOOZE, deeds.MOVE_HIDDEN, deeds.LET_GO_HIDDEN, deeds.OPEN_HIDDEN)
        for promise in self._due(Side.THEM):
            if not self._is_asleep(Snoozed.PROMISE, promise.uid):
                yield self._promise(promise, Section.WAITING, offered)

    def _promise(self, promise: Mark[NewPromise], section: Section, offered: tuple[RowDeed, ...]) -> TodayRow:
        line, late = words.promise_line(promise, self._today)
        return _of_mark(promise, section, line, late, MixSide.BUSINESS, offered, Snoozed.PROMISE)

    def _due(self, side: Side) -> list[Mark[NewPromise]]:
        """Open promises of a side that are due by now, the oldest first."""
        found = [
            (day, mark.uid, mark)
            for mark in self._of(NewPromise)
            if mark.said.side is side and (day := _day_of(mark)) is not None and day <= self._today
        ]
        return [mark for _, _, mark in sorted(found, key=lambda one: one[:2])]

    def _check_ins(self) -> Iterator[TodayRow]:
        for due in self._facts.check_ins:
            touch = due.touch
            if not self._is_asleep(Snoozed.CHECK_IN, touch.uid):
                yield self._check_in(due)

    def _check_in(self, due: CheckIn) -> TodayRow:
        touch, person = due.touch, due.touch.contact
        interests = self._facts.interests.get(person.id, ())
        line = words.check_in_line(touch.on, self._today, due.usual, planned=due.planned, interests=interests)
        side = MixSide.PERSONAL if touch.stage in _NEAR else MixSide.BUSINESS
        offered = (deeds.WROTE, deeds.LOG, deeds.SNOOZE, deeds.OPEN_HIDDEN)
        about = About(person.id, snooze=Snoozed.CHECK_IN, uid=touch.uid, name=person.name)
        return TodayRow(
            f"check-in:{person.id}", Section.CHECK_INS, person.name, line, side=side, deeds=offered, about=about
        )

    def _coming(self) -> Iterator[TodayRow]:
        """Everything ahead by its day, what has a clock time before what has none."""
        last = self._today + timedelta(days=PROMISES_AHEAD)
        ahead = [(plan.when.local, self._plan(plan, Section.COMING)) for plan in self._ahead]
        ahead += [(_night(one.on), self._occasion(one)) for one in self._facts.occasions]
        ahead += [(_night(one.on), self._renewal(one)) for one in self._facts.renewals]
        for promise in self._of(NewPromise):
            day = _day_of(promise)
            if day is not None and self._today < day <= last and promise.said.side is Side.ME:
                ahead.append((_night(day), self._promise_ahead(promise, day)))
        yield from (row for _, row in sorted(ahead, key=lambda one: (one[0], one[1].title)))

    def _promise_ahead(self, promise: Mark[NewPromise], day: date) -> TodayRow:
        offered = (deeds.KEPT, deeds.MOVE, deeds.LET_GO_HIDDEN, deeds.OPEN_HIDDEN)
        row = self._promise(promise, Section.COMING, offered)
        title = f"{words.weekday_and_day(day, self._today)}{wording.SEPARATOR}{row.title}"
        return TodayRow(row.id, row.section, title, f"promise to {row.about.name}", False, row.side, offered, row.about)

    def _occasion(self, one: Occasion) -> TodayRow:
        return TodayRow(
            f"occasion:{one.contact.id}:{one.on}:{one.label}", Section.COMING,
            words.occasion_title(one, self._today), words.occasion_line(one, self._today), side=MixSide.PERSONAL,
            deeds=(deeds.WROTE, deeds.OPEN_HIDDEN), about=About(one.contact.id, name=one.contact.name),
        )  # fmt: skip

    def _renewal(self, one: Renewal) -> TodayRow:
        title = f"{words.weekday_and_day(one.on, self._today)}{wording.SEPARATOR}{one.name} renews"
        return TodayRow(
            f"renewal:{one.account}", Section.COMING, title, wording.ago_words(one.on, self._today),
            side=MixSide.BUSINESS, deeds=(deeds.OPEN,), about=About(account=one.account, name=one.name),
        )  # fmt: skip

    def _frictions(self) -> Iterator[TodayRow]:
        for friction in sorted(self._of(NewFriction), key=lambda mark: (mark.on, mark.uid)):
            if not self._is_asleep(Snoozed.FRICTION, friction.uid):
                yield self._friction(friction)

    def _friction(self, friction: Mark[NewFriction]) -> TodayRow:
        said = friction.said
        line, waits = words.friction_line(friction, self._today)
        silent = said.talked_on is None
        first = (deeds.TALKED, deeds.OPEN, deeds.SETTLED_HIDDEN) if silent else (deeds.SETTLED, deeds.OPEN)
        more = (deeds.SNOOZE_HIDDEN,) if said.crossed_on else (deeds.CROSSED_HIDDEN, deeds.SNOOZE_HIDDEN)
        return _of_mark(friction, Section.FRICTION, line, waits, said.began, (*first, *more), Snoozed.FRICTION)

    def _drafts(self) -> Iterator[TodayRow]:
        for draft in self._facts.drafts:
            where = draft.contact.name if draft.contact else "an entry you were editing" if draft.entry else "no page"
            about = About(draft.contact.id if draft.contact else None, draft.entry)
            title = wording.shortened(draft.text, 80)
            yield TodayRow(f"draft:{draft.key}", Section.DRAFTS, title, where, deeds=(deeds.OPEN,), about=about)

    def _put_off(self) -> Iterator[TodayRow]:
        """What would be shown if it were not put off, so that nothing is lost from sight."""
        people = {one.touch.uid: self._check_in(one) for one in self._facts.check_ins}
        marks = {mark.uid: self._friction(mark) for mark in self._of(NewFriction)}
        owed = {mark.uid: self._promise(mark, Section.WAITING, ()) for mark in self._due(Side.THEM)}
        shown = {Snoozed.CHECK_IN: people, Snoozed.FRICTION: marks, Snoozed.PROMISE: owed}
        for (what, uid), until in self._asleep.items():
            row = shown.get(what, {}).get(uid)
            if row is not None:
                line = words.snoozed_line(until, self._today)
                yield TodayRow(
                    f"asleep:{row.id}", Section.SNOOZED, row.title, line, False, row.side,
                    (deeds.WAKE, deeds.OPEN_HIDDEN), row.about,
                )  # fmt: skip


def _night(day: date) -> datetime:
    """A moment after everything of a day that has a clock time."""
    return datetime.combine(day, datetime.max.time())


def _day_of(promise: Mark[NewPromise]) -> date | None:
    """When a promise comes up: the day agreed, or the one it was moved to without a word where that is earlier."""
    return min(filter(None, (due_agreed(promise), due_now(promise))), default=None)


def _of_plan(plan: Plan) -> About:
    person = plan.contacts[0] if plan.contacts else None
    return About(person.id if person else None, plan.id, name=person.name if person else "")


def _of_mark(
    mark: Mark[Any], section: Section, line: str, pressing: bool, side: MixSide, offered: tuple[RowDeed, ...],
    snooze: Snoozed | None = None,
) -> TodayRow:  # fmt: skip
    said = " ".join(mark.said.what.split())
    name = mark.contact.name if mark.contact else ""
    about = About(mark.contact_id, mark.conversation, mark=mark.ref, snooze=snooze, uid=mark.uid, name=name)
    title = said[:1].upper() + said[1:]
    return TodayRow(f"{mark.kind}:{mark.id}", section, title, line, pressing, side, offered, about)
