# SPDX-License-Identifier: MIT
"""Events on a chart: a dotted line each, with its words beside it where there is room for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST_LABELS = 5
"""More words than these hide the picture; further events keep their line."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, at a place in months from the start of the span."""

    position: float
    text: str


@dataclass(frozen=True, slots=True)
class Label:
    """Where the words of an event go: left edge, row counted from the top, and the place of its line."""

    text: str
    left: float
    row: int
    line: float


def place_labels(places: Sequence[tuple[float, str, float]], right: float, gap: float) -> list[Label]:
    """Give each event (line, text, text width) a row in which its words cross no earlier words or line.

    Words stand right of their line; those that would pass `right` are moved left, over their line's start.
    """
    labels: list[Label] = []
    ends: list[tuple[float, int]] = []
    for line, text, width in sorted(places):
        left = min(line + gap, right - width)
        row = 1 + max((taken for end, taken in ends if end + gap > min(left, line)), default=-1)
        labels.append(Label(text, left, row if text else 0, line))
        if text:
            ends.append((left + width, row))
    return labels
