# SPDX-License-Identifier: MIT
"""A new journal: what it needs to know (a passphrase twice, or the plain word that there is none), and its making."""

from __future__ import annotations

import os
from itertools import chain, count
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from relationship_journal.paths import Paths
from relationship_journal.qt import theme
from relationship_journal.qt.dialogs import files
from relationship_journal.qt.dialogs.field import Field, words
from relationship_journal.qt.dialogs.manners import raise_ours
from relationship_journal.qt.jobs import Jobs, Report
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.elided import ElidedLabel
from relationship_journal.qt.widgets.passphrase_edit import CAPS_LOCK, PassphraseEdit
from relationship_journal.storage.errors import JournalError
from relationship_journal.storage.journal import Journal

_ENCRYPTED = "The file is encrypted. Four or five random words are easy to keep and hard to guess."
_NO_RESET = "There is no way to reset a passphrase. Write it down."
_PLAIN = "Anyone who can use this computer account can read it."
_EMPLOYER = (
    "Before you write: your employer may own business facts and inspect its laptops. Leave out health, faith, "
    "politics, patients."
)
_EMPTY = "There is no passphrase yet. Type one, or choose “Without a passphrase”."
_DIFFERENT = "The two passphrases differ. Type the same one twice."
_MAKE, _MAKING = "Make the journal", "Making the journal…"


class NewJournalForm(QWidget):
    """Makes the journal away from the window's thread; `made(Journal)` hands it over, open.

    It holds the passphrase while it is typed; `forget` drops it. `busy(bool)` follows the making: its owner must not
    go meanwhile. `grew` where a sentence needs room.
    """

    made = Signal(object)
    busy = Signal(bool)
    grew = Signal()

    def __init__(self, path: Path, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("newJournal")
        self._path = path
        self._jobs = jobs
        self.is_making = False
        self._with = QRadioButton("With a passphrase (suggested)")
        self._without = QRadioButton("Without a passphrase")
        self._first = _Passphrase("newPassphrase", "&Passphrase")
        self._again = _Passphrase("newPassphraseAgain", "Once &more")
        self._show = QCheckBox("&Show the passphrase")
        self._caps = words(CAPS_LOCK, "warning")
        self._said = words("", "warning")
        self._employer = words(_EMPLOYER, "muted")
        self._place = ElidedLabel(cut=Qt.TextElideMode.ElideMiddle)
        self._elsewhere = QPushButton("C&hange…")
        self.make = QPushButton(_MAKE)
        self._set_up()
        self._lay_out()

    # What the owner asks

    def begin(self) -> None:
        """Put the cursor where typing starts."""
        self._first.edit.setFocus()

    def _passphrase(self) -> str | None:
        """What was typed; None for a journal without."""
        return None if self._without.isChecked() else self._first.edit.text()

    def _is_ready(self) -> bool:
        """Whether a journal can be made of this; where not, a sentence beside the field says why."""
        self._clear_words()
        if self._without.isChecked():
            return True
        if not self._first.edit.text().strip():
            self._first.say(_EMPTY)
            return False
        if self._first.edit.text() != self._again.edit.text():
            self._again.say(_DIFFERENT)
            return False
        return True

    def goes_on(self) -> bool:
        """Enter in the first field leads to the second while that one is empty; answers whether it did."""
        goes = self._first.edit.hasFocus() and bool(self._first.edit.text()) and not self._again.edit.text()
        if goes:
            self._again.edit.setFocus()
        return goes

    def forget(self) -> None:
        """Drop the passphrase; setText also drops what Ctrl+Z would bring back."""
        self._first.edit.forget()
        self._again.edit.forget()
        self._show.setChecked(False)
        self._clear_words()

    def set_theme(self, look: Theme) -> None:
        """Take another text scale; the colors come from the style sheet."""
        px = look.px
        self._rows.setContentsMargins(px(18), px(10), px(18), px(16))
        self._rows.setSpacing(px(5))
        for rows in (self._typed, self._plain):
            rows.setContentsMargins(px(27), 0, 0, px(10))
            rows.setSpacing(px(8))
        for field in (self._first, self._again):
            field.edit.setMaximumWidth(px(360))
        self._foot.setContentsMargins(0, px(8), 0, 0)
        self._kept.setContentsMargins(0, px(8), 0, 0)
        self._kept.setSpacing(px(8))
        self._employer.setContentsMargins(0, px(4), 0, 0)

    # Making

    def _make(self) -> None:
        if self.is_making or not self._is_ready():
            self.grew.emit()
            return
        path, passphrase = self._path, self._passphrase()
        self._set_busy(True)

        def work(_: Report) -> Journal:
            return Journal.create(path, passphrase)

        self._jobs.start(work, owner=self, done=self._made, failed=self._refused)

    def _made(self, journal: Journal) -> None:
        journal.lock.prefer_this_thread()
        self._set_busy(False)
        self.made.emit(journal)

    def _refused(self, error: Exception) -> None:
        self._set_busy(False)
        expected = isinstance(error, JournalError)
        self._say(str(error) if expected else "The journal could not be made. Nothing was kept; try again.")
        raise_ours(error)

    def _say(self, sentence: str) -> None:
        """Tell why the journal could not be made."""
        self._said.setText(sentence)
        self._said.show()
        self.make.setAccessibleDescription(sentence)
        self.make.setFocus()
        self.grew.emit()

    def _set_busy(self, busy: bool) -> None:
        """The journal is being made, or not any more."""
        self.is_making = busy
        self.make.setText(_MAKING if busy else _MAKE)
        self.make.setAccessibleName(self.make.text())
        self._clear_words()
        for part in (self._with, self._without, self._elsewhere, self.make):
            part.setDisabled(busy)
        self._follow_choice()
        self.busy.emit(busy)

    def _choose_place(self) -> None:
        chosen = files.ask_new(self, "Where the journal is kept", files.JOURNALS, self._path)
        if chosen is not None:
            self._path = chosen
            self._clear_words()
            self._show_place()

    def _show_place(self) -> None:
        self._place.say(str(self._path))
        self._place.setAccessibleName(f"The journal will be {self._path}")

    # Building

    def _set_up(self) -> None:
        group = QButtonGroup(self)
        for choice, name in ((self._with, "newEncrypted"), (self._without, "newPlain")):
            choice.setObjectName(name)
            choice.setAccessibleName(choice.text())
            group.addButton(choice)
        self._with.setAccessibleDescription(f"{_ENCRYPTED} {_NO_RESET}")
        self._without.setAccessibleDescription(_PLAIN)
        self._with.setChecked(True)
        self._with.toggled.connect(self._follow_choice)
        self._show.setObjectName("newReveal")
        self._show.setAccessibleName("Show the passphrase")
        self._show.toggled.connect(self._reveal)
        for field in (self._first, self._again):
            field.edit.textEdited.connect(self._clear_words)
            field.edit.caps.connect(self._warn_of_caps)
        self._caps.hide()
        self._said.hide()
        self.make.setObjectName("newMake")
        self.make.setAccessibleName(_MAKE)
        self.make.clicked.connect(self._make)
        theme.look(self.make, "primary")
        self._place.setObjectName("newPlace")
        theme.look(self._place, "muted")
        self._elsewhere.setObjectName("newElsewhere")
        self._elsewhere.setAccessibleName("Change where the journal is kept")
        self._elsewhere.clicked.connect(self._choose_place)
        theme.look(self._elsewhere, "link")
        self._show_place()

    def _lay_out(self) -> None:
        self._typed, self._plain, self._foot = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        for part in (
            words(_ENCRYPTED, "muted"),
            self._first,
            self._again,
            self._caps,
            self._show,
            words(_NO_RESET, "section"),
        ):
            self._typed.addWidget(part)
        self._plain.addWidget(words(_PLAIN, "muted"))
        self._kept = QHBoxLayout()
        self._kept.addWidget(words("Kept in", ""))
        self._kept.addWidget(self._place, 1)
        self._kept.addWidget(self._elsewhere)
        self._foot.addWidget(self.make)
        self._foot.addStretch(1)
        rule = QFrame()
        theme.look(rule, "rule")
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self._with)
        self._rows.addLayout(self._typed)
        self._rows.addWidget(self._without)
        self._rows.addLayout(self._plain)
        self._rows.addWidget(rule)
        self._rows.addLayout(self._kept)
        self._rows.addWidget(self._employer)
        self._rows.addWidget(self._said)
        self._rows.addLayout(self._foot)

    # Following what is typed and chosen

    def _follow_choice(self) -> None:
        typing = self._with.isChecked() and self.make.isEnabled()
        for part in (self._first, self._again, self._show):
            part.setEnabled(typing)
        self._clear_words()

    def _reveal(self, shown: bool) -> None:
        self._first.edit.show_letters(shown)
        self._again.edit.show_letters(shown)

    def _warn_of_caps(self, on: bool) -> None:
        self._caps.setVisible(on)
        self.grew.emit()

    def _clear_words(self) -> None:
        self._first.be_quiet()
        self._again.be_quiet()
        self._said.hide()
        self.make.setAccessibleDescription("")


class _Passphrase(Field):
    """A field whose letters are hidden; `edit` is its line."""

    def __init__(self, object_name: str, name: str) -> None:
        self.edit = PassphraseEdit()
        self.edit.setObjectName(object_name)
        super().__init__(name, self.edit)

    def say(self, sentence: str) -> None:
        super().say(sentence)
        self.edit.selectAll()


def place_for_new(paths: Paths) -> Path:
    """Where a new journal goes unless somebody says otherwise: the user's own place, or beside it if that is taken."""
    own = paths.journal
    names = (f"{own.stem}-{number}{own.suffix}" for number in count(2))
    return next(path for path in chain([own], map(own.with_name, names)) if not os.path.lexists(path))
