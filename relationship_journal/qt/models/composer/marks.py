# SPDX-License-Identifier: MIT
"""The mark lines of a composer: which there are, whom they can name, and how the text changes with them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from relationship_journal.one_line import LineKind, LineOffer, MarkLine, Reading
from relationship_journal.one_line.marks import is_prose, prose_key
from relationship_journal.one_line.naming import Who, ears_of, settled
from relationship_journal.one_line.rewriting import Rewriting
from relationship_journal.qt.models.composer.mark_rows import Companion, MarkRow, begun, mark_rows, said_otherwise
from relationship_journal.qt.models.known import written_name
from relationship_journal.storage.errors import BadValue, JournalError
from relationship_journal.values import ContactId
from relationship_journal.wording.mark_lines import wanting

if TYPE_CHECKING:
    from relationship_journal.qt.models.composer.model import ComposerModel


class ComposerMarks:
    """Reads and rewrites the mark lines of what a ComposerModel has in its text."""

    def __init__(self, model: ComposerModel) -> None:
        self._model = model

    def rows(self, text: str) -> tuple[MarkRow, ...]:
        """A row for each mark of a text."""
        lines, groups = self._lines(text)
        return mark_rows(lines, self._company(groups), self._model.now(), self._model.currency)

    def say(self, text: str, number: int, field: str, new: object) -> Rewriting:
        """How a text changes so that a field of its mark of this number says something else.

        Raises ValueError with a sentence where words cannot be read.
        """
        return said_otherwise(self._lines(text)[0][number], field, new, self._model.now(), self._model.currency)

    def begin(self, text: str, number: int, field: str) -> Rewriting:
        """How a text changes so that a field that is not said yet can be."""
        return begun(self._model.read(text).marks.lines[number], field)

    def leave_as_text(self, text: str, line: MarkLine) -> None:
        """A line is no mark, though it begins as one."""
        self._model.set_prose(self._model.prose | {prose_key(text[line.start : line.end])})

    def take(self, text: str, offer: LineOffer) -> Rewriting | None:
        """A line is a mark after all; answers how its text changes for that, if it has to."""
        line = text[offer.start : offer.end]
        self._model.set_prose(frozenset(key for key in self._model.prose if not is_prose(line, (key,))))
        return (offer.at, offer.at, offer.words) if offer.words else None

    def _lines(self, text: str) -> tuple[list[MarkLine], Sequence[Who]]:
        """The mark lines of a text as its company settles them, and the people of each conversation."""
        reading = self._model.read(text)
        if not reading.marks.lines:
            return [], ()
        groups: Sequence[Who] = ()
        with suppress(JournalError, ValueError):  # nobody is named yet, or it is not clear who
            groups = self._model.company.groups(reading, add_newcomers=True)
        return [settled(line, groups) if groups else line for line in reading.marks.lines], groups

    def _company(self, groups: Sequence[Who]) -> list[Companion]:
        """Those the marks of one conversation can name; nobody is asked about where there are several."""
        people = self._model.known.people if len(groups) == 1 else {}
        return [
            Companion(one, people[one].name, f"@{written_name(self._model.known, people[one])}")
            if isinstance(one, int)
            else Companion(one, one.name, f'@"{one.name}"')
            for one in (groups[0] if len(groups) == 1 else ())
            if not isinstance(one, int) or ContactId(one) in people
        ]


def ears_said(reading: Reading, groups: Sequence[Who]) -> tuple[int, ...]:
    """The places of those who needed an ear by the words of a text, newcomers too, where it is of one conversation.

    Raises BadValue where somebody is named who took no part.
    """
    try:
        places = ears_of(reading.marks.asides, groups)
    except ValueError as error:
        raise BadValue("text", str(error)) from None
    return places[0] if len(groups) == 1 else ()


def check_said(reading: Reading) -> None:
    """Refuse a mark that says nothing yet, with a sentence."""
    for line in reading.marks.lines:
        if not line.what and line.kind is not LineKind.OFF_DUTY:
            raise BadValue("marks", wanting(line.kind))
