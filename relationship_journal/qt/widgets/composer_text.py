# SPDX-License-Identifier: MIT
"""The text of an entry in the making: grows, lights its words up, offers people and tags."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from relationship_journal.qt.models.composer import ComposerModel
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.completing import Completing
from relationship_journal.qt.widgets.growing_text import GrowingText
from relationship_journal.qt.widgets.lighting import Lighting

LEAST_LINES = 2
"""How far the text may grow where there is no room for more."""
WARM_AFTER_MS = 300
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_OFFERED = _ENTER | {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape}


class ComposerText(GrowingText):
    """Plain text; `save_wanted` where Ctrl+Enter is pressed while something is offered.

    `turn_wanted` with Ctrl+.: the line under the cursor is to be a mark, or text again. `more_wanted` with
    Ctrl+Shift+M: there is more to say of how it was.
    """

    save_wanted = Signal()
    turn_wanted = Signal()
    more_wanted = Signal()

    def __init__(self, model: ComposerModel, look: Theme, parent: QWidget | None = None) -> None:
        self._room: int | None = None
        super().__init__(parent)
        self._warming = QTimer(self)
        self._warming.setSingleShot(True)
        self._warming.setInterval(WARM_AFTER_MS)
        self._warming.timeout.connect(model.known.warm)
        self.setObjectName("composerText")
        self.setAccessibleName("What you talked about")
        self._lighting = Lighting(self, model.read, look)
        self._completing = Completing(self, model.known, look)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._lighting.set_theme(look)
        self._completing.set_theme(look)

    def light_anew(self) -> None:
        """Paint what is recognized otherwise than before, though the text is the same."""
        self._lighting.rehighlight()

    def set_room(self, height: int) -> None:
        """Grow no higher than this, in pixels, but to two lines anyway."""
        self._room = height
        self._grow()

    def most_lines(self) -> int:
        """As many as its page has room for; a window of its own grows with the text."""
        if self._room is None:
            return super().most_lines()
        lines = self._room // max(self.fontMetrics().lineSpacing(), 1)
        return min(max(lines, LEAST_LINES), super().most_lines())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Read whom a text can name before the first `@` asks for it."""
        super().focusInEvent(event)
        self._warming.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """What is out of sight asks a journal nothing, which may be closed by then."""
        super().hideEvent(event)
        self._warming.stop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Period and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self._completing.close()
            self.turn_wanted.emit()
        elif event.key() == Qt.Key.Key_M and event.modifiers() == _CTRL_SHIFT:
            self._completing.close()
            self.more_wanted.emit()
        elif not self._completing.is_open or event.key() not in _OFFERED:
            super().keyPressEvent(event)
        elif event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._completing.close()
            self.save_wanted.emit()
        else:
            event.ignore()  # the list of offers takes it

    def focusNextPrevChild(self, following: bool) -> bool:
        """Tab takes what is offered before it leaves."""
        return not self._completing.is_open and super().focusNextPrevChild(following)
