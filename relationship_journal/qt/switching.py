# SPDX-License-Identifier: MIT
"""From one journal to another: the next is opened first, so that one that cannot be opened costs nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from relationship_journal.paths import Paths
from relationship_journal.qt import recent
from relationship_journal.qt.action_table import RECENT
from relationship_journal.qt.actions import Actions
from relationship_journal.qt.jobs import Jobs, Report
from relationship_journal.storage.errors import JournalError
from relationship_journal.storage.journal import Journal, looks_encrypted, wait_at_opening

_LONGEST_FOLDER = 44
_MAKING_DEMO = "Making the demo journal…"
_WAIT_MS = 200
_OPEN_ALREADY = "This journal is the one that is open."


class Switching(QObject):
    """Joins New, Open, Open recent and the demo to the window of a journal.

    `opened(Journal)` hands over the next one, open; until then the one on the screen is untouched. `said(str)` tells
    why another could not be opened.
    """

    opened = Signal(object)
    said = Signal(str)

    def __init__(
        self,
        actions: Actions,
        journal: Journal,
        jobs: Jobs,
        paths: Paths,
        now: Callable[[], datetime],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._journal = journal
        self._jobs = jobs
        self._paths = paths
        self._now = now
        self._window = window
        self._opening = False
        actions.on("new_journal", self.make)
        actions.on("open_journal", self.choose)
        if not self._is_open(paths.demo_journal):
            actions.on("look_around", self.look_around)
        self._menu = actions.menu(RECENT)
        self._menu.aboutToShow.connect(self._list)
        self._list()

    def make(self) -> None:
        """Make a new journal, beside the one that is open."""
        from relationship_journal.qt.dialogs.new_journal import NewJournalDialog  # noqa: PLC0415  (when asked for)

        if self._opening:
            return
        dialog = NewJournalDialog(self._paths, self._jobs, self._window)
        if dialog.exec() and dialog.journal is not None:
            self.opened.emit(dialog.journal)
        dialog.deleteLater()

    def choose(self) -> None:
        """Ask for the file of another journal, and open it."""
        from relationship_journal.qt.dialogs import files  # noqa: PLC0415  (when first asked for)

        path = None if self._opening else files.ask_journal(self._window, self._journal.path.parent)
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Open another journal, asking for its passphrase where it has one."""
        if self._opening:
            return
        if self._is_open(path):
            self.said.emit(_OPEN_ALREADY)
            return
        try:
            if looks_encrypted(path) or wait_at_opening(path) is not None:
                self._open_behind_page(path)
            else:
                self._fetch(partial(_opened, path))
        except JournalError as error:
            self.said.emit(str(error))

    def look_around(self) -> None:
        """Open the demo journal, made anew."""
        from relationship_journal import demo  # noqa: PLC0415  (when first asked for)

        path, now = self._paths.demo_journal, self._now()

        def work(_: Report) -> Journal:
            return demo.fresh(path, now)

        self.said.emit(_MAKING_DEMO)
        self._fetch(work)

    def _open_behind_page(self, path: Path) -> None:
        from relationship_journal.qt import opening  # noqa: PLC0415  (when first asked for)

        journal = opening.unlocked(path, self._jobs, self._window)
        if journal is not None:
            self.opened.emit(journal)

    def _fetch(self, work: Callable[[Report], Journal]) -> None:
        """Open away from the window's thread."""
        if not self._opening:
            self._opening = True
            self._jobs.start(work, owner=self, done=self._fetched, failed=self._refused)

    def _fetched(self, journal: Journal) -> None:
        """Hand it over, once nobody is in the middle of a dialog: the window under it must not go."""
        if QApplication.activeModalWidget() is not None:
            QTimer.singleShot(_WAIT_MS, self, partial(self._fetched, journal))
            return
        self._opening = False
        journal.lock.prefer_this_thread()
        self.opened.emit(journal)

    def _refused(self, error: Exception) -> None:
        self._opening = False
        if not isinstance(error, JournalError):
            raise error
        self.said.emit(str(error))

    # The menu of recent journals

    def _list(self) -> None:
        menu = self._menu
        menu.clear()
        found = recent.others(self._paths.recent, self._journal.path)
        for number, path in enumerate(found, 1):
            menu.addAction(f"&{number}  {_shown(path)}").triggered.connect(partial(self._open_recent, path))
        if found:
            menu.addSeparator()
            menu.addAction("&Clear this list").triggered.connect(self._clear)
        else:
            menu.addAction("No other journal was open lately").setEnabled(False)

    def _open_recent(self, path: Path, _: bool = False) -> None:
        self.open(path)

    def _clear(self) -> None:
        recent.forget_others(self._paths.recent, self._journal.path)
        self._list()

    def _is_open(self, path: Path) -> bool:
        return os.path.realpath(path) == os.path.realpath(self._journal.path)


def _opened(path: Path, _: Report) -> Journal:
    return Journal.open(path)


def _shown(path: Path) -> str:
    """Name and folder of a journal as a menu shows them: "clients.rj  in ~/Documents"."""
    folder = str(path.parent)
    home = str(Path.home())
    if folder == home or folder.startswith(home + os.sep):
        folder = "~" + folder.removeprefix(home)
    if len(folder) > _LONGEST_FOLDER:
        folder = f"…{folder[-_LONGEST_FOLDER:]}"
    return f"{path.name}  in {folder}".replace("&", "&&")
