# SPDX-License-Identifier: MIT
"""An account for the tests of its rules: Northgate, where Dana works and whoever else is told."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from relationship_journal.values import AccountId, Stage
from relationship_journal.values.noticing import AccountFacts, Done, Facts, JobHeld, PersonFacts
from tests.insights.facts_maker import facts, job, person, talk

NORTHGATE = AccountId(7)
JORDAN, MARCUS = 2, 3


def dana(*days: int, **fields: Any) -> PersonFacts:
    """The friend at Northgate, with talks so many days ago."""
    done = [talk(day) for day in days or (3, 13, 23, 33, 400)]
    return person(**{"done": done, "jobs": [job(NORTHGATE)], **fields})


def other(name: str = "Jordan", done: Iterable[Done] = (), number: int = JORDAN, **fields: Any) -> PersonFacts:
    """Somebody else there, no friend."""
    usual = {"id": number, "name": f"{name} Beck", "called": name, "stage": Stage.PROFESSIONAL}
    return person(**{**usual, "done": done, "jobs": [job(NORTHGATE, number)], **fields})


def at_northgate(*people: PersonFacts, matter: int | None = None, **fields: Any) -> Facts:
    """A journal with these people and the account they work or worked at; `renewal_on` and facts are fields."""
    jobs: list[JobHeld] = [one for who in people for one in who.jobs if one.account == NORTHGATE]
    own = {name: fields.pop(name) for name in ("renewal_on", "accounts") if name in fields}
    account = AccountFacts(NORTHGATE, "account-7", "Northgate Logistics", own.get("renewal_on"), matter, tuple(jobs))
    return facts(*people, accounts=[account, *own.get("accounts", ())], **fields)
