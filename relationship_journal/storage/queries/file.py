# SPDX-License-Identifier: MIT
"""The journal as a file: what a person asks before they copy it, or when something is wrong with it."""

from __future__ import annotations

from datetime import UTC, datetime

from relationship_journal.storage.journal import Journal
from relationship_journal.values import JournalFile

_MICROSECONDS = 1_000_000


def journal_file(journal: Journal) -> JournalFile:
    """Format, engine and last change, asked of the open journal; its file must not be read beside it."""
    ((version,),) = journal.rows("PRAGMA user_version")
    ((sqlite,),) = journal.rows("SELECT sqlite_version()")
    ((cipher,),) = journal.rows("PRAGMA cipher_version")
    ((stamp,),) = journal.rows("SELECT CAST(value AS INTEGER) FROM book WHERE key = 'stamp'")
    changed = datetime.fromtimestamp(stamp / _MICROSECONDS, UTC) if stamp else None
    return JournalFile(version, f"SQLite {sqlite}, SQLCipher {cipher}", changed)
