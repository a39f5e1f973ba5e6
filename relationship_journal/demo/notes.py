# SPDX-License-Identifier: MIT
"""Reads the stories as they stand in resources/demo.

A line `== key` opens a person's section; a note is `[@pin] channel[:minutes] share [flags] | text #tags`, where the pin
is days before today, `^N` for N days after the note before it, MM-DD/K for the K-th such day of the three years, or
bN/K for the K-th day like the one N days ahead. Flags: `+key` who else took part, a clock, `<` they began, `>` I did,
and `!plan !sat !na !conf !brief !done !off=HOW !ear[=KEY] !cost=MINOR=SIDE`.

An indented line is a mark of the note above it, or of the person where no note came yet: its kind, what it is about,
and after each `;` a word with what it says (`promise send the plan; due +3; kept +2`). `marks` knows the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import time

from relationship_journal.values import Channel, Side

SHARED = frozenset({"everybody", "together", "seasons"})
"""Sections that belong to no single person."""

_SHORT = {"mail": Channel.EMAIL}
_BEGAN = {"<": Side.THEM, ">": Side.ME}


@dataclass(frozen=True, slots=True)
class MarkLine:
    """A mark as it is written: its kind, what it is about, and what is said of it, in order."""

    kind: str
    what: str
    said: tuple[tuple[str, str], ...] = ()

    def get(self, word: str) -> str:
        """What stands behind a word, "" where it is not there."""
        return next((value for name, value in self.said if name == word), "")

    def has(self, word: str) -> bool:
        """Whether a word is there, with something behind it or not."""
        return any(name == word for name, _ in self.said)

    def side(self, word: str, usual: Side) -> Side:
        """The side behind a word."""
        return Side(self.get(word)) if self.has(word) else usual


@dataclass(frozen=True, slots=True)
class Note:
    """A conversation as it is written, not yet on any day."""

    channel: Channel
    share: int | None
    text: str
    who: tuple[str, ...]
    tags: tuple[str, ...] = ()
    pin: str = ""
    minutes: int | None = None
    clock: time | None = None
    began: Side | None = None
    flags: Mapping[str, str] = field(default_factory=dict)
    marks: tuple[MarkLine, ...] = ()

    @property
    def business(self) -> bool:
        """Whether it leans to business, so that it keeps to workdays."""
        return "off" not in self.flags if self.share is None else self.share >= 50


@dataclass(frozen=True, slots=True)
class Section:
    """A person's notes in the order of the story, and the marks that came from none of them."""

    key: str
    notes: tuple[Note, ...]
    marks: tuple[MarkLine, ...]

    @property
    def owner(self) -> str | None:
        """The key of whom it is about; None where it is shared."""
        return None if self.key in SHARED else self.key


def sections(text: str) -> Iterator[Section]:
    """The sections of a story, in order."""
    for section in re.split(r"^== ", text, flags=re.MULTILINE)[1:]:
        key, _, body = section.partition("\n")
        owner = () if key in SHARED else (key,)
        # What is indented goes with the line above it.
        first, *blocks = re.split(r"^(?=\S)", f"\n{body}", flags=re.MULTILINE)
        yield Section(key, tuple(_note(block, owner) for block in blocks), tuple(_marks(first)))


def _note(block: str, owner: tuple[str, ...]) -> Note:
    line, _, below = block.partition("\n")
    head, _, text = line.partition(" | ")
    words = head.split()
    pin = words.pop(0)[1:] if words[0].startswith("@") else ""
    channel, _, minutes = words.pop(0).partition(":")
    share = words.pop(0)
    flags = dict(word[1:].partition("=")[::2] for word in words if word.startswith("!"))
    clock = next((word for word in words if ":" in word), None)
    return Note(
        channel=_SHORT.get(channel) or Channel(channel),
        share=None if share == "-" else int(share),
        text=re.sub(r" #[\w-]+", "", text),
        who=owner + tuple(word[1:] for word in words if word.startswith("+")),
        tags=tuple(re.findall(r" #([\w-]+)", text)),
        pin=pin,
        minutes=int(minutes) if minutes else None,
        clock=time.fromisoformat(clock) if clock else None,
        began=next((_BEGAN[word] for word in words if word in _BEGAN), None),
        flags=flags,
        marks=tuple(_marks(below)),
    )


def _marks(lines: str) -> Iterator[MarkLine]:
    for line in lines.splitlines():
        if line.strip():
            first, *said = line.strip().split("; ")
            kind, _, what = first.partition(" ")
            yield MarkLine(kind, what, tuple((name, value) for name, _, value in (one.partition(" ") for one in said)))
