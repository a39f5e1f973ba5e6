# SPDX-License-Identifier: MIT
"""Who of the journal a person being typed may be already: by name as far as it is typed, mail or number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from relationship_journal.exchange.likeness import name_words
from relationship_journal.values import ContactId, KnownPerson, MethodKind, NewMethod, comparable, same_phone

MOST = 3
_LEAST_LETTERS = 3
_LEAST_DIGITS = 5
_TELLING = 4
"""A word of fewer letters with one of them wrong could be any other."""


@dataclass(frozen=True, slots=True)
class Namesake:
    """Somebody a new person may be, and why; `by_reach` where the name does not show it."""

    id: ContactId
    reason: str
    by_reach: bool = False


class Namesakes:
    """The people of a journal, folded once, to be asked with every key."""

    def __init__(self, known: Iterable[KnownPerson]) -> None:
        self._known = [(person, name_words(person.name)) for person in known]

    def find(self, name: str, methods: Sequence[NewMethod] = ()) -> list[Namesake]:
        """The likeliest of them, at most three: same mail or number first, then the nearest names."""
        mails = {comparable(one.kind, one.value) for one in methods if one.kind is MethodKind.EMAIL}
        phones = {comparable(one.kind, one.value) for one in methods if one.kind is MethodKind.PHONE}
        phones = {number for number in phones if len(number) >= _LEAST_DIGITS}
        typed = name_words(name) if len(name.strip()) >= _LEAST_LETTERS else ()
        found: list[tuple[int, int, Namesake]] = []
        for at, (person, words) in enumerate(self._known):
            if mails & person.emails:
                found.append((-2, at, Namesake(person.id, "same e-mail", by_reach=True)))
            elif any(same_phone(one, other) for one in phones for other in person.phones):
                found.append((-1, at, Namesake(person.id, "same number", by_reach=True)))
            elif (distance := _distance(typed, words)) is not None:
                reason = "same name" if distance == 0 else "similar name"
                found.append((distance, at, Namesake(person.id, reason)))
        return [namesake for _, _, namesake in sorted(found, key=_rank)[:MOST]]


def _rank(one: tuple[int, int, Namesake]) -> tuple[int, int]:
    return one[:2]


def _distance(typed: Sequence[str], words: Sequence[str]) -> int | None:
    """How far a name as typed is from a known one: 0 is the same; None where it is another's.

    Each typed word has to be one of the name, the beginning or initial of one, or one letter off. A single word tells
    only where the name has it whole.
    """
    if not typed or not words or len(typed) > len(words) + 1:
        return None
    left, distance = list(words), abs(len(words) - len(typed))
    for word in sorted(typed, key=len, reverse=True):
        steps = [(step, other) for other in left if (step := _step(word, other)) is not None]
        if not steps:
            return None
        step, other = min(steps)
        if step and len(typed) == 1:
            return None
        left.remove(other)
        distance += step
    return distance


def _step(word: str, other: str) -> int | None:
    if word == other:
        return 0
    if other.startswith(word) or (len(other) == 1 and word.startswith(other)):
        return 1
    return 2 if min(len(word), len(other)) >= _TELLING and one_letter_off(word, other) else None


def one_letter_off(one: str, other: str) -> bool:
    """Whether a letter too many, too few, wrong, or two of them swapped make the difference."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    if len(one) == len(other):
        return one[1:] == other[1:] or (one[:2] == other[1::-1] and one[2:] == other[2:])
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return longer[1:] == shorter
