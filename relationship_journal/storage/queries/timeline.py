# SPDX-License-Identifier: MIT
"""A timeline: where its entries stand, under a filter too, and what there is to filter by."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from relationship_journal.storage.journal import Journal
from relationship_journal.storage.rows import first_place_of, moment_of
from relationship_journal.values import (
    EVERYTHING,
    ContactId,
    EntryFilter,
    MannerKind,
    MarkKind,
    MixSide,
    MonthMix,
    TagId,
    UsedManner,
    UsedMarks,
    UsedTag,
)

_EVEN = 50
_MARKED = "marked d LEFT JOIN contact k ON k.id = d.contact_id WHERE k.trashed_at IS NULL"
_EARS = """SELECT conversation_id FROM manner WHERE needed_an_ear UNION
    SELECT e.conversation_id FROM ear e JOIN contact k ON k.id = e.contact_id WHERE k.trashed_at IS NULL"""
_WERE: Mapping[MannerKind, str] = {
    MannerKind.OFF_DUTY: "SELECT conversation_id FROM manner WHERE off_duty IS NOT NULL",
    MannerKind.NEEDED_AN_EAR: _EARS,
    MannerKind.TOLD_TROUBLES: "SELECT conversation_id FROM manner WHERE told_troubles",
    MannerKind.BRIEF: "SELECT conversation_id FROM manner WHERE brief",
    MannerKind.NOTHING_TO_FOLLOW_UP: "SELECT conversation_id FROM manner WHERE nothing_to_follow_up",
}
"""The conversations that were so."""
_SUMS = "sum(done), sum(counted), sum(minutes), sum(business), sum(rated), sum(rated * minutes), sum(rated * business)"


def places(journal: Journal, contact: ContactId | None = None, wanted: EntryFilter = EVERYTHING) -> list[int]:
    """Where each entry stands, newest first: of one contact, or all; of those a filter shows."""
    # As one text: a tuple for each of 100,000 rows takes a third longer. The table is in this order already.
    statement, parameters = _of("SELECT place FROM", contact, wanted)
    ((listed,),) = journal.rows(f"SELECT json_group_array(place) FROM ({statement} ORDER BY place)", parameters)
    found: list[int] = json.loads(listed)
    found.sort(reverse=True)
    return found


def entry_count(journal: Journal, contact: ContactId | None = None) -> int:
    """How many entries a timeline has without any filter, plans included."""
    ((count,),) = journal.rows(*_of("SELECT count(*) FROM", contact, EVERYTHING))
    return int(count)


def month_mix(journal: Journal, contact: ContactId | None, month: str, wanted: EntryFilter) -> MonthMix | None:
    """The sums of a month (YYYY-MM), of what a filter shows of it; None where nothing of it has taken place."""
    first = date.fromisoformat(f"{month}-01")
    span = _span(first, (first + timedelta(days=31)).replace(day=1))
    (sums,) = journal.rows(*_of(f"SELECT {_SUMS} FROM", contact, wanted, span=span))
    return MonthMix(month, *sums) if sums[0] else None


def used_tags(journal: Journal, contact: ContactId | None = None) -> list[UsedTag]:
    """The tags on the entries of a timeline, by name."""
    source, whose, parameters = _source(contact)
    found = journal.rows(
        f"""SELECT t.id, t.name, count(*) FROM conversation_tag g JOIN tag t ON t.id = g.tag_id AND t.trashed_at IS NULL
            WHERE g.conversation_id IN (SELECT conversation_id FROM {source} WHERE {whose}) GROUP BY t.id""",
        parameters,
    )
    tags = [UsedTag(TagId(row_id), name, entries) for row_id, name, entries in found]
    return sorted(tags, key=lambda tag: (tag.name.casefold(), tag.id))


def used_marks(journal: Journal, contact: ContactId | None = None) -> list[UsedMarks]:
    """The kinds of marks on the entries of a timeline, in their own order."""
    source, whose, parameters = _source(contact)
    found = dict(
        journal.rows(
            f"""SELECT d.kind, count(DISTINCT d.conversation_id) FROM {_MARKED}
                AND d.conversation_id IN (SELECT conversation_id FROM {source} WHERE {whose}) GROUP BY d.kind""",
            parameters,
        )
    )
    return [UsedMarks(kind, found[kind.value]) for kind in MarkKind if kind.value in found]


def used_manners(journal: Journal, contact: ContactId | None = None) -> list[UsedManner]:
    """How the entries of a timeline were, in its own order."""
    source, whose, parameters = _source(contact)
    counts = ", ".join(
        f"(SELECT count(*) FROM ({were}) WHERE conversation_id IN (SELECT conversation_id FROM here))"
        for were in _WERE.values()
    )
    (found,) = journal.rows(
        f"WITH here AS MATERIALIZED (SELECT conversation_id FROM {source} WHERE {whose}) SELECT {counts}", parameters
    )
    return [UsedManner(kind, entries) for kind, entries in zip(_WERE, found, strict=True) if entries]


def busy_days(
    journal: Journal, contact: ContactId | None, first: date, last: date, wanted: EntryFilter = EVERYTHING
) -> frozenset[date]:
    """The days from `first` to `last` (included) that have entries."""
    span = _span(first, last + timedelta(days=1))
    found = journal.rows(*_of("SELECT place FROM", contact, wanted, span=span))
    return frozenset(moment_of(place).date() for (place,) in found)


def present_place(journal: Journal, contact: ContactId | None, today: date) -> int:
    """The place from which on a timeline holds plans alone: after the newest conversation, and not before today."""
    source, whose, parameters = _source(contact)
    found = journal.rows(f"SELECT place FROM {source} WHERE {whose} AND done ORDER BY place DESC LIMIT 1", parameters)
    morning = first_place_of(datetime.combine(today, time()))
    return max(found[0][0] + 1, morning) if found else morning


def _source(contact: ContactId | None) -> tuple[str, str, list[object]]:
    """The derived table of a timeline, a condition that is true of its rows alone, and its parameters."""
    return ("entry", "TRUE", []) if contact is None else ("touch", "contact_id = ?", [contact])


def _span(first: date, end: date) -> tuple[int, int]:
    """The places from one day on to before another."""
    return first_place_of(datetime.combine(first, time())), first_place_of(datetime.combine(end, time()))


def _of(
    select: str, contact: ContactId | None, wanted: EntryFilter, span: tuple[int, int] | None = None
) -> tuple[str, list[object]]:
    """A statement over the rows of a timeline that a filter shows, and its parameters."""
    source, whose, parameters = _source(contact)
    conditions = [whose]
    for condition, values in _conditions(wanted):
        conditions.append(condition)
        parameters += values
    if span is not None:
        conditions.append("place >= ? AND place < ?")
        parameters += span
    return f"{select} {source} WHERE {' AND '.join(conditions)}", parameters


def _conditions(wanted: EntryFilter) -> list[tuple[str, list[object]]]:
    """What a filter asks for, each with its parameters; the numbers never stand in the text."""
    found: list[tuple[str, list[object]]] = []
    if wanted.side is not None:
        found.append((f"share {'>=' if wanted.side is MixSide.BUSINESS else '<'} {_EVEN}", []))
    if wanted.rated_only:
        found.append(("was_rated", []))
    if wanted.planned_only:
        found.append(("NOT done", []))
    if wanted.channels:
        found.append(("channel IN (SELECT value FROM json_each(?))", [json.dumps(sorted(wanted.channels))]))
    if wanted.tags:
        there = "SELECT id FROM tag WHERE trashed_at IS NULL AND id IN (SELECT value FROM json_each(?))"
        tagged = f"SELECT conversation_id FROM conversation_tag WHERE tag_id IN ({there})"
        found.append((f"conversation_id IN ({tagged})", [json.dumps(sorted(wanted.tags))]))
    if wanted.marks or wanted.manners:
        marked = f"SELECT d.conversation_id FROM {_MARKED} AND d.kind IN (SELECT value FROM json_each(?))"
        carrying = " UNION ".join((marked, *(_WERE[kind] for kind in sorted(wanted.manners))))
        found.append((f"conversation_id IN ({carrying})", [json.dumps(sorted(wanted.marks))]))
    if wanted.first is not None:
        found.append(("place >= ?", [_span(wanted.first, wanted.first)[0]]))
    if wanted.last is not None:
        found.append(("place < ?", [_span(wanted.last, wanted.last + timedelta(days=1))[1]]))
    if wanted.ids is not None:
        found.append(("conversation_id IN (SELECT value FROM json_each(?))", [json.dumps(sorted(wanted.ids))]))
    return found
