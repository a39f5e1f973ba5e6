# SPDX-License-Identifier: MIT
"""What stands on either side of a balance sheet, each with its own: friction, and notes for the next talk."""

from __future__ import annotations

from datetime import date

from relationship_journal.qt.models.sheet import Section
from relationship_journal.qt.models.sides.pieces import counted, line_of, offer, with_waiting
from relationship_journal.values import MarkKind, MixSide, NewFriction, NewNote, NoteKind
from relationship_journal.values.sides import BothSides


def frictions(sides: BothSides, side: MixSide, today: date) -> Section:
    """Friction that began on a side."""
    found = sides.frictions_on(side)
    waiting = [one for one in found if one.said.open]
    pieces = (
        *counted(waiting, "open", "Open frictions", pressing=True),
        *counted([one for one in found if one.said.crossed_on], "crossed over", "Frictions that crossed over"),
        *counted([one for one in found if not one.said.open], "settled", "Settled frictions"),
    )
    empty = f"Friction that began on the {side.value} side will be here until it is settled."
    add = offer("Add", MarkKind.FRICTION, "Add a friction", NewFriction("", side))
    return with_waiting("Friction", line_of(pieces), waiting, today, empty=empty, add=add)


def notes(sides: BothSides, side: MixSide, today: date) -> Section:
    """What is to be raised, or asked about, the next time."""
    found = sides.notes_on(side)
    waiting = [one for one in found if one.said.open]
    done = [one for one in found if not one.said.open]
    if side is MixSide.PERSONAL:
        title, kind, words, past = "Ask about", NoteKind.ASK_ABOUT, "to ask about", "asked"
    else:
        title, kind, words, past = "To raise", NoteKind.TO_RAISE, "to raise", "raised"
    pieces = (*counted(waiting, words, "For the next talk"), *counted(done, past, past.capitalize()))
    add = offer("Add", MarkKind.NOTE, f"Add something {words}", NewNote("", kind, side))
    empty = f"What is {words} the next time will be here."
    return with_waiting(title, line_of(pieces), waiting, today, empty=empty, add=add)
