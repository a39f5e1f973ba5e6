# SPDX-License-Identifier: MIT
"""Round buttons for what can be said of something in a word: on or off, one of a few, several of a few."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton

from relationship_journal.qt import theme
from relationship_journal.qt.widgets.choice_menu import ChoiceMenu

Choice = TypeVar("Choice")


def pressed_by_enter(button: QPushButton, event: QKeyEvent) -> bool:
    """Press a button, or open its menu, where Enter says so; answers whether it did."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter} or held:
        return False
    if button.menu() is not None:
        button.showMenu()
    else:
        button.click()
    return True


class ChoiceChip(QPushButton):
    """`chosen` follows what a person does to it; `is_set` once it says something."""

    chosen = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        theme.look(self, "pill")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what Space does."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    @property
    def is_set(self) -> bool:
        """Whether it says something."""
        return bool(self.property("set"))

    def _show(self, words: str, *, is_set: bool) -> None:
        self.setText(words.replace("&", "&&"))
        if is_set != self.is_set:
            self.setProperty("set", is_set)
            theme.repolish(self)


class SwitchChip(ChoiceChip):
    """On or off, under the same words."""

    def __init__(self, name: str, words: str, *, reverse: bool = False) -> None:
        super().__init__(name)
        self.setCheckable(True)
        self._reverse = reverse
        self._words = words
        self.clicked.connect(self._tell)
        self.show_value(reverse)

    @property
    def value(self) -> bool:
        """What it holds; where it is reversed it is true while nothing is said."""
        return self.isChecked() is not self._reverse

    def show_value(self, value: bool) -> None:
        """Show another value without telling anybody."""
        self.setChecked(value is not self._reverse)
        self._show(self._words, is_set=self.isChecked())

    def _tell(self) -> None:
        self._show(self._words, is_set=self.isChecked())
        self.chosen.emit()


class OneOfChip(ChoiceChip, Generic[Choice]):
    """One of a few, from a menu; the first one is nothing, for which the button says `what` it is about."""

    def __init__(self, name: str, what: str, words: Mapping[Choice, str]) -> None:
        super().__init__(name)
        self._what = what
        self._words = dict(words)
        self._choices = list(words)
        self.value: Choice = self._choices[0]
        menu, group = QMenu(self), QActionGroup(self)
        self._actions: list[QAction] = []
        for number, said in enumerate(words.values()):
            action = menu.addAction(said)
            action.setCheckable(True)
            action.setData(number)
            group.addAction(action)
            self._actions.append(action)
        group.triggered.connect(self._take)
        self.setMenu(menu)
        self.show_value(self.value)

    def show_value(self, value: Choice) -> None:
        """Show another choice without telling anybody."""
        self.value = value
        number = self._choices.index(value)
        self._actions[number].setChecked(True)
        said = self._words[value]
        self.setAccessibleName(f"{self._what}: {said}")
        self._show(f"{said if number else self._what} ▾", is_set=number > 0)

    def _take(self, action: QAction) -> None:
        value = self._choices[int(action.data())]
        if value != self.value:
            self.show_value(value)
            self.chosen.emit()


class SomeOfChip(ChoiceChip, Generic[Choice]):
    """Several of a few, ticked in a menu that stays open; `words` says of those chosen what the button says."""

    def __init__(self, name: str, words: Callable[[frozenset[Choice]], str]) -> None:
        super().__init__(name)
        self._in_words = words
        self._names: dict[Choice, str] = {}
        self._kept: frozenset[Choice] = frozenset()
        self._ticked = ChoiceMenu(self)
        self._ticked.triggered.connect(self._take)
        self.setMenu(self._ticked)

    @property
    def value(self) -> frozenset[Choice]:
        """Those chosen, of those who can be."""
        return self._kept & frozenset(self._names)

    def offer(self, names: Mapping[Choice, str]) -> None:
        """Who or what can be chosen; what was chosen and is not offered comes back once it is again."""
        if names != self._names:
            self._names = dict(names)
            self._ticked.clear()
            for choice, said in names.items():
                action = self._ticked.addAction(said.replace("&", "&&"))
                action.setCheckable(True)
                action.setData(choice)
            self.show_value(self._kept)

    def show_value(self, value: frozenset[Choice]) -> None:
        """Show other choices without telling anybody."""
        self._kept = value
        for action in self._ticked.actions():
            action.setChecked(action.data() in value)
        words = self._in_words(self.value)
        self.setAccessibleName(words)
        self._show(f"{words} ▾", is_set=bool(self.value))

    def _take(self, _: QAction) -> None:
        self.show_value(frozenset(action.data() for action in self._ticked.actions() if action.isChecked()))
        self.chosen.emit()
