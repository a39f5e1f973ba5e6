# SPDX-License-Identifier: MIT
"""What tests of several rules ask: how findings read, and of whom a rule speaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from relationship_journal.insights.rule import Rule
from relationship_journal.values import Status
from relationship_journal.values.insights import Insight
from relationship_journal.values.noticing import Facts
from relationship_journal.wording.findings import say
from tests.insights.facts_maker import TODAY, noticed

CUSTOMERS = {"customer", "prospect"}
_CASES: dict[str, dict[str, Any]] = {
    "customer": {"status": Status.CUSTOMER},
    "prospect": {"status": Status.PROSPECT},
    "former": {"status": Status.FORMER},
    "no customer": {"status": Status.NOT_CUSTOMER},
    "family": {"family": True},
    "company": {"company": True},
    "archived": {"archived": True},
    "imported": {"imported": True, "done": ()},
}


def told(insights: Iterable[Insight]) -> list[tuple[str, str]]:
    """Findings as they are read: title and sentence."""
    return [(say(one.title, TODAY), say(one.sentence, TODAY)) for one in insights]


def evidence(insights: Iterable[Insight]) -> list[int]:
    """The ids of all records the findings rest on, in order."""
    return sorted(record.id for one in insights for record in one.evidence)


def spoken_of(rule: Rule, made: Callable[..., Facts]) -> set[str]:
    """Of which kinds of people a rule speaks; `made` gives facts it fires on, of a person with these fields."""
    return {name for name, fields in _CASES.items() if noticed(rule, made(**fields))}
