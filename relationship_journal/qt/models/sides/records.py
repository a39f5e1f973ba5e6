# SPDX-License-Identifier: MIT
"""The records behind a number of a balance sheet, as a sheet of their own: each with its day and its deeds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from relationship_journal import wording
from relationship_journal.qt.models.sheet import Back, Band, Column, FurtherDown, Piece, Records, Section, Sheet
from relationship_journal.qt.models.sides.pieces import mark_line
from relationship_journal.values import Mark
from relationship_journal.wording import sides as of_sides

STEP = 30
"""So many marks are laid out at once; the next ones are a click away."""


def sheet(records: Records, marks: Sequence[Mark[Any]], shown: int, today: date) -> Sheet:
    """The first `shown` of these marks, newest first, with the way back and to their entries."""
    lines = tuple(mark_line(one, today, detail=wording.day_with_year(one.on)) for one in marks[:shown])
    came_from = tuple(dict.fromkeys(one.conversation for one in marks if one.conversation is not None))
    entries = Records(records.title, conversations=came_from)
    offers = (
        Piece("‹ Both sides", Back(), hint="Back to both sides"),
        *((Piece(of_sides.show_entries(len(came_from)), entries),) if came_from else ()),
    )
    left = len(marks) - shown
    more = (Piece(of_sides.more_of_them(min(left, STEP), left), FurtherDown()),) if left > 0 else ()
    section = Section(of_sides.heading(records.title, len(marks)), lines, "Nothing of this is left.", more)
    return Sheet((Band((Column((section,)),)),), offers=offers)
