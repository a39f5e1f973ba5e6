# SPDX-License-Identifier: MIT
"""Facts made by hand for the tests of the rules: people, talks and marks in a line each, as of a fixed day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import count
from typing import Any

from relationship_journal.insights.rule import Rule
from relationship_journal.values import (
    LONGEST_ABSENCE,
    AccountId,
    Channel,
    ContactId,
    ConversationId,
    Mark,
    NewMark,
    Person,
    PromiseMove,
    Stage,
)
from relationship_journal.values.insights import Insight, RuleSettings
from relationship_journal.values.noticing import AccountFacts, Done, Facts, JobHeld, PersonFacts, Planned, Tally

TODAY = date(2026, 11, 22)
"""A Sunday."""
EVERY_DAY = tuple(TODAY - timedelta(days=back) for back in range(LONGEST_ABSENCE + 1))
DANA = ContactId(1)
_ids = count(1)


def ago(days: int) -> date:
    """So many days before TODAY."""
    return TODAY - timedelta(days=days)


def talk(days: int, share: int | None = 70, **fields: Any) -> Done:
    """A talk so many days ago."""
    row = {"channel": Channel.CALL, "minutes": 25, **fields}
    return Done(ConversationId(next(_ids)), ago(days), share=share, **row)


def plan(days: int, channel: Channel = Channel.MEETING) -> Planned:
    """A planned conversation in so many days."""
    return Planned(ConversationId(next(_ids)), ago(-days), channel)


def mark(said: NewMark, days: int = 0, *moves: PromiseMove, conversation: int | None = None) -> Mark[Any]:
    """A mark made so many days ago."""
    number = next(_ids)
    of = None if conversation is None else ConversationId(conversation)
    return Mark(number, f"uid-{number}", Person(DANA, "Dana Whitfield"), of, ago(days), said, moves)


def person(done: Iterable[Done] = (), **fields: Any) -> PersonFacts:
    """A friend known for two years, who took part in these conversations; `done` may come in any order."""
    ordered = sorted(done, key=lambda one: one.on, reverse=True)
    talks = [one for one in ordered if one.talk]
    usual: dict[str, Any] = {
        "id": DANA,
        "uid": f"contact-{fields.get('id', DANA)}",
        "name": "Dana Whitfield",
        "called": "Dana",
        "stage": Stage.FRIEND,
        "added_on": ago(730),
        "first_talk": talks[-1].on if talks else None,
        "talks": len(talks),
    }
    return PersonFacts(**{**usual, **fields}, done=tuple(ordered))


def job(account: int, contact: int = DANA, **fields: Any) -> JobHeld:
    """A job held now."""
    return JobHeld(next(_ids), AccountId(account), ContactId(contact), **fields)


def facts(*people: PersonFacts, accounts: Iterable[AccountFacts] = (), **fields: Any) -> Facts:
    """A journal two years old with something written each day."""
    usual: dict[str, Any] = {
        "today": TODAY,
        "started_on": ago(730),
        "written": EVERY_DAY,
        "friends": Tally(),
        "others": Tally(),
    }
    known = {one.id: one for one in people}
    return Facts(**{**usual, **fields}, people=known, accounts={one.id: one for one in accounts})


def noticed(rule: Rule, found: Facts, numbers: Mapping[str, int] | None = None) -> list[Insight]:
    """What one rule notices, with numbers other than its defaults where they are given."""
    settings = RuleSettings(numbers={(rule.name, name): value for name, value in (numbers or {}).items()})
    return rule.notice(found, settings)
