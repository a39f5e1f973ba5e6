# SPDX-License-Identifier: MIT
"""Which theme the window wears: the user's choice and text size, followed by everything that paints itself."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from relationship_journal import preferences
from relationship_journal.preferences import Preferences
from relationship_journal.qt import theme
from relationship_journal.qt.action_table import THEMES
from relationship_journal.qt.actions import Actions
from relationship_journal.qt.stylesheet import stylesheet
from relationship_journal.qt.theme import Scheme, Theme

TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)


def theme_of(chosen: Preferences) -> Theme:
    """The theme preferences ask for, as the desktop is now."""
    if chosen.theme == "high_contrast":
        scheme = Scheme.CONTRAST_DARK if theme.system_is_dark() else Scheme.CONTRAST_LIGHT
    else:
        scheme = Scheme(chosen.theme)
    return theme.theme_for(scheme, chosen.text_size / 100)


def dress(app: QApplication, look: Theme) -> None:
    """Dress the application, unless it wears exactly this already (a style sheet costs a repaint of everything)."""
    if app.styleSheet() != stylesheet(look):
        theme.apply(app, look)


class Appearance(QObject):
    """Dresses the application and tells who paints by hand; `changed(Theme)` follows every new dress.

    A choice is kept in the preferences file; `failed(str)` says so where it could not be.
    """

    changed = Signal(object)
    failed = Signal(str)

    def __init__(self, app: QApplication, chosen: Preferences, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._path = path
        self.preferences = chosen
        self.theme = theme_of(chosen)
        dress(app, self.theme)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_desktop)

    def obey(self, actions: Actions) -> None:
        """Let the window's actions choose theme and text size, and show which theme it is."""
        for name, choice in THEMES.items():
            actions[name].setChecked(choice == self.preferences.theme)
            actions.on(name, partial(self.choose_theme, choice))
        for name, step in (("larger_text", 1), ("smaller_text", -1), ("usual_text", 0)):
            actions.on(name, partial(self.step_text_size, step))

    def choose_theme(self, name: str, _: bool = False) -> None:
        """Wear another theme: one of the choices of `Preferences.theme`."""
        self._take(replace(self.preferences, theme=name))

    def choose_text_size(self, percent: int) -> None:
        """Show text larger or smaller, 80 to 200 percent."""
        self._take(replace(self.preferences, text_size=percent))

    def step_text_size(self, step: int, _: bool = False) -> None:
        """The next larger (1) or smaller (-1) text size; 0 for the usual one."""
        now = self.preferences.text_size
        if step == 0:
            self.choose_text_size(100)
            return
        others = [size for size in TEXT_SIZES if (size - now) * step > 0]
        if others:
            self.choose_text_size(min(others) if step > 0 else max(others))

    def _take(self, chosen: Preferences) -> None:
        self.preferences = chosen
        self._wear(theme_of(chosen))
        try:
            preferences.save(chosen, self._path)
        except OSError:
            self.failed.emit("The choice holds for now but could not be kept. Your journal is not affected.")

    def _wear(self, look: Theme) -> None:
        if look != self.theme:
            self.theme = look
            dress(self._app, look)
            self.changed.emit(look)

    def _follow_desktop(self, _: Qt.ColorScheme) -> None:
        self._wear(theme_of(self.preferences))
