# SPDX-License-Identifier: MIT
"""A new contact: name, and where they work if that is known."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.manners import buttons, make_room
from relationship_journal.storage import edits
from relationship_journal.storage.errors import JournalError
from relationship_journal.storage.journal import Journal
from relationship_journal.values import ContactId, NewContact, NewJob


class NewContactDialog(QDialog):
    """Adds one contact; `contact` is its id once it is there."""

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("New contact")
        self._journal = journal
        self.contact: ContactId | None = None
        self._name, self._account, self._title = QLineEdit(), QLineEdit(), QLineEdit()
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        theme.look(self._said, "warning")
        self._said.setWordWrap(True)
        self._said.hide()
        form = QFormLayout()
        for label, name, edit in (
            ("&Name", "newContactName", self._name),
            ("&Account", "newContactAccount", self._account),
            ("&Job title", "newContactTitle", self._title),
        ):
            edit.setObjectName(name)
            edit.setAccessibleName(label.replace("&", ""))
            edit.setMinimumWidth(edit.fontMetrics().averageCharWidth() * 36)
            form.addRow(label, edit)
        box, _ = buttons(self, "Add")
        box.accepted.connect(self._add)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(12)
        rows.addLayout(form)
        rows.addWidget(self._said)
        rows.addWidget(box)

    def _add(self) -> None:
        account, title = self._account.text().strip(), self._title.text().strip()
        name = " ".join(self._name.text().split())
        given, _, family = name.rpartition(" ")
        if title and not account:
            self._refuse("Write the company too, so that the job has a place.", self._account)
            return
        jobs = (NewJob(account, title),) if account else ()
        try:
            self.contact = edits.add_contact(
                self._journal, NewContact(name, given=given or family, family=family if given else "", jobs=jobs)
            )
        except JournalError as error:
            self._refuse(str(error), self._name)
        else:
            self.accept()

    def _refuse(self, sentence: str, field: QLineEdit) -> None:
        self._said.setText(sentence)
        self._said.show()
        make_room(self)
        field.setFocus()
