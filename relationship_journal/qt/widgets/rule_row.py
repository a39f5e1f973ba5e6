# SPDX-License-Identifier: MIT
"""A rule in the preferences: on or off, in words; the numbers it goes by unfold under it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from relationship_journal.qt import icons, theme
from relationship_journal.qt.models.setting import Setting
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.controls import Control, SwitchControl
from relationship_journal.qt.widgets.setting_row import SettingRow

_INDENT = 18
_BESIDE_WORDS = 10
"""So that a link begins where the words above it do."""


class Chevrons(NamedTuple):
    """What the buttons that fold show: drawn once for all of them."""

    down: QIcon
    up: QIcon


def chevrons(look: Theme) -> Chevrons:
    """Draw them in the colors of a theme."""
    return Chevrons(icons.icon("chevron-down", look.muted), icons.icon("chevron-up", look.muted))


class RuleRow(SettingRow):
    """`made(list)` of rows that were not there before, once the numbers are first seen; `reset_wanted` as it says."""

    made = Signal(object)
    reset_wanted = Signal()

    def __init__(self, setting: Setting, look: Theme, drawn: Chevrons) -> None:
        self._fold = _FoldButton(f"Numbers: {setting.label}", drawn)
        self._inside: QWidget | None = None
        self._open = self._resettable = False
        self._reset: QPushButton | None = None
        self.numbers: list[SettingRow] = []
        super().__init__(setting, look, _Beside(SwitchControl(setting.label), self._fold))
        self._fold.setVisible(bool(setting.parts))
        self._fold.clicked.connect(self._choose)

    def set_resettable(self, able: bool) -> None:
        """Whether there is anything to set back."""
        self._resettable = able
        if self._reset is not None:
            self._reset.setEnabled(able)

    def draw(self, drawn: Chevrons) -> None:
        """Take the chevrons of another theme."""
        self._fold.draw(drawn)

    @property
    def stops(self) -> list[QWidget]:
        inside = [] if self._reset is None else [*(row.control.proxy for row in self.numbers), self._reset]
        return [*super().stops, self._fold, *inside]

    def light_up(self, found: tuple[str, ...]) -> None:
        """Mark the words somebody searches for, and show the numbers while one of those is meant."""
        super().light_up(found)
        meant = bool(found) and any(all(word in _said(part) for word in found) for part in self.setting.parts)
        for row in self.numbers:
            row.light_up(found)
        self._unfold(self._open or meant)

    def set_theme(self, look: Theme) -> None:
        super().set_theme(look)
        self._fold.set_theme(look)
        for row in self.numbers:
            row.set_theme(look)
        self._indent()

    def _choose(self, open_: bool) -> None:
        self._open = open_
        self._unfold(open_)

    def _unfold(self, open_: bool) -> None:
        if open_ and self._inside is None:
            self._make()
        if self._inside is not None:
            self._inside.setVisible(open_)
        self._fold.show_open(open_)

    def _make(self) -> None:
        self._inside, column = QWidget(), QVBoxLayout()
        column.setSpacing(0)
        self._inside.setLayout(column)
        self.numbers = [SettingRow(part, self._look) for part in self.setting.parts]
        for row in self.numbers:
            row.set_ruled(False)
            column.addWidget(row)
        self._reset = QPushButton("Reset this rule")
        self._reset.setObjectName(f"reset-{self.setting.key}")
        self._reset.setAccessibleName(f"Reset the rule: {self.setting.label}")
        self._reset.setAutoDefault(False)
        theme.look(self._reset, "link")
        self._reset.setEnabled(self._resettable)
        self._reset.clicked.connect(self.reset_wanted)
        self._back = QHBoxLayout()
        self._back.addWidget(self._reset, 0, Qt.AlignmentFlag.AlignLeading)
        column.addLayout(self._back)
        self._indent()
        self.add_below(self._inside)
        self.made.emit(self.numbers)

    def _indent(self) -> None:
        column = None if self._inside is None else self._inside.layout()
        if column is not None:
            column.setContentsMargins(self._look.px(_INDENT), 0, 0, self._look.px(8))
            self._back.setContentsMargins(self._look.px(_BESIDE_WORDS), 0, 0, 0)


class _FoldButton(QToolButton):
    """Shows and hides the numbers of a rule."""

    def __init__(self, name: str, drawn: Chevrons) -> None:
        super().__init__()
        theme.look(self, "icon")
        self.setCheckable(True)
        self.setAccessibleName(name)
        self._drawn = drawn

    def show_open(self, open_: bool) -> None:
        """Point up over open numbers."""
        self.setChecked(open_)
        self.setToolTip("Hide its numbers" if open_ else "Show its numbers")
        self.setIcon(self._drawn.up if open_ else self._drawn.down)

    def draw(self, drawn: Chevrons) -> None:
        """Take the chevrons of another theme."""
        self._drawn = drawn
        self.show_open(self.isChecked())

    def set_theme(self, look: Theme) -> None:
        """Take another text scale."""
        self.setIconSize(QSize(look.px(14), look.px(14)))
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # so that the switches of all rules stand in one line
        self.setSizePolicy(policy)


class _Beside(Control):
    """A switch with the button for more behind it."""

    def __init__(self, switch: SwitchControl, fold: QWidget) -> None:
        super().__init__(switch.proxy, switch.proxy.accessibleName())
        self._switch = switch
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(switch)
        row.addWidget(fold)
        switch.chosen.connect(self.chosen)

    def show_value(self, value: object) -> None:
        self._switch.show_value(value)


def _said(part: Setting) -> str:
    return f"{part.label} {part.hint}".casefold()
