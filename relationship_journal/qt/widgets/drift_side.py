# SPDX-License-Identifier: MIT
"""What stands beside the table of customers: drift as a picture, how to read it, and the point one is at in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from relationship_journal.qt import pixel, theme
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.drift import DriftPicture, Way, draw_mark
from relationship_journal.values.customers import Customer
from relationship_journal.wording import customers as wording

_AXES = "Across: business share in the 90 days before. Up: business share now. On the dashed line nothing changed."
_KEYS = (
    ("more business", Way.BUSINESS),
    ("more personal", Way.PERSONAL),
    ("as before", Way.STEADY),
    ("too few talks to say", Way.UNSURE),
)


class DriftSide(QFrame):
    """Shows the customers of the table; `opened(int)` is a contact whose point is opened."""

    opened = Signal(int)

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("driftSide")
        theme.look(self, "window")
        self.picture = DriftPicture(look)
        self._key = _Key(look)
        self._title, self._axes = words("Drift", "section"), words(_AXES, "small")
        self._name, self._point, self._line = words("", "section"), words("", ""), words("", "small")
        self._rows = QVBoxLayout(self)
        for part in (self._title, self._key, self.picture, self._axes, self._name, self._point, self._line):
            self._rows.addWidget(part)
        self._rows.addStretch(1)
        self.picture.opened.connect(self.opened)
        self.picture.chosen.connect(self._say)
        self._say(None)
        self._fit(look)

    def show_customers(self, customers: Sequence[Customer]) -> None:
        """Show those of the table whose shares can be compared."""
        self.picture.show_points(customers)
        points = len(self.picture.points)
        self._line.setText(wording.drift_line(sum(one.drift is not None for one in customers), points, len(customers)))
        for part in (self.picture, self._key, self._axes):
            part.setVisible(points > 0)
        self._say(self.picture.here)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self.picture.set_theme(look)
        self._key.set_theme(look)
        self._fit(look)

    def _fit(self, look: Theme) -> None:
        px = look.px
        self._rows.setContentsMargins(px(16), px(14), px(16), px(16))
        self._rows.setSpacing(px(6))
        self.setMinimumWidth(px(210))

    def _say(self, here: Customer | None) -> None:
        self._name.setText("" if here is None else here.name)
        self._point.setText("" if here is None else wording.drift_point(here))
        for part in (self._name, self._point):
            part.setVisible(here is not None)


class _Key(QWidget):
    """What the three marks mean; nothing to act on."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self.setAccessibleName(
            "Key: a triangle up is more business, one down more personal, a ring is as before, a dot rests on few talks"
        )
        self.set_theme(look)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._theme = look
        self._font = theme.font(look, theme.SMALL_SIZE)
        self.updateGeometry()
        self.update()

    def _items(self, width: int) -> list[tuple[int, int, str, Way]]:
        """Each with its place: as many on a line as there is room for."""
        metrics, px = QFontMetrics(self._font), self._theme.px
        found, x, y = [], 0, 0
        for text, way in _KEYS:
            wide = px(16) + metrics.horizontalAdvance(text)
            if x and x + wide > width:
                x, y = 0, y + px(20)
            found.append((x, y, text, way))
            x += wide + px(14)
        return found

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._items(width)[-1][1] + self._theme.px(20)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self.heightForWidth(self._theme.px(300)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(120), self._theme.px(20))

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        look, px = self._theme, self._theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for x, y, text, way in self._items(self.width()):
            draw_mark(painter, QPointF(x + px(5), y + px(10)), look.scale * 4.5, way, look)
            spot = QRectF(x + px(16), y, self.width() - x - px(16), px(20)).toRect()
            pixel.draw_line(painter, spot, text, self._font, look.muted, Qt.AlignmentFlag.AlignLeft)
        painter.end()
