# SPDX-License-Identifier: MIT
"""A line of text that is cut with an ellipsis where it does not fit; the whole of it is its tooltip."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from relationship_journal.qt.tips import tip


class ElidedLabel(QLabel):
    """Shows one line of plain text; `say` sets it. A path is best cut in its middle."""

    def __init__(self, parent: QWidget | None = None, cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> None:
        super().__init__(parent)
        self._whole = ""
        self._where = cut
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._align()

    def say(self, text: str) -> None:
        """Show this text, as much of it as fits."""
        whole = " ".join(text.split())
        if whole == self._whole:
            return
        self._whole = whole
        self.setAccessibleName(self._whole)
        self._cut()
        self.updateGeometry()

    @property
    def whole(self) -> str:
        """The text without a cut."""
        return self._whole

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._whole) + 2, metrics.height() + 2)

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(
            min(metrics.horizontalAdvance(self._whole) + 2, 8 * metrics.averageCharWidth()), metrics.height() + 2
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cut()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._cut()
        elif event.type() == QEvent.Type.LayoutDirectionChange:
            self._align()

    def _align(self) -> None:
        """Begin where everything else begins: Qt would put a Hebrew name at the far end of an English window."""
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        self.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)

    def _cut(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole, self._where, self.width())
        if shown != self.text():
            self.setText(shown)
            self.setToolTip(tip(self._whole) if shown != self._whole else "")
