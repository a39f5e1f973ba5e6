# SPDX-License-Identifier: MIT
"""Two contacts, or two accounts, become one; the one that goes stays findable by its uid and in the history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from typing import Any

from relationship_journal.storage import drafts, errors
from relationship_journal.storage.columns import now_utc, today_here
from relationship_journal.storage.edits.marks import put_stage_change
from relationship_journal.storage.edits.register import verb
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.long_change import LongChange, long_change
from relationship_journal.storage.merging import Step, account_steps, contact_steps
from relationship_journal.storage.writer import Writer
from relationship_journal.values import (
    ACCOUNT_COLUMNS,
    CONTACT_COLUMNS,
    AccountField,
    AccountId,
    ContactField,
    ContactId,
    Fate,
    Stage,
)

Row = dict[str, Any]
_SAME = "These two are one already. Nothing was changed."
_GONE = "One of the two is not there any more. Nothing was changed."


@verb
def merge_contacts(
    journal: Journal,
    kept: ContactId,
    gone: ContactId,
    take: frozenset[ContactField] = frozenset(),
    report: Callable[[int, int], None] | None = None,
) -> None:
    """Let one contact become part of another: everything that hangs on it moves, and it goes.

    Of the fields in `take` its own stay, of all others those of the one kept; notes are joined, lists keep both. What
    a report raises stops it with nothing changed.
    """
    with long_change(journal, "merge contacts", report) as hands:
        with journal.lock:
            writer = hands.writer
            before, going = _both(writer, "contact", kept, gone)
            steps = list(contact_steps(writer.rows, kept, gone, take_photo=ContactField.PHOTO in take))
        _carry_out(hands, steps)
        with journal.lock:
            columns = {name for field in take for name in CONTACT_COLUMNS[field]}
            earlier = min(str(before["added_at"]), str(going["added_at"]))
            _join(writer, "contact", before, going, columns, {"added_at": earlier})
            if "stage" in columns:
                _tell_stage(writer, kept, Stage(str(before["stage"])), Stage(str(going["stage"])))
    # Outside the change, as every draft: nobody would look for it under somebody who is not there any more.
    drafts.follow(journal, f"{drafts.OF_CONTACTS}{going['uid']}", f"{drafts.OF_CONTACTS}{before['uid']}")


@verb
def merge_accounts(
    journal: Journal,
    kept: AccountId,
    gone: AccountId,
    take: frozenset[AccountField] = frozenset(),
    report: Callable[[int, int], None] | None = None,
) -> None:
    """Let one account become part of another: its people work at the other then; fields and notes as for contacts."""
    with long_change(journal, "merge accounts", report) as hands:
        with journal.lock:
            writer = hands.writer
            before, going = _both(writer, "account", kept, gone)
            steps = list(account_steps(writer.rows, kept, gone))
        _carry_out(hands, steps)
        with journal.lock:
            _join(writer, "account", before, going, {name for field in take for name in ACCOUNT_COLUMNS[field]}, {})


def _both(writer: Writer, table: str, kept: int, gone: int) -> tuple[Row, Row]:
    if kept == gone:
        raise errors.BadValue("gone", _SAME)
    before, going = writer.row(table, kept), writer.row(table, gone)
    if before is None or going is None or before["trashed_at"] is not None or going["trashed_at"] is not None:
        raise errors.Conflict(_GONE)
    return before, going


def _carry_out(hands: LongChange, steps: Sequence[Step]) -> None:
    """What goes makes room first for what moves to its place."""
    hands.expect(len(steps))
    hands.each([step for step in steps if step.fate is Fate.DOUBLE], _remove)
    moving: dict[str, dict[int, Row]] = defaultdict(dict)
    for step in steps:
        if step.fate is not Fate.DOUBLE:
            trashed = {"trashed_at": now_utc()} if step.fate is Fate.TRASHED else {}
            moving[step.table][step.row] = {**step.columns, **trashed}
    for table, news in moving.items():
        hands.update(table, news)


def _remove(writer: Writer, step: Step) -> None:
    writer.delete(step.table, step.row)


def _join(writer: Writer, table: str, before: Row, going: Row, columns: Collection[str], more: Row) -> None:
    """Once nothing hangs on the one that goes: it goes, and where it went is kept."""
    news = {name: going[name] for name in columns}
    notes = dict.fromkeys(note for row in (before, going) if (note := str(row["note"]).strip()))
    if len(notes) > 1 or not str(before["note"]).strip():
        news["note"] = "\n\n".join(notes)
    writer.update(table, before["id"], **news, **more)
    writer.delete(table, going["id"])
    writer.insert(
        "merger", **{f"{table}_id": before["id"]}, gone=going["uid"], name=going["name"], on=today_here().isoformat()
    )


def _tell_stage(writer: Writer, contact: ContactId, before: Stage, after: Stage) -> None:
    """The history of both is one now; only where it ends with another stage is there something to add."""
    last = writer.rows(
        """SELECT after FROM stage_change WHERE contact_id = ? AND trashed_at IS NULL
           ORDER BY "on" DESC, uid DESC LIMIT 1""",
        contact,
    )
    if before is not after and last != [(after.value,)]:
        put_stage_change(writer, contact, before, after, None)
