# SPDX-License-Identifier: MIT
"""What was done, in a toast with a way back, and in the words of Undo and Redo."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QObject

from relationship_journal.qt.actions import Actions
from relationship_journal.qt.undo import UndoHistory
from relationship_journal.qt.widgets.toast import Toast


class Notices(QObject):
    """Joins the history of changes with its two actions and the toast."""

    def __init__(self, history: UndoHistory, actions: Actions, toast: Toast) -> None:
        super().__init__(toast)
        self._history = history
        self._actions = actions
        self._toast = toast
        actions.on("undo", history.undo)
        actions.on("redo", history.redo)
        toast.undo.connect(history.undo)
        history.indexChanged.connect(self._follow)
        history.refused.connect(self.say)
        history.kept.connect(self.say)
        self._follow()

    def did(self, words: str) -> None:
        """Say what was done, with Undo."""
        self._toast.say(words, undo=self._history.canUndo())

    def say(self, words: str) -> None:
        """Say something that has no way back."""
        self._toast.say(words, undo=False)

    def stand_on(self, height: int) -> None:
        """Leave so many pixels free at the page's foot, for what stands there meanwhile."""
        self._toast.stand_on(height)

    def _follow(self) -> None:
        """The next step is another one now; a toast about an older one would undo the wrong thing."""
        history = self._history
        if not shiboken6.isValid(history):
            return  # a stack that goes empties itself first, and says so
        for name, text, able in (
            ("undo", history.undo_text(), history.canUndo()),
            ("redo", history.redo_text(), history.canRedo()),
        ):
            self._actions[name].setText(text.replace("&", "&&"))
            self._actions[name].setEnabled(able)
        self._toast.hide()
