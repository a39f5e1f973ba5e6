# SPDX-License-Identifier: MIT
"""The marks of a composer: fields for those its text holds, buttons that begin one, and the text that follows both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from relationship_journal.one_line import WORDS, LineKind, MarkLine, Reading
from relationship_journal.qt.models.composer import ComposerModel
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.composer_text import ComposerText
from relationship_journal.qt.widgets.lighting import units

if TYPE_CHECKING:
    from relationship_journal.qt.models.composer.marks import ComposerMarks as Marks
    from relationship_journal.qt.widgets.mark_strip import MarkStrip

Rewriting = tuple[int, int, str]


class ComposerMarks(QWidget):
    """Takes no room until a text holds a mark, or what may be one. `refused` says what of a field cannot be read.

    `turned` when a line became a mark or text without a letter being typed.
    """

    refused = Signal(str)
    turned = Signal()

    def __init__(self, text: ComposerText, model: ComposerModel, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self._model = model
        self._theme = look
        self._marks: Marks | None = None
        self._strip: MarkStrip | None = None
        self._room: int | None = None
        self._wrong = ""
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self.hide()
        text.turn_wanted.connect(self.turn)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._theme = look
        if self._strip is not None:
            self._strip.set_theme(look)

    def show_reading(self, reading: Reading) -> None:
        """Show the marks of what was read."""
        has_some = bool(reading.marks.lines or reading.marks.offers)
        if has_some:
            marks, strip, text = *self._made(), self._text.toPlainText()
            offers = [(offer, text[offer.start : offer.end].strip()) for offer in reading.marks.offers]
            strip.show_marks(marks.rows(text), offers)
            before: QWidget = self._text
            for part in strip.parts:
                QWidget.setTabOrder(before, part)
                before = part
            found = reading.marks.at(self._place())
            if isinstance(found, MarkLine):
                strip.look_at(reading.marks.lines.index(found))
        self.setVisible(has_some)

    def set_room(self, height: int) -> None:
        """How high it may become, in pixels."""
        self._room = height
        if self._strip is not None:
            self._strip.set_room(height)

    def commit(self) -> str:
        """Let the text say what is typed into the fields; a sentence where that cannot be read."""
        self._wrong = ""
        if self._strip is not None and not self.isHidden():
            for row in self._strip.rows:
                row.commit()
        return self._wrong

    def wanting(self) -> QWidget | None:
        """The field of the first mark that says nothing yet."""
        rows = self._strip.rows if self._strip is not None else []
        return next((field for row in rows if (field := row.wanting()) is not None), None)

    def begin(self, kind: LineKind) -> None:
        """Begin a line of this kind where the cursor is, on a line of its own."""
        cursor = self._text.textCursor()
        cursor.beginEditBlock()
        if cursor.block().text().strip():
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertText("\n")
        word = WORDS[kind]
        cursor.insertText(word if kind is LineKind.OFF_DUTY else f"{word}: " if " " in word else f"{word} ")
        cursor.endEditBlock()
        self._text.setTextCursor(cursor)
        self._text.setFocus()

    def turn(self) -> None:
        """Make the line under the cursor a mark, or text again."""
        found = self._model.read(self._text.toPlainText()).marks.at(self._place())
        if isinstance(found, MarkLine):
            self._leave_as_text(found)
        elif found is not None:
            self._take(self._model.read(self._text.toPlainText()).marks.offers.index(found))

    def _place(self) -> int:
        """Where the cursor is, as the text counts."""
        whole = self._text.toPlainText().encode("utf-16-le", "surrogatepass")
        return len(whole[: 2 * self._text.textCursor().position()].decode("utf-16-le", "replace"))

    def _made(self) -> tuple[Marks, MarkStrip]:
        """What shows them, made with the first of them: it is no part of the first paint."""
        if self._marks is None or self._strip is None:
            from relationship_journal.qt.models.composer.marks import ComposerMarks as Marks  # noqa: PLC0415
            from relationship_journal.qt.widgets.mark_strip import MarkStrip  # noqa: PLC0415

            self._marks, self._strip = Marks(self._model), MarkStrip(self._theme, self)
            self._lines.addWidget(self._strip)
            if self._room is not None:
                self._strip.set_room(self._room)
            self._strip.said.connect(self._say)
            self._strip.wanted.connect(self._want)
            self._strip.left.connect(self._leave)
            self._strip.taken.connect(self._take)
            self._strip.done.connect(self._go_to)
        return self._marks, self._strip

    def _say(self, number: int, field: str, new: object) -> None:
        marks, strip = self._made()
        try:
            change = marks.say(self._text.toPlainText(), number, field, new)
        except ValueError as error:
            self._wrong = str(error)
            strip.rows[number].refuse(field)
            self.refused.emit(self._wrong)
            return
        strip.rows[number].accept(field)
        self._write(change)

    def _want(self, number: int, field: str) -> None:
        change = self._made()[0].begin(self._text.toPlainText(), number, field)
        self._write(change)
        if change[2].endswith(" "):
            self._put_cursor(change[0] + len(change[2]))

    def _leave(self, number: int) -> None:
        self._text.setFocus()  # before the row goes, or the cursor would wander on
        self._leave_as_text(self._model.read(self._text.toPlainText()).marks.lines[number])

    def _leave_as_text(self, line: MarkLine) -> None:
        self._made()[0].leave_as_text(self._text.toPlainText(), line)
        self.turned.emit()

    def _take(self, number: int) -> None:
        text = self._text.toPlainText()
        change = self._made()[0].take(text, self._model.read(text).marks.offers[number])
        self._text.setFocus()
        if change is not None:
            self._write(change)
        else:
            self.turned.emit()

    def _go_to(self, number: int) -> None:
        """To the end of a mark's line."""
        lines = self._model.read(self._text.toPlainText()).marks.lines
        if number < len(lines):
            self._put_cursor(lines[number].end)

    def _put_cursor(self, place: int) -> None:
        cursor = self._text.textCursor()
        cursor.setPosition(units(self._text.toPlainText()[:place]))
        self._text.setTextCursor(cursor)
        self._text.setFocus()

    def _write(self, change: Rewriting) -> None:
        """Change a stretch of the text, as one step that its own undo takes back."""
        start, end, words = change
        text, cursor = self._text.toPlainText(), QTextCursor(self._text.document())
        cursor.setPosition(units(text[:start]))
        cursor.setPosition(units(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)
