# SPDX-License-Identifier: MIT
"""An imported card on a contact the journal has already: what is missing is added, nothing is overwritten."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from relationship_journal.storage.columns import contact_columns
from relationship_journal.storage.composites import put_details, put_job, put_method, same_account
from relationship_journal.storage.errors import Conflict
from relationship_journal.storage.writer import Writer
from relationship_journal.values import BatchId, Completion, ContactId, NewContact, comparable

_BIRTHDAY = ("birth_year", "birth_month", "birth_day")


def complete(writer: Writer, completion: Completion, batch: BatchId) -> None:
    """Add what a card knows and the contact does not; nothing there is overwritten."""
    contact, card = completion.contact, completion.card
    before = writer.row("contact", contact)
    if before is None:
        raise Conflict("A contact this import would complete is not there any more. Nothing was imported.")
    fresh = contact_columns(card)
    if any(before[part] for part in _BIRTHDAY):
        fresh = {key: value for key, value in fresh.items() if key not in _BIRTHDAY}
    keep = {"name", "status", "stage", "wanted_by", "tier", "is_company"}
    missing = {key: value for key, value in fresh.items() if key not in keep and not before[key] and value}
    writer.update("contact", contact, **missing)
    known = set(writer.rows("SELECT kind, comparable FROM method WHERE contact_id = ?", contact))
    for method in card.methods:
        if (method.kind.value, comparable(method.kind, method.value)) not in known:
            put_method(writer, contact, method)
    employers = {same_account(name) for (name,) in writer.rows(
        "SELECT a.name FROM job j JOIN account a ON a.id = j.account_id WHERE j.contact_id = ?", contact
    )}  # fmt: skip
    for job in card.jobs:
        if same_account(job.account) not in employers:
            put_job(writer, contact, job, batch)
    put_details(writer, contact, _only_new(writer, contact, card), batch)


def _only_new(writer: Writer, contact: ContactId, card: NewContact) -> NewContact:
    """The card without addresses, dates, relations and photo the contact has already."""

    def known(table: str, columns: Sequence[str]) -> set[tuple[Any, ...]]:
        listed = ", ".join(f'"{name}"' for name in columns)
        return set(writer.rows(f'SELECT {listed} FROM "{table}" WHERE contact_id = ?', contact))

    address_parts = ("street", "locality", "postcode", "formatted")
    addresses, dates = known("address", address_parts), known("date", ("label", "month", "day"))
    relations, photos = known("relation", ("label", "name")), known("photo", ("id",))
    texts = known("raw_card", ("text",))
    return NewContact(
        name=card.name,
        addresses=tuple(a for a in card.addresses if tuple(getattr(a, p) for p in address_parts) not in addresses),
        dates=tuple(d for d in card.dates if (d.label, d.on.month, d.on.day) not in dates),
        relations=tuple(r for r in card.relations if (r.label, r.name) not in relations),
        tags=card.tags,
        photo=None if photos else card.photo,
        raw_card=card.raw_card if card.raw_card and (card.raw_card.text,) not in texts else None,
    )
