# SPDX-License-Identifier: MIT
"""The palette over the window (Ctrl+K): a field and what its letters lead to; it goes with the first choice."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.models.palette import Choice, PaletteModel
from relationship_journal.qt.models.photos import Photos
from relationship_journal.qt.speech import announce
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.overlay_bar import OverlayBarList
from relationship_journal.qt.widgets.palette_delegate import PaletteDelegate

WIDTH, TOP, ROWS = 600, 64, 11
"""How wide the card is, how far from the top of the window, and how many rows it shows at once (at 100 % text)."""
_HINT = "@ people   # tags   > commands"
_NOTHING = "Nothing is called that."
_ELSEWHERE = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: ROWS - 1, Qt.Key.Key_PageUp: 1 - ROWS}
_ENDS = {Qt.Key.Key_Home: -1_000_000, Qt.Key.Key_End: 1_000_000}


class Palette(QWidget):
    """A veil over its window with a card on it; `chosen(Choice)` once it is closed, `closed` always."""

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, model: PaletteModel, look: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self._window = window
        self._model = model
        self._card = QFrame(self)
        self._field = _Field()
        self._list = OverlayBarList()
        self._hint = QLabel(_HINT)
        self._delegate = PaletteDelegate(look, self)
        self._set_up_list()
        theme.look(self._card, "card")
        theme.look(self._hint, "small")
        self._rows = QVBoxLayout(self._card)
        for part in (self._field, self._list, self._hint):
            self._rows.addWidget(part)
        self._rows.setStretch(1, 1)
        self._field.textChanged.connect(self._look_for)
        self._field.stepped.connect(self._step)
        self._field.entered.connect(self._choose_current)
        self._field.left.connect(self.close_quietly)
        window.installEventFilter(self)
        self.set_theme(look)
        self.hide()

    def _set_up_list(self) -> None:
        view = self._list
        view.setObjectName("paletteList")
        view.setAccessibleName("Where to go")
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setModel(self._model)
        view.setItemDelegate(self._delegate)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        view.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        view.clicked.connect(self._choose)

    def show_photos(self, photos: Photos) -> None:
        """Show people by their pictures."""
        self._delegate.photos = photos
        photos.ready.connect(self._list.viewport().update)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._theme = look
        self._delegate.set_theme(look)
        px = look.px
        self._rows.setContentsMargins(1, 1, 1, px(8))
        self._rows.setSpacing(px(6))
        self._hint.setContentsMargins(px(16), 0, px(16), 0)
        self._list.doItemsLayout()
        self._settle()

    def begin(self) -> None:
        """Show it empty, with the cursor in its field."""
        self._field.clear()
        self._look_for("")
        self._settle()
        self.show()
        self.raise_()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_quietly(self) -> None:
        """Go without a choice."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def _look_for(self, text: str) -> None:
        self._model.look_for(text)
        self._list.scrollToTop()
        self._hint.setText(_HINT if self._model.rowCount() else _NOTHING)
        self._settle()
        self._step(1)

    def _step(self, by: int) -> None:
        row = self._model.step(self._list.currentIndex().row(), by)
        choice = self._model.choice(row)
        if choice is None:
            return
        index = self._model.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self._list.selectionModel().setCurrentIndex(index, flags.ClearAndSelect)
        headed = row == 1 and self._model.choice(0) is None
        self._list.scrollTo(self._model.index(0, 0) if headed else index)
        announce(self._field, choice.sentence)

    def _choose_current(self) -> None:
        self._choose(self._list.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        choice: Choice | None = self._model.choice(index.row()) if index.isValid() else None
        if choice is not None:
            self.close_quietly()
            self.chosen.emit(choice)

    # Where it lies

    def _settle(self) -> None:
        """Cover the window; the card is as high as its rows, as far as the window has room."""
        px, window = self._theme.px, self._window
        self.setGeometry(window.rect())
        width = min(px(WIDTH), window.width() - 2 * px(16))
        heights = [self._list.sizeHintForRow(row) for row in range(min(self._model.rowCount(), 2 * ROWS))]
        top = min(px(TOP), window.height() // 12)
        self._card.ensurePolished()
        frame = self._field.sizeHint().height() + self._hint.sizeHint().height() + px(24)
        most = min(ROWS * px(PaletteDelegate.ROW), window.height() - 2 * top - frame)
        self._card.setGeometry(QRect((window.width() - width) // 2, top, width, frame + min(sum(heights), most)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._settle()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Beside the card there is only the way back."""
        self.close_quietly()

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        shade = QColor("#000000")
        shade.setAlphaF(0.5 if self._theme.dark else 0.22)
        painter = QPainter(self)
        painter.fillRect(self.rect(), shade)
        painter.end()


class _Field(QLineEdit):
    """Where the letters go; keys that move or leave are handed on."""

    stepped = Signal(int)
    entered = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("paletteField")
        self.setAccessibleName("Go to a person, account, view or command")
        self.setPlaceholderText("Go to a person, account, view or command")
        self.setMaxLength(200)
        theme.look(self, "line")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        ends = not self.text() or event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _ENDS and ends:
            self.stepped.emit(_ENDS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab leaves, as it leaves a list that has opened: behind the veil there is nothing else to go to."""
        self.left.emit()
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _ELSEWHERE:
            self.left.emit()
