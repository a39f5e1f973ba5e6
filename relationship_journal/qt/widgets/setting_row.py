# SPDX-License-Identifier: MIT
"""A line of the preferences: what it is, how it is set, and beside it why something could not be."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.models.setting import Kind, Setting
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.controls import (
    AmountControl,
    ChoiceControl,
    Control,
    LineControl,
    LinesControl,
    SwitchControl,
)

_LEAST_WORDS = 200


class SettingRow(QWidget):
    """Words at the left, the control at the right; one above the other where that is too narrow."""

    def __init__(self, setting: Setting, look: Theme, control: Control | None = None) -> None:
        super().__init__()
        self.setting = setting
        self.setObjectName(f"setting-{setting.key}")
        self.control = control or _control(setting, look)
        self._shown: object = None
        self._look = look
        self._rule = QFrame()
        theme.look(self._rule, "rule")
        self._label, self._hint, self._wrong = QLabel(), words(setting.hint, "small"), words("", "warning")
        self._label.setWordWrap(True)
        self._hint.setVisible(bool(setting.hint))
        self._wrong.hide()
        self._words = QVBoxLayout()
        self._words.setSpacing(2)
        for part in (self._label, self._hint, self._wrong):
            self._words.addWidget(part)
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._sides.addLayout(self._words, 1)
        self._sides.addWidget(self.control)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self._rule)
        rows.addLayout(self._sides)
        self._rows = rows
        self.control.refused.connect(self.refuse)
        self.light_up(())
        self.set_theme(look)
        self._tell_reader("")

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in order."""
        return [self.control.proxy]

    def show_value(self, value: object) -> None:
        """Show what is set now; what somebody is typing is left alone while that stays the same."""
        if value != self._shown:
            self._shown = value
            self.control.show_value(value)
            self.accept()

    def show_hint(self, hint: str) -> None:
        """Say in other words what is set."""
        if hint != self._hint.text():
            self._hint.setText(hint)
            self._tell_reader("")

    def add_below(self, more: QWidget) -> None:
        """Put something under the whole line."""
        self._rows.addWidget(more)

    def forget(self) -> None:
        """Let what was typed go, next time a value is shown."""
        self._shown = None

    def refuse(self, sentence: str) -> None:
        """Say why something could not be set."""
        self._wrong.setText(sentence)
        self._wrong.show()
        self._tell_reader(sentence)

    def accept(self) -> None:
        """What is shown is what is set."""
        self._wrong.hide()
        self._tell_reader("")

    def set_ruled(self, ruled: bool) -> None:
        """Whether a line parts it from what is above."""
        self._rule.setVisible(ruled)

    def light_up(self, found: tuple[str, ...]) -> None:
        """Mark the words somebody searches for."""
        # Markup takes far longer to lay out than plain words, and a page has many.
        self._label.setTextFormat(Qt.TextFormat.RichText if found else Qt.TextFormat.PlainText)
        self._label.setText(_lit(self.setting.label, found, self._look) if found else self.setting.label)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._look = look
        self._sides.setContentsMargins(look.px(14), look.px(9), look.px(14), look.px(9))
        self._sides.setSpacing(look.px(12))
        self.control.set_theme(look)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """As narrow as its widest half, for then they stand one above the other."""
        edges = self._sides.contentsMargins()
        width = max(self.control.minimumSizeHint().width(), self._words.minimumSize().width())
        return QSize(width + edges.left() + edges.right(), super().minimumSizeHint().height())

    def _arrange(self) -> None:
        ways = QBoxLayout.Direction
        needed = self.control.sizeHint().width() + self._look.px(_LEAST_WORDS + 40)
        beside = self.setting.kind is not Kind.LINES and self.width() >= needed
        self._sides.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        stretch = Qt.AlignmentFlag(0) if self.setting.kind is Kind.LINES else Qt.AlignmentFlag.AlignLeading
        self._sides.setAlignment(self.control, Qt.AlignmentFlag.AlignVCenter if beside else stretch)

    def _tell_reader(self, wrong: str) -> None:
        parts = (self._hint.text(), self.setting.unit and f"in {self.setting.unit}", wrong)
        self.control.proxy.setAccessibleDescription(" ".join(part for part in parts if part))


def _control(setting: Setting, look: Theme) -> Control:
    match setting.kind:
        case Kind.CHOICE:
            return ChoiceControl(setting.label, setting.words)
        case Kind.SWITCH:
            return SwitchControl(setting.label)
        case Kind.AMOUNT:
            return AmountControl(setting.label, setting.bounds, setting.unit, setting.step, look)
        case Kind.LINE:
            return LineControl(setting.label)
    return LinesControl(setting.label)


def _lit(text: str, found: tuple[str, ...], look: Theme) -> str:
    """The text as markup with what was found on the color of a selection."""
    low = text.casefold()
    marks = sorted((low.index(word), low.index(word) + len(word)) for word in found if word in low)
    made, at = "", 0
    for start, end in marks:
        if start >= at:
            inside = (
                f'<span style="background-color:{look.selection};color:{look.text}">{escape(text[start:end])}</span>'
            )
            made += escape(text[at:start]) + inside
            at = end
    return made + escape(text[at:])
