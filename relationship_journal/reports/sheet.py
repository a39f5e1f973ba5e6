# SPDX-License-Identifier: MIT
"""A sheet before it leaves: every line with the record it comes from, and what the writer chose for each.

A line is a fact (kind, day, amount, state, who) and stands unless it is struck, or free text and is left out unless it
is ticked. What is chosen is kept nowhere but in the page that is made of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from relationship_journal.reports.page import Page, PageItem, PageLine, PageSection
from relationship_journal.values import is_private


@dataclass(frozen=True, slots=True)
class Origin:
    """The record a line comes from: "contact", "account", "conversation" or a kind of mark, and its id."""

    kind: str
    id: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line; `key` names it within its sheet, `free` is whether it holds the writer's own words."""

    key: str
    text: str
    origin: Origin | None = None
    free: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the sheet; lines of one item belong to one record."""

    title: str
    items: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with all it could say."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]
    foot: str

    def lines(self) -> Iterator[Line]:
        """Every line, from the top down."""
        for section in self.sections:
            for item in section.items:
                yield from item

    def with_line(self, line: Line) -> tuple[Line, ...]:
        """A line and what leaves or stays with it: the name of a person takes along all that is said of them."""
        if not line.strong or line.origin is None or line.origin.kind != "contact":
            return (line,)
        items = (item for section in self.sections for item in section.items)
        return next((item for item in items if line in item), (line,))


@dataclass(frozen=True, slots=True)
class Choices:
    """What the writer chose for one sheet: lines by their keys, and words of their own."""

    ticked: frozenset[str] = frozenset()
    struck: frozenset[str] = frozenset()
    edited: Mapping[str, str] = field(default_factory=dict)
    closing: str = ""

    def shows(self, line: Line) -> bool:
        """Whether a line leaves."""
        return line.key in self.ticked if line.free else line.key not in self.struck

    def text_of(self, line: Line) -> str:
        """What a line says on this sheet."""
        return self.edited.get(line.key, line.text)


def leaving(sheet: Sheet, choices: Choices, dated: str) -> Page:
    """The page exactly as it leaves; no line that begins with "private:" does, whoever typed it where."""
    sections = []
    for section in sheet.sections:
        items = tuple(filter(None, (_item(item, choices) for item in section.items)))
        if items:
            sections.append(PageSection(section.title, items))
    head = tuple(filter(None, (public(sheet.subtitle), public(dated))))
    return Page(public(sheet.title), head, tuple(sections), public(choices.closing), sheet.foot)


def public(text: str) -> str:
    """A text on one line, without the lines that are for the writer alone."""
    joined = " ".join(" ".join(line for line in text.splitlines() if not is_private(line)).split())
    return "" if is_private(joined) else joined


def _item(item: tuple[Line, ...], choices: Choices) -> PageItem | None:
    shown = [(public(choices.text_of(line)), line.strong) for line in item if choices.shows(line)]
    lines = tuple(PageLine(text, strong) for text, strong in shown if text)
    return PageItem(lines) if lines else None
