# SPDX-License-Identifier: MIT
"""What opens under the filter button: choices by kind, found by typing, chosen with Space or a click."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.models.people_filter import PeopleFilterModel
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.choice_delegate import ChoiceDelegate
from relationship_journal.values import EVERYBODY

_WIDTH, _HEIGHT = 268, 440
_NOTHING = "Nothing is called that."


class PeopleFilterPopup(QFrame):
    """Shows a PeopleFilterModel; what is chosen acts at once. Esc, Enter or a click elsewhere closes it."""

    def __init__(self, model: PeopleFilterModel, look: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("peopleFilter")
        self.setAccessibleName("Filter people")
        theme.look(self, "popup")
        self._model = model
        self._theme = look
        self._find = QLineEdit()
        self._list = QListView()
        self._delegate = ChoiceDelegate(look, self)
        self._nothing = QLabel(_NOTHING)
        self._everybody = QPushButton("Show everybody")
        self._done = QPushButton("Done")
        self._set_up()
        self._lay_out()
        self.set_theme(look)

    def _set_up(self) -> None:
        self._find.setObjectName("peopleFilterFind")
        self._find.setPlaceholderText("Find a tag, account …")
        self._find.setAccessibleName("Find a choice")
        self._find.textChanged.connect(self._look_for)
        self._find.installEventFilter(self)
        view = self._list
        view.setObjectName("peopleFilterList")
        view.setAccessibleName("Choices")
        view.setModel(self._model)
        view.setItemDelegate(self._delegate)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        view.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        view.installEventFilter(self)
        view.clicked.connect(self._toggle)
        theme.look(self._nothing, "muted")
        theme.look(self._everybody, "link")
        theme.look(self._done, "link")
        self._everybody.clicked.connect(self._want_everybody)
        self._done.clicked.connect(self.close)
        self._model.changed.connect(self._follow)

    def _lay_out(self) -> None:
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._everybody)
        self._foot.addStretch(1)
        self._foot.addWidget(self._done)
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self._find)
        self._rows.addWidget(self._list, 1)
        self._rows.addWidget(self._nothing)
        self._rows.addLayout(self._foot)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._theme = look
        px = look.px
        self._delegate.set_theme(look)
        self._list.doItemsLayout()
        self._rows.setContentsMargins(px(8), px(8), px(8), px(6))
        self._rows.setSpacing(px(6))

    def open_under(self, button: QWidget) -> None:
        """Open below a button, as high as the choices need and the screen has."""
        self._model.begin()
        self._find.clear()
        self._follow()
        self.setGeometry(self._spot(button))
        self.show()
        self._list.setCurrentIndex(QModelIndex())
        self._step(1)
        self._list.setFocus()

    def _spot(self, button: QWidget) -> QRect:
        px, screen = self._theme.px, button.screen().availableGeometry()
        rows = sum(self._list.sizeHintForRow(row) for row in range(self._model.rowCount()))
        around = self.sizeHint().height() - self._list.sizeHint().height()
        height = min(rows + around + px(4), px(_HEIGHT), screen.height())
        width = min(px(_WIDTH), screen.width())
        if button.isVisible():
            place = button.mapToGlobal(QPoint(button.width() - width, button.height() + px(4)))
        else:  # a window too narrow for the people
            place = button.window().mapToGlobal(QPoint((button.window().width() - width) // 2, px(48)))
        left = min(max(place.x(), screen.left()), screen.right() + 1 - width)
        top = min(max(place.y(), screen.top()), screen.bottom() + 1 - height)
        return QRect(left, top, width, height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_list(event) if watched is self._list else self._on_field(event)
        return super().eventFilter(watched, event)

    def _on_list(self, event: QKeyEvent) -> bool:
        """Space chooses, Enter is done, arrows pass headings by, and letters begin to look for something."""
        key = event.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Space:
            self._toggle(self._list.currentIndex())
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.close()
        elif event.text().isprintable() and event.text().strip():
            self._find.setFocus()
            self._find.insert(event.text())
        else:
            return False
        return True

    def _on_field(self, event: QKeyEvent) -> bool:
        """Down goes on in the list, Enter chooses its first line."""
        key = event.key()
        if key == Qt.Key.Key_Down:
            self._list.setFocus()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._toggle(self._list.currentIndex())
            self._find.clear()
            self._list.setFocus()
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        """Go to the next choice, past headings."""
        row = self._list.currentIndex().row() + by
        while 0 <= row < self._model.rowCount() and self._model.row(row).is_heading:
            row += by
        if 0 <= row < self._model.rowCount():
            self._list.setCurrentIndex(self._model.index(row, 0))
        elif by < 0:
            self._list.scrollToTop()
            self._find.setFocus()

    def _toggle(self, index: QModelIndex) -> None:
        if index.isValid():
            self._model.toggle(index.row())

    def _look_for(self, text: str) -> None:
        self._model.look_for(text)
        self._list.setCurrentIndex(QModelIndex())
        self._step(1)
        self._nothing.setVisible(not self._model.rowCount())

    def _want_everybody(self) -> None:
        self._model.want(EVERYBODY)

    def _follow(self) -> None:
        self._everybody.setEnabled(bool(self._model.wanted))
        self._nothing.setVisible(not self._model.rowCount())
