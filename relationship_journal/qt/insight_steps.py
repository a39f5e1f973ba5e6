# SPDX-License-Identifier: MIT
"""Taking the step an insight suggests: a deed of a mark, or what is needed opened and filled in."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from relationship_journal.qt.models.composer import Form, written
from relationship_journal.qt.models.manner_form import MannerForm
from relationship_journal.qt.models.mark_deeds import Deed
from relationship_journal.qt.places import ACCOUNTS, ALL_CUSTOMERS, Place, Tab
from relationship_journal.values import Channel, MarkKind, MarkRef, NewNote, When
from relationship_journal.values.insights import Step, StepKind

if TYPE_CHECKING:
    from relationship_journal.qt.mark_work import MarkWork
    from relationship_journal.qt.views import Parts

_DEEDS = frozenset(deed.value for deed in Deed)
_WRITING = frozenset({StepKind.PLAN, StepKind.WRITE})
_SATURDAY = 5
_MORNING = time(10)


def take(parts: Parts, marks: MarkWork, step: Step, at: QWidget) -> None:
    """Take a step; whatever it changes can be undone, and what it fills in is saved by whoever reads it."""
    kind = step.kind
    if kind.value in _DEEDS:
        if step.record is not None:
            marks.do(MarkRef(MarkKind(step.record.kind.value), step.record.id), Deed(kind.value), at)
    elif kind in _WRITING:
        parts.write(step.contact, form_of(step, parts.now()))
    elif kind is StepKind.NOTE:
        marks.write(MarkKind.NOTE, step.contact, said=NewNote(step.text))
    elif kind is StepKind.HAND_OVER:
        parts.go(Place(step.contact))
        parts.actions["hand_over"].trigger()
    else:
        parts.go(PLACES[kind](step))


def form_of(step: Step, now: datetime) -> Form:
    """What the composer begins with: a plan for the next working day, or a brief message."""
    if step.kind is StepKind.WRITE:
        brief = MannerForm(brief=True)
        return Form(step.text, step.channel or Channel.TEXT, touched=frozenset({"channel"}), manner=brief)
    touched = frozenset({"when", "channel"} if step.channel is not None else {"when"})
    return Form(step.text, step.channel, written(When(_next_working_day(now))), touched=touched)


def _next_working_day(now: datetime) -> datetime:
    day = now.date() + timedelta(days=1)
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return datetime.combine(day, _MORNING)


def _account(step: Step) -> Place:
    return Place(view=ACCOUNTS, account=step.account)


def _both_sides(step: Step) -> Place:
    return Place(step.contact, tab=Tab.SIDES)


def _comparison(_: Step) -> Place:
    return Place(view=ALL_CUSTOMERS, column="promises")


PLACES = {StepKind.ACCOUNT: _account, StepKind.BOTH_SIDES: _both_sides, StepKind.PROMISES: _comparison}
"""Where the steps lead that open a page."""
