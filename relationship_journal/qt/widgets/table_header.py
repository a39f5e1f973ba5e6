# SPDX-License-Identifier: MIT
"""The titles of a table: a click sorts, dragging moves or widens; the first one stays while the others scroll."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QHeaderView, QToolTip, QWidget

from relationship_journal.qt import pixel, theme
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.models.table import CellRole, Column
from relationship_journal.qt.theme import Theme

_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight


class TableHeader(QHeaderView):
    """Paints itself; lengths are pixels at 100 % text."""

    HEIGHT, PADDING, ARROW = 32, 8, 7

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._on_first = False
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(True)
        self.setMouseTracking(True)
        self.setMinimumSectionSize(1)
        self.set_theme(look)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._theme = look
        self._font = theme.font(look, theme.SMALL_SIZE)
        self._sorted = theme.font(look, theme.SMALL_SIZE, semibold=True)
        self.updateGeometry()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._theme.px(self.HEIGHT))

    @property
    def is_scrolled(self) -> bool:
        """Whether the first title stands over others."""
        return self.offset() > 0

    def first_rect(self) -> QRect:
        """Where the first title stands, scrolled or not."""
        width = self.sectionSize(0)
        left = self.viewport().width() - width if self.isRightToLeft() else 0
        return QRect(left, 0, width, self.viewport().height())

    def sort_by(self, section: int) -> None:
        """Sort by a column, or the other way round where it is sorted by that already."""
        order, asked = (
            Qt.SortOrder,
            self.model().headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.InitialSortOrderRole),
        )
        if section == self.sortIndicatorSection():
            falling = self.sortIndicatorOrder() is order.DescendingOrder
            asked = order.AscendingOrder if falling else order.DescendingOrder
        self.setSortIndicator(section, asked if isinstance(asked, order) else order.AscendingOrder)

    # Painting

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        if self.is_scrolled:
            self._section(painter, self.first_rect(), 0)
        painter.end()

    @guarded(nothing)
    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        self._section(painter, rect, section)

    def _section(self, painter: QPainter, rect: QRect, section: int) -> None:
        column = self.model().headerData(section, Qt.Orientation.Horizontal, CellRole.COLUMN)
        look, px = self._theme, self._theme.px
        with pixel.restored(painter):
            painter.setClipRect(rect)
            painter.fillRect(rect, QColor(look.panel))
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(look.line))
            if not isinstance(column, Column):
                return
            sorted_by = section == self.sortIndicatorSection()
            room = rect.adjusted(px(self.PADDING), 0, -px(self.PADDING), -1)
            at_end = column.figures is not self.isRightToLeft()
            taken = px(self.ARROW) + px(5) if sorted_by else 0
            words = room.adjusted(taken, 0, 0, 0) if at_end else room.adjusted(0, 0, -taken, 0)
            font, color = (self._sorted, look.text) if sorted_by else (self._font, look.muted)
            width = pixel.draw_line(painter, words, column.title, font, color, _RIGHT if at_end else _LEFT)
            if sorted_by:
                x = words.right() - width - px(5) - px(self.ARROW) / 2 if at_end else words.left() + width + px(5)
                self._arrow(painter, QPointF(x if at_end else x + px(self.ARROW) / 2, room.center().y() + 1))

    def _arrow(self, painter: QPainter, middle: QPointF) -> None:
        half = self._theme.px(self.ARROW) / 2
        up = -1 if self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder else 1
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.text))
        painter.drawPolygon(
            QPolygonF(
                [
                    middle + QPointF(-half, -up * half / 2),
                    middle + QPointF(half, -up * half / 2),
                    middle + QPointF(0, up * half * 0.7),
                ]
            )
        )

    def fitting(self, section: int) -> int:
        """A width that shows a column's title whole, sorted by it or not."""
        column = self.model().headerData(section, Qt.Orientation.Horizontal, CellRole.COLUMN)
        title = column.title if isinstance(column, Column) else ""
        px = self._theme.px
        return QFontMetrics(self._sorted).horizontalAdvance(title) + 2 * px(self.PADDING) + px(self.ARROW) + px(6)

    # The first title, where others have scrolled under it

    def _is_over_first(self, place: QPoint) -> bool:
        return self.is_scrolled and self.first_rect().contains(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._on_first = event.button() == Qt.MouseButton.LeftButton and self._is_over_first(event.position().toPoint())
        if not self._on_first:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._on_first or (not event.buttons() and self._is_over_first(event.position().toPoint())):
            self.unsetCursor()
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._on_first:
            super().mouseReleaseEvent(event)
        elif self._is_over_first(event.position().toPoint()):
            self.sort_by(0)
        self._on_first = False

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._is_over_first(event.pos()):
            about = self.model().headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
            QToolTip.showText(event.globalPos(), str(about or ""), self.viewport())
            return True
        return super().viewportEvent(event)
