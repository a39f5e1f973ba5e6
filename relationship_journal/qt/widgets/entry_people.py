# SPDX-License-Identifier: MIT
"""The people of an entry as chips, and everybody else by name once somebody begins to add one."""

from __future__ import annotations

from collections.abc import Iterable

from relationship_journal.qt.models.entry_form import EntryFormModel
from relationship_journal.qt.theme import Theme
from relationship_journal.qt.widgets.chips_edit import ChipsEdit
from relationship_journal.values import Person


class EntryPeople(ChipsEdit):
    """Holds the people who took part, in their order."""

    def __init__(self, model: EntryFormModel, look: Theme) -> None:
        self._model = model
        self._by_word: dict[str, Person] = {}
        super().__init__("With", "@", self._meant, look)

    @property
    def people(self) -> tuple[Person, ...]:
        """Those who took part."""
        return tuple(self._by_word[word] for word in self.words if word in self._by_word)

    def show_people(self, people: Iterable[Person]) -> None:
        """Show others, without telling anybody."""
        here = self._model.here(people)
        self._by_word |= here
        self.set_words(here)

    def learn(self) -> None:
        """Everybody there is."""
        self._by_word = self._model.everybody(self._by_word)
        self.set_known(self._by_word)

    def _meant(self, typed: str) -> str | None:
        """Who is meant: by the whole name, or by its beginning where only one begins so."""
        wanted = typed.removeprefix("@").strip().casefold()
        same = [word for word in self._by_word if word.casefold() == wanted]
        like = same or [word for word in self._by_word if wanted and word.casefold().startswith(wanted)]
        return like[0] if len(like) == 1 else None
