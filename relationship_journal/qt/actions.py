# SPDX-License-Identifier: MIT
"""The window's actions, made from the table; whoever does something connects it by name."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from relationship_journal.qt.action_table import MENUS, SEPARATOR, SPECS, SUBMENUS, Spec


class Actions(QObject):
    """The window's actions by name. One that nobody has connected with `on` stays out of sight."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._groups: dict[str, QActionGroup] = {}
        for spec in SPECS:
            self._actions[spec.name] = self._made(spec)
            window.addAction(self._actions[spec.name])

    def _made(self, spec: Spec) -> QAction:
        action = QAction(spec.text, self)
        action.setObjectName(spec.name)
        action.setShortcuts(keys_of(spec, sys.platform))
        action.setCheckable(spec.checkable)
        action.setVisible(False)
        # macOS would guess from the words which of these belong to its own menu, and guess wrong.
        roles = {"quit": QAction.MenuRole.QuitRole, "about": QAction.MenuRole.AboutRole,
                 "preferences": QAction.MenuRole.PreferencesRole}  # fmt: skip
        action.setMenuRole(roles.get(spec.name, QAction.MenuRole.NoRole))
        if spec.local:
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        if spec.group:
            self._groups.setdefault(spec.group, QActionGroup(self)).addAction(action)
        return action

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def on(self, name: str, do: Callable[[], object] | Callable[[bool], object]) -> None:
        """Let an action do something, and show it."""
        self._actions[name].triggered.connect(do)
        self._actions[name].setVisible(True)

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus."""
        for title, names in MENUS.items():
            self._fill(bar.addMenu(title), names)

    def menu(self, title: str) -> QMenu:
        """A submenu by its title, for whoever fills it while it is open; made by `fill`."""
        return self._menus[title]

    def _fill(self, menu: QMenu, names: tuple[str, ...]) -> None:
        for name in names:
            if name == SEPARATOR:
                menu.addSeparator()
            elif name in SUBMENUS:
                self._menus[name] = menu.addMenu(name)
                self._fill(self._menus[name], SUBMENUS[name])
            else:
                menu.addAction(self._actions[name])


def keys_of(spec: Spec, platform: str) -> list[QKeySequence]:
    """The keys of an action on a system: its own there where it has some, first or alone, else those of the table.

    Asked only where it differs for us: macOS, where most of ours mean something else, and Windows, where Redo is
    Ctrl+Y first. Qt has no key for Quit on Windows and none for Preferences but on macOS; the table has.
    """
    ours = [QKeySequence(keys) for keys in spec.keys]
    if not spec.standard or platform not in {"darwin", "win32"}:
        return ours
    theirs = QKeySequence(QKeySequence.StandardKey[spec.standard])
    if theirs.isEmpty():
        return ours
    return [theirs] if platform == "darwin" else [theirs, *(keys for keys in ours if keys != theirs)]


def with_key(said: str, taken: set[str]) -> str:
    """Words with an access key: the first of their letters that nothing else in a menu answers to (`taken`)."""
    at = next((at for at, letter in enumerate(said) if letter.isalpha() and letter.lower() not in taken), None)
    if at is None:
        return said
    taken.add(said[at].lower())
    return f"{said[:at]}&{said[at:]}"


def plain(text: str) -> str:
    """An action's words without the mark of its access key and without an ellipsis."""
    return re.sub("&(.)", r"\1", text).removesuffix("…")
