# SPDX-License-Identifier: MIT
"""How the window is arranged, and how it comes back at the next start: size, panes, full screen, and where one was."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QMainWindow

from relationship_journal.qt.actions import Actions
from relationship_journal.qt.models import last_place
from relationship_journal.qt.navigation import Navigation
from relationship_journal.qt.places import TODAY, Place
from relationship_journal.qt.widgets.panes import Panes
from relationship_journal.qt.window_state import WindowState
from relationship_journal.storage.journal import Journal

USUAL_SIZE = (1360, 860)
_PANES = ("show_people", "show_mix")
_FIRST = {"today": Place(view=TODAY)}
"""What one may begin with, beside where one was and everybody's entries."""


class Arrangement(QObject):
    """Obeys the actions that arrange the window; `restore` at the start, `keep` at the end.

    Size and panes are the machine's; where one was belongs to each journal.
    """

    def __init__(
        self, window: QMainWindow, panes: Panes, navigation: Navigation, state: WindowState, actions: Actions,
        journal: Journal, *, demo: bool,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window = window
        self._panes = panes
        self._navigation = navigation
        self._state = state
        self._actions = actions
        self._journal = journal
        self._key = "demo" if demo else journal.copy_id  # each demo is another journal
        for name in _PANES:
            actions.on(name, self._arrange)
        actions.on("full_screen", self._fill_screen)
        window.installEventFilter(self)

    def restore(self, first_page: str) -> None:
        """Arrange the window as it was left, and go to the page one begins with: where one was, or a view."""
        state = self._state
        for name in _PANES:
            self._actions[name].setChecked(state.flag(name, default=True))
        if not self._window.restoreGeometry(state.blob("geometry")):
            self._window.resize(*USUAL_SIZE)
        self._follow_screen()
        self._arrange()
        self._panes.restore(state.text("panes"))
        self._navigation.begin(self._last_place() if first_page == "last" else _FIRST.get(first_page, Place()))

    def keep(self) -> None:
        """Remember it all; nothing of it is a name."""
        state = self._state
        state.put("geometry", self._window.saveGeometry())
        state.put("panes", self._panes.widths())
        for name in _PANES:
            state.put(name, self._actions[name].isChecked())
        here = self._navigation.here()
        if here is not None:
            state.put_group(self._key, last_place.written(self._journal, here))
        state.flush()

    def _last_place(self) -> Place:
        place = last_place.read(self._journal, self._state.group(self._key, last_place.KEYS))
        return Place(self._navigation.first_contact()) if place is None else place

    def _arrange(self) -> None:
        people, mix = (self._actions[name].isChecked() for name in _PANES)
        self._panes.want(side=people, right=mix)

    def _fill_screen(self, fill: bool) -> None:
        """Fill the screen or not; a window that filled its desktop before does so again afterwards."""
        full = Qt.WindowState.WindowFullScreen
        state = self._window.windowState()
        self._window.setWindowState(state | full if fill else state & ~full)

    def _follow_screen(self) -> None:
        self._actions["full_screen"].setChecked(self._window.isFullScreen())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowStateChange:
            self._follow_screen()
        return super().eventFilter(watched, event)
