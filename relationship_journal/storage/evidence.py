# SPDX-License-Identifier: MIT
"""What an answer to an insight rested on: records as "kind:uid", kept as a JSON list in one column."""

from __future__ import annotations

import json
from collections.abc import Iterable


def written(records: Iterable[str]) -> str:
    """The list as its column keeps it, in one form only."""
    return json.dumps(sorted(set(records)), ensure_ascii=False)


def rested_on(column: str) -> frozenset[str]:
    """The records a column names; what a foreign file has there instead is passed over."""
    try:
        found = json.loads(column)
    except ValueError:
        return frozenset()
    return frozenset(one for one in found if isinstance(one, str)) if isinstance(found, list) else frozenset()


def uid_of(record: str) -> str:
    """The uid of a record without its kind."""
    return record.partition(":")[2]


def meet(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two answers of one rule and subject are to the same insight: they share a record, or one names none."""
    return not one or not other or bool(one & other)
