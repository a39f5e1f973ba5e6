# SPDX-License-Identifier: MIT
"""The form of a mark of any kind, to write one or to rewrite it; what is wrong is said beside its field."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCompleter, QLineEdit, QPushButton, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.contact.columns import Columns
from relationship_journal.qt.dialogs.contact.inputs import Choice, Mark, Note, Text
from relationship_journal.qt.dialogs.field import Field, words
from relationship_journal.qt.dialogs.manners import in_words, raise_ours
from relationship_journal.qt.dialogs.page import PageDialog
from relationship_journal.qt.models.mark_fields import FieldKind, FieldSpec
from relationship_journal.qt.models.mark_form import MarkForm
from relationship_journal.storage.errors import BadValue
from relationship_journal.values import ContactId, LimitKind, MarkKind, MarkRef
from relationship_journal.wording import marks as said

_WIDTH = 540
_LETTERS = 24
_NOTE_LINES = 2
_DAYS = (FieldKind.DAY, FieldKind.COMING)
_WIDE = (FieldKind.LINE, FieldKind.LINES)


class MarkDialog(PageDialog):
    """Fills a MarkForm in; `ref` is the mark that was written, None while there is none."""

    def __init__(self, form: MarkForm, parent: QWidget | None = None) -> None:
        super().__init__(_WIDTH, parent)
        self.setObjectName("markDialog")
        title = said.mark_title(form.kind)
        self.setWindowTitle((f"New {title.lower()}" if form.kind is not MarkKind.REFUSAL else title) if form.is_new
                            else f"Edit {title.lower()}")  # fmt: skip
        self.ref: MarkRef | None = None
        self._form = form
        self._inputs: dict[str, Text | Note | Choice | Mark] = {}
        self._fields: dict[str, Field] = {}
        self._who: Text | Choice | None = None
        self._said = words("", "warning")
        self._said.setObjectName("markRefusal")
        self._said.hide()
        self._lay_out()
        self._fill()
        self._follow_limit()
        first = self._who if form.asks_for_name else next(iter(self._inputs.values()))
        assert first is not None
        first.setFocus()
        if isinstance(first, QLineEdit):
            first.selectAll()

    def save(self) -> None:
        """Write it down and close, or say what cannot be."""
        for field in self._fields.values():
            field.be_quiet()
        self._said.hide()
        try:
            typed = {name: made.value() for name, made in self._inputs.items()}
            self.ref = self._form.save(typed, self._named())
        except BadValue as error:
            self._complain(error)
        except Exception as error:
            self._say(in_words(error))
            raise_ours(error)
        else:
            self.accept()

    def _lay_out(self) -> None:
        self._add_who()
        columns = Columns((2, 1), _LETTERS)
        columns.resize(self.look.px(_WIDTH - 48), 10)  # or it would begin as narrow as it can
        for spec in self._form.fields:
            made = self._made(spec)
            if isinstance(made, Mark):
                columns.add(made)
            else:
                self._fields[spec.name] = Field(spec.words, made, "small")
                columns.add(self._fields[spec.name], 2 if spec.kind in _WIDE else 1)
        self.page.addWidget(columns)
        if self._form.moves:
            self.page.addWidget(words(self._form.moves, "muted"))
        self.page.addWidget(self._said)
        self.page.addStretch(1)
        cancel, save = QPushButton("Cancel"), QPushButton("Sa&ve")
        theme.look(save, "primary")
        save.setObjectName("markSave")
        save.setDefault(True)
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        save.clicked.connect(self.save)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # Enter alone begins another line of the note
            QShortcut(QKeySequence(keys), self).activated.connect(self.save)
        self.foot.addStretch(1)
        self.foot.addWidget(cancel)
        self.foot.addWidget(save)

    def _add_who(self) -> None:
        """Whom it names: typed, one of those who took part, or settled already."""
        form = self._form
        if form.asks_for_name:
            self._who = Text()
            self._who.setPlaceholderText("For everybody" if form.kind is MarkKind.LIMIT else "Name")
            self._who.setCompleter(self._names())
        elif len(form.people) > 1:
            self._who = Choice({str(person.id): person.name for person in form.people})
            if form.contact is not None:
                self._who.put(str(form.contact.id))
        if self._who is None:
            who = form.people[0].name if form.people else form.contact.name if form.contact else "For everybody"
            self.page.addWidget(words(who, "section"))
        else:
            self._who.setObjectName("mark_contact")
            self._fields["contact"] = Field("Perso&n it is about", self._who, "small")
            self.page.addWidget(self._fields["contact"])

    def _names(self) -> QCompleter:
        completer = QCompleter([one.line for one in self._form.known_people()], self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        popup = completer.popup()
        if popup is not None:
            theme.look(popup, "popup")
        return completer

    def _named(self) -> ContactId | None:
        form = self._form
        if isinstance(self._who, Choice):
            return ContactId(int(self._who.value()))
        if self._who is not None:
            return form.person(self._who.value())
        return form.contact.id if form.contact else form.people[0].id if form.people else None

    def _made(self, spec: FieldSpec) -> Text | Note | Choice | Mark:
        made: Text | Note | Choice | Mark
        match spec.kind:
            case FieldKind.CHOICE:
                made = Choice(spec.choices or {})
            case FieldKind.SWITCH:
                made = Mark(spec.words)
                made.setAccessibleName(spec.words.replace("&", ""))
            case FieldKind.LINES:
                made = Note(_NOTE_LINES)
            case _:
                made = Text()
                made.setPlaceholderText(spec.hint)
        made.setObjectName(f"mark_{spec.name}")
        self._inputs[spec.name] = made
        if spec.kind in _DAYS and isinstance(made, Text):
            made.textChanged.connect(partial(self._tell, spec))
        return made

    def _fill(self) -> None:
        for name, value in self._form.shown().items():
            self._inputs[name].put(value)
        kind = self._inputs.get("kind")
        if self._form.kind is MarkKind.LIMIT and isinstance(kind, Choice):
            kind.edited.connect(self._follow_limit)

    def _tell(self, spec: FieldSpec, typed: str) -> None:
        self._fields[spec.name].be_quiet()
        self._fields[spec.name].tell(self._form.understood(spec, typed))

    def _follow_limit(self) -> None:
        """A topic has no amount, and an amount no topic."""
        if self._form.kind is MarkKind.LIMIT:
            topic = self._inputs["kind"].value() == LimitKind.TOPIC
            self._inputs["topic"].setEnabled(topic)
            self._inputs["amount"].setEnabled(not topic)
            unused = self._inputs["amount" if topic else "topic"]
            unused.put("")

    def _complain(self, error: BadValue) -> None:
        names = {"currency": "worth" if "worth" in self._fields else "amount"}
        field = self._fields.get(names.get(error.field, error.field))
        if field is None:
            self._say(str(error))
        else:
            field.say(str(error))
            self.fit()

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()
        self.fit()
