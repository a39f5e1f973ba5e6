# SPDX-License-Identifier: MIT
"""A menu of choices of which several can hold: it stays open while they are ticked."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu


class ChoiceMenu(QMenu):
    """A click or Space ticks and stays, Enter ticks and closes; what cannot be ticked closes as everywhere."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._tick():
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space or not self._tick():
            super().keyPressEvent(event)

    def _tick(self) -> bool:
        choice = self.activeAction()
        group = None if choice is None else choice.actionGroup()
        if choice is None or not choice.isCheckable() or not choice.isEnabled() or group is not None:
            return False
        choice.trigger()
        return True
