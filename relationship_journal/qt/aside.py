# SPDX-License-Identifier: MIT
"""The windows that stay open beside the main one, each of them once: preferences, help, the list of keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from relationship_journal.qt.actions import Actions
from relationship_journal.qt.appearance import Appearance
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.jobs import Jobs
from relationship_journal.storage.journal import Journal

if TYPE_CHECKING:
    from relationship_journal.qt.dialogs.preferences import PreferencesDialog
    from relationship_journal.qt.dialogs.shortcuts import ShortcutsWindow

_EVERYWHERE = ("undo", "redo", "larger_text", "smaller_text", "usual_text", "preferences", "help", "shortcuts")
"""Actions whose keys work in these windows too."""


class Aside(QObject):
    """Opens them, and brings an open one forward; loaded only when first asked for."""

    def __init__(
        self, journal: Journal, signals: JournalSignals, jobs: Jobs, appearance: Appearance, actions: Actions,
        today: Callable[[], date], window: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._sources = (journal, signals, jobs)
        self._appearance = appearance
        self._actions = actions
        self._today = today
        self._window = window
        self._preferences: PreferencesDialog | None = None
        self._shortcuts: ShortcutsWindow | None = None
        actions.on("preferences", self.show_preferences)
        actions.on("help", self.show_help)
        actions.on("shortcuts", self.show_shortcuts)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._offer_help)

    def show_preferences(self) -> None:
        """The preferences, on the page where they were left."""
        from relationship_journal.qt.dialogs.preferences import PreferencesDialog  # noqa: PLC0415  (when asked for)
        from relationship_journal.qt.models.rule_preview import RulePreview  # noqa: PLC0415  (the same)
        from relationship_journal.qt.models.settings import Settings  # noqa: PLC0415  (the same)

        if self._preferences is None:
            settings = Settings(*self._sources, self._appearance.choices, self)
            preview = RulePreview(*self._sources, self._today, self)
            self._preferences = PreferencesDialog(settings, preview, self._appearance, self._window)
            self._share_keys(self._preferences)
        _bring(self._preferences)

    def show_help(self) -> None:
        """The help, on the page about what has the focus."""
        from relationship_journal.qt.dialogs.help import HelpWindow  # noqa: PLC0415  (when asked for)
        from relationship_journal.qt.models.help import topic_for  # noqa: PLC0415  (the same)

        topic = topic_for(QApplication.focusWidget() or self._window.focusWidget())
        over = QApplication.activeModalWidget() or self._window  # a modal dialog lets nothing be used but its own
        shown = over.findChild(HelpWindow, options=Qt.FindChildOption.FindDirectChildrenOnly)
        if shown is None:
            shown = HelpWindow(self._appearance, over)
            self._share_keys(shown, ("undo", "redo") if over is not self._window else ())
        shown.open_page(topic)
        _bring(shown)

    def show_shortcuts(self) -> None:
        """The list of keys, with what can be done by now."""
        from relationship_journal.qt.dialogs.shortcuts import ShortcutsWindow  # noqa: PLC0415  (when asked for)

        if self._shortcuts is None:
            self._shortcuts = ShortcutsWindow(self._actions, self._appearance, self._window)
            self._share_keys(self._shortcuts)
        self._shortcuts.refresh()
        _bring(self._shortcuts)

    def _offer_help(self, _: QWidget | None, now: QWidget | None) -> None:
        """Let F1 work in whatever window the cursor comes to."""
        window = None if now is None else now.window()
        if window is None or window.windowType() not in {Qt.WindowType.Dialog, Qt.WindowType.Window}:
            return  # a menu would show it
        if self._actions["help"] not in window.actions():
            window.addAction(self._actions["help"])

    def _share_keys(self, window: QWidget, without: tuple[str, ...] = ()) -> None:
        for name in _EVERYWHERE:
            if name not in without:
                window.addAction(self._actions[name])


def _bring(dialog: QWidget) -> None:
    dialog.show()
    dialog.activateWindow()  # it is above its window already
