# SPDX-License-Identifier: MIT
"""A sheet: columns of sections of lines, as a page shows them, and what a click on any of it asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from relationship_journal.qt.models.mark_deeds import Deed
from relationship_journal.values import (
    AccountId,
    ContactId,
    ConversationId,
    MarkKind,
    MarkRef,
    NewMark,
)


@dataclass(frozen=True, slots=True)
class Records:
    """Show these records: marks of one kind as a list, or conversations on the timeline."""

    title: str
    kind: MarkKind | None = None
    marks: tuple[int, ...] = ()
    conversations: tuple[ConversationId, ...] = ()


@dataclass(frozen=True, slots=True)
class Back:
    """Go back from records to the sheet they are of."""


@dataclass(frozen=True, slots=True)
class FurtherDown:
    """Show more of the same records."""


@dataclass(frozen=True, slots=True)
class Do:
    """Do something about a mark."""

    mark: MarkRef
    deed: Deed


@dataclass(frozen=True, slots=True)
class More:
    """Offer everything that can be done about a mark."""

    mark: MarkRef


@dataclass(frozen=True, slots=True)
class Write:
    """Write down a mark of a kind; `like` is what it begins as. A limit can be `for_all`."""

    kind: MarkKind
    like: NewMark | None = None
    for_all: bool = False


@dataclass(frozen=True, slots=True)
class GoTo:
    """Go to another contact's page."""

    contact: ContactId


@dataclass(frozen=True, slots=True)
class GoToAccount:
    """Go to the page of an account."""

    account: AccountId


@dataclass(frozen=True, slots=True)
class Copy:
    """Put a text on the clipboard."""

    text: str


@dataclass(frozen=True, slots=True)
class ReadCard:
    """Show a raw card."""

    card: int
    title: str


@dataclass(frozen=True, slots=True)
class Trigger:
    """Trigger one of the window's actions, by its name."""

    action: str


Target = Records | Back | FurtherDown | Do | More | Write | GoTo | GoToAccount | Copy | ReadCard | Trigger
"""What a click can ask for."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a line; with a target they are a link. `pressing` ones want something done, `quiet` are muted."""

    text: str
    to: Target | None = None
    pressing: bool = False
    hint: str = ""
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line: what it is about (muted), its words, more below them (muted), and what can be done about it.

    Few deeds of a short line stand at its end (`beside`), else below it.
    """

    pieces: tuple[Piece, ...]
    lead: str = ""
    detail: str = ""
    deeds: tuple[Piece, ...] = ()
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading; `empty` says what will be here, `offers` are first steps and more of them."""

    title: str
    lines: tuple[Line, ...] = ()
    empty: str = ""
    offers: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """Sections below each other; `side` ("business", "personal" or "") colors its heading."""

    sections: tuple[Section, ...]
    title: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """Columns beside each other where there is room, else above each other."""

    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole page; `hint` stands over it, with offers. `lead` is the least room for what lines are about, in pixels
    at 100 % text: what stands beside it begins at one edge.
    """

    bands: tuple[Band, ...] = ()
    hint: str = ""
    offers: tuple[Piece, ...] = ()
    lead: int = 0


def line(words: str, *, lead: str = "", detail: str = "", deeds: Sequence[Piece] = ()) -> Line:
    """A line of plain words, what can be done about it at its end."""
    return Line((Piece(words),), lead, detail, tuple(deeds), beside=True)
