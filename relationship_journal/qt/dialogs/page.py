# SPDX-License-Identifier: MIT
"""A dialog that is a page: as high as what it says, scrolling where the screen has no room, its buttons in sight."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from relationship_journal.qt import theme

_PART = 0.92
"""Of the screen, at most."""


class PageDialog(QDialog):
    """Put widgets into `page`, and buttons into `foot`; then `fit`. `look` is the theme the application wears.

    `width` is in pixels for 100 % text.
    """

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = theme.worn()
        self._width = width
        self._fitted = False
        px = self.look.px
        inside = QWidget()
        self.page = QVBoxLayout(inside)
        self.page.setContentsMargins(px(24), px(24), px(24), px(8))
        self.page.setSpacing(px(12))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(px(24), px(8), px(24), px(18))
        self.foot.setSpacing(px(8))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._scroll, 1)
        rows.addLayout(self.foot)

    def fit(self) -> None:
        """As high as the page, as far as the screen has room; never smaller under somebody's hands."""
        for part in self.findChildren(QWidget):
            part.ensurePolished()  # sizes are asked for before the first paint
            part.updateGeometry()  # and what grew inside a card is known outside only after the next turn
        room = self.screen().availableGeometry().size() * _PART
        now = self.size() if self._fitted else QSize()
        width = max(min(self.look.px(self._width), room.width()), now.width())
        self.page.activate()
        # The scroll area heeds both, and wrapped text asks for more in its least size than it needs at this width.
        needed = max(self.page.totalHeightForWidth(width), self.page.totalMinimumSize().height())
        needed += self.foot.totalSizeHint().height()
        self.resize(width, max(min(needed, room.height()), now.height()))
        QTimer.singleShot(0, self, self._show_focus)

    def _show_focus(self) -> None:
        if focused := self.focusWidget():
            self._scroll.ensureWidgetVisible(focused, 0, self.look.px(40))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._fitted:
            self.fit()
            self._fitted = True
