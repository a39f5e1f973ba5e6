# SPDX-License-Identifier: MIT
"""A line of the navigation: where it leads, and how many there are."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from relationship_journal import wording
from relationship_journal.qt import theme
from relationship_journal.qt.theme import Theme


class NavRow(QPushButton):
    """A checkable line with a name and a number."""

    def __init__(self, object_name: str, text: str, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setObjectName(object_name)
        self.setCheckable(True)
        self.setAccessibleName(text)
        theme.look(self, "row")
        self._count = QLabel()
        self._count.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.look(self._count, "muted")
        self._row = QHBoxLayout(self)
        self._row.addStretch(1)
        self._row.addWidget(self._count)
        self.set_theme(look)

    def set_theme(self, look: Theme) -> None:
        """Take another text scale; the colors come from the style sheet."""
        self._row.setContentsMargins(0, 0, look.px(10), 0)

    def set_count(self, count: int) -> None:
        """How many there are."""
        self._count.setText(wording.number(count))
        self._row.activate()  # it comes late, where nobody expects the line to be laid out again
        self.setAccessibleDescription(wording.number(count))
