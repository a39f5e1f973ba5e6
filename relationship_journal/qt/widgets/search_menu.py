# SPDX-License-Identifier: MIT
"""The list under the empty search field: searches to begin with. The cursor stays in the field."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QListView, QMenu, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.models.palette import Choice, Kind
from relationship_journal.qt.models.search_menu import SearchMenuModel
from relationship_journal.qt.speech import announce
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.overlay_bar import OverlayBarList
from relationship_journal.qt.widgets.palette_delegate import PaletteDelegate

LEAST_WIDTH, ROWS = 260, 9
_HINT = "F2 renames, Del removes"


class SearchMenu(QFrame):
    """Lies over its window under `field`; `picked(str)` a search, `rename(str)` and `remove(str)` a saved one."""

    picked = Signal(str)
    rename = Signal(str)
    remove = Signal(str)

    def __init__(self, model: SearchMenuModel, look: Theme, field: QWidget, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("searchMenu")
        theme.look(self, "card")
        self._model = model
        self._field = field
        self._window = window
        self._list = OverlayBarList()
        self._hint = QLabel(_HINT)
        self._delegate = PaletteDelegate(look, self)
        self._delegate.terse = True
        self._set_up_list()
        theme.look(self._hint, "small")
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self._list, 1)
        self._rows.addWidget(self._hint)
        self.set_theme(look)
        self.hide()

    def _set_up_list(self) -> None:
        view = self._list
        view.setObjectName("searchMenuList")
        view.setAccessibleName("Searches to begin with")
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setModel(self._model)
        view.setItemDelegate(self._delegate)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        view.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._offer)
        view.clicked.connect(self._pick)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._theme = look
        self._delegate.set_theme(look)
        self._rows.setContentsMargins(1, look.px(4), 1, look.px(6))
        self._rows.setSpacing(look.px(2))
        self._hint.setContentsMargins(look.px(16), 0, look.px(16), 0)
        self._list.doItemsLayout()

    @property
    def chosen(self) -> Choice | None:
        """The search that is chosen; none at first."""
        return self._model.choice(self._list.currentIndex().row())

    def open(self) -> None:
        """Show what there is, unless there is nothing."""
        self._model.refresh()
        if not self._model.rowCount():
            self.hide()
            return
        self._settle()
        self.show()
        self.raise_()

    def step(self, by: int) -> None:
        """Go to the next search (1), or the one before (-1)."""
        row = self._model.step(self._list.currentIndex().row(), by)
        index = self._model.index(row, 0) if row >= 0 else QModelIndex()
        flags = QItemSelectionModel.SelectionFlag
        self._list.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
        self._list.scrollTo(index)
        choice = self._model.choice(row)
        if choice is not None:
            announce(self._field, choice.sentence)

    def pick(self) -> bool:
        """Search for what is chosen; answers whether anything is."""
        choice = self.chosen
        if choice is not None:
            self.hide()
            self.picked.emit(str(choice.target))
        return choice is not None

    def ask_rename(self) -> None:
        """Give the chosen saved search another name."""
        if self.chosen is not None and self.chosen.kind is Kind.SAVED:
            self.rename.emit(self.chosen.title)

    def ask_remove(self) -> None:
        """Forget the chosen saved search."""
        if self.chosen is not None and self.chosen.kind is Kind.SAVED:
            self.remove.emit(self.chosen.title)

    def _pick(self, index: QModelIndex) -> None:
        self._list.setCurrentIndex(index)
        self.pick()

    def _offer(self, point: QPoint) -> None:
        index = self._list.indexAt(point)
        choice = self._model.choice(index.row())
        if choice is None or choice.kind is not Kind.SAVED:
            return
        self._list.setCurrentIndex(index)
        menu = QMenu(self)
        menu.addAction("&Rename…").triggered.connect(self.ask_rename)
        menu.addAction("Re&move").triggered.connect(self.ask_remove)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._list.viewport().mapToGlobal(point))

    def _settle(self) -> None:
        """Right under the field, as high as its rows."""
        window, px = self._window, self._theme.px
        below = self._field.mapTo(window, QPoint(0, self._field.height() + px(4)))
        self._hint.setVisible(any(self._saved(row) for row in range(self._model.rowCount())))
        rows = [self._list.sizeHintForRow(row) for row in range(self._model.rowCount())]
        frame = px(14) + (self._hint.sizeHint().height() + px(6) if not self._hint.isHidden() else 0)
        room = window.height() - below.y() - px(8)
        height = min(frame + min(sum(rows), ROWS * px(PaletteDelegate.ROW)), room)
        width = min(max(self._field.width(), px(LEAST_WIDTH)), window.width() - 2 * px(8))
        left = min(below.x(), window.width() - width - px(8))
        self.setGeometry(left, below.y(), width, height)

    def _saved(self, row: int) -> bool:
        choice = self._model.choice(row)
        return choice is not None and choice.kind is Kind.SAVED
