# SPDX-License-Identifier: MIT
"""Whether two cards can be the same person: names folded, mails and numbers in comparable form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from relationship_journal.values import MethodKind, NewContact, comparable

_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ı": "i"})
_WORD = re.compile(r"[^\W_]+")
_FORMS_OF_ADDRESS = frozenset({"mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "sir", "jr", "sr", "ii", "iii"})
_LAST_DIGITS = 9
_SHORT_NUMBER = 7


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in a fixed order, without accents, case, punctuation and forms of address."""
    if name.isascii():
        folded = name.lower()
    else:
        parted = unicodedata.normalize("NFKD", name.casefold()).translate(_PLAIN)
        folded = "".join(letter for letter in parted if not unicodedata.combining(letter))
    words = sorted(_WORD.findall(folded))
    return tuple(word for word in words if word not in _FORMS_OF_ADDRESS) or tuple(words)


def compatible(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names can be one person's.

    Each word of the shorter one has to be a word of the other, or an initial of one; no words contradict nothing.
    """
    shorter, longer = (one, other) if len(one) <= len(other) else (other, one)
    if not any(len(word) == 1 for word in (*one, *other)):
        return all(shorter.count(word) <= longer.count(word) for word in shorter)
    left = list(longer)
    for word in sorted(shorter, key=len, reverse=True):
        match = next((candidate for candidate in left if _same_word(word, candidate)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _same_word(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


def emails(card: NewContact) -> frozenset[str]:
    """The mails of a card in comparable form."""
    return frozenset(_comparables(card, MethodKind.EMAIL))


def phones(card: NewContact) -> frozenset[str]:
    """The numbers of a card in comparable form."""
    return frozenset(_comparables(card, MethodKind.PHONE))


def _comparables(card: NewContact, kind: MethodKind) -> Iterator[str]:
    for method in card.methods:
        if method.kind is kind:
            form = comparable(kind, method.value)
            if form:
                yield form


def phone_keys(number: str) -> tuple[str, ...]:
    """Under which keys a comparable number is looked up; two numbers `same_phone` accepts share at least one."""
    if len(number) < _SHORT_NUMBER:
        return (number,)
    national = number.lstrip("0")
    return (national, number[-_LAST_DIGITS:]) if len(number) >= _LAST_DIGITS else (national,)
