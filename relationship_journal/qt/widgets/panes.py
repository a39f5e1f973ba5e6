# SPDX-License-Identifier: MIT
"""The three panes side by side: which are shown, how wide they are, and what gives way in a narrow window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from relationship_journal.qt.theme import Theme

SIDE, MIX = 284, 351
SIDE_PART, MIX_PART = 0.235, 0.27
"""How wide the side panes are at first: pixels at 100 % text, and never more than this part of the window."""
LARGEST_SIDE_PART = 0.37
"""With larger text the people may take more, as far as the page keeps its least width."""

_DIGITS = 5


class Panes(QSplitter):
    """Side, middle and right pane. Where there is no room for all, the right one is hidden first."""

    def __init__(self, side: QWidget, middle: QWidget, right: QWidget, look: Theme) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._side, self._middle, self._right = side, middle, right
        self._theme = look
        self._wanted = (True, True)
        self._has_right = True
        self._moved = False
        self._given = ""
        self._asked: tuple[tuple[bool, int, int], ...] = ()
        self.setObjectName("panes")
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        for pane in (side, middle, right):
            self.addWidget(pane)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self.setStretchFactor(2, 0)
        self.setMinimumSize(1, 1)  # or a window could not be made narrower than all panes together
        self.splitterMoved.connect(self._remember_moved)

    def set_theme(self, look: Theme) -> None:
        """Take another text scale: the side panes grow with it."""
        if look.scale != self._theme.scale:
            self._moved = False
        self._theme = look
        self._arrange()

    def want(self, *, side: bool, right: bool) -> None:
        """Show the side panes or hide them."""
        self._wanted = (side, right)
        self._arrange()

    def give_right(self, given: bool) -> None:
        """Whether there is anything to show in the right pane."""
        if given != self._has_right:
            self._has_right = given
            self._arrange()

    def widths(self) -> str:
        """The widths somebody gave the panes, for `restore`; empty where nobody did."""
        if self._moved and all(self.sizes()):
            self._given = ",".join(map(str, self.sizes()))
        return self._given if self._moved else ""

    def restore(self, widths: str) -> None:
        """Take back widths that `widths` gave; anything else is ignored."""
        parts = widths.split(",")
        if len(parts) == 3 and all(part.isdecimal() and len(part) <= _DIGITS for part in parts):
            self._moved = True
            self._given = widths
            self.setSizes([int(part) for part in parts])

    def event(self, event: QEvent) -> bool:
        """Whatever changes inside a pane asks to be laid out anew; the panes are, where one needs another width."""
        if event.type() == QEvent.Type.LayoutRequest:
            before, self._asked = self._asked, tuple(map(_asked, self._panes()))
            if before == self._asked:
                return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _remember_moved(self, _place: int, _handle: int) -> None:
        self._moved = True
        self.widths()  # once a pane is hidden its own can no longer be asked for

    def _arrange(self) -> None:
        least = [pane.minimumSizeHint().width() for pane in (self._side, self._middle, self._right)]
        least = [max(hint, pane.minimumWidth()) for hint, pane in zip(least, self._panes(), strict=True)]
        side, right = self._wanted
        room = self.width()
        right = right and self._has_right and least[1] + least[2] + (least[0] if side else 0) <= room
        side = side and least[0] + least[1] <= room
        self._side.setVisible(side)
        self._right.setVisible(right)
        if not self._moved:
            px = self._theme.px
            last = max(least[2], min(px(MIX), round(room * MIX_PART)))
            part = min(SIDE_PART * max(self._theme.scale, 1), LARGEST_SIDE_PART)
            rest = room - least[1] - (last if right else 0)
            first = max(least[0], min(px(SIDE), round(room * part), rest))
            self.setSizes([first, room - first - last, last])

    def _panes(self) -> tuple[QWidget, QWidget, QWidget]:
        return self._side, self._middle, self._right


def _asked(pane: QWidget) -> tuple[bool, int, int]:
    """What of a pane decides how wide it may be."""
    return pane.isHidden(), max(pane.minimumSizeHint().width(), pane.minimumWidth()), pane.maximumWidth()
