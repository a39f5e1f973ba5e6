# SPDX-License-Identifier: MIT
"""Who somebody is: the name, its parts, what to call them, and their picture."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from relationship_journal.qt import theme
from relationship_journal.qt.dialogs.contact.duplicates import Duplicates
from relationship_journal.qt.dialogs.contact.inputs import Suggested, Text
from relationship_journal.qt.dialogs.contact.photo import PhotoWell
from relationship_journal.qt.dialogs.contact.section import Section
from relationship_journal.qt.jobs import Jobs
from relationship_journal.qt.models.contact_typed import Typed, split_name

_PRONOUNS = ("she", "he", "they")
_PARTS = {
    "prefix": "Before the name (Dr)",
    "given": "Given name",
    "middle": "Middle name",
    "family": "Family name",
    "suffix": "After the name (PhD)",
    "phonetic_given": "Given name as spoken",
    "phonetic_family": "Family name as spoken",
}
_RARE = ("prefix", "middle", "suffix", "phonetic_given", "phonetic_family")


class PersonSection(Section):
    """The name first; its parts follow it until they are written by hand, and stay folded while nobody needs them."""

    def __init__(self, uid: str, jobs: Jobs, parent: QWidget) -> None:
        super().__init__("&Person", parent)
        self._uid = uid
        self._split = ("", "")
        self._name = Text()
        self.photo = PhotoWell(jobs)
        self.photo.edited.connect(self.edited)
        self.duplicates = Duplicates()
        self._given, self._family = Text(), Text()
        self.columns((self.field("name", "Name", self._name), 3))
        self.rows.addWidget(self.duplicates)
        self.columns(
            self.field("nickname", "Nickname", Text()),
            self.field("pronoun", "Pronoun, if known", Suggested(_PRONOUNS)),
            steps=(2, 1),
        )
        self._fold = QPushButton()
        self._fold.setObjectName("nameParts")
        self._fold.setCheckable(True)
        theme.look(self._fold, "link")
        self.rows.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeading)
        self._parts: QWidget = self.columns(
            *(
                self.field(name, label, {"given": self._given, "family": self._family}.get(name) or Text())
                for name, label in _PARTS.items()
            )
        )
        self.rows.addWidget(self.mark("is_company", "A company, not a person"))
        self._put_photo_beside()
        self._fold.toggled.connect(self._unfold)
        self._name.edited.connect(self._follow_name)
        self._unfold(False)

    def _put_photo_beside(self) -> None:
        """The picture stands before the fields, and Tab reaches it behind them."""
        fields = QVBoxLayout()
        fields.setSpacing(self.rows.spacing())
        while self.rows.count() > 1:
            item = self.rows.takeAt(1)
            part = None if item is None else item.widget()
            if item is not None and part is not None:
                fields.addWidget(part, 0, item.alignment())
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addWidget(self.photo, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(fields, 1)
        self.rows.addLayout(row)

    def put(self, typed: Typed) -> None:
        super().put(typed)
        self.photo.put(typed)
        self._split = split_name(self._name.value())
        self._fold.setChecked(any(typed[name] for name in _RARE))
        self.photo.disc.call(self._uid, self._name.value())

    def value(self) -> Typed:
        return super().value() | self.photo.value()

    def say(self, field: str, sentence: str) -> bool:
        if field in _PARTS:
            self._fold.setChecked(True)
        if field == "photo":
            self.photo.say(sentence)
            return True
        return super().say(field, sentence)

    def be_quiet(self) -> None:
        super().be_quiet()
        self.photo.be_quiet()

    def _follow_name(self) -> None:
        """Given and family name go with the name while they are what it says."""
        name = self._name.value()
        if (self._given.value(), self._family.value()) == self._split:
            for part, text in zip((self._given, self._family), split_name(name), strict=True):
                part.put(text)
        self._split = split_name(name)
        self.photo.disc.call(self._uid, name)

    def _unfold(self, shown: bool) -> None:
        self._parts.setVisible(shown)
        words = "Fewer name fields" if shown else "More name fields: given, family, title…"
        self._fold.setText(words)
        self._fold.setAccessibleName(words)
