# SPDX-License-Identifier: MIT
"""A round button that says what is chosen and offers the rest."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, Qt
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from relationship_journal.qt import theme

Choices = tuple[tuple[object, str], ...]


class ChoicePill(QPushButton):
    """Up and Down go to the neighbors, a letter to the next choice that begins with it; `chosen` with the value."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._choices: Choices = ()
        self._at = 0
        theme.look(self, "pill")
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._offer)
        self._menu.triggered.connect(self._choose)
        self.setMenu(self._menu)

    def show_choice(self, choices: Choices, chosen: object) -> None:
        """Show what is chosen of these, without telling anybody."""
        self._choices = choices
        self._at = next((at for at, (value, _) in enumerate(choices) if value == chosen), 0)
        words = choices[self._at][1]
        self.setText(f"{words} ▾")
        self.setAccessibleName(f"{self._name}: {words}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        letter = event.text().lower()
        if event.key() in steps:
            self._take((self._at + steps[Qt.Key(event.key())]) % len(self._choices))
        elif letter.isalpha() and not event.modifiers():
            others = [(self._at + step) % len(self._choices) for step in range(1, len(self._choices) + 1)]
            self._take(next((at for at in others if self._choices[at][1].lower().startswith(letter)), self._at))
        else:
            super().keyPressEvent(event)

    def _offer(self) -> None:
        self._menu.clear()
        group = QActionGroup(self._menu)
        for at, (_, words) in enumerate(self._choices):
            choice = self._menu.addAction(words.replace("&", "&&"))
            choice.setCheckable(True)
            choice.setChecked(at == self._at)
            choice.setData(at)
            group.addAction(choice)

    def _choose(self, choice: QAction) -> None:
        self._take(int(choice.data()))

    def _take(self, at: int) -> None:
        if at != self._at:
            self.show_choice(self._choices, self._choices[at][0])
            self.chosen.emit(self._choices[at][0])
