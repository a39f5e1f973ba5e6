# SPDX-License-Identifier: MIT
"""Something shown that is changed where it stands: a click or Enter opens a field, Enter takes it, Esc leaves it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.field import words


class InPlace(QWidget):
    """Shows a widget, and a field in its place; `entered(str)` what was typed, which `refuse` says no to.

    `closed` when the field goes that had the cursor.
    """

    entered = Signal(str)
    closed = Signal()

    def __init__(self, name: str, object_name: str, shown: QWidget, hint: str = "") -> None:
        super().__init__()
        self.setObjectName(object_name)
        self._shown = shown
        self._typed = ""
        self.edit = QLineEdit()
        self.edit.setObjectName(f"{object_name}Edit")
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(hint)
        self.edit.installEventFilter(self)
        self.edit.hide()
        self._said = words("", "warning")
        self._said.setObjectName(f"{object_name}Said")
        self._said.hide()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        for part in (shown, self.edit, self._said):
            self._rows.addWidget(part)
        self.setSizePolicy(shown.sizePolicy().horizontalPolicy(), QSizePolicy.Policy.Fixed)

    @property
    def is_open(self) -> bool:
        """Whether the field stands there."""
        return not self.edit.isHidden()

    def put(self, typed: str) -> None:
        """What the field begins with; where it is open already, it is left as it is."""
        self._typed = typed

    def begin(self) -> None:
        """Open the field, all of it selected."""
        self.edit.setText(self._typed)
        self._turn(opened=True)
        self.edit.setFocus()
        self.edit.selectAll()

    def settle(self) -> None:
        """Take what was typed, if it is something else; what cannot be taken is let go."""
        if not self.is_open:
            return
        changed = self.edit.text().strip() != self._typed.strip()
        if changed:
            self.entered.emit(self.edit.text())
        if self.is_open and not self._said.isVisible():
            self.close_field()

    def close_field(self) -> None:
        """Show the value again."""
        had_focus = self.edit.hasFocus()
        self._turn(opened=False)
        if had_focus:
            self.closed.emit()

    def refuse(self, sentence: str) -> None:
        """Say below the field why it cannot be."""
        self._said.setText(sentence)
        self._said.show()
        self.edit.setAccessibleDescription(sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._said.hide()
                self.settle()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_field()
                return True
        elif watched is self.edit and event.type() == QEvent.Type.FocusOut and self._is_left():
            self.settle()
        return super().eventFilter(watched, event)

    def _is_left(self) -> bool:
        """Whether somebody went elsewhere in the window, not to a menu or another window."""
        return self.isVisible() and self.window().isActiveWindow() and self.window().focusWidget() is not self.edit

    def _turn(self, *, opened: bool) -> None:
        self._said.hide()
        self.edit.setAccessibleDescription("")
        self.edit.setVisible(opened)
        self._shown.setVisible(not opened)
        self.updateGeometry()


class Fact(QWidget):
    """A small heading over a value that is changed in place."""

    def __init__(self, label: str, object_name: str, hint: str) -> None:
        super().__init__()
        self._label = label
        heading = QLabel(label)
        theme.look(heading, "small")
        self._value = QPushButton()
        theme.look(self._value, "fact")
        self._value.setObjectName(f"{object_name}Value")
        self.field = InPlace(label, object_name, self._value, hint)
        self._value.clicked.connect(self.field.begin)
        self.field.closed.connect(self._value.setFocus)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(heading)
        rows.addWidget(self.field)

    def say(self, value: str, typed: str) -> None:
        """Show a value, and how it is typed."""
        self._value.setText(value)
        self._value.setAccessibleName(f"{self._label}: {value}. Change")
        self.field.put(typed)
