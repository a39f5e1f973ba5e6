# SPDX-License-Identifier: MIT
"""Months, talks and what is usual: the numbers behind charts and defaults."""

from __future__ import annotations

import json
from collections.abc import Sequence

from relationship_journal.storage.journal import Journal
from relationship_journal.storage.queries.reading import when
from relationship_journal.values import Channel, ContactId, ConversationId, Counts, MonthMix, Share, TalkPoint

EVEN_SHARE = 50
"""The share of a conversation nobody has rated anything like."""

_LEARN_FROM = 20

_LOOK_BACK = 500
"""How many rated conversations are looked at for those of one channel: it is asked for while somebody waits."""


def months(journal: Journal, contact: ContactId | None = None) -> list[MonthMix]:
    """The sums of every month with entries, oldest first: of one contact, or all."""
    sums = "month, entries, counted, minutes, business, rated, rated_minutes, rated_business"
    if contact is None:
        found = journal.rows(f"SELECT {sums} FROM journal_month ORDER BY month")
    else:
        found = journal.rows(f"SELECT {sums} FROM contact_month WHERE contact_id = ? ORDER BY month", [contact])
    return [MonthMix(*row) for row in found]


def talks(journal: Journal, contact: ContactId | None = None) -> list[TalkPoint]:
    """Every conversation that counts for the mix, oldest first."""
    source = "entry" if contact is None else "touch"
    whose = "" if contact is None else "AND f.contact_id = ?"
    found = journal.rows(
        f"""SELECT c.id, c.at, c."offset", c.zone, c.precision, f.minutes, c.share, c.rated, c.channel
            FROM {source} f JOIN conversation c ON c.id = f.conversation_id
            WHERE f.counted {whose} ORDER BY f.place""",
        [] if contact is None else [contact],
    )
    return [
        TalkPoint(ConversationId(row[0]), when(*row[1:5]), row[5], row[6], bool(row[7]), Channel(row[8]))
        for row in found
    ]


def learned_share(journal: Journal, people: Sequence[ContactId], channel: Channel) -> Share:
    """What the share will probably be: the mean of recent rated talk with them on this channel, else at all.

    Rounded to 5; with nothing rated yet, the channel's own habit, else even.
    """
    person = people[0] if people else -1
    for source, whose, channels in (
        ("touch", (person,), (channel,)),
        ("touch", (person,), tuple(Channel)),
        ("entry", (), (channel,)),
    ):
        of_person = "AND contact_id = ?" if whose else ""
        ((mean,),) = journal.rows(
            f"""SELECT avg(share) FROM (SELECT share FROM (SELECT share, channel, place FROM {source}
                    WHERE rated {of_person} ORDER BY place DESC LIMIT {_LOOK_BACK})
                WHERE channel IN (SELECT value FROM json_each(?)) ORDER BY place DESC LIMIT {_LEARN_FROM})""",
            [*whose, json.dumps(channels)],
        )
        if mean is not None:
            return int(mean / 5 + 0.5) * 5
    return EVEN_SHARE


def channel_minutes(journal: Journal) -> dict[Channel, int]:
    """What stands in for minutes nobody wrote, per channel."""
    found = journal.rows("SELECT channel, minutes FROM channel_minutes")
    return {Channel(channel): minutes for channel, minutes in found}


def counts(journal: Journal) -> Counts:
    """How many people, conversations and accounts there are outside the trash."""
    (row,) = journal.rows(
        """SELECT (SELECT count(*) FROM contact WHERE trashed_at IS NULL),
                  (SELECT coalesce(sum(entries), 0) FROM journal_month),
                  (SELECT count(*) FROM account WHERE trashed_at IS NULL)"""
    )
    return Counts(*row)
