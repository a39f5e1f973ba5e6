# SPDX-License-Identifier: MIT
"""Postal addresses of a card: in parts where it has parts, as written where it has a label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from relationship_journal.exchange.vcard.property import Property
from relationship_journal.exchange.vcard.text import components, unescape
from relationship_journal.values import NewAddress

_PARTS = 7


def addresses(properties: Sequence[Property], labels: dict[str, str]) -> tuple[NewAddress, ...]:
    """All addresses; a LABEL goes to the address of its group or types, else it is one of its own."""
    written = [one for one in properties if one.name == "LABEL" and one.whole]
    found: dict[NewAddress, None] = {}
    for one in properties:
        if one.name not in ("ADR", "X-SAMSUNGADR"):
            continue
        address = _address(one, labels)
        label = next((other for other in written if _belongs(other, one)), None)
        if label is not None and not address.formatted:
            written.remove(label)
            address = replace(address, formatted=label.whole)
        if address != NewAddress(label=address.label):
            found[address] = None
    for one in written:
        found[NewAddress(label=one.label(labels), formatted=one.whole)] = None
    return tuple(found)


def _address(one: Property, labels: dict[str, str]) -> NewAddress:
    parts = components(one.text)
    label, formatted = one.label(labels), unescape(one.param("LABEL")).strip()
    if len(parts) == 1:
        return NewAddress(label=label, street=parts[0], formatted=formatted)
    if len(parts) > _PARTS and not formatted:
        formatted = ", ".join(filter(None, parts))
    po_box, extended, street, locality, region, postcode, country = [*parts, *[""] * _PARTS][:_PARTS]
    return NewAddress(label, po_box, extended, street, locality, region, postcode, country, formatted)


def _belongs(label: Property, address: Property) -> bool:
    if label.group or address.group:
        return label.group == address.group
    return _place(label) == _place(address)


def _place(one: Property) -> set[str]:
    return {word.lower() for word in one.types} & {"home", "work"}
