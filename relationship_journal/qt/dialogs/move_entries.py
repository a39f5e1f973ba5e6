# SPDX-License-Identifier: MIT
"""To whom entries belong instead: a list of people that a few letters narrow, and whose place they take."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from relationship_journal import wording
from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.field import Field, words
from relationship_journal.qt.dialogs.manners import begin_with, buttons
from relationship_journal.qt.models.chosen_entries import Candidate, matching
from relationship_journal.values import ContactId, Person

_STEPS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_LETTERS, _LINES = 46, 27
_NOBODY = "Nobody of this name."


class MoveEntriesDialog(QDialog):
    """Asks to whom entries are moved, and from whom where several took part; `chosen` and `leaves` afterwards."""

    def __init__(
        self,
        entries: int,
        leaving: Sequence[tuple[Person, int]],
        people: Sequence[Candidate],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("moveEntriesDialog")
        self.setWindowTitle(f"Move {wording.count(entries, 'entry')}" if entries > 1 else "Move the entry")
        self.chosen: Candidate | None = None
        self._leaving = leaving
        self._people = people
        self._shown: list[Candidate] = []
        self._edit = QLineEdit()
        self._edit.setObjectName("moveEntriesText")
        self._edit.setPlaceholderText("Name or account")
        self._edit.installEventFilter(self)
        self._edit.textChanged.connect(self._show)
        self._list = QListView()
        self._list.setObjectName("moveEntriesList")
        self._list.setAccessibleName("People")
        self._list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._list.setUniformItemSizes(True)
        theme.look(self._list, "popup")
        self._names = QStringListModel(self)
        self._list.setModel(self._names)
        self._list.doubleClicked.connect(self._take)
        self._said = words(_NOBODY, "muted")
        self._from = self._whose()
        self._lay_out()
        self._show()
        self._edit.setFocus()

    @property
    def leaves(self) -> ContactId | None:
        """In whose place the other comes."""
        at = max(self._from.currentIndex(), 0)
        return self._leaving[at][0].id if self._leaving else None

    def _whose(self) -> QComboBox:
        choice = QComboBox()
        choice.setObjectName("moveEntriesFrom")
        choice.setAccessibleName("In the place of")
        choice.addItems([f"{person.name}, in {wording.count(count, 'entry')}" for person, count in self._leaving])
        choice.currentIndexChanged.connect(self._show)
        return choice

    def _lay_out(self) -> None:
        box, self._do = buttons(self, "&Move")
        box.accepted.connect(self._take)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(12)
        rows.addWidget(Field("&To", self._edit))
        rows.addWidget(self._list, 1)
        rows.addWidget(self._said)
        if len(self._leaving) > 1:
            label = QLabel("&In the place of")
            label.setBuddy(self._from)
            rows.addWidget(label)
            rows.addWidget(self._from)
            rows.addWidget(words("Who else took part stays.", "small"))
        rows.addWidget(box)
        begin_with(self, _LETTERS, _LINES)

    def _show(self, _: object = None) -> None:
        leaves = self.leaves
        self._shown = [one for one in matching(self._people, self._edit.text()) if one.id != leaves]
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
