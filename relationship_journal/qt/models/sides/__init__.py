# SPDX-License-Identifier: MIT
"""Both sides of one relationship as a sheet: business beside personal, what built trust and what drew on it."""

from __future__ import annotations

from datetime import date

from relationship_journal.qt.models.sheet import Band, Piece, Sheet, Trigger, Write
from relationship_journal.qt.models.sides.business import business
from relationship_journal.qt.models.sides.personal import personal
from relationship_journal.qt.models.sides.trust import trust
from relationship_journal.values import MarkKind
from relationship_journal.values.sides import BothSides
from relationship_journal.wording import sides as wording

LEAD = 44


def sheet(sides: BothSides, today: date) -> Sheet:
    """The balance sheet of a relationship, seen from a day."""
    both = Band((business(sides, today), personal(sides, today)))
    if not sides.is_bare:
        return Sheet((both, trust(sides, today)), lead=LEAD)
    offers = (
        Piece("Write an entry", Trigger("new_entry")),
        Piece("What do they want solved?", Write(MarkKind.GOAL)),
        Piece("What do they care about?", Write(MarkKind.INTEREST)),
    )
    return Sheet((both,), wording.nothing_yet(sides.given), offers, LEAD)
