# SPDX-License-Identifier: MIT
"""What every query needs: from columns to values."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from relationship_journal.values import Precision, When, fold

__all__ = ["as_is", "called", "fold", "stored_day", "when"]

_LONG_NAME = 24


def as_is(*columns: Any) -> tuple[Any, ...]:
    return columns


def when(at: str, offset: int, zone: str | None, precision: str) -> When:
    return When(datetime.fromisoformat(at), offset, zone, Precision(precision))


def stored_day(text: str | None) -> date | None:
    """A stored day; None also for what a foreign file has there instead."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def called(given: str, name: str) -> str:
    """What to call somebody on a line with other words."""
    short = given.strip() or name
    return short if len(short) <= _LONG_NAME else short.split()[0][:_LONG_NAME]
