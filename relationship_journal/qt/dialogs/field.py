# SPDX-License-Identifier: MIT
"""What forms are made of: words, and a named field with a place for what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from relationship_journal.qt import theme


class Field(QWidget):
    """A name, where to type, and under it what is wrong with it."""

    def __init__(self, name: str, edit: QWidget, look: str = "") -> None:
        super().__init__()
        self._edit = edit
        self._name = name
        edit.setAccessibleName(name.replace("&", ""))
        self._label = words(name, look)
        self._label.setBuddy(edit)
        self._said = words("", "warning")
        self._said.hide()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(3)
        for part in (self._label, edit, self._said):
            rows.addWidget(part)

    def say(self, sentence: str) -> None:
        """Show what is wrong and put the cursor there."""
        self._said.setText(sentence)
        self._said.show()
        self.updateGeometry()
        self._edit.setAccessibleDescription(sentence)
        self._edit.setFocus()

    def tell(self, understood: str) -> None:
        """Show behind the name what was understood; nothing moves."""
        self._label.setText(f"{self._name} · {understood.replace('&', '&&')}" if understood else self._name)
        self._edit.setAccessibleDescription(understood)

    def be_quiet(self) -> None:
        """Take the sentence away."""
        self._said.hide()
        self._edit.setAccessibleDescription("")


def words(text: str, look: str) -> QLabel:
    """Plain text in one of the style sheet's looks, over as many lines as it takes."""
    label = QLabel(text)
    theme.look(label, look)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
