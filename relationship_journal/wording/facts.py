# SPDX-License-Identifier: MIT
"""The facts in the head of a contact's page, in words."""

from __future__ import annotations

from relationship_journal.values.facts import ContactFacts
from relationship_journal.wording.counts import number
from relationship_journal.wording.lines import shortened

_NEED = 30
"""Letters of a first need in the head; the whole of it stands in its tip."""
_FEW = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def need(facts: ContactFacts) -> str:
    """The first need: "Cold-chain logging gap"."""
    return shortened(" ".join(facts.need.split()), _NEED) or "not noted"


def promises(facts: ContactFacts) -> str:
    """Open promises: "2, one overdue", "none"."""
    if not facts.promises:
        return "none"
    late = f", {_FEW[facts.late] if facts.late < len(_FEW) else number(facts.late)} overdue" if facts.late else ""
    return f"{number(facts.promises)}{late}"


def favors(facts: ContactFacts) -> str:
    """Favors both ways, the writer's side of each: "4 done, 1 asked", "1 done", "2 given to you", "none"."""
    return _favors(facts, "done", "asked") or "none"


def favors_in_full(facts: ContactFacts) -> str:
    """The same with whose they are: "4 done by you, 1 asked by you"."""
    return _favors(facts, "done by you", "asked by you")


def _favors(facts: ContactFacts, done: str, asked: str) -> str:
    parts = ((facts.favors_done, done), (facts.favors_asked, asked), (facts.favors_given, "given to you"))
    return ", ".join(f"{number(count)} {words}" for count, words in parts if count)


def personal_time(facts: ContactFacts) -> str:
    """This month's personal time against the limit: "4.5 of your 6 h", without one "4.5 h"."""
    used = hours(facts.personal)
    return f"{used} h" if facts.limit is None else f"{used} of your {hours(facts.limit)} h"


def hours(minutes: int) -> str:
    """Minutes as hours with one decimal at most: "4.5", "6", "0.3"."""
    return f"{minutes / 60:.1f}".removesuffix(".0")
