# SPDX-License-Identifier: MIT
"""Where a passphrase is typed: hidden letters, a button that shows them, a hint when Caps Lock seems to be on."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from relationship_journal.qt import icons, theme

CAPS_LOCK = "Caps Lock seems to be on."
_HINTS = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
    | Qt.InputMethodHint.ImhHiddenText
)


class PassphraseEdit(QLineEdit):
    """`caps(bool)` says when Caps Lock seems to have been turned on or off; Qt cannot tell before a letter is typed."""

    caps = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caps = False
        self._eye: QToolButton | None = None
        self.show_letters(False)

    def show_letters(self, shown: bool) -> None:
        """Show what is typed, or hide it."""
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.setInputMethodHints(_HINTS)  # a change of the mode changes them
        if self._eye is not None:
            self._eye.setChecked(shown)
            self._eye.setIcon(self._icon(shown))
            self._eye.setAccessibleName("Hide the passphrase" if shown else "Show the passphrase")
            self._eye.setToolTip(self._eye.accessibleName())

    def add_eye(self) -> QToolButton:
        """Put the button that shows the letters into the field, and answer with it."""
        self._eye = QToolButton(self)
        self._eye.setObjectName("passphraseReveal")
        self._eye.setCheckable(True)
        self._eye.setCursor(Qt.CursorShape.ArrowCursor)
        self._eye.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.look(self._eye, "icon")
        self._eye.toggled.connect(self.show_letters)
        self.show_letters(False)
        self._place()
        return self._eye

    def forget(self) -> None:
        """Drop what was typed, and what Ctrl+Z would bring back; hide the letters of what comes next."""
        self.setText("")
        self.show_letters(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._look_at(event)
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _look_at(self, event: QKeyEvent) -> None:
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._set_caps(False)  # which way it went shows with the next letter
        elif len(letter) == 1 and letter.upper() != letter.lower():
            self._set_caps(letter.isupper() != bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))

    def _set_caps(self, on: bool) -> None:
        if on != self._caps:
            self._caps = on
            self.caps.emit(on)

    def _icon(self, shown: bool) -> QIcon:
        return icons.icon("eye-off" if shown else "eye", theme.worn().muted)

    def _place(self) -> None:
        if self._eye is None:
            return
        look = theme.worn()
        side = min(self.height() - 4, look.px(28))
        self._eye.setFixedSize(side, side)
        self._eye.setIconSize(QSize(look.px(18), look.px(18)))
        gap = (self.height() - side) // 2
        right = self.layoutDirection() != Qt.LayoutDirection.RightToLeft
        self._eye.move(self.width() - side - gap if right else gap, gap)
        self.setTextMargins(0 if right else side, 0, side if right else 0, 0)
