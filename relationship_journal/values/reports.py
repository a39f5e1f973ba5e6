# SPDX-License-Identifier: MIT
"""What is said about a journal as a whole."""

from __future__ import annotations

from dataclasses import field
from datetime import datetime

from relationship_journal.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a journal holds, for the navigation and the status line."""

    contacts: int
    conversations: int
    accounts: int


@dataclass(frozen=True, slots=True)
class JournalFile:
    """What is known of a journal as a file: its format, its engine, when anything in it last changed (UTC)."""

    format: int
    engine: str
    changed: datetime | None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something `check` found: which record kind and uid, and what is wrong, in words without content."""

    kind: str
    uid: str
    what: str


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What a full check of a journal looked at and found."""

    rows: int
    problems: tuple[Problem, ...] = field(default=())
