# SPDX-License-Identifier: MIT
"""A button for each kind of mark, to begin its line; those there is no room for are offered together."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from relationship_journal.one_line import LineKind
from relationship_journal.qt import theme
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.tips import tip
from relationship_journal.qt.widgets.choice_chip import pressed_by_enter
from relationship_journal.wording.mark_lines import line_title


class MarkButtons(QWidget):
    """One stop for Tab, arrows go on; `chosen` with the kind of line to begin.

    At the far end stands `how`, which unfolds what else can be said of the conversation.
    """

    chosen = Signal(object)

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composerMarkButtons")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._buttons: dict[LineKind, QPushButton] = {}
        for kind in LineKind:
            button = QPushButton(line_title(kind))
            button.setAccessibleName(f"Begin a line: {line_title(kind)}")
            button.clicked.connect(partial(self.chosen.emit, kind))
            self._buttons[kind] = button
        self._more = QPushButton("More ▾")
        self._more.setAccessibleName("Begin another line")
        self._menu = QMenu(self._more)
        self._menu.triggered.connect(self._choose)
        self._more.setMenu(self._menu)
        self.how = QPushButton("How it was")
        self.how.setObjectName("composerHow")
        self.how.setCheckable(True)
        self.how.setToolTip(tip("Off duty, who needed an ear, cost, in confidence … (Ctrl+Shift+M)"))
        for button in (*self._buttons.values(), self._more):
            theme.look(button, "inline")
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            self._row.addWidget(button)
        theme.look(self.how, "inline")
        for button in (*self._buttons.values(), self._more, self.how):
            button.installEventFilter(self)
        self._row.addStretch(1)
        self._row.addWidget(self.how)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_theme(look)

    def set_theme(self, look: Theme) -> None:
        """Take another text scale."""
        self._row.setSpacing(look.px(8))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        ends = self._more.sizeHint().width() + self._row.spacing() + self.how.sizeHint().width()
        return QSize(ends, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys before the buttons see them, which would take an arrow for Tab, and pass Enter on."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QPushButton):
            return pressed_by_enter(watched, event) or self._go_on(event)
        return super().eventFilter(watched, event)

    def _go_on(self, event: QKeyEvent) -> bool:
        """Go to the next button with an arrow; answers whether it was one."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        shown = self._shown()
        at = next((at for at, button in enumerate(shown) if button.hasFocus()), None)
        if at is None or event.key() not in steps:
            return False
        step = steps[Qt.Key(event.key())] * (-1 if self.layoutDirection() is Qt.LayoutDirection.RightToLeft else 1)
        following = shown[(at + step) % len(shown)]
        self._stop_at(following)
        following.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _shown(self) -> list[QPushButton]:
        return [button for button in (*self._buttons.values(), self._more) if not button.isHidden()]

    def _fit(self) -> None:
        """Show as many as there is room for."""
        gap = self._row.spacing()
        room = self.width() - self.how.sizeHint().width() - gap
        widths = {kind: button.sizeHint().width() + gap for kind, button in self._buttons.items()}
        if sum(widths.values()) > room:
            room -= self._more.sizeHint().width() + gap
        self._menu.clear()
        for kind, button in self._buttons.items():
            room -= widths[kind]
            button.setVisible(room >= 0)
            if room < 0:
                self._menu.addAction(line_title(kind)).setData(kind.value)
        self._more.setVisible(bool(self._menu.actions()))
        if not any(button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in self._shown()):
            self._stop_at(self._shown()[0])

    def _stop_at(self, stop: QPushButton) -> None:
        for button in (*self._buttons.values(), self._more):
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if button is stop else Qt.FocusPolicy.ClickFocus)

    def _choose(self, choice: QAction) -> None:
        self.chosen.emit(LineKind(str(choice.data())))
