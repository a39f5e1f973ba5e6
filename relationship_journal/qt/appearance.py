# SPDX-License-Identifier: MIT
"""Which theme the window wears: the user's choice and text size, followed by everything that paints itself."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from relationship_journal.preferences import Preferences
from relationship_journal.qt import theme
from relationship_journal.qt.action_table import THEMES
from relationship_journal.qt.actions import Actions
from relationship_journal.qt.choices import Choices
from relationship_journal.qt.stylesheet import stylesheet
from relationship_journal.qt.theme import Scheme, Theme

TEXT_SIZES = (80, 90, 100, 110, 125, 150, 175, 200)
FIRST_DAYS = {"monday": 1, "saturday": 6, "sunday": 7}
"""The first day of a week as Qt counts days; what is not here is as the system has it."""


def theme_of(chosen: Preferences) -> Theme:
    """The theme preferences ask for, as the desktop is now."""
    if chosen.theme == "high_contrast" or (chosen.theme == "system" and theme.system_wants_contrast()):
        scheme = Scheme.CONTRAST_DARK if theme.system_is_dark() else Scheme.CONTRAST_LIGHT
    else:
        scheme = Scheme(chosen.theme)
    return replace(theme.theme_for(scheme, chosen.text_size / 100), first_day=FIRST_DAYS.get(chosen.week_start, 0))


def dress(app: QApplication, look: Theme) -> None:
    """Dress the application, unless it wears exactly this already (a style sheet costs a repaint of everything)."""
    if app.styleSheet() != stylesheet(look):
        theme.apply(app, look)


class Appearance(QObject):
    """Dresses the application and tells who paints by hand; `changed(Theme)` follows every new dress.

    What is chosen is kept by `choices`.
    """

    changed = Signal(object)

    def __init__(self, app: QApplication, chosen: Preferences, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self.choices = Choices(chosen, path, self)
        self.theme = theme_of(chosen)
        self._actions: Actions | None = None
        dress(app, self.theme)
        self.choices.changed.connect(self._follow)
        self.choices.changed.connect(self._show_theme)
        theme.hints().colorSchemeChanged.connect(self._follow)
        theme.hints().accessibility().contrastPreferenceChanged.connect(self._follow)

    def obey(self, actions: Actions) -> None:
        """Let the window's actions choose theme and text size, and show which theme it is."""
        self._actions = actions
        for name, choice in THEMES.items():
            actions.on(name, partial(self.choose_theme, choice))
        for name, step in (("larger_text", 1), ("smaller_text", -1), ("usual_text", 0)):
            actions.on(name, partial(self.step_text_size, step))
        self._show_theme()

    def choose_theme(self, name: str, _: bool = False) -> None:
        """Wear another theme: one of the choices of `Preferences.theme`."""
        self.choices.choose("theme", name)

    def choose_text_size(self, percent: int) -> None:
        """Show text larger or smaller, 80 to 200 percent."""
        self.choices.choose("text_size", percent)

    def step_text_size(self, step: int, _: bool = False) -> None:
        """The next larger (1) or smaller (-1) text size; 0 for the usual one."""
        now = self.choices.now.text_size
        if step == 0:
            self.choose_text_size(100)
            return
        others = [size for size in TEXT_SIZES if (size - now) * step > 0]
        if others:
            self.choose_text_size(min(others) if step > 0 else max(others))

    def _show_theme(self) -> None:
        if self._actions is None or not shiboken6.isValid(self._actions):
            return  # between two journals there is no window
        for name, choice in THEMES.items():
            self._actions[name].setChecked(choice == self.choices.now.theme)

    def _follow(self) -> None:
        """The desktop or the user wants another look, perhaps."""
        look = theme_of(self.choices.now)
        if look != self.theme:
            self.theme = look
            dress(self._app, look)
            self.changed.emit(look)
