# SPDX-License-Identifier: MIT
"""Forgetting a person: nothing they were named by, said or brought about stays in the file, nor brings it back.

What only they were part of goes, with its history. A conversation with others stays, without them; where their name
stands in what stays, it is masked. The undo stack ends here. Deleted rows are overwritten by the engine
(`secure_delete`), the search indexes are made anew, and the log is folded in and cut off.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Set
from pathlib import Path
from typing import Any

from relationship_journal.storage import derived, drafts, errors, tables
from relationship_journal.storage.bulk import BulkWriter
from relationship_journal.storage.changes import EVERYTHING, Change
from relationship_journal.storage.evidence import rested_on, uid_of, written
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.mark_rows import shape
from relationship_journal.storage.traces import LISTED, MARKS, Traces, uids_in, uids_of
from relationship_journal.values import ContactId, MarkKind
from relationship_journal.values.whole_person import Footprint

Report = Callable[[int, int], None]

_BUSY = "A person is being forgotten. Wait until that is done, or cancel it."

_FREE: Mapping[str, tuple[str, ...]] = {
    "batch": ("source",),
    "account": ("name", "note"),
    "contact": ("note",),
    "job": ("title", "department"),
    "date": ("label",),
    "relation": ("label", "name"),
    "raw_card": ("text",),
    "tag": ("name",),
    "setting": ("value",),
    "conversation": ("text",),
    "manner": ("meaning",),
    "answer": ("note",),
    **{kind.value: shape(kind).texts for kind in MarkKind},
}
"""The columns that hold the writer's own words, or those of a card: what may name anybody."""


def footprint(journal: Journal, contact: ContactId) -> Footprint:
    """What forgetting a contact would take, trash included. Raises Conflict where there is no such contact."""
    with journal.lock:
        going = Traces(journal.connection, contact)
        marks = sum(len(going.ids.get(kind, ())) for kind in MARKS)
        accounts = journal.rows(f"SELECT name FROM account WHERE id {LISTED} ORDER BY name", [going.of("account")])
        names = tuple(name for (name,) in accounts)
        talks, shared = len(going.ids["conversation"]), len(going.shared)
        return Footprint(going.name, talks, shared, marks, names, frozenset(going.own))


def forget(journal: Journal, contact: ContactId, report: Report | None = None) -> Footprint:
    """Forget a contact for good. `report(step, total)` may raise to leave everything as it was.

    Raises Conflict where there is no such contact, Busy during an import.
    """
    found = footprint(journal, contact)
    tell = report or _nobody
    with journal.bulk(_BUSY) as connection, journal.lock:
        going = Traces(connection, contact)
        writer = BulkWriter(journal, connection)
        derived.triggers_off(connection)
        tell(1, 4)
        _purge(writer, going)
        tell(2, 4)
        _mask_what_stays(writer, going)
        _mask_drafts(connection, going)
        tell(3, 4)
        derived.rebuild(connection)
        journal.announce_after(Change("forget a person", (), EVERYTHING))
    with journal.lock:
        journal.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    tell(4, 4)
    return found


def contacts_with(journal: Journal, uids: Set[str]) -> list[ContactId]:
    """The contacts of these uids, also from the trash: who a person is in another copy of the journal."""
    found = journal.rows(f"SELECT id FROM contact WHERE uid {LISTED} ORDER BY id", [json.dumps(sorted(uids))])
    return [ContactId(row_id) for (row_id,) in found]


def _purge(writer: BulkWriter, going: Traces) -> None:
    """Take the rows out, children first, with their history."""
    for table in reversed([tables.name_of(table) for table in tables.RECORDS]):
        if going.ids.get(table):
            writer.purge(table, f"id {LISTED}", going.of(table))
    writer.drop_versions(f"uid {LISTED}", json.dumps(sorted(going.uids)))


def _mask_what_stays(writer: BulkWriter, going: Traces) -> None:
    """Put a stand-in where the name stands in what stays; a version of a row that named them is history no more."""
    inside = _of_shared(writer, going)
    for table, columns in _FREE.items():
        listed = ", ".join(f'"{column}"' for column in columns)
        for row_id, *texts in writer.rows(f'SELECT id, {listed} FROM "{table}"'):
            mask = going.inside if row_id in inside.get(table, ()) else going.anywhere
            changed = {
                column: mask.of(text) for column, text in zip(columns, texts, strict=True) if text and mask.finds(text)
            }
            if changed:
                writer.rewrite(table, row_id, **(_untaken(writer, row_id, **changed) if table == "tag" else changed))
    _prune_settings(writer, going)
    _prune_evidence(writer, going)
    _drop_versions(writer, going, inside)


def _untaken(writer: BulkWriter, tag: int, name: str) -> dict[str, str]:
    """The masked name of a tag, numbered where another of its kind has it already."""
    same = "SELECT name FROM tag WHERE id <> ?1 AND kind = (SELECT kind FROM tag WHERE id = ?1)"
    taken = {other for (other,) in writer.rows(same, tag)}
    numbered = (f"{name} {number}" for number in range(2, len(taken) + 3))
    return {"name": next(one for one in (name, *numbered) if one not in taken)}


def _prune_settings(writer: BulkWriter, going: Traces) -> None:
    """What a setting keeps for each person (what was put off, say) goes for this one."""
    for row_id, value in writer.rows("SELECT id, value FROM setting"):
        if uids_in(value) & going.uids:
            writer.rewrite("setting", row_id, value=json.dumps(_pruned(json.loads(value), going.uids)))


def _prune_evidence(writer: BulkWriter, going: Traces) -> None:
    """What answers that stay rested on, without what goes."""
    for row_id, text in writer.rows("SELECT id, evidence FROM answer"):
        records = rested_on(text)
        left = frozenset(one for one in records if uid_of(one) not in going.uids)
        if left != records:
            writer.rewrite("answer", row_id, evidence=written(left))


def _pruned(content: Any, gone: Set[str]) -> Any:
    if isinstance(content, dict):
        return {name: _pruned(value, gone) for name, value in content.items() if not _names(name, value, gone=gone)}
    if isinstance(content, list):
        return [_pruned(value, gone) for value in content if not _names(value, gone=gone)]
    return content


def _names(*parts: Any, gone: Set[str]) -> bool:
    return any(isinstance(part, str) and uids_in(part) & gone for part in parts)


def _of_shared(writer: BulkWriter, going: Traces) -> dict[str, set[int]]:
    """The rows that belong to a conversation they took part in, by table."""
    listed = json.dumps(sorted(going.shared))
    found: dict[str, set[int]] = {"conversation": going.shared}
    for table in ("manner", *MARKS):
        of_them = writer.rows(f'SELECT id FROM "{table}" WHERE conversation_id {LISTED}', listed)
        found[table] = {row_id for (row_id,) in of_them}
    return found


def _drop_versions(writer: BulkWriter, going: Traces, inside: Mapping[str, set[int]]) -> None:
    """Earlier versions of rows that stay, where they name the person or point at a row that went."""
    shared = {uid for table, ids in inside.items() for (uid,) in writer.rows(uids_of(table), json.dumps(sorted(ids)))}
    for row_id, uid, body in writer.rows("SELECT id, uid, body FROM revision"):
        mask = going.inside if uid in shared else going.anywhere
        if mask.finds(body) or uids_in(body) & going.uids:
            writer.drop_versions("id = ?", row_id)


def _mask_drafts(connection: Any, going: Traces) -> None:
    """What is typed and not saved: theirs goes, and in the others the name is masked."""
    for key, body in drafts.bodies(connection):
        if any(uid in key for uid in going.uids):
            drafts.put_back(connection, key, None)
        elif (masked := _masked(body, going)) != body:
            drafts.put_back(connection, key, masked)


def _masked(content: Any, going: Traces) -> Any:
    if isinstance(content, dict):
        return {name: _masked(value, going) for name, value in content.items()}
    if isinstance(content, list):
        return [_masked(value, going) for value in content if not _is_person(value, going.contact)]
    return going.anywhere.of(content) if isinstance(content, str) else content


def _is_person(value: Any, contact: int) -> bool:
    """Whether a part of a draft is the person, as drafts name people: an id and a name."""
    return isinstance(value, list) and len(value) == 2 and value[0] == contact and isinstance(value[1], str)


def _nobody(_: int, __: int) -> None:
    """Where nobody wants to know how far it is."""


def copies_with(path: Path, uids: Set[str], passphrase: str | None) -> list[Path]:
    """The copies of a journal in the folder `backups` beside it that hold the person of these uids, or may.

    One that cannot be opened with this passphrase (None: without one) is among them: nobody can say it does not.
    """
    return [copy for copy in copies_of(path) if _may_hold(copy, uids, passphrase)]


def _may_hold(copy: Path, uids: Set[str], passphrase: str | None) -> bool:
    try:
        with Journal.open(copy, passphrase) as journal:
            return bool(contacts_with(journal, uids))
    except errors.NotAJournal:
        return False
    except errors.JournalError:
        return True


def forget_in(copy: Path, uids: Set[str], passphrase: str | None) -> None:
    """Forget the person of these uids in a copy, where they may still be more than one. Raises JournalError."""
    with Journal.open(copy, passphrase) as journal:
        for contact in contacts_with(journal, uids):
            forget(journal, contact)


def uids_called(copy: Path, name: str, passphrase: str | None) -> frozenset[str]:
    """The uid of the person of this name in a copy; none where it has none, or more than one. Raises JournalError."""
    with Journal.open(copy, passphrase) as journal:
        found = journal.rows("SELECT uid, name FROM contact")
    same = frozenset(uid for uid, known in found if known.casefold() == name.casefold())
    return same if len(same) == 1 else frozenset()


def copies_of(path: Path) -> list[Path]:
    """The copies of a journal in the folder `backups` beside it."""
    return sorted((path.parent / "backups").glob("*.rj"))
