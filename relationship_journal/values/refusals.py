# SPDX-License-Identifier: MIT
"""Why they said no: each no with its reason and what changed since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from relationship_journal.values.marks import MarkKind, MarkRef, RefusalId, RefusalKind, RefusalReason
from relationship_journal.values.words import ContactId, ConversationId, Stage


class NoClass(StrEnum):
    """What is known of a reason that has no class."""

    WORDS = "words"
    UNKNOWN = "unknown"


Reason = RefusalReason | NoClass
"""What noes are counted by: the class of the reason, or what is known instead."""

MOST_COUNTED = 99
"""Talks since are counted as far as this: after so many the number says no more."""


@dataclass(frozen=True, slots=True)
class Since:
    """What changed after a no: talks (as far as they are counted), goals reached, price or terms moved, stage, job."""

    talks: int = 0
    business_talks: int = 0
    reached: tuple[tuple[date, str], ...] = ()
    price_moved: tuple[date, ...] = ()
    stage: Stage | None = None
    left: tuple[str, ...] = ()

    @property
    def moved(self) -> int:
        """How much changed beside talking."""
        return len(self.reached) + len(self.price_moved) + (self.stage is not None) + len(self.left)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A line of the table: one no. `in_confidence` is its conversation's, and keeps it from ever leaving."""

    id: RefusalId
    on: date
    what: str
    kind: RefusalKind
    reason: RefusalReason | None
    in_their_words: str
    still_hurts: bool
    contact: ContactId
    name: str
    account: str
    conversation: ConversationId | None = None
    in_confidence: bool = False
    since: Since = Since()

    @property
    def ref(self) -> MarkRef:
        """Its name among all marks."""
        return MarkRef(MarkKind.REFUSAL, self.id)

    @property
    def known_reason(self) -> Reason:
        """The class of its reason, or what is known instead."""
        return self.reason or (NoClass.WORDS if self.in_their_words else NoClass.UNKNOWN)
