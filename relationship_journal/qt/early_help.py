# SPDX-License-Identifier: MIT
"""F1 before there is a window: on the first page of the program and where a journal is unlocked."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from relationship_journal.qt.appearance import Appearance


class EarlyHelp(QObject):
    """Gives every dialog the cursor comes to its F1, until `stop`; from then on the window's own action has it."""

    def __init__(self, application: QApplication, appearance: Appearance) -> None:
        super().__init__(application)
        self._application = application
        self._appearance = appearance
        self._keys: dict[QDialog, QShortcut] = {}
        application.focusChanged.connect(self._offer)

    def stop(self) -> None:
        """A window is about to be there."""
        self._application.focusChanged.disconnect(self._offer)
        self._keys.clear()
        self.deleteLater()

    def _offer(self, _: QWidget | None, now: QWidget | None) -> None:
        dialog = None if now is None else now.window()
        if isinstance(dialog, QDialog) and dialog.objectName() != "helpWindow" and dialog not in self._keys:
            keys = self._keys[dialog] = QShortcut(QKeySequence("F1"), dialog)
            keys.activated.connect(self._show)

    def _show(self) -> None:
        from relationship_journal.qt.dialogs.help import HelpWindow  # noqa: PLC0415  (when asked for)
        from relationship_journal.qt.models.help import topic_for  # noqa: PLC0415  (the same)

        over = QApplication.activeModalWidget()
        if over is None:
            return
        shown = over.findChild(HelpWindow) or HelpWindow(self._appearance, over)
        shown.open_page(topic_for(QApplication.focusWidget()))
        shown.show()
        shown.activateWindow()
