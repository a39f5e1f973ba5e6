# SPDX-License-Identifier: MIT
"""An entry's card as a form, at its place on the timeline: the composer's fields, and what else an entry holds."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QTextCursor
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.keeper import Keeper
from relationship_journal.qt.models.entry_form import EntryForm, EntryFormModel
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.channel_button import ChannelButton
from relationship_journal.qt.widgets.chips_edit import ChipsEdit
from relationship_journal.qt.widgets.entry_foot import EntryFoot
from relationship_journal.qt.widgets.entry_keys import EntryKeys
from relationship_journal.qt.widgets.entry_people import EntryPeople
from relationship_journal.qt.widgets.flow import FlowLayout
from relationship_journal.qt.widgets.growing_text import GrowingText
from relationship_journal.qt.widgets.manner_row import MannerRow
from relationship_journal.qt.widgets.marks_row import MarksRow
from relationship_journal.qt.widgets.mix_slider import MixSlider
from relationship_journal.qt.widgets.pill_edit import MinutesEdit, WhenEdit
from relationship_journal.storage.errors import BadValue, JournalError

MOST_LINES = 40
_UNKNOWN = "Nobody here is called “{}”. Choose somebody from the list, or add the contact first."
_UNSAVED = "Unsaved changes from before."
_WRITE_UP = "Once this is saved, the plan is an entry."
_OVERTAKEN = "This entry was changed meanwhile. What you typed is still here; saving it replaces that change."


class EntryEditor(QWidget):
    """Shows an EntryFormModel; `left` when it is to be closed, `went(QRect)` where the cursor is.

    `saved(bool)` tells whether anything had to be written; `wrote_up` then, whether a plan became an entry. What is
    done in `marks` is for whoever opened it to do.

    What is typed is kept in the journal within a second; closing asks nothing and loses nothing. `refusal` says why
    the journal did not take it.
    """

    left = Signal()
    saved = Signal(bool)
    went = Signal(QRect)

    def __init__(self, model: EntryFormModel, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("entryEditor")
        self._model = model
        self._theme = look
        self._filling = False
        self._filled = ("", "")
        self._knows_all = False
        self._written_up = False
        self.wrote_up = False
        self.refusal = ""
        self._text = GrowingText(most_lines=MOST_LINES)
        self._channel = ChannelButton()
        self._when = WhenEdit(model.moment, model.title, look)
        self._minutes = MinutesEdit(look)
        self._slider = MixSlider(look)
        self._with = EntryPeople(model, look)
        self._tags = ChipsEdit("Tags", "#", _tag_meant, look)
        self.marks = MarksRow(look)
        self._manner = MannerRow(look)
        self._foot = EntryFoot(look)
        self._keys = EntryKeys(self)
        self._note = QLabel()
        self._said = QLabel()
        self._keeper = Keeper(self.keep, self)
        self._name_parts()
        self._lay_out()
        self._connect()
        self.set_theme(look)
        self._fill(model.form)
        self.show_marks()
        if model.overtaken:
            self.tell(_OVERTAKEN)
        elif model.was_unsaved:
            self.tell(_UNSAVED)

    # Building

    def _name_parts(self) -> None:
        for part, name in (
            (self._text, "entryText"), (self._channel, "entryChannel"), (self._when, "entryWhen"),
            (self._minutes, "entryMinutes"), (self._slider, "entryMix"), (self._with, "entryPeople"),
            (self._tags, "entryTags"), (self.marks, "entryMarks"), (self._manner, "entryManner"),
        ):  # fmt: skip
            part.setObjectName(name)
        self._text.setAccessibleName("What you talked about")
        self._text.setPlaceholderText("What did you talk about?")
        theme.look(self._note, "small")
        theme.look(self._said, "warning")
        for label in (self._note, self._said):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.hide()

    def _lay_out(self) -> None:
        self._fields = FlowLayout(together=1)
        for part in (self._channel, self._when, self._minutes, self._slider):
            self._fields.addWidget(part)
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self._note)
        self._rows.addWidget(self._text)
        self._rows.addLayout(self._fields)
        for row in (self._with, self._tags, self.marks, self._manner, self._foot, self._said):
            self._rows.addWidget(row)

    def _connect(self) -> None:
        self._text.textChanged.connect(self._edited)
        self._text.cursorPositionChanged.connect(self._tell_where)
        self._channel.chosen.connect(self._channel_chosen)
        self._when.edited.connect(self._when_edited)
        self._with.changed.connect(self._name_people)
        for signal in (self._minutes.edited, self._slider.rated, self._with.changed, self._tags.changed):
            signal.connect(self._edited)
        self._manner.changed.connect(self._edited)
        self._foot.planned.chosen.connect(self._edited)
        self._foot.more.toggled.connect(self._show_more)
        self._foot.save_wanted.connect(self.save)
        self._foot.leave_wanted.connect(self.left)
        self._foot.discard_wanted.connect(self.discard)
        self._with.begun.connect(self._learn)
        self._tags.begun.connect(self._learn)
        self._keys.save_wanted.connect(self.save)
        self._keys.leave_wanted.connect(self.left)
        self._keys.more_wanted.connect(self._foot.more.toggle)
        self._keys.watch(self)
        self.marks.made.connect(self._watch_marks)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._theme = look
        for part in (
            self._when,
            self._minutes,
            self._slider,
            self._with,
            self._tags,
            self.marks,
            self._manner,
            self._foot,
        ):
            part.set_theme(look)
        px = look.px
        self._rows.setContentsMargins(px(26 + 12), px(14), px(26 + 12), px(15))
        self._rows.setSpacing(px(8))
        self._fields.set_gaps(px(12), px(8))
        self.update()

    # What the timeline asks for

    @property
    def model(self) -> EntryFormModel:
        return self._model

    @property
    def is_changed(self) -> bool:
        """Whether anything stands here that is not saved."""
        return self._lenient_form() != self._model.saved

    def begin(self) -> None:
        """Put the cursor at the end of the text."""
        self._text.setFocus()
        self._text.moveCursor(QTextCursor.MoveOperation.End)

    def write_up(self) -> None:
        """Take the plan for what took place, of which nothing is written before it is saved."""
        self._written_up = True
        self._foot.planned.show_value(False)
        self._foot.set_changed(self.is_changed)
        self.tell(_WRITE_UP)

    def keep(self) -> bool:
        """Keep what is unsaved, now; answers whether all of it is kept."""
        self._keeper.rest()
        self.refusal = ""
        try:
            self._model.keep(self._typed_form())
        except JournalError as error:
            self.refusal = str(error)
            self._say(self.refusal)
            self._keeper.note()
        return not self.refusal

    @property
    def has_cursor(self) -> bool:
        """Whether what is typed comes here."""
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def rest(self) -> None:
        """Keep nothing any more: it is saved."""
        self._keeper.rest()

    def save(self) -> None:
        """Write the entry anew, or say beside the fields why not."""
        self._say("")
        if self._with.not_understood:
            self._refuse("people", _UNKNOWN.format(self._with.not_understood))
            return
        try:
            form = self._form()
        except ValueError as error:
            self._refuse("minutes", str(error))
            return
        self._keeper.rest()
        self.wrote_up = self._model.saved.planned and not form.planned
        try:
            changed = self._model.save(form)
        except BadValue as error:
            self._refuse(error.field, str(error))
        except JournalError as error:
            self._refuse("", str(error))
        else:
            self.saved.emit(changed)

    def discard(self) -> None:
        """Show the entry as it is saved; Ctrl+Z in the text brings what was typed back."""
        self._fill(self._model.saved, can_undo=True)
        self.tell("")
        self._edited()
        self._text.setFocus()

    def entry_changed(self) -> None:
        """The entry is another now: shown at once, or said where something was typed."""
        before = self._lenient_form()
        if before == self._shown:
            self._fill(self._model.saved)
        else:
            self.tell(_OVERTAKEN if before != self._model.saved else "")
            self._keeper.note()

    def show_marks(self) -> None:
        """Show the marks as they are now: they are written by themselves, not with the form."""
        self.marks.show_marks(self._model.marks, self._tags.last)

    def _watch_marks(self) -> None:
        self._keys.watch(self.marks)

    def tell(self, sentence: str) -> None:
        """Say something quietly above the text."""
        self._note.setText(sentence)
        self._note.setVisible(bool(sentence))

    # Filling and reading

    def _fill(self, form: EntryForm, *, can_undo: bool = False) -> None:
        self._filling = True
        self._shown = self._model.saved
        if not can_undo:
            self._text.setPlainText(form.text)  # which Ctrl+Z cannot take away
        elif self._text.toPlainText() != form.text:
            cursor = QTextCursor(self._text.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(form.text)
            self._text.document().setModified(False)  # or Qt would join what is typed next to this step
        self._filled = (self._text.toPlainText(), form.text)
        self._channel.show_channel(form.channel)
        self._when.show_now()
        self._when.set_typed(form.when)
        self._minutes.set_minutes(form.minutes)
        self._with.show_people(form.people)
        self._tags.set_words(form.tags)
        self._name_people()
        self._manner.show_form(form.manner)
        self._foot.planned.show_value(form.planned)
        self._slider.set_share(form.share)
        self._show_usual(form)
        self._filling = False
        self._foot.set_changed(self.is_changed)

    def _form(self, *, minutes: bool = True) -> EntryForm:
        """What stands in the fields; an untouched text with the no-break spaces a document gives back as plain ones."""
        text, (shown, given) = self._text.toPlainText(), self._filled
        return EntryForm(
            text=given if text == shown else text,
            channel=self._channel.channel,
            when=self._when.typed or self._model.saved.when,
            minutes=self._minutes.minutes if minutes else None,
            share=self._slider.share,
            people=self._with.people,
            tags=tuple(self._tags.words),
            planned=self._foot.planned.value,
            manner=self._manner.form,
        )

    def _lenient_form(self) -> EntryForm:
        """The form, with minutes that cannot be read yet left out: the text is worth more."""
        try:
            return self._form()
        except ValueError:
            return self._form(minutes=False)

    def _typed_form(self) -> EntryForm:
        """The form, but a plan that was opened to be written up, and at which nothing was typed, is as it was."""
        form, saved = self._lenient_form(), self._model.saved
        return saved if self._written_up and form == replace(saved, planned=False) else form

    def _learn(self) -> None:
        """Everybody and every tag, read when somebody begins to add one."""
        if not self._knows_all:
            self._knows_all = True
            self._with.learn()
            self._tags.set_known(self._model.tags())

    def _name_people(self) -> None:
        self._manner.set_people({person.id: person.name for person in self._with.people})

    def _show_usual(self, form: EntryForm) -> None:
        self._minutes.set_usual_minutes(self._model.minutes.get(form.channel, 0))
        self._slider.set_usual(self._model.usual_share(form))

    # What a person does

    def _show_more(self, more: bool) -> None:
        self._manner.set_open(more)
        if more:
            self._manner.begin()
            QTimer.singleShot(0, self, self._tell_focus)  # once everything has its new place

    def _channel_chosen(self) -> None:
        self._show_usual(self._lenient_form())
        self._edited()

    def _when_edited(self) -> None:
        try:
            when = self._model.moment(self._when.typed)
        except ValueError:
            self._when.setToolTip("")
        else:
            self._foot.planned.show_value(self._model.is_ahead(when))
            self._when.setToolTip(self._model.title(when))
        self._edited()

    def _edited(self) -> None:
        if not self._filling:
            self._keeper.note()
            self._foot.set_changed(self.is_changed)
            self._say("")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click between the fields is not one on the timeline below."""
        event.accept()

    # Words beside the fields, and where the cursor is

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        for part in (self._when, self._minutes, self._manner):
            part.set_wrong(False)

    def _refuse(self, field: str, sentence: str) -> None:
        self._say(sentence)
        self._when.set_wrong(field == "when")
        self._minutes.set_wrong(field == "minutes")
        if field == "people":
            self._with.begin()
        elif field in {"cost", "currency"}:
            self._manner.set_wrong(True)
        else:
            parts: dict[str, QWidget] = {"when": self._when, "minutes": self._minutes, "share": self._slider}
            parts.get(field, self._text).setFocus()

    def _focus_moved(self, _: QWidget | None, after: QWidget | None) -> None:
        self.update()
        if after is self._text:
            self._tell_where()
        else:
            self._tell_focus()

    def _tell_focus(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            self.went.emit(QRect(focus.mapTo(self, QPoint(0, 0)), focus.size()))

    def _tell_where(self) -> None:
        if self._text.hasFocus():
            line = self._text.cursorRect()
            self.went.emit(QRect(self._text.viewport().mapTo(self, line.topLeft()), line.size()))

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = self.has_cursor
        width = 1.5 if inside else 1.0
        painter.fillRect(self.rect(), QColor(look.panel))
        painter.setPen(QPen(QColor(look.focus if inside else look.line), width))
        edge = self.rect().toRectF().adjusted(look.px(26), look.px(4), -look.px(26), -look.px(5))
        painter.drawRoundedRect(edge, look.px(9), look.px(9))
        painter.end()


def _tag_meant(typed: str) -> str | None:
    return " ".join(typed.removeprefix("#").split()) or None
