# SPDX-License-Identifier: MIT
"""A pill that says what it is set to and offers the rest in a menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton

from relationship_journal.qt import theme
from relationship_journal.qt.widgets.choice_menu import ChoiceMenu

LONG_NAME = 40


class MenuPill(QPushButton):
    """Says what it is set to; its menu is made when it opens."""

    def __init__(self, name: str, what: str, offer: Callable[[QMenu], None]) -> None:
        super().__init__()
        self.setObjectName(name)
        theme.look(self, "pill")
        self._what = what
        self._offer = offer
        menu = ChoiceMenu(self)
        menu.setAccessibleName(what)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)

    def say(self, words: str) -> None:
        """What is chosen; empty where it limits nothing."""
        short = words if len(words) <= LONG_NAME else f"{words[: LONG_NAME - 1]}…"
        self.setText(f"{(short or self._what).replace('&', '&&')} ▾")
        self.setAccessibleName(f"{self._what}: {words or 'any'}")
        if self.property("set") != bool(words):
            self.setProperty("set", bool(words))
            theme.repolish(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.showMenu()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        self.menu().clear()
        self._offer(self.menu())


def tick(menu: QMenu, words: str, chosen: bool, take: Callable[[bool], None]) -> None:
    """A choice of a menu that holds or does not."""
    choice = menu.addAction(words.replace("&", "&&"))
    choice.setCheckable(True)
    choice.setChecked(chosen)
    choice.toggled.connect(take)
