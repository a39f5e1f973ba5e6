# SPDX-License-Identifier: MIT
"""Helpers of the vCard tests: the made-up files, one card out of a few lines, and what a card says."""

from __future__ import annotations

from pathlib import Path

from relationship_journal.exchange import vcard
from relationship_journal.exchange.formats import Card
from relationship_journal.values import MethodKind, NewContact

DATA = Path(__file__).parent / "data"


def cards_of(name: str) -> list[NewContact]:
    return [card.contact for card in vcard.read((DATA / name).read_bytes())]


def card_of(*lines: str, version: str = "3.0", encoding: str = "utf-8") -> Card:
    text = "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])
    (card,) = vcard.read(text.encode(encoding))
    return card


def contact_of(*lines: str, version: str = "3.0") -> NewContact:
    return card_of(*lines, version=version).contact


def reached(contact: NewContact, kind: MethodKind) -> list[tuple[str, str]]:
    return [(one.label, one.value) for one in contact.methods if one.kind is kind]
