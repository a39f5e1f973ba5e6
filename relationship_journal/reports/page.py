# SPDX-License-Identifier: MIT
"""A page as plain content: whoever puts it on paper, on a screen or into a file gets the same words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SIGNS = re.compile(r"[\\`*\[\]<>]|(?<!\w)_|_(?!\w)")
_BEGINNING = re.compile(r"^(?=[#+\-=~|])|(?<=^\d)(?=[.)])|(?<=^\d\d)(?=[.)])")
"""What would begin a heading, a list or a table at the start of a line."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """One paragraph; `strong` says what an item is about."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class PageItem:
    """What belongs together, from the top down."""

    lines: tuple[PageLine, ...]


@dataclass(frozen=True, slots=True)
class PageSection:
    """Items under a title."""

    title: str
    items: tuple[PageItem, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything on it, however many sheets of paper it takes; `head` stands below the title, `foot` on each sheet."""

    title: str
    head: tuple[str, ...] = ()
    sections: tuple[PageSection, ...] = ()
    closing: str = ""
    foot: str = ""


def markdown(page: Page) -> str:
    """The page as a text in Markdown; whatever the writer typed stays text, also what would be a sign of Markdown."""
    return "\n\n".join(filter(None, _blocks(page))) + "\n"


def _blocks(page: Page) -> Iterator[str]:
    yield f"# {_literal(page.title)}"
    yield from map(_literal, page.head)
    for section in page.sections:
        yield f"## {_literal(section.title)}"
        yield "\n".join(map(_item, section.items))
    yield _literal(page.closing)
    yield f"---\n\n{_literal(page.foot)}" if page.foot else ""


def _item(item: PageItem) -> str:
    written = [f"**{_literal(line.text)}**" if line.strong else _literal(line.text) for line in item.lines]
    return "\n".join(f"{'  ' if place else ''}- {line}" for place, line in enumerate(written))


def _literal(text: str) -> str:
    return _BEGINNING.sub(r"\\", _SIGNS.sub(r"\\\g<0>", " ".join(text.split())))
