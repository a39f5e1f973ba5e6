# SPDX-License-Identifier: MIT
"""A quiet line below the people while several are chosen: how many, and what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from relationship_journal import wording
from relationship_journal.qt import theme
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.flow import FlowLayout


class PeopleBar(QFrame):
    """`change` is the button of a menu; `ended` gives the choice up."""

    ended = Signal()

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("peopleBar")
        theme.look(self, "side")
        self._words = QLabel()
        theme.look(self._words, "section")
        self.change = self._button("Change ▾", "Change the selected people")
        self.change.setObjectName("peopleChange")
        leave = self._button("Deselect", "Select one person alone")
        leave.clicked.connect(self.ended)
        self._flow = FlowLayout(together=2)
        for part in (self._words, self.change, leave):
            self._flow.addWidget(part)
        rule = QFrame()
        theme.look(rule, "rule")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(rule)
        rows.addLayout(self._flow)
        self.set_theme(look)

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the people
        theme.look(button, "link")
        return button

    def set_theme(self, look: Theme) -> None:
        """Take another text scale; the colors come from the style sheet."""
        px = look.px
        self._flow.setContentsMargins(px(18), px(6), px(12), px(2))
        self._flow.set_gaps(px(12), px(4))

    def show_count(self, people: int, *, working: bool) -> None:
        """Say how many are chosen; while something is written there is nothing to be done."""
        self.change.setEnabled(not working)
        words = f"{wording.count(people, 'person')} selected"
        if words != self._words.text():
            self._words.setText(words)
            self._flow.invalidate()
