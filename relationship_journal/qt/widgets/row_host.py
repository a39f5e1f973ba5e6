# SPDX-License-Identifier: MIT
"""Holds a widget at the place of a row: the row grows to the widget's height and follows it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QVariantAnimation, Signal
from PySide6.QtWidgets import QStyle, QWidget


class RowHost(QWidget):
    """Clips the widget to its row; `resized` when the row is to be another height than before."""

    resized = Signal()

    def __init__(self, inside: QWidget, height: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.inside = inside
        self._row_height = height
        inside.setParent(self)
        inside.installEventFilter(self)
        self._growing = QVariantAnimation(self)
        self._growing.valueChanged.connect(self._grow)

    @property
    def row_height(self) -> int:
        """The height of the row as it is to be now, in pixels."""
        return self._row_height

    @property
    def is_growing(self) -> bool:
        """Whether the row is still on its way to the height it is to have."""
        return self._growing.state() == QVariantAnimation.State.Running

    def begin(self, width: int) -> None:
        """Show the widget; the row grows to its height, at once where the desktop wants nothing to move."""
        self.inside.show()
        self.show()
        wanted = self._wanted(width)
        time = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self)
        if time <= 0:
            self._grow(wanted)
            return
        self._growing.setStartValue(self._row_height)
        self._growing.setEndValue(wanted)
        self._growing.setDuration(time)
        self._growing.start()

    def stand(self, row: QRect) -> None:
        """Be where the row is."""
        if row.width() != self.width():
            self._fit(row.width())
        self.setGeometry(row)
        self.inside.setGeometry(0, 0, row.width(), max(self._wanted(row.width()), row.height()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._fit(self.width())
        return super().eventFilter(watched, event)

    def _fit(self, width: int) -> None:
        wanted = self._wanted(width)
        if self.is_growing:
            self._growing.setEndValue(wanted)
        elif wanted != self._row_height:
            self._grow(wanted)

    def _wanted(self, width: int) -> int:
        rows = self.inside.layout()
        height = rows.totalHeightForWidth(width) if rows is not None and rows.hasHeightForWidth() else -1
        return height if height > 0 else self.inside.sizeHint().height()

    def _grow(self, height: object) -> None:
        self._row_height = int(str(height))
        self.resized.emit()
