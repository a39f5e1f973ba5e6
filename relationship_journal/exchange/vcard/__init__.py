# SPDX-License-Identifier: MIT
"""The vCard reader: versions 2.1, 3.0 and 4.0 as address books really write them, one contact for each card."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from relationship_journal.exchange.code_pages import guess_page
from relationship_journal.exchange.formats import Card
from relationship_journal.exchange.text import Decoder, byte_for_byte, canonical, clean, widen
from relationship_journal.exchange.vcard.fields import contact_of, is_link
from relationship_journal.exchange.vcard.lines import CardLines, Line, cards
from relationship_journal.exchange.vcard.property import Property, PropertyReader

__all__ = ["Card", "read", "recognizes"]

_BEGIN = re.compile(rb"(?:^|[\r\n])[ \t.]*+(?:\xef\xbb\xbf)?[ \t.]*+(?:[\w-]+\.)?BEGIN\s*:\s*VCARD", re.IGNORECASE)
_BARE = re.compile(rb"\s*(?:VERSION\s*:\s*(?:2\.1|3\.0|4\.0)\s*[\r\n]|(?:N|FN)[;:])", re.IGNORECASE)
_FOLD = re.compile(rb"(?:\r?\r?\n|\r)[ \t]")


def recognizes(data: bytes) -> bool:
    """Whether the content holds a vCard, whatever the file is called."""
    wide, _ = widen(data)
    return bool(_BEGIN.search(wide) or _BARE.match(wide))


def read(data: bytes, code_page: str | None = None, system_page: str | None = None) -> list[Card]:
    """Every card of a file, in its order; never raises for what `data` holds.

    `code_page` forces an encoding for all text that declares none (a byte order mark still wins);
    `system_page` is the system's own 8-bit page, used where the text itself does not decide.
    Raises ValueError for a code page nobody knows.
    """
    forced = canonical(code_page) if code_page is not None else None
    if code_page is not None and forced is None:
        raise ValueError(f"“{code_page}” is no text encoding this program knows.")
    wide, base = widen(data, forced)
    found = cards(wide)
    settled = wide is not data  # by a byte order mark or as UTF-16
    decoder = Decoder(_page(found, system_page)) if forced is None or settled else Decoder(forced, forced=True)
    reading = _Reading(wide, base, decoder)
    return _linked([reading.card(one) for one in found])


def _page(found: Sequence[CardLines], system_page: str | None) -> str:
    lines = [line for card in found for line in card.lines]
    doubtful = [line.value for line in lines if _is_doubtful(line)]
    if not doubtful:
        return "cp1252"
    around = b"\n".join(line.value for line in lines if line.name in (b"TEL", b"EMAIL", b"URL"))
    return guess_page(doubtful, around, system_page)


def _is_doubtful(line: Line) -> bool:
    if line.value.isascii() or b"CHARSET" in line.head.upper():
        return False
    try:
        line.value.decode("utf-8")
    except UnicodeError:
        return True
    return False


class _Reading:
    """Turns cut-out cards of one file into contacts."""

    def __init__(self, wide: bytes, base: str, decoder: Decoder) -> None:
        self._wide = wide
        self._base = base
        self._decoder = decoder
        self._reader = PropertyReader(decoder)

    def card(self, card: CardLines) -> Card:
        properties, encodings, strays = self._properties(card)
        contact, problems = contact_of(properties, self._source(card, encodings))
        if card.begun and not card.ended:
            problems.append("This card has no end; the file may be cut short.")
        if strays:
            problems.append("A line of this card could not be understood.")
        encoding = next((one for one in encodings if one != "utf-8"), self._base)
        return Card(contact, tuple(problems), encoding)

    def _properties(self, card: CardLines) -> tuple[list[Property], list[str], int]:
        properties: list[Property] = []
        encodings: list[str] = []
        more: list[str] = []
        strays = 0
        for line in card.lines:
            if line.name:
                _lengthen(properties, more)
                more = []
                one, encoding = self._reader.property(line)
                properties.append(one)
            else:
                text, encoding = self._decoder.decode(line.value)
                goes_on = bool(properties) and properties[-1].name in ("NOTE", "LABEL")
                strays += not goes_on
                more.extend(["\n" * (line.blanks + 1), text] if goes_on else ())
            encodings.append(encoding)
        _lengthen(properties, more)
        return properties, encodings, strays

    def _source(self, card: CardLines, encodings: Sequence[str]) -> str:
        """The card as it stands in the file; only a line whose characters are cut by a fold is unfolded."""
        whole = self._wide[card.start : card.stop]
        if whole.isascii() or not self._decoder.forced:
            try:
                return clean(whole.decode("utf-8")).lstrip("\ufeff")
            except UnicodeError:
                pass
        pieces, at = [], card.start
        for line, encoding in zip(card.lines, encodings, strict=True):
            pieces.append(self._decoder.decode(self._wide[at : line.start])[0])
            pieces.append(self._piece(self._wide[line.start : line.stop], encoding))
            at = line.stop
        pieces.append(self._decoder.decode(self._wide[at : card.stop])[0])
        return clean("".join(pieces)).lstrip("\ufeff")

    def _piece(self, raw: bytes, encoding: str) -> str:
        for form in (raw, _FOLD.sub(b"", raw)):
            try:
                return form.decode(encoding)
            except UnicodeError:
                continue
        return byte_for_byte(raw, encoding) if encoding != "utf-8" else self._decoder.decode(_FOLD.sub(b"", raw))[0]


def _lengthen(properties: Sequence[Property], more: Sequence[str]) -> None:
    """A writer may leave the line breaks of a note bare; such lines go on with the note above them."""
    if more:
        properties[-1].text += "".join(more)


def _linked(found: Sequence[Card]) -> list[Card]:
    """Version 4.0 may name a relative by the id of their card: put the name of that card, if the file has it."""
    cards_by_id = ((one.contact.raw_card.card_uid, one.contact.name) for one in found if one.contact.raw_card)
    names = {_bare_id(uid): name for uid, name in cards_by_id if uid}
    linked = []
    for card in found:
        relations = tuple(
            replace(one, name=names.get(_bare_id(one.name), "")) if is_link(one.name) else one
            for one in card.contact.relations
        )
        if relations != card.contact.relations:
            contact = replace(card.contact, relations=tuple(one for one in relations if one.name))
            linked.append(replace(card, contact=contact))
        else:
            linked.append(card)
    return linked


def _bare_id(uid: str) -> str:
    return uid.lower().removeprefix("urn:uuid:")
