# SPDX-License-Identifier: MIT
"""A few words over the window's foot that go away by themselves, with a way back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from relationship_journal.preferences import Preferences
from relationship_journal.qt.speech import announce
from relationship_journal.qt.theme import Theme


class Toast(QFrame):
    """Says something for a while; `undo` and `more` are its buttons. It stays while the mouse is on it."""

    undo = Signal()
    more = Signal()

    def __init__(self, host: QWidget, chosen: Preferences, look: Theme) -> None:
        super().__init__(host)
        self.setObjectName("undoToast")
        self._host = host
        self._below = 0
        self._words = QLabel()
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setWordWrap(True)
        self._undo = QPushButton("Undo")
        self._undo.setAccessibleName("Undo")
        self._undo.setToolTip("Ctrl+Z")
        self._more = QPushButton()
        self._more.setAccessibleName("More")
        self._row = QHBoxLayout(self)
        for part in (self._words, self._more, self._undo):
            self._row.addWidget(part)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self.obey(chosen)
        self._timer.timeout.connect(self.hide)
        self._undo.clicked.connect(self._take_back)
        self._more.clicked.connect(self._do_more)
        host.installEventFilter(self)
        self.set_theme(look)
        self.hide()

    def set_theme(self, look: Theme) -> None:
        """Take another text scale; the colors, the window's turned over, come from the style sheet."""
        px = look.px
        self._row.setContentsMargins(px(16), px(8), px(10), px(8))
        self._row.setSpacing(px(12))
        self._foot = px(20)

    def stand_on(self, height: int) -> None:
        """Leave so many pixels more free at the host's foot, for what stands there meanwhile."""
        self._below = height
        if self.isVisible():
            self._settle()

    def obey(self, chosen: Preferences) -> None:
        """Stay as long as the preferences say, from the next words on."""
        self._timer.setInterval(chosen.undo_toast_seconds * 1000)

    def say(self, words: str, *, undo: bool = True, more: str = "") -> None:
        """Show these words, with Undo or without, and with a button for what else can be done now."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self._undo.setVisible(undo)
        self._more.setText(more)
        self._more.setAccessibleName(more)
        self._more.setVisible(bool(more))
        self.show()
        self._settle()
        self.raise_()
        self._timer.start()
        announce(self, words)

    def _take_back(self) -> None:
        self.hide()
        self.undo.emit()

    def _do_more(self) -> None:
        self.hide()
        self.more.emit()

    def _settle(self) -> None:
        """Lie over the host's foot, on one line where there is room for it."""
        edges = self._row.contentsMargins()
        shown = [button for button in (self._more, self._undo) if not button.isHidden()]
        buttons = sum(button.sizeHint().width() + self._row.spacing() for button in shown)
        room = self._host.width() - 2 * self._foot - edges.left() - edges.right() - buttons
        text, metrics = self._words.text(), self._words.fontMetrics()
        width = min(metrics.horizontalAdvance(text) + 2, max(room, 1))
        box = metrics.boundingRect(QRect(0, 0, width, 10_000), Qt.TextFlag.TextWordWrap, text)
        self._words.setFixedSize(width, box.height())
        self._row.invalidate()
        size = self._row.sizeHint()
        x = (self._host.width() - size.width()) // 2
        self.setGeometry(x, self._host.height() - size.height() - self._foot - self._below, size.width(), size.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize and self.isVisible():
            self._settle()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        if self.isVisible():
            self._timer.start()
        super().leaveEvent(event)
