# SPDX-License-Identifier: MIT
"""The mouse's own buttons for back and forward, wherever the pointer is in a page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class MouseWays(QObject):
    """Triggers two actions. Lists take every button for a choice, so they are asked before they see it."""

    def __init__(self, back: QAction, forward: QAction, parent: QObject) -> None:
        super().__init__(parent)
        self._ways = {Qt.MouseButton.BackButton: back, Qt.MouseButton.ForwardButton: forward}
        self._watched: set[QWidget] = set()

    def watch(self, part: QWidget) -> None:
        """Listen to a part of the window and the lists in it; once is enough."""
        for widget in (part, *(view.viewport() for view in part.findChildren(QAbstractItemView))):
            if widget not in self._watched:
                self._watched.add(widget)
                widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _PRESSES and isinstance(event, QMouseEvent) and event.button() in self._ways:
            self._ways[event.button()].trigger()
            return True
        return super().eventFilter(watched, event)
