# SPDX-License-Identifier: MIT
"""The keys of an entry's form: Ctrl+Enter saves, Escape leaves, Ctrl+Shift+M says more, wherever the cursor is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from relationship_journal.qt.widgets.growing_text import is_undo_or_redo

_CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class EntryKeys(QObject):
    """Watches the parts of a form; the keys that mean something there are nobody else's meanwhile.

    Neither is Ctrl+Z, with nothing left to undo: it would take back something else, out of sight.
    """

    save_wanted = Signal()
    leave_wanted = Signal()
    more_wanted = Signal()

    def watch(self, form: QWidget) -> None:
        """Watch a part of the form and all it holds by now."""
        for part in (form, *form.findChildren(QWidget)):
            part.removeEventFilter(self)  # once is enough
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_undo_or_redo(event):
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and (meant := self._meant(event)) is not None:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                meant.emit()
                return True
        return super().eventFilter(watched, event)

    def _meant(self, event: QKeyEvent) -> SignalInstance | None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            return self.leave_wanted
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_M and held == _CTRL_SHIFT:
            return self.more_wanted
        return self.save_wanted if enter and held == Qt.KeyboardModifier.ControlModifier else None
