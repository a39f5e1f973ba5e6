# SPDX-License-Identifier: MIT
"""What built trust and what drew on it, as counts that lead to their records; no score."""

from __future__ import annotations

from datetime import date

from relationship_journal import wording
from relationship_journal.qt.models.sheet import Band, Column, Section
from relationship_journal.qt.models.sides.pieces import each, phrase, talks, tally
from relationship_journal.values.sides import BothSides, built, drew
from relationship_journal.wording import sides as of_sides


def trust(sides: BothSides, today: date) -> Band:
    """The two lists beside each other."""
    return Band((_built(sides, today), _drew(sides, today)))


def _built(sides: BothSides, today: date) -> Column:
    found = built(sides, today)
    kept = found.kept
    on_time = of_sides.promises_on_time(len(kept.on_time), len(kept.due))
    pieces = (
        *phrase(found.goals_reached, "goal reached", "goals reached"),
        *((tally(on_time, "Promises kept on time", kept.on_time),) if kept.on_time else ()),
        *phrase(found.settled_openly, "friction settled openly", "frictions settled openly"),
        *phrase(found.favors_returned, "favor returned", "favors returned"),
    )
    empty = "Goals reached, promises kept on time, frictions settled openly and favors returned will be counted here."
    return Column((Section("What built trust", each(pieces), empty),))


def _drew(sides: BothSides, today: date) -> Column:
    found = drew(sides, today)
    slipped = f"{wording.count(len(found.slipped), 'off-duty time')} slipped by you"
    pieces = (
        *phrase(found.late, "promise of yours late", "promises of yours late"),
        *phrase(found.concessions, "concession without a reason", "concessions without a reason"),
        *phrase(found.pushed_aside, "favor that pushed something aside", "favors that pushed something aside"),
        *phrase(found.shortcuts, "shortcut not told", "shortcuts not told"),
        *phrase(found.crossed, "friction that crossed over", "frictions that crossed over"),
        *phrase(found.unspoken, "friction not talked about", "frictions not talked about"),
        *talks(slipped, "Off duty, slipped by you", found.slipped),
    )
    return Column((Section("What drew on it", each(pieces), "Nothing that is written down."),))
