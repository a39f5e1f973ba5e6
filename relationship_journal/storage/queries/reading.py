# SPDX-License-Identifier: MIT
"""What every query needs: from columns to values."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from typing import Any

from relationship_journal.values import Precision, When


def as_is(*columns: Any) -> tuple[Any, ...]:
    return columns


def when(at: str, offset: int, zone: str | None, precision: str) -> When:
    return When(datetime.fromisoformat(at), offset, zone, Precision(precision))


def fold(text: str) -> str:
    """A text for comparing names: no case, no accents, single spaces."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())
