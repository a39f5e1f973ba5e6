# SPDX-License-Identifier: MIT
"""Drafts the journal could not take yet: held in memory, given back to whoever asks, and tried again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from relationship_journal.storage import drafts
from relationship_journal.storage.journal import Journal


class Unkept:
    """Stands before the drafts of a journal: what was put last holds, whether it is written yet or not."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._waiting: dict[str, dict[str, Any] | None] = {}

    def load(self, key: str) -> Mapping[str, Any] | None:
        """The draft of a key, or None."""
        return self._waiting[key] if key in self._waiting else drafts.load(self._journal, key)

    def keys(self, begin: str) -> set[str]:
        """The keys that begin so and have a draft."""
        mine = {key for key in self._waiting if key.startswith(begin)}
        there = {key for key in mine if self._waiting[key] is not None}
        return there | (set(drafts.keys(self._journal, begin)) - mine)

    def put(self, key: str, body: dict[str, Any] | None) -> None:
        """Keep a draft, or drop it (None). Raises JournalError; it is held here then."""
        self._waiting[key] = body
        self.retry()

    def retry(self) -> None:
        """Write what still waits. Raises JournalError at the first that is refused."""
        for key, body in list(self._waiting.items()):
            if body is None:
                drafts.drop(self._journal, key)
            else:
                drafts.save(self._journal, key, body)
            del self._waiting[key]
