# SPDX-License-Identifier: MIT
"""Verbs on several people at once: archive, tags, tier, status, the trash; each is one change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from relationship_journal.storage.columns import today_here
from relationship_journal.storage.composites import clean_tags, put_tags
from relationship_journal.storage.edits.register import verb
from relationship_journal.storage.edits.trash import move_to_trash
from relationship_journal.storage.errors import Conflict
from relationship_journal.storage.journal import Journal
from relationship_journal.storage.long_change import long_change
from relationship_journal.storage.mark_validation import check_day
from relationship_journal.storage.validation import check_tags
from relationship_journal.storage.writer import Writer
from relationship_journal.values import ContactId, Status, TagKind, Tier

_GONE = "One of these people is not there any more. Nothing was changed."


@verb
def archive_contacts(journal: Journal, contacts: Sequence[ContactId], on: date | None = None) -> None:
    """Take people out of the lists without deleting anything; `on` is the day, or today."""
    if on is not None:
        check_day("on", on)
    with journal.write("archive contact" if len(contacts) == 1 else "archive contacts") as writer:
        for contact in _there(writer, contacts):
            if not _archived(writer, contact):
                writer.insert("archival", contact_id=contact, on=(on or today_here()).isoformat())


@verb
def unarchive_contacts(journal: Journal, contacts: Sequence[ContactId]) -> None:
    """Bring people back into the lists."""
    with journal.write("bring back from the archive") as writer:
        for contact in _there(writer, contacts):
            for row_id in _archived(writer, contact):
                writer.delete("archival", row_id)


@verb
def tag_contacts(
    journal: Journal, contacts: Sequence[ContactId], add: Sequence[str] = (), remove: Sequence[str] = ()
) -> None:
    """Put tags on several people and take others off. Raises BadValue for a tag that is too long."""
    check_tags(clean_tags(add))
    with journal.write("change tags") as writer:
        for contact in _there(writer, contacts):
            for tag in clean_tags(remove):
                links = writer.rows(
                    """SELECT g.id FROM contact_tag g JOIN tag t ON t.id = g.tag_id
                       WHERE g.contact_id = ? AND t.name = ? AND t.trashed_at IS NULL""",
                    contact,
                    tag,
                )
                for (link,) in links:
                    writer.delete("contact_tag", link)
            put_tags(writer, TagKind.CONTACT, contact, add)


@verb
def set_tiers(journal: Journal, contacts: Sequence[ContactId], tier: Tier) -> None:
    """Say of several people how much attention they are meant to get."""
    with journal.write("change tier") as writer:
        for contact in _there(writer, contacts):
            writer.update("contact", contact, tier=tier.value)


@verb
def set_statuses(journal: Journal, contacts: Sequence[ContactId], status: Status) -> None:
    """Say of several people what they are to the business."""
    with journal.write("change status") as writer:
        for contact in _there(writer, contacts):
            writer.update("contact", contact, status=status.value)


@verb
def trash_contacts(
    journal: Journal, contacts: Sequence[ContactId], report: Callable[[int, int], None] | None = None
) -> None:
    """Move people to the trash; conversations with nobody else go out of sight with them."""
    with long_change(journal, "delete contact" if len(contacts) == 1 else "delete contacts", report) as hands:
        with journal.lock:
            going = _there(hands.writer, contacts)
        hands.expect(len(going))
        hands.each(going, _trash)


def _trash(writer: Writer, contact: ContactId) -> None:
    move_to_trash(writer, "contact", contact)


def _there(writer: Writer, contacts: Sequence[ContactId]) -> list[ContactId]:
    """Each of them once; raises Conflict where one is not there."""
    wanted = list(dict.fromkeys(contacts))
    if any(writer.row("contact", contact) is None for contact in wanted):
        raise Conflict(_GONE)
    return wanted


def _archived(writer: Writer, contact: ContactId) -> list[int]:
    return [row_id for (row_id,) in writer.rows("SELECT id FROM archival WHERE contact_id = ?", contact)]
