# SPDX-License-Identifier: MIT
"""The chart as a picture: matplotlib draws into memory, this widget shows it; data changes are blitted."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from relationship_journal.charts import mix_over_time
from relationship_journal.charts.export import prepare_matplotlib
from relationship_journal.charts.palette import Palette
from relationship_journal.qt import pixel, theme
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.jobs import Jobs, Report
from relationship_journal.qt.models.mix import Mix
from relationship_journal.qt.theme import Theme

if TYPE_CHECKING:
    from relationship_journal.charts.mix_over_time import Live

SETTLE_MS = 100
"""A window being resized draws the chart once it stands still; meanwhile the old picture is stretched."""


class MixCanvas(QWidget):
    """Shows a Mix. matplotlib is loaded on a thread after the first paint; `drawn` follows every picture.

    `month_chosen(str)` is the month (YYYY-MM) under a click, or the one the arrow keys went to on Enter.
    """

    drawn = Signal()
    month_chosen = Signal(str)

    def __init__(self, jobs: Jobs, cache: Path, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("mixChart")
        self.setAccessibleName("Mix over time")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._jobs = jobs
        self._cache = cache
        self._theme = look
        self._mix: Mix | None = None
        self._plot: _Plot | None = None
        self._picture = QImage()
        self._month = -1
        self._asked = False
        self._ready = False
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self._draw)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._theme = look
        self._plot = None
        self.updateGeometry()
        self._draw()

    def show_mix(self, mix: Mix) -> None:
        """Show another mix, as soon as the drawing library is there."""
        self._mix = mix
        self._month = -1
        self.setAccessibleName(f"Mix over time with {mix.name}")
        self.setAccessibleDescription(mix.description)
        self._draw()

    @property
    def is_drawn(self) -> bool:
        """Whether the picture is that of the mix that was last shown."""
        return self._plot is not None and self._mix is not None and self._plot.shown is self._mix

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self._theme.px(210))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(210))

    # Loading and drawing

    def _load(self) -> None:
        cache = self._cache

        def work(report: Report) -> None:
            report(0, 1)
            warm_up(cache)

        self._jobs.start(work, owner=self, done=self._loaded)

    def _loaded(self, _: None) -> None:
        self._ready = True
        self._draw()

    def _draw(self) -> None:
        if not self._ready or self._mix is None or self.width() < 40 or not self.isVisible():
            return
        size = QSize(self.width(), self.height())
        wanted = (size, self.devicePixelRatioF(), self._mix.mode)
        if self._plot is None or self._plot.made_for != wanted:
            self._plot = _Plot(wanted, self._theme)
        self._picture = self._plot.picture(self._mix)
        self.update()
        self.drawn.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settling.start()

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self._picture.isNull():
            painter.drawImage(self.rect(), self._picture)
        if self.hasFocus():
            pixel.draw_focus(painter, self.rect(), self._theme)
        painter.end()
        if not self._asked:
            self._asked = True
            QTimer.singleShot(0, self, self._load)

    # Asking the picture

    def mousePressEvent(self, event: QMouseEvent) -> None:
        month = self._month_at(event.position().x())
        if month is not None:
            self.month_chosen.emit(month)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if self._mix is None or self._plot is None:
            super().keyPressEvent(event)
        elif event.key() in steps:
            months = self._mix.points.months
            start = len(months) if self._month < 0 and event.key() == Qt.Key.Key_Left else self._month
            self._month = max(0, min(len(months) - 1, start + steps[Qt.Key(event.key())]))
            self._tell(self._month)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._month >= 0:
            self.month_chosen.emit(self._mix.points.months[self._month])
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._mix is not None:
            month = self._month_at(event.position().x() if hasattr(event, "position") else event.pos().x())
            if month is not None:
                QToolTip.showText(event.globalPos(), mix_over_time.month_sentence(self._mix.points, month), self)
            return True
        return super().event(event)

    def _tell(self, number: int) -> None:
        """Say a month in words beside its place."""
        if self._mix is None or self._plot is None:
            return
        sentence = mix_over_time.month_sentence(self._mix.points, self._mix.points.months[number])
        self.setAccessibleDescription(f"{sentence}. {self._mix.description}")
        place = self.rect().center()
        place.setX(round(self._plot.place_of(number + 0.5)))
        QToolTip.showText(self.mapToGlobal(place), sentence, self)

    def _month_at(self, x: float) -> str | None:
        if self._mix is None or self._plot is None:
            return None
        return self._mix.points.month_at(self._plot.position_at(x))


class _Plot:
    """A figure of one size, mode and theme, with the background kept for blitting."""

    def __init__(self, made_for: tuple[QSize, float, mix_over_time.Mode], look: Theme) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415  (after the first paint)
        from matplotlib.figure import Figure  # noqa: PLC0415

        self.made_for = made_for
        self.shown: Mix | None = None
        size, ratio, mode = made_for
        self._width = size.width()
        self._ratio = ratio
        figure = Figure(figsize=(size.width() / 100, size.height() / 100), dpi=100 * ratio)
        self._canvas: Any = FigureCanvasAgg(figure)  # matplotlib's canvas is not annotated
        family = theme.font(look).family()
        self._live: Live = mix_over_time.prepare(figure, _palette(look), mode=mode, text_scale=look.scale, font=family)
        self._limits: Hashable = None
        self._ground: Any = None

    def picture(self, mix: Mix) -> QImage:
        """The mix as an image: a full drawing where the axes change, else new bars over the kept background."""
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
        self.shown = mix
        width, height = self._canvas.get_width_height(physical=True)
        pixels = self._canvas.buffer_rgba()
        image = QImage(pixels, width, height, 4 * width, QImage.Format.Format_RGBA8888).copy()
        image.setDevicePixelRatio(self._ratio)
        return image

    def position_at(self, x: float) -> float:
        """A place across the widget in months from the axis' start."""
        axes = self._live.figure.axes[0]
        return float(axes.transData.inverted().transform((x * self._ratio, 0))[0])

    def place_of(self, position: float) -> float:
        """The other way round."""
        axes = self._live.figure.axes[0]
        return float(axes.transData.transform((position, 0))[0]) / self._ratio


def warm_up(cache: Path, prepare: Callable[[Path], None] = prepare_matplotlib) -> None:
    """Load matplotlib and its font list on the calling thread, and draw once what a first picture needs."""
    prepare(cache)
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415  (after the first paint)
    from matplotlib.figure import Figure  # noqa: PLC0415

    figure = Figure(figsize=(3, 2), dpi=100)
    canvas: Any = FigureCanvasAgg(figure)
    live = mix_over_time.prepare(figure, _palette(theme.LIGHT))
    live.draw_axes(mix_over_time.points((), (), "2026-01"))
    canvas.draw()


def _palette(look: Theme) -> Palette:
    """The theme's colors as a chart on the window's ground takes them."""
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
