# SPDX-License-Identifier: MIT
"""What the contact editor is filled in with: each holds one plain value and tells when a person changes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.contact.columns import Columns

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NOTE_LINES = 4


class Text(QLineEdit):
    """A line of text, with what it may complete to."""

    edited = Signal()

    def __init__(self, offers: Iterable[str] = ()) -> None:
        super().__init__()
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 10)
        self._offers = list(offers)
        self.textEdited.connect(self._tell)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What there is to offer is made ready where somebody begins to write: most fields are never entered."""
        if self._offers and self.completer() is None:
            self._offer(self._made_completer(self._offers))
        super().focusInEvent(event)

    def _made_completer(self, offers: list[str]) -> QCompleter:
        return QCompleter(offers, self)

    def _offer(self, completer: QCompleter) -> None:
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        popup = completer.popup()
        if popup is not None:
            theme.look(popup, "popup")
        self.setCompleter(completer)
        completer.activated.connect(self._tell)

    def value(self) -> str:
        return self.text()

    def put(self, value: object) -> None:
        self.setText(str(value))
        self.setCursorPosition(0)

    def _tell(self, _: str) -> None:
        self.edited.emit()


class Tags(Text):
    """Tags in a line, parted by commas; the one being typed is completed."""

    def _made_completer(self, offers: list[str]) -> QCompleter:
        return _LastPart(offers, self)


class _LastPart(QCompleter):
    """Completes what stands behind the last comma."""

    def splitPath(self, path: str) -> list[str]:
        return [path.rpartition(",")[2].strip()]

    def pathFromIndex(self, index: object) -> str:
        edit = self.widget()
        typed = edit.text() if isinstance(edit, QLineEdit) else ""
        before = typed.rpartition(",")[0].strip()
        chosen = super().pathFromIndex(index)  # type: ignore[arg-type]
        return f"{before}, {chosen}" if before else chosen


class Note(QPlainTextEdit):
    """Several lines of text; Tab leaves them."""

    edited = Signal()

    def __init__(self, lines: int = _NOTE_LINES) -> None:
        super().__init__()
        self._lines = lines
        self._filled = ("", "")
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.edited)

    def value(self) -> str:
        """What stands there; untouched it is what was put, with the no-break spaces the document does not give back."""
        text, (shown, given) = self.toPlainText(), self._filled
        return given if text == shown else text

    def put(self, value: object) -> None:
        self.blockSignals(True)
        self.setPlainText(str(value))
        self._filled = (self.toPlainText(), str(value))
        self.blockSignals(False)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.fontMetrics().lineSpacing() * (self._lines + 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 10, self.sizeHint().height())


class Choice(QComboBox):
    """One of a few words; a turning wheel passes over it."""

    edited = Signal()

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__()
        _calm(self)
        for value, text in words.items():
            self.addItem(text, value)
        self.activated.connect(self._tell)

    def value(self) -> str:
        return str(self.currentData())

    def put(self, value: object) -> None:
        self.setCurrentIndex(self.findData(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _tell(self, _: int) -> None:
        self.edited.emit()


class Suggested(QComboBox):
    """A word of one's own, or one of those offered."""

    edited = Signal()

    def __init__(self, offers: Sequence[str], placeholder: str = "") -> None:
        super().__init__()
        _calm(self)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]  # Qt's own way to have none
        self.offer(offers)
        line = self.lineEdit()
        if line is not None:
            line.setPlaceholderText(placeholder)
            line.textEdited.connect(self._tell)
        self.activated.connect(self._tell)

    def offer(self, offers: Sequence[str]) -> None:
        """Offer other words; what stands there stays."""
        typed = self.currentText()
        self.clear()
        self.addItems(list(offers))
        self.setCurrentIndex(-1)
        self.setEditText(typed)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        super().setAccessibleDescription(description)
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleDescription(description)

    def value(self) -> str:
        return self.currentText()

    def put(self, value: object) -> None:
        self.setCurrentIndex(-1)
        self.setEditText(str(value))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _tell(self, _: object) -> None:
        self.edited.emit()


class Mark(QCheckBox):
    """Yes or no."""

    edited = Signal()

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setAccessibleName(words)
        self.clicked.connect(self._tell)

    def value(self) -> bool:
        return self.isChecked()

    def put(self, value: object) -> None:
        self.setChecked(bool(value))

    def _tell(self, _: bool) -> None:
        self.edited.emit()


class Months(QWidget):
    """Months of the year, each on or off; arrows move among them, so that Tab passes them in one step."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        columns = Columns((12, 6, 4, 3), 7, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(columns)
        self._buttons = [_Month(name) for name in _MONTHS]
        for button in self._buttons:
            columns.add(button)
            button.clicked.connect(self.edited)
            button.moved.connect(self._go)
        self._stop_at(self._buttons[0])
        self.setFocusProxy(self._buttons[0])

    def value(self) -> list[int]:
        return [number for number, button in enumerate(self._buttons, 1) if button.isChecked()]

    def put(self, value: object) -> None:
        chosen = value if isinstance(value, list) else []
        for number, button in enumerate(self._buttons, 1):
            button.setChecked(number in chosen)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        for button, month in zip(self._buttons, _MONTHS, strict=True):
            button.setAccessibleName(f"{name}: {month}")

    def _go(self, step: int) -> None:
        focused = self.focusWidget()
        at = next((at for at, button in enumerate(self._buttons) if button is focused), 0)
        target = self._buttons[(at + step) % len(self._buttons)]
        self._stop_at(target)
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def _stop_at(self, stop: QPushButton) -> None:
        for button in self._buttons:
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus)


class _Month(QPushButton):
    """One month; `moved(1 or -1)` with the arrows."""

    moved = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._name = name
        self.setCheckable(True)
        theme.look(self, "pill")
        self.toggled.connect(self._show)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        forth = self.layoutDirection() is Qt.LayoutDirection.LeftToRight
        steps = {Qt.Key.Key_Right: 1 if forth else -1, Qt.Key.Key_Left: -1 if forth else 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.moved.emit(step)

    def _show(self, on: bool) -> None:
        self.setText(f"✓ {self._name}" if on else self._name)


AnyInput = Text | Note | Choice | Suggested | Mark | Months


def _calm(box: QComboBox) -> None:
    box.setMaxVisibleItems(12)
    box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
