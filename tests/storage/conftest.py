# SPDX-License-Identifier: MIT
"""What storage tests share: the record laid bare, to compare before with after."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from relationship_journal.storage import tables
from relationship_journal.storage.journal import Journal

Record = dict[str, list[dict[str, Any]]]


def _record_of(journal: Journal) -> Record:
    record: Record = {}
    for table in tables.RECORDS:
        names = tables.columns(table)
        listed = ", ".join(f'"{name}"' for name in names)
        found = journal.rows(f'SELECT {listed} FROM "{tables.name_of(table)}" ORDER BY id')
        rows = [dict(zip(names, row, strict=True)) for row in found]
        record[tables.name_of(table)] = [
            {name: value for name, value in row.items() if name not in {"stamp", "hash"}} for row in rows
        ]
    return record


@pytest.fixture(scope="session")
def record_of() -> Callable[[Journal], Record]:
    """Every record row of a journal, without stamps and hashes, which undo rightly makes anew."""
    return _record_of


@pytest.fixture(scope="session")
def fingerprint() -> Callable[[Path], dict[str, str]]:
    """Every file of a folder with the hash of its bytes; only for folders without an open journal."""

    def take(folder: Path) -> dict[str, str]:
        return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir() if path.is_file()}

    return take
