# SPDX-License-Identifier: MIT
"""Where a conversation is written down: text, channel, when, minutes and mix; what is unsaved is kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QTextCursor
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from relationship_journal import wording
from relationship_journal.one_line import Reading
from relationship_journal.qt import theme
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.keeper import Keeper
from relationship_journal.qt.models.company import NotKnown
from relationship_journal.qt.models.composer import FIELDS, ComposerModel, Form
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.channel_button import ChannelButton
from relationship_journal.qt.widgets.composer_folds import ComposerFolds
from relationship_journal.qt.widgets.composer_marks import ComposerMarks
from relationship_journal.qt.widgets.composer_notes import ComposerNotes
from relationship_journal.qt.widgets.composer_text import ComposerText
from relationship_journal.qt.widgets.flow import FlowLayout
from relationship_journal.qt.widgets.mix_slider import MixSlider
from relationship_journal.qt.widgets.pill_edit import MinutesEdit, WhenEdit
from relationship_journal.storage.errors import BadValue, JournalError
from relationship_journal.values import ContactId

if TYPE_CHECKING:
    from relationship_journal.qt.models.manner_form import MannerForm

CLOCK_MS = 20_000


class Composer(QWidget):
    """Shows the form of a ComposerModel, on a page or in a window of its own.

    `logged(int, str)` carries the id of what was just saved (the last of several) and words for it. `explained`
    once what "rated" means has been said; `set_explained` says that it was before. `edited` with every change by hand.
    `refusal` says why what was typed could not be kept.
    """

    logged = Signal(int, str)
    edited = Signal()
    explained = Signal()

    def __init__(self, model: ComposerModel, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composer")
        self._model = model
        self._theme = look
        self._touched: set[str] = set()
        self._shown = ""
        self._habits: tuple[object, ...] = ()
        self._explained = False
        self._placed_for: tuple[object, ...] = ()
        self.refusal = ""
        self._text = ComposerText(model, look)
        self._channel = ChannelButton()
        self._when = WhenEdit(model.moment, model.title, look)
        self._minutes = MinutesEdit(look)
        self._slider = MixSlider(look)
        self._save = QPushButton("Save")
        self._marks = ComposerMarks(self._text, model, look)
        self._notes = ComposerNotes(look)
        self._keeper, self._clock = Keeper(self.keep, self), QTimer(self)
        self._save.setObjectName("composerSave")
        self._save.setAccessibleName("Save the conversation")
        self._save.setToolTip("Ctrl+Enter")
        theme.look(self._save, "primary")
        self._lay_out()
        self._connect()
        self._fit(look)

    def _lay_out(self) -> None:
        self._fields = FlowLayout(together=2)
        for part in (self._channel, self._when, self._minutes, self._slider, self._save):
            self._fields.addWidget(part)
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self._text)
        self._rows.addWidget(self._marks)
        self._rows.addLayout(self._fields)
        self._rows.addWidget(self._notes)
        self._folds = ComposerFolds(self._rows, self._save, self._notes, self._people, self._said, self._theme)

    def _connect(self) -> None:
        self._model.opened.connect(self._fill)
        self._text.textChanged.connect(self._text_changed)
        self._text.save_wanted.connect(self.save)
        self._text.more_wanted.connect(self._folds.turn)
        self._folds.line_wanted.connect(self._marks.begin)
        self._folds.changed.connect(self._edited)
        self._folds.left.connect(self.begin)
        self._marks.refused.connect(self._refuse_mark)
        self._marks.turned.connect(self._turned)
        self._channel.chosen.connect(partial(self._touch, "channel"))
        self._when.edited.connect(partial(self._touch, "when"))
        self._minutes.edited.connect(partial(self._touch, "minutes"))
        self._slider.rated.connect(partial(self._touch, "share"))
        self._slider.rated.connect(self._explain)
        self._save.clicked.connect(self.save)
        self._notes.accepted.connect(self._save_with_newcomers)
        self._notes.left.connect(self.begin)
        self._clock.setInterval(CLOCK_MS)
        self._clock.timeout.connect(self._when.show_now)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._theme = look
        for part in (self._text, self._marks, self._when, self._minutes, self._slider, self._folds, self._notes):
            part.set_theme(look)
        self._fit(look)
        self.update()

    def _fit(self, look: Theme) -> None:
        px = look.px
        self._rows.setContentsMargins(px(12), px(10), px(12), px(10))
        self._rows.setSpacing(px(8))
        self._fields.set_gaps(px(12), px(8))

    # What the window asks for

    def begin(self) -> None:
        """Put the cursor into the text."""
        self._text.setFocus()

    def begin_with(self, form: Form) -> bool:
        """Fill in text and fields, unless something is begun already; answers whether it did."""
        self.keep()
        if not self._model.form.is_empty:
            return False
        self._model.begin_with(form)
        self._text.moveCursor(QTextCursor.MoveOperation.End)
        return True

    def set_room(self, height: int) -> None:
        """How high it may become, in pixels: its text grows no further (two lines it has anyway)."""
        self._marks.set_room(height // 4)
        self._folds.set_room(height)
        self._unfold()
        others = self.heightForWidth(self.width()) - self._text.sizeHint().height()
        self._text.set_room(height - others)

    def set_explained(self, explained: bool) -> None:
        """Whether what "rated" means was said before."""
        self._explained = explained

    def keep(self) -> bool:
        """Keep what is not saved yet, now; answers whether all of it is."""
        self._keeper.rest()
        self._marks.commit()
        try:
            form = self._form()
        except ValueError:
            form = self._form(minutes=False)  # the text is worth more than minutes that cannot be read yet
        before, self.refusal = self.refusal, ""
        try:
            self._model.keep(form)
        except JournalError as error:
            self.refusal = str(error)
            self._notes.say(self.refusal, "warning")
            self._keeper.note()
        else:
            if before and self._notes.is_warning:  # what was in the way is over, and so is the sentence about it
                self._settle_fields()
                self._summarize()
        return not self.refusal

    def look_again(self) -> None:
        """Show what is kept for whom it is about; what is typed was kept before."""
        self._model.look_again()

    def save(self) -> None:
        """Write the conversation down, or say beside the fields why not; nothing typed is ever lost."""
        self._write(add_newcomers=False)

    def _save_with_newcomers(self) -> None:
        self.begin()  # before the button goes, or the cursor would wander on
        self._write(add_newcomers=True)

    def _write(self, *, add_newcomers: bool) -> None:
        self._notes.answer("")
        if self._marks.commit():
            return  # it was said beside the field what cannot be read
        try:
            form = self._form()
        except ValueError as error:
            self._refuse("minutes", str(error))
            return
        rated = self._slider.share is not None
        try:
            logged = self._model.log(form, add_newcomers=add_newcomers)
        except NotKnown as error:
            self._refuse("people", str(error))
            self._notes.offer("Add as a new contact" if len(error.names) == 1 else "Add as new contacts")
        except BadValue as error:
            self._refuse(error.field, str(error))
        except JournalError as error:
            self._refuse("", str(error))
        else:
            self._keeper.rest()
            self._text.setFocus()
            if not rated:
                self._explain()
            self._notes.answer(logged.answer)
            count = len(logged.conversations)
            words = "Logged." if count == 1 else f"{wording.count(count, 'conversation')} logged."
            self.logged.emit(logged.conversations[-1], words)

    # Filling and reading the fields

    def _fill(self) -> None:
        model, form = self._model, self._model.form
        self._touched = {field for field in FIELDS if form.is_by_hand(field)}
        self._text.set_hint(model.question, model.example)
        self._shown = form.text
        if self._text.toPlainText() != form.text or not form.text:
            self._text.setPlainText(form.text)
        self._when.show_now()
        if form.channel is not None:
            self._channel.show_channel(form.channel)
        self._when.set_typed(form.when)
        self._minutes.set_minutes(form.minutes)
        self._slider.set_share(form.share)
        self._folds.show_form(form.manner)
        self._settle_fields()
        self._notes.answer("")
        self._habits = ()
        self._show_words()
        self._keeper.rest()
        self._clock.start()

    def _form(self, *, minutes: bool = True) -> Form:
        by_hand = self._touched
        return Form(
            text=self._text.toPlainText(),
            channel=self._channel.channel if "channel" in by_hand else None,
            when=self._when.typed if "when" in by_hand else "",
            minutes=self._minutes.minutes if "minutes" in by_hand and minutes else None,
            share=self._slider.share if "share" in by_hand else None,
            touched=frozenset(by_hand),
            prose=self._model.prose,
            manner=self._folds.form,
        )

    def _show_words(self) -> None:
        """Let the words of the text fill every field nobody has set."""
        reading = self._model.read(self._text.toPlainText())
        fillers: dict[str, Callable[[], None]] = {
            "channel": partial(self._say_channel, reading),
            "when": partial(self._when.show_said, reading.when),
            "minutes": partial(self._minutes.set_minutes, reading.minutes),
            "share": partial(self._slider.set_share, reading.share),
        }
        for field, fill in fillers.items():
            if field not in self._touched:
                fill()
        self._show_usual(reading)
        self._marks.show_reading(reading)
        self._folds.follow()
        self._summarize()

    def _say_channel(self, reading: Reading) -> None:
        channel = self._model.channel(reading)
        if channel is not self._channel.channel:
            self._channel.show_channel(channel)

    def _show_usual(self, reading: Reading) -> None:
        """What is usual with these people on this channel; asked for again only where that is something else."""
        channel = self._channel.channel
        habits = (channel, self._model.contact, reading.groups)
        if habits != self._habits:
            self._habits = habits
            self._minutes.set_usual_minutes(self._model.minutes.get(channel, 0))
            self._slider.set_usual(self._model.learned_share(channel, reading))

    def _text_changed(self) -> None:
        """A text that only lights up otherwise is no edit."""
        text = self._text.toPlainText()
        if text != self._shown:
            self._shown = text
            self._show_words()
            self._edited()

    def _turned(self) -> None:
        """A line became a mark, or text again, without a letter being typed."""
        self._text.light_anew()
        self._show_words()
        self._edited()

    def _refuse_mark(self, sentence: str) -> None:
        self._notes.say(sentence, "warning")

    def _touch(self, field: str) -> None:
        """A field set by hand stays so; one emptied again is left to the words, unless they would fill it at once."""
        reading = self._model.read(self._text.toPlainText())
        emptied = {
            "when": not self._when.text().strip() and reading.when is None,
            "minutes": not self._minutes.text().strip() and reading.minutes is None,
            "share": self._slider.share is None and reading.share is None,
        }
        (self._touched.discard if emptied.get(field) else self._touched.add)(field)
        if field == "channel":
            self._show_usual(reading)
        self._edited()
        self._summarize()

    def _edited(self) -> None:
        self.edited.emit()
        self._keeper.note()
        self._notes.answer("")
        if self._notes.is_warning:
            self._settle_fields()
            self._summarize()

    # Words beside the fields

    def _summarize(self) -> None:
        """Say what the words come to, and which day the field means while it is typed into."""
        if self._notes.is_warning:
            return
        parts = [self._model.summary(self._form(minutes=False))]
        if self._when.typed and "when" in self._touched and self._when.hasFocus():
            parts.append(self._moment_typed())
        self._notes.say(" ".join(filter(None, parts)))

    def _moment_typed(self) -> str:
        try:
            return self._model.moment_sentence(self._model.moment(self._when.typed))
        except ValueError:
            return ""

    def _settle_fields(self) -> None:
        self._folds.accept()
        self._when.set_wrong(False)
        self._minutes.set_wrong(False)
        self._notes.say("")

    def _refuse(self, field: str, sentence: str) -> None:
        self._notes.say(sentence, "warning")
        parts: dict[str, QWidget | None] = {"when": self._when, "minutes": self._minutes, "share": self._slider}
        parts["marks"] = self._marks.wanting()
        part = parts.get(field) or self._text
        self._when.set_wrong(field == "when")
        self._minutes.set_wrong(field == "minutes")
        if field in {"cost", "currency"}:
            self._folds.refuse()
        else:
            part.setFocus()

    def _explain(self) -> None:
        if not self._explained:
            self._explained = True
            self._notes.explain_rating()
            self.explained.emit()

    def _focus_moved(self, before: QWidget | None, after: QWidget | None) -> None:
        if self._text in {before, after}:
            self.update()
            QTimer.singleShot(0, self, self._unfold)  # once what was pressed or painted is done
        if before is self._when:
            self._summarize()

    def _unfold(self) -> None:
        self._folds.unfold(writing=self._text.hasFocus())

    def _people(self) -> Mapping[ContactId, str]:
        return self._model.people(self._model.read(self._text.toPlainText()))

    def _said(self) -> MannerForm | None:
        return self._model.said_of_manner(self._model.read(self._text.toPlainText()))

    def event(self, event: QEvent) -> bool:
        """Place every part anew where a text that grew while it was placed left some as they were.

        Only where the sizes are others than the last time: placing anew asks for a layout itself.
        """
        if event.type() == QEvent.Type.LayoutRequest:
            wanted = (self.size(), self.heightForWidth(self.width()), self._text.sizeHint())
            if wanted != self._placed_for:
                self._placed_for = wanted
                self._rows.invalidate()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape folds what is unfolded; with nothing to fold it is for whoever shows the composer."""
        if event.key() == Qt.Key.Key_Escape and not event.modifiers() and self._folds.is_open:
            self._folds.show_more(False)
        else:
            super().keyPressEvent(event)

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self._text.hasFocus()
        width = 1.5 if focused else 1.0
        painter.setPen(QPen(QColor(self._theme.focus if focused else self._theme.line), width))
        painter.setBrush(QColor(self._theme.panel))
        edge = self.rect().toRectF().adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(edge, self._theme.px(9), self._theme.px(9))
        painter.end()
