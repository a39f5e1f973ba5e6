# SPDX-License-Identifier: MIT
"""What `@` and `#` begin: people and tags, anywhere in a text, whole or still being typed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from relationship_journal.frozen import dataclass
from relationship_journal.one_line.names import LONGEST, Mention, Names
from relationship_journal.one_line.tokens import Kind, Span

_SIGN = re.compile(r'[@#](?=["\w])')
_MAY_STAND_BEFORE = frozenset("([{\"“'‘,;:")
_QUOTED = re.compile(r'[@#]"([^"\n]+)"')
_TAG = re.compile(r"#(\w[\w/&-]*)")
_NAME_WORD = re.compile(r"[^\s,;:()\[\]{}\"“”!?#@·|]+")
_POSSESSIVE = ("'s", "’s")
_OPEN = re.compile(r"""(?:^|(?<=[\s(\[{"“'‘,;:]))([@#])(?:"([^"\n]*)|((?!["\s])[^@#;\n"]*)|)$""")


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A name or tag in the making: where its sign stands, which sign, and what follows it so far."""

    start: int
    sign: str
    typed: str


def sigils(text: str, names: Names) -> Iterator[Span]:
    """Every mention and tag of a text in order; a mention's value is a Mention, known or not."""
    at = 0
    while found := _SIGN.search(text, at):
        span = at_sign(text, found.start(), names)
        if span is not None:
            yield span
        at = found.end() if span is None else span.end


def at_sign(text: str, start: int, names: Names) -> Span | None:
    """The mention or tag whose sign stands here."""
    before = text[start - 1 : start]
    if not _SIGN.match(text, start) or (before and not before.isspace() and before not in _MAY_STAND_BEFORE):
        return None
    if quoted := _QUOTED.match(text, start):
        words = " ".join(quoted[1].split())
        if not words:
            return None
        return _tag(start, quoted.end(), words) if text[start] == "#" else _person(start, quoted.end(), words, names)
    if text[start] == "#":
        found = _TAG.match(text, start)
        word = found[1].rstrip("-/&") if found else ""
        return _tag(start, start + 1 + len(word), word)
    return _mention(text, start, names)


def named(text: str, start: int, names: Names) -> Span | None:
    """The known name that stands here without a sign."""
    words = _words(text, start)
    count = names.longest([word for word, _ in words])
    if not count:
        return None
    end = words[count - 1][1]
    return _person(start, end, " ".join(word for word, _ in words[:count]), names)


def unfinished(before: str) -> Unfinished | None:
    """The mention or tag the cursor stands in, from the line up to the cursor."""
    found = _OPEN.search(before)
    if found is None:
        return None
    return Unfinished(found.start(1), found[1], found[2] if found[2] is not None else found[3] or "")


def _tag(start: int, end: int, word: str) -> Span | None:
    """A tag has a letter in it: "#1" is a place in a list."""
    return Span(start, end, Kind.TAG, word) if any(c.isalpha() for c in word) else None


def _mention(text: str, start: int, names: Names) -> Span | None:
    span = named(text, start + 1, names)
    if span is not None:
        return Span(start, span.end, Kind.PERSON, span.value, 2)
    words = _words(text, start + 1)
    if not words or not words[0][0][0].isalpha():
        return None
    return _person(start, words[0][1], words[0][0], names)


def _person(start: int, end: int, name: str, names: Names) -> Span:
    return Span(start, end, Kind.PERSON, Mention(name, names.who(name)), 2)


def _words(text: str, start: int) -> list[tuple[str, int]]:
    """The words of a possible name from here on, each with its end; one that is trimmed or followed ends it."""
    words: list[tuple[str, int]] = []
    at = start
    while len(words) < LONGEST and (found := _NAME_WORD.match(text, at)):
        word = found[0]
        whole = word
        for ending in _POSSESSIVE:
            word = word.removesuffix(ending)
        # The dot of "Jr." belongs to a name, that of a sentence does not; a name is known without it, too.
        word = word.rstrip(".") if len(word.rstrip(".")) > 2 else word
        if not word:
            break
        words.append((word, found.start() + len(word)))
        if word != whole or text[found.end() : found.end() + 1] != " ":
            break
        at = found.end() + 1
    return words
