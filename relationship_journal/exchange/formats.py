# SPDX-License-Identifier: MIT
"""What an importer hands over and what makes a format: the shapes every file of this folder agrees on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from relationship_journal.values import NewContact


@dataclass(frozen=True, slots=True)
class Card:
    """One contact as read from a file.

    `problems` are sentences about what could not be read (the source text is kept whole in the raw card);
    `encoding` is the Python name of the encoding the card's text was read with.
    """

    contact: NewContact
    problems: tuple[str, ...] = ()
    encoding: str = "utf-8"


@dataclass(frozen=True, slots=True)
class Importer:
    """A format that contacts can be read from.

    `recognizes` looks at the content, never at a name; `read` takes the bytes and a code page to force
    (None lets the reader decide) and raises nothing for any bytes.
    """

    name: str
    suffixes: tuple[str, ...]
    recognizes: Callable[[bytes], bool]
    read: Callable[[bytes, str | None], list[Card]]


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format that the whole record can be written to."""

    name: str
    suffixes: tuple[str, ...]
    write: Callable[[Mapping[str, Any]], bytes]
