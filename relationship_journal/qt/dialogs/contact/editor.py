# SPDX-License-Identifier: MIT
"""The dialog around the form: leads to its sections, saves once, and keeps what was typed and not saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.contact.person import PersonSection
from relationship_journal.qt.dialogs.contact.section import Section
from relationship_journal.qt.dialogs.contact.sections import SECTIONS
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.dialogs.manners import begin_with, buttons
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.models import contact_typed
from relationship_journal.qt.models.contact_editor import ContactEditorModel
from relationship_journal.qt.models.contact_typed import Typed
from relationship_journal.storage.errors import BadValue, JournalError
from relationship_journal.values import ContactId, MethodKind

PAUSE_MS = 500
"""After so long without a change, what is typed is kept in the journal."""
_WITH_GUIDE = 96
"""The guide to the sections is shown in dialogs at least so many average letters wide."""


class ContactEditor(QDialog):
    """Edits one contact, or adds one. Accepted, `news` tells whether anything was written and `instead` whom to open
    in place of a new one; closed in any other way, what was typed is kept as a draft and comes back."""

    def __init__(self, model: ContactEditorModel, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contactEditor")
        self.setWindowTitle("Edit contact" if model.contact is not None else "New contact")
        self.news = False
        self.instead: ContactId | None = None
        self._model = model
        self._area = QScrollArea(self)
        form = QWidget(self._area)
        self._area.setWidget(form)
        self._area.setWidgetResizable(True)
        offers = model.suggestions()
        self._person = PersonSection(model.uid, jobs, form)
        self._sections: list[Section] = [self._person, *(make(offers, form) for make in SECTIONS)]
        self._banner, self._banner_words = QFrame(), words("", "")
        self._said = words("", "warning")
        self._pause = QTimer(self)
        self._guide = QFrame()
        self._lay_out(form)
        self._join()
        self._fill()

    @property
    def name(self) -> str:
        """What stands in the name."""
        return " ".join(str(self._person.input("name").value()).split())

    # Building

    def _lay_out(self, form: QWidget) -> None:
        theme.look(form, "")
        rows = QVBoxLayout(form)
        rows.setContentsMargins(4, 4, 16, 16)
        rows.setSpacing(22)
        for section in self._sections:
            rows.addWidget(section)
            if section is not self._sections[-1]:
                rows.addWidget(_rule())
        rows.addStretch(1)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box, self._save_button = buttons(self, "&Save" if self._model.contact is not None else "&Add")
        self._save_button.setObjectName("contactSave")
        box.accepted.connect(self._save)
        middle = QHBoxLayout()
        middle.setSpacing(20)
        middle.addWidget(self._guide, 0, Qt.AlignmentFlag.AlignTop)
        middle.addWidget(self._area, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(12)
        whole.addWidget(self._banner)
        whole.addLayout(middle, 1)
        whole.addWidget(self._said)
        whole.addWidget(box)
        self._lay_out_guide()
        self._lay_out_banner()
        begin_with(self, 128, 46)

    def _lay_out_guide(self) -> None:
        rows = QVBoxLayout(self._guide)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        for section in self._sections:
            button = QPushButton(section.title)
            button.setAccessibleName(f"Go to {section.title.replace('&', '')}")
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Tab goes through the fields; Alt and a letter lead here
            theme.look(button, "row")
            button.clicked.connect(self._go)
            rows.addWidget(button)

    def _lay_out_banner(self) -> None:
        self._banner.setObjectName("keptChanges")
        theme.look(self._banner, "card")
        discard = QPushButton("Discard them")
        discard.setObjectName("discardKept")
        discard.setAccessibleName("Discard the unsaved changes")
        theme.look(discard, "link")
        discard.clicked.connect(self._discard)
        row = QHBoxLayout(self._banner)
        row.setContentsMargins(14, 8, 10, 8)
        row.addWidget(self._banner_words, 1)
        row.addWidget(discard)
        self._banner.hide()
        self._said.hide()

    def _join(self) -> None:
        for section in self._sections:
            section.edited.connect(self._changed)
        self._person.duplicates.wanted.connect(self._open_instead)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._keep)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):  # Enter alone begins another line in a note
            QShortcut(QKeySequence(keys), self).activated.connect(self._save_button.click)

    # What stands in the form

    def _fill(self) -> None:
        self._person.photo.know(self._model.photo)
        kept = self._model.kept()
        self._put(self._model.shown if kept is None else kept[0])
        if kept is not None:
            self._banner_words.setText(f"Unsaved changes from {kept[1]} were kept.")
            self._banner.show()
        self._person.input("name").setFocus()

    def _put(self, typed: Typed) -> None:
        for section in self._sections:
            section.put(typed)
        if self._model.contact is None:
            self._offer_lines(typed)

    def _offer_lines(self, typed: Typed) -> None:
        """Somebody new most often comes with a company, a number and a mail."""
        _, work, reach, *_ = self._sections
        if not typed["jobs"]:
            work.lines("jobs").begin_with()
        if not typed["methods"]:
            for kind, label in ((MethodKind.PHONE, "mobile"), (MethodKind.EMAIL, "work")):
                reach.lines("methods").begin_with(kind=kind.value, label=label)

    def _typed(self) -> Typed:
        typed: Typed = {}
        for section in self._sections:
            typed |= section.value()
        return typed

    def _changed(self) -> None:
        self._be_quiet()
        self._pause.start()
        if self._model.contact is None:
            typed = self._typed()
            self._person.duplicates.show_likely(self._model.likely(typed["name"], contact_typed.methods_of(typed)))

    def _discard(self) -> None:
        """Begin again with what the journal knows."""
        self._banner.hide()
        self._pause.stop()
        self._put(self._model.shown)
        self._person.duplicates.show_likely(())
        self._try(self._model.forget)
        self._person.input("name").setFocus()

    def _keep(self) -> bool:
        self._pause.stop()
        typed = self._typed()
        return self._try(lambda: self._model.keep(typed))

    # Leaving

    def _save(self) -> None:
        self._be_quiet()
        try:
            self.news = self._model.save(self._typed())
        except BadValue as error:
            self._point_at(error.field, str(error))
        except JournalError as error:
            self._say(str(error))
        else:
            self._pause.stop()
            super().accept()

    def reject(self) -> None:
        """Close; what was typed and not saved comes back the next time. Where it cannot be kept, stay."""
        if self._keep():
            super().reject()

    def _open_instead(self, contact: int) -> None:
        """Show somebody the journal has; a name alone is no loss, anything more is kept as a draft."""
        names = {"name", "given", "family"}
        typed = {name: value for name, value in self._typed().items() if name not in names}
        bare = all(value == typed[name] for name, value in self._model.shown.items() if name not in names)
        if self._try(self._model.forget) if bare else self._keep():
            self._pause.stop()
            self.instead = ContactId(contact)
            super().accept()

    # Saying what is wrong

    def _point_at(self, field: str, sentence: str) -> None:
        for section in self._sections:
            if section.say(field, sentence):
                QTimer.singleShot(0, self, self._show_focused)
                return
        self._say(sentence)

    def _show_focused(self) -> None:
        """Bring what has the cursor into view, with the words under it."""
        focused = self.focusWidget()
        if focused is not None:
            room = self.fontMetrics().height()
            self._area.ensureWidgetVisible(focused, room, room * 4)

    def _say(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.show()

    def _be_quiet(self) -> None:
        self._said.hide()
        for section in self._sections:
            section.be_quiet()

    def _try(self, do: Callable[[], None]) -> bool:
        try:
            do()
        except JournalError as error:
            self._say(f"What you typed could not be kept: {error}")
            return False
        return True

    # Finding the way

    def _go(self) -> None:
        button = self.sender()
        for section in self._sections:
            if isinstance(button, QPushButton) and button.text() == section.title:
                top = section.mapTo(self._area.widget() or self, QPoint(0, 0)).y()
                section.begin()
                self._area.verticalScrollBar().setValue(top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._guide.setVisible(self.width() >= self.fontMetrics().averageCharWidth() * _WITH_GUIDE)


def _rule() -> QFrame:
    rule = QFrame()
    theme.look(rule, "rule")
    return rule
