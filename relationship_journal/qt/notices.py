# SPDX-License-Identifier: MIT
"""What was done, in a toast with a way back, and in the words of Undo and Redo."""

from __future__ import annotations

from collections.abc import Callable

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
        self._more: Callable[[], object] | None = None
        toast.undo.connect(history.undo)
        toast.more.connect(self._do_more)
        history.indexChanged.connect(self._follow)
        history.working.connect(self._follow)
        history.stepped.connect(self._tell_step)
        history.refused.connect(self.say)
        history.kept.connect(self.say)
        self._follow()

    def did(self, words: str, more: tuple[str, Callable[[], object]] | None = None) -> None:
        """Say what was done, with Undo; `more` is what else can be done about it, in words."""
        self._say(words, more, undo=self._history.canUndo())

    def say(self, words: str, more: tuple[str, Callable[[], object]] | None = None) -> None:
        """Say something that has no way back."""
        self._say(words, more, undo=False)

    def _tell_step(self, words: str, back: bool) -> None:
        """Whoever takes something back may not see where it was: say what it was, with the way back."""
        can_redo = back and self._history.canRedo()
        self._say(words, ("Redo", self._history.redo) if can_redo else None, undo=not back and self._history.canUndo())

    def _say(self, words: str, more: tuple[str, Callable[[], object]] | None, *, undo: bool) -> None:
        self._more = more[1] if more else None
        self._toast.say(words, undo=undo, more=more[0] if more else "")

    def _do_more(self) -> None:
        if self._more is not None:
            self._more()

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
