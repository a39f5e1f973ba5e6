# SPDX-License-Identifier: MIT
"""The whole record as plain lists linked by uid, and back into an empty journal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from relationship_journal.storage import bulk, errors, foreign_values, rows, tables
from relationship_journal.storage.changes import EVERYTHING, Change
from relationship_journal.storage.journal import Journal

FORMAT = "relationship-journal"
VERSION = 4
"""Of 1 there were no marks, of 2 no archive and no mergers, of 3 no answers to insights.

A program that knows no more must not take in the rest and lose them.
"""

_TOMBSTONE = ("uid", "kind", "at", "stamp")

Record = dict[str, Any]


def record(journal: Journal, exported_at: str) -> Record:
    """Everything but drafts and what can be computed again, each list sorted by uid."""
    with journal.lock:
        uids = {table: dict(journal.rows(f'SELECT id, uid FROM "{table}"')) for table in tables.BY_NAME}
        lists = {tables.PLURALS[table]: _bodies(journal, table, uids) for table in tables.BY_NAME}
        return {
            "format": FORMAT,
            "version": VERSION,
            "exported_at": exported_at,
            "journal": {"lineage_id": journal.lineage_id},
            **lists,
            "revisions": _plain(journal, "revision", bulk.REVISION, "uid, sequence"),
            "tombstones": _plain(journal, "tombstone", _TOMBSTONE, "uid"),
        }


def _bodies(journal: Journal, table: str, uids: Mapping[str, Mapping[int, str]]) -> list[Record]:
    names = rows.columns_of(table)
    listed = ", ".join(f'"{name}"' for name in names)
    return [
        rows.body(table, dict(zip(names, row, strict=True)), lambda parent, row_id: uids[parent][row_id])
        for row in journal.rows(f'SELECT {listed} FROM "{table}" ORDER BY uid')
    ]


def _plain(journal: Journal, table: str, columns: Sequence[str], order: str) -> list[Record]:
    found = journal.rows(f"SELECT {', '.join(columns)} FROM {table} ORDER BY {order}")
    return [dict(zip(columns, row, strict=True)) for row in found]


@dataclass(frozen=True, slots=True)
class Understood:
    """A record read from a file, every value checked for its column, ready to be written."""

    lists: Mapping[str, list[Record]]
    revisions: Sequence[tuple[object, ...]]
    tombstones: Sequence[tuple[object, ...]]
    lineage: str

    @property
    def count(self) -> int:
        """How many rows there are."""
        return sum(map(len, self.lists.values()))


def understand(content: Mapping[str, Any]) -> Understood:
    """Check a record without writing anything. Raises BadValue where it is none, is newer, or does not fit together."""
    _check_head(content)
    try:
        return Understood(
            _resolved(content),
            [_history(row, bulk.REVISION, {"parent"}) for row in content.get("revisions", ())],
            [_history(row, _TOMBSTONE, frozenset()) for row in content.get("tombstones", ())],
            foreign_values.text(content["journal"]["lineage_id"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, RecursionError) as error:
        raise errors.BadValue("", f"The file is not a whole record ({error!r}). Nothing was changed.") from error


def restore(journal: Journal, content: Mapping[str, Any], report: bulk.Report | None = None) -> int:
    """Read a record into an empty journal, which adopts its lineage and stamps; returns the number of rows.

    Raises BadValue, with nothing written, where the record cannot be understood or the journal is not empty.
    """
    understood = understand(content)
    with journal.lock:
        if any(journal.rows(f'SELECT 1 FROM "{table}" LIMIT 1') for table in tables.BY_NAME):
            raise errors.BadValue("", "This journal is not empty. A record can only be read into a new journal.")
    try:
        bulk.restore_rows(
            journal, understood.lists, understood.revisions, understood.tombstones, understood.lineage, report
        )
    except (TypeError, ValueError, OverflowError) as error:
        raise errors.BadValue("", f"The file does not fit together ({error}). Nothing was changed.") from error
    journal.announce(Change("import record", (), EVERYTHING))
    return understood.count


def _check_head(content: Mapping[str, Any]) -> None:
    if not isinstance(content, Mapping) or content.get("format") != FORMAT:
        raise errors.BadValue("", "This is not an export of Relationship Journal. Nothing was changed.")
    version = content.get("version")
    if not isinstance(version, int) or not 1 <= version <= VERSION:
        raise errors.BadValue(
            "", f"This export has format {version}; this program knows up to {VERSION}. Nothing was changed."
        )


def _resolved(content: Mapping[str, Any]) -> dict[str, list[Record]]:
    """The lists as rows with ids: in order of their uids, that is as they were made, so that ties stay as they were."""
    found = {table: sorted(content.get(plural, ()), key=_made) for table, plural in tables.PLURALS.items()}
    ids = {table: {row["uid"]: number for number, row in enumerate(rows_, 1)} for table, rows_ in found.items()}
    return {
        table: [_row(table, row, number, ids) for number, row in enumerate(rows_, 1)] for table, rows_ in found.items()
    }


def _history(row: Record, columns: Sequence[str], optional: Set[str]) -> tuple[object, ...]:
    """A row of the history, whose columns are texts but for a sequence and a stamp."""
    return tuple(
        None
        if row[name] is None and name in optional
        else (foreign_values.number if name in {"sequence", "stamp"} else foreign_values.text)(row[name])
        for name in columns
    )


def _made(row: Record) -> str:
    return str(row["uid"])


def _row(table: str, body: Record, row_id: int, ids: Mapping[str, Mapping[str, int]]) -> Record:
    links = {column: tables.name_of(parent) for column, parent in tables.links(tables.BY_NAME[table]).items()}
    row: Record = {"id": row_id}
    for name in rows.exported_columns(table):
        if name in links:
            uid = body[name.removesuffix("_id")]
            row[name] = None if uid is None else ids[links[name]][uid]
        else:
            row[name] = foreign_values.checked(table, name, body[name])
    foreign_values.check_day(table, row)
    return row
