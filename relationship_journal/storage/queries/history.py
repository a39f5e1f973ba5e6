# SPDX-License-Identifier: MIT
"""What became of a record: its revisions and those of what belongs to it, put side by side as events.

A revision keeps what a row was before an editing spell, so each event is a body before and the next one after.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from relationship_journal.storage import rows
from relationship_journal.storage.journal import Journal
from relationship_journal.values import Event, History, MarkKind, RevisionId

Body = Mapping[str, Any]

_OF_CONTACT = ("job", "method", "address", "date", "relation", "photo", "contact_tag", "archival", "merger", "answer")
_OF_TALK = ("participant", "conversation_tag", "manner", "ear")
PARTS: Mapping[str, tuple[str, ...]] = {
    "contact": _OF_CONTACT,
    "conversation": _OF_TALK,
    "promise": ("promise_move",),
    "account": ("merger", "answer"),
}
"""What belongs to a record and has a history of its own."""
_NAMED = ("contact", "account", "tag")


def history(journal: Journal, table: str, row_id: int) -> History | None:
    """All that became of a contact, an account, an entry or a mark; None where there is no such row."""
    with journal.lock:
        found = _bodies(journal, table, "id = ?", [row_id])
        if not found:
            return None
        ((uid, now),) = found.items()
        merged, double = _merged(journal, table, row_id)
        own = json.dumps([uid, *merged])
        itself = _revisions(journal, "uid IN (SELECT value FROM json_each(?))", [own])
        events = _events(table, uid, itself.get(uid, []), now)
        for gone in merged:
            events += [replace(event, of=gone) for event in _events(table, gone, itself.get(gone, []), None)]
        link = f"json_extract(body, '$.{table}') IN (SELECT value FROM json_each(?))"
        for part in PARTS.get(table, ()):
            there = _bodies(journal, part, f'"{table}_id" = ?', [row_id])
            kept = _revisions(journal, f"kind = ? AND {link}", [part, own])
            for one in sorted(there.keys() | kept.keys()):
                lived = _events(part, one, kept.get(one, []), there.get(one), uid_of=table)
                if one in double and lived[-1].after is None:
                    lived.pop()
                events += [_of_whom(event, table, merged) for event in lived]
        names = _names(journal, events)
    ordered = sorted(events, key=_when)
    return History(table, str(now.get("name") or now.get("text") or now.get("what") or ""), _led(table, ordered), names)


def _merged(journal: Journal, table: str, row_id: int) -> tuple[tuple[str, ...], frozenset[str]]:
    """Who has become part of a contact or an account, and the parts that went then because both had them; by uid."""
    if table not in {"contact", "account"}:
        return (), frozenset()
    found = journal.rows(f"SELECT gone, stamp FROM merger WHERE {table}_id = ? ORDER BY id", [row_id])
    at_once = "SELECT uid FROM tombstone WHERE stamp IN (SELECT value FROM json_each(?))"
    double = journal.rows(at_once, [json.dumps([stamp for _, stamp in found])])
    return tuple(gone for gone, _ in found), frozenset(uid for (uid,) in double)


def _of_whom(event: Event, table: str, merged: Collection[str]) -> Event:
    """The event of a part with whose it was then."""
    whose = str((event.after or event.before or {}).get(table, ""))
    return replace(event, of=whose) if whose in merged else event


def _when(event: Event) -> tuple[datetime, bool]:
    """In the second in which something is made and changed, it is made first."""
    return event.at, event.before is not None


def _led(table: str, events: list[Event]) -> tuple[Event, ...]:
    """The events, each with the revision that says how the record was right after it."""
    following: dict[str, RevisionId | None] = {}
    led = []
    for event in reversed(events):
        led.append(replace(event, follows=following.get(event.of)))
        if event.kind == table and event.revision is not None:
            following[event.of] = event.revision
    return tuple(reversed(led))


def _events(
    kind: str, uid: str, revisions: list[tuple[RevisionId, datetime, Body]], now: Body | None, uid_of: str = ""
) -> list[Event]:
    """One row's life: added, changed, removed. A revision of a row as it is says nothing.

    Of a part it says nothing either that it came to another record (`uid_of`) in a merger.
    """
    states: list[Body | None] = [*(body for _, _, body in revisions), now]
    events = [Event(_made(uid), kind, None, states[0])]
    for (row_id, at, before), after in zip(revisions, states[1:], strict=True):
        if _said(before, uid_of) != (None if after is None else _said(after, uid_of)):
            events.append(Event(at, kind, before, after, row_id))
    return events


def _said(body: Body, uid_of: str) -> dict[str, Any]:
    return {name: value for name, value in body.items() if name not in {"stamp", uid_of}}


def _made(uid: str) -> datetime:
    """When a row was made: its uid begins with the milliseconds (UUID version 7)."""
    try:
        return datetime.fromtimestamp(int(uid.replace("-", "")[:12], 16) / 1000, UTC).replace(microsecond=0)
    except (ValueError, OverflowError, OSError):
        return datetime(1970, 1, 1, tzinfo=UTC)  # the uid of another program


def _revisions(
    journal: Journal, condition: str, parameters: list[object]
) -> dict[str, list[tuple[RevisionId, datetime, Body]]]:
    found: dict[str, list[tuple[RevisionId, datetime, Body]]] = {}
    question = f"SELECT uid, id, at, body FROM revision WHERE {condition} ORDER BY uid, sequence"
    for uid, row_id, at, body in journal.rows(question, parameters):
        found.setdefault(uid, []).append((RevisionId(row_id), datetime.fromisoformat(at), json.loads(body)))
    return found


def _bodies(journal: Journal, table: str, condition: str, parameters: list[object]) -> dict[str, Body]:
    """Rows as a revision would keep them, by uid."""
    names = rows.columns_of(table)
    listed = ", ".join(f'"{name}"' for name in names)

    def uid_of(parent: str, row_id: int) -> str:
        found = journal.rows(f'SELECT uid FROM "{parent}" WHERE id = ?', [row_id])
        return str(found[0][0]) if found else ""

    bodies: dict[str, Body] = {}
    for row in journal.rows(f'SELECT {listed} FROM "{table}" WHERE {condition}', parameters):
        body = rows.body(table, dict(zip(names, row, strict=True)), uid_of)
        bodies[str(body["uid"])] = body
    return bodies


def _names(journal: Journal, events: Iterable[Event]) -> dict[str, str]:
    """What everybody and everything is called that bodies name by uid; those that became part of another, too."""
    bodies = [body for event in events for body in (event.before, event.after) if body is not None]
    wanted = {str(body[name]) for body in bodies for name in (*_NAMED, "other") if body.get(name)}
    wanted |= {event.of for event in events if event.of}
    listed = json.dumps(sorted(wanted))
    union = " UNION ALL ".join(f"SELECT uid, name FROM {table}" for table in _NAMED)
    found = journal.rows(
        f"""SELECT uid, name FROM ({union} UNION ALL SELECT gone, name FROM merger)
            WHERE uid IN (SELECT value FROM json_each(?))""",
        [listed],
    )
    return {uid: name.removesuffix(f" ({uid})") for uid, name in found}


HISTORIES = ("contact", "account", "conversation", *(kind.value for kind in MarkKind))
"""The records whose history can be shown."""
