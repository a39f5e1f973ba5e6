# SPDX-License-Identifier: MIT
"""The marks of an entry as chips in its form: each offers what can be done about it, and more can be added."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.models.carried import Said
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.tips import tip
from relationship_journal.qt.widgets.flow import FlowLayout
from relationship_journal.values import MarkRef

_WIDEST = 330
_LEAST = 60


class MarksRow(QWidget):
    """`deeds_wanted(MarkRef, QPoint)` and `add_wanted(QPoint)` ask for a menu there, `delete_wanted(MarkRef)` at once.

    `made` follows every time there are new chips.
    """

    deeds_wanted = Signal(object, QPoint)
    delete_wanted = Signal(object)
    add_wanted = Signal(QPoint)
    made = Signal()

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = look
        self._shown: tuple[Said, ...] = ()
        self._chips: list[_MarkChip] = []
        label = QLabel("Marks")
        theme.look(label, "small")
        self._add = QPushButton("+ add ▾")
        self._add.setObjectName("marksAdd")
        self._add.setAccessibleName("Add a mark: promise, favor, goal and others")
        theme.look(self._add, "quiet")
        self._add.clicked.connect(self._ask_to_add)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._flow = FlowLayout(self)
        self._flow.addWidget(label)
        self._flow.addWidget(self._add)
        self.set_theme(look)

    def set_theme(self, look: Theme) -> None:
        """Take another text scale; the colors come from the style sheet."""
        self._theme = look
        self._flow.set_gaps(look.px(6), look.px(4))
        for chip in self._chips:
            chip.set_bounds(look.px(_LEAST), look.px(_WIDEST))

    def show_marks(self, said: Sequence[Said], after: QWidget) -> None:
        """Show these marks; Tab leads to them from `after`. The cursor stays where it was among them."""
        if tuple(said) == self._shown:
            return
        self._shown = tuple(said)
        at = next((number for number, chip in enumerate(self._chips) if chip.hasFocus()), None)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self._add)
        self._chips = [self._chip(one) for one in said]
        for widget in (*self._chips, self._add):
            self._flow.addWidget(widget)
            widget.show()  # at once, so that it can take the cursor
            QWidget.setTabOrder(after, widget)
            after = widget
        if at is not None:
            (self._chips[min(at, len(self._chips) - 1)] if self._chips else self._add).setFocus()
        self.updateGeometry()
        self.made.emit()

    def _chip(self, one: Said) -> _MarkChip:
        look = self._theme
        chip = _MarkChip(one.words, pressing=one.pressing)
        chip.set_bounds(look.px(_LEAST), look.px(_WIDEST))
        if one.ref is not None:
            chip.clicked.connect(partial(self._ask_deeds, one.ref, chip))
            chip.delete_wanted.connect(partial(self.delete_wanted.emit, one.ref))
        return chip

    def _ask_deeds(self, ref: MarkRef, chip: QWidget, _: bool = False) -> None:
        self.deeds_wanted.emit(ref, chip.mapToGlobal(chip.rect().bottomLeft()))

    def _ask_to_add(self) -> None:
        self.add_wanted.emit(self._add.mapToGlobal(self._add.rect().bottomLeft()))


class _MarkChip(QPushButton):
    """A mark in words, cut where it does not fit; Enter and a click offer its deeds, Delete takes it away."""

    delete_wanted = Signal()

    def __init__(self, words: str, *, pressing: bool) -> None:
        super().__init__()
        self.setObjectName("markChip")
        self._words = words
        self._bounds = (0, 0)
        self.setAccessibleName(words)
        self.setToolTip(tip(words))
        self.setProperty("pressing", pressing)
        theme.look(self, "chip")
        self.setText(self._shown(words))

    def set_bounds(self, least: int, widest: int) -> None:
        """How narrow and how wide it may be, in pixels."""
        self._bounds = (least, widest)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        around = super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text().replace("&&", "&"))
        wish = self.fontMetrics().horizontalAdvance(self._words) + around + 1
        return QSize(min(wish, self._bounds[1]), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._bounds[0], self.sizeHint().width()), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        around = super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text().replace("&&", "&"))
        cut = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width() - around)
        self.setText(self._shown(cut))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _shown(words: str) -> str:
        return words.replace("&", "&&")
