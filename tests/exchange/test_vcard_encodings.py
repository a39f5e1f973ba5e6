# SPDX-License-Identifier: MIT
"""Which encoding a card is read with: marks, UTF-8, what is declared, then a code page that can be switched."""

from __future__ import annotations

import sqlite3

import pytest

from relationship_journal.exchange import vcard
from relationship_journal.exchange.code_pages import guess_page
from relationship_journal.exchange.text import canonical


def card_bytes(*lines):
    return b"\r\n".join([b"BEGIN:VCARD", b"VERSION:2.1", *lines, b"END:VCARD", b""])


def first(data, *switch, **options):
    (card, *_) = vcard.read(data, *switch, **options)
    return card


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("Dvořák", "cp1250"), ("Łódź", "cp1250"), ("Jiří Němec", "cp1250"), ("Wałęsa", "cp1250"),
        ("Erdős Pál, Szőlő Gyűrű", "cp1250"), ("Göncz, Széchenyi, kőműves", "cp1250"),
        ("Müller", "cp1252"), ("Søren Kjærgård", "cp1252"), ("Núñez", "cp1252"), ("João Conceição Simões", "cp1252"),
        ("Hélène François", "cp1252"), ("Ægir Þór", "cp1252"), ("20 m³ à 5 £", "cp1252"), ("¿Qué?", "cp1252"),
        ("“Smith” – 5 €", "cp1252"),
    ],
)  # fmt: skip
def test_western_and_central_europe_are_told_apart(words, page):
    card = first(card_bytes(b"FN:" + words.encode(page)))
    assert (card.contact.name, card.encoding) == (words, page)


def test_an_undecided_text_follows_its_surroundings_then_the_system_then_the_west():
    ambiguous = "Němec".encode("cp1250")
    assert guess_page([ambiguous]) == "cp1252"
    assert guess_page([ambiguous], system_page="cp1250") == "cp1250"
    assert guess_page([ambiguous], system_page="utf-8") == "cp1252"
    assert guess_page([ambiguous], around=b"nemec@firma.cz\n+420 555") == "cp1250"
    assert guess_page([ambiguous], around=b"nemec@firma.it\n+39 555", system_page="cp1250") == "cp1252"
    assert guess_page([ambiguous], system_page="cp1251") == "cp1251"


def test_the_switch_forces_a_page_but_not_against_a_mark_or_a_declaration():
    data = card_bytes(b"FN:" + "Němec".encode("cp1250"), b"NOTE;CHARSET=UTF-8:" + "ř".encode())
    assert first(data).contact.name == "Nìmec"
    forced = first(data, "windows-1250")
    assert (forced.contact.name, forced.contact.note, forced.encoding) == ("Němec", "ř", "cp1250")
    assert forced.contact.raw_card is not None
    assert "FN:Němec" in forced.contact.raw_card.text
    marked = "BEGIN:VCARD\r\nFN:Zürich\r\nEND:VCARD\r\n".encode("utf-8-sig")
    assert first(marked, "cp1250").contact.name == "Zürich"
    assert first(marked[3:], "cp1252").contact.name == "ZÃ¼rich"
    assert first(marked.decode("utf-8-sig").encode("utf-16"), "cp1252").contact.name == "Zürich"


@pytest.mark.parametrize("name", ["klingon", "", "rot13", "unicode_escape", "a\0b", "utf-7", "x" * 100])
def test_an_unknown_page_is_refused_with_a_sentence(name):
    with pytest.raises(ValueError, match="no text encoding"):
        vcard.read(b"", name)
    assert canonical(name) is None


def test_a_declared_charset_is_followed_also_in_quoted_printable():
    data = card_bytes(
        b"FN;CHARSET=Shift_JIS:" + "山田表".encode("shift_jis"),
        b"NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=KOI8-R:=EB=CF=C6=C5",
        b"TITLE;CHARSET=klingon:" + "é".encode(),
        b"ORG;CHARSET=ISO-8859-1:" + "Zürich".encode(),
    )
    contact = first(data).contact
    assert (contact.name, contact.note) == ("山田表", "Кофе")
    assert (contact.jobs[0].account, contact.jobs[0].title) == ("Zürich", "é")


def test_each_card_of_a_mixed_file_is_read_for_itself():
    data = card_bytes(b"FN:" + "Zürich".encode()) + card_bytes(b"FN:" + "Zürich".encode("cp1252"))
    assert [(one.contact.name, one.encoding) for one in vcard.read(data)] == [("Zürich", "utf-8"), ("Zürich", "cp1252")]


def test_a_fold_may_cut_a_character():
    text = "FN:" + "ü東😀" * 20
    raw = text.encode()
    for width in range(5, 12):
        folded = b"\r\n ".join(raw[at : at + width] for at in range(0, len(raw), width))
        for version in (b"2.1", b"3.0"):
            data = b"BEGIN:VCARD\r\nVERSION:" + version + b"\r\n" + folded + b"\r\nEND:VCARD\r\n"
            card = first(data)
            assert card.contact.name == text[3:]
            assert card.contact.raw_card is not None
            assert "\ufffd" not in card.contact.raw_card.text
            assert text[3:] in card.contact.raw_card.text.replace("\r\n ", "")


def test_emoji_as_pairs_of_surrogates():
    pair = b"\xed\xa0\xbd\xed\xb8\x80"
    assert first(card_bytes(b"FN:Jo " + pair)).contact.name == "Jo 😀"


def test_what_can_not_be_stored_is_replaced():
    data = card_bytes(
        b"FN:a\0b", b"NOTE;ENCODING=QUOTED-PRINTABLE:=00=ED=A0=80x", b"URL:http://x/%00", b"IMPP:xmpp:%00"
    )
    contact = first(data).contact
    assert contact.name == "a\ufffdb"
    database = sqlite3.connect(":memory:")
    for text in (contact.name, contact.note, *(one.value for one in contact.methods)):
        assert "\0" not in text
        assert database.execute("SELECT ?", (text,)).fetchone() == (text,)


def test_bytes_a_page_does_not_have_are_not_lost():
    card = first(card_bytes(b"FN:M\xfcller \x81", b"NOTE:gr\xfc\xdfe"), "cp1252")
    assert card.contact.name == "Müller \x81"
