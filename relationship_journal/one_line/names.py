# SPDX-License-Identifier: MIT
"""Whom a name written in a line can mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from relationship_journal.frozen import dataclass
from relationship_journal.values import ContactId, KnownName, fold

LONGEST = 8
"""Words of a name that are looked at; more than that is not written with an `@`."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it was written, and whom it can mean: nobody yet, one, or several of the same name."""

    name: str
    people: tuple[ContactId, ...] = ()


def apart(person: KnownName) -> str:
    """How somebody is written who has another's whole name: with their account."""
    return f"{person.name} ({person.account})" if person.account else person.name


class Names:
    """The people of a journal by every form their name is written in: whole, given name, first word, nickname."""

    def __init__(self, people: Sequence[KnownName] = ()) -> None:
        whole: dict[str, list[ContactId]] = defaultdict(list)
        parts: dict[str, list[ContactId]] = defaultdict(list)
        self._longest = 1
        for person in people:
            name = fold(person.name)
            whole[name].append(person.id)
            for form in {fold(person.given), fold(person.nickname), *name.split()[:1]} - {name, ""}:
                parts[form].append(person.id)
                self._longest = max(self._longest, form.count(" ") + 1)
            self._longest = max(self._longest, name.count(" ") + 1)
        self._longest = min(self._longest, LONGEST)
        self._forms = {**parts, **whole}  # a whole name is never mistaken for somebody's first
        for person in people:
            if person.account and len(self._forms[fold(person.name)]) > 1:
                self._forms.setdefault(fold(apart(person)), []).append(person.id)

    def __len__(self) -> int:
        return len(self._forms)

    def who(self, name: str) -> tuple[ContactId, ...]:
        """Everybody who goes by this name; case and accents do not matter."""
        return tuple(self._forms.get(fold(name), ()))

    def longest(self, words: Sequence[str]) -> int:
        """How many of these words, from the first on, are the longest known name; 0 for none."""
        for count in range(min(len(words), self._longest), 0, -1):
            if fold(" ".join(words[:count])) in self._forms:
                return count
        return 0
