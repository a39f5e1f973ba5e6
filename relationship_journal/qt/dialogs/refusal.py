# SPDX-License-Identifier: MIT
"""Why a journal named at the start does not open: a sentence, and one button."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.dialogs.page import PageDialog

WIDTH = 460


class RefusalDialog(PageDialog):
    """Shown where there is no window to say it in."""

    def __init__(self, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, parent)
        self.setObjectName("refusalDialog")
        self.setWindowTitle("Relationship Journal")
        said = words(sentence, "")
        said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QPushButton("Close")
        close.setAccessibleName("Close")
        close.setAccessibleDescription(sentence)
        theme.look(close, "primary")
        close.clicked.connect(self.accept)
        self.page.addWidget(words("The journal does not open", "title"))
        self.page.addWidget(said)
        self.page.addStretch(1)
        self.foot.addStretch(1)
        self.foot.addWidget(close)
        close.setFocus()
