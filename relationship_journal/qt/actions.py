# SPDX-License-Identifier: MIT
"""Everything the window can do, once: name, words, keys; menus, buttons and context menus take it from here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget


@dataclass(frozen=True, slots=True)
class Spec:
    """One thing to do. `group` makes it one choice of several; `local` keys work only in the widget it is put on."""

    name: str
    text: str
    keys: tuple[str, ...] = ()
    checkable: bool = False
    group: str = ""
    local: bool = False


THEMES = {"theme_system": "system", "theme_light": "light", "theme_dark": "dark", "theme_contrast": "high_contrast"}

SPECS: tuple[Spec, ...] = (
    Spec("import_contacts", "&Import contacts…", ("Ctrl+I",)),
    Spec("export_chart", "&Export chart…", ("Ctrl+E",)),
    Spec("quit", "&Quit", ("Ctrl+Q",)),
    Spec("undo", "&Undo", ("Ctrl+Z",)),
    Spec("redo", "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y")),
    Spec("find", "&Find", ("Ctrl+F", "Ctrl+K")),
    Spec("about_me", "About &you…"),
    Spec("all_entries", "&All entries", ("Ctrl+Shift+A",)),
    Spec("show_people", "&People", ("F9",), checkable=True),
    Spec("show_mix", "&Mix over time", ("Shift+F9",), checkable=True),
    Spec("theme_system", "As the &system", checkable=True, group="theme"),
    Spec("theme_light", "&Light", checkable=True, group="theme"),
    Spec("theme_dark", "&Dark", checkable=True, group="theme"),
    Spec("theme_contrast", "&High contrast", checkable=True, group="theme"),
    Spec("larger_text", "&Larger text", ("Ctrl++", "Ctrl+=")),
    Spec("smaller_text", "&Smaller text", ("Ctrl+-",)),
    Spec("usual_text", "&Usual text size", ("Ctrl+0",)),
    Spec("new_contact", "&New contact…", ("Ctrl+Shift+N",)),
    Spec("next_contact", "Ne&xt contact", ("Alt+Down",)),
    Spec("previous_contact", "&Previous contact", ("Alt+Up",)),
    Spec("delete_contact", "&Delete contact"),
    Spec("new_entry", "&New entry", ("Ctrl+N",)),
    Spec("save_entry", "&Save entry", ("Ctrl+Return", "Ctrl+Enter")),
    Spec("delete_entry", "&Delete entry", ("Del",), local=True),
    Spec("about", "&About Relationship Journal"),
)

SEPARATOR = "-"
MENUS: Mapping[str, tuple[str, ...]] = {
    "&File": ("import_contacts", "export_chart", SEPARATOR, "quit"),
    "&Edit": ("undo", "redo", SEPARATOR, "find", SEPARATOR, "about_me"),
    "&View": (
        "all_entries", SEPARATOR, "show_people", "show_mix", SEPARATOR, "&Theme", SEPARATOR,
        "larger_text", "smaller_text", "usual_text",
    ),
    "&Contact": ("new_contact", SEPARATOR, "next_contact", "previous_contact", SEPARATOR, "delete_contact"),
    "E&ntry": ("new_entry", "save_entry", SEPARATOR, "delete_entry"),
    "&Help": ("about",),
}  # fmt: skip
SUBMENUS: Mapping[str, tuple[str, ...]] = {"&Theme": tuple(THEMES)}


class Actions(QObject):
    """The window's actions by name."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        groups: dict[str, QActionGroup] = {}
        for spec in SPECS:
            action = QAction(spec.text, self)
            action.setObjectName(spec.name)
            action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
            action.setCheckable(spec.checkable)
            if spec.local:
                action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            if spec.name == "about_me":
                action.setMenuRole(QAction.MenuRole.NoRole)  # macOS would take it for the page about the program
            if spec.group:
                groups.setdefault(spec.group, QActionGroup(self)).addAction(action)
            self._actions[spec.name] = action
            window.addAction(action)

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def fill(self, bar: QMenuBar) -> None:
        """Make the menus."""
        for title, names in MENUS.items():
            self._fill(bar.addMenu(title), names)

    def _fill(self, menu: QMenu, names: tuple[str, ...]) -> None:
        for name in names:
            if name == SEPARATOR:
                menu.addSeparator()
            elif name in SUBMENUS:
                self._fill(menu.addMenu(name), SUBMENUS[name])
            else:
                menu.addAction(self._actions[name])


def plain(text: str) -> str:
    """An action's words without the mark of its access key and without an ellipsis."""
    return text.replace("&", "").removesuffix("…")
