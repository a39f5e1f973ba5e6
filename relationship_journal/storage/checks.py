# SPDX-License-Identifier: MIT
"""A full check: every row against its hash, every derived table against the record, the file itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from relationship_journal.storage import derived, rows, tables
from relationship_journal.storage.connection import in_words
from relationship_journal.storage.errors import Damaged
from relationship_journal.storage.journal import Journal
from relationship_journal.values import CheckReport, Problem


def check(journal: Journal) -> CheckReport:
    """Recompute hashes, sums and indexes and compare; reads only. What cannot be read is a problem, not an error."""
    problems: list[Problem] = []
    with journal.lock:
        for part in (_file, _links, _differences):
            problems += _found(part, journal)
        for table in map(tables.name_of, tables.RECORDS):
            problems += _found(partial(_rows, table=table), journal)
        count = _count(journal)
    return CheckReport(count, tuple(problems))


def _found(part: Callable[[Journal], list[Problem]], journal: Journal) -> list[Problem]:
    try:
        with in_words(journal.path):
            return part(journal)
    except Damaged:
        return [Problem("file", "", "cannot be read in places")]


def _count(journal: Journal) -> int:
    try:
        return sum(journal.rows(f'SELECT count(*) FROM "{table}"')[0][0] for table in tables.BY_NAME)
    except Damaged:
        return 0


def _rows(journal: Journal, table: str) -> list[Problem]:
    names = rows.hashed_columns(table)
    listed = ", ".join(f'"{name}"' for name in names)
    problems = []
    for kept, *values in journal.rows(f'SELECT hash, {listed} FROM "{table}"'):
        row = dict(zip(names, values, strict=True))
        if rows.hash_of(values) != kept:
            problems.append(Problem(table, str(row["uid"]), "differs from what was saved"))
        elif _computed(table, row) != row:
            problems.append(Problem(table, str(row["uid"]), "has columns that were computed wrong"))
    return problems


def _computed(table: str, row: dict[str, object]) -> dict[str, object]:
    again = dict(row)
    rows.derive(table, again)
    return again


def _differences(journal: Journal) -> list[Problem]:
    return [Problem(name, "", "differs from the record") for name in derived.differences(journal.connection)]


def _file(journal: Journal) -> list[Problem]:
    pragmas = ["integrity_check", *(["cipher_integrity_check"] if journal.encrypted else [])]
    found = [text for pragma in pragmas for (text,) in journal.rows(f"PRAGMA {pragma}") if text != "ok"]
    return [Problem("file", "", text) for text in found]


def _links(journal: Journal) -> list[Problem]:
    return [
        Problem(table, str(row_id), f"points at a {parent} that is not there")
        for table, row_id, parent, _ in journal.rows("PRAGMA foreign_key_check")
    ]
