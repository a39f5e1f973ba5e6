# SPDX-License-Identifier: MIT
"""To whom entries belong instead: a list of people that a few letters narrow, and whose place they take."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from relationship_journal import wording
from relationship_journal.qt.dialogs.field import words
from relationship_journal.qt.dialogs.pick import Choice, PickDialog
from relationship_journal.qt.models.chosen_entries import Candidate, matching
from relationship_journal.values import ContactId, Person


class MoveEntriesDialog(PickDialog):
    """Asks to whom entries are moved, and from whom where several took part; `to` and `leaves` afterwards."""

    def __init__(
        self,
        entries: int,
        leaving: Sequence[tuple[Person, int]],
        people: Sequence[Candidate],
        parent: QWidget | None = None,
    ) -> None:
        self._leaving = leaving
        self._people = people
        self._from = _whose(leaving)
        title = f"Move {wording.count(entries, 'entry')}" if entries > 1 else "Move the entry"
        super().__init__(
            title, "&To", "&Move", self._fitting, parent, name="moveEntriesDialog", listed="People",
            nothing="Nobody of this name.", below=_asked(self._from) if len(leaving) > 1 else (),
        )  # fmt: skip
        self._from.currentIndexChanged.connect(self.show_fitting)

    @property
    def leaves(self) -> ContactId | None:
        """In whose place the other comes."""
        at = max(self._from.currentIndex(), 0)
        return self._leaving[at][0].id if self._leaving else None

    @property
    def to(self) -> Candidate | None:
        """Who comes in that place; None where nobody was chosen."""
        return next((one for one in self._people if self.chosen is not None and one.id == self.chosen.id), None)

    def _fitting(self, text: str) -> list[Choice]:
        return [Choice(one.id, one.line) for one in matching(self._people, text) if one.id != self.leaves]


def _whose(leaving: Sequence[tuple[Person, int]]) -> QComboBox:
    choice = QComboBox()
    choice.setObjectName("moveEntriesFrom")
    choice.setAccessibleName("In the place of")
    choice.addItems([f"{person.name}, in {wording.count(count, 'entry')}" for person, count in leaving])
    return choice


def _asked(choice: QComboBox) -> tuple[QWidget, ...]:
    """The question from whom, with its name above and what becomes of the others below."""
    label = QLabel("&In the place of")
    label.setBuddy(choice)
    return label, choice, words("Who else took part stays.", "small")
