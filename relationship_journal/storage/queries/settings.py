# SPDX-License-Identifier: MIT
"""Choices that belong to the journal."""

from __future__ import annotations

import json
from collections.abc import Container, Mapping
from itertools import chain, count
from typing import Any, TypeGuard

from relationship_journal.storage.foreign_values import is_me
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.reading import stored_day
from relationship_journal.storage.validation import MAX_NAME, MAX_QUERY
from relationship_journal.values import (
    CURRENCIES,
    MAX_CADENCE,
    TIER_CADENCE,
    USUAL_CURRENCY,
    Me,
    SavedSearch,
    Snooze,
    Snoozed,
    Tier,
)

SAVED_SEARCHES = "saved_searches"
"""The setting that holds them: a list of {name, query}."""
SNOOZES = "snoozes"
"""The setting that holds them: a list of {what, uid, until}."""
KEPT_APART = "kept_apart"
"""The setting that holds which two are not the same: a list of [uid, uid]."""


def setting(journal: Journal, key: str) -> Any:
    """A choice that belongs to the journal, or None."""
    found = journal.rows("SELECT value FROM setting WHERE key = ?", [key])
    return json.loads(found[0][0]) if found else None


def me(journal: Journal) -> Me:
    """The writer's own name, mails and numbers."""
    stored = setting(journal, "me")
    return Me(stored["name"], tuple(stored["methods"])) if is_me(stored) else Me()


def currency(journal: Journal) -> str:
    """What money is counted in where nothing else is said, as an ISO 4217 code."""
    stored = setting(journal, "currency")
    return stored if isinstance(stored, str) and stored in CURRENCIES else USUAL_CURRENCY


def tier_cadence(journal: Journal) -> Mapping[Tier, int]:
    """How many days may pass between talks with people of each tier."""
    stored = setting(journal, "tier_cadence")
    chosen = stored if isinstance(stored, dict) else {}
    return {
        tier: value if _is_cadence(value := chosen.get(tier.value)) else days for tier, days in TIER_CADENCE.items()
    }


def _is_cadence(value: object) -> TypeGuard[int]:
    return type(value) is int and 1 <= value <= MAX_CADENCE


def saved_searches(journal: Journal) -> list[SavedSearch]:
    """The searches kept under a name, in the order they were saved.

    Of a foreign file: a search without a name goes by its words, the second of a name gets a number, and what could not
    have been saved is passed over.
    """
    stored = setting(journal, SAVED_SEARCHES)
    found: dict[str, SavedSearch] = {}
    for row in stored if isinstance(stored, list) else []:
        name, query = (row.get(part) if isinstance(row, dict) else None for part in ("name", "query"))
        if isinstance(name, str) and isinstance(query, str) and query.strip() and len(query) <= MAX_QUERY:
            called = _free_name(" ".join((name.strip() or query).split())[:MAX_NAME], found)
            found[called] = SavedSearch(called, query)
    return list(found.values())


def _free_name(name: str, taken: Container[str]) -> str:
    numbered = (f"{name} ({number})" for number in count(2))
    return next(one for one in chain((name,), numbered) if one not in taken)


def snoozes(journal: Journal) -> list[Snooze]:
    """What is put off, in the order it was; what a foreign file says wrongly is passed over."""
    stored = setting(journal, SNOOZES)
    made = []
    for row in stored if isinstance(stored, list) else []:
        what, uid, until = (row.get(name) if isinstance(row, dict) else None for name in ("what", "uid", "until"))
        day = stored_day(until) if isinstance(until, str) else None
        if what in list(Snoozed) and isinstance(uid, str) and day is not None:
            made.append(Snooze(Snoozed(what), uid, day))
    return made


def kept_apart(journal: Journal) -> frozenset[tuple[str, str]]:
    """The pairs of contacts, and of accounts, said not to be the same: by uid, the lower first."""
    stored = setting(journal, KEPT_APART)
    pairs = stored if isinstance(stored, list) else []
    known = ((pair[0], pair[1]) for pair in pairs if isinstance(pair, list) and len(pair) == 2)
    return frozenset((one, other) for one, other in known if isinstance(one, str) and isinstance(other, str))
