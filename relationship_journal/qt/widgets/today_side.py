# SPDX-License-Identifier: MIT
"""Beside Today: the days that were by mix, and the promises kept on time."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from relationship_journal.qt import pixel, theme
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.models.today import TodayModel, Year
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.legend import Legend
from relationship_journal.qt.widgets.year_grid import YEAR, YearGrid
from relationship_journal.values.marks import RECORD_DAYS
from relationship_journal.values.today import KeptOnTime
from relationship_journal.wording.today import kept_words

_TITLES = {False: "Your last six months", True: "Your last year"}


class TodaySide(QFrame):
    """Shows the Year of a TodayModel; `day_chosen(date)` is a day somebody wants to see the entries of."""

    day_chosen = Signal(object)

    def __init__(self, model: TodayModel, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("todaySide")
        theme.look(self, "window")
        self._title = QLabel(_TITLES[False])
        self._legend = Legend(look, words=("mostly business", "mostly personal"), dots=True)
        self._grid = YearGrid(look)
        self._kept_title = QLabel("Promises kept on time")
        self._kept_span = QLabel(f"yours, due in the last {RECORD_DAYS} days")
        self._bars = (KeptBar("Friends", look), KeptBar("Everyone else", look))
        theme.look(self._title, "section")
        theme.look(self._kept_title, "section")
        theme.look(self._kept_span, "small")
        self._rows = QVBoxLayout(self)
        for part in (self._title, self._legend, self._grid, self._kept_title, self._kept_span, *self._bars):
            self._rows.addWidget(part)
        self._rows.addStretch(1)
        self._grid.spanned.connect(self._say_span)
        self._grid.day_chosen.connect(self.day_chosen)
        model.year_read.connect(self._show)
        if model.year is not None:
            self._show(model.year)
        self._fit(look)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        for part in (self._legend, self._grid, *self._bars):
            part.set_theme(look)
        self._fit(look)

    def _fit(self, look: Theme) -> None:
        px = look.px
        self._rows.setContentsMargins(px(16), px(14), px(16), px(16))
        self._rows.setSpacing(px(6))
        self._kept_title.setContentsMargins(0, px(18), 0, 0)
        self.setMinimumWidth(px(210))

    def _say_span(self, weeks: int) -> None:
        self._title.setText(_TITLES[weeks == YEAR])

    def _show(self, year: Year) -> None:
        self._grid.show_year(year)
        for bar, kept in zip(self._bars, (year.friends, year.others), strict=True):
            bar.show_kept(kept)


class KeptBar(QWidget):
    """Promises kept on time of those due: a bar as long as the part, and the count itself."""

    def __init__(self, name: str, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._kept = KeptOnTime()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(look)
        self.show_kept(self._kept)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._look = look
        self._font = theme.font(look)
        self._bold = theme.font(look, semibold=True, tabular=True)
        self.updateGeometry()
        self.update()

    def show_kept(self, kept: KeptOnTime) -> None:
        """Show this count."""
        self._kept = kept
        self.setAccessibleName(f"{self._name}: {kept_words(kept)} kept on time" if kept.due else f"{self._name}: none")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(240), QFontMetrics(self._font).height() + self._look.px(6))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(170), self.sizeHint().height())

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        look, px, kept = self._look, self._look.px, self._kept
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.isRightToLeft()
        near = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        words = kept_words(kept)
        label = QFontMetrics(self._font).horizontalAdvance("Everyone else") + px(14)
        figure = max(QFontMetrics(self._bold).horizontalAdvance(one) for one in (words, "000 of 000")) + px(4)
        room = max(self.width() - label - figure - px(10), px(20))

        def part(x: int, width: int, height: int) -> QRect:
            left = self.width() - x - width if mirrored else x
            return QRect(left, (self.height() - height) // 2, width, height)

        pixel.draw_line(painter, part(0, label, self.height()), self._name, self._font, look.text, near)
        pixel.draw_ground(painter, part(label, room, px(8)), look.hover, px(4))
        if kept.due and kept.on_time:
            filled = max(round(room * kept.on_time / kept.due), px(8))
            pixel.draw_ground(painter, part(label, filled, px(8)), look.muted, px(4))
        spot = part(label + room + px(10), figure, self.height())
        pixel.draw_line(painter, spot, words, self._bold if kept.due else self._font, look.text, near)
        painter.end()
