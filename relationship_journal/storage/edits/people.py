# SPDX-License-Identifier: MIT
"""Verbs on people and what belongs to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from relationship_journal.storage.composites import clean_tags, linked, put_contact, put_method, put_tags
from relationship_journal.storage.contact_validation import check_method, check_new
from relationship_journal.storage.edits.marks import put_stage_change
from relationship_journal.storage.edits.register import verb
from relationship_journal.storage.edits.trash import move_to_trash
from relationship_journal.storage.errors import BadValue
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.mark_validation import check_day
from relationship_journal.storage.validation import check_tags, checked_name
from relationship_journal.values import AccountId, ContactId, NewContact, NewMethod, Stage, TagKind


@verb
def add_contact(journal: Journal, new: NewContact) -> ContactId:
    """Add a person with all that is known of them."""
    check_new(new)
    with journal.write(f"add {new.name}") as writer:
        return put_contact(writer, replace(new, relations=tuple(linked(writer, one) for one in new.relations)))


@verb
def rename_contact(journal: Journal, contact: ContactId, name: str) -> None:
    """Change the name a contact is shown by."""
    checked_name(name)
    with journal.write("rename contact") as writer:
        writer.update("contact", contact, name=name)


@verb
def trash_contact(journal: Journal, contact: ContactId) -> None:
    """Move a contact to the trash; conversations with nobody else go out of sight with them."""
    with journal.write("delete contact") as writer:
        move_to_trash(writer, "contact", contact)


@verb
def restore_contact(journal: Journal, contact: ContactId) -> None:
    """Take a contact out of the trash, with all their conversations."""
    with journal.write("restore contact") as writer:
        writer.update("contact", contact, trashed_at=None)


@verb
def add_method(journal: Journal, contact: ContactId, new: NewMethod) -> int:
    """Note one more way to reach a contact."""
    check_method("methods.0", new)
    with journal.write("add contact method") as writer:
        return put_method(writer, contact, new)


@verb
def tag_contact(journal: Journal, contact: ContactId, tag: str) -> None:
    """Put a tag on a contact; one that is there already changes nothing. Raises BadValue for one that is too long."""
    check_tags(clean_tags((tag,)))
    with journal.write("tag contact") as writer:
        put_tags(writer, TagKind.CONTACT, contact, (tag,))


@verb
def rename_account(journal: Journal, account: AccountId, name: str) -> None:
    """Change an account's name; its people are found by the new one at once. Raises BadValue where another has it."""
    checked_name(name)
    with journal.write("rename account") as writer:
        same = "SELECT 1 FROM account WHERE name = ? AND id <> ? AND trashed_at IS NULL"
        if writer.rows(same, name, account):
            raise BadValue("name", f"There is an account “{name}” already. Choose another name.")
        writer.update("account", account, name=name)


@verb
def set_stages(journal: Journal, contacts: Sequence[ContactId], stage: Stage, on: date | None = None) -> None:
    """Say of several people at once how close they are, with the day (or today) in their history.

    Those who are so already are left alone.
    """
    if on is not None:
        check_day("on", on)
    with journal.write("change stage") as writer:
        for contact in contacts:
            before = writer.row("contact", contact)
            if writer.update("contact", contact, stage=stage.value) and before is not None:
                put_stage_change(writer, contact, Stage(str(before["stage"])), stage, on)
