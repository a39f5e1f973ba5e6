# SPDX-License-Identifier: MIT
"""An axis of hours that starts at zero and has the same scale above and below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from math import ceil


@dataclass(frozen=True, slots=True)
class HourScale:
    """Grid lines every `step` minutes, so many above zero and so many below."""

    step: int
    above: int
    below: int

    @property
    def top(self) -> float:
        return self.above * self.step / 60

    @property
    def bottom(self) -> float:
        return -self.below * self.step / 60

    @property
    def ticks(self) -> list[float]:
        """In hours, those below zero negative."""
        return [n * self.step / 60 for n in range(-self.below, self.above + 1)]

    @property
    def labels(self) -> list[str]:
        """What the grid lines say: never a minus, for no talk lasts less than nothing."""
        return [hour_label(abs(n) * self.step, self.step) for n in range(-self.below, self.above + 1)]


def hour_scale(above: float, below: float, most: int) -> HourScale:
    """The finest round scale that shows `above` and `below` hours with at most `most` (2 or more) intervals."""
    scales = (HourScale(step, _intervals(above, step), _intervals(below, step)) for step in _steps())
    return next(scale for scale in scales if scale.above + scale.below <= max(most, 2))


def hour_label(minutes: int, step: int = 60) -> str:
    """Minutes as a grid line says them: `45 min`, `1 h`, `1 h 30`."""
    hours, rest = divmod(minutes, 60)
    if not minutes:
        return "0 h" if step >= 60 else "0"
    if not hours:
        return f"{rest} min"
    return f"{hours:,} h {rest:02}" if rest else f"{hours:,} h"


def _steps() -> Iterator[int]:
    """Round numbers of minutes, without end."""
    yield from (1, 2, 5, 10, 15, 30)
    for power in count():
        yield from (60 * digit * 10**power for digit in (1, 2, 5))


def _intervals(hours: float, step: int) -> int:
    return max(1, ceil(hours * 60 / step - 1e-9))
