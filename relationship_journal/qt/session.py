# SPDX-License-Identifier: MIT
"""The time one journal is on the screen: what belongs to its window is built, joined, and ended whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from relationship_journal.paths import Paths
from relationship_journal.qt.appearance import Appearance
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.jobs import Jobs, Report
from relationship_journal.qt.mistakes import Mistakes
from relationship_journal.qt.undo import UndoHistory
from relationship_journal.qt.window_state import WindowState
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId

if TYPE_CHECKING:
    from relationship_journal.qt.main_window import MainWindow
    from relationship_journal.qt.single_instance import Door
    from relationship_journal.qt.tray import Tray
    from relationship_journal.qt.widgets.quick_window import QuickWindow

Request = dict[str, Any]
Handler = Callable[[Request], Request]
Add = Callable[[Journal, Request], Request]

_PAINTED_MS = 100
"""After the window is shown: a timer without a pause runs out before the first paint."""
_AT_REST_MS = 500
"""After that."""


class Session(QObject):
    """Everything is handed in; `add` does what the command line hands over. Call `close` before the journal goes."""

    def __init__(
        self,
        journal: Journal,
        jobs: Jobs,
        appearance: Appearance,
        paths: Paths,
        now: Callable[[], datetime],
        add: Add,
    ) -> None:
        super().__init__()
        self._journal = journal
        self._jobs = jobs
        self._look = appearance
        self._paths = paths
        self._now = now
        self._add = add
        self._signals = JournalSignals(journal, self)
        self._history = UndoHistory(journal, self._signals, self, jobs=jobs)
        self._window: MainWindow | None = None
        self._quick: QuickWindow | None = None
        self._tray: Tray | None = None
        self._door: Door | None = None
        self._next: Journal | None = None
        self._mistakes = Mistakes(self)

    @property
    def is_demo(self) -> bool:
        return self._journal.path == self._paths.demo_journal

    def window(self, contact: ContactId | None = None) -> MainWindow:
        """The journal's window, made when first asked for, not shown yet; it begins with the contact, if one is given.

        Importing it takes longer than anything else at the start.
        """
        if self._window is None:
            from relationship_journal.qt.disclosure import Disclosure  # noqa: PLC0415  (a quick entry needs none)
            from relationship_journal.qt.main_window import MainWindow  # noqa: PLC0415  (the same)
            from relationship_journal.qt.switching import Switching  # noqa: PLC0415  (the same)

            self._window = MainWindow(
                self._journal, self._signals, self._history, self._jobs, self._look, self._paths, self._now,
                demo=self.is_demo,
            )  # fmt: skip
            actions = self._window.registry
            actions.on("quit", self.quit)
            actions.on("quick_entry", self.write_quickly)
            Disclosure(actions, self._journal, self._jobs, self._look, self._paths, self._now, self._window)
            switching = Switching(actions, self._journal, self._jobs, self._paths, self._now, self._window)
            switching.said.connect(self._window.say)
            switching.opened.connect(self._go_on_with)
            if contact is not None:
                self._window.show_contact(contact)
        return self._window

    def quick_window(self) -> QuickWindow:
        """The small window for one entry, made when first asked for, not shown yet."""
        if self._quick is None:
            from relationship_journal.qt.models.composer import ComposerModel  # noqa: PLC0415  (when asked for)
            from relationship_journal.qt.models.quick_entry import saved_words  # noqa: PLC0415  (the same)
            from relationship_journal.qt.widgets.quick_window import PLACE, QuickWindow  # noqa: PLC0415  (the same)

            model = ComposerModel(self._journal, self._signals, self._now, place=PLACE)
            told, state = partial(saved_words, self._journal), WindowState(self._paths.window_state)
            self._quick = QuickWindow(model, told, self._look.theme, state)
            self._quick.undo.connect(self._history.undo)
            self._quick.leave.connect(self.quit)
            self._history.indexChanged.connect(self._quick.settle)
            self._history.refused.connect(self._quick.say)
            self._look.changed.connect(self._quick.set_theme)
        return self._quick

    def write_quickly(self) -> None:
        """Bring the small window forward."""
        self.quick_window().begin()

    def run(self, contact: ContactId | None = None, said: str = "", *, quick: bool = False) -> Journal | None:
        """Live until the last window closes; answers with the journal to go on with, open, None to end.

        With `quick` only the small window is there; a second start brings the whole one.
        """
        if quick:
            self.write_quickly()
        else:
            self.window(contact).show()
        if said:
            self.say(said)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.setQuitOnLastWindowClosed(False)
        application.lastWindowClosed.connect(self._all_closed)
        QTimer.singleShot(_PAINTED_MS, self, self._settle)
        QApplication.exec()
        application.lastWindowClosed.disconnect(self._all_closed)
        return self._next

    def say(self, words: str) -> None:
        """Say something in the window that is there."""
        if self._window is not None and self._window.isVisible():
            self._window.say(words)
        elif self._quick is not None:
            self._quick.say(words)

    def report(self, error: BaseException) -> None:
        """Show what is known of a mistake of ours, from whichever thread; the user reads it first."""
        self._mistakes.tell(error)

    def quit(self) -> None:
        """Close everything; a window that could not keep what was written stays."""
        self._end()

    def close(self) -> None:
        """Let go of the journal: nobody is let in any more, jobs stop, windows go. The journal stays open."""
        if self._door is not None:
            self._door.close()
        if self._tray is not None:
            self._tray.close()
        self._jobs.shutdown()
        self._signals.close()
        for window in (self._quick, self._window):
            if window is not None:
                window.deleteLater()
        self.deleteLater()

    def _end(self) -> bool:
        """Leave the event loop, unless a window stays because of what is written in it.

        Dialogs that stand over the windows are closed first, as by Escape: they keep what is typed in them.
        """
        while (dialog := QApplication.activeModalWidget()) is not None:
            if not dialog.close():
                return False
        for window in (self._quick, self._window):
            if window is not None and window.isVisible() and not window.close():
                return False
        QApplication.exit()
        return True

    def _all_closed(self) -> None:
        """The last window went: that is the end, unless there is an icon to come back by."""
        if self._tray is None or not self._tray.is_shown:
            QApplication.exit()
        else:
            self._tray.explain_once()

    def _go_on_with(self, journal: Journal) -> None:
        """Leave this journal for another that is open already; stay if what was written could not be kept."""
        self._next = journal
        if not self._end():
            self._next = None
            journal.close()

    def _settle(self) -> None:
        """What can wait for the first paint: a second start and the command line are let in, the journal remembered."""
        from relationship_journal.qt import recent  # noqa: PLC0415
        from relationship_journal.qt.single_instance import Door  # noqa: PLC0415  (the network module takes a while)

        handlers: dict[str, Handler] = {
            "raise": self._raise, "quick": self._quicken, "add": partial(self._add, self._journal),
        }  # fmt: skip
        self._door = Door(self._journal.path, handlers, self)
        if not self.is_demo:
            recent.remember(self._paths.recent, self._journal.path)
        self._look.choices.changed.connect(self._follow_tray)
        self._follow_tray()
        QTimer.singleShot(_AT_REST_MS, self, self._get_ready)

    def _get_ready(self) -> None:
        """Load what the first save needs while nobody waits for it."""
        if self._jobs.is_open:
            self._jobs.start(_load_tables, owner=self)

    def _follow_tray(self) -> None:
        """The icon is there while it is asked for; few ask, so it is loaded for them alone."""
        if self._tray is None and self._look.choices.now.tray:
            from relationship_journal.qt.tray import Tray  # noqa: PLC0415

            state = WindowState(self._paths.window_state)
            self._tray = Tray(self._look.choices, state, self.write_quickly, self.come_forward, self.quit, self)

    def _raise(self, _: Request) -> Request:
        self.come_forward()
        return {"raised": True}

    def _quicken(self, _: Request) -> Request:
        self.write_quickly()
        return {"shown": True}

    def come_forward(self) -> None:
        """Bring the journal's window to the front."""
        window = self.window()
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()


def _load_tables(_: Report) -> None:
    pass
