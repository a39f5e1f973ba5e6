# SPDX-License-Identifier: MIT
"""The lines of a text that write marks, as they are read: each with its places, and what it says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from relationship_journal.frozen import dataclass
from relationship_journal.one_line.names import Mention
from relationship_journal.values import Side


class LineKind(StrEnum):
    """What a line can write down."""

    PROMISE = "promise"
    FAVOR = "favor"
    SHORTCUT = "shortcut"
    FRICTION = "friction"
    REFUSAL = "refusal"
    GOAL = "goal"
    TO_RAISE = "to_raise"
    ASK_ABOUT = "ask_about"
    INTEREST = "interest"
    LIMIT = "limit"
    OFF_DUTY = "off_duty"


WORDS: Mapping[LineKind, str] = {
    LineKind.PROMISE: "promise",
    LineKind.FAVOR: "favor",
    LineKind.SHORTCUT: "shortcut",
    LineKind.FRICTION: "friction",
    LineKind.REFUSAL: "a no",
    LineKind.GOAL: "goal",
    LineKind.TO_RAISE: "to raise",
    LineKind.ASK_ABOUT: "ask about",
    LineKind.INTEREST: "interest",
    LineKind.LIMIT: "limit",
    LineKind.OFF_DUTY: "off duty",
}
"""The word each kind of line begins with, as a button writes it."""


@dataclass(frozen=True, slots=True)
class Part:
    """A field of a mark's line: the stretch that says it, with the comma before it, and what it says."""

    field: str
    start: int
    end: int
    value: object


@dataclass(frozen=True, slots=True)
class MarkLine:
    """A line that writes a mark, at [start, end) of its text.

    `word` and `says` are the stretches of its beginning and of what it is about; between them `body` is where a name
    would go, and `tail` is where another clause would.
    `parts` are its fields as far as they are said. `named` are those it names, first the
    one it is meant for. `due_words` are the words of a day, by which its meaning is kept.
    """

    kind: LineKind
    start: int
    end: int
    word: tuple[int, int]
    body: int
    says: tuple[int, int]
    tail: int
    what: str
    theirs: bool = False
    parts: tuple[Part, ...] = ()
    named: tuple[Mention, ...] = ()
    due_words: str = ""

    def past(self, text: str) -> int:
        """Where its text goes on: on the next line, unless there is more on this one that belongs to no mark."""
        return self.end + (text[self.end : self.end + 1] == "\n")

    def part(self, field: str) -> Part | None:
        """The stretch that says a field."""
        return next((part for part in self.parts if part.field == field), None)

    def said(self, field: str, otherwise: object = None) -> object:
        """What is said of a field."""
        part = self.part(field)
        return otherwise if part is None else part.value


@dataclass(frozen=True, slots=True)
class Aside:
    """A line, at [start, end) of its text, that says what a conversation cost, or who needed an ear in it.

    `word` is the stretch of its beginning. `cost` is in minor units with its currency. Of an ear `who` is the one who
    needed it, None for the first who took part; `my_ear` if it was the writer.
    """

    start: int
    end: int
    word: tuple[int, int]
    cost: tuple[int, str] | None = None
    paid_by: Side | None = None
    ear: bool = False
    my_ear: bool = False
    who: Mention | None = None

    def past(self, text: str) -> int:
        """Where its text goes on."""
        return self.end + (text[self.end : self.end + 1] == "\n")


@dataclass(frozen=True, slots=True)
class LineOffer:
    """A line that may become a mark, at [start, end): a question, or one whose first word may be prose.

    `words` written `at` a place make it one; of one that was kept as text nothing has to be written.
    """

    kind: LineKind
    start: int
    end: int
    at: int
    words: str


@dataclass(frozen=True, slots=True)
class MarkLines:
    """The marks of a text, what is offered to become one, the lines for the writer alone, and what is said aside."""

    lines: tuple[MarkLine, ...] = ()
    offers: tuple[LineOffer, ...] = ()
    private: tuple[tuple[int, int], ...] = ()
    asides: tuple[Aside, ...] = ()

    @property
    def written(self) -> tuple[MarkLine | Aside, ...]:
        """The lines that are no text: marks, and what is said aside."""
        return (*self.lines, *self.asides)

    def at(self, place: int) -> MarkLine | LineOffer | None:
        """The line around a place of the text."""
        around: Iterable[MarkLine | LineOffer] = (*self.lines, *self.offers)
        return next((one for one in around if one.start <= place <= one.end), None)


NO_MARKS = MarkLines()
"""A text without any."""
