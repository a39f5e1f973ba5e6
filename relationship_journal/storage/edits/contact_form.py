# SPDX-License-Identifier: MIT
"""Verbs of the contact editor: the whole form in one step, and the picture alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, TypeVar

from relationship_journal.storage.columns import (
    address_columns,
    contact_columns,
    date_columns,
    job_columns,
    method_columns,
    photo_columns,
    relation_columns,
)
from relationship_journal.storage.composites import account_id, clean_tags, linked, put_tags
from relationship_journal.storage.contact_validation import check_form, check_photo
from relationship_journal.storage.edits.marks import put_stage_change
from relationship_journal.storage.edits.register import verb
from relationship_journal.storage.errors import Conflict
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.mark_validation import check_day
from relationship_journal.storage.writer import Writer
from relationship_journal.values import ContactForm, ContactId, Kept, NewJob, NewPhoto, NewRelation, Stage, TagKind

Part = TypeVar("Part")
_GONE = "This contact is not there any more. Nothing was changed."


@verb
def edit_contact(
    journal: Journal, contact: ContactId, before: ContactForm, after: ContactForm, on: date | None = None
) -> None:
    """Write what differs between a contact as it was shown and as it is wanted, as one step.

    Rows keep their identity; what others changed meanwhile and the form did not touch stays. A change of stage goes
    into its history, with the day `on` or today. Raises BadValue naming the field, or Conflict where a line that was
    changed is gone.
    """
    check_form(contact, before, after)
    if on is not None:
        check_day("on", on)
    with journal.write(f"edit {after.name}") as writer:
        kept = Stage(str(_contact_row(writer, contact)["stage"]))
        changed = _news(contact_columns(before), contact_columns(after))
        if changed:
            writer.update("contact", contact, **changed)
        if "stage" in changed and after.stage is not kept:
            put_stage_change(writer, contact, kept, after.stage, on)

        def job(part: NewJob, shown: NewJob | None) -> dict[str, Any]:
            differs = _differing(job_columns)(part, shown)
            if shown is None or part.account != shown.account:
                differs["account_id"] = account_id(writer, " ".join(part.account.split()))
            return differs

        def relation(part: NewRelation, shown: NewRelation | None) -> dict[str, Any]:
            return _differing(relation_columns)(linked(writer, part, contact), shown)

        _rewrite(writer, contact, "job", before.jobs, after.jobs, job)
        _rewrite(writer, contact, "method", before.methods, after.methods, _differing(method_columns))
        _rewrite(writer, contact, "address", before.addresses, after.addresses, _differing(address_columns))
        _rewrite(writer, contact, "date", before.dates, after.dates, _differing(date_columns))
        _rewrite(writer, contact, "relation", before.relations, after.relations, relation)
        _rewrite_tags(writer, contact, before.tags, after.tags)
        if after.new_photo is not None:
            _put_photo(writer, contact, after.new_photo)
        elif before.photo is not None and after.photo is None:
            _drop_photos(writer, contact)


@verb
def set_photo(journal: Journal, contact: ContactId, photo: NewPhoto) -> None:
    """Give a contact a picture in place of the one there may be; scaling it down is the caller's work."""
    check_photo(photo)
    with journal.write("change photo") as writer:
        _contact_row(writer, contact)
        _put_photo(writer, contact, photo)


@verb
def remove_photo(journal: Journal, contact: ContactId) -> None:
    """Take a contact's picture away; undo brings it back."""
    with journal.write("remove photo") as writer:
        _contact_row(writer, contact)
        _drop_photos(writer, contact)


def _contact_row(writer: Writer, contact: ContactId) -> dict[str, object]:
    row = writer.row("contact", contact)
    if row is None:
        raise Conflict(_GONE)
    return row


def _news(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in after.items() if value != before[name]}


def _differing(columns: Callable[[Part], dict[str, Any]]) -> Callable[[Part, Part | None], dict[str, Any]]:
    """Only the columns in which a line differs from the one that was shown; all of them for a new one."""

    def differing(part: Part, shown: Part | None) -> dict[str, Any]:
        return columns(part) if shown is None else _news(columns(shown), columns(part))

    return differing


def _rewrite(
    writer: Writer,
    contact: ContactId,
    table: str,
    before: Sequence[Kept[Part]],
    after: Sequence[Kept[Part]],
    columns: Callable[[Part, Part | None], dict[str, Any]],
) -> None:
    """Make the parts of one kind what they are wanted to be: changed, added, or removed."""
    known = {one.row: one.part for one in before if one.row is not None}
    for one in after:
        if one.row is None:
            writer.insert(table, contact_id=contact, **columns(one.part, None))
        elif one.part != known.get(one.row):
            _check_owner(writer, table, one.row, contact)
            writer.update(table, one.row, **columns(one.part, known.get(one.row)))
    for row in sorted(known.keys() - {one.row for one in after}):
        if writer.row(table, row) is not None:
            _check_owner(writer, table, row, contact)
            writer.delete(table, row)


def _check_owner(writer: Writer, table: str, row: int, contact: ContactId) -> None:
    found = writer.row(table, row)
    if found is None or found["contact_id"] != contact:
        raise Conflict("A line that was changed here is not there any more. Nothing was changed.")


def _rewrite_tags(writer: Writer, contact: ContactId, before: Sequence[str], after: Sequence[str]) -> None:
    wanted = clean_tags(after)
    for tag in sorted(set(clean_tags(before)) - set(wanted)):
        links = writer.rows(
            "SELECT g.id FROM contact_tag g JOIN tag t ON t.id = g.tag_id WHERE g.contact_id = ? AND t.name = ?",
            contact,
            tag,
        )
        for (link,) in links:
            writer.delete("contact_tag", link)
    put_tags(writer, TagKind.CONTACT, contact, [tag for tag in wanted if tag not in before])


def _photos(writer: Writer, contact: ContactId) -> list[int]:
    return [row for (row,) in writer.rows("SELECT id FROM photo WHERE contact_id = ? ORDER BY id", contact)]


def _put_photo(writer: Writer, contact: ContactId, photo: NewPhoto) -> None:
    rows = _photos(writer, contact)
    if rows:
        writer.update("photo", rows[0], **photo_columns(photo))
    else:
        writer.insert("photo", contact_id=contact, **photo_columns(photo))


def _drop_photos(writer: Writer, contact: ContactId) -> None:
    for row in _photos(writer, contact):
        writer.delete("photo", row)
