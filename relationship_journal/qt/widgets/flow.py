# SPDX-License-Identifier: MIT
"""A layout in lines, like words: what does not fit goes on the next line, a widget that can grow fills its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QStyle, QWidget


@dataclass(slots=True)
class _Line:
    items: list[QLayoutItem] = field(default_factory=list)
    width: int = 0
    height: int = 0


class FlowLayout(QLayout):
    """Places widgets from the leading edge on, line by line.

    The last `together` of them stay on one line if it is long enough. What does not fit on `most_lines` lines is
    not shown. Those of a line stand in its middle, or `from_top`.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        gap: int = 8,
        line_gap: int = 8,
        together: int = 1,
        most_lines: int = 99,
        from_top: bool = False,
    ) -> None:
        super().__init__(parent)
        self._together = together
        self._most_lines = most_lines
        self._from_top = from_top
        self._items: list[QLayoutItem] = []
        self._broken: dict[int, list[_Line]] = {}
        self._heights: dict[int, int] = {}
        self._gap = gap
        self._line_gap = line_gap
        self.setContentsMargins(0, 0, 0, 0)

    def set_gaps(self, gap: int, line_gap: int) -> None:
        """The room between neighbors and between lines, in pixels."""
        self._gap, self._line_gap = gap, line_gap
        self.invalidate()

    @property
    def gap(self) -> int:
        """The room between neighbors, in pixels."""
        return self._gap

    def set_most_lines(self, lines: int) -> None:
        """How many lines are shown."""
        if lines != self._most_lines:
            self._most_lines = lines
            self.invalidate()

    def lines_for(self, width: int, parts: Sequence[QWidget]) -> int:
        """How many lines of a width some of the widgets alone would need, one after another."""
        lines = x = 0
        for part in parts:
            wish = part.sizeHint().width()
            lines, x = (lines + 1, wish) if not lines or x + self._gap + wish > width else (lines, x + self._gap + wish)
        return lines

    # What QLayout asks for

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation.Horizontal

    def invalidate(self) -> None:
        self._broken.clear()
        self._heights.clear()
        super().invalidate()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        if width not in self._heights:
            self._heights[width] = self._height_for(width)
        return self._heights[width]

    def _height_for(self, width: int) -> int:
        edges = self.contentsMargins()
        inner = width - edges.left() - edges.right()
        lines = self._lines(inner)[: self._most_lines]
        gaps = self._line_gap * max(len(lines) - 1, 0)
        return sum(line.height for line in lines) + gaps + edges.top() + edges.bottom()

    def sizeHint(self) -> QSize:
        shown = self._shown()
        width = sum(item.sizeHint().width() for item in shown) + self._gap * max(len(shown) - 1, 0)
        height = max((item.sizeHint().height() for item in shown), default=0)
        return self._with_edges(QSize(width, height))

    def minimumSize(self) -> QSize:
        size = QSize(0, 0)
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return self._with_edges(size)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        inner = self.contentsRect()
        y = inner.y()
        for number, line in enumerate(self._lines(inner.width())):
            if number < self._most_lines:
                self._place(line, QRect(inner.x(), y, inner.width(), line.height), rect)
                y += line.height + self._line_gap
            else:
                for item in line.items:
                    item.setGeometry(QRect(inner.topLeft(), QSize(0, 0)))

    # Lines

    def _with_edges(self, size: QSize) -> QSize:
        edges = self.contentsMargins()
        return size + QSize(edges.left() + edges.right(), edges.top() + edges.bottom())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lines(self, room: int) -> list[_Line]:
        """Broken once for each width: a window asks dozens of times for one change."""
        if room not in self._broken:
            self._broken[room] = list(self._break(room))
        return self._broken[room]

    def _break(self, room: int) -> Iterator[_Line]:
        line = _Line()
        for unit in self._units(room):
            width = sum(map(_wish, unit)) + self._gap * (len(unit) - 1)
            if line.items and line.width + self._gap + width > room:
                yield line
                line = _Line()
            line.width += width + (self._gap if line.items else 0)
            line.height = max(line.height, *(item.sizeHint().height() for item in unit))
            line.items += unit
        if line.items:
            yield line

    def _units(self, room: int) -> list[list[QLayoutItem]]:
        """What is not parted, unless a line is too short for it."""
        shown = self._shown()
        last = shown[-self._together :]
        single = [[item] for item in shown]
        if sum(map(_wish, last)) + self._gap * (len(last) - 1) > room:
            return single
        return [*single[: len(shown) - len(last)], last] if last else []

    def _place(self, line: _Line, spot: QRect, whole: QRect) -> None:
        growing = [item for item in line.items if _grows(item)]
        spare = max(spot.width() - line.width, 0) // max(len(growing), 1)
        x = spot.x()
        for item in line.items:
            width = min(_wish(item) + (spare if item in growing else 0), spot.width())
            height = min(item.sizeHint().height(), line.height)
            below = 0 if self._from_top else (line.height - height) // 2
            place = QRect(QPoint(x, spot.y() + below), QSize(width, height))
            item.setGeometry(QStyle.visualRect(self._direction(), spot.united(whole), place))
            x += width + self._gap

    def _direction(self) -> Qt.LayoutDirection:
        parent = self.parentWidget()
        return Qt.LayoutDirection.LeftToRight if parent is None else parent.layoutDirection()


def _grows(item: QLayoutItem) -> bool:
    widget = item.widget()
    return widget is not None and bool(
        widget.sizePolicy().horizontalPolicy().value & QSizePolicy.PolicyFlag.ExpandFlag.value
    )


def _wish(item: QLayoutItem) -> int:
    """What can grow begins at its least width, all else has the width it asks for."""
    return item.minimumSize().width() if _grows(item) else item.sizeHint().width()
