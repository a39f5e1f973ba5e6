# SPDX-License-Identifier: MIT
"""The form of a contact: its sections below each other, made one by one so that the window never waits for them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.contact.person import PersonSection
from relationship_journal.qt.dialogs.contact.section import Section
from relationship_journal.qt.dialogs.contact.sections import SECTIONS
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.models.contact_editor import Suggestions
from relationship_journal.qt.models.contact_typed import Typed
from relationship_journal.values import MethodKind

TITLES = ("&Person", *SECTIONS)
"""The sections in order, with their access keys."""


class Form(QScrollArea):
    """Shows what is typed; `edited` with every change by a person, `whole` once all sections are made.

    `put` fills it, section by section; what is asked of one that is not made yet makes the rest at once. `is_new`
    offers empty lines to fill in.
    """

    edited = Signal()
    whole = Signal()

    def __init__(self, uid: str, jobs: Jobs, offers: Suggestions, *, is_new: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._offers = offers
        self._is_new = is_new
        self._typed: Typed = {}
        self._pointing = False
        self._inside = QWidget(self)
        theme.look(self._inside, "")
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rows = QVBoxLayout(self._inside)
        self._rows.setContentsMargins(4, 4, 16, 16)
        self._rows.setSpacing(22)
        self.person = PersonSection(uid, jobs, self._inside)
        self._rows.addWidget(self.person)
        self._rows.addStretch(1)
        self.person.edited.connect(self.edited)
        self._sections: dict[str, Section] = {TITLES[0]: self.person}

    def put(self, typed: Typed) -> None:
        """Show this; sections to come will too."""
        self._typed = typed
        for section in self._sections.values():
            self._fill(section)
        if not self.is_whole:
            QTimer.singleShot(0, self, self._make_next)

    def value(self) -> Typed:
        """What stands in the form."""
        typed = dict(self._typed)
        for section in self._sections.values():
            typed |= section.value()
        return typed

    def say(self, field: str, sentence: str) -> bool:
        """Show what is wrong with a field, and bring it into view; answers whether there is such a field."""
        if not self.is_whole:
            self._make_rest()
            self.value()  # lines are counted as they were told
        if not any(section.say(field, sentence) for section in self._sections.values()):
            return False
        self._pointing = True
        QTimer.singleShot(0, self, self._show_focused)
        return True

    def be_quiet(self) -> None:
        """Take all sentences away."""
        self._pointing = False
        for section in self._sections.values():
            section.be_quiet()

    def go(self, title: str) -> None:
        """Begin with a section, at the top of what is shown."""
        self._make_rest()
        section = self._sections[title]
        section.begin()
        self.verticalScrollBar().setValue(section.mapTo(self._inside, QPoint(0, 0)).y())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lines break anew and the form grows when words are shown in it; they stay in view meanwhile."""
        if self._pointing and watched is self._inside and event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._show_focused)
        return super().eventFilter(watched, event)

    @property
    def end(self) -> QWidget:
        """Where Tab leaves the form, once it is whole."""
        return self._sections[TITLES[-1]].input("tags")

    @property
    def is_whole(self) -> bool:
        """Whether every section is made."""
        return len(self._sections) == len(TITLES)

    def _make_next(self) -> None:
        if not self.is_whole:
            self._make()
            QTimer.singleShot(0, self, self._make_next)

    def _make_rest(self) -> None:
        while not self.is_whole:
            self._make()

    def _make(self) -> None:
        title = TITLES[len(self._sections)]
        section = SECTIONS[title](self._offers, self._inside)
        self._sections[title] = section
        rule = QFrame(self._inside)
        theme.look(rule, "rule")
        self._rows.insertWidget(self._rows.count() - 1, rule)
        self._rows.insertWidget(self._rows.count() - 1, section)
        section.show()  # at once: who saves in haste is led here
        self._fill(section)
        section.edited.connect(self.edited)
        if self.is_whole:
            self.whole.emit()

    def _fill(self, section: Section) -> None:
        section.put(self._typed)
        if self._is_new:
            _offer_lines(section, self._typed)

    def _show_focused(self) -> None:
        """Bring what has the cursor into view, with the words under it."""
        focused = self.window().focusWidget()
        if focused is not None:
            room = self.fontMetrics().height()
            self.ensureWidgetVisible(focused, room, room * 4)


def _offer_lines(section: Section, typed: Typed) -> None:
    """Somebody new most often comes with a company, a number and a mail."""
    if section.has("jobs") and not typed["jobs"]:
        section.lines("jobs").begin_with()
    if section.has("methods") and not typed["methods"]:
        for kind, label in ((MethodKind.PHONE, "mobile"), (MethodKind.EMAIL, "work")):
            section.lines("methods").begin_with(kind=kind.value, label=label)
