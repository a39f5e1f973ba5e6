# SPDX-License-Identifier: MIT
"""How high each row of a long list is, and what stands at a height: guessed until measured, summed in blocks."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

BLOCK = 256


class RowHeights:
    """Heights in pixels by row. Finding and setting one takes microseconds among 100,000."""

    def __init__(self, heights: Iterable[int] = ()) -> None:
        self._heights = array("i", heights)
        self._measured = bytearray(len(self._heights))
        self._ends: list[int] = []

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, row: int) -> int:
        return self._heights[row]

    @property
    def total(self) -> int:
        """All rows together."""
        ends = self._block_ends()
        return ends[-1] if ends else 0

    def top(self, row: int) -> int:
        """Where a row begins; the row after the last one begins at the total."""
        block = row // BLOCK
        before = self._block_ends()[block - 1] if block else 0
        return before + sum(self._heights[block * BLOCK : row])

    def at(self, y: int) -> int:
        """The row at a height; the first or last one beyond the ends. There must be a row."""
        ends = self._block_ends()
        block = min(bisect_right(ends, y), len(ends) - 1)
        row = block * BLOCK
        rest = y - (ends[block - 1] if block else 0)
        last = min(row + BLOCK, len(self)) - 1
        while row < last and rest >= self._heights[row]:
            rest -= self._heights[row]
            row += 1
        return row

    def is_measured(self, row: int) -> bool:
        return bool(self._measured[row])

    def measure(self, row: int, height: int) -> int:
        """Set a row's true height; answers by how much it grew."""
        grown = height - self._heights[row]
        self._measured[row] = 1
        if grown:
            self._heights[row] = height
            for block in range(row // BLOCK, len(self._ends)):
                self._ends[block] += grown
        return grown

    def doubt(self, first: int, last: int) -> None:
        """Measure these rows again when they are next looked at."""
        self._measured[first : last + 1] = bytes(last - first + 1)

    def insert(self, first: int, heights: Sequence[int]) -> None:
        """Make room for new rows, with a guess for each."""
        self._heights[first:first] = array("i", heights)
        self._measured[first:first] = bytes(len(heights))
        self._ends.clear()

    def remove(self, first: int, last: int) -> None:
        """Close the gap of rows that went."""
        del self._heights[first : last + 1]
        del self._measured[first : last + 1]
        self._ends.clear()

    def _block_ends(self) -> list[int]:
        if not self._ends:
            self._ends = list(accumulate(self._block_sums()))
        return self._ends

    def _block_sums(self) -> Iterator[int]:
        for first in range(0, len(self._heights), BLOCK):
            yield sum(self._heights[first : first + BLOCK])
