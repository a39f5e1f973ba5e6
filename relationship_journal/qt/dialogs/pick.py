# SPDX-License-Identifier: MIT
"""One of many by name: a list that a few letters narrow."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QListView, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.field import Field, words
from relationship_journal.qt.dialogs.manners import begin_with, buttons

_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_LETTERS, _LINES = 46, 25


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the many: its id, and the line that says it."""

    id: int
    line: str


class PickDialog(QDialog):
    """Asks for one of them; `chosen` afterwards. `find` answers those that fit what is typed.

    `name` is its object name; `below` stands under the list.
    """

    def __init__(
        self, title: str, label: str, do: str, find: Callable[[str], Sequence[Choice]], parent: QWidget | None = None,
        *, name: str = "pickDialog", listed: str = "", nothing: str = "Nothing of this name.",
        below: Sequence[QWidget] = (),
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(title)
        self.chosen: Choice | None = None
        self._find = find
        self._shown: Sequence[Choice] = ()
        self._edit = QLineEdit()
        stem = name.removesuffix("Dialog")
        self._edit.setObjectName(f"{stem}Text")
        self._edit.setPlaceholderText("Name or account")
        self._edit.installEventFilter(self)
        self._edit.textChanged.connect(self.show_fitting)
        self._list = QListView()
        self._list.setObjectName(f"{stem}List")
        self._list.setAccessibleName(listed or label.replace("&", ""))
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setUniformItemSizes(True)
        theme.look(self._list, "popup")
        self._names = QStringListModel(self)
        self._list.setModel(self._names)
        self._list.doubleClicked.connect(self._take)
        self._said = words(nothing, "muted")
        box, self._do = buttons(self, do)
        box.accepted.connect(self._take)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(12)
        rows.addWidget(Field(label, self._edit))
        rows.addWidget(self._list, 1)
        for part in (self._said, *below, box):
            rows.addWidget(part)
        begin_with(self, _LETTERS, _LINES)
        self.show_fitting()
        self._edit.setFocus()

    def show_fitting(self, _: object = None) -> None:
        """List those that fit now."""
        self._shown = self._find(self._edit.text())
        self._names.setStringList([one.line for one in self._shown])
        self._list.setCurrentIndex(self._names.index(0))
        self._said.setVisible(not self._shown)
        self._do.setEnabled(bool(self._shown))

    def _take(self, _: object = None) -> None:
        row = self._list.currentIndex().row()
        if 0 <= row < len(self._shown):
            self.chosen = self._shown[row]
            self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Steps through the list while the cursor stays in the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _STEPS:
            QApplication.sendEvent(self._list, event)
            return True
        return super().eventFilter(watched, event)
