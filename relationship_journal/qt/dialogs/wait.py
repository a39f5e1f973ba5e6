# SPDX-License-Identifier: MIT
"""The page behind which a journal is opened that is brought up to date or checked first."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from relationship_journal.qt import icons, theme
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.dialogs.page import PageDialog
from relationship_journal.qt.jobs import Jobs, Report
from relationship_journal.qt.widgets.elided import ElidedLabel
from relationship_journal.qt.widgets.spinner import Spinner
from relationship_journal.storage.journal import Journal, Wait

WIDTH = 480
_SAYS = {
    Wait.UPGRADE: (
        "Bringing your journal up to date…",
        "This version of the program keeps more beside your entries. What you wrote stays as it is.",
    ),
    Wait.CHECK: (
        "Looking through your journal…",
        "It was not closed properly the last time, so a copy is checked first. What you wrote stays as it is.",
    ),
}


class WaitDialog(PageDialog):
    """Opens a plain journal; it cannot be left, because nobody would close the journal that is just being opened."""

    def __init__(self, path: Path, wait: Wait, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent)
        self.setWindowTitle("Relationship Journal")
        self.setObjectName("waitPage")
        self._path = path
        self._jobs = jobs
        self._journal: Journal | None = None
        self._error: Exception | None = None
        self._lay_out(*_SAYS[wait])

    def run(self) -> Journal:
        """Show the page until the journal is open, the window's thread first in it. Raises what opening raised."""
        self._jobs.start(partial(_open, self._path), owner=self, done=self._opened, failed=self._refused)
        self.exec()
        if self._journal is None:
            raise self._error or RuntimeError("the page went before the journal was open")
        self._journal.lock.prefer_this_thread()
        return self._journal

    def _lay_out(self, title: str, sentence: str) -> None:
        px = self.look.px
        picture, place, spinner = QLabel(), ElidedLabel(cut=Qt.TextElideMode.ElideMiddle), Spinner(self.look)
        picture.setPixmap(icons.app_icon().pixmap(px(24), px(24)))
        place.say(str(self._path.parent))
        place.setAccessibleName(f"In the folder {self._path.parent}")
        theme.look(place, "small")
        spinner.setAccessibleName(title.rstrip("…"))
        head, card = QHBoxLayout(), QFrame()
        head.setSpacing(px(10))
        head.addWidget(picture)
        head.addWidget(words(title, "title"), 1)
        theme.look(card, "card")
        which = QVBoxLayout()
        which.setSpacing(px(1))
        which.addWidget(words(self._path.name, "section"))
        which.addWidget(place)
        inside = QHBoxLayout(card)
        inside.setContentsMargins(px(16), px(14), px(16), px(14))
        inside.setSpacing(px(12))
        inside.addLayout(which, 1)
        inside.addWidget(spinner)
        self.page.addLayout(head)
        self.page.addWidget(card)
        self.page.addWidget(words(sentence, "muted"))
        self.page.addStretch(1)
        self.setAccessibleDescription(f"{title} {sentence}")

    def _opened(self, journal: Journal) -> None:
        self._journal = journal
        self.accept()

    def _refused(self, error: Exception) -> None:
        self._error = error
        super().reject()

    # The dialog

    def reject(self) -> None:
        """Neither Escape nor the frame's button leaves it."""

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()


def _open(path: Path, _: Report) -> Journal:
    return Journal.open(path)
