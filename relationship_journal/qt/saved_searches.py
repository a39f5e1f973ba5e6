# SPDX-License-Identifier: MIT
"""Saved searches: kept by name, offered under the empty search field, renamed and removed there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow

from relationship_journal.qt.actions import Actions
from relationship_journal.qt.bridge import JournalSignals
from relationship_journal.qt.notices import Notices
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.search_field import SearchField
from relationship_journal.storage import edits
from relationship_journal.storage.changes import Change
from relationship_journal.storage.errors import JournalError
from relationship_journal.storage.journal import Journal

if TYPE_CHECKING:
    from relationship_journal.qt.models.search_menu import SearchMenuModel
    from relationship_journal.qt.widgets.search_menu import SearchMenu

_ACTION = "save_search"
_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""The cursor returns to where it was; nobody asked for a list."""
_PRESSES = (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride)


class SavedSearches(QObject):
    """Watches the search field; the list is made when the field is first gone to while it is empty."""

    def __init__(
        self, window: QMainWindow, field: SearchField, journal: Journal, signals: JournalSignals, actions: Actions,
        notices: Notices, look: Theme,
    ) -> None:  # fmt: skip
        super().__init__(window)
        self._window = window
        self._field = field
        self._journal = journal
        self._actions = actions
        self._notices = notices
        self._look = look
        self._model: SearchMenuModel | None = None
        self._menu: SearchMenu | None = None
        self._used: list[str] = []
        actions.on(_ACTION, self.ask)
        actions[_ACTION].setEnabled(False)
        field.asked.connect(self._follow_text)
        field.begun.connect(self._open)
        field.installEventFilter(self)
        window.installEventFilter(self)
        signals.changed.connect(self._follow)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._look = look
        if self._menu is not None:
            self._menu.set_theme(look)

    def remember(self, query: str) -> None:
        """A search has led somewhere: offer it again, as long as the window is open."""
        if self._model is None:
            self._used.append(query)
        else:
            self._model.remember(query)

    def ask(self) -> None:
        """Ask for a name for the search in the field, and keep it."""
        from relationship_journal.qt.dialogs.name_search import NameSearchDialog  # noqa: PLC0415  (when first asked for)

        query = " ".join(self._field.text().split())
        if not query:
            return
        keep = partial(self._save, query)
        dialog = NameSearchDialog("Save this search", query, query[:200], keep, self._window)
        if dialog.exec():
            self._notices.did(f"Search saved as “{dialog.name}”.")
        dialog.deleteLater()

    def _save(self, query: str, name: str) -> None:
        edits.save_search(self._journal, name, query)

    def _ask_rename(self, name: str) -> None:
        from relationship_journal.qt.dialogs.name_search import NameSearchDialog  # noqa: PLC0415  (when first asked for)

        keep = partial(edits.rename_search, self._journal, name)
        dialog = NameSearchDialog("Rename the saved search", f"Now called “{name}”", name, keep, self._window)
        if dialog.exec():
            self._notices.did(f"Search renamed to “{dialog.name}”.")
        dialog.deleteLater()
        self._field.setFocus()
        self._open()

    def _remove(self, name: str) -> None:
        try:
            edits.remove_search(self._journal, name)
        except JournalError as error:
            self._notices.say(str(error))
        else:
            self._notices.did(f"Saved search “{name}” removed.")

    # The list under the field

    def _open(self) -> None:
        from relationship_journal.qt.models.search_menu import SearchMenuModel  # noqa: PLC0415  (when first asked for)
        from relationship_journal.qt.widgets.search_menu import SearchMenu  # noqa: PLC0415  (when first asked for)

        if self._menu is None:
            self._model = SearchMenuModel(self._journal, self)
            for query in self._used:
                self._model.remember(query)
            self._menu = SearchMenu(self._model, self._look, self._field, self._window)
            self._menu.picked.connect(self._field.setText)
            self._menu.rename.connect(self._ask_rename)
            self._menu.remove.connect(self._remove)
        self._menu.open()

    def _close(self) -> None:
        if self._menu is not None:
            self._menu.hide()

    def _follow_text(self, text: str) -> None:
        self._actions[_ACTION].setEnabled(bool(text.strip()))
        if text:
            self._close()

    def _follow(self, change: Change) -> None:
        if self._menu is not None and self._menu.isVisible() and change.touches("setting"):
            self._menu.open()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window:
            if event.type() == QEvent.Type.Resize:
                self._close()
            return False
        if isinstance(event, QFocusEvent):
            self._follow_focus(event)
        elif event.type() == QEvent.Type.MouseButtonPress and not self._field.text():
            self._open()
        elif isinstance(event, QKeyEvent) and event.type() in _PRESSES and self._menu is not None:
            return self._menu.isVisible() and self._took(self._menu, event)
        return False

    def _follow_focus(self, event: QFocusEvent) -> None:
        if event.reason() in _BACK:
            return
        if event.gotFocus() and not self._field.text():
            self._open()
        elif event.lostFocus():
            self._close()

    def _took(self, menu: SearchMenu, event: QKeyEvent) -> bool:
        """Let the list have the keys that are its own; the others are the field's, or a menu's."""
        key = event.key()
        keys: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Down: partial(menu.step, 1),
            Qt.Key.Key_Up: partial(menu.step, -1),
            Qt.Key.Key_F2: menu.ask_rename,
            Qt.Key.Key_Delete: menu.ask_remove,
            Qt.Key.Key_Return: menu.pick,
            Qt.Key.Key_Enter: menu.pick,
        }
        doing = keys.get(Qt.Key(key))
        if doing is None or (menu.chosen is None and key not in {Qt.Key.Key_Down, Qt.Key.Key_Up}):
            if key == Qt.Key.Key_Escape:
                menu.hide()
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # or F2 would edit an entry
        else:
            doing()
        return True
