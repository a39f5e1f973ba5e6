# SPDX-License-Identifier: MIT
"""An entry's card as a form, at its place on the timeline: the composer's fields, and what else an entry holds."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QActionGroup,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.keeper import Keeper
from relationship_journal.qt.models.entry_form import EntryForm, EntryFormModel
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.channel_button import ChannelButton
from relationship_journal.qt.widgets.chips_edit import ChipsEdit
from relationship_journal.qt.widgets.flow import FlowLayout
from relationship_journal.qt.widgets.growing_text import GrowingText, is_undo_or_redo
from relationship_journal.qt.widgets.mix_slider import MixSlider
from relationship_journal.qt.widgets.pill_edit import MinutesEdit, WhenEdit
from relationship_journal.storage.errors import BadValue, JournalError
from relationship_journal.values import Person, Side

MOST_LINES = 40
_BEGAN = {None: "Not noted who began", Side.ME: "I began", Side.THEM: "They began"}
_FLAGS = {"answered": "Answered", "planned": "Planned", "in_confidence": "In confidence"}
_UNKNOWN = "Nobody here is called “{}”. Choose somebody from the list, or add the contact first."
_UNSAVED = "Unsaved changes from before."
_OVERTAKEN = "This entry was changed meanwhile. What you typed is still here; saving it replaces that change."


class EntryEditor(QWidget):
    """Shows an EntryFormModel; `left` when it is to be closed, `went(QRect)` where the cursor is.

    `saved(bool)` tells whether anything had to be written.

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
        self._people: dict[str, Person] = {}
        self._knows_all = False
        self.refusal = ""
        self._text = GrowingText(most_lines=MOST_LINES)
        self._channel = ChannelButton()
        self._when = WhenEdit(model.moment, model.title, look)
        self._minutes = MinutesEdit(look)
        self._slider = MixSlider(look)
        self._with = ChipsEdit("With", "@", self._person_meant, look)
        self._tags = ChipsEdit("Tags", "#", _tag_meant, look)
        self._began = QPushButton()
        self._began_by: Side | None = None
        self._flags = {name: QCheckBox(words) for name, words in _FLAGS.items()}
        self._discard = QPushButton("Discard changes")
        self._close = QPushButton("Close")
        self._save = QPushButton("Save")
        self._note = QLabel()
        self._said = QLabel()
        self._keeper = Keeper(self.keep, self)
        self._name_parts()
        self._lay_out()
        self._connect()
        self.set_theme(look)
        self._fill(model.form)
        if model.overtaken:
            self.tell(_OVERTAKEN)
        elif model.was_unsaved:
            self.tell(_UNSAVED)

    # Building

    def _name_parts(self) -> None:
        for part, name in (
            (self._text, "entryText"), (self._channel, "entryChannel"), (self._when, "entryWhen"),
            (self._minutes, "entryMinutes"), (self._slider, "entryMix"), (self._with, "entryPeople"),
            (self._tags, "entryTags"), (self._began, "entryBegan"), (self._save, "entrySave"),
            (self._close, "entryClose"), (self._discard, "entryDiscard"),
        ):  # fmt: skip
            part.setObjectName(name)
        self._text.setAccessibleName("What you talked about")
        self._text.setPlaceholderText("What did you talk about?")
        self._save.setAccessibleName("Save the entry")
        self._save.setToolTip("Ctrl+Enter")
        self._close.setAccessibleName("Close; unsaved changes are kept")
        self._close.setToolTip("Esc. Unsaved changes are kept.")
        theme.look(self._save, "primary")
        theme.look(self._discard, "link")
        theme.look(self._began, "pill")
        theme.look(self._note, "small")
        theme.look(self._said, "warning")
        for label in (self._note, self._said):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.hide()

    def _lay_out(self) -> None:
        self._fields, self._more = FlowLayout(together=1), FlowLayout(together=4)
        for part in (self._channel, self._when, self._minutes, self._slider):
            self._fields.addWidget(part)
        room = QWidget()  # what does something stands at the far end
        room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for more in (self._began, *self._flags.values(), room, self._discard, self._close, self._save):
            self._more.addWidget(more)
        self._rows = QVBoxLayout(self)
        for row in (self._note, self._text, self._fields, self._with, self._tags, self._more, self._said):
            self._rows.addWidget(row) if isinstance(row, QWidget) else self._rows.addLayout(row)

    def _connect(self) -> None:
        self._make_choices()
        self._text.textChanged.connect(self._edited)
        self._text.cursorPositionChanged.connect(self._tell_where)
        self._channel.chosen.connect(self._channel_chosen)
        self._when.edited.connect(self._when_edited)
        for signal in (self._minutes.edited, self._slider.rated, self._with.changed, self._tags.changed):
            signal.connect(self._edited)
        for box in self._flags.values():
            box.clicked.connect(self._edited)
        self._with.begun.connect(self._learn)
        self._tags.begun.connect(self._learn)
        self._save.clicked.connect(self.save)
        self._close.clicked.connect(self.left)
        self._discard.clicked.connect(self.discard)
        for part in (self, *self.findChildren(QWidget)):
            part.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _make_choices(self) -> None:
        menu, group = QMenu(self._began), QActionGroup(self)
        for side, words in _BEGAN.items():
            choice = menu.addAction(words)
            choice.setData(side)
            group.addAction(choice)
        group.triggered.connect(self._choose_began)
        self._began.setMenu(menu)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._theme = look
        for part in (self._when, self._minutes, self._slider, self._with, self._tags):
            part.set_theme(look)
        px = look.px
        self._rows.setContentsMargins(px(26 + 12), px(14), px(26 + 12), px(15))
        self._rows.setSpacing(px(8))
        for flow in (self._fields, self._more):
            flow.set_gaps(px(12), px(8))
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

    def keep(self) -> bool:
        """Keep what is unsaved, now; answers whether all of it is kept."""
        self._keeper.rest()
        self.refusal = ""
        try:
            self._model.keep(self._lenient_form())
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
        here = self._model.here(form.people)
        self._people |= here
        self._with.set_words(here)
        self._tags.set_words(form.tags)
        self._show_began(form.began)
        for name, box in self._flags.items():
            box.setChecked(bool(getattr(form, name)))
        self._slider.set_share(form.share)
        self._show_usual(form)
        self._filling = False
        self._discard.setVisible(self.is_changed)

    def _form(self, *, minutes: bool = True) -> EntryForm:
        """What stands in the fields; an untouched text with the no-break spaces a document gives back as plain ones."""
        text, (shown, given) = self._text.toPlainText(), self._filled
        return EntryForm(
            text=given if text == shown else text,
            channel=self._channel.channel,
            when=self._when.typed or self._model.saved.when,
            minutes=self._minutes.minutes if minutes else None,
            share=self._slider.share,
            people=tuple(self._people[word] for word in self._with.words if word in self._people),
            tags=tuple(self._tags.words),
            began=self._began_by,
            **{name: box.isChecked() for name, box in self._flags.items()},
        )

    def _lenient_form(self) -> EntryForm:
        """The form, with minutes that cannot be read yet left out: the text is worth more."""
        try:
            return self._form()
        except ValueError:
            return self._form(minutes=False)

    def _learn(self) -> None:
        """Everybody and every tag, read when somebody begins to add one."""
        if not self._knows_all:
            self._knows_all = True
            self._people = self._model.everybody(self._people)
            self._with.set_known(self._people)
            self._tags.set_known(self._model.tags())

    def _person_meant(self, typed: str) -> str | None:
        """Who is meant: by the whole name, or by its beginning where only one begins so."""
        wanted = typed.removeprefix("@").strip().casefold()
        same = [word for word in self._people if word.casefold() == wanted]
        like = same or [word for word in self._people if wanted and word.casefold().startswith(wanted)]
        return like[0] if len(like) == 1 else None

    def _show_usual(self, form: EntryForm) -> None:
        self._minutes.set_usual_minutes(self._model.minutes.get(form.channel, 0))
        self._slider.set_usual(self._model.usual_share(form))

    def _show_began(self, side: Side | None) -> None:
        self._began_by = side
        self._began.setText(f"{_BEGAN[side]} ▾")
        self._began.setAccessibleName(f"Who began: {_BEGAN[side]}")

    # What a person does

    def _choose_began(self, choice: QAction) -> None:
        self._show_began(Side(choice.data()) if choice.data() else None)
        self._edited()

    def _channel_chosen(self) -> None:
        self._show_usual(self._lenient_form())
        self._edited()

    def _when_edited(self) -> None:
        try:
            when = self._model.moment(self._when.typed)
        except ValueError:
            self._when.setToolTip("")
        else:
            self._flags["planned"].setChecked(self._model.is_ahead(when))
            self._when.setToolTip(self._model.title(when))
        self._edited()

    def _edited(self) -> None:
        if not self._filling:
            self._keeper.note()
            self._discard.setVisible(self.is_changed)
            self._say("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter saves and Escape leaves, wherever the cursor is inside; both are nobody else's meanwhile.

        Neither is Ctrl+Z, with nothing left to undo: it would take back something else, out of sight.
        """
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_undo_or_redo(event):
            event.accept()
            return True
        if isinstance(event, QKeyEvent) and (do := self._meant(event)) is not None:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                do()
                return True
        return super().eventFilter(watched, event)

    def _meant(self, event: QKeyEvent) -> Callable[[], object] | None:
        if event.key() == Qt.Key.Key_Escape and not event.modifiers():
            return self.left.emit
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return self.save if enter and held == Qt.KeyboardModifier.ControlModifier else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click between the fields is not one on the timeline below."""
        event.accept()

    # Words beside the fields, and where the cursor is

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        for part in (self._when, self._minutes):
            part.set_wrong(False)

    def _refuse(self, field: str, sentence: str) -> None:
        self._say(sentence)
        self._when.set_wrong(field == "when")
        self._minutes.set_wrong(field == "minutes")
        if field == "people":
            self._with.begin()
        else:
            parts: dict[str, QWidget] = {"when": self._when, "minutes": self._minutes, "share": self._slider}
            parts.get(field, self._text).setFocus()

    def _focus_moved(self, _: QWidget | None, after: QWidget | None) -> None:
        self.update()
        if after is self._text:
            self._tell_where()
        elif after is not None and self.isAncestorOf(after):
            self.went.emit(QRect(after.mapTo(self, QPoint(0, 0)), after.size()))

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
