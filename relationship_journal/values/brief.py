# SPDX-License-Identifier: MIT
"""What is read for the page before a meeting: of each who will be there, and of what they share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from relationship_journal.values.accounts import AccountPerson
from relationship_journal.values.conversations import Entry, Manner
from relationship_journal.values.customers import NO_TALKS, LimitUse, TalkWindow
from relationship_journal.values.people import NewJob
from relationship_journal.values.sides import BothSides
from relationship_journal.values.today import Occasion, Plan
from relationship_journal.values.words import Channel, ContactId, ConversationId, When

MIX_DAYS = 90
"""The days whose mix a brief tells."""
YEAR_AGO_DAYS = 10
"""The same weeks a year ago: so many days before and after."""


@dataclass(frozen=True, slots=True)
class BriefPerson:
    """One who will be there.

    `topics` are not to be opened, `uses` limits of this month; `ahead` are their next dates, `passed` those since then.
    """

    id: ContactId
    sides: BothSides
    jobs: tuple[NewJob, ...] = ()
    last: When | None = None
    last_channel: Channel | None = None
    mix: TalkWindow = NO_TALKS
    uses: tuple[LimitUse, ...] = ()
    topics: tuple[str, ...] = ()
    ahead: tuple[Occasion, ...] = ()
    passed: tuple[Occasion, ...] = ()


@dataclass(frozen=True, slots=True)
class BriefEntry:
    """A conversation with any of them, and how it was."""

    entry: Entry
    manner: Manner


@dataclass(frozen=True, slots=True)
class BriefFacts:
    """Everything a brief can say as of `today`.

    `meeting` is what it is for; `plans` are the others ahead, soonest first. `others` work at their accounts and will
    not be there. `entries` are the last with any of them, newest first, `before` those of the same weeks a year ago.
    `in_confidence` are conversations nothing of which leaves. `names` are everybody's, in full and in part, to be
    shortened where a page may lie on a table.
    """

    today: date
    people: tuple[BriefPerson, ...]
    meeting: Plan | None = None
    plans: tuple[Plan, ...] = ()
    others: tuple[AccountPerson, ...] = ()
    entries: tuple[BriefEntry, ...] = ()
    before: tuple[BriefEntry, ...] = ()
    in_confidence: frozenset[ConversationId] = frozenset()
    names: tuple[str, ...] = ()
