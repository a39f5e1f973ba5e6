# SPDX-License-Identifier: MIT
"""Everything a journal holds of one person, the trash and earlier versions included."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace

from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.entries import entries_of
from relationship_journal.storage.queries.insights import answers_about
from relationship_journal.storage.queries.marks import AnyMark, entry_marks, every_mark
from relationship_journal.storage.queries.whole import contact_form, photo
from relationship_journal.storage.traces import LISTED, Traces
from relationship_journal.values import (
    ContactId,
    ConversationId,
    Entry,
    EntryMarks,
    MarkKind,
)
from relationship_journal.values.whole_person import Version, WholePerson


def whole_person(journal: Journal, contact: ContactId) -> WholePerson:
    """A person with all that names them. Raises Conflict where there is no such contact."""
    with journal.lock:
        traces = Traces(journal.connection, contact)
        form = contact_form(journal, contact)
        assert form is not None
        ((added,),) = journal.rows("SELECT added_at FROM contact WHERE id = ?", [contact])
        entries = entries_of(journal, sorted(traces.ids["conversation"] | traces.shared))
        marks = every_mark(journal, contact)
        cards = journal.rows("SELECT text FROM raw_card WHERE contact_id = ? ORDER BY id", [contact])
        return WholePerson(
            form,
            str(added),
            tuple(entries),
            _carried(journal, contact, entries, marks),
            tuple(one for one in marks if one.conversation is None),
            _in_trash(journal, entries, marks),
            _versions(journal, traces, entries),
            tuple(text for (text,) in cards),
            photo(journal, contact),
            _others(journal, contact),
            tuple(answers_about(journal, contact)),
        )


def _carried(
    journal: Journal, contact: ContactId, entries: list[Entry], marks: list[AnyMark]
) -> dict[ConversationId, EntryMarks]:
    """What their conversations carry; marks and ears of others are left out."""
    own: dict[ConversationId, list[AnyMark]] = defaultdict(list)
    for one in marks:
        if one.conversation is not None:
            own[one.conversation].append(one)
    ids = [entry.id for entry in entries]
    found = entry_marks(journal, ids)
    return {
        row_id: replace(
            found.get(row_id, EntryMarks()),
            marks=tuple(own[row_id]),
            ears=tuple(ear for ear in found.get(row_id, EntryMarks()).ears if ear == contact),
        )
        for row_id in ids
    }


def _in_trash(journal: Journal, entries: list[Entry], marks: list[AnyMark]) -> frozenset[str]:
    uids = json.dumps([*(entry.uid for entry in entries), *(one.uid for one in marks)])
    tables = ("conversation", *(kind.value for kind in MarkKind))
    return frozenset(
        uid
        for table in tables
        for (uid,) in journal.rows(f'SELECT uid FROM "{table}" WHERE trashed_at IS NOT NULL AND uid {LISTED}', [uids])
    )


def _versions(journal: Journal, traces: Traces, entries: list[Entry]) -> tuple[Version, ...]:
    """Earlier versions of what is theirs, where they hold words."""
    secret = {entry.uid for entry in entries if entry.in_confidence}
    found = journal.rows(
        f"SELECT kind, at, uid, body FROM revision WHERE uid {LISTED} ORDER BY at, id",
        [json.dumps(sorted(traces.uids))],
    )
    versions = []
    for kind, at, uid, text in found:
        body = json.loads(text)
        words = () if kind == "photo" else _words(body)
        if words:
            hidden = uid in secret or body.get("conversation") in secret or bool(body.get("in_confidence"))
            versions.append(Version(kind, at, words, hidden))
    return tuple(versions)


_NO_WORDS = frozenset(
    {"uid", "trashed_at", "stamp", "batch", "contact", "conversation", "account", "other", "tag", "evidence"}
)


def _words(body: dict[str, object]) -> tuple[tuple[str, str], ...]:
    texts = ((name, value) for name, value in body.items() if isinstance(value, str) and value)
    return tuple((name, value) for name, value in texts if name not in _NO_WORDS)


def _others(journal: Journal, contact: ContactId) -> dict[int, tuple[str, ...]]:
    """Everybody else by id: the name, and for those who took part in their talks also what else they are called."""
    together = {
        row_id
        for (row_id,) in journal.rows(
            """SELECT DISTINCT q.contact_id FROM participant p
               JOIN participant q ON q.conversation_id = p.conversation_id WHERE p.contact_id = ?""",
            [contact],
        )
    }
    found = journal.rows("SELECT id, name, given, family, nickname FROM contact WHERE id <> ? ORDER BY id", [contact])
    return {row_id: (name, *(filter(None, called) if row_id in together else ())) for row_id, name, *called in found}
