# SPDX-License-Identifier: MIT
"""The page of a locked journal: its passphrase is asked for, the key is derived away from the window."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from relationship_journal.qt import icons, theme
from relationship_journal.qt.dialogs import files
from relationship_journal.qt.dialogs.field import Field, words
from relationship_journal.qt.dialogs.manners import in_words, raise_ours
from relationship_journal.qt.dialogs.page import PageDialog
from relationship_journal.qt.jobs import Jobs, Report
from relationship_journal.qt.widgets.elided import ElidedLabel
from relationship_journal.qt.widgets.passphrase_edit import CAPS_LOCK, PassphraseEdit
from relationship_journal.qt.widgets.spinner import Spinner
from relationship_journal.storage.errors import JournalError
from relationship_journal.storage.journal import Journal, looks_encrypted

WIDTH = 480
_UNLOCK, _OPENING = "&Unlock", "Opening…"
_NO_RESET = "Nobody can reset a passphrase."


class PassphraseDialog(PageDialog):
    """Opens a journal; after it is accepted, `journal` is open and the window's thread goes first in it.

    Another file may be chosen here; what is opened then is that one.
    """

    def __init__(self, path: Path, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent)
        self.setWindowTitle("Unlock your journal")
        self.setObjectName("lockScreen")
        self.journal: Journal | None = None
        self._jobs = jobs
        self._opening = False
        self._name = words("", "section")
        self._place = ElidedLabel(cut=Qt.TextElideMode.ElideMiddle)
        self._edit = PassphraseEdit()
        self._edit.setObjectName("passphraseField")
        self._field = Field("&Passphrase", self._edit)
        self._caps = words(CAPS_LOCK, "warning")
        self._unlock = QPushButton(_UNLOCK)
        self._spinner = Spinner(self.look)
        self._another = QPushButton("&Open another journal…")
        self._leave = QPushButton("Cancel" if parent is not None else "Quit")
        self._said = words("", "warning")
        self._set_up()
        self._lay_out()
        self._show_path(path)
        self._edit.setFocus()

    # Building

    def _set_up(self) -> None:
        theme.look(self._place, "small")
        theme.look(self._unlock, "primary")
        theme.look(self._another, "link")
        self._eye = self._edit.add_eye()
        self._edit.caps.connect(self._warn_of_caps)
        self._edit.textEdited.connect(self._field.be_quiet)
        for button, name in ((self._unlock, "unlock"), (self._another, "openAnother"), (self._leave, "leave")):
            button.setObjectName(name)
            button.setAccessibleName(button.text().replace("&", "").rstrip("…"))
            button.setAutoDefault(False)
        self._unlock.setDefault(True)
        self._unlock.clicked.connect(self._try)
        self._another.clicked.connect(self._choose)
        self._leave.clicked.connect(self.reject)
        self._spinner.setAccessibleName("Opening the journal")
        for part in (self._caps, self._said, self._spinner):
            part.hide()

    def _lay_out(self) -> None:
        px = self.look.px
        picture = QLabel()
        picture.setPixmap(icons.pixmap("lock", self.look.business, px(24), self.devicePixelRatioF()))
        head, card, deed = QHBoxLayout(), QFrame(), QHBoxLayout()
        head.setSpacing(px(10))
        head.addWidget(picture)
        head.addWidget(words("Your journal is locked", "title"), 1)
        theme.look(card, "card")
        which = QVBoxLayout()
        which.setSpacing(px(1))
        which.addWidget(self._name)
        which.addWidget(self._place)
        deed.setSpacing(px(10))
        deed.addWidget(self._unlock)
        deed.addWidget(self._spinner)
        deed.addStretch(1)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(px(16), px(14), px(16), px(16))
        inside.setSpacing(px(12))
        inside.addLayout(which)
        inside.addWidget(self._field)
        inside.addWidget(self._caps)
        inside.addLayout(deed)
        self.page.addLayout(head)
        self.page.addWidget(card)
        self.page.addWidget(words(_NO_RESET, "small"))
        self.page.addStretch(1)
        self.page.addWidget(self._said)
        self.foot.addWidget(self._another)
        self.foot.addStretch(1)
        self.foot.addWidget(self._leave)
        stops = (self._edit, self._eye, self._unlock, self._another, self._leave)
        for one, following in pairwise(stops):
            QWidget.setTabOrder(one, following)

    def _show_path(self, path: Path) -> None:
        self._path = path
        self._name.setText(path.name)
        self._place.say(str(path.parent))
        self._place.setAccessibleName(f"In the folder {path.parent}")

    # Opening

    def _try(self) -> None:
        if not self._opening:
            self._open(self._edit.text())

    def _open(self, passphrase: str | None) -> None:
        path = self._path
        self._say("")
        self._set_busy(True)

        def work(_: Report) -> Journal:
            return Journal.open(path, passphrase)

        self._jobs.start(work, owner=self, done=self._opened, failed=self._refuser(passphrase))

    def _opened(self, journal: Journal) -> None:
        journal.lock.prefer_this_thread()
        self.journal = journal
        self._set_busy(False)
        self.accept()

    def _refuser(self, passphrase: str | None) -> Callable[[Exception], None]:
        return self._say_beside_the_button if passphrase is None else self._say_beside_the_field

    def _say_beside_the_field(self, error: Exception) -> None:
        self._set_busy(False)
        self._field.say(in_words(error))
        self._edit.selectAll()
        self.fit()
        raise_ours(error)

    def _say_beside_the_button(self, error: Exception) -> None:
        self._set_busy(False)
        self._say(in_words(error))
        raise_ours(error)

    def _choose(self) -> None:
        path = files.ask_journal(self, self._path.parent)
        if path is None:
            return
        try:
            encrypted = looks_encrypted(path)
        except JournalError as error:
            self._say(str(error))
            return
        self._show_path(path)
        self._say("")
        self._field.be_quiet()
        self._edit.forget()
        if encrypted:
            self._edit.setFocus()
        else:
            self._open(None)

    def _say(self, sentence: str) -> None:
        """Say at the foot why another journal cannot be opened."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        self._another.setAccessibleDescription(sentence)
        self.fit()

    def _warn_of_caps(self, on: bool) -> None:
        self._caps.setVisible(on)
        self._edit.setAccessibleDescription(CAPS_LOCK if on else "")
        self.fit()

    def _set_busy(self, busy: bool) -> None:
        self._opening = busy
        for part in (self._edit, self._unlock, self._another, self._leave):
            part.setDisabled(busy)
        self._unlock.setText(_OPENING if busy else _UNLOCK)
        self._spinner.setVisible(busy)

    # The dialog

    def reject(self) -> None:
        """A journal that is just being opened would be left open: that is waited for."""
        if not self._opening:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._opening:
            event.ignore()
        else:
            super().closeEvent(event)

    def done(self, result: int) -> None:
        self._edit.forget()
        super().done(result)
