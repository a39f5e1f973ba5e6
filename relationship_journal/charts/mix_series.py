# SPDX-License-Identifier: MIT
"""The moving parts of the mix over time: bars of hours, or a dot per conversation with its line."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence
from itertools import product, starmap
from typing import TYPE_CHECKING, Any, Protocol

from relationship_journal.charts.lettering import points_of
from relationship_journal.charts.mix_axes import Mode
from relationship_journal.charts.mix_points import MixPoints
from relationship_journal.charts.palette import Palette, lighter

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.collections import PolyCollection
    from matplotlib.lines import Line2D

BAR = 2 / 3
"""How much of a month's width its bar takes."""
_HATCH = "///"
_FINE = 6
"""Bars narrower than so many layout pixels have no room for a hatch."""
_BAR_CODES = [1, 2, 2, 2, 79]
"""How matplotlib's paths say: go there, three lines, close."""

_LONGER_FROM = (20, 60)
"""Minutes from which a conversation's dot is larger, and larger again."""
CROWD = 400
"""With more conversations than these all dots are small."""

Corner = tuple[float, float]
Look = tuple[bool, bool, int]
"""How a dot looks: rated, mostly business, size."""


class Series(Protocol):
    """What shows the data and can be given new data."""

    @property
    def artists(self) -> tuple[Artist, ...]:
        """In the order in which they are painted."""

    def set_data(self, shown: MixPoints) -> None:
        """Show this instead."""


class Bars:
    """Hours a month, business up and personal down; what is not rated lies outside, lighter and hatched."""

    def __init__(self, axes: Axes, palette: Palette, *, animated: bool, pitch: float) -> None:
        colors = (palette.business, palette.personal)
        fine = pitch * BAR < _FINE
        self._rated = [_polygons(axes, animated, facecolors=color, linewidths=0) for color in colors]
        self._unrated = [
            _polygons(
                axes,
                animated,
                facecolors=lighter(color, palette.ground),
                edgecolors=color,
                linewidths=points_of(0.5 if fine else 1),
                hatch=None if fine else _HATCH,
            )
            for color in colors
        ]
        self._zero = axes.axhline(0, color=palette.text, linewidth=points_of(1), animated=animated, zorder=4)

    @property
    def artists(self) -> tuple[Artist, ...]:
        return (*self._rated, *self._unrated, self._zero)

    def set_data(self, shown: MixPoints) -> None:
        sides = ((shown.business, shown.rated_business, 1), (shown.personal, shown.rated_personal, -1))
        for (whole, rated, sign), inner, outer in zip(sides, self._rated, self._unrated, strict=True):
            _set_bars(inner, [(0.0, part * sign) for part in rated])
            _set_bars(outer, [(part * sign, all_of_it * sign) for part, all_of_it in zip(rated, whole, strict=True)])


class Dots:
    """The business share of each conversation, larger for longer ones, hollow where not rated; and a median.

    One line of markers for each look a dot can have: that paints thousands of them within a frame.
    """

    def __init__(self, axes: Axes, palette: Palette, *, animated: bool, unit: float) -> None:
        self._unit = unit
        self._markers: dict[Look, Line2D] = {}
        for rated, business, size in product((False, True), (True, False), range(len(_LONGER_FROM) + 1)):
            color = palette.business if business else palette.personal
            (self._markers[rated, business, size],) = axes.plot(
                [],
                [],
                linestyle="none",
                marker="o",
                markeredgecolor=color,
                markeredgewidth=points_of(1.2),
                markerfacecolor=color if rated else palette.ground,
                clip_on=False,
                zorder=3,
                animated=animated,
            )
        (self._line,) = axes.plot(
            [], [], color=palette.text, linewidth=points_of(1.8), solid_joinstyle="round", zorder=4, animated=animated
        )

    @property
    def artists(self) -> tuple[Artist, ...]:
        return (*self._markers.values(), self._line)

    def set_data(self, shown: MixPoints) -> None:
        places: defaultdict[Look, tuple[list[float], list[int]]] = defaultdict(lambda: ([], []))
        crowded = len(shown.dots) > CROWD
        for dot in shown.dots:
            xs, ys = places[dot.rated, dot.share >= 50, 0 if crowded else bisect(_LONGER_FROM, dot.minutes)]
            xs.append(dot.position)
            ys.append(dot.share)
        for look, markers in self._markers.items():
            markers.set_data(*places[look])
            markers.set_markersize(points_of(self._unit * (0.6 if crowded else 1 + 0.45 * look[2])))
        self._line.set_data(*_broken(shown.median))


def make_series(axes: Axes, palette: Palette, mode: Mode, *, animated: bool, pitch: float, dot: float) -> Series:
    """The moving parts of a mode; `pitch` is a month's width and `dot` that of the smallest dot, in layout pixels."""
    if mode is Mode.HOURS:
        return Bars(axes, palette, animated=animated, pitch=pitch)
    return Dots(axes, palette, animated=animated, unit=dot)


def _polygons(axes: Axes, animated: bool, **style: object) -> PolyCollection:
    from matplotlib.collections import PolyCollection  # noqa: PLC0415  (after the first paint)

    polygons = PolyCollection([], animated=animated, zorder=3, snap=True, **style)  # type: ignore[arg-type]
    polygons.set_hatch_linewidth(points_of(1))
    axes.add_collection(polygons, autolim=False)
    return polygons


def _set_bars(polygons: PolyCollection, ends: Sequence[tuple[float, float]]) -> None:
    """A bar for each month between its two ends, all as one path: a hatch is costly, and drawn once for each."""
    bars = [bar for bar in starmap(_bar, enumerate(ends)) if bar]
    corners = [corner for bar in bars for corner in bar]
    codes: Any = [_BAR_CODES * len(bars)]
    polygons.set_verts_and_codes([corners] if bars else [], codes if bars else [])


def _bar(month: int, ends: tuple[float, float]) -> list[Corner]:
    """A month's bar; none where it would be thinner than a second."""
    low, high = ends
    if abs(high - low) * 3_600 < 1:
        return []
    left, right = month + (1 - BAR) / 2, month + (1 + BAR) / 2
    return [(left, low), (right, low), (right, high), (left, high), (left, low)]


def _broken(lines: Sequence[Sequence[Corner]]) -> tuple[list[float], list[float]]:
    """The lines as one, with a gap between them."""
    corners = [corner for line in lines for corner in (*line, (float("nan"), float("nan")))]
    return [x for x, _ in corners], [y for _, y in corners]
