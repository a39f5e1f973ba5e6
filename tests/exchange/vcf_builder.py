# SPDX-License-Identifier: MIT
"""Writes seeded cards in the manner of several address books, beside what they mean."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

WESTERN = ["Jürgen", "Hélène", "Núñez", "Müller", "Kjærgård", "Conceição", "Øystein", "François", "Größe", "Zoë"]
CENTRAL = ["Dvořák", "Šťastný", "Łukasz", "Gałązka", "Křížková", "Žižka", "Wójcik", "Růžička", "Köröš", "Čapková"]
WORLD = ["東京", "Ольга", "Γιώργος", "אורי", "😀", *WESTERN, *CENTRAL]
WORDS = {"cp1252": WESTERN, "cp1250": CENTRAL}
PUNCTUATION = [", ", "; ", ": ", " - ", "\n", " \\ ", " = ", '" ', " "]


@dataclass(frozen=True)
class Meant:
    """What a written card says."""

    name: str
    given: str
    family: str
    account: str
    department: str
    title: str
    note: str
    email: str
    phone: str
    street: str
    locality: str
    birthday: tuple[int | None, int, int]
    spouse: str


def meant(chance: random.Random, encoding: str) -> Meant:
    words = WORDS.get(encoding, WORLD)

    def text(count: int, joints: list[str]) -> str:
        parts = [chance.choice([*words, "Dana", "Whitfield", "and"]) for _ in range(count)]
        return "".join(part + chance.choice(joints) for part in parts).strip()

    given, family = text(1, [" "]), text(2, [" ", "-"])
    return Meant(
        name=chance.choice([f"{given} {family}", f"{family}, {given}"]),
        given=given,
        family=family,
        account=text(3, [" ", ", ", " & "]).rstrip(", &"),
        department=text(2, [" "]),
        title=text(2, [" ", " / "]).rstrip(" /"),
        note=text(chance.choice([1, 5, 60]), PUNCTUATION),
        email=f"person{chance.randrange(10**6)}@firm.example",
        phone=f"+1 ({chance.randrange(200, 999)}) {chance.randrange(200, 999)}-{chance.randrange(1000, 9999)}",
        street=text(3, [" ", ", "]).rstrip(","),
        locality=text(1, [" "]),
        birthday=(chance.choice([None, 1968, 2004]), chance.randint(1, 12), chance.randint(1, 28)),
        spouse=text(2, [" "]),
    )


def _escaped(text: str) -> str:
    for character in "\\;,":
        text = text.replace(character, "\\" + character)
    return text.replace("\n", "\\n")


def _careless(text: str) -> str:
    """As many writers escape: commas stay bare."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace("\n", "\\n")


def _folded(line: str, encoding: str) -> bytes:
    raw = line.encode(encoding)
    parts = [raw[:75]] + [raw[at : at + 74] for at in range(75, len(raw), 74)]
    return b"\n ".join(parts)


def _quoted(head: str, parts: list[str], encoding: str) -> bytes:
    """A 2.1 value in quoted-printable with soft breaks that may cut a character in two."""
    coded = []
    for part in parts:
        raw = part.replace("\\", "\\\\").replace(";", "\\;").replace("\n", "\r\n").encode(encoding)
        safe = set(range(33, 127)) - {61} | {32}
        coded.extend(bytes([byte]) if byte in safe else b"=%02X" % byte for byte in raw)
        coded.append(b";")
    lines, line = [], head.encode() + b":"
    for piece in coded[:-1]:
        if len(line) + len(piece) > 75:
            lines.append(line + b"=")
            line = b""
        line += piece
    return b"\n".join([*lines, line])


def apple(card: Meant, encoding: str) -> bytes:
    year, month, day = card.birthday
    omit = "" if year else ";X-APPLE-OMIT-YEAR=1604"
    lines = [
        "BEGIN:VCARD", "VERSION:3.0", f"N:{_escaped(card.family)};{_escaped(card.given)};;;",
        f"FN:{_escaped(card.name)}", f"ORG:{_escaped(card.account)};{_escaped(card.department)}",
        f"TITLE:{_escaped(card.title)}", f"item1.EMAIL;type=INTERNET;type=pref:{card.email}",
        "item1.X-ABLabel:_$!<Work>!$_", f"TEL;type=CELL;type=VOICE:{card.phone}",
        f"item2.ADR;type=HOME:;;{_escaped(card.street)};{_escaped(card.locality)};;;", "item2.X-ABADR:us",
        f"BDAY{omit}:{year or 1604:04}-{month:02}-{day:02}", f"item3.X-ABRELATEDNAMES:{_escaped(card.spouse)}",
        "item3.X-ABLabel:_$!<Spouse>!$_", f"NOTE:{_escaped(card.note)}", "END:VCARD", "",
    ]  # fmt: skip
    return b"\n".join(_folded(line, encoding) for line in lines)


def google(card: Meant, encoding: str) -> bytes:
    year, month, day = card.birthday
    born = f"{year:04}-{month:02}-{day:02}" if year else f"--{month:02}{day:02}"
    lines = [
        "BEGIN:VCARD", "VERSION:3.0", f"FN:{_careless(card.name)}",
        f"N:{_careless(card.family)};{_careless(card.given)};;;", f"EMAIL;TYPE=INTERNET;TYPE=WORK:{card.email}",
        f"TEL;TYPE=CELL:{card.phone}", f"ADR;TYPE=HOME:;;{_careless(card.street)};{_careless(card.locality)};;;",
        f"item1.ORG:{_careless(card.account)};{_careless(card.department)}", f"item1.TITLE:{_careless(card.title)}",
        f"BDAY:{born}", f"item2.X-ABRELATEDNAMES:{_careless(card.spouse)}", "item2.X-ABLabel:_$!<Spouse>!$_",
        f"NOTE:{_careless(card.note)}", "CATEGORIES:myContacts", "END:VCARD", "",
    ]  # fmt: skip
    return b"\n".join(_folded(line, encoding) for line in lines)


def outlook(card: Meant, encoding: str) -> bytes:
    charset = {"cp1252": "Windows-1252", "cp1250": "Windows-1250"}.get(encoding, "utf-8")
    year, month, day = card.birthday
    coding = f"ENCODING=QUOTED-PRINTABLE;CHARSET={charset}"
    return b"\n".join([
        b"BEGIN:VCARD", b"VERSION:2.1", _quoted(f"N;{coding}", [card.family, card.given], encoding),
        _quoted(f"FN;{coding}", [card.name], encoding),
        _quoted(f"ORG;{coding}", [card.account, card.department], encoding),
        _quoted(f"TITLE;{coding}", [card.title], encoding), f"TEL;CELL;VOICE:{card.phone}".encode(),
        _quoted(f"ADR;HOME;{coding}", ["", "", card.street, card.locality, "", "", ""], encoding),
        _quoted(f"X-MS-SPOUSE;{coding}", [card.spouse], encoding),
        _quoted(f"NOTE;{coding}", [card.note], encoding),
        f"BDAY:{year:04}{month:02}{day:02}".encode() if year else f"BDAY:--{month:02}{day:02}".encode(),
        f"EMAIL;PREF;INTERNET:{card.email}".encode(), b"REV:20240101T000000Z", b"END:VCARD", b"", b"",
    ])  # fmt: skip


def evolution(card: Meant, encoding: str) -> bytes:
    return (
        google(card, encoding)
        .replace(b"item2.X-ABRELATEDNAMES", b"X-EVOLUTION-SPOUSE")
        .replace(b"item2.X-ABLabel:_$!<Spouse>!$_\n", b"")
    )


def nextcloud(card: Meant, encoding: str) -> bytes:
    written = apple(card, encoding).replace(b"VERSION:3.0", b"VERSION:4.0")
    return written.replace(b"TEL;type=CELL;type=VOICE:", b'TEL;TYPE="cell,voice":')


MANNERS: dict[str, Callable[[Meant, str], bytes]] = {
    "apple": apple,
    "evolution": evolution,
    "google": google,
    "nextcloud": nextcloud,
    "outlook": outlook,
}
