# SPDX-License-Identifier: MIT
"""No bytes make the reader fail, every BEGIN gives a card, and whatever comes out can be stored."""

from __future__ import annotations

import re
import sqlite3
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from relationship_journal.exchange import vcard
from relationship_journal.exchange.vcard.lines import cards
from relationship_journal.values import NewContact

PIECES = st.sampled_from([
    b"BEGIN:VCARD", b"END:VCARD", b"VERSION:2.1", b"VERSION:4.0", b"FN:A", b"N:B;A;;;", b"AGENT:", b"BDAY:--0101",
    b"NOTE;ENCODING=QUOTED-PRINTABLE:a=C3=", b"PHOTO;ENCODING=b:/9j/", b"PHOTO:data:image/png;base64,iVBOR",
    b"item1.TEL;TYPE=\"a,b:", b"X-ABLabel:_$!<x>!$_", b"ADR:;;a\\;b", b"TZ:Europe/Oslo", b"TZ:../../etc/passwd",
    b"ORG:", b"BEGIN:VEVENT", b"RELATED:urn:uuid:x", b"X-ANDROID-CUSTOM:vnd.android.cursor.item/relation;a",
    b"N;CHARSET=utf-16:", b"NOTE;CHARSET=idna:", b"NOTE;CHARSET=hz:~{", b"SOUND;X-IRMC-N:a;b", b"IMPP:xmpp:%00%ff",
    b"\r\n", b"\n", b"\r", b"\r\n ", b"\n\t", b"=\r\n", b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\xbd",
    b"\xe9", b"TZ:A/B", b"AAAA", b";", b":",
    b"\\", b"\"", b".", b" ",
])  # fmt: skip
FILES = st.one_of(
    st.binary(max_size=300), st.lists(st.one_of(PIECES, st.binary(max_size=6)), max_size=40).map(b"".join)
)


@given(FILES, st.sampled_from([None, "cp1250", "utf-8", "utf-16-le", "shift_jis"]))
@example(b"\xff\xfeB", None)
def test_any_bytes_are_read_and_can_be_stored(data, code_page):
    database = sqlite3.connect(":memory:")
    try:
        for card in vcard.read(data, code_page):
            assert card.contact.name.strip()
            for text in texts(card.contact):
                assert database.execute("SELECT ?", (text,)).fetchone() == (text,)
                assert "\0" not in text
    finally:
        database.close()
    assert vcard.recognizes(data) in (True, False)


LINES = st.lists(
    st.sampled_from([
        b"BEGIN:VCARD", b"begin:vcard ", b"END:VCARD", b"VERSION:2.1", b"FN:A", b"N:B;A", b"NOTE:x", b"TEL;CELL:12345",
        b"NOTE;ENCODING=QUOTED-PRINTABLE:a=20b", b"PHOTO;ENCODING=b:/9j/AAAA", b"AAAA", b"", b"stray", b" folded",
    ]),
    max_size=30,
)  # fmt: skip


@given(LINES, st.sampled_from([b"\n", b"\r\n", b"\r"]))
def test_each_begin_gives_one_card(lines, line_end):
    data = line_end.join([*lines, b""])
    begun = [card for card in cards(data) if card.begun]
    assert len(begun) == len(re.findall(rb"(?:^|(?<=[\r\n]))BEGIN:VCARD", data, re.IGNORECASE))
    assert all(one.stop <= other.start for one, other in pairwise(begun))


@given(st.text(max_size=200), st.integers(min_value=2, max_value=90))
def test_any_note_comes_back_whole_from_any_fold(note, width):
    clean = note.encode("utf-8", "replace").decode().replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    escaped = clean.replace("\\", "\\\\").replace("\n", "\\n").replace(",", "\\,").replace(";", "\\;")
    raw = b"NOTE:" + escaped.encode()
    folded = b"\r\n ".join(raw[at : at + width] for at in range(0, len(raw), width))
    (card,) = vcard.read(b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\n" + folded + b"\r\nEND:VCARD\r\n")
    assert card.contact.note == (clean if clean.strip() else "")


def texts(contact: NewContact) -> list[str]:
    found = [contact.name, contact.given, contact.family, contact.note, contact.nickname, *contact.tags]
    for group in (contact.methods, contact.addresses, contact.dates, contact.relations, contact.jobs):
        for one in group:
            found.extend(value for value in (getattr(one, name) for name in one.__slots__) if isinstance(value, str))
    if contact.raw_card is not None:
        found.extend([contact.raw_card.text, contact.raw_card.card_uid, contact.raw_card.version])
    return found
