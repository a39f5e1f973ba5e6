# SPDX-License-Identifier: MIT
"""Where the journal lies, how large it is, what lies beside it, and how to take everything away."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.facts import Facts
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.dialogs.manners import in_words, raise_ours
from relationship_journal.qt.dialogs.page import PageDialog
from relationship_journal.qt.jobs import Jobs, Report
from relationship_journal.qt.models.whereabouts import Whereabouts
from relationship_journal.storage.journal import Journal

WIDTH = 600
_SAYS = "Everything you write is in one file on this computer. Nothing is sent anywhere."
_TAKE = (
    "To take everything with you, close the journal and copy this file; “relationship-journal export everything.json” "
    "writes all of it in an open format."
)
_NO_FOLDER = "The folder could not be shown: this desktop names no program for it. The path can be copied."


class WhereDialog(PageDialog):
    """`find` reads what is shown, away from the window."""

    def __init__(
        self, journal: Journal, jobs: Jobs, find: Callable[[], Whereabouts], parent: QWidget | None = None
    ) -> None:
        super().__init__(WIDTH, parent)
        self.setObjectName("whereDialog")
        self.setWindowTitle("Where is my data?")
        self._folder = journal.path.absolute().parent
        self._path = QLineEdit(str(journal.path.absolute()))
        self._copy = QPushButton("&Copy the path")
        self._show = QPushButton("&Show in folder")
        self._close = QPushButton("Close")
        self._facts, self._beside = Facts(self.look), Facts(self.look)
        self._said = words("", "muted")
        self._set_up()
        self._lay_out()

        def work(_: Report) -> Whereabouts:
            return find()

        jobs.start(work, owner=self, done=self._tell, failed=self._fail)

    def _set_up(self) -> None:
        self._path.setReadOnly(True)
        self._path.setObjectName("journalPath")
        self._path.setAccessibleName("The journal’s file")
        self._path.setCursorPosition(0)
        self._said.hide()
        for button, name, do in (
            (self._copy, "copyPath", self._copy_path),
            (self._show, "showFolder", self._show_folder),
            (self._close, "close", self.accept),
        ):
            button.setObjectName(name)
            button.setAccessibleName(button.text().replace("&", ""))
            button.setAutoDefault(False)
            button.clicked.connect(do)
        self._close.setDefault(True)

    def _lay_out(self) -> None:
        px = self.look.px
        ways = QHBoxLayout()
        ways.setSpacing(px(8))
        ways.addWidget(self._copy)
        ways.addWidget(self._show)
        ways.addStretch(1)
        for label in (words("Where is my data?", "title"), words(_SAYS, "")):
            self.page.addWidget(label)
        card = self._card()
        card.addWidget(self._path)
        card.addLayout(ways)
        card.addWidget(self._said)
        card.addWidget(self._facts)
        other = self._card()
        other.addWidget(words("Beside it, for this program on this computer", "section"))
        other.addWidget(self._beside)
        self.page.addWidget(words(_TAKE, "muted"))
        self.page.addStretch(1)
        self.foot.addStretch(1)
        self.foot.addWidget(self._close)
        QWidget.setTabOrder(self._show, self._close)

    def _card(self) -> QVBoxLayout:
        px = self.look.px
        card = QFrame()
        theme.look(card, "card")
        rows = QVBoxLayout(card)
        rows.setContentsMargins(px(16), px(14), px(16), px(16))
        rows.setSpacing(px(10))
        self.page.addWidget(card)
        return rows

    def _tell(self, found: Whereabouts) -> None:
        self._facts.show_facts(found.facts)
        self._beside.show_facts(found.beside)
        self.fit()

    def _fail(self, error: Exception) -> None:
        self._say(in_words(error))
        raise_ours(error)

    def _copy_path(self) -> None:
        QGuiApplication.clipboard().setText(self._path.text())
        self._say("Copied.")

    def _show_folder(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))):
            self._say(_NO_FOLDER)

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()
        self.fit()
