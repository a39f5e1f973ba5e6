# SPDX-License-Identifier: MIT
"""The list of people itself: letters jump to a name in any script, Esc leaves a filter."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QElapsedTimer, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QListView, QMenu, QWidget

from relationship_journal.qt.models.attention import Attention
from relationship_journal.qt.models.contacts import ContactsModel
from relationship_journal.qt.models.photos import Photos
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.contact_delegate import ContactDelegate
from relationship_journal.qt.widgets.overlay_bar import OverlayBarList
from relationship_journal.values import ContactId

Index = QModelIndex | QPersistentModelIndex


class PeopleList(OverlayBarList):
    """Shows a ContactsModel; `left` for Esc, `pasted` for Ctrl+V, `many_asked` for the menu of several, and where."""

    left = Signal()
    pasted = Signal()
    many_asked = Signal(QPoint)

    def __init__(self, model: ContactsModel, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people = model
        self._typed = ""
        self._by_hand = False
        self._pause = QElapsedTimer()
        self._menu = QMenu(self)
        self._delegate = ContactDelegate(look, self)
        self.setObjectName("contactList")
        self.setAccessibleName("People")
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.verticalScrollBar().actionTriggered.connect(self._take_hand)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._delegate.set_theme(look)
        self.doItemsLayout()

    def show_photos(self, photos: Photos) -> None:
        """Show pictures instead of initials as they come."""
        self._delegate.photos = photos
        photos.ready.connect(self.viewport().update)

    def offer(self, choices: Sequence[QAction]) -> None:
        """What can be done with the one who is chosen, in a menu beside them."""
        self._menu.addActions(list(choices))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        if not index.isValid() or not self.selectionModel().isSelected(index):
            return
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self.viewport().mapToGlobal(self.visualRect(index).center()) if by_key else event.globalPos()
        if len(self.selectionModel().selectedRows()) > 1:
            self.many_asked.emit(at)
        else:
            self._menu.popup(at)

    def take_attention(self, attention: Attention) -> None:
        """Show who is to be looked at first; whoever is chosen stays in sight, where the list was scrolled to them.

        A list at its top stays there, and one that nobody scrolled begins as near to it as that allows.
        """
        scrolled = self.verticalScrollBar().value() > 0
        follows = scrolled and self.viewport().rect().intersects(self.visualRect(self.currentIndex()))
        self._people.set_attention(attention)
        if not scrolled or not self._by_hand:
            self.scrollToTop()
        if follows:
            self.scrollTo(self.currentIndex())

    def _take_hand(self, _: int = 0) -> None:
        self._by_hand = True

    @property
    def chosen(self) -> list[ContactId]:
        """Those who are chosen, from the top down."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._people.row(row).id for row in rows]

    def choose_one(self) -> None:
        """Of several, only the one the cursor is on stays chosen."""
        self._choose(self.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        """Choose one alone, whatever keys are held down."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)

    def step(self, by: int) -> None:
        """Go to a neighbor; without anybody chosen, to the first."""
        row = max(self.currentIndex().row() + by, 0)
        if row < self._people.rowCount():
            self._choose(self._people.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._take_hand()
        if event.key() == Qt.Key.Key_Escape and len(self.selectionModel().selectedRows()) > 1:
            self.choose_one()
        elif event.key() == Qt.Key.Key_Escape and self._people.wanted:
            self.left.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit()
        else:
            super().keyPressEvent(event)

    # Letters

    def keyboardSearch(self, search: str) -> None:
        """Jump to whose name, or a word of it, begins with what is typed; the same letter again goes on."""
        if not self._pause.isValid() or self._pause.elapsed() > QGuiApplication.styleHints().keyboardInputInterval():
            self._typed = ""
        self._pause.start()
        begun = not self._typed
        self._typed += search
        again = len(set(self._typed)) == 1 and len(self._typed) > 1
        first = self.currentIndex().row() + (1 if begun or again else 0)
        row = self._people.called(self._typed, first)
        if row is None and again:
            row = self._people.called(self._typed[0], first)
        if row is not None:
            self._choose(self._people.index(row, 0))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what is composed from several keys, as names in Japanese or Chinese are."""
        if event.commitString():
            self.keyboardSearch(event.commitString())
            event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._allow_composing()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._allow_composing()

    def _allow_composing(self) -> None:
        """Qt takes it away from every list whose lines cannot be edited."""
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, True)
