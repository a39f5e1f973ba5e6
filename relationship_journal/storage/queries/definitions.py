# SPDX-License-Identifier: MIT
"""What is counted, as conditions: every figure that is told in more than one place is told by these alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from relationship_journal.values import CONCESSIONS, TALK_MINUTES

_KINDS = ", ".join(f"'{kind.value}'" for kind in sorted(CONCESSIONS))

AGREED = """coalesce((SELECT v.due_after FROM promise_move v WHERE v.promise_id = m.id AND v.told
    AND v.trashed_at IS NULL ORDER BY v.id DESC LIMIT 1), m.due)"""
"""The day the promise `m` is due as last agreed: a told move moves it, an unspoken one keeps the old day."""

NOT_FROM_TRASH = """(m.conversation_id IS NULL OR m.conversation_id NOT IN
    (SELECT id FROM conversation WHERE trashed_at IS NOT NULL))"""
"""Whether the mark `m` came from no conversation in the trash: a few are looked for once, not thousands looked up."""


def has_been(today: date, planned: Iterable[int]) -> str:
    """Whether the mark `m` is of a day up to this one, and came from none of the conversations that are planned."""
    listed = ", ".join(map(str, planned))
    return f"""(m."on" <= '{today.isoformat()}'
        AND (m.conversation_id IS NULL OR m.conversation_id NOT IN ({listed})))"""


CONCEDED = f"(m.done_by = 'me' AND m.kind IN ({_KINDS}) AND NOT m.normal_service)"
"""Whether the favor `m` is a concession, as values.NewFavor.concession says."""

PERSONAL_MINUTES = "(minutes * 100 - business + 50) / 100"
"""The personal minutes of a row of sums, halves up."""


def works(job: str, today: str) -> str:
    """Whether a job is held on a day: it has no end, or one after that day."""
    return f"({job}.ended_on IS NULL OR {job}.ended_on > {today})"


def is_held(job: str, today: date | None) -> str:
    """`works` on a day that is known; where nobody says which day it is (None), a job with an end is over."""
    return f"{job}.ended_on IS NULL" if today is None else works(job, f"'{today.isoformat()}'")


def account_of(contact: str, today: date | None) -> str:
    """Where a contact works, as a column: the first of the jobs held on a day; empty where nowhere."""
    return f"""coalesce((SELECT a.name FROM job j JOIN account a ON a.id = j.account_id
        WHERE j.contact_id = {contact}.id AND {is_held("j", today)} ORDER BY j.id LIMIT 1), '')"""


def is_touch(touch: str) -> str:
    """Whether a row of `touch` by this alias took place, and the other side took part or answered."""
    return f"{touch}.done AND {touch}.answered"


def is_talk(touch: str) -> str:
    """Whether a touch is a talk: long enough, no group (whose minutes are none), neither brief nor off duty."""
    return (
        f"({touch}.minutes >= {TALK_MINUTES} AND {is_touch(touch)} AND NOT {touch}.brief AND {touch}.off_duty IS NULL)"
    )


def fell_due(promise: str, first: str, last: str) -> str:
    """Whether a promise with its `agreed` day fell due in the days from `first` to `last`, as values.fell_due does."""
    return f"""({promise}.agreed BETWEEN {first} AND {last}
        AND ({promise}.let_go_on IS NULL OR {promise}.let_go_on > {promise}.agreed)
        AND ({promise}.agreed < {last} OR {promise}.kept_on IS NOT NULL))"""
