# SPDX-License-Identifier: MIT
"""A small window to write one conversation down at any time: the composer alone, with a draft of its own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.models.composer import ComposerModel
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.composer import Composer
from relationship_journal.qt.window_state import WindowState

PLACE = "composer:quick"
"""Where its draft is kept."""
WIDTH = 620
ROOM = 440
"""Pixels the composer takes at most, at any text size: the window has to fit a small screen."""
_HINT = "Ctrl+Enter saves. Escape hides this window; what you wrote stays."
_NOT_KEPT = "What you wrote could not be kept yet, so this window stays open. {}"
_GEOMETRY, _EXPLAINED = "quick_window", "rating_explained"


class QuickWindow(QWidget):
    """Saves with Ctrl+Enter, says what was saved (`told` puts it into words) and is empty again; Escape hides it.

    `undo` is asked for from beside those words, `leave` with Ctrl+Q. Its title names nobody: it stands in lists of
    windows.
    """

    undo = Signal()
    leave = Signal()

    def __init__(self, model: ComposerModel, told: Callable[[int], str], look: Theme, state: WindowState) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self.setObjectName("quickWindow")
        self.setWindowTitle("Quick entry")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme.look(self, "window")
        model.setParent(self)
        self._model = model
        self._told = told
        self._state = state
        self._composer = Composer(model, look, self)
        self._said = words(_HINT, "small")
        self._undo = QPushButton("&Undo")
        self._rows = QVBoxLayout(self)
        self._foot = QHBoxLayout()
        self._lay_out()
        self._connect()
        model.open(None)
        self.set_theme(look)
        if not self.restoreGeometry(state.blob(_GEOMETRY)):
            self.resize(look.px(WIDTH), self.sizeHint().height())

    def _lay_out(self) -> None:
        theme.look(self._undo, "link")
        self._undo.setObjectName("quickUndo")
        self._undo.setAccessibleName("Undo")
        self._undo.hide()
        self._said.setObjectName("quickSaid")
        self._foot.addWidget(self._said, 1)
        self._foot.addWidget(self._undo, 0, Qt.AlignmentFlag.AlignTop)
        self._rows.addWidget(self._composer)
        self._rows.addLayout(self._foot)
        self._rows.addStretch(1)

    def _connect(self) -> None:
        self._composer.logged.connect(self._logged)
        self._composer.edited.connect(self.settle)
        self._composer.set_explained(self._state.flag(_EXPLAINED, default=False))
        self._composer.explained.connect(self._remember_explained)
        self._undo.clicked.connect(self.undo)
        for keys, do in (
            ("Ctrl+Return", self._composer.save),
            ("Ctrl+Enter", self._composer.save),
            ("Ctrl+Q", self.leave),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(do)

    def begin(self) -> None:
        """Come to the front, with the cursor in the text."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()
        self._composer.begin()

    def say(self, sentence: str) -> None:
        """Say something under the composer."""
        self._undo.hide()
        self._said.setText(sentence)

    def settle(self) -> None:
        """What was said of the last entry holds no longer: something else was done since, or undone."""
        self.say(_HINT)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        px = look.px
        self._composer.set_theme(look)
        self._composer.set_room(ROOM)
        self._rows.setContentsMargins(px(14), px(14), px(14), px(12))
        self._rows.setSpacing(px(8))
        self._foot.setSpacing(px(10))
        self.setMinimumWidth(px(340))

    def _logged(self, conversation: int, _: str) -> None:
        self._said.setText(self._told(conversation))
        self._undo.show()

    def _remember_explained(self) -> None:
        self._state.put(_EXPLAINED, True)

    def event(self, event: QEvent) -> bool:
        """Grow with what is written; it never shrinks under somebody's hands."""
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._composer.set_room(ROOM)  # marks that unfold leave less of it to the text
            needed = self._rows.totalHeightForWidth(self.width())
            if needed > self.height():
                self.resize(self.width(), needed)
        return handled

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape hides the window, where nothing in it has a use for the key (a list of offers closes first)."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._composer.keep():
            self.say(_NOT_KEPT.format(self._composer.refusal))
            event.ignore()
            return
        self._state.put(_GEOMETRY, self.saveGeometry())
        self._state.flush()
        super().closeEvent(event)
