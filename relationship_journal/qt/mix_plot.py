# SPDX-License-Identifier: MIT
"""Draws the mix into memory, away from the window's thread; charts and matplotlib are loaded by the first drawing."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QImage

from relationship_journal.frozen import dataclass
from relationship_journal.qt.models.mix import Mix
from relationship_journal.qt.theme import Theme

if TYPE_CHECKING:
    from relationship_journal.charts.mix_over_time import Live, Mode
    from relationship_journal.charts.palette import Palette


@dataclass(frozen=True, slots=True)
class Frame:
    """What a plot is made for: a size in logical pixels, a screen, a mode, a theme and a font family."""

    width: int
    height: int
    ratio: float
    mode: Mode
    look: Theme
    family: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn mix; `start` is where the first month begins, in logical pixels from the left."""

    mix: Mix
    image: QImage
    start: float
    month_width: float


def draw(plot: MixPlot | None, frame: Frame, mix: Mix, cache: Path) -> tuple[MixPlot, Drawing]:
    """Draw a mix, in place where `plot` was made for the same frame; one drawing of a plot at a time."""
    from relationship_journal.charts.export import prepare_matplotlib  # noqa: PLC0415  (after the first paint)

    if plot is None or plot.frame != frame:
        prepare_matplotlib(cache)
        plot = MixPlot(frame)
    return plot, plot.picture(mix)


def month_sentence(mix: Mix, month: str) -> str:
    """A month of a mix in words."""
    from relationship_journal.charts import mix_over_time  # noqa: PLC0415  (after the first paint)

    return mix_over_time.month_sentence(mix.points, month)


class MixPlot:
    """A figure for one frame, with the background kept for blitting."""

    def __init__(self, frame: Frame) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415  (after the first paint)
        from matplotlib.figure import Figure  # noqa: PLC0415

        from relationship_journal.charts import mix_over_time  # noqa: PLC0415

        self.frame = frame
        figure = Figure(figsize=(frame.width / 100, frame.height / 100), dpi=100 * frame.ratio)
        self._canvas: Any = FigureCanvasAgg(figure)  # matplotlib's canvas is not annotated
        self._live: Live = mix_over_time.prepare(
            figure, _palette(frame.look), mode=frame.mode, text_scale=frame.look.scale, font=frame.family
        )
        self._limits: Hashable = None
        self._ground: Any = None

    def picture(self, mix: Mix) -> Drawing:
        """The mix as a picture: a full drawing where the axes change, else new bars over the kept background."""
        limits = self._live.limits(mix.points)
        if limits != self._limits:
            self._live.draw_axes(mix.points)
            self._canvas.draw()
            self._ground = self._canvas.copy_from_bbox(self._live.figure.bbox)
            self._limits = limits
        else:
            self._live.set_data(mix.points)
            self._canvas.restore_region(self._ground)
        self._live.paint()
        start, end = (self._across(place) for place in (0, 1))
        return Drawing(mix, self._image(), start, end - start)

    def _image(self) -> QImage:
        width, height = self._canvas.get_width_height(physical=True)
        pixels = self._canvas.buffer_rgba()
        image = QImage(pixels, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
        image.setDevicePixelRatio(self.frame.ratio)
        return image

    def _across(self, place: float) -> float:
        """A place in months as logical pixels from the left."""
        axes = self._live.figure.axes[0]
        return float(axes.transData.transform((place, 0))[0]) / self.frame.ratio


def _palette(look: Theme) -> Palette:
    """The theme's colors as a chart on the window's ground takes them."""
    from relationship_journal.charts.palette import Palette  # noqa: PLC0415  (after the first paint)

    return Palette(
        ground=look.window,
        line=look.line,
        text=look.text,
        muted=look.muted,
        business=look.business,
        personal=look.personal,
        business_text=look.business,
        personal_text=look.personal_text,
    )
