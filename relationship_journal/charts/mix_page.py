# SPDX-License-Identifier: MIT
"""The mix over time for a page or a slide: months numbered, sides named, events in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from relationship_journal.charts.fonts import Fonts, fonts_for
from relationship_journal.charts.lettering import BOLD, Pen, points_of, size_of
from relationship_journal.charts.marks import MOST_LABELS, Event, Label, place_labels
from relationship_journal.charts.mix_axes import Box, Mode, Ticks, make_axes, month_numbers, remark, value_ticks
from relationship_journal.charts.mix_points import MixPoints
from relationship_journal.charts.mix_series import BAR, CROWD, make_series
from relationship_journal.charts.palette import Palette
from relationship_journal.wording import count

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MARGIN = 60
"""Left and right of everything on a page."""
_ROW = 24
_TEXT = 15
_SIDE = 16
_WIDEST_LABEL = 280


def draw(
    figure: Figure,
    shown: MixPoints,
    palette: Palette,
    mode: Mode = Mode.HOURS,
    *,
    events: Sequence[Event] = (),
    fonts: Fonts | None = None,
    top: float = 40,
    bottom: float = 40,
) -> None:
    """Draw the chart on the figure, leaving `top` and `bottom` layout pixels free.

    The first five events are labelled; further ones keep their line.
    """
    pen = Pen(figure, fonts or fonts_for(event.text for event in events))
    figure.set_facecolor(palette.ground)
    values = value_ticks(shown, mode, most=8)
    said = remark(shown, mode)
    if said:
        top += _ROW
    frame = _frame(pen, values, top, bottom)
    labels = _labels(pen, events, frame, len(shown.months))
    rows = 1 + max((label.row for label in labels), default=-1)
    box = Box(frame.left, frame.top + _ROW * rows, frame.right, frame.bottom)
    pitch = box.across(1, len(shown.months)) - box.left
    months = month_numbers(shown.months, pitch, 30)
    axes = make_axes(figure, palette, box, values, months, pen.fonts, _TEXT)
    axes.tick_params(axis="x", pad=points_of(20))
    make_series(axes, palette, mode, animated=False, pitch=pitch, dot=6).set_data(shown)
    foot = _height(box, values, 0) if mode is Mode.HOURS else box.bottom
    for label in labels:
        _mark(axes, pen, palette, label, top, foot)
    pen.write(box.left, top - 12, said, size=_TEXT, color=palette.text)
    _words(pen, palette, box, shown, mode)
    _name_sides(pen, palette, box, values, shown, mode)


def method(shown: MixPoints, mode: Mode) -> str:
    """How to read the picture, in a line for its foot: how many, how many rated, what is drawn how."""
    parts = [f"{count(shown.n, 'conversation')} over {count(len(shown.months), 'month')}, {shown.rated:,} rated."]
    unrated = shown.rated < shown.n
    if mode is Mode.HOURS and unrated:
        parts.append("Lighter and hatched: not rated, split at the usual share.")
    if mode is Mode.SHARE:
        parts.extend(["Larger dots: longer conversations."] * (1 < len(shown.dots) <= CROWD))
        parts.extend(["Hollow: not rated."] * unrated)
        parts.extend([f"Line: median of {shown.window} rated ones."] * bool(shown.median))
    return " ".join(parts)


def _frame(pen: Pen, values: Ticks, top: float, bottom: float) -> Box:
    """Where the axes go if no event needs words above them."""
    width, height = size_of(pen.figure)
    left = MARGIN + max(pen.width(label, size=_TEXT) for label in values.labels) + 12
    right = width - MARGIN - pen.width("Business", size=_SIDE, weight=BOLD) - 12
    return Box(left, top, right, height - bottom - 62)


def _labels(pen: Pen, events: Sequence[Event], box: Box, span: int) -> list[Label]:
    words = [pen.wrap(event.text, _WIDEST_LABEL, size=_TEXT, lines=1) for event in events[:MOST_LABELS]]
    lines = [box.across(event.position, span) for event in events]
    texts = [" ".join(word) for word in words] + [""] * (len(events) - len(words))
    places = [(line, text, pen.width(text, size=_TEXT)) for line, text in zip(lines, texts, strict=True)]
    return place_labels(places, size_of(pen.figure)[0] - MARGIN, gap=8)


def _mark(axes: Axes, pen: Pen, palette: Palette, label: Label, top: float, foot: float) -> None:
    """An event's dotted line from its words down to `foot`."""
    start = top + _ROW * label.row + (_ROW if label.left < label.line else 2)
    _, height = size_of(pen.figure)
    axes.plot(
        [label.line / 100] * 2,
        [(height - start) / 100, (height - foot) / 100],
        transform=pen.figure.dpi_scale_trans,
        clip_on=False,
        color=palette.text,
        linewidth=points_of(1),
        linestyle=(0, (1.5, 2.5)),
        zorder=5,
    )
    if label.text:
        middle = top + _ROW * (label.row + 0.5) - 2
        pen.write(
            label.left, middle, label.text, size=_TEXT, color=palette.text, upright="center", ground=palette.ground
        )


def _words(pen: Pen, palette: Palette, box: Box, shown: MixPoints, mode: Mode) -> None:
    """The name of the months' axis, and in the share's picture the silences long enough for words."""
    span = len(shown.months)
    pen.write(box.across((1 - BAR) / 2, span), box.bottom + 58, "Month", size=_TEXT, color=palette.muted)
    if mode is Mode.HOURS:
        return
    for silence in shown.silences:
        start, end = box.across(silence.start, span), box.across(silence.end, span)
        if pen.width(silence.words, size=13) < end - start - 16:
            middle, y = (start + end) / 2, box.bottom - 22
            pen.write(middle, y, silence.words, size=13, color=palette.muted, align="center", ground=palette.ground)


def _name_sides(pen: Pen, palette: Palette, box: Box, values: Ticks, shown: MixPoints, mode: Mode) -> None:
    """The sides' names where a legend would have to be looked up: at the right, beside the last bars."""
    if mode is Mode.HOURS:
        zero = _height(box, values, 0)
        last = max((i for i, n in enumerate(shown.counts) if n), default=-1)
        business = min(_height(box, values, shown.business[last] / 2), zero - 16)
        personal = max(_height(box, values, -shown.personal[last] / 2), zero + 16)
    else:
        business, personal = _height(box, values, 100), _height(box, values, 0)
    for name, y, color in (
        ("Business", business, palette.business_text),
        ("Personal", personal, palette.personal_text),
    ):
        pen.write(box.right + 12, y, name, size=_SIDE, color=color, weight=BOLD, upright="center")


def _height(box: Box, values: Ticks, value: float) -> float:
    return box.bottom - (box.bottom - box.top) * (value - values.low) / (values.high - values.low)
