# SPDX-License-Identifier: MIT
"""What is done with a day's list: something is put off for a while, and a plan becomes what took place."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from relationship_journal.storage.columns import today_here
from relationship_journal.storage.edits.journal import put_setting
from relationship_journal.storage.edits.manner import put_off_duty
from relationship_journal.storage.edits.register import verb
from relationship_journal.storage.errors import BadValue, Conflict
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.mark_validation import check_day
from relationship_journal.storage.queries.settings import SNOOZES, snoozes
from relationship_journal.storage.writer import Writer
from relationship_journal.values import ConversationId, OffDuty, Snooze, Snoozed

MAX_UID = 64
_GONE = "This plan is not there any more. Nothing was changed."


@verb
def snooze(journal: Journal, what: Snoozed, uid: str, until: date) -> None:
    """Put something off until a day, instead of the day it was put off to before. What is over is forgotten."""
    check_day("until", until)
    if len(uid) > MAX_UID:
        raise BadValue("uid", "This cannot be put off: nobody has such a name.")
    with journal.write("snooze") as writer:
        today = today_here()
        others = [one for one in snoozes(journal) if (one.what, one.uid) != (what, uid) and one.until > today]
        _keep(writer, [*others, Snooze(what, uid, until)])


@verb
def wake(journal: Journal, what: Snoozed, uid: str) -> None:
    """Show again what was put off. Raises Conflict where it is not put off."""
    with journal.write("show again") as writer:
        before = snoozes(journal)
        left = [one for one in before if (one.what, one.uid) != (what, uid)]
        if len(left) == len(before):
            raise Conflict("This is not put off any more. Nothing was changed.")
        _keep(writer, left)


@verb
def plan_took_place(journal: Journal, conversation: ConversationId, off_duty: OffDuty | None) -> None:
    """A plan is one no more: it took place as it stands there; and, off duty, how it went (None says nothing of that).

    Time, people and text stay. Raises Conflict where it is in the trash or gone.
    """
    with journal.write("write up plan") as writer:
        row = writer.row("conversation", conversation)
        if row is None or row["trashed_at"] is not None:
            raise Conflict(_GONE)
        writer.update("conversation", conversation, planned=0)
        if off_duty is not None:
            put_off_duty(writer, conversation, off_duty)


def _keep(writer: Writer, kept: Iterable[Snooze]) -> None:
    rows = [{"what": one.what.value, "uid": one.uid, "until": one.until.isoformat()} for one in kept]
    put_setting(writer, SNOOZES, rows)
