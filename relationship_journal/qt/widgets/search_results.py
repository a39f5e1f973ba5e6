# SPDX-License-Identifier: MIT
"""What a search found, in place of the timeline: how much, then people, then entries."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QListView, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.models.contacts import ContactLine
from relationship_journal.qt.models.search import Found, SearchModel, SearchRole
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


BATCH = 20


class SearchResults(QFrame):
    """Shows a SearchModel; `person(int)` and `entry(int, int)` (contact and conversation) are what was chosen."""

    person = Signal(int)
    entry = Signal(int, int)
    left = Signal()

    def __init__(self, model: SearchModel, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("searchResults")
        theme.look(self, "panel")
        self._model = model
        self._open_found = False
        self._title = QLabel("Search")
        self._line = QLabel()
        self._help = QLabel(_HELP)
        self._list = _Results()
        self._delegate = SearchDelegate(look, self)
        theme.look(self._title, "title")
        theme.look(self._line, "muted")
        theme.look(self._help, "muted")
        self._help.setWordWrap(True)
        self._set_up_list()
        self._head = QVBoxLayout()
        for part in (self._title, self._line, self._help):
            self._head.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head)
        whole.addWidget(self._list, 1)
        model.found.connect(self._show)
        self._fit(look)

    def _set_up_list(self) -> None:
        view = self._list
        view.setObjectName("searchList")
        view.setAccessibleName("Search results")
        view.setModel(self._model)
        view.setItemDelegate(self._delegate)
        view.setLayoutMode(QListView.LayoutMode.Batched)
        view.setBatchSize(BATCH)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setLayoutMode(QListView.LayoutMode.Batched)  # what is on screen first, the rest when nobody waits
        view.setBatchSize(BATCH)
        view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        view.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        view.clicked.connect(self._open)
        view.entered_row.connect(self._open)
        view.left.connect(self.left)

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
        """Go to the next result (1) or the one before (-1), while the cursor stays in the search field."""
        row = self._model.step(self._list.currentIndex().row(), by)
        if row >= 0:
            self._select(self._model.index(row, 0))

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
        self._line.setText(found.line)
        self._help.setVisible(not found.people and not found.hits)
        self._list.scrollToTop()
        if self._open_found:
            self.open_current()

    def _open(self, index: QModelIndex) -> None:
        person, hit = index.data(SearchRole.PERSON), index.data(SearchRole.HIT)
        if isinstance(person, ContactLine):
            self.person.emit(person.id)
        elif isinstance(hit, Hit) and hit.entry.contacts:
            self.entry.emit(hit.entry.contacts[0].id, hit.entry.id)


class _Results(OverlayBarList):
    """The list itself: Enter opens, Esc leaves."""

    entered_row = Signal(QModelIndex)
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.doItemsLayout()
