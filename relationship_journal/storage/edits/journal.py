# SPDX-License-Identifier: MIT
"""Verbs on the journal as a whole: its settings, and imports."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from relationship_journal.storage.columns import now_utc
from relationship_journal.storage.completing import complete
from relationship_journal.storage.composites import put_contact
from relationship_journal.storage.edits.register import verb
from relationship_journal.storage.errors import BadValue
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.validation import check_minutes, checked_name
from relationship_journal.storage.writer import Writer
from relationship_journal.values import CURRENCIES, MAX_CADENCE, BatchId, Channel, Completion, NewContact, Tier

BATCH_ROWS = 2_000
"""An import of more rows is undone by its batch, not row by row."""


@verb
def set_setting(journal: Journal, key: str, value: Any) -> None:
    """Keep a choice that belongs to the journal (any JSON value)."""
    with journal.write("change setting") as writer:
        put_setting(writer, key, value)


@verb
def set_me(journal: Journal, name: str, methods: Sequence[str]) -> None:
    """Say who the writer is, so that imports leave out their own card; an empty name is nobody yet."""
    if name:
        checked_name(name)
    with journal.write("change your details") as writer:
        put_setting(writer, "me", {"name": name, "methods": list(methods)})


@verb
def set_channel_minutes(journal: Journal, minutes: Mapping[Channel, int]) -> None:
    """What stands in for minutes nobody wrote; every sum follows."""
    for value in minutes.values():
        check_minutes(value)
    with journal.write("change usual minutes") as writer:
        put_setting(writer, "channel_minutes", {Channel(channel).value: value for channel, value in minutes.items()})


@verb
def set_currency(journal: Journal, code: str) -> None:
    """What money is counted in where nothing else is said, as an ISO 4217 code."""
    if code not in CURRENCIES:
        raise BadValue("currency", f"“{code[:12]}” is not the code of a currency, such as EUR or USD.")
    with journal.write("change currency") as writer:
        put_setting(writer, "currency", code)


@verb
def set_tier_cadence(journal: Journal, days: Mapping[Tier, int]) -> None:
    """How many days may pass between talks with people of a tier; a tier not named has its default."""
    for value in days.values():
        if not 1 <= value <= MAX_CADENCE:
            raise BadValue("cadence", f"{value} is not a number of days between 1 and {MAX_CADENCE}.")
    with journal.write("change how often to talk") as writer:
        put_setting(writer, "tier_cadence", {Tier(tier).value: value for tier, value in days.items()})


@verb
def import_contacts(
    journal: Journal,
    additions: Sequence[NewContact],
    completions: Sequence[Completion],
    source: str,
    report: Callable[[int, int], None] | None = None,
) -> BatchId:
    """Take in what an import plan decided, all or nothing, as one change; a large one is undone by its batch.

    A large one tells `report(step, total)` how far it is; what that raises stops it with nothing taken in.
    """
    for new in additions:
        checked_name(new.name)
    count = len(additions) + len(completions)
    label = f"import {count} contact{'' if count == 1 else 's'}"
    if _rows_of([*additions, *(completion.card for completion in completions)]) > BATCH_ROWS:
        from relationship_journal.storage import bulk  # noqa: PLC0415  (most starts import nothing)

        return bulk.take_in(journal, label, additions, completions, source, report)
    with journal.write(label) as writer:
        batch = BatchId(writer.insert("batch", source=source, made_at=now_utc()))
        for new in additions:
            put_contact(writer, new, batch)
        for completion in completions:
            complete(writer, completion, batch)
        return batch


def put_setting(writer: Writer, key: str, value: Any) -> None:
    """Keep a choice inside a change that says what it is."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    found = writer.rows("SELECT id FROM setting WHERE key = ?", key)
    if found:
        writer.update("setting", found[0][0], value=text)
    else:
        writer.insert("setting", key=key, value=text)


def _rows_of(additions: Sequence[NewContact]) -> int:
    """About how many rows the contacts will be."""
    parts = ("jobs", "methods", "addresses", "dates", "relations", "tags")
    return sum(3 + sum(len(getattr(new, part)) for part in parts) for new in additions)
