# SPDX-License-Identifier: MIT
"""The journal of the benchmarks: 1,000 contacts, ten years, one of them with a quarter of all conversations."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from pathlib import Path

from relationship_journal.storage import bulk
from relationship_journal.storage.journal import Journal
from relationship_journal.values import (
    Channel,
    ContactId,
    MethodKind,
    NewContact,
    NewConversation,
    NewJob,
    NewMethod,
    When,
)
from tests.benchmarks import marks

CONTACTS = 1_000
BUSIEST_SHARE = 0.25
STEADY = 64
_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"


def words(count: int, seed: int = 11) -> list[str]:
    """Made-up words of two to four syllables."""
    source = random.Random(seed)
    made: dict[str, None] = {}
    while len(made) < count:
        syllables = source.choice((2, 2, 3, 3, 4))
        made["".join(source.choice(_CONSONANTS) + source.choice(_VOWELS) for _ in range(syllables))] = None
    return list(made)


def contacts(seed: int = 5) -> list[NewContact]:
    source = random.Random(seed)
    names = words(900, seed)
    return [
        NewContact(
            f"{source.choice(names).title()} {source.choice(names).title()}",
            jobs=(NewJob(f"{names[i % 250].title()} Works", "Buyer"),),
            methods=(NewMethod(MethodKind.EMAIL, f"p{i}@example.org"), NewMethod(MethodKind.PHONE, f"+1 555 01{i:04}")),
        )
        for i in range(CONTACTS)
    ]


def conversations(count: int, seed: int = 9) -> list[NewConversation]:
    """Entries of 40 to 120 words whose frequencies fall off as in real text.

    The first contact has a quarter of them, the second always `STEADY`, so that journals of any size can be compared.
    """
    source = random.Random(seed)
    vocabulary = words(20_000)
    weights = [1 / (rank + 8) for rank in range(len(vocabulary))]
    pool = source.choices(vocabulary, weights, k=400_000)
    start, span = datetime(2016, 11, 1), 10 * 365 * 24 * 60
    found = []
    for number in range(count):
        begin, length = source.randrange(len(pool) - 120), source.randint(40, 120)
        person = 0 if source.random() < BUSIEST_SHARE else source.randrange(2, CONTACTS)
        if number % (count // STEADY) == 0:
            person = 1
        found.append(
            NewConversation(
                (ContactId(person),),
                When(start + timedelta(minutes=source.randrange(span))),
                source.choice(tuple(Channel)),
                " ".join(pool[begin : begin + length]),
                source.choice((None, 5, 15, 25, 45)),
                source.choice((None, *range(0, 101, 5))),
            )
        )
    return found


def journal_of(folder: Path, count: int) -> Path:
    """The benchmark journal with this many conversations, made once and kept."""
    path = folder / f"bench-{count}.rj"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = folder / f"bench-{count}.part"
        unfinished.unlink(missing_ok=True)
        with Journal.create(unfinished) as journal:
            source, names = random.Random(13), words(200, 5)
            people = [marks.known(one, number, source, names) for number, one in enumerate(contacts())]
            talks = [marks.told(one, source) for one in conversations(count)]
            accounts, standing = marks.accounts(people, source), marks.standing(people, source)
            bulk.load(journal, "benchmark", people, talks, accounts=accounts, marks=standing)
        unfinished.rename(path)
    return path
