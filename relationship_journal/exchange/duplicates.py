# SPDX-License-Identifier: MIT
"""Which contacts, and which accounts, of a journal may be one and the same, and why."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from relationship_journal.exchange.likeness import compatible, name_words, phone_keys
from relationship_journal.exchange.matching import is_shared_mailbox
from relationship_journal.exchange.namesakes import one_letter_off
from relationship_journal.values import ContactId, KnownPerson, fold, same_phone

_MANY = 20
"""What so many people share (a switchboard, a first name) tells nobody apart."""
_TELLING = 4
"""A word of fewer letters with one of them wrong could be any other."""
_LEAST_DIGITS = 7
_FORMS = frozenset(
    {"ab", "ag", "as", "bv", "co", "company", "corp", "corporation", "gmbh", "inc", "incorporated", "kg", "limited",
     "llc", "llp", "ltd", "nv", "oy", "plc", "pty", "sa", "sarl", "sas", "se", "spa", "srl", "und", "and", "the"}
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two that may be the same, the one that came first first, and why in words; the likeliest have a low `rank`."""

    one: int
    other: int
    why: tuple[str, ...]
    rank: int


def likely_contacts(known: Sequence[KnownPerson]) -> list[Likeness]:
    """Pairs of people with the same mail or number and names that fit, or with nearly the same name."""
    people = {person.id: person for person in known}
    words = {person.id: _words_of(person) for person in known}
    found: dict[tuple[ContactId, ContactId], list[tuple[int, str]]] = defaultdict(list)
    for one, other in _sharing(known, _mails):
        if _fit(words[one], words[other]):
            found[one, other].append((0, "same e-mail"))
    for one, other in _sharing(known, _phones):
        phones = people[one].phones, people[other].phones
        if _fit(words[one], words[other]) and any(same_phone(a, b) for a in phones[0] for b in phones[1]):
            found[one, other].append((1, "same number"))
    for one, other, rank, why in _alike(words):
        found[one, other].append((rank, why))
    return _ranked(found)


def likely_accounts(names: Mapping[int, str]) -> list[Likeness]:
    """Pairs of accounts with nearly the same name; "Ltd" and its like tell nobody apart."""
    words = {account: _company_words(name) for account, name in names.items()}
    found: dict[tuple[int, int], list[tuple[int, str]]] = defaultdict(list)
    for one, other, rank, why in _alike(words):
        found[one, other].append((rank, why))
    return _ranked(found)


def _ranked(found: Mapping[tuple[T, T], list[tuple[int, str]]]) -> list[Likeness]:
    pairs = [
        Likeness(int(str(one)), int(str(other)), tuple(dict.fromkeys(said for _, said in sorted(why))), min(why)[0])
        for (one, other), why in found.items()
    ]
    return sorted(pairs, key=_order)


def _order(pair: Likeness) -> tuple[int, int, int]:
    return pair.rank, pair.one, pair.other


def _words_of(person: KnownPerson) -> tuple[str, ...]:
    """The words of a name; one that is only a mail or a number has none."""
    return () if "@" in person.name else tuple(word for word in name_words(person.name) if not word.isdigit())


def _company_words(name: str) -> tuple[str, ...]:
    words = tuple(sorted(_WORD.findall(fold(name))))
    return tuple(word for word in words if word not in _FORMS) or words


def _fit(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return compatible(one, other) or _one_word_off(one, other)


def _mails(person: KnownPerson) -> Iterable[str]:
    return (mail for mail in person.emails if mail and not is_shared_mailbox(mail))


def _phones(person: KnownPerson) -> Iterable[str]:
    numbers = (number for number in person.phones if len(number) >= _LEAST_DIGITS)
    return {key for number in numbers for key in phone_keys(number)}


def _sharing(
    known: Sequence[KnownPerson], keys: Callable[[KnownPerson], Iterable[str]]
) -> Iterator[tuple[ContactId, ContactId]]:
    """Pairs that share a key; what very many share tells nobody apart."""
    holders: dict[str, list[ContactId]] = defaultdict(list)
    for person in known:
        for key in keys(person):
            holders[key].append(person.id)
    seen = set()
    for together in holders.values():
        if len(together) <= _MANY:
            seen |= {(min(pair), max(pair)) for pair in combinations(together, 2) if pair[0] != pair[1]}
    yield from sorted(seen)


def _alike(words: Mapping[T, tuple[str, ...]]) -> Iterator[tuple[T, T, int, str]]:
    """Pairs whose names have the same words, or the same but for one letter, an initial or a middle name."""
    same: dict[tuple[str, ...], list[T]] = defaultdict(list)
    having: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for one, named in words.items():
        if named:
            if named not in same:
                for word in set(named):
                    having[word].append(named)
            same[named].append(one)
    for together in same.values():
        if len(together) <= _MANY:
            for one, other in combinations(together, 2):
                yield one, other, 2, "same name"
    for pair in _near_names(having):
        for one in same[pair[0]]:
            for other in same[pair[1]]:
                first, second = (one, other) if str(one).zfill(12) < str(other).zfill(12) else (other, one)
                yield first, second, 3, "nearly the same name"


def _near_names(having: Mapping[str, list[tuple[str, ...]]]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Names that share a word not too common and differ in a letter, an initial, or a name more."""
    found = set()
    for names in having.values():
        if len(names) <= 4 * _MANY:
            for one, other in combinations(names, 2):
                both_whole = min(len(one), len(other)) > 1
                if _one_word_off(one, other) or (both_whole and compatible(one, other)):
                    found.add((min(one, other), max(one, other)))
    return sorted(found)


def _one_word_off(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether all words but one are the same, and that one is a letter off."""
    left, right = list(one), list(other)
    for word in one:
        if word in right:
            left.remove(word)
            right.remove(word)
    if len(left) != 1 or len(right) != 1:
        return False
    return min(len(left[0]), len(right[0])) >= _TELLING and one_letter_off(left[0], right[0])
