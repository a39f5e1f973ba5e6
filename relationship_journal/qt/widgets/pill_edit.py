# SPDX-License-Identifier: MIT
"""Small round input fields as wide as what they say: when a conversation was, and how long it took."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QSizePolicy, QStyle, QWidget

from relationship_journal import wording
from relationship_journal.one_line import minutes_of
from relationship_journal.qt import icons, theme
from relationship_journal.qt.models.composer import written
from relationship_journal.qt.theme import Theme
from relationship_journal.values import MAX_MINUTES, Minutes, When

STEP = 5
_AROUND_ICON = 12
"""What Qt keeps free around an icon inside a line edit, in pixels at any text size."""


class PillEdit(QLineEdit):
    """A round line edit; its placeholder stands for what is usual. `edited` follows what a person does to it."""

    edited = Signal()

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = look
        self._wrong = False
        self._tail = 0
        theme.look(self, "pill")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_theme(look)
        self.textChanged.connect(self.fit)
        self.textEdited.connect(self._tell)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._theme = look
        self.fit()

    def set_wrong(self, wrong: bool) -> None:
        """Mark the field as one that cannot be read, or not."""
        if wrong != self._wrong:
            self._wrong = wrong
            self.setProperty("wrong", wrong)
            theme.repolish(self)

    def set_usual(self, text: str) -> None:
        """What holds while the field is empty."""
        self.setPlaceholderText(text)
        self.fit()

    def fit(self) -> None:
        """Be as wide as the text."""
        words = self.text() or self.placeholderText()
        width = max(self.fontMetrics().horizontalAdvance(words), self._theme.px(28))
        self.setFixedWidth(width + self._theme.px(2 * 8 + 2) + 5 + self._tail)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window where there is nothing of one's own to undo."""
        is_undo = isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.Undo)
        if is_undo and event.type() == QEvent.Type.ShortcutOverride and not self.isUndoAvailable():
            event.ignore()
            return False
        return super().event(event)

    def _tell(self, _: str) -> None:
        self.edited.emit()


class WhenEdit(PillEdit):
    """When it was: words like "yesterday 4pm" become "Yesterday 16:00" on leaving; empty means now."""

    def __init__(
        self, read: Callable[[str], When], title: Callable[[When], str], look: Theme, parent: QWidget | None = None
    ) -> None:
        self._read = read
        self._title = title
        self._typed = ""
        self._choices = QAction()
        super().__init__(look, parent)
        self.setObjectName("composerWhen")
        self.setAccessibleName("When")
        self._choices.setText("Choose when")
        self._choices.triggered.connect(self._offer)
        self.addAction(self._choices, QLineEdit.ActionPosition.TrailingPosition)
        self.editingFinished.connect(self.settle)

    def set_theme(self, look: Theme) -> None:
        self._tail = self.style().pixelMetric(QStyle.PixelMetric.PM_LineEditIconSize) + _AROUND_ICON
        self._choices.setIcon(QIcon(icons.icon("chevron-down", look.muted)))
        super().set_theme(look)

    @property
    def typed(self) -> str:
        """What was typed, or a date that means the same on any day; empty for now."""
        return self._typed if self.text().strip() else ""

    def set_typed(self, text: str) -> None:
        """Show a moment from a draft, or now (an empty text)."""
        self._typed = text
        self.setText(text)
        self.settle()

    def show_said(self, when: When | None) -> None:
        """Show a moment that words elsewhere say, or now; nobody typed it here."""
        self._typed = ""
        title = "" if when is None else self._title(when)
        if self.text() != title:
            self.setText(title)

    def settle(self) -> None:
        """Show the moment that is meant; what cannot be read stays as it is."""
        if not self.typed.strip():
            return
        try:
            when = self._read(self._typed)
        except ValueError:
            return
        self._typed = written(when)
        self.setText(self._title(when))

    def show_now(self) -> None:
        """Let the empty field say what time it is."""
        self.set_usual(self._title(self._read("")))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self._offer()
        else:
            super().keyPressEvent(event)

    def _tell(self, text: str) -> None:
        self._typed = text
        super()._tell(text)

    def _offer(self) -> None:
        menu = QMenu(self)
        for words in ("now", "an hour ago", "this morning", "yesterday", "2 days ago", "last Friday"):
            try:
                self._read(words)
            except ValueError:
                continue
            choice = menu.addAction(words.capitalize())
            choice.setData(words)
        menu.triggered.connect(self._choose)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _choose(self, choice: QAction) -> None:
        words = str(choice.data())
        self.set_typed("" if words == "now" else words)
        self.edited.emit()


class MinutesEdit(PillEdit):
    """How long it took: "25", "1 h 20" or "90 min"; arrows move by 5, empty means what is usual on the channel."""

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        self._usual: Minutes = 15
        super().__init__(look, parent)
        self.setObjectName("composerMinutes")
        self.setAccessibleName("Minutes")
        self.setMaxLength(12)
        self.editingFinished.connect(self.settle)

    @property
    def minutes(self) -> Minutes | None:
        """The length as written; None where the field is empty. Raises ValueError with a sentence."""
        text = self.text().strip()
        if not text:
            return None
        minutes = minutes_of(text)
        if minutes is None:
            raise ValueError(f"“{text}” is not a length that can be read here. Try “25”, “90 min” or “1 h 20”.")
        if minutes > MAX_MINUTES:
            raise ValueError("A conversation can last a week at most. Check the minutes.")
        return minutes

    def set_minutes(self, minutes: Minutes | None) -> None:
        """Show a length, or what is usual (None)."""
        self.setText("" if minutes is None else wording.duration(minutes))

    def set_usual_minutes(self, minutes: Minutes) -> None:
        """What the channel's conversations are taken for."""
        self._usual = minutes
        self.set_usual(wording.duration(minutes))

    def settle(self) -> None:
        """Show the length in its usual form; what cannot be read stays as it is."""
        try:
            self.set_minutes(self.minutes)
        except ValueError:
            return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: STEP, Qt.Key.Key_Down: -STEP}
        if event.key() not in steps or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        try:
            now = self.minutes
        except ValueError:
            return
        step = steps[Qt.Key(event.key())]
        start = self._usual if now is None else now
        self.set_minutes(min(max((start + step) // STEP * STEP, 0), MAX_MINUTES))
        self.edited.emit()
