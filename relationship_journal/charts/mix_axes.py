# SPDX-License-Identifier: MIT
"""The standing parts of the mix over time: axes, grid lines, months."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from typing import TYPE_CHECKING

from relationship_journal.charts.fonts import Fonts
from relationship_journal.charts.lettering import points_of, size_of
from relationship_journal.charts.mix_points import LINE_FROM, MixPoints
from relationship_journal.charts.palette import Palette
from relationship_journal.charts.scale import hour_scale
from relationship_journal.wording import month_title

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


class Mode(StrEnum):
    """Hours of each side by month, or the business share of each conversation."""

    HOURS = "hours"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Ticks:
    """Where an axis has its marks and what they say; its ends."""

    places: tuple[float, ...]
    labels: tuple[str, ...]
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Box:
    """Where the axes lie: edges in layout pixels from the figure's top left."""

    left: float
    top: float
    right: float
    bottom: float

    def across(self, position: float, span: int) -> float:
        """A place in months as layout pixels from the figure's left."""
        return self.left + (self.right - self.left) * position / span


def value_ticks(shown: MixPoints, mode: Mode, most: int) -> Ticks:
    """The upright axis with at most `most` intervals; an hour each way where there is nothing to show."""
    if mode is Mode.SHARE:
        places = (0.0, 25.0, 50.0, 75.0, 100.0)[:: 1 if most > 6 else 2]
        return Ticks(places, tuple("even" if place == 50 else f"{place:.0f}%" for place in places), -3, 103)
    above, below = max(shown.business), max(shown.personal)
    scale = hour_scale(above, below, most) if above or below else hour_scale(1, 1, 2)
    return Ticks(tuple(scale.ticks), tuple(scale.labels), scale.bottom, scale.top)


def month_letters(months: Sequence[str], pitch: float, letter: float) -> Ticks:
    """Months by their first letters; where those would touch, quarters, then years.

    `pitch` is a month's width, `letter` what a letter needs.
    """
    if pitch >= letter:
        chosen = [(i, month_title(month)[0]) for i, month in enumerate(months)]
    elif pitch * 3 >= letter:
        chosen = [(i, month_title(m)[0]) for i, m in enumerate(months) if m[5:] in {"01", "04", "07", "10"}]
    else:
        apart = max(1, ceil(letter * 3 / (pitch * 12)))
        chosen = [(i, m[:4]) for i, m in enumerate(months) if m[5:] == "01" and int(m[:4]) % apart == 0]
    return _month_ticks(chosen, len(months))


def month_numbers(months: Sequence[str], pitch: float, room: float) -> Ticks:
    """Months counted from 1, as many as have room: a shared picture names no calendar month."""
    apart = ceil(room / pitch)
    return _month_ticks([(i, str(i + 1)) for i in range(0, len(months), apart)], len(months))


def make_axes(
    figure: Figure, palette: Palette, box: Box, values: Ticks, months: Ticks, fonts: Fonts, text: float
) -> Axes:
    """Axes without a frame: faint grid lines, quiet labels of that size, no tick marks."""
    width, height = size_of(figure)
    axes = figure.add_axes(
        (box.left / width, 1 - box.bottom / height, (box.right - box.left) / width, (box.bottom - box.top) / height),
        facecolor="none",
        xlim=(months.low, months.high),
        ylim=(values.low, values.high),
        autoscale_on=False,
    )
    axes.set_frame_on(False)
    axes.set_axisbelow(True)
    axes.set_xticks(months.places, months.labels)
    axes.set_yticks(values.places, values.labels, va="center")
    axes.grid(axis="y", color=palette.line, linewidth=points_of(1))
    axes.tick_params(
        length=0,
        pad=points_of(text * 0.6),
        labelsize=points_of(text),
        labelcolor=palette.muted,
        labelfontfamily=list(fonts.families),
    )
    return axes


def remark(shown: MixPoints, mode: Mode) -> str:
    """What the picture can't show yet, in a few words; empty where it shows all it should."""
    if not shown.n:
        return "No conversations in these months"
    if shown.few:
        return "Too few for a trend yet"
    if mode is Mode.HOURS or shown.median:
        return ""
    enough = sum(dot.rated for dot in shown.dots) >= LINE_FROM
    return "Too far apart for a line" if enough else f"No line below {LINE_FROM} rated"


def _month_ticks(chosen: Sequence[tuple[int, str]], span: int) -> Ticks:
    return Ticks(tuple(i + 0.5 for i, _ in chosen), tuple(label for _, label in chosen), 0, span)
