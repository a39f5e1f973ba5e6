# SPDX-License-Identifier: MIT
"""Going anywhere by a few letters (Ctrl+K): what there is to choose, and what a choice does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow, QWidget

from relationship_journal.qt.action_table import MENUS, SUBMENUS
from relationship_journal.qt.actions import Actions, plain
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.models.photos import Photos
from relationship_journal.qt.places import VIEWS
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.window_state import WindowState
from relationship_journal.storage.journal import Journal

if TYPE_CHECKING:
    from relationship_journal.qt.models.palette import Choice
    from relationship_journal.qt.widgets.palette import Palette

RECENT = 24
"""Choices remembered, by uid or action name."""
_KEY = "went"
_ITSELF = "go_to"


class Going(QObject):
    """Opens the palette and does what is chosen: actions act, `person`, `account` and `search` ask the window."""

    person = Signal(int)
    account = Signal(int)
    search = Signal(str)

    def __init__(
        self, window: QMainWindow, journal: Journal, signals: JournalSignals, today: Callable[[], date],
        actions: Actions, state: WindowState, look: Theme, photos: Photos,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window = window
        self._sources = (journal, signals, today)
        self._actions = actions
        self._state = state
        self._look = look
        self._photos = photos
        self._recent = [key for key in state.text(_KEY).split(",") if key]
        self._palette: Palette | None = None
        self._came_from: QWidget | None = None
        actions.on(_ITSELF, self.toggle)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._look = look
        if self._palette is not None:
            self._palette.set_theme(look)

    def toggle(self) -> None:
        """Open the palette, or close it."""
        palette = self._made()
        if palette.isVisible():
            palette.close_quietly()
            return
        self._came_from = self._window.focusWidget()
        self._model.begin(self._recent)
        palette.begin()

    def _made(self) -> Palette:
        from relationship_journal.qt.models.palette import PaletteModel  # noqa: PLC0415  (when first asked for)
        from relationship_journal.qt.widgets.palette import Palette  # noqa: PLC0415  (when first asked for)

        if self._palette is None:
            self._model = PaletteModel(*self._sources, self._commands, self)
            self._palette = Palette(self._model, self._look, self._window)
            self._palette.show_photos(self._photos)
            self._palette.chosen.connect(self._go)
            self._palette.closed.connect(self._give_back)
        return self._palette

    def _give_back(self) -> None:
        """The cursor returns to where it was, so that a command acts on what was chosen there."""
        if self._came_from is not None and shiboken6.isValid(self._came_from):  # an editor may have closed meanwhile
            self._came_from.setFocus()
        self._came_from = None

    def _go(self, choice: Choice) -> None:
        from relationship_journal.qt.models.palette import Kind  # noqa: PLC0415  (loaded by now)

        if choice.key:
            self._recent = [choice.key, *(key for key in self._recent if key != choice.key)][:RECENT]
            self._state.put(_KEY, ",".join(self._recent))
        if choice.kind in {Kind.VIEW, Kind.COMMAND}:
            self._actions[str(choice.target)].trigger()
        elif choice.kind is Kind.PERSON:
            self.person.emit(choice.target)
        elif choice.kind is Kind.ACCOUNT:
            self.account.emit(choice.target)
        elif choice.kind in {Kind.SAVED, Kind.SEARCH}:
            self.search.emit(choice.target)
        else:
            self.search.emit(narrowed("tag", str(choice.target)))

    def _commands(self) -> Iterator[Choice]:
        """What can be done now, from the menus, in their order."""
        from relationship_journal.qt.models.palette import Choice, Kind  # noqa: PLC0415  (loaded by now)

        views = {view.action for view in VIEWS}
        for name, menu in _in_menus():
            action = self._actions[name]
            if name == _ITSELF or not action.isVisible() or not action.isEnabled():
                continue
            kind = Kind.VIEW if name in views else Kind.COMMAND
            detail = "" if name in views else f"{menu}, chosen" if action.isChecked() else menu
            keys = action.shortcut().toString(action.shortcut().SequenceFormat.NativeText)
            yield Choice(kind, f"do:{name}", plain(action.text()), name, detail, keys)


def narrowed(word: str, value: str) -> str:
    """A narrowing word of the search with its value; a quote cannot stand inside quotes."""
    return f'{word}:"{value.replace(chr(34), " ")}"'


def _in_menus() -> Iterator[tuple[str, str]]:
    """Every action's name and the menu it stands in."""
    for title, names in MENUS.items():
        for name in names:
            if name in SUBMENUS:
                yield from ((inner, plain(name)) for inner in SUBMENUS[name])
            elif name.islower():
                yield name, plain(title)
