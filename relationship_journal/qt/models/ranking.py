# SPDX-License-Identifier: MIT
"""What a few letters mean: names ranked by how they hold the letters, no case, no accents, in any script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from relationship_journal.storage.spacing import has_unspaced

_APART = frozenset("PZC")
"""Kinds of signs that part words: punctuation, blanks, control signs."""
_PLAIN_APART = re.compile(r"[^a-z0-9$+<=>^`|~]+")
"""The same in ASCII, where no sign need be looked at by itself."""

_SAME, _BEGINNING, _WORD, _INITIALS, _INSIDE, _SCATTERED = range(6)
_CLASS = (0, 0, 0, 1, 1, 2)
"""Recent names come first among those of one class: beginnings of words, other signs side by side, scattered ones."""
_IN_DETAIL = 1
"""Found in what stands beside the name, a word counts a class less."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name made ready for ranking: its words and those beside it, folded, each led by a blank."""

    key: str
    words: str
    initials: str
    detail: str

    @classmethod
    def of(cls, key: str, name: str, detail: str = "") -> Name:
        """Make a name ready; `key` is what it is remembered by among the recent ones."""
        words = folded(name)
        return cls(key, words, "".join(word[0] for word in words.split()), folded(detail))


def rank(letters: str, names: Sequence[Name], recent: Sequence[str] = ()) -> list[int]:
    """The positions of the names that hold every word of the letters, the likeliest first.

    `recent` has the keys of those chosen lately, the latest first. Among equals the order given stays; with no
    letters that is everybody, recent ones first.
    """
    late = {key: number for number, key in enumerate(recent)}
    wanted = folded(letters).split()
    if not wanted:
        return sorted(range(len(names)), key=lambda at: (late.get(names[at].key, len(late)), at))
    whole = " " + " ".join(wanted)
    patterns = {word: _scattered(word) for word in wanted}
    found: list[tuple[int, int, int, int]] = []
    for at, name in enumerate(names):
        fit = (0, _SAME) if name.words == whole else _fit(patterns, name)
        if fit is not None:
            found.append((fit[0], late.get(name.key, len(late)), fit[1], at))
    found.sort()
    return [at for _, _, _, at in found]


def lit(letters: str, name: str) -> list[tuple[int, int]]:
    """The (start, end) spans of a name that the letters stand for, in order; empty where another text was meant."""
    text, origin = _traced(name)
    spans: set[tuple[int, int]] = set()
    for word in folded(letters).split():
        spans.update((origin[start], origin[end - 1] + 1) for start, end in _places(word, text))
    return _joined(sorted(spans))


def _fit(patterns: Mapping[str, re.Pattern[str]], name: Name) -> tuple[int, int] | None:
    """How well a name holds every word: the worst class, and the sum of all; None where a word is missing."""
    worst = total = 0
    for word, scattered in patterns.items():
        how = _how(word, scattered, name)
        if how is not None:
            worst, total = max(worst, _CLASS[how]), total + how
        elif name.detail and (f" {word}" in name.detail or (has_unspaced(word) and word in name.detail)):
            worst, total = max(worst, _IN_DETAIL), total + _INSIDE
        else:
            return None
    return worst, total


def _how(word: str, scattered: re.Pattern[str], name: Name) -> int | None:
    text = name.words
    at = text.find(f" {word}")
    if at >= 0:
        return _WORD if at else _BEGINNING
    if word in text and (len(word) > 1 or has_unspaced(word)):
        return _WORD if has_unspaced(word) else _INSIDE  # any sign of a script without blanks may begin a word
    if len(word) > 1 and word in name.initials:
        return _INITIALS
    return _SCATTERED if len(word) > 1 and scattered.search(text) else None


@lru_cache(maxsize=64)
def _scattered(word: str) -> re.Pattern[str]:
    """The signs of a word in their order, the first one where a word begins."""
    return re.compile(" " + ".*?".join(map(re.escape, word)))


def _places(word: str, text: str) -> Iterable[tuple[int, int]]:
    """Where a word stands in a traced text: whole, as initials, or sign by sign."""
    at = text.find(f" {word}") + 1 or text.find(word)
    if at >= 0:
        return [(at, at + len(word))]
    starts = [found.start() for found in re.finditer(r"(?<= )[^ ]", text)]
    first = "".join(text[at] for at in starts).find(word)
    if first >= 0:
        return [(at, at + 1) for at in starts[first : first + len(word)]]
    found = _scattered(word).search(text)
    if found is None:
        return []
    places, at = [], found.start() + 1
    for sign in word:
        at = text.index(sign, at)
        places.append((at, at + 1))
        at += 1
    return places


def _joined(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """A text as words: no case, no accents, every word led by one blank."""
    words = (_PLAIN_APART.sub(" ", text.lower()) if text.isascii() else _traced(text)[0]).split()
    return " " + " ".join(words) if words else ""


def _traced(text: str) -> tuple[str, list[int]]:
    """The text folded sign by sign, led by a blank, and where each of its signs came from."""
    signs, origin = [" "], [0]
    for position, sign in enumerate(text):
        for part in _sign(sign):
            signs.append(part)
            origin.append(position)
    return "".join(signs), origin


@lru_cache(maxsize=4096)
def _sign(sign: str) -> str:
    if unicodedata.category(sign)[0] in _APART:
        return " "
    parts = unicodedata.normalize("NFKD", sign.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
