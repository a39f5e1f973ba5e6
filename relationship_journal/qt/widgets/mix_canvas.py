# SPDX-License-Identifier: MIT
"""The chart as a picture: drawn on a thread once the window is painted, shown here; data changes are blitted."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from relationship_journal.qt import pixel, theme
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.jobs import Jobs, Report
from relationship_journal.qt.mix_plot import Drawing, Frame, MixPlot, draw, month_sentence
from relationship_journal.qt.models.mix import Mix
from relationship_journal.qt.theme import Theme

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
        self._drawing: Drawing | None = None
        self._plot: MixPlot | None = None
        self._month = -1
        self._painted = False
        self._at_work = False
        self._once_more = False
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self._draw)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._theme = look
        self.updateGeometry()
        self._draw()

    def show_mix(self, mix: Mix) -> None:
        """Show another mix, as soon as it is drawn."""
        self._mix = mix
        self._month = -1
        self.setAccessibleName(f"Mix over time with {mix.name}")
        self.setAccessibleDescription(mix.description)
        self._draw()

    @property
    def is_drawn(self) -> bool:
        """Whether the picture is that of the mix that was last shown."""
        return self._drawing is not None and self._drawing.mix is self._mix and not self._at_work

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self._theme.px(210))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._theme.px(210))

    # Drawing

    def _draw(self) -> None:
        if self._mix is None or not self._painted or not self.isVisible() or self.width() < 40:
            return
        if self._at_work:
            self._once_more = True
            return
        family = theme.font(self._theme).family()
        frame = Frame(self.width(), self.height(), self.devicePixelRatioF(), self._mix.mode, self._theme, family)
        mix, plot, cache = self._mix, self._plot, self._cache

        def work(_: Report) -> tuple[MixPlot, Drawing]:
            return draw(plot, frame, mix, cache)

        self._at_work, self._once_more = True, False
        self._jobs.start(work, owner=self, done=self._show, failed=self._failed)

    def _show(self, done: tuple[MixPlot, Drawing]) -> None:
        self._at_work = False
        self._plot, self._drawing = done
        self.update()
        if self._once_more:
            self._draw()
        else:
            self.drawn.emit()

    def _failed(self, error: Exception) -> None:
        self._at_work = False
        self._plot = None
        raise error

    def _begin(self) -> None:
        self._painted = True
        self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._settling.start()  # whatever was to be shown while nobody could see it

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settling.start()

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._drawing is not None:
            painter.drawImage(self.rect(), self._drawing.image)
        if self.hasFocus():
            pixel.draw_focus(painter, self.rect(), self._theme)
        painter.end()
        if not self._painted:
            QTimer.singleShot(0, self, self._begin)

    # Asking the picture

    def mousePressEvent(self, event: QMouseEvent) -> None:
        month = self._month_at(event.position().x())
        if month is not None:
            self.month_chosen.emit(month)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if self._mix is None or self._drawing is None:
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
            month = self._month_at(event.pos().x())
            if month is not None:
                QToolTip.showText(event.globalPos(), month_sentence(self._mix, month), self)
            return True
        return super().event(event)

    def _tell(self, number: int) -> None:
        """Say a month in words beside its place."""
        if self._mix is None or self._drawing is None:
            return
        sentence = month_sentence(self._mix, self._mix.points.months[number])
        self.setAccessibleDescription(f"{sentence}. {self._mix.description}")
        place = self.rect().center()
        place.setX(round(self._drawing.start + (number + 0.5) * self._drawing.month_width))
        QToolTip.showText(self.mapToGlobal(place), sentence, self)

    def _month_at(self, x: float) -> str | None:
        if self._mix is None or self._drawing is None:
            return None
        return self._mix.points.month_at((x - self._drawing.start) / self._drawing.month_width)
