# SPDX-License-Identifier: MIT
"""Figures as a table: what was measured, the bare library's figure, their ratio, the limit."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line: a value with its unit; `bare` where a bare library did the same in the same run."""

    what: str
    value: float
    unit: str
    limit: float
    bare: float | None = None
    limit_is_ratio: bool = False
    at_least: bool = False

    @property
    def compared(self) -> float:
        return self.value / self.bare if self.limit_is_ratio and self.bare else self.value

    @property
    def holds(self) -> bool:
        return self.compared >= self.limit if self.at_least else self.compared <= self.limit

    def cells(self) -> tuple[str, str, str, str, str]:
        sign = ">=" if self.at_least else "<="
        limit = f"{sign} {self.limit:g} x bare" if self.limit_is_ratio else f"{sign} {self.limit:g} {self.unit}"
        bare = "" if self.bare is None else f"{self.bare:,.2f} {self.unit}"
        ratio = f"{self.value / self.bare:.2f}" if self.bare else ""
        return (
            self.what,
            f"{self.value:,.2f} {self.unit}",
            bare,
            ratio,
            f"{limit}{'' if self.holds else '  does not hold'}",
        )


HEAD = ("what", "measured", "bare", "ratio", "limit")


def table(figures: Sequence[Figure]) -> str:
    """The figures as a Markdown table."""
    rows = [HEAD, *(figure.cells() for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(lines)


def taken(work: Callable[[], object]) -> float:
    """Milliseconds of one run."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def in_turn(ours: Callable[[], object], bare: Callable[[], object], rounds: int) -> tuple[float, float]:
    """The medians of two pieces of work taken in turn, so that a noisy machine slows both."""
    pairs = [(taken(ours), taken(bare)) for _ in range(rounds)]
    return statistics.median(p[0] for p in pairs), statistics.median(p[1] for p in pairs)


def quantile(values: Sequence[float], share: float) -> float:
    """The value below which this share of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
