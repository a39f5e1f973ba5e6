# SPDX-License-Identifier: MIT
"""Choices that belong to the journal."""

from __future__ import annotations

import json
from typing import Any

from relationship_journal.storage.foreign_values import is_me
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.tables import SettingTable
from relationship_journal.values import Me


def setting(journal: Journal, key: str) -> Any:
    """A choice that belongs to the journal, or None."""
    found = journal.fetch(SettingTable.select(SettingTable.value).where(SettingTable.key == key), json.loads)
    return found[0] if found else None


def me(journal: Journal) -> Me:
    """The writer's own name, mails and numbers."""
    stored = setting(journal, "me")
    return Me(stored["name"], tuple(stored["methods"])) if is_me(stored) else Me()
