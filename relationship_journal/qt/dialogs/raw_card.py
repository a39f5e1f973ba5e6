# SPDX-License-Identifier: MIT
"""The card a contact came from, as it came: to read and to copy."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.dialogs.manners import begin_with

MOST_LETTERS = 200_000
"""A picture inside a card can make it far longer than anybody reads."""
_SAYS = "This is what the address book held when it was read. It stays as it came, whatever is edited here."


class RawCardDialog(QDialog):
    """Shows the text of a card, the beginning of one that is very long; all of it can be copied."""

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rawCard")
        self.setWindowTitle("Card")
        self._whole = text
        shown = QPlainTextEdit(text[:MOST_LETTERS])
        shown.setReadOnly(True)
        shown.setObjectName("rawCardText")
        shown.setAccessibleName("The card as it came")
        shown.setTabChangesFocus(True)
        copy, close = QPushButton("&Copy"), QPushButton("Close")
        copy.setAccessibleName("Copy the card")
        copy.clicked.connect(self._copy)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        foot = QHBoxLayout()
        foot.addWidget(copy)
        foot.addStretch(1)
        foot.addWidget(close)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(12)
        rows.addWidget(words(title, "title"))
        rows.addWidget(words(_SAYS, "muted"))
        rows.addWidget(shown, 1)
        rows.addLayout(foot)
        begin_with(self, 96, 32)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._whole)
