# SPDX-License-Identifier: MIT
"""What the writer says to an insight: not now, or that it is fine as it is; and takes that back."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from relationship_journal.storage.columns import today_here
from relationship_journal.storage.edits.register import verb
from relationship_journal.storage.errors import BadValue, Conflict
from relationship_journal.storage.evidence import meet, rested_on, written
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.mark_validation import check_day
from relationship_journal.storage.queries.insights import uids_of
from relationship_journal.storage.queries.reading import stored_day
from relationship_journal.storage.validation import MAX_TEXT
from relationship_journal.storage.writer import Writer
from relationship_journal.values.insights import AnswerId, AnswerKind, RecordRef, Subject, SubjectKind

_NAME = re.compile(r"[a-z][a-z-]{0,40}")
_NO_RULE = "There is no rule of this name."
_NOBODY = "Whom this is about is not there any more. Nothing was changed."
_NOTHING = "What this insight rests on is not there any more. Nothing was changed."
_NOT_ANSWERED = "This is not put off or set aside any more. Nothing was changed."


@verb
def snooze_insight(
    journal: Journal,
    rule: str,
    subject: Subject,
    evidence: Sequence[RecordRef],
    until: date | None,
    on: date | None = None,
) -> AnswerId:
    """Put an insight off until a day (None: until something changes), instead of what was said to it before.

    It is said `on` a day, the writer's own where none is handed in.

    Raises BadValue naming the field, or Conflict where whom it is about, or all it rests on, is gone.
    """
    check_rule(rule)
    if until is not None:
        check_day("until", until)
    if on is not None:
        check_day("on", on)
    with journal.write("snooze insight") as writer:
        return _put(
            writer, rule, subject, _records(journal, evidence), AnswerKind.SNOOZE, until, "", on or today_here()
        )


@verb
def accept_insight(
    journal: Journal, rule: str, subject: Subject, evidence: Sequence[RecordRef], note: str = "", on: date | None = None
) -> AnswerId:
    """Say of an insight that it is known and fine, instead of what was said to it before. Raises as the other does."""
    check_rule(rule)
    if on is not None:
        check_day("on", on)
    if len(note) > MAX_TEXT:
        raise BadValue("note", f"This text has {len(note):,} characters; {MAX_TEXT:,} are the most.")
    with journal.write("say it is fine") as writer:
        return _put(
            writer, rule, subject, _records(journal, evidence), AnswerKind.FINE, None, note.strip(), on or today_here()
        )


@verb
def withdraw_answer(journal: Journal, answer: AnswerId) -> None:
    """Let an insight stand again. Raises Conflict where nothing is said to it."""
    with journal.write("show insight again") as writer:
        if writer.row("answer", answer) is None:
            raise Conflict(_NOT_ANSWERED)
        writer.delete("answer", answer)


def check_rule(rule: str) -> None:
    """A name a rule could have; which there are is not known here."""
    if not _NAME.fullmatch(rule):
        raise BadValue("rule", _NO_RULE)


def _records(journal: Journal, evidence: Sequence[RecordRef]) -> frozenset[str]:
    """The records as they are called in every copy of a journal."""
    found = uids_of(journal, evidence)
    if evidence and not found:
        raise Conflict(_NOTHING)
    return frozenset(f"{ref.kind.value}:{uid}" for ref, uid in found.items())


def _put(
    writer: Writer,
    rule: str,
    subject: Subject,
    records: frozenset[str],
    kind: AnswerKind,
    until: date | None,
    note: str,
    today: date,
) -> AnswerId:
    """One answer to an insight: where a rule has several about somebody, those to its others stay."""
    links = _links(writer, subject)
    before = writer.rows(
        """SELECT id, evidence, until FROM answer
           WHERE rule = ? AND contact_id IS ? AND account_id IS ? AND trashed_at IS NULL ORDER BY id""",
        rule,
        *links.values(),
    )
    over = [row for row, column, end in before if meet(rested_on(column), records) or _is_over(end, today)]
    columns = {
        "kind": kind.value,
        "on": today.isoformat(),
        "until": until.isoformat() if until is not None else None,
        "note": note,
        "evidence": written(records),
    }
    for row_id in over[1:]:
        writer.delete("answer", row_id)
    if over:
        writer.update("answer", over[0], **columns)
        return AnswerId(over[0])
    return AnswerId(writer.insert("answer", rule=rule, **links, **columns))


def _links(writer: Writer, subject: Subject) -> dict[str, int | None]:
    links: dict[str, int | None] = {"contact_id": None, "account_id": None}
    if subject.kind is not SubjectKind.ALL:
        if writer.row(subject.kind.value, subject.id) is None:
            raise Conflict(_NOBODY)
        links[f"{subject.kind.value}_id"] = subject.id
    return links


def _is_over(until: str | None, today: date) -> bool:
    day = stored_day(until)
    return day is not None and day <= today
