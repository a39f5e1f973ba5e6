# SPDX-License-Identifier: MIT
"""What settings are set with: each shows a value, and tells of one the user has chosen or of why it cannot be."""

from __future__ import annotations

import re
from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from relationship_journal.qt import icons, theme
from relationship_journal.qt.theme import Theme

PAUSE_MS = 700
"""After so long without a key, what was typed counts."""
_WIDE = 18
"""Letters a box of choices shows at most; a longer choice is cut in the box and whole in its list."""
_DIGITS = 4
"""Every amount is as wide, so that they stand in one line."""
_ON, _OFF = "On", "Off"
_NUMBER = re.compile(r"\s*([+-]?\d{1,6})\s*([^\d\s]*)\s*")


class Control(QWidget):
    """`chosen(value)` what the user wants, `refused(str)` why what was typed cannot be. Focus goes to `proxy`."""

    chosen = Signal(object)
    refused = Signal(str)

    def __init__(self, proxy: QWidget, name: str) -> None:
        super().__init__()
        self.proxy = proxy
        proxy.setAccessibleName(name)
        self.setFocusProxy(proxy)

    def show_value(self, value: object) -> None:
        """Show what is set, without telling of it."""
        raise NotImplementedError

    def settle(self) -> None:
        """Take what was typed and not counted yet."""

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale; most of it comes from the style sheet."""


class ChoiceControl(Control):
    """One of a few words."""

    def __init__(self, name: str, words: Mapping[str, str]) -> None:
        self._box = _CalmBox()
        super().__init__(self._box, name)
        if max(map(len, words.values()), default=0) > _WIDE:
            self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            self._box.setMinimumContentsLength(_WIDE)
        self._box.view().setAccessibleName(name)
        for value, text in words.items():
            self._box.addItem(text, value)
        self._box.activated.connect(self._choose)
        _fill(self, self._box)

    def show_value(self, value: object) -> None:
        self._box.setCurrentIndex(self._box.findData(value))

    def _choose(self, index: int) -> None:
        self.chosen.emit(self._box.itemData(index))


class SwitchControl(Control):
    """On or off."""

    def __init__(self, name: str) -> None:
        self._box = _OnOff()
        super().__init__(self._box, name)
        self._name = name
        self._box.toggled.connect(self._say)
        self._say(False)
        self._box.clicked.connect(self._choose)
        _fill(self, self._box)

    def show_value(self, value: object) -> None:
        self._box.setChecked(bool(value))

    def _say(self, on: bool) -> None:
        self._box.setText(_ON if on else _OFF)
        self._box.setAccessibleName(f"{self._name}: {self._box.text()}")

    def _choose(self, on: bool) -> None:
        self.chosen.emit(on)


class AmountControl(Control):
    """A whole number within bounds, typed, or stepped with its two buttons or Up and Down."""

    def __init__(self, name: str, bounds: tuple[int, int], unit: str, step: int, look: Theme) -> None:
        self._edit = _ShortEdit(_DIGITS)
        super().__init__(self._edit, name)
        self._bounds, self._unit, self._step = bounds, unit, step
        self._value = bounds[0]
        self._less, self._more = _step_button(f"Less: {name}"), _step_button(f"More: {name}")
        unit_words = QLabel(unit)
        theme.look(unit_words, "muted")
        _fill(self, self._less, self._edit, self._more, unit_words)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.settle)
        self._edit.textEdited.connect(self._wait)
        self._edit.editingFinished.connect(self.settle)
        self._edit.stepped.connect(self._go)
        self._less.clicked.connect(self._go_down)
        self._more.clicked.connect(self._go_up)
        self.set_theme(look)

    def show_value(self, value: object) -> None:
        self._pause.stop()
        self._value = int(str(value))
        self._edit.setText(str(self._value))
        self._less.setEnabled(self._value > self._bounds[0])
        self._more.setEnabled(self._value < self._bounds[1])

    def set_theme(self, look: Theme) -> None:
        for button, picture in ((self._less, "minus"), (self._more, "plus")):
            button.setIcon(icons.icon(picture, look.text, look.line))
            button.setIconSize(QSize(look.px(14), look.px(14)))

    def settle(self) -> None:
        self._pause.stop()
        typed = _NUMBER.fullmatch(self._edit.text())
        low, high = self._bounds
        if typed is None or not low <= int(typed[1]) <= high:
            self.refused.emit(f"A whole number from {low:,} to {high:,} is needed. It stays at {self._value:,}.")
        else:
            self._choose(int(typed[1]))

    def _wait(self) -> None:
        self._pause.start()

    def _go_down(self) -> None:
        self._go(-1)

    def _go_up(self) -> None:
        self._go(1)

    def _go(self, way: int) -> None:
        """To the next multiple of the step; from what is typed, if that can be."""
        typed = _NUMBER.fullmatch(self._edit.text())
        now = int(typed[1]) if typed is not None else self._value
        step = self._step
        aim = (now // step + 1) * step if way > 0 else -(-now // step) * step - step
        self._choose(min(max(aim, self._bounds[0]), self._bounds[1]))

    def _choose(self, value: int) -> None:
        self.show_value(value)
        self.chosen.emit(value)


class LineControl(Control):
    """A line of text; it counts when it is left."""

    def __init__(self, name: str) -> None:
        self._edit = _ShortEdit(26)
        super().__init__(self._edit, name)
        self._edit.setAlignment(Qt.AlignmentFlag.AlignLeading)
        self._edit.editingFinished.connect(self.settle)
        _fill(self, self._edit)

    def show_value(self, value: object) -> None:
        self._edit.setText(str(value))

    def settle(self) -> None:
        self.chosen.emit(" ".join(self._edit.text().split()))


class LinesControl(Control):
    """A few lines of text; they count when they are left."""

    def __init__(self, name: str) -> None:
        self._edit = _Lines()
        super().__init__(self._edit, name)
        self._edit.left.connect(self.settle)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._edit)

    def show_value(self, value: object) -> None:
        self._edit.setPlainText(str(value))

    def settle(self) -> None:
        self.chosen.emit(self._edit.toPlainText().strip())


class _OnOff(QCheckBox):
    """As wide for either word, so that boxes one under the other stand in one line."""

    def sizeHint(self) -> QSize:
        metrics, usual = self.fontMetrics(), super().sizeHint()
        widest = max(metrics.horizontalAdvance(_ON), metrics.horizontalAdvance(_OFF))
        return QSize(usual.width() + widest - metrics.horizontalAdvance(self.text()), usual.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class _CalmBox(QComboBox):
    """A box of choices that a turning wheel passes over: what it sets acts at once."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaxVisibleItems(12)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _ShortEdit(QLineEdit):
    """As wide as its longest value; `stepped(1 or -1)` for Up and Down."""

    stepped = Signal(int)

    def __init__(self, letters: int) -> None:
        super().__init__()
        self._letters = letters
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        usual = super().sizeHint()
        letters = QLineEdit.minimumSizeHint(self).width() + self.fontMetrics().horizontalAdvance("0" * self._letters)
        return QSize(letters, usual.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if self._letters < 10 else super().minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)


class _Lines(QPlainTextEdit):
    """A few lines; Tab leaves them."""

    left = Signal()
    LINES = 3

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.fontMetrics().lineSpacing() * (self.LINES + 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}:
            self.left.emit()  # whoever looks something up in another window comes back to go on

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()


def _step_button(name: str) -> QToolButton:
    button = QToolButton()
    theme.look(button, "icon")
    button.setAccessibleName(name)
    button.setToolTip(name.partition(":")[0])
    button.setAutoRepeat(True)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button


def _fill(control: QWidget, *parts: QWidget) -> None:
    row = QHBoxLayout(control)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(4)
    for part in parts:
        row.addWidget(part)
