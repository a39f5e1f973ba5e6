# SPDX-License-Identifier: MIT
"""What is put off for a while."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from relationship_journal.frozen import dataclass


class Snoozed(StrEnum):
    """What can be put off: a word to somebody, what they owe, a conflict, the word after a gap."""

    CHECK_IN = "check_in"
    PROMISE = "promise"
    FRICTION = "friction"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Snooze:
    """Something put off until a day; `uid` is the contact's or the mark's, empty for what is about nobody."""

    what: Snoozed
    uid: str
    until: date
