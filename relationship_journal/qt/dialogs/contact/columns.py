# SPDX-License-Identifier: MIT
"""Fields side by side as far as there is room: three columns, two, or one under the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

STEPS = (3, 2, 1)
LETTERS = 21


class Columns(QWidget):
    """Places widgets in equal columns: as many of `steps` as leave each `letters` average letters of room.

    `span` counts columns, at most all there are.
    """

    def __init__(
        self, steps: Sequence[int] = STEPS, letters: int = LETTERS, gap: int = 2, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._steps, self._letters, self._gap = steps, letters, gap
        self._parts: list[tuple[QWidget, int]] = []
        self._count = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)

    def add(self, part: QWidget, span: int = 1) -> None:
        """Place another widget behind the last."""
        self._parts.append((part, span))
        part.setParent(self)
        self._count = 0
        self._arrange(self._fitting())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(self._fitting())

    def _fitting(self) -> int:
        letter = self.fontMetrics().averageCharWidth()
        room = self.width() // (letter * self._letters)
        return next((count for count in self._steps if count <= room), self._steps[-1])

    def _arrange(self, count: int) -> None:
        if count == self._count:
            return
        self._count = count
        gap = self.fontMetrics().averageCharWidth() * self._gap
        self._grid.setHorizontalSpacing(gap)
        self._grid.setVerticalSpacing(gap)
        row = column = 0
        for part, span in self._parts:
            wide = min(span, count)
            if column + wide > count:
                row, column = row + 1, 0
            self._grid.addWidget(part, row, column, 1, wide, Qt.AlignmentFlag.AlignTop)
            column += wide
        for number in range(max(self._steps)):
            self._grid.setColumnStretch(number, 1 if number < count else 0)
