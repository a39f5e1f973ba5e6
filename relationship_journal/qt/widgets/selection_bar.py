# SPDX-License-Identifier: MIT
"""A quiet line below the timeline while several entries are chosen: how many, and what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from relationship_journal import wording
from relationship_journal.qt import theme
from relationship_journal.qt.actions import plain
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.flow import FlowLayout


class SelectionBar(QFrame):
    """Says how many entries are chosen; its buttons do what the actions given do, `ended` gives the choice up."""

    ended = Signal()

    def __init__(self, actions: Sequence[tuple[str, QAction]], look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("selectionBar")
        theme.look(self, "panel")
        self._words = QLabel()
        theme.look(self._words, "section")
        self._flow = FlowLayout(together=len(actions) + 1)
        self._flow.addWidget(self._words)
        for words, action in actions:
            self._add(words, plain(action.text()), action.shortcut().toString()).clicked.connect(action.trigger)
        self._add("Deselect", "Select the last entry alone", "Esc").clicked.connect(self.ended)
        rule = QFrame()
        theme.look(rule, "rule")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(rule)
        rows.addLayout(self._flow)
        self.set_theme(look)

    def _add(self, words: str, name: str, tip: str) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(name)
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the entries
        theme.look(button, "link")
        self._flow.addWidget(button)
        return button

    def set_theme(self, look: Theme) -> None:
        """Take another text scale; the colors come from the style sheet."""
        px = look.px
        self._flow.setContentsMargins(px(26), px(6), px(26), px(6))
        self._flow.set_gaps(px(12), px(4))

    def show_count(self, entries: int) -> None:
        """Say how many are chosen."""
        words = f"{wording.count(entries, 'entry')} selected"
        if words != self._words.text():
            self._words.setText(words)
            self._flow.invalidate()
