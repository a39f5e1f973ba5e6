# SPDX-License-Identifier: MIT
"""The text of an entry in the making: grows, lights its words up, offers people and tags."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from relationship_journal.qt.models.composer import ComposerModel
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.completing import Completing
from relationship_journal.qt.widgets.growing_text import GrowingText
from relationship_journal.qt.widgets.lighting import Lighting

LEAST_LINES = 2
"""How far the text may grow in a window too low for more."""
OTHER_LINES = 20
"""Lines of a window that are left to what stands around the text."""
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_OFFERED = _ENTER | {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape}


class ComposerText(GrowingText):
    """Plain text; `save_wanted` where Ctrl+Enter is pressed while something is offered."""

    save_wanted = Signal()

    def __init__(self, model: ComposerModel, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composerText")
        self.setAccessibleName("What you talked about")
        self._lighting = Lighting(self.document(), model.read, look)
        self._completing = Completing(self, model.known, look)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._lighting.set_theme(look)
        self._completing.set_theme(look)

    def most_lines(self) -> int:
        """As many as the main window has room for; a window of its own grows with the text, up to the screen."""
        window = self.window()
        room = window if isinstance(window, QMainWindow) else window.screen().availableGeometry()
        lines = room.height() // max(self.fontMetrics().lineSpacing(), 1) - OTHER_LINES
        return min(max(lines, LEAST_LINES), super().most_lines())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._completing.is_open or event.key() not in _OFFERED:
            super().keyPressEvent(event)
        elif event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._completing.close()
            self.save_wanted.emit()
        else:
            event.ignore()  # the list of offers takes it

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab takes what is offered before it leaves."""
        return not self._completing.is_open and super().focusNextPrevChild(following)
