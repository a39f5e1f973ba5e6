# SPDX-License-Identifier: MIT
"""Drift as a picture: each point a contact, the share before against the share now, both on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from math import hypot

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from relationship_journal.qt import pixel, theme
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.speech import announce
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.tips import tip
from relationship_journal.values import ContactId
from relationship_journal.values.customers import Customer
from relationship_journal.wording import customers as words

STEADY = 10
"""Up to so many points either way, a share is as it was."""
_LEFT, _RIGHT, _CENTER = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter


class DriftPicture(QWidget):
    """Shows customers with rated talks in both windows, the largest drift first, then those with too few talks to
    compare. `opened(int)` a contact; `chosen(object)` the one the keyboard or the mouse is at, or None.
    """

    opened = Signal(int)
    chosen = Signal(object)
    AXIS, DOT, NEAR, NAMED = 26, 5, 12, 3
    """Pixels at 100 % text: room for the figures, half a mark, how near the mouse must be; how many are named."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: list[Customer] = []
        self._at: ContactId | None = None
        self.setObjectName("driftPicture")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.set_theme(look)
        self._tell()

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._theme = look
        self._font = theme.font(look, 11, tabular=True)
        self.updateGeometry()
        self.update()

    def show_points(self, customers: Sequence[Customer]) -> None:
        """Show those whose shares can be compared."""
        self._points = sorted((one for one in customers if one.both_shares is not None), key=_largest)
        if all(one.id != self._at for one in self._points):
            self._at = None
        self._tell()
        self.update()

    @property
    def points(self) -> Sequence[Customer]:
        return self._points

    @property
    def here(self) -> Customer | None:
        """The contact the keyboard or the mouse is at."""
        return next((one for one in self._points if one.id == self._at), None)

    def point_at(self, contact: ContactId | None) -> None:
        """Point at a contact, if it is in the picture."""
        before, self._at = self.here, contact
        if self.here is not before:
            self.update()
            self._tell()
            self.chosen.emit(self.here)

    def _tell(self) -> None:
        here, count = self.here, len(self._points)
        said = "no points" if not count else f"{count} points, arrows go from one to the next"
        self.setAccessibleName("Drift: share 90 days before and now")
        self.setAccessibleDescription(said if here is None else f"{here.name}: {words.drift_point(here)}")

    # Where things stand

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), self._theme.px(316))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(150), self._theme.px(166))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return width + self._theme.px(16)

    def field(self) -> QRectF:
        """The square the points stand in: one scale for both axes."""
        px = self._theme.px
        side = min(self.width() - px(self.AXIS) - px(10), self.height() - 2 * px(self.AXIS))
        return QRectF(px(self.AXIS), px(self.AXIS) - px(8), max(side, 1), max(side, 1))

    def place_of(self, customer: Customer) -> QPointF:
        """Where a contact's point is."""
        return _place_in(self.field(), customer)

    def _under(self, place: QPointF) -> Customer | None:
        field = self.field()
        near = [(_distance(_place_in(field, one), place), one) for one in self._points]
        closest = min(near, key=_first, default=None)
        return closest[1] if closest is not None and closest[0] <= self._theme.px(self.NEAR) else None

    # Painting

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_field(painter)
        self._paint_names(painter)  # under the points: a name hides nobody
        self._paint_unsure(painter)
        for one in reversed(self._points):
            if one.drift is not None or one.id == self._at:
                self._paint_point(painter, one)
        if self.hasFocus() and self.here is None:
            pixel.draw_focus(painter, self.rect(), self._theme)
        painter.end()

    def _paint_field(self, painter: QPainter) -> None:
        look, px, field = self._theme, self._theme.px, self.field()
        painter.setPen(QPen(QColor(look.line), 1.0))
        for part in range(5):
            along = part * field.width() / 4
            painter.drawLine(QPointF(field.left(), field.top() + along), QPointF(field.right(), field.top() + along))
            painter.drawLine(QPointF(field.left() + along, field.top()), QPointF(field.left() + along, field.bottom()))
        painter.setPen(QPen(QColor(look.muted), 1.0, Qt.PenStyle.DashLine))
        painter.drawLine(field.bottomLeft(), field.topRight())
        height, wide = px(16), px(44)
        for share in (0, 50, 100):
            along = round(field.width() * share / 100)
            side = QRect(0, round(field.bottom()) - along - height // 2, px(self.AXIS) - px(5), height)
            below = QRect(round(field.left()) + along - wide // 2, round(field.bottom()) + px(3), wide, height)
            below.moveRight(min(below.right(), self.width() - 1))
            pixel.draw_fitted(painter, side, str(share), self._font, look.muted, _RIGHT)
            align = _CENTER if share < 100 or below.center().x() >= field.right() - 1 else _RIGHT
            pixel.draw_fitted(painter, below, str(share), self._font, look.muted, align)

    def _paint_unsure(self, painter: QPainter) -> None:
        """All at once: there may be hundreds."""
        width = self._theme.scale * self.DOT
        painter.setPen(QPen(QColor(self._theme.handle), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        field = self.field()
        painter.drawPoints(QPolygonF([_place_in(field, one) for one in self._points if one.drift is None]))

    def _paint_point(self, painter: QPainter, one: Customer) -> None:
        look, half, middle = self._theme, self._theme.scale * self.DOT, self.place_of(one)
        if one.id == self._at:
            painter.setPen(QPen(QColor(look.focus), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, 2 * half, 2 * half)
        draw_mark(painter, middle, half, way_of(one), look)

    def _paint_names(self, painter: QPainter) -> None:
        """Names beside the largest drifts and the point one is at, where they do not lie over each other."""
        here = self.here
        taken: list[QRect] = []
        drifting = [one for one in self._points[: self.NAMED] if one.drift is not None and one.drift.size > STEADY]
        for one in ([here] if here is not None else []) + [one for one in drifting if one is not here]:
            spot = self._room_for_name(one)
            if spot is not None and not any(spot.intersects(other) for other in taken):
                taken.append(spot)
                ground = QColor(self._theme.window)
                ground.setAlphaF(0.8)
                painter.fillRect(spot, ground)
                color = self._theme.text if one is here else self._theme.muted
                pixel.draw_line(painter, spot, one.name, self._font, color, _LEFT)

    def _room_for_name(self, one: Customer) -> QRect | None:
        px, middle = self._theme.px, self.place_of(one)
        wished = QFontMetrics(self._font).horizontalAdvance(one.name) + px(2)
        gap, height = px(9), px(15)
        after = self.width() - middle.x() - gap
        width = min(wished, round(max(after, middle.x() - gap)))
        left = middle.x() + gap if after >= width else middle.x() - gap - width
        return QRect(round(left), round(middle.y()) - height // 2, width, height) if width >= px(30) else None

    # Mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        under = self._under(event.position())
        self.setCursor(Qt.CursorShape.ArrowCursor if under is None else Qt.CursorShape.PointingHandCursor)
        if under is not None:
            self.point_at(under.id)
        elif not self.hasFocus():
            self.point_at(None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        under = self._under(event.position())
        if event.button() == Qt.MouseButton.LeftButton and under is not None:
            self.opened.emit(under.id)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self.point_at(None)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            under = self._under(QPointF(event.pos()))
            said = "" if under is None else tip(under.name, words.drift_point(under))
            QToolTip.showText(event.globalPos(), said, self)
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.here is None and self._points:
            self.point_at(self._points[0].id)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, here = event.key(), self.here
        ways = {
            Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1,
            Qt.Key.Key_Home: -len(self._points), Qt.Key.Key_End: len(self._points),
        }  # fmt: skip
        if key in ways and self._points:
            self._step(ways[Qt.Key(key)])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and here is not None:
            self.opened.emit(here.id)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        """The next smaller drift, or the next larger one."""
        places = [one.id for one in self._points]
        place = places.index(self._at) + by if self._at in places else 0
        self.point_at(places[min(max(place, 0), len(places) - 1)])
        announce(self, self.accessibleDescription())


class Way(Enum):
    """Where a share drifted."""

    BUSINESS = auto()
    PERSONAL = auto()
    STEADY = auto()
    UNSURE = auto()


def way_of(customer: Customer) -> Way:
    """Where a contact's share drifted, as far as enough rated talks say so."""
    drift = customer.drift
    if drift is None:
        return Way.UNSURE
    if drift.size <= STEADY:
        return Way.STEADY
    return Way.BUSINESS if drift.now > drift.before else Way.PERSONAL


def draw_mark(painter: QPainter, middle: QPointF, half: float, way: Way, look: Theme) -> None:
    """A triangle that points up for more business, down for more personal; a ring as before; a dot for too few."""
    painter.setPen(QPen(QColor(look.window), 1.0))
    if way is Way.UNSURE:
        pixel.draw_dot(painter, middle, half * 0.5, look.handle)
        return
    if way is Way.STEADY:
        painter.setPen(QPen(QColor(look.muted), 1.5))
        painter.setBrush(QColor(look.window))
        painter.drawEllipse(middle, half * 0.8, half * 0.8)
        return
    up = 1 if way is Way.BUSINESS else -1
    painter.setBrush(QColor(look.business if way is Way.BUSINESS else look.personal))
    corners = (QPointF(-half, up * half * 0.8), QPointF(half, up * half * 0.8), QPointF(0, -up * half))
    painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))


def _largest(one: Customer) -> tuple[bool, int, str]:
    both = one.both_shares
    return one.drift is None, 0 if both is None else -both.size, one.uid


def _place_in(field: QRectF, customer: Customer) -> QPointF:
    both = customer.both_shares
    before, now = (0, 0) if both is None else (both.before, both.now)
    return QPointF(field.left() + field.width() * before / 100, field.bottom() - field.height() * now / 100)


def _distance(one: QPointF, other: QPointF) -> float:
    return hypot(one.x() - other.x(), one.y() - other.y())


def _first(pair: tuple[float, Customer]) -> float:
    return pair[0]
