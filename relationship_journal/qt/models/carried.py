# SPDX-License-Identifier: MIT
"""What an entry carries beside its text, in words: its marks and how it was, as its card shows them."""

from __future__ import annotations

from datetime import date

from relationship_journal.frozen import dataclass
from relationship_journal.values import Entry, EntryMarks, MarkRef
from relationship_journal.wording import manner
from relationship_journal.wording import marks as words


@dataclass(frozen=True, slots=True)
class Said:
    """A few words on a card; `ref` is the mark they are of, `pressing` where it wants something done.

    `heard` says what only its color shows.
    """

    words: str
    ref: MarkRef | None = None
    pressing: bool = False
    heard: str = ""


@dataclass(frozen=True, slots=True)
class Carried:
    """What a card says beside its text, what presses first; `off_duty` belongs to its head."""

    said: tuple[Said, ...] = ()
    off_duty: bool = False

    @property
    def sentence(self) -> str:
        """All of it for those who hear it; empty for nothing."""
        return "".join(f" {one.words}{one.heard}." for one in self.said)

    @property
    def refs(self) -> tuple[MarkRef, ...]:
        """The marks, in the order they are shown."""
        return tuple(one.ref for one in self.said if one.ref is not None)


NOTHING = Carried()
"""What most entries carry."""


def carried(entry: Entry, marks: EntryMarks, today: date) -> Carried:
    """What an entry carries, in words; among several people a mark says whom it names."""
    named = len(entry.contacts) > 1
    said = [
        Said(
            words.mark_words(mark, today, named=named),
            mark.ref,
            words.pressing(mark, today),
            ", overdue" if words.overdue(mark, today) else "",
        )
        for mark in marks.marks
    ]
    said.sort(key=_calm)
    names = {person.id: person.name for person in entry.contacts}
    how = (Said(one) for one in manner.carried(marks, names))
    return Carried((*said, *how), marks.manner.off_duty is not None)


def _calm(one: Said) -> bool:
    return not one.pressing
