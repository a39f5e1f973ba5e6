# SPDX-License-Identifier: MIT
"""The mix over time in the window: small, drawn once, then updated in place."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from relationship_journal.charts.fonts import fonts_for
from relationship_journal.charts.lettering import Pen, points_of, size_of
from relationship_journal.charts.marks import Event
from relationship_journal.charts.mix_axes import Box, Mode, Ticks, make_axes, month_letters, remark, value_ticks
from relationship_journal.charts.mix_points import MixPoints
from relationship_journal.charts.mix_series import Series, make_series
from relationship_journal.charts.palette import Palette

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.text import Text

_LEAST = 20
"""Layout pixels the axes keep in a figure that is too small for its words."""
_ABOVE = {Mode.HOURS: "hours of business talk", Mode.SHARE: "all business"}
_BELOW = {Mode.HOURS: "personal", Mode.SHARE: "all personal"}
_LONGEST_ASIDE = "Too far apart for a line"


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where the axes lie, on which height the remark stands beside them, and what parts count and period."""

    box: Box
    aside: float
    between: str


def prepare(
    figure: Figure, palette: Palette, *, mode: Mode = Mode.HOURS, text_scale: float = 1.0, font: str | None = None
) -> Live:
    """A small chart on the figure that is updated in place; `font`, a family, is tried before the usual ones."""
    return Live(figure, palette, mode, Pen(figure, fonts_for((), font), text_scale))


class Live:
    """The chart in the window: axes drawn once, then new data painted over a kept background.

    When `limits` differ from those of the last time: `draw_axes`, a full draw of the canvas, a copy of its
    background, `paint`, blit. Otherwise `set_data`, the background restored, `paint`, blit. The background and
    the blit are of the whole figure.
    """

    def __init__(self, figure: Figure, palette: Palette, mode: Mode, pen: Pen) -> None:
        self.figure = figure
        self.palette = palette
        self.mode = mode
        self._pen = pen
        self._frame: _Frame | None = None
        self._series: Series | None = None
        self._lines: list[Artist] = []
        self._texts: list[Text] = []

    @property
    def least_height(self) -> int:
        """Layout pixels below which the words leave no room for a picture."""
        return round(60 + 90 * self._pen.scale)

    @property
    def artists(self) -> tuple[Artist, ...]:
        """What moves with the data and is left out of a full draw, in painting order."""
        moving = self._series.artists if self._series else ()
        return (*moving, *self._lines, *self._texts)

    def limits(self, shown: MixPoints, events: Sequence[Event] = ()) -> Hashable:
        """What the axes depend on: while this stays the same, `set_data` is enough."""
        return shown.months, self._values(shown), shown.few, size_of(self.figure), tuple(events)

    def draw_axes(self, shown: MixPoints, events: Sequence[Event] = ()) -> None:
        """Set up the whole chart anew, data included; the canvas still needs a full draw."""
        self.figure.clear()
        self.figure.set_facecolor(self.palette.ground)
        scale, values = self._pen.scale, self._values(shown)
        self._frame = _frame(self._pen, values, shown, self.mode)
        box = self._frame.box
        pitch = box.across(1, len(shown.months)) - box.left
        months = month_letters(shown.months, pitch, 11 * scale)
        axes = make_axes(self.figure, self.palette, box, values, months, self._pen.fonts, 10 * scale)
        axes.tick_params(axis="x", pad=points_of(19 * scale))
        self._series = make_series(axes, self.palette, self.mode, animated=True, pitch=pitch, dot=4)
        self._lines = [self._event_line(axes, event) for event in events]
        self._texts = self._write(self._frame)
        self.set_data(shown)

    def set_data(self, shown: MixPoints) -> None:
        """Show this instead; `draw_axes` comes first, and again when `limits` change."""
        if self._series is None or self._frame is None:
            raise RuntimeError("draw_axes comes before set_data")
        self._series.set_data(shown)
        counted, aside, instead = self._texts
        counted.set_text(f"{shown.counted}{self._frame.between}{shown.period}")
        said = remark(shown, self.mode)
        if self.mode is Mode.SHARE and not said:
            said = f"Line: median of {shown.window} rated"
        aside.set_text(said if shown.n else "")
        room = self._frame.box.right - self._frame.box.left
        instead.set_text("" if shown.n else "\n".join(self._pen.wrap(said, room, size=12)))

    def paint(self) -> None:
        """Paint the moving parts onto the canvas, over the background that is there."""
        for artist in self.artists:
            self.figure.draw_artist(artist)

    def _values(self, shown: MixPoints) -> Ticks:
        _, height = size_of(self.figure)
        room = (height - 74 * self._pen.scale) / (16 * self._pen.scale)
        return value_ticks(shown, self.mode, most=min(6, max(2, int(room))))

    def _write(self, frame: _Frame) -> list[Text]:
        """The words around the axes: two that stay, then the count and the remarks that change, which it returns."""
        scale, color, text, box = self._pen.scale, self.palette.muted, self.palette.text, frame.box
        _, height = size_of(self.figure)
        self._pen.write(box.left, 11 * scale, _ABOVE[self.mode], size=10, color=color)
        self._pen.write(box.left, box.bottom + 14 * scale, _BELOW[self.mode], size=10, color=color)
        middle, third = (box.left + box.right) / 2, (2 * box.top + box.bottom) / 3
        return [
            self._pen.write(2, height - 2 * scale, "", size=11, color=color, upright="bottom", animated=True),
            self._pen.write(box.right - 2, frame.aside, "", size=10, color=color, align="right", animated=True),
            self._pen.write(middle, third, "", size=12, color=text, align="center", upright="center", animated=True),
        ]

    def _event_line(self, axes: Axes, event: Event) -> Artist:
        low, high = axes.get_ylim()
        (line,) = axes.plot(
            [event.position] * 2,
            [0 if self.mode is Mode.HOURS else low, high],
            color=self.palette.text,
            linewidth=points_of(1),
            linestyle=(0, (1.5, 2.5)),
            zorder=5,
            animated=True,
        )
        return line


def _frame(pen: Pen, values: Ticks, shown: MixPoints, mode: Mode) -> _Frame:
    """Room for the words first; what does not fit beside other words goes on a line of its own."""
    scale = pen.scale
    width, height = size_of(pen.figure)
    left = max(pen.width(label, size=10) for label in values.labels) + 8 * scale
    together = pen.width(f"{shown.counted}00 · {shown.period}", size=11) <= width
    beside = left + pen.width(_ABOVE[mode] + _LONGEST_ASIDE, size=10) + 12 * scale <= width
    beside = beside or (mode is Mode.HOURS and not shown.few)
    aside = (11 if beside else 25) * scale
    bottom = height - (54 if together else 68) * scale
    box = Box(left, aside + 9 * scale, max(width, left + _LEAST), max(bottom, aside + 9 * scale + _LEAST))
    return _Frame(box, aside, " · " if together else "\n")
