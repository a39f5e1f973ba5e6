# SPDX-License-Identifier: MIT
"""Seeded cards in every manner, encoding and line end say after reading what they meant."""

from __future__ import annotations

import random
from itertools import product

import pytest
from vcf import reached
from vcf_builder import MANNERS, Meant, meant

from relationship_journal.exchange import vcard
from relationship_journal.exchange.formats import Card
from relationship_journal.values import MethodKind, NewJob, PartialDate

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "cp1252", "cp1250"]
LINE_ENDS = [b"\r\n", b"\n", b"\r"]
WIDE = {"utf-16-le": b"\xff\xfe", "utf-16-be": b""}
PER_FILE = 8


def file_of(manner: str, encoding: str, line_end: bytes) -> tuple[bytes, list[Meant]]:
    chance = random.Random(f"{manner} {encoding} {line_end!r}")
    page = encoding if encoding.startswith("cp") else "utf-8"
    expected = [meant(chance, page) for _ in range(PER_FILE)]
    data = b"".join(MANNERS[manner](one, page) for one in expected).replace(b"\n", line_end)
    if encoding == "utf-8-sig":
        return b"\xef\xbb\xbf" + data, expected
    if encoding in WIDE:
        if manner != "outlook":  # the folds may cut characters, and only bytes can carry that
            data = data.replace(line_end + b" ", b"")
        return WIDE[encoding] + data.decode("utf-8").encode(encoding), expected
    return data, expected


@pytest.mark.parametrize(("manner", "encoding", "line_end"), list(product(MANNERS, ENCODINGS, LINE_ENDS)))
def test_every_field_comes_through(manner, encoding, line_end):
    data, expected = file_of(manner, encoding, line_end)
    cards = vcard.read(data)
    assert len(cards) == PER_FILE
    for card, wanted in zip(cards, expected, strict=True):
        assert told(card) == wanted
        assert card.problems == ()


def told(card: Card) -> Meant:
    contact = card.contact
    (job,) = contact.jobs
    (address,) = contact.addresses
    ((_, email),) = reached(contact, MethodKind.EMAIL)
    ((label, phone),) = reached(contact, MethodKind.PHONE)
    (spouse,) = contact.relations
    assert (label, spouse.label, address.label) == ("mobile", "spouse", "home")
    assert isinstance(job, NewJob)
    assert isinstance(contact.birthday, PartialDate)
    return Meant(
        name=contact.name,
        given=contact.given,
        family=contact.family,
        account=job.account,
        department=job.department,
        title=job.title,
        note=contact.note.strip(),
        email=email,
        phone=phone,
        street=address.street,
        locality=address.locality,
        birthday=(contact.birthday.year, contact.birthday.month or 0, contact.birthday.day or 0),
        spouse=spouse.name,
    )
