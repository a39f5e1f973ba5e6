# SPDX-License-Identifier: MIT
"""Where a conversation is written down: text, channel, when, minutes and mix; what is unsaved is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.guard import guarded, nothing
from relationship_journal.qt.models.composer import ComposerModel, Form
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.channel_button import ChannelButton
from relationship_journal.qt.widgets.flow import FlowLayout
from relationship_journal.qt.widgets.growing_text import GrowingText
from relationship_journal.qt.widgets.mix_slider import MixSlider
from relationship_journal.qt.widgets.pill_edit import MinutesEdit, WhenEdit
from relationship_journal.storage.errors import BadValue, JournalError
from relationship_journal.values import Channel

KEEP_AFTER_MS = 600
CLOCK_MS = 20_000


class Composer(QWidget):
    """Shows the form of a ComposerModel; `logged(int)` carries the id of what was just saved."""

    logged = Signal(int)

    def __init__(self, model: ComposerModel, look: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composer")
        self._model = model
        self._theme = look
        self._channel_set = False
        self._filling = False
        self._text = GrowingText()
        self._channel = ChannelButton()
        self._when = WhenEdit(model.moment, model.title, look)
        self._minutes = MinutesEdit(look)
        self._slider = MixSlider(look)
        self._save = QPushButton("Save")
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._keeping = QTimer(self)
        self._clock = QTimer(self)
        self._name_parts()
        self._lay_out()
        self._connect()
        self._fit(look)

    def _name_parts(self) -> None:
        self._text.setObjectName("composerText")
        self._text.setAccessibleName("What you talked about")
        self._save.setObjectName("composerSave")
        self._save.setAccessibleName("Save the conversation")
        self._save.setToolTip("Ctrl+Enter")
        theme.look(self._save, "primary")
        self._said.setWordWrap(True)
        self._said.hide()

    def _lay_out(self) -> None:
        self._fields = FlowLayout(together=2)
        for part in (self._channel, self._when, self._minutes, self._slider, self._save):
            self._fields.addWidget(part)
        self._rows = QVBoxLayout(self)
        self._rows.addWidget(self._text)
        self._rows.addLayout(self._fields)
        self._rows.addWidget(self._said)

    def _connect(self) -> None:
        self._model.opened.connect(self._fill)
        self._text.textChanged.connect(self._edited)
        self._channel.chosen.connect(self._channel_chosen)
        self._when.edited.connect(self._when_edited)
        self._minutes.edited.connect(self._edited)
        self._slider.rated.connect(self._edited)
        self._save.clicked.connect(self.save)
        self._keeping.setSingleShot(True)
        self._keeping.setInterval(KEEP_AFTER_MS)
        self._keeping.timeout.connect(self.keep)
        self._clock.setInterval(CLOCK_MS)
        self._clock.timeout.connect(self._when.show_now)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def set_theme(self, look: Theme) -> None:
        """Take other colors or another text scale."""
        self._theme = look
        for part in (self._when, self._minutes, self._slider):
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

    def keep(self) -> bool:
        """Keep what is not saved yet, now; answers whether all of it is."""
        self._keeping.stop()
        try:
            form = self._form()
        except ValueError:
            form = self._form(minutes=False)  # the text is worth more than minutes that cannot be read yet
        try:
            self._model.keep(form)
        except JournalError as error:
            self._say(str(error), "warning")
            self._keeping.start()
            return False
        return True

    def save(self) -> None:
        """Write the conversation down, or say beside the fields why not; nothing typed is ever lost."""
        self._say("")
        try:
            form = self._form()
        except ValueError as error:
            self._refuse("minutes", str(error))
            return
        try:
            logged = self._model.log(form)
        except BadValue as error:
            self._refuse(error.field, str(error))
        except JournalError as error:
            self._refuse("", str(error))
        else:
            self._keeping.stop()
            self._text.setFocus()
            self.logged.emit(logged)

    # Filling and reading the fields

    def _fill(self) -> None:
        self._filling = True
        model, form = self._model, self._model.form
        self._channel_set = form.channel is not None
        self._channel.show_channel(form.channel or model.channel)
        self._text.setPlaceholderText(f"What did you and {model.first_name} talk about?")
        if self._text.toPlainText() != form.text or not form.text:
            self._text.setPlainText(form.text)
        self._when.show_now()
        self._when.set_typed(form.when)
        self._minutes.set_minutes(form.minutes)
        self._show_usual()
        self._slider.set_share(form.share)
        self._say("")
        self._filling = False
        self._keeping.stop()
        self._clock.start()

    def _form(self, *, minutes: bool = True) -> Form:
        return Form(
            text=self._text.toPlainText(),
            channel=self._channel.channel if self._channel_set else None,
            when=self._when.typed,
            minutes=self._minutes.minutes if minutes else None,
            share=self._slider.share,
        )

    def _show_usual(self) -> None:
        channel: Channel = self._channel.channel
        self._minutes.set_usual_minutes(self._model.minutes.get(channel, 0))
        self._slider.set_usual(self._model.learned_share(channel))

    def _channel_chosen(self) -> None:
        self._channel_set = True
        self._show_usual()
        self._edited()

    def _when_edited(self) -> None:
        self._edited()
        if not self._when.typed:
            self._say("")
            return
        try:
            when = self._model.moment(self._when.typed)
        except ValueError:
            self._say("")
        else:
            planned = ", ahead: it will be a plan" if self._model.is_ahead(when) else ""
            self._say(f"That is {self._model.title(when)}{planned}.", "small")

    def _edited(self) -> None:
        if not self._filling:
            self._keeping.start()
            if self._said.property("look") == "warning":
                self._say("")

    # Words beside the fields

    def _say(self, text: str, kind: str = "small") -> None:
        if not text or kind != "warning":
            self._when.set_wrong(False)
            self._minutes.set_wrong(False)
        if self._said.property("look") != kind:
            theme.look(self._said, kind)
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def _refuse(self, field: str, sentence: str) -> None:
        self._say(sentence, "warning")
        part: QWidget = {"when": self._when, "minutes": self._minutes, "share": self._slider}.get(field, self._text)
        self._when.set_wrong(field == "when")
        self._minutes.set_wrong(field == "minutes")
        part.setFocus()

    def _focus_moved(self, before: QWidget | None, after: QWidget | None) -> None:
        if self._text in {before, after}:
            self.update()
        if before is self._when and self._said.property("look") == "small":
            self._say("")

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
