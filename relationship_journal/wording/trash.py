# SPDX-License-Identifier: MIT
"""What is in the trash, in words."""

from __future__ import annotations

from datetime import date, datetime

from relationship_journal.values import Channel, MarkKind, TagKind, Trashed
from relationship_journal.wording.counts import SEPARATOR, channel_name, count
from relationship_journal.wording.days import ago_words, day_with_year
from relationship_journal.wording.marks import mark_title

_NO_TEXT = "(no text)"


def trash_kind(table: str) -> str:
    """What kind of thing it is: "Entry", "Promise"."""
    known = {"contact": "Contact", "account": "Account", "conversation": "Entry", "tag": "Tag"}
    return known.get(table) or mark_title(MarkKind(table))


def trash_title(thing: Trashed) -> str:
    """A thing on one line: "Promise: send SLA sheet"."""
    words = " ".join(thing.words.split())
    return f"{trash_kind(thing.ref.table)}: {words or _NO_TEXT}"


def trash_line(thing: Trashed) -> str:
    """Whom it is about and when it was: "Dana Whitfield · call · 16 Nov 2026"."""
    parts = [thing.people]
    if thing.ref.table == "conversation":
        parts.append(channel_name(Channel(thing.detail)))
    elif thing.ref.table == "tag":
        parts.append("Of people" if thing.detail == TagKind.CONTACT else "Of entries")
    else:
        parts.append(thing.detail)
    if thing.day:
        parts.append(day_with_year(date.fromisoformat(thing.day[:10])))
    if thing.talks:
        parts.append(f"took part in {count(thing.talks, 'entry')}")
    return SEPARATOR.join(filter(None, parts))


def deleted_when(moment: datetime, today: date) -> str:
    """When it was deleted: "deleted 6 days ago"."""
    return f"deleted {ago_words(moment.astimezone().date(), today)}"


def purge_question(things: list[Trashed], *, kept_days: int) -> str:
    """What deleting for good means, before it is done."""
    what = f"“{trash_title(things[0])}”" if len(things) == 1 else count(len(things), "thing")
    people = sum(thing.ref.table == "contact" for thing in things)
    alone = " Entries with nobody else go too." if people else ""
    return (
        f"Delete {what} for good?{alone} This cannot be undone, and neither can what was done before it. "
        f"Left here, it goes by itself after {kept_days} days."
    )
