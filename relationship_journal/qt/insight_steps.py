# SPDX-License-Identifier: MIT
"""Taking the step an insight suggests: a deed of a mark, or what is needed opened and filled in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from relationship_journal.qt.models.mark_deeds import Deed
from relationship_journal.qt.places import ACCOUNTS, Place, Tab
from relationship_journal.values import MarkKind, MarkRef, NewNote
from relationship_journal.values.insights import Insight, StepKind

if TYPE_CHECKING:
    from relationship_journal.qt.mark_work import MarkWork
    from relationship_journal.qt.views import Parts

_DEEDS = frozenset(deed.value for deed in Deed)


def take(parts: Parts, marks: MarkWork, insight: Insight, at: QWidget) -> None:
    """Take the step of an insight; whatever it changes can be undone."""
    step = insight.step
    if step.kind.value in _DEEDS:
        if step.record is not None:
            marks.do(MarkRef(MarkKind(step.record.kind.value), step.record.id), Deed(step.kind.value), at)
    elif step.kind is StepKind.NOTE:
        marks.write(MarkKind.NOTE, step.contact, said=NewNote(step.text))
    elif step.kind is StepKind.ACCOUNT:
        parts.go(Place(view=ACCOUNTS, account=step.account))
    elif step.kind is StepKind.BOTH_SIDES:
        parts.go(Place(step.contact, tab=Tab.SIDES))
