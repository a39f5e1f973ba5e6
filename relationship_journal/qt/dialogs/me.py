# SPDX-License-Identifier: MIT
"""About you: the writer's own name, mails and numbers, by which an import tells their own card."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from relationship_journal.qt.dialogs.field import Field, words
from relationship_journal.qt.dialogs.manners import buttons, make_room
from relationship_journal.qt.models import me
from relationship_journal.storage.errors import BadValue, JournalError
from relationship_journal.storage.journal import Journal

_WHY = "So that an import leaves out your own card. Never shown anywhere else."
_LETTERS, _LINES = 44, 4


class MeDialog(QDialog):
    """Asks who the writer is; `saved` tells whether anything about that was changed."""

    def __init__(self, journal: Journal, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("meDialog")
        self.setWindowTitle("About you")
        self.saved = False
        self._journal = journal
        self._before = me.known(journal)
        self._name_edit, self._methods_edit = QLineEdit(self._before.name), _Lines("\n".join(self._before.methods))
        self._name_edit.setObjectName("meName")
        self._methods_edit.setObjectName("meMethods")
        self._name = Field("Your &name", self._name_edit)
        self._methods = Field("Your &e-mail addresses and phone numbers, one a line", self._methods_edit)
        self._said = words("", "warning")
        self._said.hide()
        self._name_edit.textEdited.connect(self._be_quiet)
        self._methods_edit.textChanged.connect(self._be_quiet)
        self._lay_out()
        self._name_edit.setFocus()

    def _lay_out(self) -> None:
        box, save = buttons(self, "&Save")
        box.accepted.connect(self._save)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # Enter alone begins another line
            QShortcut(QKeySequence(keys), self).activated.connect(save.click)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(24, 20, 24, 16)
        self._rows.setSpacing(12)
        for part in (words(_WHY, "muted"), self._name, self._methods, self._said, box):
            self._rows.addWidget(part)
        self._name_edit.setMinimumWidth(self._name_edit.fontMetrics().averageCharWidth() * _LETTERS)

    def _save(self) -> None:
        self._be_quiet()
        try:
            typed = me.understood(self._name_edit.text(), self._methods_edit.toPlainText(), self._before)
            self.saved = me.remember(self._journal, typed)
        except BadValue as error:
            (self._name if error.field == me.NAME else self._methods).say(str(error))
            make_room(self)
        except JournalError as error:
            self._said.setText(str(error))
            self._said.show()
            make_room(self)
        else:
            self.accept()

    def _be_quiet(self) -> None:
        self._name.be_quiet()
        self._methods.be_quiet()
        self._said.hide()


class _Lines(QPlainTextEdit):
    """A few lines of plain text; Tab leaves them."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTabChangesFocus(True)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.fontMetrics().lineSpacing() * (_LINES + 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())
