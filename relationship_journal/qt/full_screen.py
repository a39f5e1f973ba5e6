# SPDX-License-Identifier: MIT
"""The window over the whole screen and back, however it came to be so."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from relationship_journal.qt.actions import Actions


class FullScreen(QObject):
    """Joins the window's state with its action."""

    def __init__(self, window: QWidget, actions: Actions) -> None:
        super().__init__(window)
        self._window = window
        self._action = actions["full_screen"]
        actions.on("full_screen", self._turn)
        window.installEventFilter(self)

    def _turn(self) -> None:
        self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowStateChange:
            self._action.setChecked(self._window.isFullScreen())
        return super().eventFilter(watched, event)
