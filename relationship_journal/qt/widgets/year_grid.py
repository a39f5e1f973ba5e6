# SPDX-License-Identifier: MIT
"""The days that were, a week a column: which side they leaned to, and how much there was."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QLocale, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from relationship_journal.qt import pixel
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.models.today import Year
from relationship_journal.qt.speech import announce
from relationship_journal.qt.theme import Theme
from relationship_journal.values.today import DayMix
from relationship_journal.wording.today import day_sentence, grid_sentence

HALF_YEAR, YEAR = 26, 53
LEAST, MOST = 9, 16
"""A cell and the gap beside it, in pixels at 100 % text."""
_STEPS = ((20, 0.5), (60, 0.74))
"""Days with fewer minutes are lighter; lightness says how much there was."""
_KEYS = {Qt.Key.Key_Left: -7, Qt.Key.Key_Right: 7, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class YearGrid(QWidget):
    """Shows a Year, half of it where there is no room for more; `day_chosen(date)` is a day with entries."""

    day_chosen = Signal(object)
    spanned = Signal(int)

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("yearGrid")
        self.setAccessibleName("Days by mix")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._year = Year(date.min)
        self._days: dict[date, DayMix] = {}
        self._chosen: date | None = None
        self._by_keys = False
        self._weeks = 0
        self.set_theme(look)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._look = look
        self.updateGeometry()
        self.update()

    @property
    def weeks(self) -> int:
        """How many weeks there is room for: half a year, or a whole one."""
        return self._weeks_in(self.width())

    def show_year(self, year: Year) -> None:
        """Show these days."""
        self._year = year
        self._days = {one.day: one for one in year.days}
        self._say()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(HALF_YEAR * self._look.px(12), 7 * self._pitch)

    def minimumSizeHint(self) -> QSize:
        return QSize(HALF_YEAR * 5, 7 * self._pitch)

    @guarded(int)
    def heightForWidth(self, width: int) -> int:
        """Seven days, whatever width the pane was given before it was first seen."""
        return 7 * self._pitch_in(width)

    # Where the days stand

    def _weeks_in(self, width: int) -> int:
        return YEAR if width >= YEAR * self._look.px(LEAST) else HALF_YEAR

    def _pitch_in(self, width: int) -> int:
        return max(min(width // self._weeks_in(width), self._look.px(MOST)), 5)

    @property
    def _pitch(self) -> int:
        return self._pitch_in(self.width())

    @property
    def _first(self) -> date:
        """The day in the first row of the first column."""
        begins = self._look.first_day or QLocale().firstDayOfWeek().value
        today = self._year.today
        back = (today.isoweekday() - begins) % 7 + 7 * (self.weeks - 1)
        return today - timedelta(days=back) if today > date(1900, 1, 1) else today

    def _spot(self, day: date) -> QRect:
        number = (day - self._first).days
        pitch = self._pitch
        column = number // 7 if not self.isRightToLeft() else self.weeks - 1 - number // 7
        side = pitch - max(pitch // 6, 1)
        return QRect(column * pitch, number % 7 * pitch, side, side)

    def _day_at(self, point: QPoint) -> date | None:
        pitch = self._pitch
        column, row = point.x() // pitch, point.y() // pitch
        if not (0 <= column < self.weeks and 0 <= row < 7):
            return None
        column = column if not self.isRightToLeft() else self.weeks - 1 - column
        day = self._first + timedelta(days=7 * column + row)
        return day if day <= self._year.today else None

    # Painting

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._year.today <= date(1900, 1, 1):
            return
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        day = self._first
        while day <= self._year.today:
            self._paint_day(painter, self._spot(day), self._days.get(day))
            day += timedelta(days=1)
        if self._chosen is not None and self.hasFocus():
            ring = self._spot(self._chosen).adjusted(-2, -2, 2, 2)
            pixel.draw_focus(painter, ring, look)
        painter.end()

    def _paint_day(self, painter: QPainter, spot: QRect, mix: DayMix | None) -> None:
        """A square for a day that was mostly business, a dot for one that was mostly personal."""
        look = self._look
        if mix is None:
            pixel.draw_ground(painter, spot, look.hover, look.px(2))
            return
        strength = next((part for minutes, part in _STEPS if mix.minutes < minutes), 1.0)
        business = mix.share is None or mix.share >= 50
        color = look.handle if mix.share is None else look.business if business else look.personal
        shown = _blended(color, look.window, strength)
        pixel.draw_ground(painter, spot, shown, look.px(2) if business else spot.width() / 2)

    # Keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _KEYS:
            mirrored = self.isRightToLeft() and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}
            self._go(self._here() + timedelta(days=-_KEYS[key] if mirrored else _KEYS[key]))
        elif key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._go(self._first if key == Qt.Key.Key_Home else self._year.today)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self._choose(self._here())
        else:
            super().keyPressEvent(event)

    def _here(self) -> date:
        return self._chosen if self._chosen is not None else self._year.today

    def _go(self, day: date) -> None:
        if self._first <= day <= self._year.today:
            self._chosen = day
            self._say()
            announce(self, day_sentence(day, self._days.get(day)))
            self.update()

    def _choose(self, day: date) -> None:
        if day in self._days:
            self.day_chosen.emit(day)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position().toPoint())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self._chosen = day
            self._choose(day)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._day_at(event.position().toPoint()) in self._days
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._chosen is None:
            self._go(self._year.today)

    @guarded(bool)
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self._day_at(event.pos())
            said = "" if day is None else day_sentence(day, self._days.get(day))
            QToolTip.showText(event.globalPos(), said, self)
            return True
        if isinstance(event, QResizeEvent) and self._pitch_in(event.oldSize().width()) != self._pitch:
            self.updateGeometry()
        if event.type() == QEvent.Type.Resize and self.weeks != self._weeks:
            self._weeks = self.weeks
            self._say()
            self.spanned.emit(self._weeks)
        return super().event(event)

    def _say(self) -> None:
        """What a screen reader says of the whole, and of the day the arrows are on."""
        first = self._first
        shown = [one for one in self._year.days if one.day >= first]
        self.setAccessibleName(f"Days by mix, {grid_sentence(shown, self.weeks)}")
        here = self._chosen
        self.setAccessibleDescription("" if here is None else day_sentence(here, self._days.get(here)))


def _blended(color: str, ground: str, part: float) -> str:
    one, other = QColor(color), QColor(ground)
    mixed = (
        round(a * part + b * (1 - part))
        for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]  # a tuple of four
    )
    return QColor(*mixed).name()
