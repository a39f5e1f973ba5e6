# SPDX-License-Identifier: MIT
"""What of a conversation can be kept: each refusal names its field and says why."""

from __future__ import annotations

from relationship_journal.storage.errors import BadValue
from relationship_journal.storage.mark_validation import check_cost, check_manner, check_mark, check_moves
from relationship_journal.storage.validation import FIRST_YEAR, LAST_YEAR, MAX_TEXT, check_minutes, check_share
from relationship_journal.values import NewConversation


def check_conversation(new: NewConversation) -> None:
    """Refuse what cannot be kept, naming the field."""
    if not new.contacts:
        raise BadValue("contacts", "A conversation needs at least one person.")
    if not FIRST_YEAR <= new.when.local.year <= LAST_YEAR:
        raise BadValue("when", f"The year {new.when.local.year} is outside {FIRST_YEAR} to {LAST_YEAR}.")
    if new.minutes is not None:
        check_minutes(new.minutes)
    if new.share is not None:
        check_share(new.share)
    for place in new.ears or ():
        if not 0 <= place < len(new.contacts):
            raise BadValue("ears", "Somebody who needed an ear did not take part.")
    for one in new.marks:
        if not 0 <= one.person < len(new.contacts):
            raise BadValue("marks", "A mark names somebody who did not take part.")
    if len(new.text) > MAX_TEXT:
        raise BadValue("text", f"This text has {len(new.text):,} characters; {MAX_TEXT:,} are the most.")
    if new.cost is not None:
        check_cost(new.cost)
    if new.manner is not None:
        check_manner(new.manner)
    for one in new.marks:
        check_mark(one.mark)
        check_moves(one)
