# SPDX-License-Identifier: MIT
"""What a search found, in place of the timeline: how much, then people, then entries."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QPushButton, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.actions import plain
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.models.contacts import ContactLine
from relationship_journal.qt.models.photos import Photos
from relationship_journal.qt.models.search import Found, SearchModel, SearchRole
from relationship_journal.qt.speech import announce
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.overlay_bar import OverlayBarList
from relationship_journal.qt.widgets.search_delegate import SearchDelegate
from relationship_journal.values import Hit

BATCH = 24
"""Rows laid out at once: what a window shows, the rest follows while nobody waits."""
_HELP = (
    "Words match the text of an entry, or its people, account and tags. “In quotes” for a phrase, -word to leave out. "
    "Narrow with with:dana, tag:rollout, channel:call, after:2026-03, before:2026-06 or mix:>70."
)


class SearchResults(QFrame):
    """Shows a SearchModel; `person(int)` and `entry(int, int)` (contact and conversation) are what was chosen.

    `left` is the way back to the search field. What was opened is chosen again when the same search is shown again.
    """

    person = Signal(int)
    entry = Signal(int, int)
    left = Signal()

    def __init__(self, model: SearchModel, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchResults")
        theme.look(self, "panel")
        self._model = model
        self._open_found = False
        self._opened: tuple[str, int, bool] | None = None
        self._title = words("Search", "title")
        self._line, self._meaning = words("", "muted"), words("", "")
        self._doubts, self._help = words("", "warning"), words(_HELP, "muted")
        self._list = _Results()
        self._delegate = SearchDelegate(look, self)
        self._set_up_list()
        self._title_row = QHBoxLayout()
        self._title_row.addWidget(self._title, 1)
        self._head = QVBoxLayout()
        self._head.addLayout(self._title_row)
        for part in (self._meaning, self._line, self._doubts, self._help):
            self._head.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head)
        whole.addWidget(self._list, 1)
        whole.addStretch(0)
        model.found.connect(self._show)
        self._fit(look)

    def _set_up_list(self) -> None:
        view = self._list
        view.setObjectName("searchList")
        view.setAccessibleName("Search results")
        view.setModel(self._model)
        view.setItemDelegate(self._delegate)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setLayoutMode(QListView.LayoutMode.Batched)  # what is on screen first, the rest when nobody waits
        view.setBatchSize(BATCH)
        view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        view.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        view.clicked.connect(self._open)
        view.entered_row.connect(self._open)
        view.left.connect(self.left)

    def offer(self, save: QAction) -> None:
        """Put the action that saves the search beside its title."""
        button = QPushButton(plain(save.text()))
        theme.look(button, "link")
        button.setToolTip(save.shortcut().toString(QKeySequence.SequenceFormat.NativeText))
        button.clicked.connect(save.trigger)
        self._title_row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)

    def show_photos(self, photos: Photos) -> None:
        """Show the people found by their pictures."""
        self._delegate.show_photos(photos)
        photos.ready.connect(self._list.viewport().update)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._delegate.set_theme(look)
        self._fit(look)
        self._list.doItemsLayout()

    def _fit(self, look: Theme) -> None:
        px = look.px
        self._head.setContentsMargins(px(26), px(18), px(26), px(4))
        self._head.setSpacing(px(3))

    def step(self, by: int) -> None:
        """Go to the next result (1) or the one before (-1), while the cursor stays in the search field.

        Before the first one none is chosen, as at the beginning.
        """
        here = self._list.currentIndex().row()
        row = self._model.step(here, by)
        if row == here and by < 0:
            self._list.selectionModel().clear()
            self._list.scrollToTop()
        elif row >= 0:
            self._select(self._model.index(row, 0))
            announce(self._list, str(self._model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)))

    def open_current(self) -> None:
        """Open the chosen result, the first one where none is chosen; while the search runs, once it is done."""
        self._open_found = self._model.is_looking
        if self._open_found:
            return
        if not self._list.currentIndex().isValid():
            self.step(1)
        self._open(self._list.currentIndex())

    def _select(self, index: QModelIndex) -> None:
        flags = QItemSelectionModel.SelectionFlag
        self._list.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
        self._list.scrollTo(index)

    def _show(self, found: Found) -> None:
        nothing = not found.people and not found.places
        for label, text in (
            (self._meaning, found.meaning),
            (self._line, found.line),
            (self._doubts, found.doubts),
            (self._help, found.hint or (_HELP if nothing else "")),
        ):
            label.setText(text)
            label.setVisible(bool(text))
        self._list.setVisible(not nothing)
        modes = QListView.LayoutMode  # in batches, the place scrolled to would be lost until the last one
        self._list.setLayoutMode(modes.SinglePass if found.renewed else modes.Batched)
        if not found.renewed:
            self._begin(found)
        if self._open_found:
            self.open_current()

    def _begin(self, found: Found) -> None:
        """Show a search that was not there before from its top, or with what was opened from it before."""
        announce(self, f"{found.meaning}; {found.line.lower()}. {found.doubts}".strip())
        self._list.scrollToTop()
        if self._opened is not None and self._opened[0] == found.text.strip():
            self._choose_again(*self._opened[1:])

    def _choose_again(self, row_id: int, person: bool) -> None:
        row = self._model.row_of(row_id, person=person)
        if row >= 0:
            self._select(self._model.index(row, 0))

    def _open(self, index: QModelIndex) -> None:
        person, hit = index.data(SearchRole.PERSON), index.data(SearchRole.HIT)
        if isinstance(person, ContactLine):
            self._opened = (self._model.text.strip(), person.id, True)
            self.person.emit(person.id)
        elif isinstance(hit, Hit) and hit.entry.contacts:
            self._opened = (self._model.text.strip(), hit.entry.id, False)
            self.entry.emit(hit.entry.contacts[0].id, hit.entry.id)


class _Results(OverlayBarList):
    """The list itself: Enter opens; Esc and Up from the first row lead back to the field."""

    entered_row = Signal(QModelIndex)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Up and self._is_first()):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _is_first(self) -> bool:
        model = self.model()
        return isinstance(model, SearchModel) and model.step(self.currentIndex().row(), -1) == self.currentIndex().row()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.doItemsLayout()
