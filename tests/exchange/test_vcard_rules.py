# SPDX-License-Identifier: MIT
"""The rules a tolerant and lossless vCard reader follows, one by one."""

from __future__ import annotations

import base64

import pytest
from vcf import card_of, contact_of, reached

from relationship_journal.exchange import IMPORTERS, importer_for, vcard
from relationship_journal.values import MethodKind, NewAddress, NewJob, NewRelation, PartialDate

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
PNG64 = base64.b64encode(PNG).decode()


# Names


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (["FN:Mustermann, Heiko", "N:X;Y"], "Mustermann, Heiko"),
        (["N:Tarrow;Ilsabet;Q.;Dr.;PhD"], "Dr. Ilsabet Q. Tarrow PhD"),
        (["N:山田;太郎"], "山田太郎"),
        (["FN:", "N:;;;;", "NICKNAME:Ilsy,Il"], "Ilsy, Il"),
        (["ORG:Velmont, Pumps;Sales"], "Velmont, Pumps"),
        (["TEL:1234567", "EMAIL:a@b.example"], "a@b.example"),
        (["TEL:1234567"], "1234567"),
        (["NOTE:nobody"], "Unnamed contact"),
        (["FN:Tab\\nand line"], "Tab and line"),
        (["FN:" + "x" * 10_000], "x" * 10_000),
    ],
)
def test_the_name_shown_falls_back_step_by_step(lines, name):
    assert contact_of(*lines).name == name


def test_a_card_without_any_name_says_so():
    assert card_of("NOTE:nobody").problems == ("This card has no name.",)


@pytest.mark.parametrize(
    ("lines", "is_company"),
    [
        (["FN:Acme", "ORG:Acme"], True),
        (["FN:Acme", "N:;;;;", "ORG:Acme;"], True),
        (["ORG:Acme"], True),
        (["FN:Jo Acme", "KIND:org"], True),
        (["FN:Jo", "ORG:Acme"], False),
        (["FN:Acme", "N:Smith;Jo;;;", "ORG:Acme"], False),
        (["FN:Acme", "N:Smith;Jo;;;", "ORG:Acme", "X-ABShowAs:COMPANY"], True),
        (["FN:Acme"], False),
    ],
)
def test_company_cards_are_companies(lines, is_company):
    assert contact_of(*lines).is_company is is_company


def test_an_alternative_spelling_does_not_replace_the_name():
    contact = contact_of("N;ALTID=1;LANGUAGE=ja:山田;太郎", "N;ALTID=1:Yamada;Taro", "FN:山田太郎", "FN:Taro")
    assert (contact.name, contact.family) == ("山田太郎", "山田")


# Text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r"a\, b\; c\: d\\ e\n f\N g", "a, b; c: d\\ e\n f\n g"),
        (r"C:\Users\x", r"C:\Users\x"),
        (r"a, b; c: d", "a, b; c: d"),
        ("ends in a backslash\\", "ends in a backslash\\"),
        (r"\\n is no line", r"\n is no line"),
    ],
)
def test_escapes(written, meant):
    assert contact_of("FN:A", "NOTE:" + written).note == meant


def test_a_very_long_note_stays_whole_folded_or_not():
    note = "Größe, Œuvre; 東京 " * 5_000
    raw = b"NOTE:" + note.rstrip().encode()
    folded = b"\r\n ".join(raw[at : at + 74] for at in range(0, len(raw), 74))
    data = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\n" + folded + b"\r\nEND:VCARD\r\n"
    assert vcard.read(data)[0].contact.note == note.rstrip()


def test_several_notes_are_all_kept():
    assert contact_of("FN:A", "NOTE:one", "NOTE:two").note == "one\n\ntwo"


def test_a_note_with_bare_line_breaks_goes_on():
    contact = contact_of("FN:A", "NOTE:first line", "second line", "", "http://example.com/x", "TEL:1234567")
    assert contact.note == "first line\nsecond line\n\nhttp://example.com/x"
    assert reached(contact, MethodKind.PHONE) == [("", "1234567")]


def test_a_soft_break_joins_only_where_quoted_printable_is_declared():
    contact = contact_of(
        "FN:A", "URL:http://x.example/?a=", "NOTE;QUOTED-PRINTABLE:caf=C3=A9 a=", "nd tea", version="2.1"
    )
    assert reached(contact, MethodKind.URL) == [("", "http://x.example/?a=")]
    assert contact.note == "café and tea"


def test_a_dangling_soft_break_does_not_swallow_the_end():
    data = b"BEGIN:VCARD\nFN:A\nNOTE;ENCODING=QUOTED-PRINTABLE:x=\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD\n"
    assert [(one.contact.name, one.contact.note) for one in vcard.read(data)] == [("A", "x"), ("B", "")]


def test_an_encoded_semicolon_is_a_character_beside_written_ones():
    contact = contact_of("N;ENCODING=QUOTED-PRINTABLE:Foo=3BBar;Jo", version="2.1")
    assert (contact.family, contact.given) == ("Foo;Bar", "Jo")


def test_version_two_folds_in_front_of_a_blank_that_belongs_to_the_text():
    assert contact_of("FN:A", "NOTE:a word", " and another", version="2.1").note == "a word and another"
    assert contact_of("FN:A", "NOTE:a wo", " rd", version="3.0").note == "a word"


# Ways to reach


def test_numbers_stay_as_typed_and_compare_without_invisible_marks():
    contact = contact_of("FN:A", "TEL;CELL:\u202a(030) 12 34-56 x9\u202c", version="2.1")
    assert reached(contact, MethodKind.PHONE) == [("mobile", "\u202a(030) 12 34-56 x9\u202c")]


@pytest.mark.parametrize(
    ("line", "kind", "label", "value"),
    [
        ("TEL;VALUE=uri;TYPE=\"work,voice\":tel:+1-555-010;ext=77", MethodKind.PHONE, "work", "+1-555-010 ext. 77"),
        ("TEL; HOME; FAX:123", MethodKind.PHONE, "home fax", "123"),
        ("TEL;TYPE=HOME,VOICE,PREF:123", MethodKind.PHONE, "home", "123"),
        ("TEL;TYPE=x-Sommerhaus:123", MethodKind.PHONE, "Sommerhaus", "123"),
        ("TEL;TYPE=\"cell:123", MethodKind.PHONE, "mobile", "123"),
        ("EMAIL;INTERNET:mailto:a@b.example", MethodKind.EMAIL, "", "a@b.example"),
        ("URL:https\\://b.example/a\\,b", MethodKind.URL, "", "https://b.example/a,b"),
        ("X-SKYPE-USERNAME:jo.b", MethodKind.MESSENGER, "Skype", "jo.b"),
        ("X-ICQ;TYPE=HOME:123", MethodKind.MESSENGER, "ICQ", "123"),
        ("IMPP;X-SERVICE-TYPE=Facebook:xmpp:jo.b", MethodKind.MESSENGER, "Facebook", "jo.b"),
        ("IMPP:sip:jo@b.example", MethodKind.MESSENGER, "SIP", "jo@b.example"),
        ("X-SOCIALPROFILE;type=linkedin:http\\://www.linkedin.com/in/jo", MethodKind.URL, "linkedin",
         "http://www.linkedin.com/in/jo"),
        ("X-SOCIALPROFILE;type=telegram;x-user=jo:x-apple:jo", MethodKind.MESSENGER, "telegram", "jo"),
        ("X-TWITTER:https://twitter.com/jo", MethodKind.URL, "Twitter", "https://twitter.com/jo"),
        ("CALURI:https://b.example/cal", MethodKind.URL, "calendar", "https://b.example/cal"),
    ],
)  # fmt: skip
def test_ways_to_reach_somebody(line, kind, label, value):
    assert reached(contact_of("FN:A", line), kind) == [(label, value)]


def test_the_same_messenger_twice_is_one():
    contact = contact_of("FN:A", "X-AIM:jo", "IMPP;X-SERVICE-TYPE=AIM:aim:jo")
    assert reached(contact, MethodKind.MESSENGER) == [("AIM", "jo")]


def test_addresses_in_parts_as_label_and_as_one_line():
    contact = contact_of(
        "FN:A",
        "ADR;TYPE=WORK:PO 1;Floor 2;1 Main St\\, Suite 3;Town;ST;123;USA",
        "LABEL;TYPE=WORK:1 Main St\\nTown",
        "ADR;HOME:2 Side St, Town",
        "LABEL;TYPE=DOM:Somewhere else",
        "ADR:;;;;;;",
    )
    assert contact.addresses == (
        NewAddress("work", "PO 1", "Floor 2", "1 Main St, Suite 3", "Town", "ST", "123", "USA", "1 Main St\nTown"),
        NewAddress(label="home", street="2 Side St, Town"),
        NewAddress(formatted="Somewhere else"),
    )


def test_jobs_follow_their_groups_and_a_lone_title_is_told_in_the_note():
    contact = contact_of("FN:A", "a.ORG:One", "b.ORG:Two;Lab", "b.TITLE:Chief", "a.TITLE:Clerk")
    assert contact.jobs == (NewJob("One", "Clerk"), NewJob("Two", "Chief", "Lab"))
    lone = contact_of("FN:A", "TITLE:Consultant", "NOTE:hello")
    assert (lone.jobs, lone.note) == ((), "hello\n\nTitle: Consultant")


# Dates and people


@pytest.mark.parametrize(
    ("line", "birthday"),
    [
        ("BDAY:1980-03-22", PartialDate(1980, 3, 22)),
        ("BDAY:19800322", PartialDate(1980, 3, 22)),
        ("BDAY:--0322", PartialDate(None, 3, 22)),
        ("BDAY:--03-22", PartialDate(None, 3, 22)),
        ("BDAY:---12", PartialDate(None, None, 12)),
        ("BDAY:--03", PartialDate(None, 3, None)),
        ("BDAY:1980", PartialDate(1980, None, None)),
        ("BDAY:1980-03", PartialDate(1980, 3, None)),
        ("BDAY:1996-10-22T23:30:00-05:00", PartialDate(1996, 10, 22)),
        ("BDAY;VALUE=date-time:19961022T140000Z", PartialDate(1996, 10, 22)),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", PartialDate(None, 2, 29)),
        ("BDAY;X-APPLE-OMIT-YEAR=1972:1972-05-06", PartialDate(None, 5, 6)),
        ("BDAY:1604-01-22", PartialDate(None, 1, 22)),
        ("BDAY:0000-01-22", PartialDate(None, 1, 22)),
        ("BDAY:22.03.1980", PartialDate(1980, 3, 22)),
        ("BDAY:3/22/1980", PartialDate(1980, 3, 22)),
        ("BDAY:1979-02-29", None),
        ("BDAY:3/4/1980", None),
        ("BDAY;VALUE=text:circa 1800", None),
        ("BDAY:", None),
    ],
)
def test_birthdays(line, birthday):
    contact = contact_of("FN:A", line)
    assert contact.birthday == birthday
    typed = line.partition(":")[2]
    assert [one.typed for one in contact.dates] == ([] if birthday or not typed else [typed])


def test_a_second_birthday_is_kept_as_a_date():
    contact = contact_of("FN:A", "BDAY:1980-03-22", "BDAY;CALSCALE=lunar:1980-02-07")
    assert contact.birthday == PartialDate(1980, 3, 22)
    assert [(one.label, one.on) for one in contact.dates] == [("birthday", PartialDate(1980, 2, 7))]


def test_related_people_by_name_mail_and_card():
    data = (
        "BEGIN:VCARD\nVERSION:4.0\nFN:A\nRELATED;TYPE=friend:urn:uuid:AB-1\nRELATED;TYPE=agent:mailto:c@d.example\n"
        "RELATED;TYPE=kin:urn:uuid:unknown\nRELATED;VALUE=text;TYPE=child:Pip\nX-SPOUSE:Sam\nEND:VCARD\n"
        "BEGIN:VCARD\nVERSION:4.0\nFN:B\nUID:urn:uuid:ab-1\nEND:VCARD\n"
    )
    assert vcard.read(data.encode())[0].contact.relations == (
        NewRelation("friend", "B"),
        NewRelation("agent", "c@d.example"),
        NewRelation("child", "Pip"),
        NewRelation("spouse", "Sam"),
    )


def test_system_groups_are_no_tags_and_escaped_commas_stay():
    contact = contact_of("FN:A", "CATEGORIES:* myContacts,starred,Golf,golf,wine\\, cheese", "CATEGORIES:VIP")
    assert contact.tags == ("Golf", "wine, cheese", "VIP")


# Photos


@pytest.mark.parametrize(
    "lines",
    [
        ["PHOTO;ENCODING=b;TYPE=PNG:" + PNG64],
        ["PHOTO;ENCODING=BASE64;PNG:" + PNG64[:60], *[PNG64[at : at + 60] for at in range(60, len(PNG64), 60)], ""],
        ["PHOTO;BASE64:", *["  " + PNG64[at : at + 60] for at in range(0, len(PNG64), 60)]],
        ["PHOTO;ENCODING=BASE64:" + PNG64[:72], "", PNG64[72:], ""],
        ["PHOTO:data:image/png;base64," + PNG64],
        ["PHOTO;VALUE=uri:data:image/png;base64\\," + PNG64],
        ["PHOTO;ENCODING=b:" + PNG64.rstrip("=")],
        ["PHOTO;ENCODING=b:bm90IGEgcGljdHVyZQ==", "PHOTO;ENCODING=b:" + PNG64],
    ],
)
def test_photos(lines):
    card = card_of("FN:A", *lines, "TEL:1234567")
    assert card.problems == ()
    assert card.contact.photo is not None
    assert (card.contact.photo.media_type, card.contact.photo.data) == ("image/png", PNG)
    assert reached(card.contact, MethodKind.PHONE) == [("", "1234567")]


@pytest.mark.parametrize("value", ["####", "bm90IGEgcGljdHVyZQ==", "abcde", PNG64[:40] + "!" + PNG64[40:]])
def test_a_bad_photo_costs_the_photo_only(value):
    card = card_of("FN:A", "PHOTO;ENCODING=b:" + value, "TEL:1234567")
    assert card.contact.photo is None
    assert card.problems == ("The photo could not be read.",)
    assert reached(card.contact, MethodKind.PHONE) == [("", "1234567")]
    assert card.contact.raw_card is not None
    assert value in card.contact.raw_card.text


def test_a_photo_elsewhere_is_kept_in_the_source_only():
    card = card_of("FN:A", "PHOTO;VALUE=URI:https://b.example/a.png")
    assert (card.contact.photo, card.problems) == (None, ())


# Cards


def names(text):
    return [card.contact.name for card in vcard.read(text.encode() if isinstance(text, str) else text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B\nEND:VCARD\n", ["A", "B"]),
        ("BEGIN:VCARD\nFN:A\n", ["A"]),
        ("VERSION:3.0\nN:B;A\nTEL:1\nEND:VCARD\nBEGIN:VCARD\nFN:C\nEND:VCARD", ["A B", "C"]),
        ("TEL:1\nFN:A\n\nVERSION:3.0\nFN:B\nVERSION:3.0\nFN:C\n", ["A", "C"]),
        ("begin:vcard\nfn:A\nend:vcard\n .BEGIN : vCard \nFN:B\nEND:VCARD", ["A", "B"]),
        ("\ufeffBEGIN:VCARD\nFN:A\nEND:VCARD\n\ufeffBEGIN:VCARD\nFN:B\nEND:VCARD\n", ["A", "B"]),
        ("  BEGIN:VCARD\n  FN:A\n  TEL:1\n  END:VCARD\n", ["A"]),
        ("home.begin:vcard\nfn:A\nhome.tel:1\nhome.end:vcard\n", ["A"]),
        ("BEGIN:VCARD\n\tFN:A\n\t B\n\tTEL:1\nEND:VCARD\n", ["AB"]),
        ("BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", []),
        ("BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VCARD\nFN:A\nEND:VCARD\nEND:VCALENDAR\n", ["A"]),
        ("just some text\nwith lines\n", []),
        ("", []),
        ("BEGIN:VCARD\nEND:VCARD\n", ["Unnamed contact"]),
        ("BEGIN:VCARD\nFN:A\nAGENT:\nBEGIN:VCARD\nFN:X\nAGENT:BEGIN:VCARD\nFN:Y\nEND:VCARD\nEND:VCARD\nTITLE:T\n"
         "END:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD", ["A", "B"]),
        ("BEGIN:VCARD\nFN:A\nAGENT:BEGIN:VCARD\\nFN:X\\nEND:VCARD\\n\nEND:VCARD\n", ["A"]),
        ("BEGIN:VCARD\nFN:A\nFN\nX-messaging/twitter-All:jo\n;;;\nEND:VCARD\n", ["A"]),
    ],
)  # fmt: skip
def test_cards_are_found_whatever_is_missing(text, found):
    assert names(text) == found


def test_a_card_without_an_end_says_so():
    (card,) = vcard.read(b"BEGIN:VCARD\nFN:A\n")
    assert card.problems == ("This card has no end; the file may be cut short.",)


def test_equal_cards_are_two_cards():
    one = "BEGIN:VCARD\nFN:A\nEMAIL:a@b.example\nEND:VCARD\n"
    assert names(one * 2) == ["A", "A"]


def test_the_source_is_kept_to_the_letter():
    text = 'BEGIN:VCARD\r\nVERSION:3.0\r\nx1.FN;X-A="b:c":A\r\nNOTE:ab\r\n cd\\n\r\n\r\nX-ODD:é\r\nEND:VCARD\r\n'
    (card,) = vcard.read(text.encode())
    assert card.contact.raw_card is not None
    assert (card.contact.raw_card.text, card.contact.raw_card.version) == (text, "3.0")


def test_content_decides_not_the_name():
    assert importer_for(b"BEGIN:VCARD\r\nEND:VCARD\r\n") is IMPORTERS[0]
    assert importer_for(b"\rBEGIN:VCARD\rEND:VCARD\r") is IMPORTERS[0]
    assert importer_for(b"VERSION:3.0\nFN:A\n") is IMPORTERS[0]
    assert importer_for(b"BEGIN:VCALENDAR\nEND:VCALENDAR\n") is None
    assert importer_for(b"name;mail\nA;a@b.example\n") is None
    assert importer_for(b"") is None
