# SPDX-License-Identifier: MIT
"""A row of a dialog where one name is typed: the question, the field, what it will do, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.field import words


class NameRow(QFrame):
    """Hidden until `ask`; `accepted(str)` a name, `edited(str)` with every letter, `left` without one."""

    accepted = Signal(str)
    edited = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._question = words("", "muted")
        self._edit = QLineEdit()
        self._edit.setObjectName("tagsName")
        self._edit.setAccessibleName("Name of the tag")
        self._edit.setMaxLength(200)
        self._do, self._out = QPushButton("Rename"), QPushButton("Cancel")
        theme.look(self._do, "primary")
        for button in (self._do, self._out):
            button.setAutoDefault(False)
        row = QHBoxLayout()
        row.addWidget(self._edit, 1)
        row.addWidget(self._do)
        row.addWidget(self._out)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self._question)
        rows.addLayout(row)
        self._edit.returnPressed.connect(self._accept)
        self._edit.textEdited.connect(self.edited)
        self._do.clicked.connect(self._accept)
        self._out.clicked.connect(self.left)
        self.hide()

    def ask(self, question: str, name: str, do: str) -> None:
        """Ask for a name, with one to begin with."""
        self._question.setText(question)
        self._edit.setAccessibleName(question)
        self._edit.setText(name)
        self._out.setText("Cancel")
        self.call(do)
        self._enable(True)
        self.show()
        self._edit.setFocus()
        self._edit.selectAll()

    def call(self, do: str) -> None:
        """What the button says it will do."""
        self._do.setText(do)

    def wait(self, out: str) -> None:
        """While it is being done there is only the way out."""
        self._enable(False)
        self._out.setText(out)

    def try_again(self) -> None:
        """It was not done: the name can be changed."""
        self._enable(True)
        self._out.setText("Cancel")
        self._edit.setFocus()

    def leave(self) -> None:
        """Ask no more."""
        self.hide()

    def _enable(self, able: bool) -> None:
        self._edit.setEnabled(able)
        self._do.setEnabled(able)

    def _accept(self) -> None:
        self.accepted.emit(self._edit.text())
