# SPDX-License-Identifier: MIT
"""Puts a stand-in where a name stands in a text."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

_SPACED_END = "\u0e00"
"""Below it, scripts put spaces between words, so that a name inside a longer word names nobody."""
_UNSAID = "…"
"""For a match in a case Unicode folds otherwise than `re` does: rather too much is left out than a name said."""
_WORDS = re.compile(r"[^\W_]+")


class Mask:
    """Replaces names by their stand-ins, whatever their case and whatever stands between their words.

    The longest name wins where several stand in one place. A text without any of them comes back as it was; one with
    a name comes back in composed Unicode (NFC). Thousands of names are fine: only those that may occur are looked for.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        self._stand_ins: dict[tuple[str, ...], str] = {}
        self._by_word: dict[str, list[str]] = defaultdict(list)
        self._unspaced: list[str] = []
        for name, stand_in in names.items():
            self._add(unicodedata.normalize("NFC", name).strip(), stand_in)

    def _add(self, name: str, stand_in: str) -> None:
        words = _key(name)
        if not words or (len(name) == 1 and name < _SPACED_END) or words in self._stand_ins:
            return
        self._stand_ins[words] = stand_in
        if name[0] < _SPACED_END:
            self._by_word[words[0]].append(name)
        else:
            self._unspaced.append(name)

    def finds(self, text: str) -> bool:
        """Whether any of the names stands in a text."""
        pattern = self._pattern(_folded(text))
        return pattern is not None and pattern.search(unicodedata.normalize("NFC", text)) is not None

    def of(self, text: str) -> str:
        """The text with every name replaced."""
        pattern = self._pattern(_folded(text))
        if pattern is None:
            return text
        masked, count = pattern.subn(self._stand_in, unicodedata.normalize("NFC", text))
        return masked if count else text

    def _pattern(self, folded: str) -> re.Pattern[str] | None:
        """What finds those of the names that may stand in a text."""
        present = set(_WORDS.findall(folded))
        likely = [name for word in present & self._by_word.keys() for name in self._by_word[word]]
        likely += [name for name in self._unspaced if _folded(name) in folded]
        if not likely:
            return None
        likely = sorted({form for name in likely for form in (name, _folded(name))}, key=len, reverse=True)
        return re.compile("|".join(map(_loose, likely)), re.IGNORECASE)

    def _stand_in(self, match: re.Match[str]) -> str:
        return self._stand_ins.get(_key(match[0]), _UNSAID)


def as_written(names: Iterable[str], text: str) -> list[str]:
    """Which of the names stand in a text as they are written: "Will" is a name where "will" is none."""
    spoken = set(_WORDS.findall(text))
    return [name for name in names if name in spoken or (name[:1] >= _SPACED_END and name in text)]


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def _key(name: str) -> tuple[str, ...]:
    """The words of a name, by which it is known again."""
    return tuple(_WORDS.findall(_folded(name)))


def _loose(name: str) -> str:
    """A pattern for a name: anything short may stand between its words, and no letter goes on with it."""
    body = r"[\W_]{0,3}".join(map(re.escape, _WORDS.findall(name)))
    before = r"(?<![^\W_])" if name[0] < _SPACED_END else ""
    after = r"(?![^\W_])" if name[-1] < _SPACED_END else ""
    return f"{before}{body}{after}"
