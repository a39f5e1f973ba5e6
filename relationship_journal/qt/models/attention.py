# SPDX-License-Identifier: MIT
"""Who is to be looked at first, as the list of people takes it from what stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from relationship_journal.frozen import dataclass
from relationship_journal.values import ContactId


@dataclass(frozen=True, slots=True)
class Attention:
    """Who has a dot, who comes first and in which order, why, in words, and on how many insights that rests."""

    dots: frozenset[ContactId] = frozenset()
    order: tuple[ContactId, ...] = ()
    why: Mapping[ContactId, str] = field(default_factory=dict)
    counts: Mapping[ContactId, int] = field(default_factory=dict)


NOBODY = Attention()
