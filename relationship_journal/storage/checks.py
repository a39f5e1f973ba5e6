# SPDX-License-Identifier: MIT
"""A full check: every row against its hash, every derived table against the record, the file itself."""

from __future__ import annotations

from relationship_journal.storage import derived, rows, tables
from relationship_journal.storage.journal import Journal
from relationship_journal.values import CheckReport, Problem


def check(journal: Journal) -> CheckReport:
    """Recompute hashes, sums and indexes and compare; reads only."""
    with journal.lock:
        problems = [*_file(journal), *_links(journal)]
        count = 0
        for table in map(tables.name_of, tables.RECORDS):
            names = ("uid", "hash", *rows.hashed_columns(table))
            listed = ", ".join(f'"{name}"' for name in names)
            for uid, kept, *values in journal.rows(f'SELECT {listed} FROM "{table}"'):
                count += 1
                if rows.hash_of(values) != kept:
                    problems.append(Problem(table, uid, "differs from what was saved"))
        problems += [Problem(name, "", "differs from the record") for name in derived.differences(journal.connection)]
    return CheckReport(count, tuple(problems))


def _file(journal: Journal) -> list[Problem]:
    pragmas = ["integrity_check", *(["cipher_integrity_check"] if journal.encrypted else [])]
    found = [text for pragma in pragmas for (text,) in journal.rows(f"PRAGMA {pragma}") if text != "ok"]
    return [Problem("file", "", text) for text in found]


def _links(journal: Journal) -> list[Problem]:
    return [
        Problem(table, str(row_id), f"points at a {parent} that is not there")
        for table, row_id, parent, _ in journal.rows("PRAGMA foreign_key_check")
    ]
