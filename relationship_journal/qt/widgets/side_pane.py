# SPDX-License-Identifier: MIT
"""What stands beside a page: its own part above, what was put below it later, scrolled together where both are high."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.theme import Theme


class SidePane(QScrollArea):
    """Holds a part of a page, or nothing yet; `put_below` adds another."""

    def __init__(self, upper: QWidget | None, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePane")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._look = look
        self._upper = upper
        self._inside = QFrame()
        theme.look(self._inside, "window")
        self._rows = QVBoxLayout(self._inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        if upper is not None:
            self._rows.addWidget(upper)
        self._rows.addStretch(1)
        self.setWidget(self._inside)
        self._fit()

    def put_below(self, part: QWidget) -> None:
        """Add a part at the foot."""
        self._rows.insertWidget(self._rows.count() - 1, part)

    def set_theme(self, look: Theme) -> None:
        """Take another text scale; the parts take theirs by themselves."""
        self._look = look
        self._fit()

    def _fit(self) -> None:
        self.setMinimumWidth(self._look.px(210))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for its parts beside the scroll bar, which comes and goes with what was noticed."""
        inside = self._inside.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(max(self._look.px(210), inside), self._look.px(80))
