# SPDX-License-Identifier: MIT
"""Unsaved text, kept in the journal outside every change: no undo elsewhere touches it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from relationship_journal.storage.journal import Journal

OF_CONTACTS = "composer:"
"""Under this, and the contact's uid, stands what is being written about them."""

OF_ENTRIES = "entry:"
"""Under this, and the entry's uid, stands what is changed in an entry and not saved."""


def save(journal: Journal, key: str, body: dict[str, Any]) -> None:
    """Keep what is being typed in one place of the window (`key`); replaces what was there.

    One that stands there already is not written again, so it cannot be refused either.
    """
    written = json.dumps(body)
    if _body(journal, key) != written:
        journal.note(
            "INSERT OR REPLACE INTO draft (key, body, saved_at) VALUES (?, ?, ?)",
            (key, written, datetime.now(UTC).isoformat(timespec="seconds")),
        )


def load(journal: Journal, key: str) -> dict[str, Any] | None:
    """What was being typed there, or None."""
    found = _body(journal, key)
    return None if found is None else json.loads(found)


def keys(journal: Journal, begin: str) -> list[str]:
    """The places with something unsaved whose key begins so."""
    found = journal.rows("SELECT key FROM draft WHERE substr(key, 1, ?) = ? ORDER BY key", [len(begin), begin])
    return [key for (key,) in found]


def follow(journal: Journal, old: str, new: str) -> None:
    """Let what was typed in one place be found in another; where something waits there, its text goes on with it."""
    going, there = load(journal, old), load(journal, new)
    if going is not None:
        text = "\n\n".join(filter(None, (str(body.get("text", "")) for body in (there or {}, going))))
        save(journal, new, {**going, **(there or {}), "text": text})
        drop(journal, old)


def drop(journal: Journal, key: str) -> None:
    """Forget a draft; for a missing one nothing is written, so it cannot be refused either."""
    if _body(journal, key) is not None:
        journal.note("DELETE FROM draft WHERE key = ?", (key,))


def bodies(connection: Any) -> list[tuple[str, Any]]:
    """Every draft with its key, for whoever goes through them all inside a transaction."""
    return [(key, json.loads(body)) for key, body in connection.execute("SELECT key, body FROM draft").fetchall()]


def put_back(connection: Any, key: str, body: Any) -> None:
    """Put other words into a draft, or drop it (None), inside a transaction."""
    if body is None:
        connection.execute("DELETE FROM draft WHERE key = ?", (key,))
    else:
        connection.execute("UPDATE draft SET body = ? WHERE key = ?", (json.dumps(body), key))


def _body(journal: Journal, key: str) -> str | None:
    found = journal.rows("SELECT body FROM draft WHERE key = ?", [key])
    return found[0][0] if found else None
