# SPDX-License-Identifier: MIT
"""The icon in the tray, for whoever wants one: a new entry at any time, the window, and the way out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from relationship_journal.qt import icons
from relationship_journal.qt.choices import Choices
from relationship_journal.qt.window_state import WindowState

_EXPLAINED = "tray_explained"
NAME = "Relationship Journal"
_STAYS = "It stays here for a new entry. Quit, in this icon’s menu or with Ctrl+Q, ends it."


class Tray(QObject):
    """Shows the icon while the preference asks for it and the desktop has a tray; it names no journal and nobody."""

    def __init__(
        self,
        choices: Choices,
        state: WindowState,
        write: Callable[[], None],
        come_forward: Callable[[], None],
        leave: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._choices = choices
        self._state = state
        self._write = write
        self._menu = QMenu()
        for words, do in (("&New entry…", write), ("&Open", come_forward), ("&Quit", leave)):
            self._menu.addAction(words).triggered.connect(do)
        self._icon: QSystemTrayIcon | None = None
        choices.changed.connect(self._follow)
        self._follow()

    @property
    def is_shown(self) -> bool:
        """Whether there is a way back to a program without a window."""
        return self._icon is not None

    def explain_once(self) -> None:
        """Say, the first time the last window goes, that the program is still there."""
        if self._icon is not None and not self._state.flag(_EXPLAINED, default=False):
            self._icon.showMessage(NAME, _STAYS, icons.app_icon())
            self._state.put(_EXPLAINED, True)
            self._state.flush()

    def close(self) -> None:
        """Take the icon away."""
        if self._icon is not None:
            self._icon.hide()
            self._icon.deleteLater()
            self._icon = None

    def _follow(self) -> None:
        wanted = self._choices.now.tray and QSystemTrayIcon.isSystemTrayAvailable()
        if not wanted:
            self.close()
        elif self._icon is None:
            self._icon = QSystemTrayIcon(icons.app_icon(), self)
            self._icon.setToolTip(NAME)
            self._icon.setContextMenu(self._menu)
            self._icon.activated.connect(self._clicked)
            self._icon.show()

    def _clicked(self, how: QSystemTrayIcon.ActivationReason) -> None:
        if how == QSystemTrayIcon.ActivationReason.Trigger:
            self._write()
