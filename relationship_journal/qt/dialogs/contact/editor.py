# SPDX-License-Identifier: MIT
"""The dialog around the form: leads to its sections, saves once, and keeps what was typed and not saved."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.contact.form import TITLES, Form
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.dialogs.manners import begin_with, buttons
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.keeper import Keeper
from relationship_journal.qt.models import contact_typed
from relationship_journal.qt.models.contact_editor import ContactEditorModel
from relationship_journal.storage.errors import BadValue, JournalError
from relationship_journal.values import ContactId

_READING = "The photo is still being read. Everything is saved as soon as it is."
_LEAVING = "The photo is still being read. The form closes as soon as it is; Escape closes it without the photo."
_WITH_GUIDE = 96
"""The guide to the sections is shown in dialogs at least so many average letters wide."""


class ContactEditor(QDialog):
    """Edits one contact, or adds one. Accepted, `news` tells whether anything was written and `instead` whom to open
    in place of a new one; closed in any other way, what was typed is kept as a draft and comes back."""

    def __init__(self, model: ContactEditorModel, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contactEditor")
        self.setWindowTitle("Edit contact" if model.contact is not None else "New contact")
        self.news = False
        self.instead: ContactId | None = None
        self._after_reading: Callable[[], None] | None = None
        self._model = model
        new = model.contact is None
        self._form = Form(model.uid, jobs, model.suggestions(), is_new=new, parent=self)
        self._person = self._form.person
        self._banner, self._banner_words = QFrame(), words("", "")
        self._said = words("", "warning")
        self._keeper = Keeper(self._keep, self)
        self._guide = QFrame()
        self._lay_out()
        self._join()
        self._fill()

    @property
    def name(self) -> str:
        """What stands in the name."""
        return " ".join(str(self._person.input("name").value()).split())

    # Building

    def _lay_out(self) -> None:
        box, self._save_button = buttons(self, "&Save" if self._model.contact is not None else "&Add")
        self._save_button.setObjectName("contactSave")
        self._cancel_button = box.button(QDialogButtonBox.StandardButton.Cancel)
        self._cancel_button.setText("Close")  # what was typed is kept
        box.accepted.connect(self._save)
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addWidget(self._guide, 0, Qt.AlignmentFlag.AlignTop)
        middle.addWidget(self._form, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(12)
        whole.addWidget(self._banner)
        whole.addLayout(middle, 1)
        whole.addWidget(self._said)
        whole.addWidget(box)
        self._lay_out_guide()
        self._lay_out_banner()
        begin_with(self, 128, 46)

    def _lay_out_guide(self) -> None:
        rows = QVBoxLayout(self._guide)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        for title in TITLES:
            button = QPushButton(title)
            button.setAccessibleName(f"Go to {title.replace('&', '')}")
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes through the fields; Alt and a letter lead here
            theme.look(button, "row")
            button.clicked.connect(self._go)
            rows.addWidget(button)

    def _lay_out_banner(self) -> None:
        self._banner.setObjectName("keptChanges")
        theme.look(self._banner, "card")
        self._discard_button = discard = QPushButton("Discard them")
        discard.setObjectName("discardKept")
        discard.setAccessibleName("Discard the unsaved changes")
        theme.look(discard, "link")
        discard.clicked.connect(self._discard)
        row = QHBoxLayout(self._banner)
        row.setContentsMargins(14, 8, 10, 8)
        row.addWidget(self._banner_words, 1)
        row.addWidget(discard)
        self._banner.hide()
        self._said.hide()

    def _join(self) -> None:
        self._form.edited.connect(self._changed)
        self._form.whole.connect(self._order)
        self._person.duplicates.wanted.connect(self._open_instead)
        self._person.photo.was_read.connect(self._go_on)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # Enter alone begins another line in a note
            QShortcut(QKeySequence(keys), self).activated.connect(self._save_button.click)

    # What stands in the form

    def _fill(self) -> None:
        self._person.photo.know(self._model.photo)
        kept = self._model.kept()
        self._form.put(self._model.shown if kept is None else kept[0])
        if kept is not None:
            self._banner_words.setText(f"Unsaved changes from {kept[1]} were kept.")
            self._banner.show()
        self._person.input("name").setFocus()

    def _order(self) -> None:
        """Let Tab come to the buttons behind the form, whose last sections are younger than they are."""
        way = (self._form.end, self._discard_button, self._save_button, self._cancel_button)
        for one, other in pairwise(way):
            QWidget.setTabOrder(one, other)

    def _changed(self) -> None:
        self._be_quiet()
        self._keeper.note()
        if self._model.contact is None:
            typed = self._form.value()
            self._person.duplicates.show_likely(self._model.likely(typed["name"], contact_typed.methods_of(typed)))

    def _discard(self) -> None:
        """Begin again with what the journal knows."""
        self._banner.hide()
        self._keeper.rest()
        self._form.put(self._model.shown)
        self._person.duplicates.show_likely(())
        self._try(self._model.forget)
        self._person.input("name").setFocus()

    def _keep(self) -> bool:
        self._keeper.rest()
        typed = self._form.value()
        return self._try(lambda: self._model.keep(typed))

    # Leaving

    def _save(self) -> None:
        self._be_quiet()
        self._after_reading = self._save if self._person.photo.is_reading else None
        if self._after_reading is not None:
            self._say(_READING)
            return
        try:
            self.news = self._model.save(self._form.value())
        except BadValue as error:
            if not self._form.say(error.field, str(error)):
                self._say(str(error))
        except JournalError as error:
            self._say(str(error))
        else:
            self._keeper.rest()
            super().accept()

    def _go_on(self) -> None:
        """Do what had to wait for the photo."""
        if self._after_reading is not None:
            self._after_reading()

    def reject(self) -> None:
        """Close; what was typed and not saved comes back the next time. Where it cannot be kept, stay.

        A photo that is still being read is waited for, so that it is kept too; asked again, the form closes without it.
        """
        waits = self._person.photo.is_reading and self._after_reading != self.reject
        self._after_reading = self.reject if waits else None
        if not self._keep():
            return
        if waits:
            self._say(_LEAVING)
        else:
            super().reject()

    def _open_instead(self, contact: int) -> None:
        """Show somebody the journal has; a name alone is no loss, anything more is kept as a draft."""
        names = {"name", "given", "family"}
        typed = {name: value for name, value in self._form.value().items() if name not in names}
        bare = all(value == typed[name] for name, value in self._model.shown.items() if name not in names)
        if self._try(self._model.forget) if bare else self._keep():
            self._keeper.rest()
            self.instead = ContactId(contact)
            super().accept()

    # Saying what is wrong

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()

    def _be_quiet(self) -> None:
        self._said.hide()
        self._form.be_quiet()

    def _try(self, do: Callable[[], None]) -> bool:
        try:
            do()
        except JournalError as error:
            self._say(f"What you typed could not be kept: {error}")
            return False
        return True

    # Finding the way

    def _go(self) -> None:
        button = self.sender()
        if isinstance(button, QPushButton):
            self._form.go(button.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._guide.setVisible(self.width() >= self.fontMetrics().averageCharWidth() * _WITH_GUIDE)
