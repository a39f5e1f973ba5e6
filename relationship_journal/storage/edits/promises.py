# SPDX-License-Identifier: MIT
"""What becomes of a promise: kept, moved with a word or without, let go."""

from __future__ import annotations

from datetime import date

from relationship_journal.storage.edits.marks import there
from relationship_journal.storage.edits.register import verb
from relationship_journal.storage.errors import BadValue
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.mark_validation import check_day
from relationship_journal.storage.writer import Writer
from relationship_journal.values import MarkKind, MarkRef, PromiseId


@verb
def keep_promise(journal: Journal, promise: PromiseId, on: date) -> None:
    """A promise is kept; after the day last agreed that is late."""
    check_day("kept_on", on)
    with journal.write("keep promise") as writer:
        writer.update("promise", promise, kept_on=on.isoformat(), let_go_on=None)


@verb
def move_promise(journal: Journal, promise: PromiseId, to: date, told: bool, on: date) -> None:
    """Move a promise to another day, the other side `told` or not; the old day is kept. Raises BadValue if closed."""
    check_day("due", to)
    check_day("on", on)
    with journal.write("move promise") as writer:
        row = there(writer, MarkRef(MarkKind.PROMISE, promise))
        if row["kept_on"] is not None or row["let_go_on"] is not None:
            raise BadValue("due", "This promise is kept or let go already.")
        before = _due(writer, promise, row)
        if before == to.isoformat():
            raise BadValue("due", "This promise is due on that day already.")
        writer.insert(
            "promise_move",
            promise_id=promise,
            due_before=before,
            due_after=to.isoformat(),
            on=on.isoformat(),
            told=int(told),
        )


@verb
def let_go_promise(journal: Journal, promise: PromiseId, on: date) -> None:
    """A promise is openly let go."""
    check_day("let_go_on", on)
    with journal.write("let go of promise") as writer:
        writer.update("promise", promise, let_go_on=on.isoformat(), kept_on=None)


@verb
def reopen_promise(journal: Journal, promise: PromiseId) -> None:
    """A promise is neither kept nor let go after all."""
    with journal.write("reopen promise") as writer:
        writer.update("promise", promise, kept_on=None, let_go_on=None)


def _due(writer: Writer, promise: int, row: dict[str, object]) -> object:
    """When it is due now, after every move."""
    found = writer.rows(
        "SELECT due_after FROM promise_move WHERE promise_id = ? AND trashed_at IS NULL ORDER BY id DESC LIMIT 1",
        promise,
    )
    return found[0][0] if found else row["due"]
