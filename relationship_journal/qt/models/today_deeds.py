# SPDX-License-Identifier: MIT
"""What can be done about a row of Today: a word on a button, and one key."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from relationship_journal.qt.models.mark_deeds import Deed
from relationship_journal.values import OffDuty


class DayDeed(StrEnum):
    """One thing to do about a row that is no deed of a mark."""

    OPEN = "open"
    LOG = "log"
    WROTE = "wrote"
    SNOOZE = "snooze"
    WAKE = "wake"
    WRITE_UP = "write_up"
    WENT_KEPT = "kept"
    WENT_BUSINESS_AT_THE_END = "business_at_the_end"
    WENT_SLIPPED_BY_ME = "slipped_by_me"
    WENT_SLIPPED_BY_THEM = "slipped_by_them"
    CALLED_OFF = "called_off"
    BRIEF = "brief"
    SHOW_ALL = "show_all"
    ENTRIES = "entries"
    STEP = "step"
    FINE = "fine"


AnyDeed = DayDeed | Deed

HOW_IT_WENT = {
    DayDeed.WENT_KEPT: OffDuty.KEPT,
    DayDeed.WENT_BUSINESS_AT_THE_END: OffDuty.BUSINESS_AT_THE_END,
    DayDeed.WENT_SLIPPED_BY_ME: OffDuty.SLIPPED_BY_ME,
    DayDeed.WENT_SLIPPED_BY_THEM: OffDuty.SLIPPED_BY_THEM,
}
"""What each says of an off-duty time."""


@dataclass(frozen=True, slots=True)
class RowDeed:
    """A deed as a row offers it. `key` is one letter; one that is not `shown` stands in the row's menu alone."""

    deed: AnyDeed
    words: str
    key: str
    shown: bool = True

    @property
    def tip(self) -> str:
        """The words and the key, for those who point at it."""
        return f"{self.words}   {self.key}" if self.key else self.words


OPEN = RowDeed(DayDeed.OPEN, "Open", "O")
OPEN_HIDDEN = RowDeed(DayDeed.OPEN, "Open", "O", shown=False)
LOG = RowDeed(DayDeed.LOG, "Log", "L")
NEW = RowDeed(DayDeed.LOG, "New entry", "L")
WROTE = RowDeed(DayDeed.WROTE, "I wrote", "W")
SNOOZE = RowDeed(DayDeed.SNOOZE, "Snooze", "S")
SNOOZE_HIDDEN = RowDeed(DayDeed.SNOOZE, "Snooze", "S", shown=False)
NOT_NOW = RowDeed(DayDeed.SNOOZE, "Not now", "S")
WAKE = RowDeed(DayDeed.WAKE, "Show again", "A")
WRITE_UP = RowDeed(DayDeed.WRITE_UP, "Write up", "W")
WRITE_UP_HIDDEN = RowDeed(DayDeed.WRITE_UP, "Write up", "W", shown=False)
CALLED_OFF = RowDeed(DayDeed.CALLED_OFF, "Did not happen", "X")
CALLED_OFF_HIDDEN = RowDeed(DayDeed.CALLED_OFF, "Did not happen", "X", shown=False)
BRIEF = RowDeed(DayDeed.BRIEF, "Meeting brief", "B")
WENT = (
    RowDeed(DayDeed.WENT_KEPT, "Kept", "K"),
    RowDeed(DayDeed.WENT_BUSINESS_AT_THE_END, "Business at the end", "B"),
    RowDeed(DayDeed.WENT_SLIPPED_BY_ME, "Slipped, by me", "M"),
    RowDeed(DayDeed.WENT_SLIPPED_BY_THEM, "Slipped, by them", "T"),
)
KEPT = RowDeed(Deed.KEEP, "Kept", "K")
MOVE = RowDeed(Deed.MOVE, "Move", "M")
MOVE_HIDDEN = RowDeed(Deed.MOVE, "Move", "M", shown=False)
LET_GO_HIDDEN = RowDeed(Deed.LET_GO, "Let go", "G", shown=False)
TALKED = RowDeed(Deed.TALK, "Talked about it", "T")
SETTLED = RowDeed(Deed.SETTLE, "Settled", "E")
SETTLED_HIDDEN = RowDeed(Deed.SETTLE, "Settled", "E", shown=False)
CROSSED_HIDDEN = RowDeed(Deed.CROSS, "It crossed over", "C", shown=False)
RAISED = RowDeed(Deed.RAISE, "Raised", "R")
ASKED = RowDeed(Deed.RAISE, "Asked", "R")
SHOW_ALL = RowDeed(DayDeed.SHOW_ALL, "Show all", "", shown=False)
