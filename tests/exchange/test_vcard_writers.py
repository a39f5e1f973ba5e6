# SPDX-License-Identifier: MIT
"""Cards in the manner of the address books people really export from land in their own fields."""

from __future__ import annotations

import pytest
from vcf import DATA, cards_of, reached

from relationship_journal.exchange import vcard
from relationship_journal.values import MethodKind, NewAddress, NewDate, NewJob, NewRelation, PartialDate

FILES = sorted(path.name for path in DATA.glob("*.vcf"))


def test_apple_labels_dates_and_people():
    ilsabet, firm = cards_of("apple.vcf")
    assert (ilsabet.name, ilsabet.prefix, ilsabet.given, ilsabet.middle, ilsabet.family) == (
        "Dr. Ilsabet Quent Tarrow", "Dr.", "Ilsabet", "Quent", "Tarrow",
    )  # fmt: skip
    assert (ilsabet.nickname, ilsabet.phonetic_given, ilsabet.phonetic_family) == ("Ilsy", "Il-sa-bet", "Tarr-oh")
    assert ilsabet.jobs == (NewJob("Velmont Pumps, Inc.", "Head of Purchasing", "Field Service"),)
    assert ilsabet.birthday == PartialDate(None, 1, 22)
    assert ilsabet.dates == (NewDate("anniversary", PartialDate(2011, 6, 18), "2011-06-18"),)
    assert ilsabet.relations == (NewRelation("spouse", "Corwin Tarrow"), NewRelation("godchild", "Pip"))
    assert reached(ilsabet, MethodKind.EMAIL) == [
        ("work", "ilsabet@velmont.example"),
        ("Boat club", "ilsy@tarrow.example"),
    ]
    assert reached(ilsabet, MethodKind.PHONE) == [("mobile", "+1 (555) 010-4477"), ("assistant phone", "555-010-4478")]
    assert reached(ilsabet, MethodKind.URL) == [
        ("home page", "http://tarrow.example/ilsy"),
        ("twitter", "http://twitter.com/ilsyt"),
    ]
    assert reached(ilsabet, MethodKind.MESSENGER) == [("Skype", "ilsy.tarrow")]
    assert [one.preferred for one in ilsabet.methods[:2]] == [True, False]
    assert ilsabet.addresses[0].street == "14 Quarry Lane\nUnit 3"
    assert ilsabet.note == "Prefers calls before nine.\nAsk about the boat, always."
    assert ilsabet.photo is not None
    assert ilsabet.photo.media_type == "image/png"
    assert ilsabet.raw_card is not None
    assert ilsabet.raw_card.card_uid == "3f1c8a52-7d40-4b86-9a11-0c5be1f2a901"
    assert (firm.name, firm.is_company, ilsabet.is_company) == ("Velmont Pumps, Inc.", True, False)


def test_google_marks_labels_and_groups():
    (bram,) = cards_of("google.vcf")
    assert bram.birthday == PartialDate(None, 1, 22)
    assert reached(bram, MethodKind.URL) == [("PROFILE", "https://hollin.example/team:bram")]
    assert bram.dates == (NewDate("First order", PartialDate(2015, 9, 4), "2015-09-04"),)
    assert bram.relations == (NewRelation("sister", "Saskia"),)
    assert bram.tags == ("Rotterdam",)
    assert bram.note == "Met at the trade fair\nShoe size: 46"
    assert bram.photo is None
    assert bram.raw_card is not None
    assert "a-photo-that-is-never-fetched" in bram.raw_card.text


def test_outlook_quoted_printable_and_own_names():
    (card,) = vcard.read((DATA / "outlook.vcf").read_bytes())
    juergen = card.contact
    assert card.encoding == "cp1252"
    assert (juergen.name, juergen.given, juergen.family) == ("Dr. Jürgen Köhlbrand", "Jürgen", "Köhlbrand")
    assert juergen.jobs == (NewJob("Seilerei Brandt, Vogt & Co.", "Einkäufer", "Einkauf"),)
    assert juergen.note == (
        "Erste Zeile\nZweite Zeile mit einem älteren Satz, der so lang ist, dass er umbricht\n\n"
        "TEL;WORK:kein Feld, sondern Text"
    )
    assert [label for label, _ in reached(juergen, MethodKind.PHONE)] == ["work", "mobile", "work fax"]
    assert juergen.addresses == (
        NewAddress(
            label="work",
            extended="2. Stock",
            street="Am Speicher 4\nHinterhaus",
            locality="Hamburg",
            postcode="20457",
            country="Deutschland",
            formatted="Am Speicher 4\nHinterhaus\n20457 Hamburg",
        ),
    )
    assert [(one.label, one.name) for one in juergen.relations] == [
        ("manager", "Wanda Vogt"), ("assistant", "Piet Rausch"), ("spouse", "Hella"),
    ]  # fmt: skip
    assert juergen.dates == (NewDate("anniversary", PartialDate(2009, 6, 12), "20090612"),)
    assert juergen.birthday == PartialDate(1968, 3, 14)
    assert juergen.photo is not None
    assert reached(juergen, MethodKind.MESSENGER) == [("IM", "jk@chat.example")]


def test_android_cards_without_names_and_with_own_labels():
    zoska, number, office = cards_of("android.vcf")
    assert (zoska.name, zoska.nickname) == ("Zośka Łącka", "Zo")
    assert reached(zoska, MethodKind.PHONE) == [("mobile", "+48 555 010 771"), ("Łódź", "555010772")]
    assert zoska.addresses[0].locality == "Gdańsk"
    assert zoska.dates[0].on == PartialDate(2012, 8, 25)
    assert zoska.relations == (NewRelation("spouse", "Jurek"),)
    assert zoska.photo is not None
    assert number.name == "+48 555 010 900"
    assert office.name == "biuro@gdzies.example"


def test_evolution_kde_and_version_four():
    tovah, oddvar, marit = cards_of("evolution_kde.vcf")
    assert [(one.label, one.name) for one in tovah.relations] == [
        ("spouse", "Runar"), ("manager", "Sixten Bergquell"), ("assistant", "Ylva"),
    ]  # fmt: skip
    assert tovah.jobs == (NewJob("Norrvik Glas", "Buyer", "Inköp"),)
    assert reached(tovah, MethodKind.PHONE) == [("work", "+46 8 5550 144")]
    assert oddvar.dates == (NewDate("anniversary", PartialDate(1999, 7, 17), "1999-07-17"),)
    assert reached(oddvar, MethodKind.PHONE) == [("work mobile", "+47-555-01-442 ext. 12")]
    assert reached(oddvar, MethodKind.MESSENGER) == [("Gadu-Gadu", "550144"), ("Gadu-Gadu", "550145")]
    assert NewRelation("friend", "Marit Solheimsund") in oddvar.relations
    assert oddvar.zone == "Europe/Oslo"
    assert marit.birthday is None
    assert marit.dates == (NewDate("birthday", PartialDate(), "spring of 1961"),)
    assert reached(marit, MethodKind.MESSENGER) == [("Jabber", "marit@solheim.example")]
    assert marit.pronoun == "she/her"
    assert marit.photo is not None


def test_lotus_agent_never_leaks_and_czech_is_told_from_western():
    (card,) = vcard.read((DATA / "lotus.vcf").read_bytes())
    jirina = card.contact
    assert card.encoding == "cp1250"
    assert jirina.name == "Jiřina Dvořáková"
    assert jirina.jobs == (NewJob("Plzeňské sklo, a.s.", "", "Nákup"),)
    assert reached(jirina, MethodKind.PHONE) == [("work", "+420 555 010 331")]
    assert jirina.birthday == PartialDate(1975, 6, 11)
    assert "leak" not in jirina.note
    assert jirina.raw_card is not None
    assert "must never leak" in jirina.raw_card.text


def test_nextcloud_keeps_every_comma():
    (luisa,) = cards_of("nextcloud.vcf")
    assert luisa.name == "Amarante, Luísa"
    assert (luisa.middle, luisa.suffix) == ("Maria Clara", "Jr., MBA")
    assert luisa.jobs == (NewJob("Café Amarante, Filhos & Cia", "Directora", "Compras, Norte"),)
    assert luisa.addresses[0].formatted == "Rua das Flores 9, 4000 Porto"
    assert luisa.tags == ("Porto", "wine, cheese")
    assert luisa.note == (
        "A long note with a comma, an unescaped one; and a semicolon.\n\n"
        "Second paragraph with a fold inside a word and a backslash \\ too."
    )
    assert luisa.birthday == PartialDate(1984, 2, 29)
    assert luisa.raw_card is not None
    assert "X-UNKNOWN-FIELD;X-P=1:kept verbatim" in luisa.raw_card.text


@pytest.mark.parametrize("name", FILES)
def test_no_made_up_file_has_problems_or_loses_text(name):
    data = (DATA / name).read_bytes()
    assert vcard.recognizes(data)
    for card in vcard.read(data):
        assert card.problems == ()
        assert card.contact.raw_card is not None
        assert card.contact.raw_card.text.startswith("BEGIN:VCARD")
        assert card.contact.raw_card.text.rstrip().endswith("END:VCARD")


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b"\r", b"\r\r\n"])
def test_line_ends_make_no_difference(name, line_end):
    data = (DATA / name).read_bytes().replace(b"\r\n", b"\n")
    assert [_without_source(one) for one in _contacts(data.replace(b"\n", line_end))] == [
        _without_source(one) for one in _contacts(data)
    ]


@pytest.mark.parametrize("name", [one for one in FILES if one not in ("outlook.vcf", "lotus.vcf")])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings_make_no_difference(name, encoding):
    data = (DATA / name).read_bytes()
    again = data.decode("utf-8").encode(encoding)
    assert vcard.recognizes(again)
    assert _contacts(again) == _contacts(data)


def _contacts(data):
    return [card.contact for card in vcard.read(data)]


def _without_source(contact):
    return {name: getattr(contact, name) for name in contact.__slots__ if name != "raw_card"}
