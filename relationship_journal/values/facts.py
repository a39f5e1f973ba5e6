# SPDX-License-Identifier: MIT
"""The few facts of a relationship that stand in the head of its page."""

from __future__ import annotations

from relationship_journal.frozen import dataclass
from relationship_journal.values.words import ConversationId, Minutes


@dataclass(frozen=True, slots=True)
class ContactFacts:
    """First need, last talk, what is open and done both ways, and this month's personal time against the limit.

    `need` is the goal that came first, "" without any. `late` counts the open promises past the day last agreed.
    `favors_done` are those the writer did, `favors_asked` those the writer asked for, `favors_given` what they did
    of themselves.
    """

    need: str = ""
    last: ConversationId | None = None
    promises: int = 0
    late: int = 0
    favors_done: int = 0
    favors_asked: int = 0
    personal: Minutes = 0
    limit: Minutes | None = None
    favors_given: int = 0
