# SPDX-License-Identifier: MIT
"""What sections of a balance sheet are made of: counts that lead to their records, and what waits for something."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from relationship_journal import wording
from relationship_journal.qt.models.mark_deeds import Deed, deeds
from relationship_journal.qt.models.sheet import Do, Line, More, Piece, Records, Section, Write
from relationship_journal.values import ConversationId, Mark, MarkKind, NewMark
from relationship_journal.wording import marks as of_marks

SHOWN = 3
"""So many marks that wait stand under a heading; the rest is a click away."""
MOST_DEEDS = 2
"""So many deeds stand beside a mark; all of them are in its menu."""

Marks = Sequence[Mark[Any]]


def tally(words: str, title: str, marks: Marks, *, pressing: bool = False) -> Piece:
    """Words that lead to these marks, one at least."""
    return Piece(words, Records(title, marks[0].kind, tuple([one.id for one in marks])), pressing)


def counted(marks: Marks, words: str, title: str, *, pressing: bool = False) -> tuple[Piece, ...]:
    """How many, and what of them: "3 open"; nothing where there are none."""
    return (tally(f"{wording.number(len(marks))} {words}", title, marks, pressing=pressing),) if marks else ()


def phrase(marks: Marks, one: str, many: str) -> tuple[Piece, ...]:
    """How many of something: "1 goal reached", "3 goals reached"; nothing where there are none."""
    words = one if len(marks) == 1 else many
    return counted(marks, words, f"{words[:1].upper()}{words[1:]}")


def talks(words: str, title: str, conversations: Sequence[ConversationId]) -> tuple[Piece, ...]:
    """Words that lead to these conversations; nothing where there are none."""
    return (Piece(words, Records(title, conversations=tuple(conversations))),) if conversations else ()


def line_of(pieces: Iterable[Piece], lead: str = "") -> tuple[Line, ...]:
    """A line of these pieces, if there are any."""
    found = tuple(pieces)
    return (Line(found, lead),) if found else ()


def each(pieces: Iterable[Piece]) -> tuple[Line, ...]:
    """A line for each of these pieces."""
    return tuple(Line((piece,)) for piece in pieces)


def offer(words: str, kind: MarkKind, hint: str = "", like: NewMark | None = None) -> Piece:
    """A link that writes down a mark."""
    return Piece(words, Write(kind, like), hint=hint)


def with_waiting(title: str, lines: Iterable[Line], waiting: Marks, today: date, *, empty: str, add: Piece) -> Section:
    """Counts, and below them what waits for something, the pressing first, with its deeds."""

    def urgency(one: Mark[Any]) -> tuple[bool, date]:
        return not of_marks.pressing(one, today), getattr(one.said, "due", None) or one.on

    ordered = sorted(waiting, key=urgency)
    shown = [mark_line(one, today) for one in ordered[:SHOWN]]
    if len(ordered) > SHOWN:
        more = f"and {wording.number(len(ordered) - SHOWN)} more"
        shown.append(Line((tally(more, title, ordered),)))
    return Section(title, (*lines, *shown), empty, (add,))


def mark_line(one: Mark[Any], today: date, detail: str = "") -> Line:
    """A mark with its deeds, as a line."""
    words = of_marks.mark_words(one, today)
    fitting = [deed for deed in deeds(one) if deed not in {Deed.EDIT, Deed.DELETE}][:MOST_DEEDS]
    doing = [Piece(of_marks.deed_words(deed, one), Do(one.ref, deed), hint=words) for deed in fitting]
    said = Piece(words, pressing=of_marks.pressing(one, today))
    return Line((said,), detail=detail, deeds=(*doing, Piece("More to do", More(one.ref), hint=words)))
