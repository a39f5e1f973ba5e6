# SPDX-License-Identifier: MIT
"""One mark of a text as small fields: each says what was read, and corrects it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.models.composer.mark_rows import MarkField, MarkRow, Shape
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.choice_pill import ChoicePill
from relationship_journal.qt.widgets.flow import FlowLayout
from relationship_journal.qt.widgets.pill_edit import PillEdit

TITLE_WIDTH = 66
WIDEST = 300


class WordsPill(PillEdit):
    """A field of words, no wider than a few of them; `said` when it is left, `done` with Enter."""

    said = Signal(str)
    done = Signal()

    def __init__(self, look: Theme, name: str, hint: str) -> None:
        self._held = ""
        super().__init__(look)
        self.setAccessibleName(name)
        self.set_usual(hint)
        self.editingFinished.connect(self.commit)
        self.returnPressed.connect(self.done)

    def show_words(self, words: str) -> None:
        """Show what the text says; what somebody is typing stays."""
        if self.hasFocus() and self.text() != self._held:
            return
        self._held = words
        if self.text() != words:
            self.setText(words)
            self.setCursorPosition(0)
        self.set_wrong(False)
        self.fit()

    def commit(self) -> None:
        """Say what was typed, if it is something else."""
        if self.text() != self._held:
            self.said.emit(self.text())

    def accept(self) -> None:
        """What was typed stands in the text now."""
        self._held = self.text()

    @property
    def is_wanting(self) -> bool:
        """Whether it is empty."""
        return not self.text().strip()

    def fit(self) -> None:
        super().fit()
        self.setFixedWidth(min(self.width() if self.width() > 0 else 0, self._theme.px(WIDEST)))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.selectAll()


class MarkRowView(QWidget):
    """Shows a MarkRow. `said(field, value)`: something else; `wanted(field)`: a field that is not said yet.

    `left` makes the line plain text, `done` goes back to it.
    """

    said = Signal(str, object)
    wanted = Signal(str)
    left = Signal()
    done = Signal()

    def __init__(self, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = look
        self._pills: dict[str, WordsPill | ChoicePill] = {}
        self._kind: object = None
        self._offered: tuple[tuple[str, str], ...] | None = None
        self._title, self._comes_to = QLabel(), QLabel()
        self._more, self._leave = QPushButton("More ▾"), QPushButton("Keep as text")
        self._menu = QMenu(self._more)
        self._row = QHBoxLayout(self)
        self._flow = FlowLayout()
        self._lay_out()

    def _lay_out(self) -> None:
        for label in (self._title, self._comes_to):
            label.setTextFormat(Qt.TextFormat.PlainText)
            theme.look(label, "small")
        for button in (self._more, self._leave):
            theme.look(button, "quiet")
        self._leave.setToolTip("This is no mark. It stays in the text as it is (Ctrl+.)")
        self._leave.clicked.connect(self.left)
        self._more.setMenu(self._menu)
        self._menu.triggered.connect(self._want)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._title, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addLayout(self._flow, 1)
        self.set_theme(self._theme)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._theme = look
        self._title.setFixedWidth(look.px(TITLE_WIDTH))
        self._title.setContentsMargins(0, look.px(6), 0, 0)
        self._flow.set_gaps(look.px(6), look.px(4))
        self._row.setSpacing(look.px(4))
        for pill in self._pills.values():
            if isinstance(pill, WordsPill):
                pill.set_theme(look)

    @property
    def parts(self) -> list[QWidget]:
        """What takes the cursor, in its order."""
        return [*(pill for pill in self._pills.values() if not pill.isHidden()), self._more, self._leave]

    def show_row(self, row: MarkRow) -> None:
        """Show what the line says now."""
        if row.line.kind is not self._kind:
            self._begin_anew(row)
        shown = {field.field for field in row.fields}
        for field in row.fields:
            self._show_field(field)
        for name, pill in self._pills.items():
            pill.setVisible(name in shown)
        self._comes_to.setText(row.comes_to)
        self._comes_to.setVisible(bool(row.comes_to))
        if row.more != self._offered:
            self._offered = row.more
            self._menu.clear()
            for name, words in row.more:
                self._menu.addAction(words).setData(name)
            self._more.setVisible(bool(row.more))

    def commit(self) -> None:
        """Say what is typed into a field and was not said yet."""
        for pill in self._pills.values():
            if isinstance(pill, WordsPill) and not pill.isHidden():
                pill.commit()

    def refuse(self, field: str) -> None:
        """Mark a field whose words cannot be read."""
        pill = self._pills.get(field)
        if isinstance(pill, WordsPill):
            pill.set_wrong(True)

    def accept(self, field: str) -> None:
        """What was typed into a field stands in the text."""
        pill = self._pills.get(field)
        if isinstance(pill, WordsPill):
            pill.accept()

    def wanting(self) -> QWidget | None:
        """The field that says what the mark is about, where it says nothing."""
        what = self._pills.get("what")
        return what if isinstance(what, WordsPill) and what.is_wanting else None

    def _begin_anew(self, row: MarkRow) -> None:
        """A line of another kind has other fields."""
        while self._flow.count():
            self._flow.takeAt(0)
        for pill in self._pills.values():
            pill.hide()
            pill.deleteLater()
        self._pills = {}
        self._kind = row.line.kind
        self._title.setText(row.title)
        self._more.setAccessibleName(f"{row.title}: more to say")
        self._leave.setAccessibleName(f"{row.title}: keep as text")
        for part in (self._comes_to, self._more, self._leave):
            self._flow.addWidget(part)

    def _show_field(self, field: MarkField) -> None:
        pill = self._pills.get(field.field) or self._made(field)
        if isinstance(pill, ChoicePill):
            pill.show_choice(field.choices, field.chosen)
        else:
            pill.show_words(field.shown)

    def _made(self, field: MarkField) -> WordsPill | ChoicePill:
        pill: WordsPill | ChoicePill
        if field.shape is Shape.CHOICE:
            pill = ChoicePill(field.name, self)
            pill.chosen.connect(partial(self.said.emit, field.field))
        else:
            pill = WordsPill(self._theme, field.name, field.hint)
            pill.said.connect(partial(self.said.emit, field.field))
            pill.done.connect(self.done)
        self._pills[field.field] = pill
        last = [self._comes_to, self._more, self._leave]
        for part in last:
            self._flow.removeWidget(part)
        for part in (pill, *last):
            self._flow.addWidget(part)
        return pill

    def _want(self, choice: QAction) -> None:
        self.wanted.emit(str(choice.data()))
